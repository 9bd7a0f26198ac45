"""Parties: who can stand on a side of a tie, and the lists of counterparts."""

from __future__ import annotations

import pytest

from read.told import relations

COUNCIL, GUAM, UN = "Rada Europy", "Organizacja na rzecz Demokracji i Rozwoju GUAM", "Organizacja Narodów Zjednoczonych"


@pytest.mark.parametrize(
    "names, text",
    [
        ([COUNCIL, GUAM], "Gruzja należy do kilku organizacji (m.in. Rady Europy i GUAM)."),
        ([COUNCIL, GUAM, UN], "Gruzja należy do kilku organizacji: Rady Europy, GUAM i ONZ."),
        (["NATO", COUNCIL], "Gruzja przystąpiła do organizacji międzynarodowych, m.in. NATO i Rady Europy."),
        ([UN, "NATO"], "Gruzja należy do organizacji takich jak ONZ i NATO."),
        (["NATO", "Unia Europejska"], "Gruzja wstąpiła do NATO i Unii Europejskiej."),
        ([], "Gruzja należy do kilku organizacji."),
        ([], "Gruzja należy do krajów górskich."),
    ],
)
def test_a_list_behind_a_common_noun_gives_its_members(names: list[str], text: str) -> None:
    """In brackets, behind a colon, `m.in.` or `takich jak`, every body named is a counterpart."""
    assert names == [line.split(" | ")[2] for line in relations(text)]


@pytest.mark.parametrize(
    "party, text",
    [
        ("Ukraina", "Kijów chce przystąpić do NATO."),
        ("Ukraina", "Rząd Ukrainy chce przystąpić do NATO."),
        ("Ukraina", "Ukraiński rząd chce przystąpić do NATO."),
        ("Ukraina", "Władze w Kijowie chcą przystąpić do NATO."),
        ("Ukraina", "Ukraina chce przystąpić do NATO."),
    ],
)
def test_a_government_stands_for_its_state(party: str, text: str) -> None:
    """A government or capital that joins something is its state."""
    assert [f"{party} | membership sought CT+ | NATO"] == relations(text)


@pytest.mark.parametrize(
    "text",
    ["Jan Lis wystąpił z NATO.", "27 krajów przystąpiło do NATO.", "Gruzja należy do Litwy.", "Gruzja wystąpiła z wnioskiem."],
)
def test_who_cannot_be_a_side_makes_no_tie(text: str) -> None:
    """People and counted groups join nothing, and one belongs neither to a state nor to a thing."""
    assert [] == relations(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Gruzja | membership in_force CT+ | NATO", "Gruzja należy do NATO."),
        ("Gruzja | participation in_force CT+ | Partnerstwo Wschodnie", "Gruzja należy do Partnerstwa Wschodniego."),
        ("Gruzja | participation in_force CT+ | Partnerstwo Wschodnie", "Gruzja uczestniczy w Partnerstwie Wschodnim."),
        ("Gruzja | cooperation suspended CT+ | NATO", "Zawieszono współpracę Gruzji z NATO."),
        ("Gruzja | diplomatic ended CT+ | Syria", "Gruzja zerwała stosunki dyplomatyczne z Syrią."),
    ],
)
def test_the_counterpart_tells_the_tie(line: str, text: str) -> None:
    """One is a member of an organisation and takes part in a programme; a noun names its own tie."""
    assert [line] == relations(text)


def test_a_year_in_brackets_is_its_names() -> None:
    """`Rady Europy (1999)` dates that counterpart alone."""
    text = "Gruzja należy do kilku organizacji: Rady Europy (1999), GUAM (1997) i ONZ (1992)."
    assert ["1999", "1997", "1992"] == [line.split(" | ")[3] for line in relations(text)]
