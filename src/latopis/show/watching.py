"""What the command `watch`, and `add` where it fetches, do; loaded only when they run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from latopis import __version__
from latopis.lexicon.labels import load_labels
from latopis.load.fetching import Web
from latopis.load.listings import named_in
from latopis.load.unread import ArticleError, Unread
from latopis.pipeline import settle
from latopis.run.watching.hosts import AGENT, Hosts
from latopis.run.watching.plan import USUAL_DELAY, plan_in, plan_of
from latopis.run.watching.rounds import Watch
from latopis.run.watching.state import State
from latopis.show.asking import opened
from latopis.show.output import complain, write_line
from latopis.show.report_json import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.load.article import Intake
    from latopis.run.adding import Added
    from latopis.run.chronicle import Chronicle
    from latopis.show.reading import Wish


def watch_feeds(path: str, wish: Wish, *, chronicle: str | None, once: bool, private: bool) -> int:
    """Watch what the file names: a line for each article that is added; 1 if something could not be fetched or read, else 0."""
    kept = plan_in(path)
    web = web_of(private=private, contact=kept.plan.contact)
    state = State(kept.state)
    labels, counts = load_labels(wish.tongue), Counter[str]()
    try:
        with opened(chronicle or kept.plan.chronicle, wish.registers, create=True) as place:
            settle()
            hosts = Hosts(web, kept.plan.delay)
            for added in Watch(kept.plan, state, hosts, place, wish.intake).articles(once=once):
                counts[added.outcome] += 1
                if added.outcome == "unread":
                    complain(f"{added.where}: {added.message}")
                if wish.json:
                    write_line(line({"outcome": added.outcome, "where": added.where, "message": added.message or None}))
                elif added.outcome in ("added", "new version"):
                    write_line(f"{labels.of('web.outcome.' + added.outcome.replace(' ', '_'))}: {added.where}")
    finally:
        state.close()
    return 1 if counts["unread"] else 0


def web_of(*, private: bool, contact: str | None = None) -> Web:
    """The way to the web; servers are told who asks, and whom to turn to."""
    told = f"; +{contact}" if contact else ""
    return Web(private=private, headers={"User-Agent": f"{AGENT}/{__version__} (reads news in Polish{told})"})


def sorted_out(paths: Sequence[str], intake: Intake) -> tuple[list[str], list[str], list[Unread]]:
    """The files, the addresses (those given, and those that lists in files name), and the lists that are broken."""
    files: list[str] = []
    urls: list[str] = []
    broken: list[Unread] = []
    for path in paths:
        if path.lower().startswith(("http://", "https://")):
            urls.append(path)
            continue
        try:
            named = named_in(Path(path), intake)
        except ArticleError as fault:
            broken.append(fault.at(path))
            continue
        if named is None:
            files.append(path)
        else:
            urls.extend(named)
    return files, urls, broken


def fetching(urls: Sequence[str], chronicle: Chronicle, intake: Intake, web: Web) -> Iterator[Added]:
    """Add the articles at the addresses, and what lists among them name; waits as long as hosts ask."""
    state = State(None)
    try:
        yield from Watch(plan_of(urls), state, Hosts(web, USUAL_DELAY), chronicle, intake, pages_too=True).articles(once=False)
    finally:
        state.close()
