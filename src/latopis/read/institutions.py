"""Whose institution a name means, where other states have one of that name too: `niemieckie MSZ`, `Senat`, `brytyjski NFZ`.

A word beside the name tells it (an adjective, a genitive, the capital in which a court sits), or its holder who is named there;
else, of a body whose name the register knows of other states as well, the state of which the document speaks by far the most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.read.name_words import adjective_agreement, is_acronym
from latopis.sentence import agreement_in

if TYPE_CHECKING:
    from latopis.model import Name, Reading, Token
    from latopis.register import KnownActor, Register

_BODIES: Final = frozenset(("court", "parliament", "agency", "organisation", "institution", "party"))
"""Kinds of organisations that belong to one state; a company has branches in others (`polski Vodafone`)."""
_SITTING: Final = frozenset(("court", "ministry"))
"""Kinds of what may be told by the city in which it is."""
_IN: Final = frozenset(("w", "we"))
_AND: Final = (" i ", " oraz ", ", ")
_MUCH: Final = 3
"""How many times as often as the own state of a body another one must be named, and how often at least."""


class Meant(NamedTuple):
    """The known actor that a name means, none where it is another state's namesake, and the key of the state that is told."""

    known: KnownActor | None
    state: str = ""


class Institutions:
    """The names of a document with the states of which it speaks."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self._text = reading.document.text
        self._register = register
        self._sentences = reading.sentences
        self._names = sorted(reading.names, key=lambda name: name.span)
        self._places = {name.span.start: place for place, name in enumerate(self._names)}
        roots = (root_state(register, name.register[0]) for name in self._names if len(set(name.register)) == 1)
        self._told = Counter(filter(None, roots))
        self._owners: dict[str, set[str]] = {}
        for name in self._names:
            if name.kind == "name" and len(set(name.register)) == 1 and is_general(known := register[name.register[0]]):
                self._owners.setdefault(known.key, set()).add(self._beside(name, known))

    def meant(self, name: Name, known: KnownActor) -> Meant:
        """Whom the name means if the register takes it for this institution."""
        own = root_state(self._register, known.key)
        if not is_general(known) and not (own and (known.type == "office" or known.kind in _BODIES)):
            return Meant(known)
        told = self._beside(name, known)
        if is_general(known):
            owners = self._owners.get(known.key, set()) - {""}
            state = told or (next(iter(owners)) if len(owners) == 1 else "")
            kin = self._register.namesakes(known).get(state)
            return Meant(self._register[kin] if kin else known, state)
        if told == own:
            return Meant(known)
        state = told or self._spoken_of(known, own)
        kin = self._register.namesakes(known).get(state)
        return Meant(self._register[kin]) if kin else Meant(None if told else known, told)

    def are_of_two_states(self, name: Name, known: KnownActor) -> bool:
        """Whether a body that only its name tells of is another state's than the known one: `Czeski Fundusz Leśny (FLO)`."""
        first = self._token_at(name.span.start)
        inside = self._register.adjectives_in(first.text, first.analyses) if first is not None else ()
        told = root_state(self._register, inside[0].keys[0]) if len(inside) == 1 else self._beside(name, known)
        own = root_state(self._register, known.key)
        return bool(told and own) and told != own

    def _spoken_of(self, known: KnownActor, own: str) -> str:
        """The state with such a body of which the document speaks by far the most."""
        others = [(self._told[state], state) for state in self._register.namesakes(known)]
        often, state = max(others, default=(0, ""))
        return state if often >= _MUCH * max(self._told[own], 1) else ""

    def _beside(self, name: Name, known: KnownActor) -> str:
        """The key of the state that the words beside the name tell; empty where they tell none."""
        place = self._places[name.span.start]
        before = self._names[place - 1] if place else None
        if before is not None and before.kind == "adjective" and self._gap(before, name) == " ":
            compound = self._text[before.span.start - 1 : before.span.start] in ("-", "‑")  # `polsko-niemiecka`
            return "" if compound or not self._agree(before, name) else self._state_of(before)
        after = self._names[place + 1] if place + 1 < len(self._names) else None
        if after is None or after.kind != "name":
            return ""
        gap = self._gap(name, after)
        if gap == " ":
            return self._behind(after, self._names[place + 2] if place + 2 < len(self._names) else None)
        sits = gap.strip() in _IN and known.kind in _SITTING and after.type == "place"
        return self._state_of(after) if sits else ""

    def _behind(self, after: Name, next_: Name | None) -> str:
        """The state in the genitive right behind the name, or that of the person who holds the office; none of two states."""
        several = next_ is not None and next_.type == "state" and self._gap(after, next_) in _AND
        if after.type == "person":
            return self._state_of(after)
        last = after.span.of(self._text).rfind(" ") + 1  # `W. Brytanii`
        token = self._token_at(after.span.start + last)
        genitive = token is not None and any("gen" in entry.cases for entry in token.analyses)
        return self._state_of(after) if after.type == "state" and genitive and not several else ""

    def _agree(self, adjective: Name, name: Name) -> bool:
        """Whether the adjective may be that of the name, and of nothing before it (`waluty niemieckiej Bank Anglii`)."""
        one, other = self._token_at(adjective.span.start), self._token_at(name.span.start)
        if one is None or other is None or is_acronym(other):
            return True
        likeliest = agreement_in(entry for entry in other.analyses if entry.lemma == other.best.lemma)
        return bool(adjective_agreement(one) & likeliest)

    def _state_of(self, name: Name) -> str:
        return root_state(self._register, name.register[0]) if len(set(name.register)) == 1 else ""

    def _gap(self, one: Name, other: Name) -> str:
        return self._text[one.span.end : other.span.start]

    def _token_at(self, start: int) -> Token | None:
        place = bisect_left(self._sentences, start + 1, key=lambda sentence: sentence.span.start) - 1
        if not 0 <= place < len(self._sentences):
            return None
        tokens = self._sentences[place].tokens
        at = bisect_left(tokens, start, key=lambda token: token.span.start)
        return tokens[at] if at < len(tokens) else None


def is_general(known: KnownActor) -> bool:
    """Whether it is an office that many states have, and the register does not say whose (`Ministerstwo Finansów`)."""
    return known.type == "office" and not known.of


def root_state(register: Register, key: str) -> str:
    """The key of the state to which the actor belongs at last, itself included; empty where it belongs to none."""
    seen: set[str] = set()
    while key and key not in seen and key in register:
        seen.add(key)
        if register[key].type == "state":
            return key
        key = register[key].of
    return ""
