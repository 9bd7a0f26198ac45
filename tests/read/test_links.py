"""Links: what is said inside what, which denial answers which claim, and what caused what."""

from __future__ import annotations

import pytest

from latopis.model import Event, Relation, Statement
from read.told import line_of, of_kind, record_of


def inside(text: str) -> list[str]:
    """Each event and relation as `factuality factuality_said said_in`."""
    record = record_of(text)
    found = [*of_kind(record, Event), *of_kind(record, Relation)]
    return [f"{entry.factuality} {entry.factuality_said} {entry.said_in}" for entry in found]


@pytest.mark.parametrize(
    "line, text",
    [
        ("CT+ None None", "Węgry zaatakowały Litwę."),
        ("Uu CT+ e1", "Rzecznik powiedział, że Węgry zaatakowały Litwę."),
        ("Uu CT+ e2", "„Węgry zaatakowały Litwę” – powiedział rzecznik."),
        ("Uu CT+ e2", "– Węgry zaatakowały Litwę – powiedział rzecznik."),
        ("Uu CT- e1", "Rzecznik powiedział, że Węgry nie zaatakowały Litwy."),
        ("Uu PR+ e1", "Rzecznik powiedział, że Węgry prawdopodobnie zaatakowały Litwę."),
        ("Uu PR+ e1", "Rzecznik powiedział, że Węgry zaatakują Litwę."),
        ("PR+ PR+ e1", "Litwa zapowiedziała, że zerwie z Węgrami."),
        ("Uu PR+ e1", "Rzecznik zapowiedział, że Litwa zerwie z Węgrami."),
        ("Uu CT- e1", "Rzecznik zaprzeczył, że Węgry zaatakowały Litwę."),
        ("Uu CT+ e1", "Rzecznik zaprzeczył, że Węgry nie zaatakowały Litwy."),
        ("Uu PR- e1", "Rzecznik zaprzeczył, że Węgry prawdopodobnie zaatakowały Litwę."),
        ("Uu CT+ e1", "Zdaniem rzecznika Węgry zaatakowały Litwę."),
        ("Uu CT- e1", "Rzecznik zaprzeczył, że Gruzja należy do NATO."),
        ("Uu CT+ e1", "Rzecznik powiedział, że Gruzja należy do NATO."),
    ],
)
def test_a_claim_is_open_to_the_article(line: str, text: str) -> None:
    """Inside a statement an act is Uu for the article and as sure as the words for the speaker; a denial turns it."""
    assert [line] == inside(text)


def test_words_beside_a_statement_are_the_articles_own() -> None:
    """Only what stands in the content is claimed, not the rest of the text."""
    text = "Rzecznik powiedział, że rozmowy trwają. Węgry zaatakowały Litwę."
    assert ["CT+ None None"] == inside(text)


def test_the_innermost_statement_holds() -> None:
    """In a chain of claims the act belongs to the last of them, and each claim to that around it."""
    record = record_of("Minister powiedział, że rzecznik podał, że Węgry zaatakowały Litwę.")
    held = {line_of(record, entry).split(" | ")[0]: entry.said_in for entry in record.entries}
    assert {"minister": None, "rzecznik": "e1", "Węgry": "e2"} == held


@pytest.mark.parametrize(
    "answers, text",
    [
        ([None, "e1"], "Anna Kos powiedziała, że Jan Lis wyjechał. Lis zaprzeczył, że wyjechał."),
        ([None, "e1"], "Anna Kos powiedziała, że most runął. Jan Lis zaprzeczył, że runął."),
        ([None, None, "e2"], "Anna Kos powiedziała, że most stoi. Dodała, że jest nowy. Jan Lis zdementował, że jest nowy."),
        ([None], "Jan Lis zaprzeczył, że wyjechał."),
        ([None, None], "Jan Lis powiedział, że most stoi. Dodał, że jest nowy."),
        ([None, None], "Jan Lis powiedział, że most stoi. Lis zaprzeczył, że wyjechał."),
        ([None, None], "Jan Lis powiedział, że most stoi. " + "Pada deszcz. " * 20 + "Anna Kos zaprzeczyła, że wyjechała."),
    ],
)
def test_a_denial_answers_a_claim(answers: list[str | None], text: str) -> None:
    """It answers who named its speaker, else what another said right before; nobody answers himself."""
    assert answers == [entry.answers for entry in of_kind(record_of(text), Statement)]


def test_an_accusation_is_answered_by_the_accused() -> None:
    """Who denies what he is accused of answers the accusation."""
    record = record_of("Jan Lis oskarżył Annę Kos o kradzież. Kos zaprzeczyła, że ukradła pieniądze.")
    accusation, denial = of_kind(record, Statement)
    assert ("accuse", "deny", accusation.id) == (accusation.act, denial.act, denial.answers)


@pytest.mark.parametrize(
    "text",
    [
        "Litwa nałożyła sankcje na Węgry. Powodem był atak Węgier na Łotwę.",
        "Litwa nałożyła sankcje na Węgry. Przyczyną był atak Węgier na Łotwę.",
        "Litwa nałożyła sankcje na Węgry z powodu ataku Węgier na Łotwę.",
        "Litwa nałożyła sankcje na Węgry w odpowiedzi na atak Węgier na Łotwę.",
        "Litwa nałożyła sankcje na Węgry w związku z atakiem Węgier na Łotwę.",
        "Litwa nałożyła sankcje na Węgry, ponieważ Węgry zaatakowały Łotwę.",
        "Litwa nałożyła sankcje na Węgry po tym, jak Węgry zaatakowały Łotwę.",
    ],
)
def test_an_event_has_its_cause(text: str) -> None:
    """`powodem był X`, `z powodu X`, `w odpowiedzi na X`, `ponieważ X`: the act named there is the cause."""
    sanction, attack = of_kind(record_of(text), Event)
    assert ("SANCTION", "ASSAULT", (attack.id,), ()) == (sanction.type, attack.type, sanction.because, attack.because)


@pytest.mark.parametrize(
    "text",
    [
        "Węgry zaatakowały Łotwę. Dlatego Litwa nałożyła sankcje na Węgry.",
        "Węgry zaatakowały Łotwę, w wyniku czego Litwa nałożyła sankcje na Węgry.",
        "Węgry zaatakowały Łotwę. W odpowiedzi Litwa nałożyła sankcje na Węgry.",
    ],
)
def test_an_effect_follows_its_cause(text: str) -> None:
    """`dlatego`, `w wyniku czego`, `w odpowiedzi`: what was told before is the cause of what follows."""
    attack, sanction = of_kind(record_of(text), Event)
    assert ("ASSAULT", (), (attack.id,)) == (attack.type, attack.because, sanction.because)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegia wystąpiła z Rady Europy. Powodem były sankcje Unii Europejskiej wobec Norwegii.",
        "Norwegia wystąpiła z Rady Europy z powodu ataku Węgier na Norwegię.",
        "Norwegia wystąpiła z Rady Europy w odpowiedzi na atak Węgier na Norwegię.",
    ],
)
def test_a_relation_has_its_cause(text: str) -> None:
    """What became of a tie is caused by an event, named in its sentence or the next."""
    record = record_of(text)
    (tie,), (leaving, cause) = of_kind(record, Relation), of_kind(record, Event)
    assert ((cause.id,), (cause.id,), ()) == (tie.because, leaving.because, cause.because)


@pytest.mark.parametrize(
    "text",
    [
        "Litwa nałożyła sankcje na Węgry. Węgry zaatakowały Łotwę.",
        "Litwa nałożyła sankcje na Węgry, a Węgry zaatakowały Łotwę.",
        "Powodem był atak Węgier na Łotwę.",
    ],
)
def test_what_stands_together_is_no_cause(text: str) -> None:
    """Without a word for a reason, or without an act before it, nothing is caused."""
    assert [] == [entry.because for entry in of_kind(record_of(text), Event) if entry.because]


@pytest.mark.parametrize(
    ("status", "kind", "text"),
    [
        ("ended", "withdraw", "Norwegia wystąpiła z Rady Europy."),
        ("ended", "expel", "Unia Afrykańska wyrzuciła Mali z organizacji."),
        ("suspended", "discontinue", "Kanada zawiesiła współpracę z Iranem."),
        ("ended", "discontinue", "Kanada zerwała stosunki dyplomatyczne z Iranem."),
        ("began", None, "Kosowo nawiązało stosunki dyplomatyczne z Izraelem."),
    ],
)
def test_what_makes_or_ends_a_tie_is_also_an_act(status: str, kind: str | None, text: str) -> None:
    """Leaving, expelling, breaking off and taking up relations are a tie and an event, and each names the other in `also_as`."""
    record = record_of(text)
    (tie,), (act,) = of_kind(record, Relation), of_kind(record, Event)
    assert (status, kind, (act.id,), (tie.id,)) == (tie.status, act.mode, tie.also_as, act.also_as)


def test_an_act_beside_a_tie_is_another() -> None:
    """An event of another word of the sentence is no other side of the tie."""
    record = record_of("Norwegia, którą Rosja zaatakowała, wystąpiła z Rady Europy.")
    assert ["SANCTION"] == [event.type for event in of_kind(record, Event) if event.also_as]
