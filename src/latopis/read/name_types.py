"""What a new name names: a person, a place, an organisation, an outlet, a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read import name_words as w

if TYPE_CHECKING:
    from latopis.lexicon.names import NameWords
    from latopis.model import ActorType, Token
    from latopis.read.name_line import Line, Run
    from latopis.read.name_words import Evidence

_INTO_PLACES: Final = frozenset(("w", "we", "do", "z", "ze", "koło", "pod", "nad", "spod", "znad", "niedaleko", "obok"))
_OF_PEOPLE: Final = frozenset((w.FIRST_NAME, w.SURNAME))
_OFFICE: Final = 7
"""How many words before a name its bearer's office may begin."""
_QUOTES: Final = frozenset("„“”\"«»'‚‘’+")


def type_of(run: Run, line: Line, *, after_place: bool = False) -> ActorType:
    """The type of a name that the register does not know, by its own words, then by those around it.

    `after_place`: a conjunction or comma ties it to the name of a place.
    """
    tokens, words = line.tokens[run.start : run.end], line.words
    if run.type:
        return run.type
    before = _before(line, run.start)
    announced = w.title_type(before, words) if before and (not before.capitalised or run.start == 1) else None
    if announced == "person" and belongs_to_office(run, line):
        return "organisation"
    return (
        _by_words(tokens, words)
        or (announced if announced and not (announced == "person" and _no_person(tokens)) else None)
        or _by_labels(tokens, line.evidence, before)
        or _by_place(tokens, before, after_place=after_place)
        or _by_office(run, line)
        or _by_shape(tokens, words)
    )


def belongs_to_office(run: Run, line: Line) -> bool:
    """Whether one word stands between an office and its holder (prezes Wegi Jan Kowalski): a genitive, and no person."""
    before = _before(line, run.start)
    lower = before is not None and (not before.capitalised or run.start == 1)
    office = before is not None and lower and w.title_type(before, line.words) == "person"
    after = line.tokens[run.end] if run.end < len(line.tokens) else None
    named = after is not None and after.kind == "word" and after.capitalised
    known = named and after is not None and (bool(w.first_name_gender(after, line.words)) or line.word(run.end + 1))
    return office and known and run.end - run.start == 1


def _before(line: Line, start: int) -> Token | None:
    """The word before the name, an opening quotation mark between them or not."""
    at = start - 1
    while at >= 0 and line.tokens[at].text in _QUOTES:
        at -= 1
    return line.tokens[at] if at >= 0 and line.tokens[at].kind == "word" else None


def _by_words(tokens: tuple[Token, ...], words: NameWords) -> ActorType | None:
    if len(tokens) > 2 and tokens[-2].text == ".":
        return "outlet"
    single = w.head_type(tokens[0], words) if len(tokens) == 1 else None
    foreign = (words.heads.get(token.text.casefold()) for token in reversed(tokens))
    return single or next((found for found in foreign if found), None)


def _no_person(tokens: tuple[Token, ...]) -> bool:
    """Whether the word is an acronym, or the dictionary knows it as a place or a company only."""
    if len(tokens) == 1 and w.is_acronym(tokens[0]):
        return True
    return not w.has_label(tokens[-1], w.SURNAME, w.FIRST_NAME) and w.has_label(tokens[-1], w.PLACE, *w.ORGANISATIONS)


def _by_labels(tokens: tuple[Token, ...], evidence: Evidence, before: Token | None) -> ActorType | None:
    last = tokens[-1]
    surnames = {lemma for entry in last.analyses for lemma in w.spellings(entry.lemma.casefold())}
    if not surnames.isdisjoint(evidence.surnames) and len(tokens) < 3:
        return "person"
    if w.is_acronym(tokens[0]):
        return "organisation"
    into = before is not None and before.text.casefold() in _INTO_PLACES
    if len(tokens) == 1 and w.has_label(last, w.FIRST_NAME) and not into:
        return "person"
    return _by_dictionary(tokens)


def _by_dictionary(tokens: tuple[Token, ...]) -> ActorType | None:
    """What the dictionary's labels say: those of the last word's likeliest reading, then those of any."""
    labels = [entry.labels for token in tokens for entry in token.analyses]
    first = next((entry.labels for entry in tokens[-1].analyses if entry.labels), frozenset())
    a_place = any(w.PLACE in found for found in labels)
    if w.PLACE in first or (a_place and len(tokens) > 1 and w.is_common(tokens[0])):
        return "place"
    if len(tokens) > 1 and w.is_common(tokens[0]) and w.is_adjective(tokens[0]):
        return "organisation"
    if not first.isdisjoint(_OF_PEOPLE) or any(not found.isdisjoint(_OF_PEOPLE) for found in labels):
        return "place" if a_place and first.isdisjoint(_OF_PEOPLE) else "person"
    return "place" if a_place else "organisation" if any(not found.isdisjoint(w.ORGANISATIONS) for found in labels) else None


def _by_place(tokens: tuple[Token, ...], before: Token | None, *, after_place: bool) -> ActorType | None:
    into = before is not None and before.text.casefold() in _INTO_PLACES
    return "place" if (into or after_place) and len(tokens) == 1 else None


def _by_office(run: Run, line: Line) -> ActorType | None:
    """`przewodnicząca Komitetu Azji Mila Doru`: two or three words that no acronym begins, behind somebody's office in full."""
    tokens = line.tokens[run.start : run.end]
    if not 1 < len(tokens) < 4 or w.is_acronym(tokens[0]) or not all(token.capitalised for token in tokens):
        return None
    for place in range(run.start - 1, max(run.start - _OFFICE, -1), -1):
        token = line.tokens[place]
        if token.kind != "word" or token.pos == "prep":
            return None
        if w.title_type(token, line.words) == "person" and (not token.capitalised or place == 0):
            return "person" if place < run.start - 1 else None
        if not (token.capitalised or any("gen" in entry.cases for entry in token.analyses)):
            return None
    return None


def _by_shape(tokens: tuple[Token, ...], words: NameWords) -> ActorType:
    """Two or three unknown words are a person, one is where it ends as surnames do; all else is an organisation."""
    ends = any(entry.guessed and entry.lemma.casefold().endswith(words.surname_endings) for entry in tokens[-1].analyses)
    if len(tokens) == 1 or (ends and len(tokens) == 2):
        return "person" if ends else "organisation"
    main = [token for token in tokens if token.text.casefold() not in words.links["person"]]
    plain = all(token.capitalised and token.kind == "word" and not w.is_common(token) for token in main)
    return "person" if len(main) < 4 and plain else "organisation"
