"""What is known between two askings."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

import pytest

from latopis.errors import WatchError
from latopis.load.listings import Listed
from latopis.run.watching.state import State

if TYPE_CHECKING:
    from pathlib import Path

FEED = "https://example.org/rss"
PAGE = Listed("https://news.example/1", "2024-04-30", "2024-04-29", "Nowiny")


def due(state: State, now: float = 1.0, *without: str) -> list[str]:
    return [errand.url for errand in state.due(now, feeds_until=now, without=without)]


def test_one_errand_a_host() -> None:
    """Of each host that is free one errand is due, feeds first."""
    state = State(None)
    state.plan([FEED])
    state.await_pages(FEED, [PAGE, Listed("https://news.example/2"), Listed("https://example.org/3")])
    assert [FEED, PAGE.url] == due(state)
    assert [PAGE.url] == due(state, 1.0, "example.org")
    state.feed_done(FEED, time.time() + 60, etag=None, modified=None)
    assert ["https://example.org/3", PAGE.url] == due(state)
    state.hold("news.example", time.time() + 60)
    assert ["https://example.org/3"] == due(state, time.time())


def test_news() -> None:
    """A page is news once, and again when its mark changes; what was said of it is kept."""
    state = State(None)
    assert state.is_news(PAGE)
    state.await_pages(FEED, [PAGE])
    state.page_done(PAGE.url, "is gone")
    assert (False, [], True) == (state.is_news(PAGE), due(state), state.is_news(Listed(PAGE.url, "2024-05-01")))


def test_a_page_belongs_to_the_feed_that_named_it_last() -> None:
    """One whose feed has left the plan is asked for as another one's when that names it anew."""
    state = State(None)
    state.plan([FEED])
    state.await_pages(FEED, [PAGE])
    state.page_done(PAGE.url)
    state.plan(["https://other.example/rss"])
    state.await_pages("https://other.example/rss", [Listed(PAGE.url, "2024-05-01")])
    assert ["https://other.example/rss"] * 2 == [errand.root for errand in state.due(1.0, feeds_until=1.0, without=())]


def test_conditions_and_later() -> None:
    """A feed is asked on its condition when it is due, and what must wait says when."""
    state = State(None)
    state.plan([FEED])
    state.feed_done(FEED, 50.0, etag='"a"', modified=None)
    (errand,) = state.due(51.0, feeds_until=51.0, without=())
    assert ((("If-None-Match", '"a"'),), 0, 50.0) == (errand.headers, errand.tries, state.next_due())
    state.feed_later(FEED, 70.0, failed=True)
    state.feed_moved(FEED, "https://new.example/rss")
    (errand,) = state.due(71.0, feeds_until=71.0, without=())
    assert (1, "https://new.example/rss") == (errand.tries, errand.address)
    state.feed_later(FEED, float("inf"), failed=True)
    assert state.next_due() is None


def test_one_watcher_at_a_time(tmp_path: Path) -> None:
    """The state of one process is not opened by another, which is told why."""
    first = State(tmp_path / "feeds.state")
    with pytest.raises(WatchError, match="another `latopis watch`"):
        State(tmp_path / "feeds.state")
    first.close()
    State(tmp_path / "feeds.state").close()


def test_no_state(tmp_path: Path) -> None:
    """A file that is no state, or one of another version, is left as it is."""
    (tmp_path / "a.state").write_text("x" * 2000)
    with sqlite3.connect(tmp_path / "b.state") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    for name, said in (("a.state", "move the file away"), ("b.state", "another version")):
        with pytest.raises(WatchError, match=said):
            State(tmp_path / name)
    assert "x" * 2000 == (tmp_path / "a.state").read_text()
