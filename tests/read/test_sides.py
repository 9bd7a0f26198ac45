"""Who acts and to whom: owners of things, promises, fronted objects, people without a name."""

from __future__ import annotations

import pytest

from read.told import events


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Estonia | ASSAULT zaatakowała | Węgry", "Estonia zaatakowała pozycje Węgier."),
        ("Estonia | REJECT odrzuciła | Węgry", "Estonia odrzuciła umowę z Węgrami."),
        ("Estonia | SANCTION zawieszono | Węgry", "Decyzją Estonii zawieszono współpracę z Węgrami."),
        ("Estonia | AGREE zobowiązała | Mołdawia", "Estonia zobowiązała się przekazać Mołdawii agregaty."),
        ("władze Estonii | COERCE zamknęły | Zorza", "Opozycyjny dziennik „Zorza” zamknęły władze Estonii."),
        ("Estonia | CONCEDE przeprosiła | Kongo", "Estonia nie przeprosiła w nocy Konga."),
        ("policja | ASSAULT zabity | Jan Lis", "Jan Lis został zabity przez policję."),
        ("Węgry | COERCE Zatrzymanie | Jan Lis", "Zatrzymanie w maju przez Węgry Jana Lisa trwało krótko."),
    ],
)
def test_the_sides_are_found_around_the_word(line: str, text: str) -> None:
    """Owners, deciders, those who promise, subjects behind the verb and objects behind a time take part."""
    assert [line] == events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Inne firmy skrytykowały Estonię.",
        "Estonia poparła tych, którzy czekają.",
        "Politycy skrytykowali ekologów.",
        "Ekolodzy krytykują Estonię.",
        "W rozmowie z dziennikarzami Jan Lis milczał.",
        "Rząd Estonii wydał zgodę na budowę w Estonii.",
        "Organizacje wspierające Estonię milczą.",
        "Według „Zorzy” Estonia podejrzewa, że ktoś stoi za sprawą.",
    ],
)
def test_without_somebody_known_nothing_is_told(text: str) -> None:
    """Others, those of whom nothing is said, two sides without a name, a crowd's view, an interview, oneself: no act."""
    assert [] == events(text)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["Estonia | SUPPORT poparła | Mołdawia", "Łotwa | SUPPORT poparła | Gruzja"],
            "Estonia poparła Mołdawię, a Łotwa Gruzję.",
        ),
        (["Estonia | SUPPORT podpisały | Łotwa"], "Estonia i Łotwa podpisały umowę o ruchu granicznym."),
        (["Estonia | CONSULT spotkali | Łotwa"], "Prezydenci Estonii i Łotwy spotkali się na Sylcie."),
        (["Estonia | CONSULT spotkania | Łotwa"], "Doszło do spotkania szefów dyplomacji Estonii i Łotwy."),
        (["Estonia | CONSULT spotkania | Łotwa"], "Tematem spotkania ministrów Estonii i Łotwy był las."),
        (["Jan Lis | ACCUSE skrytykował | Mołdawia"], "Jan Lis, który skrytykował Mołdawię, milczy."),
        (["Estonia | ACCUSE protestują | Węgry"], "Estonia wraz z Łotwą protestują przeciwko planom Węgier."),
        (["Jan Lis | CONSULT spotkanie | Anna Kos"], "Odbyło się spotkanie Jana Lisa (SPD) z Anną Kos."),
        (["Estonia | SANCTION objęła | oligarchowie"], "Estonia objęła sankcjami oligarchów."),
        (["Estonia | AID przekazała | Mołdawia"], "Estonia przekazała milion euro na rzecz Mołdawii."),
        (["Estonia | REJECT wpuściła | Jan Lis"], "Estonia nie wpuściła Jana Lisa do kraju."),
        (["Estonia | AGREE uzyskał | Orlen"], "Orlen uzyskał zgodę Estonii na budowę portu."),
        (["Baltic Pipe | REQUEST dostała | Estonia"], "Estonia dostała od firmy Baltic Pipe petycję."),
        ([], "Estonia wpuściła Jana Lisa do kraju."),
        (["Estonia, Łotwa | SUPPORT poparły | Mołdawia"], "Estonia i Łotwa, które poparły Mołdawię, milczą."),
        (
            ["Estonia | AGREE wydała | Orlen", "Łotwa | AGREE wydała | Orlen"],
            "W marcu Estonia wydała Orlenowi zgodę na budowę portu. Zgodę na budowę wydała też Łotwa.",
        ),
        (["Estonia | COERCE zatrzymano | Jan Lis"], "W Tallinnie zatrzymano Jana Lisa."),
        (["Estonia | REQUEST zażądała | Węgry"], "Estonia zażądała, aby Węgry przeprosiły."),
        (["Estonia | ACCUSE zarzuciła | Węgry"], "Estonia zarzuciła, że Węgry złamały umowę."),
    ],
)
def test_sides_are_shared_between_clauses(lines: list[str], text: str) -> None:
    """A verb left out, a relative after several, a sentence before, a place, and what is asked or told lend a side."""
    assert lines == events(text)


def test_a_strike_is_against_the_employer() -> None:
    """Who strikes is described by whom the strike is against."""
    assert ["piloci Ryanaira | PROTEST strajkują | Ryanair"] == events("Piloci Ryanaira strajkują.")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            "Litwa | REJECT sprzeciwia | Nord Stream 2",
            "Nord Stream 2 biegnie po dnie. Litwa sprzeciwia się budowie tego gazociągu.",
        ),
        ("Litwa | ACCUSE krytykuje | Nord Stream 2", "Nord Stream 2 biegnie po dnie. Litwa krytykuje ten projekt."),
    ],
)
def test_a_work_named_before_may_be_pointed_to(line: str, text: str) -> None:
    """`ten projekt` is the only work or treaty named shortly before."""
    assert [line] == events(text)


@pytest.mark.parametrize(
    "text",
    ["Litwa krytykuje ten projekt.", "Nord Stream 2 i TurkStream biegną po dnie. Litwa krytykuje ten projekt."],
)
def test_what_points_to_none_or_several_is_nobodys(text: str) -> None:
    """Without a work before it, or with two, nobody suffers."""
    assert [] == events(text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Jan Kos | AID przekazał | Mołdawia", "Jan Kos przekazał 300 tys. euro na rzecz Mołdawii."),
        ("Jan Kos | ACCUSE krytykował | Angela Merkel", "Jan Kos krytykował program kanclerz Angeli Merkel."),
        ("piloci Ryanaira | PROTEST strajkują | Ryanair", "Piloci Ryanaira strajkują."),
    ],
)
def test_sums_titles_and_companies_are_not_taken_for_others(line: str, text: str) -> None:
    """A sum is no recipient, a woman's undeclined title no subject, and a company does not strike."""
    assert line in events(text)
