"""The medium through which something was said: an agency told, a paper interviewed for, a statement sent to the press."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.sources import SourceWords
    from latopis.model import Span
    from latopis.read.cast import Cast
    from latopis.read.cues import Cue
    from latopis.read.said import Said
    from latopis.syntax import Syntax


class Medium(NamedTuple):
    """An outlet and its words; one that `holds` is where the speaker says whatever else he says: an interview, a letter."""

    actor: str
    span: Span
    holds: bool


def medium_of(syntax: Syntax, cue: Cue, said: Said, *, cast: Cast, words: SourceWords) -> Medium | None:
    """The outlet beside the cue that neither speaks, is the subject nor stands in what is said; None where none is named."""
    near = list(_near(syntax, cue, words))
    for place in near:
        phrase = syntax.phrases[place]
        who = cast.of_phrase(syntax, place)
        if not who or cast.actors[who[0]].type != "outlet" or who[0] == said.speaker or phrase.preposition == "za":
            continue
        span = syntax.sentence.span_of(phrase.start, phrase.end)
        if any(content.covers(span) for content in said.content) or _is_of_subject(syntax, cue, place):
            continue
        if syntax.subject_of(cue.clause) != place or _listens(syntax, cue, words):
            return Medium(who[0], span, phrase.preposition == "w" or _is_interview(syntax, near, words))
    return None


def guest_of(syntax: Syntax, cast: Cast, words: SourceWords) -> tuple[str, Medium] | None:
    """`Gościem Radia X był Y`, `W TVN24 gościł Y`: the person and the outlet that has him as its guest."""
    receives = [at for at, token in enumerate(syntax.tokens) if token.lemma in words.guests or token.lemma in words.receives]
    if not receives:
        return None
    outlet: Medium | None = None
    people: list[str] = []
    for place, phrase in enumerate(syntax.phrases):
        for who in cast.of_phrase(syntax, place):
            span = syntax.sentence.span_of(phrase.start, phrase.end)
            if cast.actors[who].type == "outlet" and outlet is None:
                outlet = Medium(who, span, holds=True)
            elif cast.actors[who].type == "person" and "nom" in phrase.cases:
                people.append(who)
    return (people[0], outlet) if people and outlet is not None else None


def is_told(syntax: Syntax, cue: Cue, actor: str | None, *, cast: Cast, words: SourceWords) -> bool:
    """Whether an outlet beside the verb listens rather than speaks: `powiedziała AFP` is what a woman told the agency."""
    return actor is not None and cast.actors[actor].type == "outlet" and _listens(syntax, cue, words)


def _is_of_subject(syntax: Syntax, cue: Cue, place: int) -> bool:
    """`powiedział korespondent TVP w Paryżu Jan Kos`: whether the outlet belongs to the description of who speaks."""
    filler = cue.match.roles.get("speaker")
    if filler is None or filler.phrase is None or syntax.tokens[syntax.phrases[filler.phrase].head].capitalised:
        return False
    chain, phrases = syntax.chain_after(filler.phrase), syntax.phrases
    names = [at for at in chain if phrases[at].preposition is None and syntax.tokens[phrases[at].head].capitalised]
    named = next((at for at in reversed(names) if "nom" in phrases[at].cases and at != place), -1)
    genitive = phrases[place].preposition is None and phrases[place].parent is not None
    return place in chain and (place < named or genitive)


def _listens(syntax: Syntax, cue: Cue, words: SourceWords) -> bool:
    """Whether an acronym stands right behind a verb of people who talk."""
    token = syntax.tokens[cue.match.trigger]
    after = syntax.tokens[cue.match.trigger + 1 : cue.match.trigger + 2]
    return token.lemma in words.tells and bool(after) and after[0].text.isupper() and after[0].kind == "word"


def _is_interview(syntax: Syntax, near: list[int], words: SourceWords) -> bool:
    """Whether the phrases near the cue tell of an interview, a letter or a question put to the speaker."""
    for place in near:
        phrase = syntax.phrases[place]
        if phrase.preposition in ("w", "dla", "o") and syntax.tokens[phrase.head].lemma in words.interviews:
            return True
    return False


def _near(syntax: Syntax, cue: Cue, words: SourceWords) -> Iterator[int]:
    """The phrases of the cue's clause, then those before it in the sentence that a participle of sending or asking ties to it."""
    inside = syntax.phrases_in(cue.clause)
    yield from inside
    sent = next((at for at in range(cue.match.trigger) if syntax.tokens[at].pos == "ppas" and _sends(syntax, at, words)), None)
    if sent is None:
        return
    for place, phrase in enumerate(syntax.phrases):
        if phrase.start > cue.match.trigger:
            return
        if place not in inside and phrase.first >= sent - 2:
            yield place


def _sends(syntax: Syntax, at: int, words: SourceWords) -> bool:
    return any(entry.lemma in words.sent for entry in syntax.tokens[at].analyses)
