"""Where sentences end and paragraphs part."""

from __future__ import annotations

import pytest

from latopis.model import Document, Sentence
from latopis.pipeline import reading_until

# `|` stands where one sentence ends and the next begins.
SENTENCES = """
Rozmowy trwały do rana. | Nikt nie wyszedł.
Czy odejdzie? | Nie wiadomo! | Czekamy.
To koniec… | Czekamy na wyniki.
Prof. Anna Nowak wygrała. | Gratulował jej prof. Jan Lis.
Umowę podpisał gen. Adam Kos. | Minister był obecny.
Przyjechał dr hab. Jan Nowak. | Mówił długo.
Rozmawiał z min. Kowalskim. | Bez skutku.
Jest nim np. Kowalski. | Inni milczą.
Drogi są puste — Radio Wydma (@RadioWydma) 5 maja 2018 | Po południu premier wyjechała.
Drogi są puste — Radio Wydma (@RadioWydma) May 5, 2018 | Na wpis odpowiedział Jan Lis.
Konto Radia Wydma (@RadioWydma) ma 2018 czytelników.
Zespół gra na ul. Polnej. | Wstęp jest wolny.
Tak mówił św. Jan. | Amen.
Mówił o tym m.in. Jan Kos. | Później wyszedł.
Zwolniono ok. 300 osób z huty. | Wczoraj.
Sąd powołał się na art. 5 ust. 2 konwencji. | Wyrok jest prawomocny.
Wygrał J. Kowalski. | Drugi był A. Nowak.
List podpisał J.R. Nowak z Torunia.
Fabryka ruszyła w 2015 r. | Produkuje okna.
W 2015 r. Polska kupiła okręt.
Sprzedaż miodu osiągnęła wiosną w 2015 r. 5,9 mln koron, co cieszy.
Fabrykę otwarto wiosną w 2015 r. | Załoga liczy sto kobiet.
Założona przez trzech wspólników w 1998 r. Fabryka Pieców upadła.
Po wyborach do rady miasta z 5 maja 2018 r. Nowak odszedł.
Dodał, że w 2015 r. Fabryka Pieców upadnie. | Nikt nie wierzył.
Mało brakowało, a w 2015 r. Nowak zginąłby. | Ocalał.
Nowak odszedł, choć wygrał w 2015 r. | Fabryka Pieców upadła.
Łotwa weszła w 2014 r., a Litwa w 2015 r. | Estonia była wcześniej.
Powiedział, że 3 maja 2019 r. Huta ruszy.
W XX w. Warszawa urosła. | Zmieniła się.
Spółka powstała w 1998 r. | W zarządzie jest troje ludzi.
Bezrobocie spadło do 5 proc. | W maju było wyższe.
Za reformą jest 47 proc. Polaków.
Poparło go 47,5 proc. ankietowanych. | Reszta nie.
Większość (64 proc.) Belgów pije piwo. | Inni nie.
Stracił połowę (64 proc.). | Belgów to cieszy.
Rząd kupi 5 szt. broni.
To jej 3. Puchar Europy.
Obchodzono 25. rocznicę bitwy.
Sesję otworzył król Jan II. | Po nim mówił biskup.
Ma 25 lat. | 10 lat temu wyjechał.
Wynik to 3.5 punktu. | Mało.
Strona www.przyklad.pl działa. | Wejdź.
Zapytał: „Kto tam?” | Nikt nie odpowiedział.
„Nie ustąpimy.” | Tak powiedział premier.
„Nie ustąpimy”, powiedział premier. | Wyszedł.
– Nie ustąpimy – zapewnił. | – Będziemy walczyć.
– Nie ustąpimy. | – Tak zapewnił premier.
– Nie ustąpimy! – krzyknął.
Posłowie wyszli (nikt ich nie wołał). | Wrócili po chwili.
Posłowie wyszli. | (Nikt ich nie wołał.) | Wrócili po chwili.
Umowa wygasła [w maju]. | Nowej nie ma.
Według ONZ. | UE milczy.
"""

PARAGRAPHS = [
    ("Most stoi.\nPort działa.", ["Most stoi.", "Port działa."]),
    ("Most stoi.\r\nPort działa.", ["Most stoi.", "Port działa."]),
    ("Most\n\nport", ["Most", "port"]),
    ("Rząd przyjął\nustawę o wodzie.", ["Rząd przyjął\nustawę o wodzie."]),
    ("Rząd przyjął\r\nustawę o wodzie.", ["Rząd przyjął\r\nustawę o wodzie."]),
    ("Most stoi\u2028Port działa.", ["Most stoi", "Port działa."]),
    ("Most stoi\u2029Port działa.", ["Most stoi", "Port działa."]),
    ("Zapowiedział:\n– Odchodzę.", ["Zapowiedział:", "– Odchodzę."]),
]

HEADLINES = [
    ("Nowy most w Toruniu\n\nBudowa ruszy w maju.", [True, False]),
    ("„To koniec”\n\nTak mówi wójt.", [True, False]),
    ("Most stoi.\n\nPort działa.", [False, False]),
    ("Czy to koniec?\n\nNie wiadomo.", [False, False]),
    ("Powiedział:\n\n– Odchodzę.", [False, False]),
    ("Most zamknięty. Nowy w budowie\n\nRuch stoi.", [True, False, False]),
]


def _sentences(text: str) -> tuple[Sentence, ...]:
    return reading_until(Document(text), "sentences").sentences


def _texts(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in _sentences(text)]


@pytest.mark.parametrize("marked", SENTENCES.strip().splitlines())
def test_a_sentence_ends_at_its_mark(marked: str) -> None:
    """A stop of an abbreviation, an initial, an ordinal or a number ends nothing; closing marks stay, an opening dash goes on."""
    assert marked.split(" | ") == _texts(marked.replace(" | ", " "))


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_a_line_break_parts_paragraphs(text: str, expected: list[str]) -> None:
    """A break parts, whatever its character, unless a small letter follows a single one: then a line was only wrapped."""
    assert expected == _texts(text)
    assert list(range(len(expected))) == [sentence.paragraph for sentence in _sentences(text)]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_a_headline_has_no_closing_mark(text: str, expected: list[bool]) -> None:
    """The first sentence of a paragraph that ends without a mark is a headline."""
    assert expected == [sentence.headline for sentence in _sentences(text)]


def test_sentences_of_a_paragraph_share_its_number() -> None:
    """Paragraphs are counted from nought."""
    assert [0, 0, 1] == [sentence.paragraph for sentence in _sentences("Most stoi. Port działa.\n\nRuch trwa.")]


def test_a_table_is_cut() -> None:
    """What never ends is no sentence: it is cut into stretches that hold all of it."""
    found = _sentences("kos " * 1000)
    assert 1000 == sum(len(sentence.tokens) for sentence in found)
    assert 250 == max(len(sentence.tokens) for sentence in found)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_text_has_no_sentences(text: str) -> None:
    """White space is no sentence."""
    assert () == _sentences(text)
