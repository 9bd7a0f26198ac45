"""Names: where they are, whose they may be, and their base forms."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latopis.model import Document, Name
from latopis.pipeline import default_lexicon, reading_until
from latopis.read.names import names


def read(text: str) -> list[Name]:
    """The names of a text."""
    return list(names(reading_until(Document(text, published="2022-05"), "phrases"), default_lexicon()).names)


def lines(text: str) -> list[str]:
    """Each name as `form | base form | type`."""
    return [f"{name.span.of(text)} | {name.lemma} | {name.type}" for name in read(text) if name.kind == "name"]


@pytest.mark.parametrize(
    "text, line",
    [
        ("Rozmawiał z Joem Bidenem.", "Joem Bidenem | Joe Biden | person"),
        ("Zaprosił Annę Nowak-Kowalską.", "Annę Nowak-Kowalską | Anna Nowak-Kowalska | person"),
        ("Według Patricka O’Leary’ego to błąd.", "Patricka O’Leary’ego | Patrick O’Leary | person"),
        ("Rozmawiał z Heinrichem von Bergiem.", "Heinrichem von Bergiem | Heinrich von Berg | person"),
        ("Raport napisał J. Wiśniewski.", "J. Wiśniewski | J. Wiśniewski | person"),
        ("Wiszą tu portrety Jana III.", "Jana III | Jan III | person"),
        ("To opinia Pawła Usowa.", "Pawła Usowa | Paweł Usow | person"),
        ("To opinia Joanny Usowej.", "Joanny Usowej | Joanna Usowa | person"),
        ("Sprawcą jest Nikola Tesla.", "Nikola Tesla | Nikola Tesla | person"),
        ("Mówi prezydent Jan Kowalski.", "Jan Kowalski | Jan Kowalski | person"),
        ("Mówiła prezes związku Kim Jun-hi.", "Kim Jun-hi | Kim Jun-hi | person"),
        ("Spotka się z ministrem Choi Dong-sukiem.", "Choi Dong-sukiem | Choi Dong-suk | person"),
        ("Wystawi sztukę Mirzy Kahrovicia.", "Mirzy Kahrovicia | Mirza Kahrović | person"),
        ("Oskarża ich Rocío Ibáñez de la Vega.", "Rocío Ibáñez de la Vega | Rocío Ibáñez de la Vega | person"),
        ("Leci gubernator Dżubalandu Moussa Kane. Dżubaland czeka.", "Moussa Kane | Moussa Kane | person"),
        ("Mówił rzecznik G-12 Innocent Kabane.", "Innocent Kabane | Innocent Kabane | person"),
        ("Pisze o nim Gidon Lewi-Szalom.", "Gidon Lewi-Szalom | Gidon Lewi-Szalom | person"),
        ("JAN KOWALSKI wygrał.", "JAN KOWALSKI | JAN KOWALSKI | person"),
    ],
)
def test_people_are_named_in_the_nominative(text: str, line: str) -> None:
    """A person's name is found whole, without title or office, and every part of its base form is a nominative."""
    assert line in lines(text)


@pytest.mark.parametrize(
    "text, line",
    [
        ("Pracuje w Urzędzie Morskim w Gdyni.", "Urzędzie Morskim w Gdyni | Urząd Morski w Gdyni | office"),
        ("Skargę złożył do Krajowej Izby Producentów Drobiu i Pasz.",
         "Krajowej Izby Producentów Drobiu i Pasz | Krajowa Izba Producentów Drobiu i Pasz | organisation"),
        ("Członkowie Związku Polskiego Handlu protestują.", "Związku Polskiego Handlu | Związek Polskiego Handlu | organisation"),
        ("Podpisano Traktat o Przyjaźni.", "Traktat o Przyjaźni | Traktat o Przyjaźni | document"),
        ("Okręty wpłynęły na Morze Białe.", "Morze Białe | Morze Białe | place"),
        ("Prezes Lidla Piotr Zając odmówił, a dyrektor Lidla Adam Ruda milczy.", "Lidla | Lidl | organisation"),
        ("Prezes Federacji Żeglarskiej Litwy Ignacio Benítez odszedł.",
         "Federacji Żeglarskiej Litwy | Federacja Żeglarska Litwy | organisation"),
        ("Uczy się w Fundacji Adama i Ewy Dudków.", "Fundacji Adama i Ewy Dudków | Fundacja Adama i Ewy Dudków | organisation"),
        ("Zaapelowała Liga Pomocy Sierotom.", "Liga Pomocy Sierotom | Liga Pomocy Sierotom | organisation"),
        ("Spór trwa w Światowej Unii Żeglarskiej.", "Światowej Unii Żeglarskiej | Światowa Unia Żeglarska | organisation"),
        ("Spółka Kwantera upadła. Dług Kwantery rośnie.", "Kwantera | Kwantera | organisation"),
        ("Zwycięża trener Lechii Tomasz Bury.", "Lechii | Lechia | organisation"),
        ("Pisze o tym dziennik „Echo Poranka”.", "Echo Poranka | Echo Poranka | outlet"),
        ("Tak twierdzi portal Wiadomostki.pl.", "Wiadomostki.pl | Wiadomostki.pl | outlet"),
    ],
)  # fmt: skip
def test_organisations_keep_their_genitives(text: str, line: str) -> None:
    """The head noun and what agrees with it go into the nominative, the rest of the name stays as it is."""
    assert line in lines(text)


@pytest.mark.parametrize(
    "text, form, key",
    [
        ("Wejdą do Sojuszu.", "Sojuszu", "nato"),
        ("Białorusini protestują.", "Białorusini", "bialorus-people"),
        ("Rząd Niemiec się zgodził.", "Niemiec", "niemcy"),
        ("Wizyta w Wielkiej Brytanii.", "Wielkiej Brytanii", "wielka-brytania"),
        ("Szczyt OUBZ odbył się w Mińsku.", "OUBZ", "organizacja-ukladu-o-bezpieczenstwie-zbiorowym"),
    ],
)
def test_known_actors_have_their_key(text: str, form: str, key: str) -> None:
    """A known actor's name carries its key in the register."""
    assert (key,) == next(name.register for name in read(text) if name.span.of(text) == form)


@pytest.mark.parametrize(
    "text, line",
    [
        ("Wykład w Trinity Hill College był długi.", "Trinity Hill College | Trinity Hill College | organisation"),
        ("Wykład w University College Dublin był długi.", "University College Dublin | University College Dublin | organisation"),
        (
            "Pisze Brent Centre for Seals.",
            "Brent Centre for Seals | Brent Centre for Seals | organisation",
        ),
        ("Raport The Fishing Council trwa.", "Fishing Council | Fishing Council | organisation"),
        ("Linia Wega Air Freight upadła.", "Wega Air Freight | Wega Air Freight | organisation"),
        ("Mówi prezes Brent Holdings Jan Kos.", "Jan Kos | Jan Kos | person"),
        ("Spór wygrał Ford Marine Services.", "Ford Marine Services | Ford Marine Services | organisation"),
    ],
)
def test_foreign_names_are_whole(text: str, line: str) -> None:
    """A foreign noun shows the whole foreign name, with known names inside it and places behind it, and nobody's after it."""
    assert line in lines(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wieś wita Nowy Rok i Boże Narodzenie.",
        "Wręczono im Medal Sztuki oraz Nagrodę Teatru.",
        "Pisał o tym do Jej Królewskiej Mości.",
        "Spadły notowania pary CZKHUF i wskaźnik BTX.",
        "Lecieli samolotem B722, a wracali rejsem KX17.",
        "To zespół PR-owy.",
        "Wraca księżna Sussex i spada indeks Michigan.",
        "Płacili haracz Brentgeld.",
        "To artykuł pod tytułem „Brexshock”.",
        "Zdjęcie z plaży Ewentualne opóźnienie zgłoś.",
        "Zdjęcie z plaży Życie po wyborach?",
    ],
)
def test_what_names_nobody(text: str) -> None:
    """Feasts, prizes, addresses, codes and the capitals of headings are no names."""
    assert [] == lines(text)


@pytest.mark.parametrize(
    "text, line",
    [
        ("Mówi 40-letni Torvin Gdynia.", "Torvin Gdynia | Torvin Gdynia | person"),
        ("Mówi Torvin Gdynia, dyrektor muzeum.", "Torvin Gdynia | Torvin Gdynia | person"),
        ("Łamią Konwencję o ochronie jezior.", "Konwencję o ochronie jezior | Konwencja o ochronie jezior | document"),
        ("Pisze szef Zespołu ds. Jezior.", "Zespołu ds. Jezior | Zespół ds. Jezior | organisation"),
        ("Uchwalona Ustawa o Lasach obowiązuje.", "Ustawa o Lasach | Ustawa o Lasach | document"),
        ("Posłowie przyjęli Lex Nord Stream 2.", "Lex Nord Stream 2 | Lex Nord Stream 2 | document"),
        ("Loty do Sao Paulo wróciły.", "Sao Paulo | Sao Paulo | place"),
        ("Grozi to wyjściem z Rady Europy Może być gorzej.", "Rady Europy | Rada Europy | organisation"),
    ],
)
def test_names_are_neither_cut_nor_too_long(text: str, line: str) -> None:
    """A name has all of its words, and none of what stands beside it."""
    assert line in lines(text)


@pytest.mark.parametrize(
    "text, names",
    [
        ("„Polityka rolna pomogła”.", []),
        ("Pisze o tym „Polityka”.", ["Polityka"]),
        ("Widzowie „Faktów” czekają.", []),
        ("Przyjechał preparat Sputnik V.", []),
        ("Umowa UE-Wlk. Brytania wygasła.", ["Brytania"]),
        ("Facebook zapłaci karę.", ["Facebook"]),
    ],
)
def test_a_word_that_is_the_name_of_a_paper(text: str, names: list[str]) -> None:
    """A common word that is also a paper's name means it where it is quoted alone, in its number and without a numeral."""
    assert names == [line.partition(" | ")[0] for line in lines(text)]


def test_two_spellings_of_one_man() -> None:
    """Forms that two spellings share take the spelling that the article uses."""
    assert "Łukaszence | Łukaszenko | person" in lines("Wierzą Łukaszence. Mówił o tym Łukaszenko.")
    assert "Łukaszence | Łukaszenka | person" in lines("Wierzą Łukaszence. Mówił o tym Łukaszenka.")


def test_the_articles_forms_support_each_other() -> None:
    """A form that two base forms explain takes the one that occurs elsewhere in the article."""
    assert "Brandela | Brandel | organisation" not in lines("To głos Karla Brandela. Tak mówi Brandel.")
    assert "Brandela | Brandel | person" in lines("To głos Brandela. Tak mówi Karl Brandel.")


def test_a_namesake_keeps_the_full_name() -> None:
    """A first name before a known surname makes another person."""
    (name,) = read("Przyjechała Zofia Tusk.")
    assert ("Zofia Tusk", ()) == (name.lemma, name.register)


def test_a_court_of_another_state_is_another_court() -> None:
    """A court that the register knows of one state is not meant where the name of another follows."""
    (name,) = [name for name in read("Decyzję wydał Sąd Najwyższy Pensylwanii.") if name.kind == "name"]
    assert ("Sąd Najwyższy Pensylwanii", ()) == (name.lemma, name.register)


def test_coordinated_names_are_apart() -> None:
    """Names that a conjunction or a comma joins are names of their own."""
    expected = ["Anna Wilk | Anna Wilk | person", "Adam Ruda | Adam Ruda | person"]
    assert expected == lines("Przyjechali Anna Wilk i Adam Ruda.")


def test_adjectives_name_states() -> None:
    """An adjective of a state is a name of the kind adjective; a compound has one for each part."""
    text = "Trwają polsko-niemieckie rozmowy o białoruskiej opozycji."
    expected = [("polsko", ("polska",)), ("niemieckie", ("niemcy",)), ("białoruskiej", ("bialorus",))]
    assert expected == [(name.span.of(text), name.register) for name in read(text) if name.kind == "adjective"]


def test_a_hyphen_joins_known_names() -> None:
    """Known names that hyphens join in a headline are names of their own."""
    assert ["Rosja | Rosja | state", "Ukraina | Ukraina | state"] == lines("Rozmowy na linii Rosja-Ukraina.")


@pytest.mark.parametrize(
    "text", ["Polska gospodarka rośnie.", "Komisja uznała skargę.", "Zdaniem ekspertów to błąd.", "Rok po brexicie jest gorzej."]
)
def test_a_sentence_begins_with_a_capital(text: str) -> None:
    """The capital of a sentence's first word makes no name of a common word."""
    assert [] == lines(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ABab ąŁ.-'’„”(),:iwz&I2\n", max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Any text is read; names lie in it, in order, and those that are no adjectives do not overlap."""
    spans = [name.span for name in read(text) if name.kind == "name"]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("piece", ["„", "Jan ", "J. ", "Urząd w ", "Unia ", "A-", "Rada i "])
def test_hostile_text_costs_linear_time(piece: str) -> None:
    """Thousands of repetitions in one line are read without delay."""
    reading = reading_until(Document(piece * 2000, published="2022"), "morphology")
    started = time.process_time()
    names(reading, default_lexicon())
    assert time.process_time() - started < 2.0
