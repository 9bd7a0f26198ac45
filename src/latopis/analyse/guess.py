"""Analyses for words that the dictionary does not know: mostly foreign names, which Polish declines all the same.

Each rule undoes one ending. The nominative as it stands comes first; which guess is right is decided by its context and by
the other forms of the name in the same article.
"""

from __future__ import annotations

import re
from typing import Final

from latopis.grammar import agreement
from latopis.model import Analysis

_Rule = tuple[str, str, str, str]

# ending of the form, ending of the lemma, cases, genders; longest endings first within a group
_RULES: Final[tuple[_Rule, ...]] = (
    ("skiego", "ski", "gen.acc", "m1"), ("ckiego", "cki", "gen.acc", "m1"), ("skiemu", "ski", "dat", "m1"),
    ("ckiemu", "cki", "dat", "m1"), ("skim", "ski", "inst.loc", "m1"), ("ckim", "cki", "inst.loc", "m1"),
    ("kiej", "kaja", "gen.dat.loc", "f"), ("ką", "kaja", "acc.inst", "f"), ("kiej", "ka", "gen.dat.loc", "f"),
    ("owej", "owa", "gen.dat.loc", "f"), ("ewej", "ewa", "gen.dat.loc", "f"), ("nej", "na", "gen.dat.loc", "f"),
    ("ską", "ska", "acc.inst", "f"), ("cką", "cka", "acc.inst", "f"), ("ową", "owa", "acc.inst", "f"),
    ("ewą", "ewa", "acc.inst", "f"),
    ("cia", "ć", "gen.acc", "m1"), ("ciowi", "ć", "dat", "m1"), ("ciem", "ć", "inst", "m1"), ("ciu", "ć", "loc", "m1"),
    ("yego", "y", "gen.acc", "m1"), ("iego", "i", "gen.acc", "m1"), ("ego", "y", "gen.acc", "m1"), ("ego", "e", "gen.acc", "m1"),
    ("emu", "y", "dat", "m1"), ("emu", "e", "dat", "m1"), ("iemu", "i", "dat", "m1"),
    ("ki", "ko", "gen", "m1"), ("ce", "ko", "dat.loc", "m1"), ("kę", "ko", "acc", "m1"), ("ką", "ko", "inst", "m1"),
    ("ym", "y", "inst.loc", "m1"), ("im", "i", "inst.loc", "m1"),
    ("ii", "ia", "gen.dat.loc", "f"), ("ji", "ja", "gen.dat.loc", "f"),
    ("ki", "ka", "gen", "f.m1"), ("gi", "ga", "gen", "f.m1"), ("li", "la", "gen", "f.m1"), ("ni", "nia", "gen", "f"),
    ("y", "a", "gen", "f.m1"), ("ce", "ka", "dat.loc", "f.m1"), ("dze", "ga", "dat.loc", "f.m1"),
    ("cie", "ta", "dat.loc", "f.m1"), ("ście", "sta", "dat.loc", "f.m1"), ("ździe", "zda", "dat.loc", "f.m1"),
    ("sze", "cha", "dat.loc", "f.m1"), ("śle", "sła", "dat.loc", "f.m1"), ("że", "ha", "dat.loc", "f.m1"),
    ("sze", "ha", "dat.loc", "f.m1"), *((f"{vowel}i", f"{vowel}a", "gen.dat.loc", "f.m1") for vowel in "aeouyáéíóú"),
    ("i", "ja", "gen.dat.loc", "f.m1"), ("śnie", "sna", "dat.loc", "f.m1"),
    ("dzie", "da", "dat.loc", "f.m1"), ("rze", "ra", "dat.loc", "f.m1"), ("le", "ła", "dat.loc", "f.m1"),
    ("ie", "a", "dat.loc", "f.m1"), ("ę", "a", "acc", "f.m1"), ("ą", "a", "inst", "f.m1"),
    ("owi", "", "dat", "m1"), ("iowi", "", "dat", "m1"), ("kiem", "k", "inst", "m1.m3"), ("giem", "g", "inst", "m1.m3"),
    ("em", "", "inst", "m1.m3"), ("em", "o", "inst", "m1.n"), ("iem", "", "inst", "m1.m3"),
    ("cie", "t", "loc", "m1.m3"), ("ście", "st", "loc", "m1.m3"), ("ździe", "zd", "loc", "m1.m3"),
    ("dzie", "d", "loc", "m1.m3"), ("rze", "r", "loc", "m1.m3"), ("le", "ł", "loc", "m1.m3"),
    ("ie", "", "loc", "m1.m3"), ("u", "", "gen.loc", "m3"), ("u", "", "loc", "m1"), ("a", "", "gen.acc", "m1"),
    ("a", "", "gen", "m3"), ("a", "o", "gen.acc", "m1"), ("ia", "", "gen.acc", "m1"),
)  # fmt: skip
_PLURAL: Final[tuple[_Rule, ...]] = (
    ("owie", "", "nom", "m1"), ("ów", "", "gen.acc", "m1"), ("ami", "", "inst", "m1"), ("om", "", "dat", "m1"),
    ("ach", "", "loc", "m1"), ("czycy", "czyk", "nom", "m1"), ("czyków", "czyk", "gen.acc", "m1"),
    ("ianie", "ianin", "nom", "m1"), ("ian", "ianin", "gen.acc", "m1"),
)  # fmt: skip
_APOSTROPHE: Final = re.compile(r"^(.{2,})['’](a|owi|em|iem|ego|emu|m|go|mu|ie|u|y|ów)$")
_SUFFIX: Final = re.compile(r"^(.*[A-ZĄĆĘŁŃÓŚŹŻ])-(u|a|owi|em|iem|ie|y|i|om|ami|ach|ów|ze|cie|ą|ę)$")
_EVERY_CASE: Final = frozenset(("nom", "gen", "dat", "acc", "inst", "loc"))
_NAMED: Final = frozenset(("m1", "f"))


def guesses(form: str) -> tuple[Analysis, ...]:
    """The guessed analyses of an unknown word; a capital marks a name, other words get one open analysis.

    >>> [(guess.lemma, sorted(guess.cases)) for guess in guesses("Farage’a")]
    [('Farage', ['acc', 'gen'])]
    >>> sorted({guess.lemma for guess in guesses("Bidenem")})
    ['Biden', 'Bidenem', 'Bideno']
    """
    if form.endswith("."):
        return (Analysis(form, "part"),)
    if not form[:1].isupper():
        return (_guess(form.lower(), "ign", "", ""),)
    if suffixed := _SUFFIX.match(form):
        return (_guess(suffixed[1], "subst", "", "", number=""),)
    if elided := _APOSTROPHE.match(form):
        return (_guess(elided[1], "subst", _CASE_AFTER.get(elided[2], "gen.acc"), "m1"),)
    if len(form) > 1 and (form.isupper() or (len(form) < 5 and sum(map(str.isupper, form)) > 1)):  # NATO, AfD
        return (_guess(form, "subst", "", "", number=""),)
    return tuple(_declined(form))


_CASE_AFTER: Final = {
    "owi": "dat",
    "emu": "dat",
    "mu": "dat",
    "em": "inst",
    "iem": "inst",
    "m": "inst.loc",
    "ie": "loc",
    "u": "gen.loc",  # Joe’u, but Greenpeace’u
}


def _declined(form: str) -> list[Analysis]:
    found = _as_it_stands(form)
    for rules, number in ((_RULES, "sg"), (_PLURAL, "pl")):
        for ending, base, cases, genders in rules:
            stem = form[: -len(ending)]
            if stem and form.endswith(ending) and (len(stem) > 1 or len(base) > 1) and _can_stand(stem + base, genders):
                found.append(_guess(stem + base, "subst", cases, genders, number=number))
    return found


def _can_stand(lemma: str, genders: str) -> bool:
    """A masculine name that lost its ending is no shorter than three letters, or than two where it ends in a consonant (Un)."""
    return "m" not in genders or len(lemma) >= 3 or (len(lemma) == 2 and lemma[-1] not in "aeiouy")


def _as_it_stands(form: str) -> list[Analysis]:
    """The form as a base: in a consonant a man or thing, or an undeclined woman; in a vowel but -a or -ski undeclined."""
    if form.endswith(("ski", "cki")):
        return [_guess(form, "subst", "nom.voc", "m1")]
    if form.endswith("a"):
        return [_guess(form, "subst", "nom.voc", "f.m1.n")]
    if form[-1] in "eioyuąęó":
        return [_guess(form, "subst", "", "m1.f.n")]
    return [_guess(form, "subst", "nom.voc", "m1.m3"), _guess(form, "subst", "", "f")]


def _guess(lemma: str, pos: str, cases: str, genders: str, *, number: str = "sg") -> Analysis:
    numbers = frozenset((number,)) if number else frozenset()
    case_set = frozenset(cases.split(".")) if cases else _EVERY_CASE
    gender_set = frozenset(genders.split(".")) if genders else frozenset()
    return Analysis(lemma, pos, numbers, case_set, gender_set, guessed=True, agreement=agreement(numbers, case_set, gender_set))
