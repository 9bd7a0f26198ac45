"""Case forms of names, made by the dictionary's generator and, for names that it does not know, by the rules of school grammar.

Nothing here is shared with the package, which goes the other way: from a form to the base.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import morfeusz2

CASES: Final = ("gen", "dat", "acc", "inst", "loc")
_PARTICLES: Final = frozenset(("Mac", "Mc", "Al", "El", "Bin", "Van", "Von", "Der", "De", "Di", "La", "Le"))
_FOREIGN: Final = frozenset(("of", "on", "the", "and", "for", "News", "Corporation"))
_ADJECTIVAL: Final = ("ski", "cki", "dzki", "ny", "wy", "zły", "ły", "ry", "ty", "ki")
_OF_WOMEN: Final = ("ska", "cka", "dzka", "owa", "ewa", "aja", "tna", "lna", "dna", "wna", "szna", "czna")
_HUSHED: Final = ("k", "g", "h", "l", "j", "c", "cz", "sz", "rz", "ż", "x", "q", "ń", "ć", "ś", "ź")
_SOFTENED: Final = {"t": "cie", "d": "dzie", "r": "rze", "ł": "le", "st": "ście", "sł": "śle", "zd": "ździe"}
_SOFTENED_BEFORE_A: Final = _SOFTENED | {"k": "ce", "g": "dze", "ch": "sze", "h": "że"}


class Word(NamedTuple):
    """What the dictionary says of a form: its lemma, and its tag by category."""

    lemma: str
    pos: str
    numbers: frozenset[str]
    cases: frozenset[str]
    genders: frozenset[str]
    labels: frozenset[str]
    degree: frozenset[str]


@cache
def _generator() -> morfeusz2.Morfeusz:
    return morfeusz2.Morfeusz(separate_numbering=True)


def _word(lemma: str, tag: str, labels: list[str]) -> Word:
    pos, *fields = tag.split(":")
    values = frozenset(value for field in fields for value in field.split("."))
    cases, genders = values & {*CASES, "nom", "voc"}, values & {"m1", "m2", "m3", "f", "n"}
    return Word(lemma, pos, values & {"sg", "pl"}, cases, genders, frozenset(labels), values & {"pos", "com", "sup"})


@cache
def analysed(form: str) -> tuple[Word, ...]:
    """What the form may be as one word of the dictionary."""
    edges = _generator().analyse(form)
    whole = [edge for edge in edges if edge[0] == 0 and edge[1] == max(other[1] for other in edges)]
    return tuple(_word(edge[2][1], edge[2][2], edge[2][3]) for edge in whole if edge[2][2] != "ign")


def _made(word: Word, case: str, *, gender: frozenset[str], number: str) -> str | None:
    for form, lemma, tag, _, _ in _generator().generate(word.lemma):
        made = _word(lemma, tag, [])
        if (
            lemma == word.lemma
            and (made.pos, made.degree) == (word.pos, word.degree)
            and case in made.cases
            and number in made.numbers
            and made.genders & gender
        ):
            return str(form)
    return None


def _like(form: str, model: str) -> str:
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


# People ------------------------------------------------------------------------------------------


def person(name: str, gender: str, case: str, *, eastern: bool = False) -> str:
    """The full name of a man (m1) or a woman (f) in the case; of an eastern name (Kim Dzong Un) only the end declines."""
    words = name.split()
    if eastern:
        return " ".join([*words[:-1], _name(words[-1], gender, case, "nazwisko")])
    labels = ["imię"] * (len(words) - 1) + ["nazwisko"]
    return " ".join(_name(word, gender, case, label) for word, label in zip(words, labels, strict=True))


def _name(word: str, gender: str, case: str, label: str) -> str:
    if word in _PARTICLES or word.isupper() or "." in word or not any(map(str.isupper, word)):
        return word
    if "-" in word:
        front, _, last = word.rpartition("-")
        return f"{_name(front, gender, case, label)}-{_name(last, gender, case, label)}" if last[:1].isupper() else word
    if len(word) == 2 and word[-1] in "aeiouy":
        return word
    for found in analysed(word):
        if found.lemma.partition(":")[0] != word:
            continue
        if label in found.labels and gender in found.genders and "nom" in found.cases and "sg" in found.numbers:
            made = _made(found, case, gender=frozenset((gender,)), number="sg")
            if made:
                return made
    return _woman(word, case) if gender == "f" else _man(word, case, surname=label == "nazwisko")


def _woman(word: str, case: str) -> str:
    if word.endswith(_OF_WOMEN):
        stem = word[:-3] if word.endswith("aja") else word[:-1]
        soft = stem.endswith(("k", "g"))
        return stem + ("ą" if case in ("acc", "inst") else "iej" if soft else "ej")
    return _in_a(word, case) if word.endswith("a") else word


def _man(word: str, case: str, *, surname: bool) -> str:
    if word.endswith(_ADJECTIVAL):
        endings = {"gen": "ego", "dat": "emu", "acc": "ego", "inst": "m", "loc": "m"}
        return (word if word[-1] == "i" or case in ("inst", "loc") else word[:-1]) + endings[case]
    if word.endswith("a") or (word.endswith("ko") and surname):
        return _in_a(word[:-1] + "a", case)
    if word[-1] == "y" and word[-2:-1] not in "aeou":
        return word + {"gen": "’ego", "dat": "’emu", "acc": "’ego", "inst": "m", "loc": "m"}[case]
    if not word[-1].isascii() or word[-1] in "aeiouy'":
        return word
    if case == "loc":
        return word + "u" if word.endswith(_HUSHED) else _softened(word, _SOFTENED)
    return word + {"gen": "a", "dat": "owi", "acc": "a", "inst": "iem" if word[-1] in "kg" else "em"}[case]


def _in_a(word: str, case: str) -> str:
    stem = word[:-1]
    if case in ("acc", "inst"):
        return stem + ("ę" if case == "acc" else "ą")
    if stem.endswith("j") or stem[-1] in "aeiouyáéíóú":
        return (stem[:-1] if stem.endswith("j") and stem[-2:-1] in "aeiouy" else stem) + "i"
    if case == "gen" or stem.endswith(("l", "c", "cz", "sz", "ż", "rz")):
        return stem + ("i" if stem.endswith(("k", "g", "l")) else "y")
    return _softened(stem, _SOFTENED_BEFORE_A)


def _softened(stem: str, table: dict[str, str]) -> str:
    """The locative of a stem that ends in a consonant."""
    for ending in sorted(table, key=len, reverse=True):
        if stem.endswith(ending):
            return stem[: -len(ending)] + table[ending]
    return stem + "ie"


# Organisations -----------------------------------------------------------------------------------


def organisation(name: str, case: str) -> str | None:
    """The name of several words in the case: its head and what agrees with it. None for one that grammar does not settle."""
    words = name.split()
    if _FOREIGN & set(words) or any(map(str.isdigit, name)):
        return None
    nouns = [at for at, word in enumerate(words) if _nominative(word, ("subst",))]
    head = next((at for at in nouns if not _nominative(words[at], ("adj",))), None)
    if head is None or any(not _nominative(word, ("adj", "ppas", "pact")) for word in words[:head]):
        return None
    noun = _nominative(words[head], ("subst",))[0]
    number = "sg" if "sg" in noun.numbers else "pl"
    made = _made(noun, case, gender=noun.genders, number=number)
    if made is None:
        return None
    done = list(words)
    done[head] = _like(made, words[head])
    for at in [*range(head), *_agreeing(words, head, noun, number)]:
        fitting = [word for word in _nominative(words[at], ("adj", "ppas", "pact")) if word.genders & noun.genders]
        form = next(filter(None, (_made(word, case, gender=noun.genders, number=number) for word in fitting)), None)
        if form is None:
            return None
        done[at] = _like(form, words[at])
    return " ".join(done)


def _nominative(word: str, classes: tuple[str, ...]) -> list[Word]:
    if word.isupper() or not word[1:].islower():
        return []
    found = [*analysed(word), *(analysed(word.lower()) if word[:1].isupper() else ())]
    return [entry for entry in found if entry.pos in classes and "nom" in entry.cases and not entry.labels & {"nazwisko", "imię"}]


def _agreeing(words: list[str], head: int, noun: Word, number: str) -> list[int]:
    found = []
    for at in range(head + 1, len(words)):
        entries = _nominative(words[at], ("adj", "ppas", "pact"))
        if not any(entry.genders & noun.genders and number in entry.numbers for entry in entries):
            break
        found.append(at)
    return found
