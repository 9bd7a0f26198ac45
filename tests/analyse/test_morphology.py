"""What a form can be."""

from __future__ import annotations

import threading
import unicodedata

import pytest

from latopis.analyse import morphology
from latopis.analyse.morphology import Dictionary, dictionary
from latopis.grammar import cases_in
from latopis.model import Analysis, Document
from latopis.pipeline import reading_until

# form, lemma, class, person, number, whether conditional
CLITICS = """
wyprowadziłaby | wyprowadzić praet ter sg would
zrobiłem | zrobić praet pri sg did
zrobiłaś | zrobić praet sec sg did
powiedziałabym | powiedzieć praet pri sg would
robilibyśmy | robić praet pri pl would
zechciałybyście | zechcieć praet sec pl would
wybrałyśmy | wybrać praet pri pl did
potwierdziliby | potwierdzić praet ter pl would
byłoby | być praet ter sg would
byłbym | być praet pri sg would
zostałaby | zostać praet ter sg would
powinienem | powinien winien pri sg did
powinna | powinien winien ter sg did
winniśmy | winien winien pri pl did
"""

# form, lemma and class that are among the analyses
KNOWN = """
robiąc | robić pcon
zrobiwszy | zrobić pant
zrobiono | zrobić imps
zrobić | zrobić inf
domu | dom subst
dwadzieścia | dwadzieścia num
trzeba | trzeba pred
abym | aby comp
gdybyśmy | gdyby comp
żebyś | żeby comp
proc | procent brev
godz | godzina brev
ds | ds. prep
ws | ws. prep
polsko-niemieckiego | polsko-niemiecki adj
Malloch-Brownowi | Malloch-Brown subst
Kidawy-Błońskiej | Kidawa-Błońska subst
Farage’a | Farage subst
Farage'a | Farage subst
PiS-u | PiS subst
GDAŃSKA | Gdańsk subst
Łukaszence | Łukaszenko subst
"""


def _rows(table: str) -> list[tuple[str, list[str]]]:
    return [(form, facts.split()) for form, _, facts in (line.partition(" | ") for line in table.strip().splitlines())]


def _facts(entry: Analysis) -> list[str]:
    return [entry.lemma, entry.pos, entry.person, *entry.numbers, "would" if entry.conditional else "did"]


@pytest.mark.parametrize(("form", "expected"), _rows(CLITICS))
def test_a_clitic_is_part_of_its_verb(form: str, expected: list[str]) -> None:
    """The ending of person and `by` make one analysis with their verb."""
    assert [expected] == [_facts(entry) for entry in dictionary().word(form)]


@pytest.mark.parametrize(("form", "expected"), _rows(KNOWN))
def test_a_form_has_its_lemma(form: str, expected: list[str]) -> None:
    """Abbreviations without their stop, compounds, elided names, capitals: each leads to its base form and class."""
    assert expected in [[entry.lemma, entry.pos] for entry in dictionary().word(form)]


def test_czym_is_no_question_with_an_ending() -> None:
    """`czym` is what it is, not `czy` with the ending of `jestem`."""
    assert {"co"} == {entry.lemma for entry in dictionary().word("czym") if entry.pos == "subst"}
    assert [] == [entry for entry in dictionary().word("czym") if entry.lemma == "czy"]


def test_forms_of_one_word_become_one_analysis() -> None:
    """Analyses that differ in case only are one, with all its cases; number and case stay bound together."""
    (entry,) = dictionary().word("domu")
    assert [{"gen", "loc", "voc"}, {"sg"}] == [set(entry.cases), set(entry.numbers)]
    assert entry.cases == cases_in(entry.agreement)


@pytest.mark.parametrize(("form", "negated"), [("niezrobiony", True), ("zrobiony", False), ("niepodpisanie", True)])
def test_a_negated_participle_says_so(form: str, negated: bool) -> None:
    """`nie` written together with its participle or gerund negates it."""
    assert {negated} == {entry.negated for entry in dictionary().word(form) if entry.pos in ("ppas", "ger")}


@pytest.mark.parametrize(("form", "aspect"), [("zrobił", "perf"), ("robił", "imperf"), ("aresztował", "imperf")])
def test_a_verb_has_its_aspect(form: str, aspect: str) -> None:
    """A verb of both aspects is read as imperfective."""
    assert aspect == dictionary().word(form)[0].aspect


@pytest.mark.parametrize("form", ["Mélenchon", "Xyzdorfem", "nieznałowo", "Q", "XYZ-owi", "a" * 80, "ж", "ß", "O’"])
def test_no_form_is_without_analysis(form: str) -> None:
    """An unknown word is guessed: there is always an analysis, with its lemma."""
    assert all(entry.lemma for entry in dictionary().word(form))
    assert dictionary().word(form)


def test_numbers_and_marks_say_what_they_are() -> None:
    """A number is `dig`, a mark `interp`."""
    (sentence,) = reading_until(Document("Ma 25 lat!"), "morphology").sentences
    assert ("dig", "interp") == (sentence.tokens[1].pos, sentence.tokens[3].pos)


def test_lemmas_are_composed_text() -> None:
    """Lemmas are in NFC."""
    lemmas = [entry.lemma for form in ("łódź", "gęślą", "Mélenchona") for entry in dictionary().word(form)]
    assert [unicodedata.normalize("NFC", lemma) for lemma in lemmas] == lemmas


def test_each_thread_has_its_dictionary() -> None:
    """A dictionary is kept for its thread and not shared with another."""
    others: list[Dictionary] = []
    thread = threading.Thread(target=lambda: others.append(dictionary()))
    thread.start()
    thread.join()
    assert dictionary() is dictionary()
    assert dictionary() is not others[0]


def test_rare_forms_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many forms a process meets, it keeps so many; what comes up again and again is asked for once."""
    monkeypatch.setattr(morphology, "_KEPT", 10)
    words, kept = Dictionary(), 0
    first = words.word("rząd")
    for number in range(95):
        words.word(f"Xylonograd{number}")
        assert first is words.word("rząd")
        kept = max(kept, len(words._known) + len(words._before))
    assert 20 == kept
