"""What the command `add` does: progress on a terminal, and a summary; loaded only when it runs."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Final

from latopis.lexicon.labels import load_labels
from latopis.load.sources import articles_and_files, count_of
from latopis.pipeline import settle
from latopis.run.adding import add_all
from latopis.run.processes import processors
from latopis.show.asking import opened
from latopis.show.output import complain, write_line
from latopis.show.report_json import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from latopis.load.fetching import Web
    from latopis.run.adding import Added
    from latopis.run.chronicle import Chronicle
    from latopis.show.reading import Wish

OUTCOMES: Final = ("added", "new version", "known", "removed", "unread")


def add_files(paths: Sequence[str], wish: Wish, *, chronicle: str | None, jobs: int | None, web: Web | None = None) -> int:
    """Add every article of the paths; 1 if something could not be read, else 0. Where there is a web, addresses are fetched."""
    counts: Counter[str] = Counter()
    unread: list[Added] = []
    with opened(chronicle, wish.registers, create=True) as place, _progress(paths) as tell:
        settle()
        for added in _outcomes(place, paths, wish, jobs=jobs or processors(), web=web):
            counts[added.outcome] += 1
            tell(counts)
            if added.outcome == "unread":
                complain(f"{added.where}: {added.message}")
                unread.append(added)
    _summarise(counts, unread, wish)
    return 1 if unread else 0


def _outcomes(place: Chronicle, paths: Sequence[str], wish: Wish, *, jobs: int, web: Web | None) -> Iterator[Added]:
    """What becomes of each article: those of files, then those of addresses."""
    if web is None:
        yield from add_all(place, articles_and_files(paths, wish.intake), processes=jobs, registers=wish.registers)
        return
    from latopis.show.watching import fetching, sorted_out  # noqa: PLC0415  few ask the web

    files, urls, broken = sorted_out(paths, wish.intake)
    sources = chain(((None, each) for each in broken), articles_and_files(files, wish.intake))
    yield from add_all(place, sources, processes=jobs, registers=wish.registers)
    if urls:
        yield from fetching(urls, place, wish.intake, web)


def _summarise(counts: Counter[str], unread: Sequence[Added], wish: Wish) -> None:
    if wish.json:
        fields: dict[str, object] = {outcome.replace(" ", "_"): counts[outcome] for outcome in OUTCOMES[:-1]}
        write_line(line(fields | {"unread": [{"where": each.where, "message": each.message} for each in unread]}))
        return
    labels = load_labels(wish.tongue)
    shown = [outcome for outcome in OUTCOMES if counts[outcome]] or ["added"]
    write_line(" · ".join(labels.of(f"add.{outcome.replace(' ', '_')}", count=f"{counts[outcome]:,}") for outcome in shown))


@contextmanager
def _progress(paths: Sequence[str]) -> Iterator[Callable[[Counter[str]], None]]:
    """What tells how far it is: a line on a terminal, nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda counts: None
        return
    from rich.console import Console  # noqa: PLC0415  rich is loaded only for people
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count_of(paths), rate="")
        yield lambda counts: bar.update(task, completed=counts.total(), rate=f"{bar.tasks[0].speed or 0:.0f}/s")
