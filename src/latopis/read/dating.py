"""Which time dates a clause: what an entry's `when` is taken from."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from latopis.model import Clause, Reading, Sentence, Time

_PARTICIPLES: Final = frozenset(("ppas", "pact"))
_CARRIED: Final = 3
_MOVES_ON: Final = frozenset(("później", "wcześniej", "potem", "następnie", "dotąd", "dotychczas"))
_AND: Final = frozenset(("i", "oraz"))
_BEFORE_VERBS: Final = frozenset(("adv", "part", "siebie"))
_OF_ORIGIN: Final = frozenset(("z", "sprzed"))


def when_of(reading: Reading, sentence: Sentence, index: int) -> Time | None:
    """The time that dates the clause of the token `index` of the sentence; `None` where none does.

    It is the time in the clause, the nearest to the token where there are several; else one in the sentence that no other
    clause plainly owns. A clause owns the times in it, save a fragment without a verb, whose times belong to its neighbours.
    A time that belongs to a noun or participle (`umowa z grudnia`, `sfałszowane w 2020 roku`) dates that word only, one that
    compares (`pierwszy od 2013 roku`) none.
    """
    times = times_in(reading, sentence)
    found = [time for time in times if _head(sentence, time) in (None, index) and not _compares(sentence, time)]
    if not found:
        return None
    home = clause_of(sentence, index)
    at = sentence.tokens[index].span.start
    own = [time for time in found if _place(sentence, time) == home]
    if own:
        return min(own, key=lambda time: (abs(time.span.start - at), time.span))
    free = [time for time in found if _shared(sentence, _place(sentence, time), home=home)]
    return free[0] if len({time.value for time in free}) == 1 else None


def carried_to(reading: Reading, number: int) -> Time | None:
    """The time that still holds in the sentence `number`, which has none: that of the last dated sentence before it.

    It must stand in the same paragraph, at most `_CARRIED` sentences back, tell of the past there as here, be the only one of
    its sentence, be a month or more, and date its main clause, not a noun or a clause of it.
    """
    sentence = reading.sentences[number]
    if times_in(reading, sentence) or not _is_past(sentence):
        return None
    for place in range(number - 1, max(number - 1 - _CARRIED, -1), -1):
        before = reading.sentences[place]
        if before.paragraph != sentence.paragraph:
            return None
        found = times_in(reading, before)
        if found:
            coarse = len(found) == 1 and is_coarse(found[0]) and _dates_all(before, found[0])  # a day is told for one act
            return found[0] if coarse and _is_past(before) and not _moves_on(sentence) else None
    return None


def _dates_all(sentence: Sentence, time: Time) -> bool:
    """Whether the time dates what the sentence tells: no noun or participle, nothing compared, no clause inside it."""
    if _head(sentence, time) is not None or _compares(sentence, time):
        return False
    place = _place(sentence, time)
    return place is None or (sentence.clauses[place].parent is None and sentence.clauses[place].introducer is None)


def _moves_on(sentence: Sentence) -> bool:
    return any(token.lower in _MOVES_ON for token in sentence.tokens)


def _is_past(sentence: Sentence) -> bool:
    main = next((clause for clause in sentence.clauses if clause.finite is not None), None)
    return main is not None and main.tense == "past" and main.mood == "indicative"


def is_coarse(time: Time) -> bool:
    """Whether the time is a month, or a year or more, and no stretch between two dates."""
    return len(time.value) <= len("2018-11")


def times_in(reading: Reading, sentence: Sentence) -> list[Time]:
    """The times of the sentence, in order."""
    start = bisect_left(reading.times, sentence.span.start, key=lambda time: time.span.start)
    end = bisect_left(reading.times, sentence.span.end, key=lambda time: time.span.start)
    return list(reading.times[start:end])


def clause_of(sentence: Sentence, index: int) -> int | None:
    """The index of the clause that holds the token."""
    return next((number for number, clause in enumerate(sentence.clauses) if clause.holds(index)), None)


def _first(sentence: Sentence, time: Time) -> int:
    """The index of the first token of the time."""
    return bisect_left(sentence.tokens, time.span.start, key=lambda token: token.span.start)


def _head(sentence: Sentence, time: Time) -> int | None:
    """The index of the noun or participle that the time belongs to: what stands right before it and is no predicate."""
    at = _first(sentence, time) - 1
    preposition = sentence.tokens[at].lemma if at >= 0 and sentence.tokens[at].pos == "prep" else None
    at -= preposition is not None
    if at < 0:
        return None
    participle = sentence.tokens[at].pos in _PARTICIPLES and (not at or not sentence.tokens[at].capitalised)
    attributive = participle and not any(clause.verb == at for clause in sentence.clauses)
    origin = preposition in _OF_ORIGIN and sentence.tokens[at].pos == "subst"
    return at if attributive or origin else None


def _compares(sentence: Sentence, time: Time) -> bool:
    """Whether the time tells since when there was nothing like it: `pierwsza wizyta od 2013 roku`, `największy od 1990 roku`."""
    at = _first(sentence, time)
    if not at or sentence.tokens[at - 1].lower != "od":
        return False
    home = clause_of(sentence, at)
    start = sentence.clauses[home].start if home is not None else 0
    return any(
        token.lemma == "pierwszy" or (token.pos == "adj" and token.best.degree == "sup") for token in sentence.tokens[start:at]
    )


def _place(sentence: Sentence, time: Time) -> int | None:
    """The index of the clause in which the time stands."""
    return clause_of(sentence, _first(sentence, time))


def _shared(sentence: Sentence, place: int | None, *, home: int | None) -> bool:
    """Whether a time there may date `home` too: it is in no clause, in a fragment, or in the clause that `home` goes on with."""
    if place is None or home is None:
        return True
    clause = sentence.clauses[place]
    return clause.finite is None or _continues(sentence.clauses[home], place) or _goes_on(sentence, place, home=home)


def _goes_on(sentence: Sentence, place: int, *, home: int) -> bool:
    """Whether the clause tells what the same one did next: `przybył we wtorek do stolicy i rozmawiał z premierem`."""
    before, clause = sentence.clauses[place], sentence.clauses[home]
    if clause.finite is None or before.end != clause.start or (before.tense, before.mood) != (clause.tense, clause.mood):
        return False
    opening = sentence.tokens[clause.start : clause.finite]
    return bool(opening) and opening[0].lower in _AND and all(token.pos in _BEFORE_VERBS for token in opening[1:])


def _continues(clause: Clause, place: int) -> bool:
    """Whether the clause has no finite verb of its own and depends on the one at `place`."""
    return clause.finite is None and clause.parent == place
