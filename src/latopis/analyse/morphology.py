"""Tokens -> tokens with their analyses: the dictionary (morfeusz2, SGJP), clitics merged, unknown names guessed.

The dictionary is asked once for each form and kept: news repeats its words. What a form may be is decided here; which of it is
meant in its sentence is decided by `latopis.analyse.choice`.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

import morfeusz2

from latopis.analyse.choice import ordered
from latopis.analyse.guess import guesses
from latopis.frozen import frozen
from latopis.grammar import CASES, GENDERS, NUMBERS, agreement
from latopis.model import Analysis, Reading, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.lexicon import Lexicon

_KEPT: Final = 32_768
"""Forms in a generation, as many as stand in some 600 articles; two of them, with all that is worked out of them, take 150 MB."""
_PERSONS: Final = frozenset(("pri", "sec", "ter"))
_ASPECTS: Final = frozenset(("perf", "imperf"))
_DEGREES: Final = frozenset(("pos", "com", "sup"))
_PREPOSITIONAL: Final = frozenset(("ds", "ws", "nt"))  # do spraw, w sprawie, na temat: each with a genitive
_LONGEST_SHORT: Final = 7
"""Letters of the longest form that is asked for as an abbreviation."""
_LETTER_WORDS: Final = frozenset("aiouwz")  # words of one letter: as abbreviations they are too rare to be asked for
_VERBAL: Final = frozenset(("praet", "fin", "winien", "pred", "impt", "imps", "inf", "bedzie"))
_WISHES: Final = frozenset(("aby", "żeby", "ażeby", "gdyby", "jakby", "choćby"))  # bear the ending of the verb: abym, gdybyśmy
_RARE: Final = frozenset(("daw.", "daw.,praw.", "niepopr.", "przest.", "gwar.", "arch."))
_DIRECT: Final = frozenset(("nom", "acc"))
_NOUNLIKE: Final = frozenset(("subst", "depr", "ger", "adj", "ppas", "pact", "num", "ppron3", "ppron12", "siebie", "ign"))

_Edge = tuple[int, int, tuple[str, str, str, list[str], list[str]]]


def morphology(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with the analyses of every token of its sentences, the likeliest first."""
    words = dictionary()
    return replace(reading, sentences=tuple([_analysed(sentence, words, lexicon) for sentence in reading.sentences]))


def _analysed(sentence: Sentence, words: Dictionary, lexicon: Lexicon) -> Sentence:
    tokens = ordered(sentence.tokens, words.of_all(sentence.tokens), lexicon.preferred)
    return Sentence(sentence.span, tokens, sentence.paragraph, sentence.headline)


class Dictionary:
    """The morphological dictionary behind a cache; one for each thread, for its C++ object is not safe across threads."""

    def __init__(self) -> None:
        self._morfeusz = morfeusz2.Morfeusz(generate=False, separate_numbering=True)
        self._known: dict[str, tuple[Analysis, ...]] = {}
        self._before: dict[str, tuple[Analysis, ...]] = {}

    def of(self, token: Token) -> tuple[Analysis, ...]:
        """The analyses of a token; numbers and marks have one that says what they are."""
        if token.kind == "word":
            return self.word(token.text)
        return _MARK if token.kind != "number" else _NUMBER

    def of_all(self, tokens: Sequence[Token]) -> list[tuple[Analysis, ...]]:
        """As `of`, for many tokens."""
        known = self._known
        return [(known.get(token.text) if token.kind == "word" else None) or self.of(token) for token in tokens]

    def word(self, form: str) -> tuple[Analysis, ...]:
        """The analyses of a word form, in the dictionary's order; guesses for one it does not know, never none."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) >= _KEPT:  # the rare words of the generation before are forgotten
                self._before, self._known = self._known, {}
            found = self._known[form] = self._before.get(form) or self._look_up(form)
        return found

    def _look_up(self, form: str) -> tuple[Analysis, ...]:
        found = (
            self._with_stop(form) if len(form) <= _LONGEST_SHORT and form.lower() not in _LETTER_WORDS else self._entries(form)
        )
        if not found and form.isupper() and len(form) > 1:
            found = tuple(replace(entry, lemma=entry.lemma.upper()) for entry in self._entries(form.capitalize()) if entry.labels)
            found += self._entries(form.lower())
        if not found and "-" in form:
            found = self._compound(form)
        if found and form.isupper() and len(form) > 2 and all(entry.cases == _DIRECT for entry in found):
            found += guesses(form)  # ASEAN stands as it is in every case too
        if not found or (form[:1].isupper() and all(entry.cases == {"voc"} for entry in found)):
            found = (*guesses(form), *found)  # Nino is rather a name of its own than a call to Nina
        return found

    def _entries(self, form: str) -> tuple[Analysis, ...]:
        if len(form) > 60:  # no Polish word; the dictionary's automaton would be asked for nothing
            return ()
        return _of_edges(self._morfeusz.analyse(form.replace("’", "'")))

    def _with_stop(self, form: str) -> tuple[Analysis, ...]:
        """What a short form is as an abbreviation, and as a word: the dictionary tells both when the full stop is there."""
        if form in _PREPOSITIONAL:
            return (Analysis(f"{form}.", "prep", cases=frozenset(("gen",))), *self._entries(form))
        edges: list[_Edge] = self._morfeusz.analyse(f"{form}.")
        short = [Analysis(edge[2][1].split(":")[0], "brev") for edge in edges if edge[2][2].startswith("brev:pun")]
        if short or "’" in form or len(form) < 3:  # `li` before a full stop is no particle
            return (*short[:1], *self._entries(form))
        return _of_edges(edges[:-1])  # the last one is the full stop

    def _compound(self, form: str) -> tuple[Analysis, ...]:
        """`polsko-niemieckiego`, `Malloch-Brownowi`: the last part carries the grammar, the first its lemma where it is known."""
        first, _, last = form.rpartition("-")
        if form[:1].isupper() and not last[:1].isupper():
            return ()  # PiS-u, NATO-wski, Rydz-śmigły: the guesser knows endings after a hyphen
        heads = self._entries(last) or (guesses(last) if last[:1].isupper() else ())
        front = self._lemma_of_part(first)
        return tuple(replace(head, lemma=f"{front}-{head.lemma}") for head in heads)

    def _lemma_of_part(self, part: str) -> str:
        """The base form of a name's first half (Kidawy -> Kidawa), else the part as it stands (polsko)."""
        if not part[:1].isupper():
            return part
        named = [entry.lemma for entry in self._entries(part) if entry.labels & {"nazwisko", "imię"}]
        return named[0] if named else part


@cache
def _per_thread() -> threading.local:
    return threading.local()


def dictionary() -> Dictionary:
    """The dictionary of this thread."""
    here = _per_thread()
    if not hasattr(here, "dictionary"):
        here.dictionary = Dictionary()
    found: Dictionary = here.dictionary
    return found


def _of_edges(edges: list[_Edge]) -> tuple[Analysis, ...]:
    """The analyses that the dictionary's graph of a word tells; none where it does not know all of it."""
    if not edges or any(edge[2][2] == "ign" for edge in edges):
        return ()
    return _merged(_paths(edges))


def _paths(edges: list[_Edge]) -> list[list[_Edge]]:
    """The ways through the dictionary's graph that cover the whole word; clitics make them longer than one step."""
    end = max(edge[1] for edge in edges)
    complete: list[list[_Edge]] = []
    open_paths = [[edge] for edge in edges if edge[0] == 0]
    while open_paths:
        path = open_paths.pop(0)
        if path[-1][1] == end:
            complete.append(path)
        else:
            open_paths += [[*path, edge] for edge in edges if edge[0] == path[-1][1]]
    return complete


def _merged(paths: list[list[_Edge]]) -> tuple[Analysis, ...]:
    """One analysis a path; those that differ in case only become one."""
    found: dict[tuple[object, ...], Analysis] = {}
    late: list[Analysis] = []
    for path in paths:
        entry = _analysis(path)
        if entry is None:
            continue
        if set(path[0][2][4]) & _RARE:
            late.append(entry)
            continue
        key = (entry.lemma, entry.pos, entry.numbers, entry.genders, entry.person, entry.negated, entry.conditional, entry.labels)
        same = found.get(key)
        found[key] = entry if same is None else _joined(same, entry)
    return tuple(found.values()) or tuple(late)


def _joined(one: Analysis, other: Analysis) -> Analysis:
    aspect = one.aspect if one.aspect == other.aspect else "imperf"
    return replace(one, cases=one.cases | other.cases, agreement=one.agreement | other.agreement, aspect=aspect)


def _analysis(path: list[_Edge]) -> Analysis | None:
    _, lemma, tag, labels, _ = path[0][2]
    told = _tag(tag)
    conditional, person = False, told.person
    for _, _, (form, _, clitic, _, _) in path[1:]:
        if clitic.startswith("aglt"):
            person = "pri" if ":pri" in clitic else "sec"
        elif form.lower() == "by":
            conditional = True
        else:
            return None
    if len(path) > 1 and told.pos not in _VERBAL and not (told.pos == "comp" and lemma.split(":")[0] in _WISHES):
        return None  # `czym` is not `czy` with an ending
    return Analysis(
        lemma=lemma.split(":")[0] if len(lemma) > 1 else lemma,
        pos=told.pos,
        numbers=told.numbers,
        cases=told.cases,
        genders=told.genders,
        person=person or ("ter" if told.pos in ("praet", "winien") else ""),
        aspect=told.aspect,
        degree=told.degree,
        negated=told.negated,
        conditional=conditional,
        labels=_labels(tuple(labels)),
        agreement=told.agreement,
    )


@frozen
class _Tag:
    """What a tag of the dictionary tells of a form."""

    pos: str
    numbers: frozenset[str]
    cases: frozenset[str]
    genders: frozenset[str]
    person: str
    aspect: str
    degree: str
    negated: bool
    agreement: int


@cache
def _tag(tag: str) -> _Tag:
    """The tag, taken apart; the dictionary has some thousand."""
    pos, *fields = tag.split(":")
    values = [value for field in fields for value in field.split(".")]
    numbers, cases = frozenset(values) & set(NUMBERS), frozenset(values) & set(CASES)
    genders = frozenset(values) & set(GENDERS)
    return _Tag(
        pos,
        numbers,
        cases,
        genders,
        person=next((value for value in values if value in _PERSONS), ""),
        aspect=_aspect(values),
        degree=next((value for value in values if value in _DEGREES), ""),
        negated="neg" in values,
        agreement=agreement(numbers, cases, genders) if pos in _NOUNLIKE else 0,
    )


@cache
def _labels(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(labels) - {"nazwa_pospolita"}


def _aspect(values: list[str]) -> str:
    """The aspect; a verb that is both is read as imperfective, so that its present is not taken for a future."""
    found = {value for value in values if value in _ASPECTS}
    return "imperf" if "imperf" in found else "perf" if found else ""


_MARK: Final = (Analysis("", "interp"),)
_NUMBER: Final = (Analysis("", "dig"),)
