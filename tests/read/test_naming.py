"""Naming: which names of a document are one actor's."""

from __future__ import annotations

import pytest

from read.told import actors


@pytest.mark.parametrize(
    "lines, text",
    [
        (
            ["organisation Agencja Zapasów Zbożowych: Agencja Zapasów Zbożowych; AZZ"],
            "Agencja Zapasów Zbożowych rośnie. Szef AZZ milczy.",
        ),
        (
            ["organisation AZZ: AZZ", "organisation Agencja Zapasów Zbożowych: Agencja Zapasów Zbożowych"],
            "AZZ milczy. Rośnie Agencja Zapasów Zbożowych.",
        ),
    ],
)
def test_an_acronym_is_that_of_the_name_before_it_with_these_initials(lines: list[str], text: str) -> None:
    """An acronym that nobody knows stands for the only name before it whose capitals it joins."""
    assert lines == [line for line in actors(text) if line.startswith("organisation")]


@pytest.mark.parametrize(
    "line, text",
    [
        (
            "organisation Związek Ochrony Lasów: Związek Ochrony Lasów; NABU; NABU",
            "Skargę złożył niemiecki Związek Ochrony Lasów (NABU). Zdaniem NABU budowa szkodzi.",
        ),
        (
            "organisation Trybunał Sprawiedliwości Unii Europejskiej: ETS; Trybunału Sprawiedliwości Unii Europejskiej; ETS",
            "Rośnie rola ETS (Trybunału Sprawiedliwości Unii Europejskiej). ETS czeka.",
        ),
    ],
)
def test_what_stands_in_brackets_tells_what_letters_mean(line: str, text: str) -> None:
    """The name beside an acronym in brackets is what it means, whatever the register knows by these letters."""
    assert line in actors(text)


@pytest.mark.parametrize(
    "line, text",
    [
        (
            "organisation Komitet Obrony Jezior: Komitetowi Obrony Jezior; Komitetu",
            "Przyznano rację Komitetowi Obrony Jezior. Wyrok zna szef Komitetu.",
        ),
        (
            "organisation Komitet: Komitetu",
            "Przyznano rację Komitetowi Obrony Jezior i Komitetowi Obrony Lasów. Milczy szef Komitetu.",
        ),
    ],
)
def test_a_head_noun_is_the_only_body_with_it(line: str, text: str) -> None:
    """`Komitet` alone, with a capital, is the one that the document names in full; of two it is neither."""
    assert line in actors(text)


def test_one_of_a_people_is_a_person() -> None:
    """`Litwin` is neither the Lithuanians nor the next `Litwin`."""
    found = actors("Litwini głosują. Wygrał Litwin. Drugi Litwin przegrał.")
    assert ["group Litwini: Litwini", "person Litwin: Litwin", "person Litwin: Litwin"] == [
        one for one in found if "Litwi" in one
    ]


@pytest.mark.parametrize(
    "line, text",
    [
        ("person Jan Wolski: Jan Wolski; Wolskiego; Wolskim", "Jan Wolski przyjechał. Wolskiego powitano. Z Wolskim rozmawiano."),
        ("person Jan Wolski: Wolskiego; Jan Wolski", "Wolskiego powitano. Jan Wolski przyjechał."),
        ("person Anna Wolska: Anna Wolska; Wolskiej", "Anna Wolska przyjechała. Wolskiej dziękowano."),
        ("person Anna Wolska: Anna Wolska; A. Wolskiej", "Anna Wolska przyjechała. List A. Wolskiej czytano."),
        ("person Lucía Ibáñez Vega: Lucía Ibáñez Vega; Ibáñez Vega", "Lucía Ibáñez Vega przyjechała. Ibáñez Vega milczy."),
        ("person Alaksandr Łukaszenka: Alaksandr Łukaszenka; Łukaszenko", "Alaksandr Łukaszenka przybył. Łukaszenko milczy."),
    ],
)
def test_a_surname_joins_its_full_name(line: str, text: str) -> None:
    """A surname alone, in any case or spelling, before or behind the full name, is that person's."""
    assert line in actors(text)


@pytest.mark.parametrize(
    "lines, text",
    [
        (["person Jan Wolski: Jan Wolski", "person Piotr Wolski: Piotr Wolski"], "Jan Wolski wszedł. Piotr Wolski wyszedł."),
        (["person Jan Wolski: Jan Wolski", "person Anna Wolska: Anna Wolska"], "Jan Wolski wszedł. Anna Wolska wyszła."),
        (["person Jan Lis: Jan Lis", "person Anna Lis: Anna Lis"], "Jan Lis wszedł. Anna Lis wyszła."),
    ],
)
def test_namesakes_stay_apart(lines: list[str], text: str) -> None:
    """Two people with one surname and different first names are two actors."""
    assert lines == actors(text)


@pytest.mark.parametrize(
    "line, text",
    [
        (
            "organisation Komisja Praw Granicznych: Komisja Praw Granicznych; KPG; KPG",
            "Komisja Praw Granicznych (KPG) odmówiła. KPG milczy.",
        ),
        (
            "organisation Organizacja Przyjaciół Lasu: Organizacji Przyjaciół Lasu; OPL; OPL",
            "Działa przy Organizacji Przyjaciół Lasu (OPL). Rzecznik OPL milczy.",
        ),
        (
            "organisation Światowa Liga Żeglarska: Światowa Liga Żeglarska; WSL; WSL",
            "Światowa Liga Żeglarska (WSL) milczy. WSL czeka.",
        ),
        ("organisation Unia Europejska: Unia Europejska; UE; UE; Unii", "Unia Europejska (UE) milczy. W UE i w Unii cisza."),
    ],
)
def test_an_acronym_in_brackets_joins_the_name_before_it(line: str, text: str) -> None:
    """Capitals in brackets right behind a name are that actor's, there and later."""
    assert [line] == [found for found in actors(text) if found.startswith("organisation")]


@pytest.mark.parametrize(
    "line, text",
    [
        ("state Litwa: Litwa; adjective=Litewski; Litwą", "Litwa leży nad morzem. Litewski port rośnie. Nad Litwą padało."),
        ("state Litwa: adjective=litewskie", "Oto litewskie morze."),
    ],
)
def test_an_adjective_names_the_state(line: str, text: str) -> None:
    """`litewski` is a mention of Lithuania, also where nothing else names it."""
    assert line in actors(text)
