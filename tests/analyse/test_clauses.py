"""Where clauses begin, end and resume, and what their verbs tell."""

from __future__ import annotations

import pytest

from latopis.model import Clause, Document, Sentence
from latopis.pipeline import reading_until

# The sentence, then its clauses; `…` stands where another clause interrupts one.
PIECES = """
Ustawa, którą przyjął sejm, wejdzie w życie. | Ustawa … wejdzie w życie. | którą przyjął sejm
Szpital, w którym leczono rannych, spłonął. | Szpital … spłonął. | w którym leczono rannych
Minister, który odszedł, bo stracił poparcie, wyjechał. | Minister … wyjechał. | który odszedł | bo stracił poparcie
Prezes dodał, że zarząd, który kieruje hutą, nie odejdzie. | Prezes dodał | że zarząd … nie odejdzie. | który kieruje hutą
Ludzie, którzy przyszli i którzy czekali, wrócili. | Ludzie … wrócili. | którzy przyszli | i którzy czekali
Miasto, gdzie zbudowano hutę, zarabia. | Miasto … zarabia. | gdzie zbudowano hutę
Prezes zapewnił, że gdyby bank upadł, to państwo pomoże. | Prezes zapewnił | że … to państwo pomoże. | gdyby bank upadł
Prezes zapewnił, że jeśli bank upadnie, państwo pomoże. | Prezes zapewnił | że … państwo pomoże. | jeśli bank upadnie
Spółka (powstała w Łodzi i Krakowie) zamyka zakład. | Spółka … zamyka zakład. | powstała w Łodzi i Krakowie
Prezes (który kieruje bankiem) odchodzi. | Prezes … odchodzi. | który kieruje bankiem
Sejm przyjął plan (poparł go rząd), który jest dobry. | Sejm przyjął plan | poparł go rząd | który jest dobry.
Związkowcy (OPZZ) protestują. | Związkowcy … OPZZ … protestują.
Spółka – jak podał zarząd – zamyka zakład. | Spółka … zamyka zakład. | jak podał zarząd
Gdy zapadł zmrok, straż zamknęła most. | Gdy zapadł zmrok | straż zamknęła most.
Dzięki temu, że spadł deszcz, pożar zgasł. | Dzięki temu … pożar zgasł. | że spadł deszcz
Kobieta, idąc do domu, znalazła portfel. | Kobieta, idąc do domu, znalazła portfel.
Przeczytawszy raport, minister podał się do dymisji. | Przeczytawszy raport, minister podał się do dymisji.
Rolnicy zablokowali drogę, domagając się dopłat. | Rolnicy zablokowali drogę, domagając się dopłat.
Szef banku, Jan Nowak, odszedł. | Szef banku, Jan Nowak, odszedł.
W Łodzi, Krakowie i Gdyni zamknięto szkoły. | W Łodzi, Krakowie i Gdyni zamknięto szkoły.
Policja zatrzymała kierowcę i zabrała mu prawo jazdy. | Policja zatrzymała kierowcę | i zabrała mu prawo jazdy.
Policja zatrzymała kierowcę, a sąd go ukarał. | Policja zatrzymała kierowcę | a sąd go ukarał.
Rada przyjęła budżet, ale prezydent go nie podpisał. | Rada przyjęła budżet | ale prezydent go nie podpisał.
Ani rząd nie ustąpił, ani związki nie ustąpiły. | Ani rząd nie ustąpił | ani związki nie ustąpiły.
Przyszedł, zobaczył, zwyciężył. | Przyszedł | zobaczył | zwyciężył.
Rzeka wylała; woda zalała pola. | Rzeka wylała | woda zalała pola.
„Nie ustąpimy”, powiedział wójt. | Nie ustąpimy | powiedział wójt.
– Nie ustąpimy – powiedział wójt. | Nie ustąpimy | powiedział wójt.
Wójt: nie ustąpimy | Wójt | nie ustąpimy
Ministrowie zostali zatrzymani i przesłuchani. | Ministrowie zostali zatrzymani i przesłuchani.
Wyrok zapadł po tym, jak świadek zmienił zeznania. | Wyrok zapadł po tym | jak świadek zmienił zeznania.
"""

# The sentence, then: the clause by its verb, the word that opens it, the verb of the clause that governs it.
GOVERNED = """
Rzecznik powiedział, że umowa wygasła. | wygasła że powiedział
Sąd uznał, iż dowody są mocne. | są iż uznał
Ustawa, którą przyjął sejm, wejdzie w życie. | przyjął który wejdzie
Gdy zapadł zmrok, straż zamknęła most. | zapadł gdy zamknęła
Straż zamknęła most, gdy zapadł zmrok. | zapadł gdy zamknęła
Zanim zapadł wyrok, świadek zmarł. | zapadł zanim zmarł
Kupił dom, bo wygrał los. | wygrał bo Kupił
Strajk trwa, choć rząd ustąpił. | ustąpił choć trwa
Strajk trwa, mimo że rząd ustąpił. | ustąpił mimo trwa
Mimo że rząd ustąpił, strajk trwa. | ustąpił mimo trwa
Posłowie domagają się, żeby rząd ustąpił. | ustąpił żeby domagają
Chciał, abym wyszedł. | wyszedł aby Chciał
Gdybym wiedział, zostałbym w domu. | wiedział gdyby zostałbym
Posłowie przyszli, aby złożyć wniosek. | złożyć aby przyszli
Minister pytał, czy rada przyjęła budżet. | przyjęła czy pytał
Powiedział, że nie wie, kto go zastąpi. | zastąpi kto wie
Wie, co zrobił. | zrobił co Wie
Pociąg stanął, jak poinformował rzecznik. | poinformował jak stanął
Prezes zapewnił, że gdyby bank upadł, to państwo pomoże. | upadł gdyby pomoże
Prezes zapewnił, że gdyby bank upadł, to państwo pomoże. | pomoże że zapewnił
Rzecznik powiedział, że pociąg stanął i pasażerowie wysiedli. | wysiedli że powiedział
Policja podała, że człowiek, którego szukano, nie żyje. | szukano który żyje
Sejm przyjął ustawę (poparło ją stu posłów), która jest potrzebna. | jest który przyjął
"""

# The sentence, then: its finite verb, the verb that means, voice, what the modal makes of it.
PREDICATES = """
Burmistrz musi przyjąć budżet. | musi przyjąć active necessary
Burmistrz powinien przyjąć budżet. | powinien przyjąć active necessary
Burmistrz chce przyjąć budżet. | chce przyjąć active wanted
Burmistrz ma przyjąć budżet w maju. | ma przyjąć active scheduled
Burmistrz ma budżet. | ma ma active -
Można złożyć skargę. | Można złożyć active possible
Trzeba zamknąć kopalnię. | Trzeba zamknąć active necessary
Należy zamknąć okno. | Należy zamknąć active necessary
Kopalnia należy do skarbu państwa. | należy należy active -
Zarząd chce móc zwalniać ludzi. | chce zwalniać active wanted
Strażacy zaczęli gasić pożar. | zaczęli gasić active begun
Wójt odmówił podpisania umowy. | odmówił odmówił active -
Sąd może zostać rozwiązany. | może rozwiązany passive possible
Most ma być zamknięty w maju. | ma zamknięty passive scheduled
Most musi zostać zamknięty. | musi zamknięty passive necessary
Budżet został przyjęty przez sejmik. | został przyjęty passive -
Budżet jest przyjęty. | jest przyjęty passive -
Budżet będzie przyjęty w maju. | będzie przyjęty passive -
Zostanie wybrany nowy prezes. | Zostanie wybrany passive -
Powodem były sfałszowane wybory. | były były active -
Budżet przyjęto wczoraj. | przyjęto przyjęto impersonal -
Sejmik będzie przyjmować budżet. | będzie przyjmować active -
Sejmik będzie przyjmował budżet. | będzie przyjmował active -
"""

# The sentence, then the tense and mood of its last clause.
TENSES = """
Sejmik przyjął budżet. | past indicative
Budżet przyjęto wczoraj. | past indicative
Budżet został przyjęty. | past indicative
Zrobiłem wszystko. | past indicative
Sejmik przyjmuje budżet. | present indicative
Budżet jest przyjęty. | present indicative
Sejmik musi przyjąć budżet. | present indicative
Sejmik przyjmie budżet. | future indicative
Sejmik będzie przyjmował budżet. | future indicative
Budżet będzie przyjęty. | future indicative
Sejmik przyjąłby budżet. | past conditional
Sejmik by przyjął budżet. | past conditional
Powiedziałabym prawdę. | past conditional
Miasto kupi tramwaje, gdyby sejmik przyjął budżet. | past conditional
Straż ugasi pożar, jeśli spadnie deszcz. | future indicative
Posłowie domagają się, żeby rząd ustąpił. | past indicative
Zamknijcie most! | none imperative
Nowy most w Toruniu | none none
Posłowie przyszli, aby złożyć wniosek. | none infinitive
"""

NEGATED = """
Sejmik nie przyjął budżetu. | True
Sejmik go nie przyjął. | True
Budżet nie został przyjęty. | True
Sejmik nie może przyjąć budżetu. | True
Sejmik może nie przyjąć budżetu. | True
Zarząd nie tylko zwolnił prezesa. | False
Nie tylko sejmik przyjął budżet. | False
Sejmik przyjął budżet. | False
Nigdy nie kupił akcji. | True
Nie związki, lecz zarząd zamknął hutę. | False
Prezes obiecał, że nie zamknie huty. | True
Prezes nie obiecał, że zamknie hutę. | False
"""

QUESTIONS = """
Kto podpalił las? | True
Czy sejmik przyjął budżet? | True
Zapytał: „Kto podpalił las?” | True
Minister pytał, czy sejmik przyjął budżet. | True
Nie wiadomo, kto podpalił las. | False
Sejmik przyjął budżet. | False
"""

TRANSITIVE = """
Straż zamknęła most. | True
Wybuchł pożar. | False
Most zamyka się wieczorem. | False
Most został zamknięty. | False
Umowa wygasła. | False
"""


def _rows(table: str) -> list[tuple[str, list[str]]]:
    return [(text, rest.split(" | ")) for text, _, rest in (line.partition(" | ") for line in table.strip().splitlines())]


def _facts(table: str) -> list[tuple[str, list[str]]]:
    return [(text, facts[0].split()) for text, facts in _rows(table)]


def _read(text: str) -> Sentence:
    (sentence,) = reading_until(Document(text), "clauses").sentences
    return sentence


def _last(text: str) -> Clause:
    return _read(text).clauses[-1]


def _word(sentence: Sentence, index: int | None) -> str:
    return "-" if index is None else sentence.tokens[index].text


def _pieces(sentence: Sentence, clause: Clause) -> str:
    start = sentence.span.start
    text = "".join((" " if token.spaced else "") + token.text for token in sentence.tokens).strip()
    spans = [sentence.span_of(*piece) for piece in clause.pieces]
    return " … ".join(text[span.start - start : span.end - start] for span in spans)


@pytest.mark.parametrize(("text", "expected"), _rows(PIECES))
def test_a_sentence_is_cut_into_its_clauses(text: str, expected: list[str]) -> None:
    """Each finite verb has its clause; one that was interrupted resumes; a participle and an apposition stay in theirs."""
    sentence = _read(text)
    assert expected == [_pieces(sentence, clause) for clause in sentence.clauses]


@pytest.mark.parametrize("text", [text for text, _ in _rows(PIECES)])
def test_no_token_is_in_two_clauses(text: str) -> None:
    """A token belongs to one clause, or to none where it is a mark."""
    sentence = _read(text)
    held = [sum(clause.holds(index) for clause in sentence.clauses) for index in range(len(sentence.tokens))]
    words = [count for count, token in zip(held, sentence.tokens, strict=True) if token.kind == "word"]
    assert ({1}, True) == (set(words), max(held) == 1)


@pytest.mark.parametrize(("text", "expected"), _facts(GOVERNED))
def test_a_clause_has_its_opener_and_its_governor(text: str, expected: list[str]) -> None:
    """The lemma of the word that opens a clause, and the clause on which it depends, before it or behind it."""
    sentence = _read(text)
    found = [
        [_word(sentence, clause.verb), clause.introducer, _word(sentence, sentence.clauses[clause.parent].verb)]
        for clause in sentence.clauses
        if clause.parent is not None
    ]
    assert expected in found


@pytest.mark.parametrize("text", ["Rada obraduje.", "Policja zatrzymała kierowcę, a sąd go ukarał.", "– Idę – odparł wójt."])
def test_main_clauses_depend_on_none(text: str) -> None:
    """Clauses side by side have no governor and no opener."""
    assert {(None, None)} == {(clause.parent, clause.introducer) for clause in _read(text).clauses}


@pytest.mark.parametrize(("text", "expected"), _facts(PREDICATES))
def test_a_clause_has_its_predicate(text: str, expected: list[str]) -> None:
    """The participle of a passive and the infinitive after a modal carry the meaning; `mieć` with a noun is no modal."""
    sentence = _read(text)
    (clause,) = sentence.clauses
    assert expected == [_word(sentence, clause.finite), _word(sentence, clause.verb), clause.voice, clause.modal or "-"]


@pytest.mark.parametrize(("text", "expected"), _facts(TENSES))
def test_a_clause_has_its_tense_and_mood(text: str, expected: list[str]) -> None:
    """The perfective present is a future; `by` and `gdyby` make a conditional, `jeśli` and `żeby` do not."""
    clause = _last(text)
    assert expected == [clause.tense, clause.mood]


@pytest.mark.parametrize(("text", "expected"), _facts(NEGATED))
def test_nie_before_the_verb_negates(text: str, expected: list[str]) -> None:
    """`nie` before the verb or its auxiliary negates its clause and no other; `nie tylko` and `nie X, lecz Y` do not."""
    assert expected == [str(_last(text).negated)]


@pytest.mark.parametrize(("text", "expected"), _facts(QUESTIONS))
def test_a_question_is_one(text: str, expected: list[str]) -> None:
    """A question mark, inside quotation marks too, or `czy` makes a question."""
    assert expected == [str(_last(text).question)]


@pytest.mark.parametrize(("text", "expected"), _facts(TRANSITIVE))
def test_a_verb_that_may_have_an_object(text: str, expected: list[str]) -> None:
    """A passive, a verb with `się` and one of the list of intransitive verbs have none."""
    assert expected == [str(_last(text).transitive)]
