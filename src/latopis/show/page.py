"""A record as a page for the terminal: ties, statements, events, polls, a timeline, and what could not be settled.

Certainty and kind are told in words, never by colour alone; text of the article is never read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from latopis import edtf
from latopis.model import Event, Poll, Relation, Statement
from latopis.show.bars import bars
from latopis.show.facts import QUOTE, SHORT, Facts, causes, certainty, details, evidence_quote, facts_of, headline, told_in_short
from latopis.show.legible import clipped, legible
from latopis.show.threads import threads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from latopis.errors import Problem
    from latopis.lexicon.labels import Labels
    from latopis.model import Entry, Record

    Row = tuple[str, RenderableType]

_WIDE = 100
_DATE_WIDTH = 18
_WIDE_DATE_WIDTH = 30
_DEEPEST = 4
_MARGINS = 4


def page(record: Record, labels: Labels, *, width: int) -> Group:
    """The page of a record, for a terminal of `width` columns."""
    facts = facts_of(record, labels)
    parts = [_header(facts), *(_section(name, rows, facts, width=width) for name, rows in _sections(facts, width=width) if rows)]
    if not record.entries:
        parts.append(_below(Text(labels.of("page.nothing"))))
    return Group(*parts, *([_remarks(facts)] if record.problems else []))


def _sections(facts: Facts, *, width: int) -> Iterator[tuple[str, list[Row]]]:
    entries = facts.record.entries
    yield "ties", [_row(entry, facts) for entry in entries if isinstance(entry, Relation)]
    said = threads([entry for entry in entries if isinstance(entry, Statement)])
    yield "statements", [(facts.date(entry.when), _answer(entry, depth, facts)) for entry, depth in said]
    yield "events", [_row(entry, facts) for entry in entries if isinstance(entry, Event)]
    yield "polls", [_row(entry, facts) for entry in entries if isinstance(entry, Poll)]
    yield "timeline", _timeline(facts, width=width)


def _row(entry: Entry, facts: Facts) -> Row:
    return facts.date(entry.when), _body(entry, facts)


def _header(facts: Facts) -> RenderableType:
    document, labels = facts.record.document, facts.labels
    first = document.title or next((line for line in document.text[: 4 * QUOTE].splitlines() if line.strip()), "")
    known = document.published
    about = [
        labels.of("page.published", date=facts.date(known)) if known else labels.of("page.unpublished"),
        *(legible(clipped(part, QUOTE)) for part in (document.source, document.url) if part),
        document.id,
    ]
    return Group(Text(legible(clipped(first, QUOTE)), style="bold"), Text(" · ".join(about), style="dim"))


def _section(name: str, rows: Sequence[Row], facts: Facts, *, width: int) -> RenderableType:
    """A heading and its rows: the date of each beside what it dates."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_date_width([date for date, _ in rows], width))
    grid.add_column(ratio=1, overflow="fold")
    for date, body in rows:
        grid.add_row(Text(date, style="cyan"), body)
    return Group(_heading(name, len(rows), facts), Padding(grid, (0, 0, 0, 2)))


def _date_width(dates: Sequence[str], width: int) -> int:
    return min(_WIDE_DATE_WIDTH if width >= _WIDE else _DATE_WIDTH, max(map(len, dates)))


def _heading(name: str, count: int, facts: Facts) -> RenderableType:
    return _below(Text(f"{facts.labels.of(f'section.{name}')} ({count})", style="bold"))


def _below(part: RenderableType) -> RenderableType:
    """The part with an empty line above it."""
    return Padding(part, (1, 0, 0, 0))


def _body(entry: Entry, facts: Facts, *, before: str = "") -> Group:
    """An entry in lines: what, how certain; what else is known; its causes; its words."""
    lines: list[RenderableType] = [_first_line(entry, facts, before=before)]
    lines += [Text(line) for line in (" · ".join(details(entry, facts)), causes(entry, facts)) if line]
    if isinstance(entry, Poll):
        lines.append(bars(entry, facts))
    return Group(*lines, *_words(entry, facts))


def _first_line(entry: Entry, facts: Facts, *, before: str) -> Text:
    how = certainty(entry, facts)
    return Text.assemble(before, (headline(entry, facts), "bold"), *([(f"  [{how}]", "italic")] if how else []))


def _words(entry: Entry, facts: Facts) -> list[Text]:
    quote = facts.quote(entry.content) if isinstance(entry, Statement) else ""
    found = quote or evidence_quote(entry, facts)
    return [Text(found, style="dim")] if found else []


def _answer(entry: Statement, depth: int, facts: Facts) -> RenderableType:
    """A statement; one that answers another is set in under it and says so."""
    if not depth:
        return _body(entry, facts)
    mark = f"↳ {facts.labels.of('page.answers')}: "
    return Padding(_body(entry, facts, before=mark), (0, 0, 0, 2 * min(depth, _DEEPEST)))


def _timeline(facts: Facts, *, width: int) -> list[Row]:
    """Everything with a date, by its first day; the day of publication among it."""
    document = facts.record.document
    dated = [(value, _dated(entry, facts)) for entry in facts.record.entries if (value := _when(entry)) is not None]
    if not dated:
        return []
    if document.published is not None:
        dated.append((document.published, facts.labels.of("kind.published")))
    dated.sort(key=lambda pair: _place_in_time(pair[0]))
    dates = [facts.date(value) for value, _ in dated]
    room = 2 * (width - _date_width(dates, width) - _MARGINS)
    lines = [Text(clipped(line, max(room, SHORT))) for _, line in dated]
    return list(zip(dates, lines, strict=True))


def _when(entry: Entry) -> str | None:
    return entry.when or (entry.fieldwork if isinstance(entry, Poll) else None)


def _dated(entry: Entry, facts: Facts) -> str:
    how = certainty(entry, facts)
    line = told_in_short(entry, facts)
    return f"[{how}] {line}" if how else line


def _place_in_time(value: str) -> tuple[str, str, str]:
    if not edtf.is_edtf(value):
        return "9999", "", value
    first, last, text = edtf.sort_key(value)
    return first.isoformat(), last.isoformat(), text


def _remarks(facts: Facts) -> RenderableType:
    """What could not be settled, in people's words, with the place it is about."""
    problems = facts.record.problems
    return Group(_heading("remarks", len(problems), facts), *(_remark(problem, facts) for problem in problems))


def _remark(problem: Problem, facts: Facts) -> RenderableType:
    words = facts.labels.maybe(f"problem.{problem.code}") or legible(clipped(problem.message, QUOTE))
    quote = " " + facts.quote([problem.span], SHORT) if problem.span else ""
    return Padding(Text(words + quote), (0, 0, 0, 2))
