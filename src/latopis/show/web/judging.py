"""A report as a reviewer decides on it: its words with what each shows, its fields with their values, and the form for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from latopis.chronicle.reviewing import CHOICES, FIELDS
from latopis.chronicle.roles import KINDS
from latopis.model import Span
from latopis.show.legible import clipped, legible
from latopis.show.passage import around, words_of
from latopis.show.report_json import values_of
from latopis.show.web.dating import when_words
from latopis.show.web.marks import Place, Segment, paragraphs
from latopis.show.web.view import Choice

if TYPE_CHECKING:
    from latopis.chronicle.kept import Report
    from latopis.chronicle.reviewing import Verdict
    from latopis.lexicon.labels import Labels

NAMES: Final = frozenset(
    {"speaker", "addressee", "outlet", "party", "counterpart", "actors", "recipients", "place", "pollster", "population"}
)
"""The fields that hold somebody's name."""
DATES: Final = frozenset({"when", "fieldwork"})
_LONG: Final = 160
_MOST_WORDS: Final = 300
_LABELS: Final = {"act": "act", "mode": "mode", "type": "event", "relation": "ties", "factuality": "factuality"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be corrected: its value in words, and what it was corrected to; `value` as a form sends it."""

    name: str
    label: str
    value: str
    words: str
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text that may be chosen, and whether it shows the field now."""

    place: str
    text: str
    shows: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The form by which one field is corrected: typed, one of some choices, or words of the text."""

    field: Field
    sort: str
    choices: tuple[Choice, ...]
    words: tuple[Word, ...]


def fields_of(report: Report, verdict: Verdict, labels: Labels) -> list[Field]:
    """The fields of the report that can be corrected, as they were read, and as they are right."""
    values = values_of(report.as_read)
    found = []
    for name in FIELDS[KINDS[type(report.entry)]]:
        value, correction = _plain(values.get(name)), verdict.corrections.get(name)
        corrected = None if correction is None else value_words(name, correction.value or "", report, labels)
        label = labels.maybe(f"web.field.{name}") or name
        found.append(Field(name, label, value, value_words(name, value, report, labels), corrected))
    return found


def value_words(name: str, value: str, report: Report, labels: Labels) -> str:
    """The value of a field in words; a dash where there is none."""
    if not value:
        return "–"
    if name in DATES:
        return when_words(value, labels)
    if name == "status":
        return labels.maybe(f"tie.{getattr(report.entry, 'relation', '')}.{value}") or legible(value)
    told = labels.maybe(f"{_LABELS[name]}.{value}") if name in _LABELS else None
    return told or legible(clipped(value, _LONG))


def form_of(report: Report, field: Field, labels: Labels) -> Form:
    """The form for one field."""
    choices = tuple(
        Choice(value_words(field.name, value, report, labels), value, chosen=value == field.value)
        for value in CHOICES.get(field.name, ())
    )
    sort = "choice" if choices else "date" if field.name in DATES else "name" if field.name in NAMES else "text"
    shown = spans_of_field(report, field.name)
    text = report.document.text
    words = () if choices or field.name in DATES else words_of(report, _MOST_WORDS)
    return Form(
        *(field, sort, choices),
        words=tuple(
            Word(f"{each.start}-{each.end}", legible(each.of(text)), any(_meet(each, span) for span in shown)) for each in words
        ),
    )


def spans_of_field(report: Report, name: str) -> tuple[Span, ...]:
    """The words of the text that show a field."""
    own = getattr(report.entry, name, None)
    if isinstance(own, Span):
        return (own,)
    if isinstance(own, tuple) and own and all(isinstance(each, Span) for each in own):
        return own
    return tuple(report.entry.evidence.get(name, ()))


def passage(report: Report) -> list[list[Segment]]:
    """The words of the entry with what stands around them; those that show a field are marked with its name."""
    text = report.document.text
    whole = around(text, report.entry.span)
    places = [
        Place(number, name, Span(max(0, span.start - whole.start), span.end - whole.start))
        for number, name in enumerate(FIELDS[KINDS[type(report.entry)]], 1)
        for span in spans_of_field(report, name)
        if _meet(span, whole)
    ]
    return list(paragraphs(text[whole.start : whole.end], places))


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return "" if value is None else str(value)


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
