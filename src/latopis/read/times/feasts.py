"""Feasts with a date of their own: `Wielkanoc`, `Wigilię 2014 roku`, `drugi dzień świąt Bożego Narodzenia`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read.times.meaning import Feast, Found
from latopis.read.times.years import year_at

if TYPE_CHECKING:
    from latopis.lexicon.dates import Holiday
    from latopis.model import Token
    from latopis.read.times.line import Line

_FEAST_AFTER: Final = frozenset(("w", "na", "od", "do", "po", "przed", "z", "za"))


def feast(line: Line, at: int) -> Found | None:
    """A feast after a preposition, or with its year."""
    if not line.has(at, "feast", "feast_word"):
        return None
    token = line.tokens[at]
    for lemma in dict.fromkeys(one.lemma.lower() for one in token.analyses):
        for holiday in line.words.holidays.get(lemma, ()):
            end = at + len(holiday.lemmas)
            if not _reads(line, at, holiday=holiday):
                continue
            year = year_at(line, end, bare=True)
            if year or line.preposition(at) in _FEAST_AFTER or line.has(at - 1, "feast_of"):
                meaning = Feast(holiday.month, holiday.day, holiday.easter, year.year if year else None)
                return Found(at, year.end if year else end, meaning)
    return None


def _reads(line: Line, at: int, *, holiday: Holiday) -> bool:
    if at + len(holiday.lemmas) > len(line):
        return False
    tokens = line.tokens[at : at + len(holiday.lemmas)]
    if holiday.capital and not all(token.capitalised for token in tokens):
        return False
    following = line.tokens[at + 1] if len(tokens) == 1 and at + 1 < len(line) else None
    if following and following.capitalised and any("imię" in one.labels for one in tokens[0].analyses):
        return False  # Sylwester Nowak
    return all(_is_form(line, token, lemma=lemma) for token, lemma in zip(tokens, holiday.lemmas, strict=True))


def _is_form(line: Line, token: Token, *, lemma: str) -> bool:
    """Whether the token is a form of the lemma, of a weekday in the singular: `Wielka Piątka` is no Good Friday."""
    weekday_name = any(cue.kind == "weekday" for cue in line.words.cues.get(lemma, ()))
    return any(one.lemma.lower() == lemma and not (weekday_name and one.numbers == {"pl"}) for one in token.analyses)
