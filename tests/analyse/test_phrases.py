"""Noun phrases: what they hold, their case, what they depend on and what they are joined with."""

from __future__ import annotations

import pytest

from latopis.model import Document, Phrase, Sentence
from latopis.pipeline import reading_until

# The sentence, then its phrases, each with its preposition.
PHRASES = """
Nowy minister przyjął ważną ustawę. | Nowy minister | ważną ustawę
Sejm przyjął bardzo ważną ustawę. | Sejm | bardzo ważną ustawę
Decyzja nowego premiera zaskoczyła posłów. | Decyzja | nowego premiera | posłów
W starym zamku otwarto muzeum sztuki. | W starym zamku | muzeum | sztuki
Umowę podpisał wiceszef resortu obrony narodowej. | Umowę | wiceszef | resortu | obrony narodowej
Mieszkańcy zniszczonych wsi czekają na pomoc. | Mieszkańcy | zniszczonych wsi | na pomoc
Wniosek trafił do sądu okręgowego w Gdańsku. | Wniosek | do sądu okręgowego | w Gdańsku
Spotkał się z jego ojcem. | z jego ojcem
Umowa zależy od ich zgody. | Umowa | od ich zgody
Wygrał dzięki jej nowej książce. | dzięki jej nowej książce
On poparł ją. | On | ją
Najważniejsi milczą. | Najważniejsi
Ukraiński minister obrony odwołał generała. | Ukraiński minister | obrony | generała
Pięć czołgów stoi na granicy. | Pięć czołgów | na granicy
Zginęło 20 żołnierzy. | 20 żołnierzy
Dwie wielkie firmy zamknęły zakłady. | Dwie wielkie firmy | zakłady
Za reformą jest 47 proc. ankietowanych. | Za reformą | 47 proc. ankietowanych
Anna Nowak pokonała Jana Kowalskiego. | Anna Nowak | Jana Kowalskiego
Burmistrz Adam Lis odwołał imprezę. | Burmistrz Adam Lis | imprezę
Prezes Banku Polskiego podał wyniki. | Prezes | Banku Polskiego | wyniki
Rada Europy wykluczyła Rosję. | Rada Europy | Rosję
Rozmawiał z agencją Reuters o wyborach. | z agencją Reuters | o wyborach
Powiedział to w rozmowie z dziennikiem Bild. | to | w rozmowie | z dziennikiem Bild
Stacja CNN podała wynik. | Stacja CNN | wynik
Zakład spółki Orlen spłonął. | Zakład | spółki Orlen
Bank Gospodarstwa Krajowego (BGK) udzielił kredytu. | Bank Gospodarstwa Krajowego | BGK | kredytu
3 maja rząd przyjął ustawę. | rząd | ustawę
"""

# The sentence, then the cases of its phrases.
CASES = """
Nowy minister przyjął ważną ustawę. | nom | acc
W starym zamku otwarto muzeum. | loc | acc dat gen inst loc nom voc
Rozmawiał z nowym premierem. | inst
Decyzja nowego premiera zaskoczyła posłów. | nom | acc gen | acc gen
Czołgi wjechały do miasta. | acc nom voc | gen
Czołgi wjechały w miasto. | acc nom voc | acc
Pięć czołgów spłonęło. | acc gen nom
Anna Nowak pokonała Jana Kowalskiego. | nom | acc gen
Dwaj strażacy zginęli. | nom voc
"""

# The sentence, then: the head of a genitive and the head of what it depends on.
PARENTS = """
Rząd Estonii odrzucił wniosek. | Estonii Rząd
Sejm odrzucił wniosek komisji śledczej. | komisji wniosek
Sąd ukarał właściciela fabryki butów. | fabryki właściciela
Sąd ukarał właściciela fabryki butów. | butów fabryki
Decyzja nowego premiera zaskoczyła posłów. | premiera Decyzja
Przewodniczący Rady Europejskiej przyjechał. | Europejskiej Przewodniczący
Redaktor dziennika „Kurier” milczy. | Kurier dziennika
Za pomocą dronów zniszczono skład. | dronów pomocą
"""

# The sentence, then the phrases that are joined.
JOINED = """
Polska i Litwa podpisały umowę. | Polska | Litwa
Polska, Litwa oraz Łotwa podpisały umowę. | Polska | Litwa | Łotwa
Minister rozmawiał z premierem i prezydentem. | premierem | prezydentem
Minister rozmawiał z premierem, prezydentem i marszałkiem. | premierem | prezydentem | marszałkiem
Rozmowy o gazie i o ropie trwają. | gazie | ropie
Wojsko wkroczyło do Gruzji i Armenii. | Gruzji | Armenii
Ani Anna Nowak, ani Jan Lis nie przyszli. | Anna Nowak | Jan Lis
Kobieta, mężczyzna i dziecko uciekli. | Kobieta | mężczyzna | dziecko
Stany Zjednoczone i Wielka Brytania wycofały wojska. | Stany Zjednoczone | Wielka Brytania
Organizacja Narodów Zjednoczonych (ONZ) i Unia Europejska (UE) milczą. | Organizacja Narodów Zjednoczonych | Unia Europejska
Spotkanie ministrów Polski i Ukrainy trwa. | Polski | Ukrainy
"""


def _rows(table: str) -> list[tuple[str, list[str]]]:
    return [(text, rest.split(" | ")) for text, _, rest in (line.partition(" | ") for line in table.strip().splitlines())]


def _read(text: str) -> Sentence:
    (sentence,) = reading_until(Document(text, published="2023-07"), "phrases").sentences
    return sentence


def _text(sentence: Sentence, start: int, end: int) -> str:
    return "".join((" " if token.spaced else "") + token.text for token in sentence.tokens[start:end]).strip()


def _head(sentence: Sentence, phrase: Phrase) -> str:
    return sentence.tokens[phrase.head].text


@pytest.mark.parametrize(("text", "expected"), _rows(PHRASES))
def test_a_sentence_has_its_phrases(text: str, expected: list[str]) -> None:
    """What agrees stands together; a genitive is a phrase of its own, a name is one whatever it holds, a date is none."""
    sentence = _read(text)
    assert expected == [_text(sentence, phrase.first, phrase.end) for phrase in sentence.phrases]


@pytest.mark.parametrize(("text", "expected"), _rows(CASES))
def test_agreement_and_preposition_leave_the_cases(text: str, expected: list[str]) -> None:
    """Words that agree exclude cases, and so does a preposition; after a numeral the genitive may be subject or object."""
    assert expected == [" ".join(sorted(phrase.cases)) for phrase in _read(text).phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Był w Gdańsku.", ["w"]), ("Spór ws. elektrowni trwa.", [None, "ws."]), ("Wyszedł ze szkoły.", ["z"]), ("Spał.", [])],
)
def test_a_phrase_has_its_preposition(text: str, expected: list[str | None]) -> None:
    """The preposition is kept as its lemma; `ws.` is one."""
    assert expected == [phrase.preposition for phrase in _read(text).phrases]


@pytest.mark.parametrize(("text", "expected"), _rows(PARENTS))
def test_a_genitive_depends_on_the_noun_before(text: str, expected: list[str]) -> None:
    """Whose, of what: the phrase right before; a name in quotation marks belongs to the noun for it."""
    sentence = _read(text)
    pairs = [
        [_head(sentence, phrase), _head(sentence, sentence.phrases[phrase.parent])]
        for phrase in sentence.phrases
        if phrase.parent is not None
    ]
    assert expected[0].split() in pairs


@pytest.mark.parametrize("text", ["Był w domu z ojcem.", "Rząd odrzucił wniosek.", "Od rządu żądają przestrzegania umowy."])
def test_not_every_phrase_depends_on_the_one_before(text: str) -> None:
    """A phrase with a preposition, in another case or behind a verb depends on no noun before."""
    assert [None, None] == [phrase.parent for phrase in _read(text).phrases[:2]]


@pytest.mark.parametrize(("text", "expected"), _rows(JOINED))
def test_what_is_joined_knows_its_partners(text: str, expected: list[str]) -> None:
    """Phrases in one case with a conjunction, or commas and one; an acronym in brackets repeats the name before it."""
    sentence = _read(text)
    chains = {phrase.conjuncts for phrase in sentence.phrases if phrase.conjuncts}
    found = [[_text(sentence, sentence.phrases[i].start, sentence.phrases[i].end) for i in chain] for chain in sorted(chains)]
    assert [expected] == found


@pytest.mark.parametrize("text", ["Szef banku, Jan Nowak, odszedł.", "Był z ojcem i do matki pisał.", "Rząd milczy, a sejm śpi."])
def test_not_every_comma_joins(text: str) -> None:
    """An apposition, another preposition and another clause are no coordination."""
    assert {()} == {phrase.conjuncts for phrase in _read(text).phrases}


@pytest.mark.parametrize("text", [text for text, _ in _rows(PHRASES)])
def test_phrases_stand_in_order_and_apart(text: str) -> None:
    """No token is in two phrases, and the head lies inside its own."""
    phrases = _read(text).phrases
    places = [place for phrase in phrases for place in (phrase.first, phrase.end)]
    assert sorted(places) == places
    assert [True] * len(phrases) == [phrase.start <= phrase.head < phrase.end for phrase in phrases]
