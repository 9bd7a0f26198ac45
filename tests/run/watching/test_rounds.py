"""Watching feeds: politely, nothing twice, and one bad host stops no other."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from latopis.chronicle.connect import reading
from latopis.chronicle.schema import versions
from latopis.load import fetching
from latopis.load.fetching import Web
from latopis.run.chronicle import Chronicle
from latopis.run.watching import hosts
from latopis.run.watching.hosts import Hosts
from latopis.run.watching.plan import plan_of
from latopis.run.watching.rounds import Watch
from latopis.run.watching.state import State
from load.test_feeds import ATOM
from run.watching.served import INTAKE, Reply, Site, article, outcomes, rss, site, watched

if TYPE_CHECKING:
    from pathlib import Path

MOMENTS = range(3, 26, 2) if os.environ.get("HYPOTHESIS_PROFILE") == "full" else (12,)
"""After how many requests the program is killed."""


def kept(folder: Path) -> list[tuple[str | None, str | None]]:
    """The outlet and date of each article of the chronicle."""
    with Chronicle.open(folder / "latopis.db") as chronicle, reading(chronicle.engine) as connection:
        found = connection.execute(versions.select().order_by(versions.c.id)).all()
    return [(row.source, row.published) for row in found]


def test_new_articles_once(tmp_path: Path) -> None:
    """What a feed names is fetched and added; a second asking is conditional and fetches no page again."""
    with site({"/1": article("budżet"), "/2": article("plan")}) as web:
        web.pages["/feed"] = Reply(rss(web.url("/1"), web.url("/2?utm_source=rss#x")), etag='"a"')
        web.pages["/2?"] = web.pages["/2"]
        first = watched(tmp_path, web.url("/feed"))
        assert {"added": 2} == outcomes(first)
        assert ["/robots.txt", "/feed", "/1", "/2"] == [each.removeprefix("a.example") for each in web.asked]
        assert [] == watched(tmp_path, web.url("/feed"))
        assert ["/robots.txt", "/feed"] == [each.removeprefix("a.example") for each in web.asked[4:]]
        assert '"a"' == web.sent[-1]["if-none-match"]
        assert 2 == len(kept(tmp_path))


def test_one_more_article(tmp_path: Path) -> None:
    """Of a feed that has changed only what is new is fetched, and of an item that has changed its new version."""
    with site({"/1": article("budżet"), "/2": article("plan")}) as web:
        web.pages["/feed"] = Reply(rss(web.url("/1"), more="<pubDate>Tue, 30 Apr 2024 08:00:00 GMT</pubDate>"))
        watched(tmp_path, web.url("/feed"))
        web.pages["/feed"] = Reply(
            rss(web.url("/2")).replace(
                b"</channel>",
                rss(web.url("/1"), more="<pubDate>Tue, 30 Apr 2024 09:00:00 GMT</pubDate>")
                .partition(b"</title>")[2]
                .replace(b"</rss>", b""),
            )
        )
        web.pages["/1"] = article("budżet państwa")
        assert {"added": 1, "new version": 1} == outcomes(watched(tmp_path, web.url("/feed")))


def test_text_in_the_feed(tmp_path: Path) -> None:
    """Where the feed holds the article, its page is not asked for; the plan names the outlet."""
    with site({"/feed": Reply(ATOM)}) as web:
        assert {"added": 1} == outcomes(watched(tmp_path, {"url": web.url("/feed"), "source": "Wieści"}))
        assert [("Wieści", "2024-04-30")] == kept(tmp_path)
        assert [] == watched(tmp_path, {"url": web.url("/feed"), "source": "Wieści"})
        assert 2 == web.asked.count("a.example/feed")


def test_since(tmp_path: Path) -> None:
    """What is dated before the day is left; what has no date is taken."""
    undated = {"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": f"Rząd {n}."} for n in range(16)]}
    with site({"/1": article("budżet"), "/undated": Reply(json.dumps(undated).encode())}) as web:
        web.pages["/old"] = Reply(rss(web.url("/1"), more="<pubDate>Tue, 30 Apr 2019 08:00:00 GMT</pubDate>"))
        feeds = [{"url": web.url(path), "since": "2021"} for path in ("/old", "/undated")]
        assert {"added": 16} == outcomes(watched(tmp_path, *feeds))


def test_moved_feed(tmp_path: Path) -> None:
    """A feed that has moved for good is asked at its new address from then on, one that is elsewhere for now is not."""
    with site({"/1": article("budżet")}) as web:
        web.pages |= {
            "/old": Reply(status=301, headers={"Location": "/new"}),
            "/odd": Reply(status=302, headers={"Location": web.url("/new", "b.example")}),
            "/new": Reply(rss(web.url("/1"))),
        }
        feeds = (web.url("/old"), web.url("/odd"))
        assert {"added": 1} == outcomes(watched(tmp_path, *feeds))
        before = len(web.asked)
        assert [] == watched(tmp_path, *feeds)
        later = web.asked[before:]
        assert (0, 1) == (later.count("a.example/old"), later.count("a.example/odd"))
        assert {"a.example/new", "b.example/new"} <= set(later)


def test_a_busy_host_is_left_alone(tmp_path: Path) -> None:
    """After 429 the host is asked for nothing until the time that it names, also by the next process; others go on."""
    with site({"/1": Reply(b"", 429, {"Retry-After": "1"}), "/2": article("plan"), "b.example/1": article("budżet")}) as web:
        web.pages["/feed"] = Reply(rss(web.url("/1"), web.url("/2"), web.url("/1", "b.example")), etag='"a"')
        first = watched(tmp_path, web.url("/feed"))
        assert {"added": 1, "unread": 1} == outcomes(first)
        assert ["answers with status 429; it is tried again"] == [each.message for each in first if each.message]
        before = len(web.asked)
        assert [] == watched(tmp_path, web.url("/feed"))
        assert before == len(web.asked)
        time.sleep(1.05)
        assert {"added": 1} == outcomes(watched(tmp_path, web.url("/feed")))
        assert 1 == web.asked.count("a.example/1")


def test_slow_endless_and_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that drips, one that never ends and redirections without end are given up with the reason; others are read."""
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    pages = {
        "/slow": Reply(b"x" * 1000, drip=0.05),
        "/endless": Reply(endless=True),
        "/circle": Reply(status=302, headers={"Location": "/circle"}),
        "/gone": Reply(b"", 404),
        "/1": article("budżet"),
    }
    with site({**pages}) as web:
        web.pages["/feed"] = Reply(rss(*map(web.url, pages)))
        found = watched(tmp_path, web.url("/feed"))
    said = {each.where.rpartition("/")[2]: each.message for each in found if each.outcome == "unread"}
    assert {"slow", "endless", "circle", "gone"} == said.keys()
    assert "too slowly; it is tried again" in said["slow"]
    assert ("larger" in said["endless"], "leads on" in said["circle"], "404" in said["gone"]) == (True, True, True)
    assert 1 == outcomes(found)["added"]


@pytest.mark.parametrize(
    "broken", [b"<rss><channel><tit", b"<html><p>x</p></html>", b"", b'{"version": "https://jsonfeed.org/version/1"']
)
def test_a_broken_feed(tmp_path: Path, broken: bytes) -> None:
    """It is told and asked again, unconditionally and later; the others go on."""
    with site({"/1": article("budżet")}) as web:
        web.pages |= {"/broken": Reply(broken, etag='"a"'), "/feed": Reply(rss(web.url("/1")))}
        feeds = (web.url("/broken"), web.url("/feed"))
        assert {"unread": 1, "added": 1} == outcomes(watched(tmp_path, *feeds))
        assert [] == watched(tmp_path, *feeds)
        assert 1 == web.asked.count("a.example/broken")


@pytest.mark.parametrize(
    "odd",
    [
        Reply(b"", 429, {"Retry-After": "Mon, 01 Jan 2024 00:00:00 +99999999999999999999"}),
        Reply(b"", 302, {"Location": "http://["}),
        Reply(rss("http://[")),
        Reply(gzip.compress(rss("http://a.example/"))[:30] + b"\xff" * 50),
        Reply(rss(), etag='"ż"'),
    ],
    ids=["pause", "redirection", "item", "packed", "mark"],
)
def test_an_odd_host_stops_no_other(tmp_path: Path, odd: Reply) -> None:
    """What no clock, address or unpacker takes is told, and is a fault of that feed alone; so it stays when it is asked again."""
    with site({"b.example/feed": odd, "/1": article("budżet")}) as web:
        web.pages["a.example/feed"] = Reply(rss(web.url("/1")))
        feeds = (web.url("/feed"), web.url("/feed", "b.example"))
        assert {"added": 1, "unread": 1} == outcomes(watched(tmp_path, *feeds))
        assert {"unread"} >= outcomes(watched(tmp_path, *feeds)).keys()


def test_gone_for_good(tmp_path: Path) -> None:
    """A feed that is gone (410) is told once, and never asked again."""
    with site({"/feed": Reply(b"", 410)}) as web:
        assert ["take it out" in each.message for each in watched(tmp_path, web.url("/feed"))] == [True]
        assert [] == watched(tmp_path, web.url("/feed"))


def test_robots(tmp_path: Path) -> None:
    """What robots.txt forbids is not fetched, on the host of a redirection neither; where it cannot be had, nothing is."""
    robots = Reply(b"User-agent: *\nDisallow: /no\n")
    with site(
        {"/robots.txt": robots, "b.example/robots.txt": Reply(b"", 500), "/1": article("budżet"), "/no": article("plan")}
    ) as web:
        web.pages["/out"] = Reply(status=302, headers={"Location": "/no"})
        web.pages["/feed"] = Reply(rss(web.url("/1"), web.url("/no"), web.url("/out"), web.url("/1", "b.example")))
        found = watched(tmp_path, web.url("/feed"))
        assert {"added": 1, "unread": 3} == outcomes(found)
        assert not {"a.example/no", "b.example/1"} & set(web.asked)
        assert 2 == sum("robots.txt asks not to" in each.message for each in found)


def test_one_request_a_host_at_a_time(tmp_path: Path) -> None:
    """A host is asked for one thing after another, with a pause; several hosts at the same time."""
    hosts = ("a.example", "b.example")
    slow = [Reply(article(title).body, drip=0.00001) for title in ("budżet", "plan", "raport")]
    with site({f"/{number}": each for number, each in enumerate(slow)}) as web:
        pages = [web.url(f"/{number}", host) for number in range(3) for host in hosts]
        web.pages["/feed"] = Reply(rss(*pages))
        watched(tmp_path, web.url("/feed"), delay=0.1)
        assert dict.fromkeys(hosts, 1) == web.most_open
        for host in hosts:
            begun = [moment for name, moment in web.begun if name == host]
            assert all(later - earlier >= 0.09 for earlier, later in pairwise(begun))
        last_a, first_b = (max(m for h, m in web.begun if h == "a.example"), min(m for h, m in web.begun if h == "b.example"))
        assert first_b < last_a


def test_a_long_robots(tmp_path: Path) -> None:
    """Of a robots.txt without end the beginning counts."""
    rules = b"User-agent: *\nDisallow: /1\n" + b"# nic\n" * 100_000
    with site({"/robots.txt": Reply(rules), "/1": article("budżet")}) as web:
        web.pages["/feed"] = Reply(rss(web.url("/1")))
        assert {"unread": 1} == outcomes(watched(tmp_path, web.url("/feed")))
        assert 0 == web.asked.count("a.example/1")


def test_a_pause_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that asks for a pause of years is left alone for as long as a host may ask."""
    monkeypatch.setattr(hosts, "_LONGEST_PAUSE", 0.1)
    with site({"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 99999999999\n"), "/feed": Reply(ATOM)}) as web:
        assert {"added": 1} == outcomes(watched(tmp_path, web.url("/feed")))


def test_crawl_delay(tmp_path: Path) -> None:
    """A pause that robots.txt asks for is kept."""
    with site({"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 0.2\n"), "/feed": Reply(ATOM)}) as web:
        watched(tmp_path, web.url("/feed"))
        (_, first), (_, second) = web.begun
        assert second - first >= 0.19


def test_sitemaps(tmp_path: Path) -> None:
    """An index leads to sitemaps, packed ones too; of those only what has changed is asked again."""
    with site({"/1": article("budżet"), "/2": article("plan"), "/3": article("raport")}) as web:
        entry = "<url><loc>{}</loc><lastmod>{}</lastmod></url>"

        def index(day: str) -> Reply:
            names = ((web.url("/old.xml.gz"), "2020-01-01"), (web.url("/new.xml"), day))
            inside = "".join(f"<sitemap><loc>{url}</loc><lastmod>{changed}</lastmod></sitemap>" for url, changed in names)
            return Reply(f"<sitemapindex>{inside}</sitemapindex>".encode())

        old = f"<urlset>{entry.format(web.url('/1'), '2020-01-01')}</urlset>".encode()
        new = f"<urlset>{entry.format(web.url('/2'), '2024-04-30')}</urlset>".encode()
        web.pages |= {"/sitemap.xml": index("2024-04-30"), "/old.xml.gz": Reply(gzip.compress(old)), "/new.xml": Reply(new)}
        feed = {"url": web.url("/sitemap.xml"), "since": "2023"}
        assert {"added": 1} == outcomes(watched(tmp_path, feed))
        web.pages["/sitemap.xml"] = index("2024-05-01")
        web.pages["/new.xml"] = Reply(
            new.replace(b"</urlset>", entry.format(web.url("/3"), "2024-05-01").encode() + b"</urlset>")
        )
        assert {"added": 1} == outcomes(watched(tmp_path, feed))
        assert (1, 2, 0) == tuple(web.asked.count(f"a.example{path}") for path in ("/old.xml.gz", "/new.xml", "/1"))


def test_private_addresses(tmp_path: Path) -> None:
    """Nothing inside one's own network is asked unless that is wanted, whatever a feed names."""
    with site({"/feed": Reply(rss("http://a.example/"))}) as web:
        found = watched(tmp_path, "http://a.example/feed", private=False)
        assert ["no public address" in each.message for each in found] == [True]
        assert [] == web.asked


def test_feeds_that_left_the_plan(tmp_path: Path) -> None:
    """A feed that is taken out is not asked; put back, it brings nothing twice."""
    with site({"/1": article("budżet"), "/other": Reply(ATOM)}) as web:
        web.pages["/feed"] = Reply(rss(web.url("/1")))
        watched(tmp_path, web.url("/feed"))
        watched(tmp_path, web.url("/other"))
        assert 1 == web.asked.count("a.example/feed")
        assert [] == watched(tmp_path, web.url("/feed"))
        assert 1 == web.asked.count("a.example/1")


def test_addresses_that_are_asked_once(tmp_path: Path) -> None:
    """What is fetched once may be a page, a feed or a list; a host that asks for a pause gets it within the run."""
    replies = [Reply(b"", 503, {"Retry-After": "0"}), Reply(ATOM)]
    with site({"/1": article("budżet"), "/2": article("plan"), "/no": Reply(b"", 404)}) as web:
        web.pages["/feed"] = lambda: replies.pop(0) if len(replies) > 1 else replies[0]
        web.pages["/list"] = Reply(f"{web.url('/2')}\n{web.url('/1')}\n".encode())
        urls = [web.url(path) for path in ("/1", "/list", "/no")]
        state = State(None)
        with Chronicle.open(tmp_path / "latopis.db") as chronicle:
            way = Hosts(Web(lambda host, port: ["127.0.0.1"], private=True), 0)
            found = list(Watch(plan_of(urls), state, way, chronicle, INTAKE, pages_too=True).articles(once=False))
        assert {"added": 2, "known": 1, "unread": 1} == outcomes(found)


def command(folder: Path) -> list[str]:
    """One round of the plan in the folder, as a command."""
    arguments = ["latopis", "watch", str(folder / "feeds.toml"), "--once", "--allow-private", "--no-config"]
    script = f"import sys; from latopis.show.start import main\nif __name__ == '__main__': sys.argv = {arguments!r}; main()"
    return [sys.executable, "-c", script]


def plan_for(web: Site, folder: Path) -> None:
    """Writes a plan that watches `/feed` of this machine."""
    text = f'chronicle = "latopis.db"\ndelay = 0\nevery = 0\n[[feed]]\nurl = "http://127.0.0.1:{web.port}/feed"\n'
    (folder / "feeds.toml").write_text(text, "utf-8")


def test_killed_on_the_way(tmp_path: Path) -> None:
    """Killed at any moment and begun again, everything is added once, and what was done is not fetched again."""
    count, chance = 24, random.Random(5)
    with site({f"/{number}": article(f"plan numer {number}") for number in range(count)}) as web:
        plan_for(web, tmp_path)
        web.pages["/feed"] = Reply(rss(*(f"http://127.0.0.1:{web.port}/{number}" for number in range(count))), etag='"a"')
        interrupted = 0
        for enough in MOMENTS:
            program = subprocess.Popen(command(tmp_path), stdout=subprocess.DEVNULL)
            while program.poll() is None and len(web.asked) < enough:
                time.sleep(0.005)
            time.sleep(chance.random() / 50)
            with suppress(ProcessLookupError):
                os.kill(program.pid, signal.SIGKILL)
            interrupted += program.wait() == -signal.SIGKILL
        done = subprocess.run(command(tmp_path), check=False, capture_output=True, text=True)
        assert (len(MOMENTS), 0, "") == (interrupted, done.returncode, done.stderr)
        asked = [web.asked.count(f"127.0.0.1/{number}") for number in range(count)]
    assert 1 == min(asked)
    assert sum(asked) <= count + len(MOMENTS)
    assert count == len(kept(tmp_path))
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        assert chronicle.check().ok
