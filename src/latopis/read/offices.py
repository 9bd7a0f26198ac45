"""Holders of offices: who is only called by an office is the one person whom the document names as its holder.

`Szef MSZ ostrzega` above `Minister spraw zagranicznych Jan Kos powiedział` tells of Jan Kos. Kind of office, of what and of which
state are compared; where two may be meant, or the office is another's, nobody is joined.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.lexicon.offices import OfficeWords
    from latopis.read.name_places import NamePlaces
    from latopis.read.roster import Draft, Roster
    from latopis.syntax import Syntax

_Mark: TypeAlias = tuple[str, str, "int | str | None"]
_MINISTRY: Final = "ministerstwo "
_OPENING: Final = 200
"""Up to which character a bare `prezydent` may be that of a state who is named below; a later one is the readers' own."""
_FAR: Final = 700
"""How many characters below."""


class Office(NamedTuple):
    """What a description tells of an office: its kind, of what it is (a body's number or words), of which state, and where."""

    kind: str
    of: int | str | None
    state: int | None
    place: int

    @property
    def bare(self) -> bool:
        """Whether the noun stands alone."""
        return self.of is None and self.state is None


def office_of(syntax: Syntax, place: int, end: int, *, words: OfficeWords, places: NamePlaces) -> Office | None:
    """The office of which the phrase at `place` tells with its complements up to the token `end`; None where it tells of none."""
    phrase = syntax.phrases[place]
    kind = words.kinds.get(syntax.tokens[phrase.head].lemma)
    if kind is None or any(token.lemma in words.others for token in syntax.tokens[phrase.start : phrase.head]):
        return None
    span = syntax.sentence.span_of(phrase.start, end)
    state = places.state_in(span)
    number = state.number if state is not None else None
    body = places.body_in(span)
    if body is not None and body.name.casefold().startswith(_MINISTRY) and kind == "head":
        return Office("minister", _portfolio(body.name.casefold().removeprefix(_MINISTRY).split(), words), number, span.start)
    if body is not None:
        return Office("head" if kind == "president" else kind, body.number, number, span.start)
    apart = places.adjectives_in(span)  # `szef polskiej dyplomacji`
    rest = [token for token in syntax.tokens[phrase.head + 1 : end] if not token.capitalised and token.span.start not in apart]
    lemmas = [token.lemma for token in rest]
    if kind == "head" and len(lemmas) == 1 and lemmas[0] in words.governments:
        return Office("premier", None, number, span.start)
    led = kind in ("head", "minister") and bool(lemmas) and lemmas[0] in words.ministries
    told = [token.lower for token in (rest[1:] if led else rest) if token.kind == "word"]
    ministers = led or kind == "minister" or (bool(told) and told[-1] in words.portfolios and kind == "head")
    topic = _portfolio(told, words) if ministers else " ".join(told) or None
    return Office("minister" if ministers else kind, topic, number, span.start)


def _portfolio(told: list[str], words: OfficeWords) -> str | None:
    """The portfolio in the words that are usual for it."""
    found = [words.portfolios.get(word, word) for word in told[-1:]] if len(told) == 1 else told
    return " ".join(found) or None


def join_holders(roster: Roster) -> None:
    """Join those who are only called by their office to the persons named as its holders."""
    told: dict[int, list[Office]] = {}
    drafts = {draft.number: draft for draft, _ in roster.offices}
    for draft, office in roster.offices:
        told.setdefault(draft.number, []).append(office)
    named: dict[_Mark, dict[int, Draft]] = defaultdict(dict)
    for draft in filter(_is_named, drafts.values()):
        for mark in (mark for office in told[draft.number] for mark in _marks_of(office, draft)):
            named[mark][draft.number] = draft
    gone: set[int] = set()
    for number, draft in drafts.items():
        if _is_named(draft) or draft.type != "person":
            continue
        near = {key: other for mark in _marks_for(told[number][0]) for key, other in named.get(mark, {}).items()}
        holder = _holder(told[number], ((other, told[key]) for key, other in near.items()), draft)
        if holder is not None:
            holder.mentions += draft.mentions
            holder.roles |= draft.roles
            gone.add(number)
    roster.drafts = [draft for draft in roster.drafts if draft.number not in gone]


def _marks_of(office: Office, holder: Draft) -> tuple[_Mark, ...]:
    """By what the named holder of the office is found: only who shares one with what is described is compared."""
    state = holder.of.number if office.state is None and holder.of is not None else office.state
    return ("kind", office.kind, None), ("of", office.kind, office.of), ("state", office.kind, state)


def _marks_for(office: Office) -> tuple[_Mark, ...]:
    """The marks of which a holder of the described office has one."""
    if office.of is not None:
        return ("of", office.kind, office.of), *([("of", "minister", None)] if office.kind == "minister" else [])
    return (("kind", office.kind, None),) if office.state is None else (("state", office.kind, office.state),)


def _is_named(draft: Draft) -> bool:
    return any(mention.kind == "name" for mention in draft.mentions)


def _holder(offices: list[Office], named: Iterable[tuple[Draft, list[Office]]], draft: Draft) -> Draft | None:
    """The only person of whose office all of the offices may be."""
    found = (
        other
        for other, theirs in named
        if other.agreement & draft.agreement and all(_holds(other, theirs, office, draft.roles) for office in offices)
    )
    first, second = next(found, None), next(found, None)
    return first if second is None else None


def _holds(person: Draft, theirs: list[Office], office: Office, roles: set[str]) -> bool:
    """Whether the person may hold the office, by one of those under which he is named."""
    state = person.of.number if person.of is not None else None
    named = bool(person.roles & roles) or not office.bare or office.kind != "head"  # a bare `szef` is no `prezes` of something
    return named and any(_alike(office, other, state) for other in theirs)


def _alike(office: Office, other: Office, state: int | None) -> bool:
    """Whether an office may be the other one: all that it tells is told of that too, or of its holder, who is of the state."""
    portfolio = office.kind == "minister" and other.of is None  # `minister Kos` has one that is not told
    of = office.of in (None, other.of) or portfolio
    stranger = state is None and office.of is not None and not portfolio
    ruled = office.state in (None, other.state) or (other.state is None and (office.state == state or stranger))
    before = office.place < other.place - (_FAR if office.place < _OPENING else 0)
    return office.kind == other.kind and of and ruled and not (office.bare and other.state is not None and before)
