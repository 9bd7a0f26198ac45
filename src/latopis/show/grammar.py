"""Grammar in the tags of the National Corpus of Polish, for those who look for the fault in a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from latopis.model import Analysis, Clause, Phrase, Sentence


def tags(analysis: Analysis) -> str:
    """The grammatical class and what is known with it: `subst:sg:gen.acc:m1`.

    >>> from latopis.model import Analysis
    >>> tags(Analysis("rząd", "subst", numbers=frozenset({"sg"}), cases=frozenset({"nom", "acc"}), genders=frozenset({"m3"})))
    'subst:sg:acc.nom:m3'
    """
    sets = (analysis.numbers, analysis.cases, analysis.genders)
    single = (analysis.person, analysis.aspect, analysis.degree)
    marks = ("neg" if analysis.negated else "", "by" if analysis.conditional else "")
    return ":".join(filter(None, (analysis.pos, *(".".join(sorted(each)) for each in sets), *single, *marks)))


def phrase_words(phrase: Phrase, sentence: Sentence) -> str:
    """The phrase with its preposition, its head, what agreement leaves possible, and the phrase it hangs on."""
    words = _words(phrase.first, phrase.end, sentence)
    form = ":".join(".".join(sorted(each)) for each in (phrase.numbers, phrase.cases, phrase.genders) if each)
    head = sentence.tokens[phrase.head].text
    parent = "" if phrase.parent is None else f" ← {sentence.tokens[sentence.phrases[phrase.parent].head].text}"
    return f"{words}  [{head} {form}]{parent}"


def clause_words(clause: Clause, sentence: Sentence) -> str:
    """The clause with its verb, tense and mood, and the clause that governs it."""
    words = " … ".join(_words(start, end, sentence) for start, end in clause.pieces)
    verbs = [sentence.tokens[index].text for index in dict.fromkeys((clause.finite, clause.verb)) if index is not None]
    marks = [
        *(mark for mark in (clause.tense, clause.mood) if mark != "none"),
        *([clause.voice] if clause.voice != "active" else []),
        *(["negated"] if clause.negated else []),
        *(["question"] if clause.question else []),
        *([f"modal {clause.modal}"] if clause.modal else []),
        *([f"after {clause.introducer}"] if clause.introducer else []),
    ]
    parent = "" if clause.parent is None else f" ← clause {clause.parent + 1}"
    return f"{words}  [{' '.join([*verbs, *marks])}]{parent}"


def _words(start: int, end: int, sentence: Sentence) -> str:
    """The words of the tokens with single spaces where the text has white space."""
    return "".join((" " if token.spaced else "") + token.text for token in sentence.tokens[start:end]).strip()
