"""Names, descriptions, pronouns and dropped subjects -> the actors of the document, each with all its mentions."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from latopis.model import Actor, Mention, Span
from latopis.read.codes import country_of, sector_of
from latopis.read.described import Describer
from latopis.read.institutions import is_general
from latopis.read.naming import named

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Reading
    from latopis.read.roster import Draft, DraftMention, Roster
    from latopis.syntax import Syntax

_AT: Final = frozenset(("w", "do", "pod", "nad", "koło", "spod", "obok", "od", "przez", "przy", "z", "ku"))
_DONE: Final = frozenset(("ppas", "ger"))
_SEATS: Final = frozenset(("seat", "capital"))


def actors(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its actors, in the order of their first mentions, as `a1`, `a2`, …"""
    roster = named(reading, lexicon)
    Describer(reading, lexicon, roster).describe()
    _seats(reading, roster)
    drafts = sorted(roster.drafts, key=lambda draft: min((m.span for m in draft.mentions), default=_LAST))
    ids = {draft.number: f"a{place}" for place, draft in enumerate(drafts, start=1)}
    found = tuple([_actor(draft, ids, lexicon) for draft in drafts])
    doubts = sorted(roster.problems, key=lambda problem: problem.span or _LAST)
    return replace(reading, actors=found, problems=(*reading.problems, *doubts))


_LAST: Final = Span(1 << 60, 1 << 60)


def _actor(draft: Draft, ids: dict[int, str], lexicon: Lexicon) -> Actor:
    known = draft.known
    found = dict.fromkeys([(m.span, m.kind, m.lemma, m.stands_for) for m in draft.mentions])
    mentions = [
        Mention(span, kind, lemma, ids[other.number] if other is not None else None)
        for span, kind, lemma, other in (sorted(found, key=itemgetter(0, 1)) if len(found) > 1 else found)
    ]
    return Actor(
        id=ids[draft.number],
        name=draft.name,
        type=draft.type,
        aliases=_aliases(draft, mentions),
        register=known.key if known is not None and not is_general(known) else None,
        iso3166=(known.iso3166 or None) if known is not None else None,
        wikidata=(known.wikidata or None) if known is not None else None,
        of=ids[draft.of.number] if draft.of is not None else None,
        country=country_of(draft, lexicon),
        sector=sector_of(draft, lexicon),
        mentions=tuple(mentions),
    )


def _aliases(draft: Draft, mentions: list[Mention]) -> tuple[str, ...]:
    """The other base forms under which the document names the actor."""
    found = [mention.lemma for mention in mentions if mention.kind == "name" and mention.lemma]
    return tuple(dict.fromkeys(lemma for lemma in (*draft.lemmas, *found) if lemma and lemma != draft.name))


def _seats(reading: Reading, roster: Roster) -> None:
    """Capitals and seats that act, or to whom something is done, stand for those who sit there."""
    seats = {
        mention.span.start: (draft, mention)
        for draft in roster.drafts
        if draft.known is not None and draft.known.kind in _SEATS and draft.of is not None
        for mention in draft.mentions
        if mention.kind == "name"
    }
    if not seats:
        return
    for syntax in reading.syntaxes:
        for index, token in enumerate(syntax.tokens):
            if token.span.start in seats:
                draft, mention = seats[token.span.start]
                _stand(syntax, index, draft, mention)


def _stand(syntax: Syntax, index: int, draft: Draft, mention: DraftMention) -> None:
    place = syntax.phrase_at(index)
    phrase = syntax.phrases[place] if place is not None else None
    seat = draft.known is not None and draft.known.kind == "seat"
    local = phrase is not None and phrase.preposition in _AT and not ("inst" in phrase.cases and phrase.preposition == "z")
    if phrase is not None and phrase.preposition == "przez":
        local = not any(token.pos in _DONE for token in syntax.tokens[: phrase.first])  # `zaskarżona przez Brukselę`
    if seat or not local:
        mention.stands_for = draft.of
