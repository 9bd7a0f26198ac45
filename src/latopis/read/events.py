"""What happened: predicates of the lexicon with an actor, and a recipient where the type needs one -> PLOVER events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from latopis.model import Event, Span
from latopis.read.acts import is_told, is_topic
from latopis.read.cast import Cast
from latopis.read.certainty import factuality_of
from latopis.read.dating import carried_to, when_of
from latopis.read.frames import Match, framed, matches
from latopis.read.gapping import gapped
from latopis.read.governed import governed
from latopis.read.known import CROWD, Known, Side, Sides
from latopis.read.sides import SYMMETRIC, SideFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon
    from latopis.model import Factuality, Reading, Time
    from latopis.read.fillers import Filler
    from latopis.syntax import Syntax

_REACH: Final = 30
"""Among how many acts of its type, and how many of their mentions, one is looked for that is told again."""
_QUARRELS: Final = frozenset(("ACCUSE", "THREATEN", "REQUEST", "REJECT", "SANCTION", "COERCE", "ASSAULT"))
"""Types after which what somebody wants next, he wants of the same."""
_BEFORE: Final = 2
"""How many sentences back the one to whom something is done again may be named."""


def events(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its events; the same act said again is one event with further mentions."""
    cast = Cast(reading)
    found: list[Event] = []
    before = _Before()
    for number, syntax in enumerate(reading.syntaxes):
        if framed(syntax, lexicon.frames, kind="event"):
            finder = SideFinder(lexicon, cast, syntax, Known(lexicon, cast, syntax))
            found += _Finder(reading, finder, syntax, number, before).events()
    joined = _joined(found, cast)
    return replace(reading, events=tuple(replace(event, id=f"v{number}") for number, event in enumerate(joined, start=1)))


@dataclass(slots=True)
class _Before:
    """What was told before, with its sentence: to whom it was done when a frame last made an event, and the latest quarrel."""

    suffered: dict[str, tuple[int, Side]] = field(default_factory=dict)
    quarrel: tuple[int, Sides] | None = None

    def note(self, match: Match, number: int, sides: Sides) -> None:
        """Remember the event of the match."""
        self.suffered[match.frame.address] = number, sides.recipients
        if match.frame.gives[1] in _QUARRELS:
            self.quarrel = number, sides


@dataclass(slots=True)
class _Finder:
    """Turns a match of the lexicon into an event, where its roles are filled by actors; `number` is that of the sentence."""

    reading: Reading
    finder: SideFinder
    syntax: Syntax
    number: int
    before: _Before

    @property
    def lexicon(self) -> Lexicon:
        """The words of the language."""
        return self.finder.lexicon

    def events(self) -> list[Event]:
        """The events of the sentence, one a word: where several frames fit, that of the most words (`zakazać wjazdu`)."""
        best: dict[int, tuple[int, Match, Event]] = {}
        asked: dict[int, int] = {}
        for match, sides in self._acted():
            words = len(match.frame.needs) + self._is_denied(match)
            if words < asked.get(match.trigger, 0) or self._is_told_already(match, words, best.get(match.trigger)):
                continue
            asked[match.trigger] = words
            event = self.event(match, sides)
            if event is not None:
                best[match.trigger] = words, match, event
            else:
                best.pop(match.trigger, None)
        found: list[Event] = []
        carried = {index for _, match, _ in best.values() for index in self._carried(match)}
        for _, (_, match, event) in sorted(best.items()):
            if match.nominal and match.trigger in carried:
                continue  # `wydała zgodę`: the noun is no act of its own
            again = (self._whole(other) for other in gapped(self.syntax, match))
            found += [event, *(other for other in again if other is not None)]
        return found

    def _is_denied(self, match: Match) -> bool:
        """Whether the frame is that of the denied word (`nie wpuścić`)."""
        return any(entry.lemma in match.frame.denied for entry in self.syntax.tokens[match.trigger].analyses)

    @staticmethod
    def _is_told_already(match: Match, words: int, best: tuple[int, Match, Event] | None) -> bool:
        """Whether another frame of the word has as many words, or gives the same whoever takes part."""
        if best is None or words <= best[0]:
            return best is not None
        return best[1].frame.gives == match.frame.gives and best[1].complete and not best[1].frame.types

    def _carried(self, match: Match) -> list[int]:
        """The heads of what a verb needs to tell its act."""
        fillers = (filler for role, filler in match.roles.items() if role.startswith("_"))
        return [self.syntax.phrases[filler.phrase].head for filler in fillers if filler.phrase is not None]

    def _acted(self) -> Iterator[tuple[Match, Sides]]:
        """The matches in which somebody known acts, and suffers where somebody must, each with both sides."""
        for match in matches(self.syntax, self.lexicon.frames, kind="event"):
            if self._is_denied(match) and not self._value(match).endswith("-"):
                continue  # `wpuścił`
            sides = self.finder.sides(match, lent=self._lent(match))
            if sides is not None:
                yield match, sides

    def _whole(self, match: Match) -> Event | None:
        sides = self.finder.sides(match, lent=self._lent(match))
        return self.event(match, sides) if sides is not None else None

    def event(self, match: Match, sides: Sides) -> Event | None:
        """The event of the match; None where it is only wished for or talked about."""
        told = governed(self.syntax, match, self.lexicon)
        judged = told if told is not None and match.nominal and not told.nominal else match  # `zgodził się na wydanie`
        value = self._value(judged)
        if told is None or not is_told(self.syntax, judged, value, self.lexicon):
            return None
        time = when_of(self.reading, self.syntax.sentence, match.trigger)
        if told is match and is_topic(self.syntax, match, value, self.lexicon, dated=time is not None):
            return None
        match, value = told, self._value(told)
        self.before.note(match, self.number, sides)
        return self._made(match, sides, value=value, time=time or carried_to(self.reading, self.number))

    def _lent(self, match: Match) -> Side:
        """To whom it is done where the words leave that out: to whom the same was done, or with whom the same one quarrels.

        `Litwa wydała spółce zgodę. Zgodę wydała też Łotwa`; `Litwa skrytykowała Węgry. Zażądała przeprosin`.
        """
        number, side = self.before.suffered.get(match.frame.address, (-_BEFORE - 1, Side()))
        near = self.number - number <= _BEFORE and match.clause is not None and self._may_lend(match.roles.get("recipient"))
        if near and not self.syntax.lemmas.isdisjoint(self.lexicon.acts.again):
            return side
        quarrel = self.before.quarrel
        wants = match.frame.gives[1] == "REQUEST" or (match.frame.gives[1] == "THREATEN" and bool(match.frame.needs))
        if quarrel is None or match.nominal or not wants or "recipient" in match.roles:
            return Side()
        same = self.number - quarrel[0] <= 1 and self.finder.doers(match) == quarrel[1].actors.actors
        return self.finder.acting(quarrel[1].recipients) if same else Side()

    def _may_lend(self, recipient: Filler | None) -> bool:
        """Whether the words leave open to whom it is done: `zlekceważyła zagrożenie` is done to nobody."""
        place = recipient.phrase if recipient is not None else None
        return place is None or self.syntax.tokens[self.syntax.phrases[place].head].lemma in self.lexicon.acts.parts

    def _value(self, match: Match) -> Factuality:
        return factuality_of(self.syntax, match.trigger, match.form, self.lexicon)

    def _made(self, match: Match, sides: Sides, *, value: Factuality, time: Time | None) -> Event:
        token, (actors, recipients) = self.syntax.tokens[match.trigger], sides
        place = self.finder.place(match, sides)
        evidence = {
            "actors": actors.spans,
            "recipients": recipients.spans,
            "place": place.spans,
            "when": (time.span,) if time is not None else (),
        }
        spans = [token.span, *actors.spans, *recipients.spans]
        kind = match.frame.gives[1]
        if self._is_denied(match):
            value = _affirmed(value)
        if value.endswith("-") and match.frame.negated:
            kind, value = match.frame.negated, _affirmed(value)
        return Event(
            id="",
            span=Span(min(span.start for span in spans), max(span.end for span in spans)),
            evidence={field: shown for field, shown in evidence.items() if shown},
            made_by=match.frame.address,
            when=time.value if time is not None else None,
            factuality=value,
            type=kind,
            mode=match.frame.gives[2] if len(match.frame.gives) > 2 else None,
            contexts=match.frame.contexts,
            trigger=token.span,
            actors=actors.actors,
            recipients=recipients.actors,
            place=next(iter(place.actors), None),
        )


def _affirmed(value: Factuality) -> Factuality:
    """`nie zgodziła się`: the refusal took place as surely as the consent did not."""
    found: Factuality = f"{value[:2]}+"  # type: ignore[assignment]  # CT, PR or PS
    return found


def _joined(found: list[Event], cast: Cast) -> list[Event]:
    """One event for each act: of mentions with the same type and sides, the clearest, and the others beside it."""
    groups: list[list[Event]] = []
    latest: dict[str, list[list[Event]]] = {}
    for event in found:
        near = latest.setdefault(event.type, [])
        group = next((group for group in near if any(_same_act(event, other, cast) for other in group[:_REACH])), None)
        if group is None:
            groups.append(group := [])
            near.append(group)
            del near[:-_REACH]
        group.append(event)
    return sorted((_clearest(group) for group in groups), key=lambda event: event.trigger)


def _same_act(one: Event, other: Event, cast: Cast) -> bool:
    """Whether both tell one act: the same type, the same sides, and dates that do not exclude each other."""
    if one.type != other.type or one.factuality[2:] != other.factuality[2:]:
        return False
    if one.when is not None and other.when is not None and not _may_be_one(one.when, other.when):
        return False
    if one.type in SYMMETRIC:
        sides, others = {*one.actors, *one.recipients}, {*other.actors, *other.recipients}
        return sides <= others or others <= sides
    if one.type in CROWD and one.mode == other.mode and any(_is_crowd(event, cast) for event in (one, other)):
        return True
    return set(one.actors) == set(other.actors) and set(one.recipients) == set(other.recipients)


def _may_be_one(one: str, other: str) -> bool:
    """Whether one date lies in the other (`2022-02` and `2022-02-24`)."""
    return one.startswith(other) or other.startswith(one)


def _is_crowd(event: Event, cast: Cast) -> bool:
    """Whether nobody who protests has a name."""
    return not any(cast.actors[actor].register is not None for actor in event.actors)


def _clearest(group: list[Event]) -> Event:
    best = max(group, key=lambda event: (event.factuality == "CT+", event.when is not None, -event.trigger.start))
    return replace(best, also=tuple(sorted(event.trigger for event in group if event is not best)))
