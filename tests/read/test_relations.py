"""Relations: status and factuality together, dates, and pairs that share a verb."""

from __future__ import annotations

import pytest

from latopis.model import Relation
from read.told import of_kind, record_of, relations


@pytest.mark.parametrize(
    "line, text",
    [
        ("Norwegia | membership ended CT+ | Rada Europy", "Norwegia wystąpiła z Rady Europy."),
        ("Norwegia | membership ended CT- | Rada Europy", "Norwegia nie wystąpiła z Rady Europy."),
        ("Szwajcaria | membership in_force CT- | NATO", "Szwajcaria nie należy do NATO."),
        ("Turcja | membership in_force CT+ | NATO", "Turcja należy do NATO."),
        ("Turcja | membership in_force CT+ | NATO | 1952", "Turcja należy do NATO od 1952 r."),
        ("Norwegia | membership planned_end PR+ | Rada Europy | 2024-03-01", "Norwegia wystąpi z Rady Europy 1 marca 2024 r."),
        (
            "Mołdawia | membership planned_begin PR+ | Unia Europejska | 2030",
            "Mołdawia przystąpi do Unii Europejskiej w 2030 roku.",
        ),
        ("Norwegia | membership ended PS+ | Rada Europy", "Norwegia wystąpiłaby z Rady Europy."),
        ("Norwegia | membership ended PS+ | Rada Europy", "Gdyby Norwegia wystąpiła z Rady Europy, rząd upadłby."),
        ("Norwegia | membership ended PS+ | Rada Europy", "Norwegia może wystąpić z Rady Europy."),
        ("Norwegia | membership ended PS+ | Rada Europy", "Podobno Norwegia wystąpiła z Rady Europy."),
        ("Norwegia | membership ended PS+ | Rada Europy", "Norwegia podobno wystąpiła z Rady Europy."),
        ("Mołdawia | membership sought CT+ | Unia Europejska", "Mołdawia chce przystąpić do Unii Europejskiej."),
        ("Mołdawia | membership sought CT+ | Unia Europejska", "Mołdawia złożyła wniosek o członkostwo w Unii Europejskiej."),
        ("Gruzja | membership refused CT+ | NATO", "Odmówiono Gruzji członkostwa w NATO."),
        ("Gruzja | membership refused CT+ | NATO", "Odrzucono wniosek Gruzji o członkostwo w NATO."),
        ("Norwegia | membership ended Uu | Rada Europy", "Premier zaprzeczył, że Norwegia wystąpiła z Rady Europy."),
    ],
)
def test_status_and_factuality_together(line: str, text: str) -> None:
    """What became of a tie and how certain it is, as the record format lists them."""
    assert [line] == relations(text)


def test_a_denied_tie_is_its_speakers_negation() -> None:
    """`zaprzeczył, że wystąpiła`: the article leaves it open, the speaker says that it did not happen."""
    record = record_of("Premier zaprzeczył, że Norwegia wystąpiła z Rady Europy.")
    (entry,) = of_kind(record, Relation)
    assert ("ended", "Uu", "CT-", "e1") == (entry.status, entry.factuality, entry.factuality_said, entry.said_in)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Finlandia | membership began CT+ | NATO | 2023-04-04", "Finlandia przystąpiła do NATO 4 kwietnia 2023 r."),
        ("Ukraina | membership sought CT+ | NATO", "Ukraina ubiega się o członkostwo w NATO."),
        ("Gruzja | membership sought CT- | NATO", "Gruzja nie chce przystąpić do NATO."),
        ("Serbia | membership sought CT+ | Unia Europejska", "Serbia zamierza przystąpić do Unii Europejskiej."),
        ("Serbia | membership planned_end PR+ | Rada Europy", "Serbia zdecydowała wystąpić z Rady Europy."),
        ("Serbia | membership planned_end PR+ | Rada Europy", "Serbia planuje wystąpić z Rady Europy."),
        ("Serbia | membership planned_end PR+ | Rada Europy | 2024", "Serbia musi wystąpić z Rady Europy do końca 2024 roku."),
        ("Serbia | membership ended Uu | Rada Europy", "Czy Serbia wystąpiła z Rady Europy?"),
        ("Rosja | membership ended CT+ | Rada Europy | 2022", "Rosja została wykluczona z Rady Europy w 2022 roku."),
        ("Rosja | membership ended CT+ | Rada Europy", "Rosja opuściła Radę Europy."),
        ("Litwa | membership began CT+ | NATO | 2004", "Litwa, która wstąpiła do NATO w 2004 roku, rośnie."),
        ("Norwegia | membership ended CT+ | Rada Europy", "Po wystąpieniu Norwegii z Rady Europy rząd upadł."),
    ],
)
def test_joining_seeking_and_leaving(line: str, text: str) -> None:
    """Joining, wanting to join, planning to leave and being thrown out, in finite and nominal forms."""
    assert [line] == relations(text)


@pytest.mark.parametrize(
    "lines, text",
    [
        (
            ["Czarnogóra | membership sought CT+ | Unia Europejska", "Kosowo | membership sought CT+ | NATO"],
            "Czarnogóra chce do Unii Europejskiej, a Kosowo do NATO.",
        ),
        (
            ["Szwecja | membership began CT+ | NATO", "Mołdawia | membership began CT+ | Rada Europy"],
            "Szwecja przystąpiła do NATO, a Mołdawia do Rady Europy.",
        ),
        (
            ["Litwa | membership began CT+ | NATO | 2004", "Łotwa | membership began CT+ | NATO | 2004"],
            "Litwa i Łotwa wstąpiły do NATO w 2004 roku.",
        ),
    ],
)
def test_several_parties_share_a_verb(lines: list[str], text: str) -> None:
    """A verb left out in the second clause (gapping) holds there too, and each member of a list has its own tie."""
    assert lines == relations(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Serbia | cooperation suspended CT+ | NATO | 2021", "Współpraca Serbii z NATO została zawieszona w 2021 roku."),
        ("Serbia | cooperation suspended CT+ | NATO", "Zawieszono współpracę Serbii z NATO."),
        ("Serbia | membership suspended CT+ | NATO", "Serbia zawiesiła swoje członkostwo w NATO."),
        ("Stany Zjednoczone | diplomatic began CT+ | Kuba", "Stany Zjednoczone i Kuba wznowiły stosunki dyplomatyczne."),
        ("Gruzja | membership sought CT+ | NATO", "Gruzja rozpoczęła negocjacje o przystąpieniu do NATO."),
        ("Turcja | membership planned_end PR+ | NATO", "Trwają negocjacje o wyjściu Turcji z NATO."),
        ("Gabon | membership suspended CT+ | Unia Afrykańska", "Zawieszenie członkostwa Gabonu w Unii Afrykańskiej trwa."),
        ("Peru | diplomatic ended CT+ | Boliwia | 1978", "Stosunki Peru z Boliwią, zerwane w 1978 roku, są chłodne."),
        ("Rosja | cooperation suspended CT+ | NATO | 2014", "Współpraca NATO z Rosją, zawieszona w 2014 roku, nie ruszy."),
    ],
)
def test_what_became_of_a_tie_that_a_noun_names(line: str, text: str) -> None:
    """`współpraca X z Y została zawieszona`, in passive, impersonal and active; of two equal sides the first is the party."""
    assert [line] == relations(text)


@pytest.mark.parametrize("text", ["Serbia rozważa wystąpienie z Rady Europy.", "Posłowie przystąpili do głosowania."])
def test_talk_of_leaving_is_no_tie(text: str) -> None:
    """A noun for leaving that nothing dates or decides tells of no tie, nor does a verb with another object."""
    assert [] == relations(text)


def test_the_same_tie_again_is_one_entry() -> None:
    """A tie told twice stands once, dated where one of the mentions is, and the other in `also`."""
    text = "Litwa wstąpiła do NATO. Litwa wstąpiła do NATO w 2004 roku."
    (entry,) = of_kind(record_of(text), Relation)
    assert ("2004", ["Litwa wstąpiła do NATO"]) == (entry.when, [span.of(text) for span in entry.also])


def test_two_dates_are_two_ties() -> None:
    """What happened at two dates happened twice."""
    text = "Litwa wstąpiła do NATO w 1995 roku. Litwa wstąpiła do NATO w 2004 roku."
    assert ["1995", "2004"] == [entry.when for entry in of_kind(record_of(text), Relation)]


def test_the_evidence_shows_sides_and_status() -> None:
    """Party, counterpart, status and date each have their own words."""
    text = "Mołdawia może wystąpić z GUAM w 2024 roku."
    (entry,) = of_kind(record_of(text), Relation)
    shown = {field: spans[0].of(text) for field, spans in entry.evidence.items()}
    expected = {
        "party": "Mołdawia",
        "counterpart": "GUAM",
        "relation": "wystąpić",
        "status": "może wystąpić",
        "when": "2024 roku",
    }
    assert expected == shown


def test_the_level_and_the_step() -> None:
    """`na wszystkich szczeblach` is the level, `ratyfikować` and `podpisać` are steps."""
    text = "Współpraca Serbii z NATO została zawieszona na wszystkich szczeblach."
    (entry,) = of_kind(record_of(text), Relation)
    assert ("wszystkich szczeblach", None) == (entry.level, entry.step)
