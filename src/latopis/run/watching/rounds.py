"""Asks what is due, adds what is new, and notes when to ask again.

Pages are fetched in threads, one a host; the chronicle and the state are kept by one. An article is kept first and marked as done
after that: what is stopped in between is asked once more, and the chronicle knows it already.
"""

from __future__ import annotations

import math
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from latopis.errors import InputError
from latopis.load.fetching import Unreachable, articles_at
from latopis.load.listings import listed_in
from latopis.load.unread import ArticleError, Unread
from latopis.run.adding import Added, add_all
from latopis.run.watching.hosts import Answer, Hosts, host_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from latopis.load.article import Intake
    from latopis.load.listings import Listed
    from latopis.model import Document
    from latopis.run.chronicle import Chronicle
    from latopis.run.watching.plan import Feed, Plan
    from latopis.run.watching.state import Errand, State

AT_ONCE: Final = 8
"""Hosts that are asked at the same time."""
MOST_TRIES: Final = 6
_FIRST_PAUSE: Final = 60.0
_LONGEST_PAUSE: Final = 86_400.0
_LONGEST_WISH: Final = 7 * 86_400.0
_LARGEST_LIST: Final = 52_428_800
_BUSY: Final = frozenset({429, 503})
_GONE: Final = 410
_MAY_MEND: Final = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(slots=True)
class Watch:
    """Watches what a plan names; with `pages_too` that may be a page as well, which is an article."""

    plan: Plan
    state: State
    hosts: Hosts
    chronicle: Chronicle
    intake: Intake
    pages_too: bool = False

    def articles(self, *, once: bool) -> Iterator[Added]:
        """What became of each article and of each feed that failed, as it happens; until nothing is due, or without end.

        With `once` each feed that is due is asked once, and what it names fetched; what must wait is left to the next time.
        """
        begun = time.time()
        feeds = {feed.url: feed for feed in self.plan.feed}
        self.state.plan(feeds)
        busy: dict[Future[Answer], Errand] = {}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                while self._begin(pool, busy, begun if once else math.inf) or (not once and self._sleep()):
                    done, _ = wait(busy, timeout=1.0, return_when=FIRST_COMPLETED)
                    for future in done:
                        errand = busy.pop(future)
                        yield from self._settled(errand, feeds[errand.root], future)
            finally:
                self.hosts.stop()
                pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self, pool: ThreadPoolExecutor, busy: dict[Future[Answer], Errand], feeds_until: float) -> bool:
        """Begin what is due; whether anything is on its way."""
        now = time.time()
        taken = {host_of(errand.address) for errand in busy.values()}
        for errand in self.state.due(now, feeds_until=min(now, feeds_until), without=taken):
            if len(busy) >= AT_ONCE:
                break
            largest = _LARGEST_LIST if errand.kind == "feed" else self.intake.max_size
            busy[pool.submit(self.hosts.ask, errand.address, dict(errand.headers), largest=largest)] = errand
        return bool(busy)

    def _sleep(self) -> bool:
        """Wait for what is due next, a minute at most; False where nothing ever is."""
        due = self.state.next_due()
        if due is None:
            return False
        time.sleep(min(max(due - time.time(), 0.05), 60.0))
        return True

    def _settled(self, errand: Errand, feed: Feed, future: Future[Answer]) -> Iterator[Added]:
        try:
            answer = future.result()
            if answer.status in _BUSY:
                self.state.hold(host_of(answer.here), time.time() + wished_pause(answer.headers, errand.tries))
            if errand.kind == "page":
                yield from self._page(errand, feed, answer)
            else:
                yield from self._feed(errand, feed, answer)
        except InputError as fault:
            yield self._failed(errand, feed, str(fault), may_mend=isinstance(fault, Unreachable))

    def _failed(self, errand: Errand, feed: Feed, said: str, *, may_mend: bool) -> Added:
        """Note what failed, and when it is tried again: later and later, a page not for ever."""
        again = may_mend and errand.tries + 1 < MOST_TRIES
        due = time.time() + pause_after(errand.tries)
        if errand.kind == "feed":
            every = self.plan.pause_of(feed)
            once = every == math.inf and not again
            self.state.feed_later(
                errand.url, math.inf if once else max(due, time.time() + min(every, _LONGEST_PAUSE)), failed=True
            )
        elif again:
            self.state.page_later(errand.url, due, said)
        else:
            self.state.page_done(errand.url, said)
        return Added("unread", errand.url, f"{said}; it is tried again" if again else said)

    # Feeds ---------------------------------------------------------------------------------------

    def _feed(self, errand: Errand, feed: Feed, answer: Answer) -> Iterator[Added]:
        if answer.moved:
            self.state.feed_moved(errand.url, answer.moved)
        due = math.inf if errand.mark else time.time() + self.plan.pause_of(feed)
        if answer.status == 304:
            self.state.feed_later(errand.url, due, failed=False)
        elif answer.status == _GONE:
            self.state.feed_later(errand.url, math.inf, failed=True)
            yield Added("unread", errand.url, "is gone for good (status 410); take it out of the plan")
        elif answer.status != 200:
            yield self._failed(errand, feed, f"answers with status {answer.status}", may_mend=answer.status in _MAY_MEND)
        else:
            yield from self._listed(errand, feed, answer)
            kept = {"etag": answer.headers.get("etag"), "modified": answer.headers.get("last-modified")}
            self.state.feed_done(errand.url, due, **kept)

    def _listed(self, errand: Errand, feed: Feed, answer: Answer) -> Iterator[Added]:
        """Add what the list holds, and let the pages that it names be asked for."""
        intake = replace(self.intake, max_size=_LARGEST_LIST)
        try:
            found = listed_in(answer.content, answer.here, intake=intake, text=feed.text)
        except ArticleError as fault:
            if not (self.pages_too and fault.code == "not-text"):
                raise InputError(str(fault)) from fault
            yield from self._added(articles_at(answer.here, answer.content, self.intake), feed, errand)
            return
        if errand.url != errand.root and any(each.is_list for each in found):
            raise InputError("is an index of sitemaps inside another one")
        news = [each for each in found if (each.is_list or self.state.is_news(each)) and not is_older(each, feed.since)]
        for each in news:
            if each.document is not None:
                yield from self._added([each.document], feed, each)
                self.state.put_done(errand.root, each)
        self.state.await_pages(errand.root, (each for each in news if each.document is None))

    # Pages ---------------------------------------------------------------------------------------

    def _page(self, errand: Errand, feed: Feed, answer: Answer) -> Iterator[Added]:
        if answer.status != 200:
            yield self._failed(errand, feed, f"answers with status {answer.status}", may_mend=answer.status in _MAY_MEND)
            return
        intake = replace(self.intake, published=errand.published or self.intake.published)
        yield from self._added(articles_at(answer.here, answer.content, intake), feed, errand)
        self.state.page_done(errand.url)

    def _added(self, found: list[Document | Unread], feed: Feed, told: Listed | Errand) -> Iterator[Added]:
        """Add the articles; the outlet is the one that the plan names, else that of the article or of its list."""
        named = [
            each if isinstance(each, Unread) else replace(each, source=feed.source or each.source or told.source)
            for each in found
        ]
        yield from add_all(self.chronicle, ((None, each) for each in named))


def is_older(listed: Listed, since: str | None) -> bool:
    """Whether the article is dated before that day."""
    return since is not None and not listed.is_list and listed.day is not None and listed.day < since


def pause_after(tries: int) -> float:
    """Seconds until the next try: twice as long each time, a day at most.

    >>> pause_after(0), pause_after(3), pause_after(99)
    (60.0, 480.0, 86400.0)
    """
    return min(_FIRST_PAUSE * 2.0 ** min(tries, 20), _LONGEST_PAUSE)


def wished_pause(headers: Mapping[str, str], tries: int) -> float:
    """The seconds for which a host asks to be left alone (`Retry-After`), as a number or a moment; a week at most.

    >>> wished_pause({"retry-after": "7"}, 0), wished_pause({}, 1)
    (7.0, 120.0)
    >>> wished_pause({"retry-after": "Mon, 01 Jan 2024 00:00:00 +99999999999999999999"}, 0)
    60.0
    """
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit() and len(told) < 10:
        return min(float(told), _LONGEST_WISH)
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, OverflowError):
        return pause_after(tries)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0.0, (aware - datetime.now(UTC)).total_seconds()), _LONGEST_WISH)
