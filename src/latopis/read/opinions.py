"""Attribution without a verb: `zdaniem X`, `według Y`, headlines `X: …`, and pull quotes signed with a name and office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.model import Span
from latopis.read.quotes import DASHES, MARKS
from latopis.read.said import Said
from latopis.read.speech import before_comment, trimmed
from latopis.read.voice import is_own_voice
from latopis.syntax import RELATIVES

if TYPE_CHECKING:
    from latopis.lexicon.sources import SourceWords
    from latopis.model import Mode, Token
    from latopis.read.cast import Cast
    from latopis.read.quotes import Quote
    from latopis.syntax import Syntax

_SPEAKERS: Final = frozenset(("person", "organisation", "office", "outlet", "group", "state", "document"))
_HEADLINE_SPEAKERS: Final = _SPEAKERS - {"state", "document"}
"""A state before the colon of a headline is where the news is from, a document (`Sondaż: …`) what it is about."""
_HEAD: Final = 9
"""The most words before the colon of a headline."""
_TELLING: Final = frozenset(("fin", "praet", "inf", "imps", "impt", "winien", "pred", "bedzie"))
HEADLINE: Final = "pl/headlines:colon"
_LONGEST: Final = 40
"""How many words a headline may have; what is longer is a paragraph that nothing closes."""
_LEAST: Final = 5
"""The fewest words of a pull quote."""

_Previous = Callable[["Token | None"], "str | None"]


def opinions_in(syntax: Syntax, words: SourceWords, cast: Cast, previous: _Previous) -> list[Said]:
    """The statements that a noun or preposition attributes in the sentence."""
    found: list[Said] = []
    tokens, opinions, sources = syntax.tokens, words.opinions, words.sources
    for place, phrase in enumerate(syntax.phrases):
        before = phrase.preposition or ""
        said = None
        if (before, tokens[phrase.head].lemma) in opinions and (before or "inst" in phrase.cases):
            said = _of_opinion(syntax, place, cast, previous)
        elif before in sources:
            said = _of_source(syntax, place, cast, words)
        if said is not None:
            said.phrase = place
            found.append(said)
    for index in range(1, len(tokens) if not sources.isdisjoint(syntax.forms) else 0):
        said = _of_pronoun(syntax, index, cast=cast, words=words, previous=previous)
        found += [said] if said is not None else []
        said = _of_relative(syntax, index, cast, words)
        found += [said] if said is not None else []
    for index, token in enumerate(tokens if "zdaniem" in syntax.forms else ()):
        if token.lower == "zdaniem" and syntax.phrase_at(index) is None:
            said = _of_bare(syntax, index, cast)
            if said is not None:
                found.append(said)
    return found


def _of_opinion(syntax: Syntax, place: int, cast: Cast, previous: _Previous) -> Said | None:
    """`zdaniem eksperta`, `w jej ocenie`: whose opinion it is stands in the genitive, or before it as a pronoun."""
    phrase = syntax.phrases[place]
    head = syntax.tokens[phrase.head].lemma
    after = place + 1
    if after < len(syntax.phrases) and _is_whose(syntax, place, after):
        who = cast.of_phrase(syntax, after)
        speaker = who[0] if who else cast.added(_extent(syntax, after), kind="group")
        shown, end = _extent(syntax, after), _end_of(syntax, after)
        return _around(syntax, (phrase.first, end), speaker=speaker, shown=shown, made_by=f"pl/sources:{head}")
    for token in syntax.tokens[phrase.head + 1 : phrase.end]:  # a surname in the form of an adjective is in the noun's own phrase
        inside = cast.at(token.span)
        if inside is not None:
            place_of = (phrase.first, phrase.end)
            return _around(syntax, place_of, speaker=inside, shown=token.span, made_by=f"pl/sources:{head}")
    near = [i for i in range(max(phrase.first - 2, 0), phrase.end) if i != phrase.head]
    pronoun = next((i for i in near if syntax.tokens[i].pos in ("ppron3", "adj")), None)
    if pronoun is None:
        return None
    shown = syntax.tokens[pronoun].span
    speaker_id = previous(syntax.tokens[pronoun]) or cast.at(shown)
    start = min(phrase.first, pronoun)
    if speaker_id is None or syntax.tokens[pronoun].lemma in ("mój", "nasz", "ten", "swój"):
        return None
    return _around(syntax, (start, phrase.end), speaker=speaker_id, shown=shown, made_by=f"pl/sources:{head}")


def _is_whose(syntax: Syntax, place: int, after: int) -> bool:
    """Whether the phrase behind the noun is its genitive: a name right behind it is, whatever case its form seems to be."""
    phrase = syntax.phrases[after]
    named = syntax.tokens[phrase.head].capitalised and phrase.first == syntax.phrases[place].end and phrase.preposition is None
    return phrase.parent == place or named


def _of_pronoun(syntax: Syntax, index: int, *, cast: Cast, words: SourceWords, previous: _Previous) -> Said | None:
    """`według niego`: whoever came up or spoke before."""
    token = syntax.tokens[index]
    if token.pos != "ppron3" or syntax.tokens[index - 1].lower not in words.sources:
        return None
    speaker = cast.at(token.span) or previous(token)
    if speaker is None:
        return None
    made_by = f"pl/sources:{syntax.tokens[index - 1].lower}"
    return _around(syntax, (index - 1, index + 1), speaker=speaker, shown=token.span, made_by=made_by)


def _of_relative(syntax: Syntax, index: int, cast: Cast, words: SourceWords) -> Said | None:
    """`policja, według której kierowca spał`: the noun before the clause."""
    token, before = syntax.tokens[index], syntax.tokens[index - 1]
    number = syntax.clause_at(index)
    if token.lemma != "który" or before.lower not in words.sources or number is None:
        return None
    antecedent = syntax.antecedent(syntax.clauses[number], token, case="gen")
    who = cast.of_phrase(syntax, antecedent) if antecedent is not None else ()
    content = trimmed(syntax.sentence, index + 1, syntax.clauses[number].end)
    if antecedent is None or not who or content is None:
        return None
    made_by = f"pl/sources:{before.lower}"
    return Said(before.span, [content], "indirect", "say", who[0], _extent(syntax, antecedent), made_by, token=index - 1)


def _of_bare(syntax: Syntax, index: int, cast: Cast) -> Said | None:
    """`Zdaniem X` where the dictionary takes the word for a preposition of its own."""
    after = next((p for p, phrase in enumerate(syntax.phrases) if phrase.first == index + 1), None)
    if after is None:
        return None
    who = cast.of_phrase(syntax, after)
    speaker = who[0] if who else cast.added(_extent(syntax, after), kind="group")
    place = (index, _end_of(syntax, after))
    return _around(syntax, place, speaker=speaker, shown=_extent(syntax, after), made_by="pl/sources:zdanie")


def _of_source(syntax: Syntax, place: int, cast: Cast, words: SourceWords) -> Said | None:
    who = cast.of_phrase(syntax, place)
    phrase = syntax.phrases[place]
    shown = _extent(syntax, place)
    if not who and any(token.lemma in words.documents for token in syntax.tokens[phrase.start : phrase.end]):
        who = (cast.added(shown, kind="document"),)
    if not who or cast.actors[who[0]].type not in _SPEAKERS:
        return None
    ends = (phrase.first, _end_of(syntax, place))
    return _around(syntax, ends, speaker=who[0], shown=shown, made_by=f"pl/sources:{phrase.preposition}")


def _end_of(syntax: Syntax, place: int) -> int:
    """The end of the phrase with the genitives and prepositional phrases that belong to a name or description."""
    end = syntax.phrases[place].end
    for other in syntax.chain_after(place):
        if not _belongs(syntax, other):
            break
        end = syntax.phrases[other].end
    return _past_apposition(syntax, _past_brackets(syntax, _past_title(syntax, end)))


def _past_title(syntax: Syntax, end: int) -> int:
    """`w opinii tygodnika „Echo”`: the name between marks right behind the noun is the source's."""
    if end + 2 >= len(syntax.tokens) or syntax.tokens[end].text not in MARKS or not syntax.tokens[end + 1].capitalised:
        return end
    place = syntax.phrase_at(end + 1)
    closing = syntax.phrases[place].end if place is not None else end + 2
    return closing + 1 if closing < len(syntax.tokens) and syntax.tokens[closing].text in MARKS else end


def _past_brackets(syntax: Syntax, end: int) -> int:
    """`zdaniem eksperta (z instytutu) Jana Nowaka`: the name behind the brackets is the source's."""
    after = end
    while after < len(syntax.tokens) and syntax.is_bracketed(after):
        after += 1
    place = syntax.phrase_at(after) if end < after < len(syntax.tokens) else None
    if place is None or not _belongs(syntax, place):
        return end
    return syntax.phrases[place].end


def _belongs(syntax: Syntax, place: int) -> bool:
    """Whether a phrase after the source's noun is part of it: a genitive, or a complement such as `z rządu`, `ds. reform`."""
    phrase = syntax.phrases[place]
    named = syntax.tokens[phrase.head].capitalised and "gen" in phrase.cases and "nom" not in phrase.cases
    return (
        phrase.parent is not None or phrase.preposition in ("z", "ds.", "ws.", "przez") or (phrase.preposition is None and named)
    )


def _past_apposition(syntax: Syntax, end: int) -> int:
    """`zdaniem X, szefa Y, …`: an apposition between commas in the genitive belongs to the source."""
    if end + 1 < len(syntax.tokens) and syntax.tokens[end].text == ",":
        number = syntax.clause_at(end + 1)
        if number is not None and syntax.clauses[number].introducer in RELATIVES and syntax.clauses[number].start == end + 1:
            return syntax.clauses[number].end
        following = next((phrase for phrase in syntax.phrases if phrase.first == end + 1), None)
        if following is not None and following.preposition is None and following.cases <= {"gen", "acc", "dat", "loc"}:
            place = syntax.phrases.index(following)
            chain = syntax.chain_after(place)
            last = syntax.phrases[chain[-1]].end if chain else following.end
            if last < len(syntax.tokens) and syntax.tokens[last].text == ",":
                return last
    return end


def _extent(syntax: Syntax, place: int) -> Span:
    return syntax.sentence.span_of(syntax.phrases[place].start, syntax.phrases[place].end)


def _around(syntax: Syntax, place: tuple[int, int], *, speaker: str, shown: Span, made_by: str) -> Said | None:
    """The statement whose content is the clause around the tokens `place`, with what depends on it."""
    start, end = place
    number = syntax.clause_at(start)
    clause = syntax.clauses[number] if number is not None else None
    beside = (
        clause is not None and clause.start > 0 and (clause.introducer is not None or syntax.tokens[clause.start].pos == "conj")
    )
    joined = (
        clause is not None and clause.finite is not None and clause.finite > start > 0 and syntax.tokens[start - 1].pos == "conj"
    )
    first = start if joined else clause.start if clause is not None and beside else 0  # `X wygrał i według Y może być pewien`
    inserted = start > 0 and (syntax.tokens[start - 1].text == "," or syntax.tokens[start - 1].text in DASHES)
    before = trimmed(syntax.sentence, first, start) if inserted or _tells(syntax, first, start) else None
    behind = trimmed(syntax.sentence, end, before_comment(syntax, end, len(syntax.tokens)))
    content = [span for span in (before, behind) if span is not None]
    if not content:
        return None
    return Said(syntax.tokens[start].span, content, "indirect", "say", speaker, shown, made_by, token=start)


def _tells(syntax: Syntax, start: int, end: int) -> bool:
    words = [token for token in syntax.tokens[start:end] if token.kind != "punctuation"]
    return len(words) > 1 or any(token.pos in ("fin", "praet") for token in words)


class Label(NamedTuple):
    """Whoever is named before a colon; `colon` is its token."""

    speaker: str
    shown: Span
    colon: int


def label_of(syntax: Syntax, cast: Cast) -> Label | None:
    """The name before the first colon of the sentence, where no verb stands beside it."""
    if ":" not in syntax.forms:
        return None
    tokens = syntax.tokens
    colon = next((i for i, token in enumerate(tokens[: _HEAD + 1]) if token.text == ":"), None)
    if not colon or any(token.pos in ("fin", "praet", "imps") for token in tokens[:colon]):
        return None
    named = [who for place, phrase in enumerate(syntax.phrases) if phrase.end <= colon for who in cast.of_phrase(syntax, place)]
    if not named or cast.actors[named[0]].type not in _HEADLINE_SPEAKERS:
        return None
    return Label(named[0], syntax.sentence.span_of(0, colon), colon)


def headline_of(paragraph: Sequence[Syntax], cast: Cast, words: SourceWords) -> Said | None:
    """A headline `X: words`; direct where the words stand between marks or are plainly the speaker's own."""
    syntax = paragraph[0]
    label = label_of(syntax, cast)
    tokens = syntax.tokens
    content = trimmed(syntax.sentence, label.colon + 1, len(tokens)) if label is not None else None
    if label is None or content is None:
        return None
    if len(paragraph) > 1 and sum(len(one.tokens) for one in paragraph) <= _LONGEST:
        content = trimmed_text(paragraph, Span(content.start, paragraph[-1].sentence.span.end))
    who, told = cast.actors[label.speaker], tokens[label.colon + 1 :]
    tells = any(token.pos in _TELLING for token in told)
    only_here = all(label.shown.covers(mention.span) for mention in who.mentions)
    if who.register is None and not tells and (who.type != "person" or only_here):
        return None  # a place that nobody knows, rather than somebody who speaks
    return Said(None, [content], _mode_of(told, words), "say", label.speaker, label.shown, HEADLINE)


def quoted_headline_of(paragraph: Sequence[Syntax], quotes: Sequence[Quote], cast: Cast) -> Said | None:
    """A headline that quotes without a cue: the words at its start or end are those of the only person that it names."""
    first, last = paragraph[0].tokens[0].span.start, paragraph[-1].tokens[-1].span.end
    for quote in quotes:
        people = {
            who: syntax.sentence.span_of(phrase.start, phrase.end)
            for syntax in paragraph
            for place, phrase in enumerate(syntax.phrases)
            if not quote.outer.covers(syntax.tokens[phrase.head].span)
            for who in cast.of_phrase(syntax, place)
            if cast.actors[who].type == "person"
        }
        at_an_end = quote.outer.start == first or last - quote.outer.end <= 1
        if quote.speech and at_an_end and len(people) == 1:
            ((who, shown),) = people.items()
            return Said(None, [quote.inner], "direct", "say", who, shown, "pl/headlines:quote")
    return None


def _mode_of(tokens: Sequence[Token], words: SourceWords) -> Mode:
    marked = bool(tokens) and tokens[0].text in MARKS
    return "direct" if marked or is_own_voice(tokens, words) else "indirect"


def pull_quote_of(paragraph: Sequence[Syntax], before: Sequence[Syntax], *, cast: Cast, words: SourceWords) -> Said | None:
    """A paragraph without a closing mark that ends in a name with its office: the words before it are that person's.

    Where the name is a paragraph of its own, they are the paragraph `before` it, if that has no closing mark or speaks in the
    first person.
    """
    last = paragraph[-1]
    signature = _signature(last, cast)
    if signature is None:
        return None
    start, who = signature
    alone = start == 0 or all(token.kind == "punctuation" for token in last.tokens[:start])
    if alone and len(paragraph) < 2:
        own_voice = is_own_voice((token for syntax in before for token in syntax.tokens), words)
        if not before or not (before[-1].sentence.headline or own_voice):
            return None
        paragraph = [*before, last]
    ends = last.sentence.span_of(0, start) if not alone else paragraph[-2].sentence.span
    begin = paragraph[0].sentence.span.start
    content = trimmed_text(paragraph, Span(begin, ends.end))
    said = [token for syntax in paragraph for token in syntax.tokens if content.covers(token.span)]
    if len(said) < _LEAST or not any(token.pos in ("fin", "praet", "winien", "pred", "impt") for token in said):
        return None
    shown = last.sentence.span_of(start, len(last.tokens))
    return Said(None, [content], "direct", "say", who, shown, "pl/headlines:pull-quote")


def trimmed_text(paragraph: Sequence[Syntax], span: Span) -> Span:
    """The span without the marks at its ends."""
    tokens = [token for syntax in paragraph for token in syntax.tokens if span.covers(token.span)]
    marks = (*".,;:", *DASHES)
    while tokens and (tokens[0].text in marks or tokens[0].text in MARKS):
        tokens.pop(0)
    while tokens and (tokens[-1].text in marks or tokens[-1].text in MARKS):
        tokens.pop()
    return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else Span(span.start, span.start)


def _signature(syntax: Syntax, cast: Cast) -> tuple[int, str] | None:
    """Where a person's name in the nominative begins that ends the sentence, alone or with an office after a comma."""
    for place in reversed(range(len(syntax.phrases))):
        phrase = syntax.phrases[place]
        who = cast.of_phrase(syntax, place)
        person = bool(who) and cast.actors[who[0]].type == "person"
        if person and phrase.preposition is None and _named_here(syntax, place, cast):
            rest = syntax.tokens[phrase.end :]
            office = bool(rest) and rest[0].text == "," and not any(token.pos in ("fin", "praet", "imps") for token in rest)
            if "nom" in phrase.cases and (office or not rest) and _unneeded(syntax, place, office=office):
                return phrase.start, who[0]
    return None


def _named_here(syntax: Syntax, place: int, cast: Cast) -> bool:
    phrase = syntax.phrases[place]
    span = syntax.sentence.span_of(phrase.start, phrase.end)
    mentions = [mention for actor in cast.of_phrase(syntax, place) for mention in cast.actors[actor].mentions]
    return any(mention.kind == "name" and span.overlaps(mention.span) for mention in mentions)


def _unneeded(syntax: Syntax, place: int, *, office: bool) -> bool:
    """Whether the clause before the name is complete without it: its verb has another subject, or is not in the third person."""
    phrase = syntax.phrases[place]
    if phrase.start == 0 or syntax.tokens[phrase.start - 1].text in (".", "!", "?", "…", "”", '"', "–", "—", "-"):
        return office or phrase.start > 0
    if syntax.tokens[phrase.start - 1].kind == "punctuation" or not office:
        return False
    number = syntax.clause_at(phrase.head)
    clause = syntax.clauses[number] if number is not None else None
    if clause is None or clause.finite is None:
        return True
    return syntax.tokens[clause.finite].best.person in ("pri", "sec") or syntax.subject_of(number or 0) != place
