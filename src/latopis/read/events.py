"""What happened: predicates of the lexicon with an actor, and a recipient where the type needs one -> PLOVER events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.model import Event, Span
from latopis.read.cast import Cast
from latopis.read.certainty import factuality_of
from latopis.read.dating import carried_to, when_of
from latopis.read.frames import Filler, Match, framed, matches

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Factuality, Reading
    from latopis.syntax import Syntax

_ALONE: Final = frozenset(("PROTEST", "MOBILIZE"))
"""Types that need no recipient."""
_CROWD: Final = frozenset(("PROTEST",))
"""Types whose actor may go unnamed."""
_RESIGNED: Final = ("resign",)
_WITHDRAWN: Final = ("SANCTION", "withdraw")
"""Leaving, as a noun, is talked about long before and after it is done: only a date makes it an event."""
_DEEP: Final = 2
"""How many genitives deep the owner of a thing is looked for."""
_ACT: Final = frozenset(("person", "state", "organisation", "group", "office", "outlet"))
_SUFFER: Final = _ACT | {"document", "place"}
_OF_THINGS: Final = frozenset(("REJECT", "ACCUSE", "AGREE"))
"""Types whose object may be a thing that somebody made: his proposal, decision or act."""
_AROUND_MEETINGS: Final = frozenset(("po", "podczas", "przed", "w", "na"))
"""Prepositions with which a meeting frames what somebody does: `powiedziała po spotkaniu z X` tells that she met him."""
_SYMMETRIC: Final = frozenset(("CONSULT", "COOPERATE", "AGREE"))


@frozen
class _Part:
    """The actors in a role, and the words that show them."""

    actors: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.actors)


def events(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its events; the same act said again is one event with further mentions."""
    cast = Cast(reading)
    found: list[Event] = []
    for number, syntax in enumerate(reading.syntaxes):
        if framed(syntax, lexicon.frames, kind="event"):
            found += _Finder(reading, lexicon, cast, syntax, number).events()
    joined = _joined(found)
    return replace(reading, events=tuple(replace(event, id=f"v{number}") for number, event in enumerate(joined, start=1)))


@dataclass(slots=True)
class _Finder:
    """Turns a match of the lexicon into an event, where its roles are filled by actors; `number` is that of the sentence."""

    reading: Reading
    lexicon: Lexicon
    cast: Cast
    syntax: Syntax
    number: int

    def events(self) -> list[Event]:
        """The events of the sentence, one a word: where several frames fit, that of the most words (`zakazać wjazdu`)."""
        best: dict[int, tuple[int, Event]] = {}
        for match in matches(self.syntax, self.lexicon.frames, kind="event"):
            event = self.event(match)
            words = len(match.frame.needs)
            if event is not None and (match.trigger not in best or words > best[match.trigger][0]):
                best[match.trigger] = words, event
        return [event for _, (_, event) in sorted(best.items())]

    def event(self, match: Match) -> Event | None:
        """The event of the match; None where nobody acts, or nobody suffers what needs somebody to suffer it."""
        kind = match.frame.gives[1]
        missing = {role for role in match.frame.slots if role not in match.roles} - match.frame.optional
        spare = {"actor"} if match.nominal else {"recipient"} if match.frame.gives[1] in _SYMMETRIC else set()
        if missing - spare:
            return None
        recipients = self._part(match, "recipient", _SUFFER) or self._owner(match)
        if "recipient" in match.roles and not recipients and "recipient" not in match.frame.optional:
            return None
        actors = self._actors(match, recipients)
        if kind == "CONSULT":
            recipients = self._met(recipients)
        actors, recipients = _apart(kind, actors, recipients)
        if not self._enough(match, actors, recipients):
            return None
        return self._made(match, actors, recipients)

    def _enough(self, match: Match, actors: _Part, recipients: _Part) -> bool:
        """Whether those who must be known are: two who meet, somebody who acts, somebody to whom it is done."""
        kind, mode = match.frame.gives[1], match.frame.gives[2:]
        if kind == "CONSULT":
            several = any(self.cast.actors[actor].type == "group" for actor in actors.actors)
            return len(actors.actors) + len(recipients.actors) > 1 or (several and not match.nominal)
        if match.nominal and match.frame.gives[1:] == _WITHDRAWN:
            return when_of(self.reading, self.syntax.sentence, match.trigger) is not None
        if not actors.actors:
            return kind in _CROWD and ("actor" in match.frame.optional or self._plural(match))
        return bool(recipients.actors) or kind in _ALONE or mode == _RESIGNED

    def _met(self, recipients: _Part) -> _Part:
        """Those who are met: `rozmowa z agencją` is an interview, and no meeting."""
        met = tuple(actor for actor in recipients.actors if self.cast.actors[actor].type != "outlet")
        return recipients if met == recipients.actors else _Part(met, recipients.spans if met else ())

    def _plural(self, match: Match) -> bool:
        """Several protests took place; one may be a figure of speech (`na znak protestu`)."""
        return match.nominal and self.syntax.tokens[match.trigger].best.numbers == {"pl"}

    def _owner(self, match: Match) -> _Part:
        """`odrzucił wniosek Gruzji`: where what suffers is a thing, whose it is."""
        filler = match.roles.get("recipient")
        place = filler.phrase if filler is not None else None
        if "recipient" not in match.frame.needs and match.frame.gives[1] not in _OF_THINGS:
            return _Part()
        for _ in range(_DEEP):
            if place is None or place + 1 >= len(self.syntax.phrases) or self.syntax.phrases[place + 1].parent != place:
                return _Part()
            place += 1
            found = self._of_filler(Filler(phrase=place), _SUFFER)
            if found:
                return found
        return _Part()

    def _made(self, match: Match, actors: _Part, recipients: _Part) -> Event:
        token = self.syntax.tokens[match.trigger]
        time = when_of(self.reading, self.syntax.sentence, match.trigger) or carried_to(self.reading, self.number)
        evidence = {
            "actors": actors.spans,
            "recipients": recipients.spans,
            "when": (time.span,) if time is not None else (),
        }
        spans = [token.span, *actors.spans, *recipients.spans]
        kind, value = match.frame.gives[1], factuality_of(self.syntax, match.trigger, match.form, self.lexicon)
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
        )

    # Roles ---------------------------------------------------------------------------------------

    def _part(self, match: Match, role: str, types: frozenset[str]) -> _Part:
        filler = match.roles.get(role)
        return self._of_filler(filler, types) if filler is not None else _Part()

    def _of_filler(self, filler: Filler, types: frozenset[str]) -> _Part:
        who = tuple(actor for actor in self.cast.of_filler(self.syntax, filler) if self.cast.actors[actor].type in types)
        return _Part(who, (self.cast.span_of_filler(self.syntax, filler),)) if who else _Part()

    def _actors(self, match: Match, recipients: _Part) -> _Part:
        """Who acts: the filler of the role, else whom the context lends: a light verb's subject, the one who is opposed."""
        found = self._part(match, "actor", _ACT)
        if found or not match.nominal:
            return found
        return self._lent(match) or self._opposed(recipients)

    def _lent(self, match: Match) -> _Part | None:
        """The subject of a light verb whose object is the noun: `prowadzi rozmowy`, `nałożył sankcje`."""
        if match.clause is None:
            return None
        clause = self.syntax.clauses[match.clause]
        place = self.syntax.phrase_at(match.trigger)
        if clause.verb is None or place is None:
            return None
        meeting = match.frame.gives[1] == "CONSULT" and self.syntax.phrases[place].preposition in _AROUND_MEETINGS
        if not meeting and self.syntax.tokens[clause.verb].lemma not in self.lexicon.certainty.light:
            return None
        subject = self.syntax.subject_of(match.clause)
        if subject == place or self.syntax.phrases[place].parent is not None:
            return None
        filler = Filler(phrase=subject) if subject is not None else Filler(implied=clause.finite)
        found = self._of_filler(filler, _ACT)
        return found or None

    def _opposed(self, recipients: _Part) -> _Part:
        """`represje wobec przeciwników X`: who is opposed acts."""
        for span in recipients.spans:
            for place, phrase in enumerate(self.syntax.phrases):
                head = self.syntax.tokens[phrase.head]
                if not span.covers(head.span) or head.lemma not in self.lexicon.certainty.opponents:
                    continue
                after = place + 1
                if after < len(self.syntax.phrases) and self.syntax.phrases[after].parent == place:
                    return self._of_filler(Filler(phrase=after), _ACT)
        return _Part()


def _affirmed(value: Factuality) -> Factuality:
    """`nie zgodziła się`: the refusal took place as surely as the consent did not."""
    found: Factuality = f"{value[:2]}+"  # type: ignore[assignment]  # CT, PR or PS
    return found


def _apart(kind: str, actors: _Part, recipients: _Part) -> tuple[_Part, _Part]:
    """Nobody is his own recipient; of several who meet, the first is the actor and the others recipients."""
    others = tuple(actor for actor in recipients.actors if actor not in actors.actors)
    if not others and len(actors.actors) > 1 and kind in _SYMMETRIC:
        return replace(actors, actors=actors.actors[:1]), _Part(actors.actors[1:], actors.spans)
    return actors, replace(recipients, actors=others, spans=recipients.spans if others else ())


def _joined(found: list[Event]) -> list[Event]:
    """One event for each act: of mentions with the same type and actors, the clearest, and the others beside it."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in found:
        who = frozenset(event.actors) | (frozenset(event.recipients) if event.type in _SYMMETRIC else frozenset())
        whom = frozenset() if event.type in _SYMMETRIC else frozenset(event.recipients)
        groups.setdefault((event.type, who, whom, event.factuality[2:]), []).append(event)
    return sorted((_clearest(group) for group in groups.values()), key=lambda event: event.trigger)


def _clearest(group: list[Event]) -> Event:
    best = max(group, key=lambda event: (event.factuality == "CT+", event.when is not None, -event.trigger.start))
    return replace(best, also=tuple(sorted(event.trigger for event in group if event is not best)))
