"""The tables of entries: which columns each kind has, and the row of a report."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from latopis.record_rows import PollRow
from latopis.run.tables import Column
from latopis.show.report_json import fields_of_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind
    from latopis.show.export.making import Wish
    from latopis.show.report_json import Fields

_FIRST: Final = (
    Column("entry", "string", "Id of the entry; `latopis show` and `/entries/…` lead to all its reports."),
    Column("kind", "string", "relation (a tie), statement, event or poll."),
)
ARTICLE: Final = (
    Column("document", "string", "Id of the article: the first 16 hex digits of the SHA-256 of its text."),
    Column("title", "string", "Its title."),
    Column("author", "string", "Its author."),
    Column("source", "string", "Who published it."),
    Column("url", "string", "Its address."),
    Column("published", "string", "Its date (EDTF)."),
)
"""Which article it is."""
_LAST: Final = (
    Column("when", "string", "When it happened, was said or came into force (EDTF)."),
    Column("first_day", "string", "First day that `when` may mean (ISO 8601); null without one."),
    Column("last_day", "string", "Last day that it may mean."),
    Column("factuality", "string", "Certainty on FactBank's scale, from the article's point of view: CT+ … Uu."),
    Column("factuality_said", "string", "The same from that of the speaker who claims it."),
    Column("said_by", "string", "Who claims it; null in the article's own voice."),
    Column("reports", "integer", "How many articles tell the entry."),
    Column("sources", "integer", "How many independent sources those are."),
    Column("quote", "string", "The words of the article that tell it."),
    Column("start", "integer", "Where they begin, in code points of the text."),
    Column("end", "integer", "Where they end."),
    *ARTICLE,
    Column("confidence", "number", "How often the pattern is right on annotated articles."),
    Column("made_by", "string", "The pattern that found it."),
)
_TEXT: Final = Column("text", "string", "The whole text of the article.")
_CODES: Final = (("key", "key in the chronicle"), ("country", "country (ISO 3166 alpha-3)"))


def _actor(role: str, meaning: str, *, coded: bool = True) -> tuple[Column, ...]:
    codes = [Column(f"{role}_{code}", "string", f"Its {words}.") for code, words in _CODES] if coded else []
    return (Column(role, "string", meaning), *codes)


def _actors(role: str, meaning: str, *, countries: bool = True) -> tuple[Column, ...]:
    one = role.removesuffix("s")
    codes = [Column(f"{one}_keys", "strings", "Their keys in the chronicle.")]
    if countries:
        codes.append(Column(f"{one}_countries", "strings", "Their countries (ISO 3166 alpha-3), in their order."))
    return (Column(role, "strings", meaning), *codes)


OWN: Final[Mapping[Kind, tuple[Column, ...]]] = {
    "relation": (
        *_actor("party", "Who has the tie."),
        *_actor("counterpart", "With whom or what."),
        Column("relation", "string", "membership, participation, cooperation, alliance or diplomatic."),
        Column("status", "string", "What became of it: began, in_force, suspended, ended, sought, refused, planned_…"),
        Column("step", "string", "decision, signature, ratification or in_force, where the text tells."),
    ),
    "statement": (
        *_actor("speaker", "Who says it."),
        *_actor("addressee", "To whom.", coded=False),
        *_actor("outlet", "Where it was said, if elsewhere.", coded=False),
        Column("act", "string", "say, deny, accuse, threaten, promise, demand, propose, praise or warn."),
        Column("mode", "string", "direct, indirect or mixed."),
        Column("content", "strings", "What was said."),
        *_actors("about", "Whom it is about.", countries=False),
        Column("answers", "string", "The entry that it denies or rebuts, in the same article."),
    ),
    "event": (
        Column("type", "string", "PLOVER's type, as COERCE."),
        Column("mode", "string", "PLOVER's mode."),
        Column("contexts", "strings", "PLOVER's contexts."),
        *_actors("actors", "Who did it."),
        *_actors("recipients", "To whom."),
        *_actor("place", "Where.", coded=False),
    ),
    "poll": (
        *_actor("pollster", "Who asked."),
        *_actor("commissioner", "For whom.", coded=False),
        *_actor("outlet", "Who published it first.", coded=False),
        Column("population", "string", "Who was asked."),
        Column("subgroup", "string", "Of whom these answers are."),
        Column("question", "string", "What was asked."),
        Column("fieldwork", "string", "When (EDTF)."),
        Column("sample", "integer", "How many were asked."),
        Column("method", "string", "How."),
        Column("margin", "number", "Margin of error, in percent."),
        Column("labels", "strings", "The answers."),
        Column("shares", "numbers", "Their shares in percent, in their order."),
        Column("changes", "numbers", "Change since the last wave, in points."),
    ),
}


def columns_of(wish: Wish) -> tuple[Column, ...]:
    """The columns of a table of these kinds; what several of them have stands once."""
    own = {column.name: column for kind in wish.kinds for column in OWN[kind]}
    return (*_FIRST, *own.values(), *_LAST, *([_TEXT] if wish.full_text else []))


def table_of(reports: Iterable[Report], wish: Wish) -> list[tuple[object, ...]]:
    """The values of each column, a report after the other."""
    names = [column.name for column in columns_of(wish)]
    nothing: Fields = dict.fromkeys(names)
    in_order = itemgetter(*names)
    rows = [in_order(nothing | values_of(report)) for report in reports]
    return list(zip(*rows, strict=True)) or [()] * len(names)


def rows_of(reports: Iterable[Report], wish: Wish) -> list[Fields]:
    """The row of each report, every column in it."""
    names = [column.name for column in columns_of(wish)]
    return [dict(zip(names, row, strict=True)) for row in zip(*table_of(reports, wish), strict=True)]


def values_of(report: Report) -> Fields:
    """Whatever a column may ask of a report."""
    row, text = report.row, report.document.text
    values = fields_of_report(report)
    values["start"], values["end"] = row.span
    values["text"] = text
    if isinstance(row, PollRow):
        values["labels"] = [option.label.of(text) for option in row.options]
        values["shares"] = [option.share for option in row.options]
        values["changes"] = [option.change for option in row.options]
    return values
