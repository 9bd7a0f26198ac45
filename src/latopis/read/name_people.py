"""New names of people: a first name or initials, particles, and a surname; also a first name that no list knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read import name_words as w
from latopis.read.name_line import Run

if TYPE_CHECKING:
    from latopis.read.name_line import Line

_LONGEST: Final = 7
_AGED: Final = "letni"
_NAMED_AFTER: Final = frozenset(("company", "newspaper", "magazine", "city", "pollster"))


def person(line: Line, at: int) -> Run | None:
    """The full name of a person that begins at this token; None where none does, or the register knows as much of it."""
    if line.word(at) and line.word(at + 1) and w.is_given_in_two(line.tokens[at + 1]) and not w.is_acronym(line.tokens[at]):
        return Run(at, at + 2, None, "person")
    if line.known_word(at, "group") or not (line.first_name(at) or _initial(line, at)):
        return None
    if line.known_word(at, "place", "state") and line.first_name(at + 1) and line.word(at + 2):
        return None  # sekretarz stanu Georgii Jan Kowalski
    end, surname = at + 1, False
    while end < len(line.tokens) and end - at < _LONGEST:
        step = _step(line, at, end)
        if step is None:
            break
        surname = surname or not (
            line.first_name(step - 1) or w.is_initial(line.tokens[step - 1]) or line.tokens[step - 1].text == "."
        )
        end = step
    match = line.matches.get(at)
    if end - at < 2 or (match and match.end >= end) or not line.word(end - 1):
        return None
    if not surname and not line.surname(end - 1) and not w.is_roman(line.tokens[end - 1]):
        return None
    return Run(at, end, None, "person")


def unknown_first_name(line: Line, at: int) -> Run | None:
    """A word that no list knows, right before a surname of the register, or a place's name that is one: together a person."""
    token = line.tokens[at]
    if not line.free(at) or not token.best.guessed or w.is_acronym(token):
        return None
    named = line.known_word(at + 1, "person") or (line.known_word(at + 1, "place") and _is_somebody(line, at, at + 2))
    return Run(at, at + 2, None, "person") if named else None


def _is_somebody(line: Line, start: int, end: int) -> bool:
    """Whether the words around a name are those of a person: an age before it, or what he is after a comma."""
    before = line.tokens[start - 1] if start else None
    if before is not None and before.pos == "prep":
        return False
    aged = before is not None and before.lemma == _AGED and line.tokens[start - 2].text == "-"
    after = line.tokens[end : end + 2]
    return aged or (len(after) > 1 and after[0].text == "," and w.title_type(after[1], line.words) == "person")


def _step(line: Line, start: int, at: int) -> int | None:
    """The end of the next piece of the name, or None where it ends."""
    token, before = line.tokens[at], line.tokens[at - 1]
    if token.text == ".":
        return at + 1 if len(before.text) == 1 and w.is_initial(before) and line.word(at + 1) else None
    if w.is_roman(token) and line.first_name(at - 1):
        return at + 1
    if not token.capitalised and token.text.casefold() in line.words.links["person"]:
        return _after_particles(line, at)
    if not line.word(at) or _blocked(line, at):
        return None
    forenames = line.first_name(at - 1) or w.is_initial(before) or before.text == "." or w.is_roman(before)
    if at - start >= 2 and not forenames and not _second_surname(line, start, at):
        return None
    return at + 1


def _second_surname(line: Line, start: int, at: int) -> bool:
    """A second surname agrees with the first; more than three words are no name but of a Spaniard with particles."""
    if at - start > 2 or not (line.surname(at) or line.tokens[at].best.guessed):
        return False
    return bool(w.noun_agreement(line.tokens[at - 1]) & w.noun_agreement(line.tokens[at]))


def _after_particles(line: Line, at: int) -> int | None:
    after = at + 1
    while after < len(line.tokens) and after - at < 3 and line.tokens[after].text.casefold() in line.words.links["person"]:
        after += 1
    return after + 1 if line.word(after) and not _blocked(line, after) else None


def _blocked(line: Line, at: int) -> bool:
    """Whether the word belongs to a known actor that is no person, or is an acronym."""
    match = line.matches.get(at)
    if match is None and at in line.covered:
        return True
    if match and (match.end > at + 1 or not (line.actor(match).type == "person" or line.surname(at) or _namesake(line, at))):
        return True
    text = line.tokens[at].text
    if text.casefold() in line.words.heads and not line.surname(at):
        return True
    return len(text) > 1 and text.isupper() and not line.shouting and not line.tokens[at - 1].text.isupper()


def _namesake(line: Line, at: int) -> bool:
    """Whether a company, paper or city bears a surname (Nikola Tesla): right after a first name it is one."""
    kind = line.actor(line.matches[at]).kind
    return kind in _NAMED_AFTER and line.first_name(at - 1) and not w.is_acronym(line.tokens[at])


def _initial(line: Line, at: int) -> bool:
    """An initial with its full stop before a capitalised word, which no sentence can begin (J. Kowalski)."""
    if not line.word(at) or not w.is_initial(line.tokens[at]) or at in line.covered:
        return False
    after = at + 1 if line.tokens[at].text.endswith(".") else at + 2
    if after == at + 2 and (at + 1 >= len(line.tokens) or line.tokens[at + 1].text != "."):
        return False
    return line.word(after) and len(line.tokens[after].text) > 2 and (line.surname(after) or line.tokens[after].best.guessed)
