"""What happened: predicates of the lexicon with an actor, and a recipient where the type needs one -> PLOVER events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from latopis.model import Event, Span
from latopis.read.acts import is_told, is_topic
from latopis.read.cast import Cast
from latopis.read.certainty import factuality_of
from latopis.read.dating import carried_to, when_of
from latopis.read.frames import Match, framed, matches
from latopis.read.sides import SYMMETRIC, SideFinder, Sides

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Factuality, Reading, Time
    from latopis.syntax import Syntax

_OFFERED: Final = frozenset(("AID", "SUPPORT", "COOPERATE", "CONSULT"))
"""Types that are an agreement as long as they are only promised."""


def events(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its events; the same act said again is one event with further mentions."""
    cast = Cast(reading)
    found: list[Event] = []
    for number, syntax in enumerate(reading.syntaxes):
        if framed(syntax, lexicon.frames, kind="event"):
            finder = SideFinder(lexicon, cast, syntax)
            found += _Finder(reading, lexicon, finder, syntax, number).events()
    joined = _joined(found)
    return replace(reading, events=tuple(replace(event, id=f"v{number}") for number, event in enumerate(joined, start=1)))


@dataclass(slots=True)
class _Finder:
    """Turns a match of the lexicon into an event, where its roles are filled by actors; `number` is that of the sentence."""

    reading: Reading
    lexicon: Lexicon
    finder: SideFinder
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
        """The event of the match; None where nobody known takes part, or it is only wished for or talked about."""
        sides = self.finder.sides(match)
        value = self._value(match)
        if sides is None or not is_told(self.syntax, match, value, self.lexicon):
            return None
        time = when_of(self.reading, self.syntax.sentence, match.trigger)
        if is_topic(self.syntax, match, value, self.lexicon, dated=time is not None):
            return None
        promise = self._promise(match)
        if promise is not None:
            match, value = promise, self._value(promise)
        return self._made(match, sides, value=value, time=time or carried_to(self.reading, self.number))

    def _value(self, match: Match) -> Factuality:
        return factuality_of(self.syntax, match.trigger, match.form, self.lexicon)

    def _promise(self, match: Match) -> Match | None:
        """`zobowiązała się przekazać`: who promises to help agrees to, and the promise is the act."""
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if clause is None or clause.finite is None or match.form != "inf" or match.frame.gives[1] not in _OFFERED:
            return None
        verb = self.syntax.tokens[clause.finite]
        if clause.modal != "decided" or verb.lemma not in self.lexicon.acts.promises:
            return None
        frame = replace(match.frame, gives=("event", "AGREE"), negated="")
        return replace(match, frame=frame, trigger=clause.finite, form=verb.pos)

    def _made(self, match: Match, sides: Sides, *, value: Factuality, time: Time | None) -> Event:
        token, (actors, recipients) = self.syntax.tokens[match.trigger], sides
        evidence = {
            "actors": actors.spans,
            "recipients": recipients.spans,
            "when": (time.span,) if time is not None else (),
        }
        spans = [token.span, *actors.spans, *recipients.spans]
        kind = match.frame.gives[1]
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


def _affirmed(value: Factuality) -> Factuality:
    """`nie zgodziła się`: the refusal took place as surely as the consent did not."""
    found: Factuality = f"{value[:2]}+"  # type: ignore[assignment]  # CT, PR or PS
    return found


def _joined(found: list[Event]) -> list[Event]:
    """One event for each act: of mentions with the same type and actors, the clearest, and the others beside it."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in found:
        who = frozenset(event.actors) | (frozenset(event.recipients) if event.type in SYMMETRIC else frozenset())
        whom = frozenset() if event.type in SYMMETRIC else frozenset(event.recipients)
        groups.setdefault((event.type, who, whom, event.factuality[2:]), []).append(event)
    return sorted((_clearest(group) for group in groups.values()), key=lambda event: event.trigger)


def _clearest(group: list[Event]) -> Event:
    best = max(group, key=lambda event: (event.factuality == "CT+", event.when is not None, -event.trigger.start))
    return replace(best, also=tuple(sorted(event.trigger for event in group if event is not best)))
