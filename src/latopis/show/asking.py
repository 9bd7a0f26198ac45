"""What the commands do that ask a chronicle; loaded only when one of them runs."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from latopis.chronicle.answers import is_denial
from latopis.chronicle.connect import reading
from latopis.chronicle.listing import Within, listed
from latopis.lexicon.labels import load_labels
from latopis.run.chronicle import Chronicle
from latopis.show.legible import legible
from latopis.show.output import FAILED, complain, write_line, write_page
from latopis.show.queries import LISTS, checked, finder
from latopis.show.report_json import fields_of_actor, fields_of_history, fields_of_joined, fields_of_report, fields_of_tie, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType
    from sqlalchemy import Connection

    from latopis.chronicle.listing import Page
    from latopis.lexicon.labels import Labels, Tongue
    from latopis.model import Edtf
    from latopis.show.report_json import Fields

VARIABLE = "LATOPIS_CHRONICLE"
USUAL = "latopis.db"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which chronicle is asked, in which language it answers, and by which clocks."""

    tongue: Tongue
    chronicle: str | None = None
    json: bool = False
    known_at: Edtf | None = None
    recorded_at: Edtf | None = None
    registers: tuple[str, ...] = ()

    @property
    def labels(self) -> Labels:
        """The words of that language."""
        return load_labels(self.tongue)

    def opened(self) -> Chronicle:
        """The chronicle, which must be there."""
        return opened(self.chronicle, self.registers, create=False)

    def answer(self, found: Iterable[Fields], page: RenderableType) -> int:
        """Show the answer: JSON Lines, or the page; nothing found is an answer too."""
        if self.json:
            for fields in found:
                write_line(line(fields))
        else:
            show(page)
        return 0


def opened(chronicle: str | None, registers: tuple[str, ...], *, create: bool) -> Chronicle:
    """The chronicle that the option names, else the environment, else the one in this folder."""
    from latopis.pipeline import default_lexicon  # noqa: PLC0415  most questions need no lexicon of the user

    lexicon = default_lexicon(registers=registers) if registers else None
    return Chronicle(place_of(chronicle), lexicon=lexicon, signer=_signer(), create=create)


def place_of(chronicle: str | None) -> str:
    """The path or URL of the chronicle: that of the option, else that of the environment, else that of this folder."""
    return chronicle or os.environ.get(VARIABLE) or USUAL


def _signer() -> str | None:
    """Who signs what is recorded."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None


def within(
    start: Edtf | None, end: Edtf | None, *, known_at: Edtf | None, recorded_at: Edtf | None, page: tuple[int, str | None]
) -> Within:
    """The dates, clocks and page of a question; no limit is 0 on the command line."""
    limit, after = page
    return Within(start, end, known_at, recorded_at, limit or None, after)


def show(page: RenderableType) -> None:
    """Print the page as wide as the terminal."""
    from rich.console import Console  # noqa: PLC0415  rich is loaded only for people

    write_page(page, Console(highlight=False, markup=False, emoji=False))


@dataclass(frozen=True, slots=True)
class Question:
    """A list by the name of its page, and the page's parameters; `several` is one of these with all of its values.

    A limit of 0 is none, and others may be larger than that of a page.
    """

    name: str
    given: Mapping[str, str | None]
    limit: int = 0
    several: tuple[str, Sequence[str]] = ("", ())

    def page(self, chronicle: Chronicle, connection: Connection) -> Page:
        """What is found.

        Raises:
            InputError: a value is none of its sort.
            UnknownActor: nobody, or several, are called as somebody in the question.
        """
        pairs = [(name, value) for name, value in self.given.items() if value]
        field, values = self.several
        asked = [checked(LISTS[self.name], [*pairs, (field, value)]) for value in values] or [checked(LISTS[self.name], pairs)]
        details = tuple(detail for each in asked for detail in each.details)
        wanted = replace(asked[0].wanted(finder(connection, chronicle.naming)), details=details)
        return listed(connection, wanted, replace(asked[0].within, limit=self.limit or None))


def dated(
    start: Edtf | None, end: Edtf | None, known_at: Edtf | None, recorded_at: Edtf | None, after: str | None
) -> dict[str, str | None]:
    """What all lists may be asked for."""
    return {"from": start, "to": end, "known_at": known_at, "recorded_at": recorded_at, "after": after}


def show_list(asked: Asked, question: Question) -> int:
    """A list of reports; the mark of the next page goes to standard error, so that the output is the reports alone."""
    from latopis.show.report_page import report_rows  # noqa: PLC0415  rich is loaded only for people

    with asked.opened() as chronicle:
        with reading(chronicle.engine) as connection:
            page = question.page(chronicle, connection)
        denied = {each.number: chronicle.denied(each) for each in page.reports if is_denial(each)}
    shown = report_rows(page.reports, asked.labels, denied) if page.reports else Text(asked.labels.of("list.nothing"))
    code = asked.answer((fields_of_report(each, denied.get(each.number, ())) for each in page.reports), shown)
    if page.next:
        complain(asked.labels.of("list.next", mark=page.next))
    return code


def show_hits(asked: Asked, query: str, within: Within) -> int:
    """What the words are found in."""
    from latopis.show.hit_page import fields_of_hit, hit_page  # noqa: PLC0415  rich is loaded only for people

    with asked.opened() as chronicle:
        found = chronicle.search(query, within)
    return asked.answer(map(fields_of_hit, found.hits), hit_page(found, asked.labels))


def show_actors(asked: Asked, name: str) -> int:
    """Those whom the name may mean, one a line; 1 and suggestions where there is nobody."""
    with asked.opened() as chronicle:
        found = chronicle.actors(name)
        near = [] if found else chronicle.suggestions(name)
    if not found:
        hint = asked.labels.of("actors.near", names=", ".join(near)) if near else ""
        complain(asked.labels.of("actors.nobody", name=name) + hint)
        return FAILED
    lines = [f"{legible(actor.name)} · {asked.labels.of(f'actor.{actor.type}')} · {legible(actor.key)}" for actor in found]
    return asked.answer(map(fields_of_actor, found), Text("\n".join(lines)))


def show_entry(asked: Asked, entry: str, within: Within, *, why: bool = False) -> int:
    """An entry with all its reports, and why they are one; 1 where there is none."""
    from latopis.show.report_page import history_lines, report_rows, why_lines  # noqa: PLC0415  rich is loaded only for people

    with asked.opened() as chronicle:
        reports = chronicle.reports(entry, within)
        denied = {each.number: chronicle.denied(each) for each in reports if is_denial(each)}
        reasons = chronicle.why(entry) if why else []
        decided = {each.number: chronicle.decisions(each) for each in reports}
    if not reports:
        complain(asked.labels.of("entry.none", entry=entry))
        return FAILED
    fields = [
        fields_of_report(each, denied.get(each.number, ())) | fields_of_history(each, decided[each.number]) for each in reports
    ]
    told = [history_lines(each, decided[each.number], asked.labels) for each in reports if decided[each.number]]
    page: RenderableType = Group(report_rows(reports, asked.labels, denied), *told)
    if why:
        page = Group(page, why_lines(reasons, asked.labels))
        fields += map(fields_of_joined, reasons)
    return asked.answer(fields, page)


def show_ties(
    asked: Asked, ends: tuple[str, str | None], *, as_of: Edtf | None, history: bool, page: tuple[int, str | None] = (0, None)
) -> int:
    """The ties as of a date, today's without one, or their history; those with many others page by page."""
    party, counterpart = ends
    mark = None
    from latopis.show.tie_page import tie_page  # noqa: PLC0415  rich is loaded only for people

    clocks = {"known_at": asked.known_at, "recorded_at": asked.recorded_at}
    with asked.opened() as chronicle:
        if counterpart is None and page[0]:
            asked_for = within(None, None, **clocks, page=page)
            found = chronicle.ties_page(party, as_of=as_of or date.today().isoformat(), within=asked_for, history=history)
            ties, mark = list(found.ties), found.next
        elif history:
            ties = chronicle.history(party, counterpart, **clocks)
        else:
            ties = chronicle.ties(party, counterpart, as_of=as_of or date.today().isoformat(), **clocks)
    code = asked.answer(map(fields_of_tie, ties), tie_page(ties, asked.labels))
    if mark:
        complain(asked.labels.of("list.next", mark=mark))
    return code
