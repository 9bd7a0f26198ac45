"""What is known of feeds and pages between two askings, in a small database of its own: each change is whole or not there."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from latopis.errors import WatchError
from latopis.run.watching.hosts import host_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from latopis.load.listings import Listed

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, root TEXT NOT NULL, address TEXT NOT NULL, host TEXT NOT NULL, etag TEXT, modified TEXT,
    mark TEXT NOT NULL DEFAULT '', due REAL NOT NULL DEFAULT 0, faults INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS pages (
    number INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, feed TEXT NOT NULL, host TEXT NOT NULL, mark TEXT NOT NULL,
    published TEXT, source TEXT, due REAL, tries INTEGER NOT NULL DEFAULT 0, said TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS waiting ON pages (host, due, number) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS asked ON feeds (host, due);
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, until REAL NOT NULL);
"""
"""A page without `due` is done with. `root` is the feed of the plan that led to a feed, itself as a rule."""
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Errand:
    """One request to be made: for a feed of the plan, or a page that one of them named; `tries` failed before."""

    kind: Literal["feed", "page"]
    url: str
    address: str
    root: str
    tries: int = 0
    mark: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    source: str | None = None


class State:
    """The feeds and pages of one plan; one process at a time keeps it."""

    def __init__(self, place: Path | None) -> None:
        """At a path, made where there is nothing; None for one that is forgotten.

        Raises:
            WatchError: it cannot be opened, or another process has it.
        """
        self._place = place or ":memory:"
        try:
            self._database = sqlite3.connect(self._place, timeout=1.0, isolation_level=None)
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("BEGIN EXCLUSIVE")
            found = self._database.execute("PRAGMA user_version").fetchone()[0]
            if found not in (0, _FORMAT):
                raise WatchError(f"{place}: was written by another version of latopis; move it away to begin anew")
            self._database.execute("COMMIT")
            self._database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_FORMAT}; COMMIT;")
        except sqlite3.Error as fault:
            advice = "another `latopis watch` has it" if "locked" in str(fault) else "check the folder, or move the file away"
            raise WatchError(f"{place}: cannot keep what was watched ({fault}); {advice}") from fault

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    def plan(self, urls: Collection[str]) -> None:
        """Watch these feeds and no others; what is known of pages stays."""
        with self._whole():
            for (root,) in self._database.execute("SELECT DISTINCT root FROM feeds").fetchall():
                if root not in urls:
                    self._database.execute("DELETE FROM feeds WHERE root = ?", (root,))
                    self._database.execute("DELETE FROM pages WHERE feed = ? AND due IS NOT NULL", (root,))
            for url in urls:
                self._add_feed(url, url)

    def due(self, now: float, *, feeds_until: float, without: Collection[str]) -> Iterator[Errand]:
        """What is to be asked, one errand for each host that is not busy; feeds before pages."""
        held = {host for (host,) in self._database.execute("SELECT host FROM hosts WHERE until > ?", (now,))}
        busy = held | set(without)
        for host in sorted({*self._hosts("feeds", feeds_until), *self._hosts("pages", now)} - busy):
            found = self._feed_due(host, feeds_until) or self._page_due(host, now)
            if found is not None:
                yield found

    def next_due(self) -> float | None:
        """When there is something to ask again; None for never."""
        query = "SELECT min(due) FROM (SELECT due FROM feeds WHERE due < 9e99 UNION ALL SELECT min(due) FROM pages)"
        found: float | None = self._database.execute(query).fetchone()[0]
        held = self._database.execute("SELECT min(until) FROM hosts WHERE until > ?", (time.time(),)).fetchone()[0]
        # What is due now and was not begun waits for its host.
        return found if found is None or found > time.time() or held is None else float(held)

    def is_news(self, listed: Listed) -> bool:
        """Whether the page has not come up yet, or has changed since."""
        found = self._database.execute("SELECT mark FROM pages WHERE url = ?", (listed.url,)).fetchone()
        return found is None or found[0] != listed.mark

    def await_pages(self, root: str, pages: Iterable[Listed]) -> None:
        """Let the pages be asked for, the lists among them as feeds."""
        with self._whole():
            for page in pages:
                if page.is_list:
                    self._add_feed(page.url, root, page.mark)
                else:
                    self._put(root, page, due=0.0)

    def put_done(self, root: str, page: Listed, said: str = "") -> None:
        """The page is done with: its text was in the feed."""
        self._put(root, page, due=None, said=said)

    def page_done(self, url: str, said: str = "") -> None:
        """The page is done with; `said` is why it gave no article."""
        self._database.execute("UPDATE pages SET due = NULL, said = ? WHERE url = ?", (said, url))

    def page_later(self, url: str, due: float, said: str) -> None:
        """The page is to be asked once more."""
        self._database.execute("UPDATE pages SET due = ?, tries = tries + 1, said = ? WHERE url = ?", (due, said, url))

    def feed_done(self, url: str, due: float, *, etag: str | None, modified: str | None) -> None:
        """The feed was read; it is asked again when due, on the condition that it has changed."""
        query = "UPDATE feeds SET etag = ?, modified = ?, due = ?, faults = 0 WHERE url = ?"
        self._database.execute(query, (etag, modified, due, url))

    def feed_later(self, url: str, due: float, *, failed: bool) -> None:
        """The feed is to be asked again; whether it failed counts for how long that may take."""
        self._database.execute("UPDATE feeds SET due = ?, faults = ? * (faults + 1) WHERE url = ?", (due, failed, url))

    def feed_moved(self, url: str, address: str) -> None:
        """The feed is asked at another address from now on."""
        self._database.execute("UPDATE feeds SET address = ?, host = ? WHERE url = ?", (address, host_of(address), url))

    def hold(self, host: str, until: float) -> None:
        """Ask the host for nothing until then."""
        self._database.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?)", (host, until))

    def _add_feed(self, url: str, root: str, mark: str = "") -> None:
        """A feed that is known is asked at once where its mark has changed."""
        query = """INSERT INTO feeds (url, root, address, host, mark) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (url) DO UPDATE SET mark = excluded.mark, due = 0 WHERE mark <> excluded.mark"""
        self._database.execute(query, (url, root, url, host_of(url), mark))

    def _put(self, root: str, page: Listed, *, due: float | None, said: str = "") -> None:
        query = """INSERT INTO pages (url, feed, host, mark, published, source, due, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (url) DO UPDATE SET
                feed = excluded.feed, mark = excluded.mark, due = excluded.due, tries = 0, said = excluded.said"""
        values = (page.url, root, host_of(page.url), page.mark, page.published, page.source, due, said)
        self._database.execute(query, values)

    def _hosts(self, table: str, until: float) -> Iterator[str]:
        for (host,) in self._database.execute(f"SELECT DISTINCT host FROM {table} WHERE due <= ?", (until,)):
            yield host

    def _feed_due(self, host: str, until: float) -> Errand | None:
        query = """SELECT url, address, root, faults, mark, etag, modified FROM feeds
            WHERE host = ? AND due <= ? ORDER BY due, url LIMIT 1"""
        found = self._database.execute(query, (host, until)).fetchone()
        if found is None:
            return None
        url, address, root, faults, mark, etag, modified = found
        conditions = (("If-None-Match", etag), ("If-Modified-Since", modified))
        return Errand("feed", url, address, root, faults, mark, tuple((name, value) for name, value in conditions if value))

    def _page_due(self, host: str, now: float) -> Errand | None:
        query = "SELECT url, feed, tries, published, source FROM pages WHERE host = ? AND due <= ? ORDER BY due, number LIMIT 1"
        found = self._database.execute(query, (host, now)).fetchone()
        if found is None:
            return None
        url, root, tries, published, source = found
        return Errand("page", url, url, root, tries, published=published, source=source)

    def _whole(self) -> sqlite3.Connection:
        """All changes of the block, or none."""
        self._database.execute("BEGIN")
        return self._database
