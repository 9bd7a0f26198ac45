"""Words of which dates are made: months, weekdays, units, number words, feasts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from latopis.errors import LexiconError
from latopis.lexicon.tables import Table, entries, tsv

if TYPE_CHECKING:
    from latopis.model import Analysis, Token

KINDS: Final = frozenset(
    """
    month month_adjective weekday weekday_adjective season day_word day_adjective week_adjective year_adjective unit_day
    unit_week unit_weekend unit_month unit_quarter unit_half unit_year unit_decade unit_century edge turn this sure last next
    nearest latest previous following same that ago later earlier next_day before after year_mark century_mark this_year
    last_year this_month last_month vague every named_after otherwise night half_count era period by_year day_verb feast
    feast_word feast_rest feast_of cardinal ordinal
    """.split()  # noqa: SIM905 a list of sixty strings is no easier to read
)

Cues: TypeAlias = dict[str, int]
"""What a word does in a date: the value of each kind of cue that it has."""

_NONE: Final[Cues] = {}
_NUMBER: Final[Cues] = {"number": 0}
_ROMAN: Final = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_KEPT: Final = 100_000
"""Word forms whose cues are kept before that starts anew."""


class Cue(NamedTuple):
    """What a word does in a date: `kind` is one of `KINDS`, `value` its number."""

    kind: str
    value: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast on the same day every year, or counted in days from Easter Sunday."""

    id: str
    lemmas: tuple[str, ...]
    month: int | None
    day: int | None
    easter: int | None
    capital: bool


@dataclass(frozen=True, slots=True)
class DateWords:
    """`cues` by lemma or abbreviation, in lower case; `holidays` by their first lemma."""

    cues: dict[str, tuple[Cue, ...]]
    holidays: dict[str, tuple[Holiday, ...]]
    known: dict[str, Cues] = field(default_factory=dict, repr=False, compare=False)

    def cues_of(self, token: Token) -> Cues:
        """What the word form does in dates, most often nothing; kept from one document to the next, as news repeats its words."""
        if token.kind != "word":
            return _NUMBER if token.kind == "number" else _NONE
        found = self.known.get(token.text)
        if found is None:
            if len(self.known) >= _KEPT:
                self.known.clear()
            found = self.known[token.text] = self._looked_up(token)
        return found

    def _looked_up(self, token: Token) -> Cues:
        text = token.text.lower()
        # An abbreviation counts as it is written: pt. is more often a title's than a Friday.
        lemmas = {_key(one) for one in token.analyses if one.pos != "brev"}
        cues = [cue for word in (text, *sorted(lemmas - {text})) for cue in self.cues.get(word, ())]
        cues += self._month_pair(text) if "-" in text else []
        cues += [Cue("roman", value)] if (value := roman_value(token.text)) else []
        return {cue.kind: cue.value for cue in reversed(cues)} if cues else _NONE

    def _month_pair(self, text: str) -> list[Cue]:
        """The cue of two months in one word (`styczeń-marzec`): a hundred times the first and the second."""
        first, _, last = text.partition("-")
        months = [cue.value for part in (first, last) for cue in self.cues.get(part, ()) if cue.kind == "month"]
        return [Cue("month_pair", 100 * months[0] + months[1])] if len(months) == 2 else []


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral, up to 39; `None` for anything else.

    >>> roman_value("XIX"), roman_value("IL")
    (19, None)
    """
    if len(text) > 7 or not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _key(analysis: Analysis) -> str:
    """The lemma as the tables have it; that of a participle, which is its verb, with `:pact`."""
    lemma = analysis.lemma.lower()
    return f"{lemma}:pact" if analysis.pos == "pact" else lemma


def load_dates(language: str) -> DateWords:
    """The tables `dates_words.tsv`, `dates_numbers.tsv` and `dates_holidays.toml` of a language."""
    cues: dict[str, tuple[Cue, ...]] = {}
    for name in ("dates_words", "dates_numbers"):
        path = f"{language}/{name}.tsv"
        for row in tsv(path, columns=["lemma", "kind", "value"]):
            cues[row["lemma"]] = (*cues.get(row["lemma"], ()), _cue(path, row))
    holidays: dict[str, tuple[Holiday, ...]] = {}
    path = f"{language}/dates_holidays.toml"
    for entry in entries(path):
        for holiday in _holidays(path, entry):
            first = holiday.lemmas[0]
            holidays[first] = (*holidays.get(first, ()), holiday)
            rest = [
                (first, "feast" if len(holiday.lemmas) == 1 else "feast_word"),
                *((word, "feast_rest") for word in holiday.lemmas[1:]),
            ]
            for word, kind in rest:
                cues[word] = tuple(dict.fromkeys((*cues.get(word, ()), Cue(kind, 0))))
    return DateWords(cues, holidays)


def _cue(path: str, row: dict[str, str]) -> Cue:
    if row["kind"] not in KINDS:
        raise LexiconError(f"data/{path}: {row['lemma']}: kind {row['kind']!r} is none of {sorted(KINDS)}")
    try:
        return Cue(row["kind"], int(row["value"]))
    except ValueError as fault:
        raise LexiconError(f"data/{path}: {row['lemma']}: value {row['value']!r} is no whole number") from fault


def _holidays(path: str, entry: Table) -> list[Holiday]:
    """One for each way to write the feast."""
    name, lemmas = entry.get("id"), entry.get("lemmas")
    if not isinstance(name, str) or not isinstance(lemmas, list) or not lemmas:
        raise LexiconError(f"data/{path}: {name}: an entry needs `id` and a list `lemmas`")
    month, day, easter = (_number(path, entry, key=key) for key in ("month", "day", "easter"))
    if (easter is None) == (month is None or day is None):
        raise LexiconError(f"data/{path}: {name}: write either `month` and `day` or `easter`")
    capital = entry.get("capital") is True
    return [Holiday(name, tuple(str(words).split()), month, day, easter, capital) for words in lemmas]


def _number(path: str, entry: Table, *, key: str) -> int | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, int):
        raise LexiconError(f"data/{path}: {entry.get('id')}: {key} = {value!r} is no whole number")
    return value
