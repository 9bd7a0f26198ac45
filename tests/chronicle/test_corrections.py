"""Corrections change what answers tell, leave what was read, hold for their place, and can be taken back without a trace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronicle.made import Writer
from latopis.chronicle.connect import writing
from latopis.chronicle.corrections import Correction
from latopis.chronicle.deciding import standing_decisions
from latopis.chronicle.listing import Within
from latopis.chronicle.rereading import keep_anew
from latopis.errors import InputError
from latopis.model import Span
from latopis.run.chronicle import Chronicle
from latopis.show.report_json import fields_of_report, fields_of_tie

if TYPE_CHECKING:
    from latopis.chronicle.kept import Report

STATEMENT = Writer("2023-07-10", source="Gazeta").statement("Anna Nowak", "Gmina nie zapłaci za most", about=("Gmina",))
TIE = Writer("2023-07-11", source="Kurier").tie("Litwa", "NATO", "began", "2004", factuality="Uu").tie("Gmina", "NATO", "ended")
EVENT = (
    Writer("2023-07-12", source="Goniec")
    .event("COERCE", "Straż", "Zebrani", when="2023-07")
    .statement("Wiktar Saroka", "Straż biła zebranych")
)
POLL = Writer("2023-07-13").poll("Horyzont", {"Gmina": 40.0, "Powiat": 30.0}, "Litwa", fieldwork="2023-06")


@pytest.fixture
def chronicle(place: str) -> Chronicle:
    found = Chronicle.open(place, signer="ada")
    for writer in (STATEMENT, TIE, EVENT, POLL):
        found.keep(writer.article())
    return found


def report(chronicle: Chronicle, kind: str, place: int = 0) -> Report:
    page = chronicle._listed({}, Within(), kind)  # type: ignore[arg-type]
    return page.reports[place]


def test_a_speaker_and_an_act(chronicle: Chronicle) -> None:
    """What was said is listed under the speaker and the act that are right; the act as read stays with the entry."""
    said = report(chronicle, "statement")
    chronicle.correct(said, "speaker", Correction("Wiktar Saroka"), reason="it is his")
    chronicle.correct(said, "act", Correction("warn"))
    assert 0 == len(chronicle.statements(by="Anna Nowak").reports)
    (found,) = [each for each in chronicle.statements(by="Wiktar Saroka").reports if each.own == said.own]
    told = [fields_of_report(each) for each in (found, found.as_read)]
    assert [("Wiktar Saroka", "warn"), ("Anna Nowak", "say")] == [(each["speaker"], each["act"]) for each in told]
    assert [said.own] == [each.own for each in chronicle.statements(acts=["warn"]).reports]
    assert [("correct", "speaker", "it is his", "ada"), ("correct", "act", None, "ada")] == [
        (each.kind, each.field, each.reason, each.signer) for each in chronicle.decisions(found)
    ]
    assert chronicle.check().ok
    chronicle.close()


def test_a_tie_that_is_confirmed_decides(chronicle: Chronicle) -> None:
    """What was open is certain since somebody said so, with its status and date; as of before, it was open."""
    assert None is chronicle.ties("Litwa", as_of="2010")[0].status
    tie = report(chronicle, "relation")
    chronicle.correct(tie, "factuality", Correction("CT+"))
    chronicle.correct(tie, "when", Correction("2005-03"))
    assert ("in_force", "2005-03") == (chronicle.ties("Litwa", as_of="2010")[0].status, chronicle.ties("Litwa")[0].since)
    chronicle.correct(tie, "status", Correction("ended"))
    assert "ended" == chronicle.ties("Litwa", as_of="2010")[0].status
    for _ in range(3):
        chronicle.undo()
    assert None is chronicle.ties("Litwa", as_of="2010")[0].status
    chronicle.close()


def test_events_and_polls(chronicle: Chronicle) -> None:
    """Type, doers, recipients and dates of events, and what is known of a poll."""
    event, poll = report(chronicle, "event"), report(chronicle, "poll")
    for field, value in (("type", "ASSAULT"), ("actors", "Gmina; Litwa"), ("recipients", None), ("when", "2022-01")):
        chronicle.correct(event, field, Correction(value))
    (found,) = chronicle.events(actor="Litwa", types=["ASSAULT"], within=Within("2022", "2022")).reports
    told = fields_of_report(found)
    assert ["Gmina", "Litwa"] == told["actors"]
    assert () == chronicle.events(actor="Straż").reports + chronicle.events(recipient="Zebrani").reports
    for field, value in (("pollster", "Pracownia"), ("sample", "900"), ("fieldwork", "2023-05"), ("population", "Gmina")):
        chronicle.correct(poll, field, Correction(value))
    (asked,) = chronicle.polls(pollster="Pracownia").reports
    assert (900, "2023-05", "Gmina") == tuple(fields_of_report(asked)[name] for name in ("sample", "fieldwork", "population"))
    chronicle.close()


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("statement", "content", "Nigdy tego nie było"),
        ("relation", "party", None),
        ("poll", "sample", "wielu"),
        ("poll", "sample", "9" * 5000),
        ("event", "type", None),
    ],
)
def test_impossible_values(chronicle: Chronicle, kind: str, field: str, value: str | None) -> None:
    """What stands nowhere in the text, what must not be empty, and what is no number is refused."""
    with pytest.raises(InputError):
        chronicle.correct(report(chronicle, kind), field, Correction(value))
    chronicle.close()


def test_what_is_read_anew_keeps_corrections(chronicle: Chronicle) -> None:
    """A newer reader reads other bounds of the same place: the correction holds; added again, too."""
    said = report(chronicle, "statement")
    chronicle.correct(said, "speaker", Correction("Wiktar Saroka"))
    record = STATEMENT.record()
    span = record.entries[0].span
    shorter = replace(record.entries[0], span=Span(span.start, span.end - 3))
    with writing(chronicle.engine) as connection:
        assert keep_anew(connection, replace(record, entries=(shorter,), reader="0.2.0"), 1)
    assert 2 == len(chronicle.statements(by="Wiktar Saroka").reports)
    assert chronicle.check().ok
    chronicle.close()


def test_what_is_erased_takes_its_corrections_along(chronicle: Chronicle) -> None:
    """Neither the words nor the names of a correction are left."""
    said = report(chronicle, "statement")
    chronicle.correct(said, "speaker", Correction("Tajemnicza Osoba"))
    chronicle.remove(said.document.id, erase=True)
    assert [] == chronicle.actors("Tajemnicza Osoba")
    with writing(chronicle.engine) as connection:
        assert [] == standing_decisions(connection, "correct")
    chronicle.close()


DECISIONS = st.lists(
    st.tuples(st.sampled_from(["accept", "reject", "correct", "merge", "split", "unjoin"]), st.integers(0, 9), st.integers(0, 3)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(made=DECISIONS, late=st.booleans())
def test_decided_and_undone_is_never_decided(made: list[tuple[str, int, int]], *, late: bool) -> None:
    """Whatever is decided and taken back, also when an article comes in between: every answer and the hash are as without it."""
    writers = [STATEMENT, TIE, EVENT, POLL, COPY]
    with Chronicle.open(":memory:") as untouched, Chronicle.open(":memory:") as decided:
        for writer in writers:
            untouched.keep(writer.article())
        for writer in writers[: 4 if late else 5]:
            decided.keep(writer.article())
        for kind, which, value in made:
            decide(decided, kind, which, value)
        if late:
            decided.keep(COPY.article())
        while decided.undo():
            pass
        assert (answers(untouched), untouched.check().hash) == (answers(decided), decided.check().hash)
        assert decided.check().ok


COPY = Writer("2023-07-14", source="Wieści").statement("Anna Nowak", "Gmina nie zapłaci za most", about=("Gmina",))
VALUES: dict[str, list[tuple[str, str | None]]] = {
    "statement": [("speaker", "Wiktar Saroka"), ("act", "deny"), ("when", "2020"), ("content", "Gmina")],
    "relation": [("party", "Gmina"), ("status", "suspended"), ("when", None), ("factuality", "CT+")],
    "event": [("type", "AID"), ("actors", "Litwa; Ktoś Inny"), ("recipients", None), ("when", "2019")],
    "poll": [("pollster", "Pracownia Badań"), ("sample", "7"), ("fieldwork", "2020"), ("population", None)],
}


def decide(chronicle: Chronicle, kind: str, which: int, value: int) -> None:
    found = [each for sort in VALUES for each in chronicle._listed({}, Within(), sort).reports]  # type: ignore[arg-type]
    if not found:
        return
    one = found[which % len(found)]
    sort = next(each for each in VALUES if one.own.split("-")[1].startswith(each[0]))
    try:
        match kind:
            case "accept":
                chronicle.accept(one.own)
            case "reject":
                chronicle.reject(one.own)
            case "correct":
                field, right = VALUES[sort][value]
                chronicle.correct(one, field, Correction(right))
            case "merge":
                chronicle.merge_actors(("Anna Nowak", "Gmina", "Litwa")[value % 3], "NATO")
            case "split":
                chronicle.split_actor("Anna Nowak", one.document.id)
            case _:
                chronicle.unjoin(one.own)
    except InputError:  # not joined, named elsewhere, or one already
        return


def answers(chronicle: Chronicle) -> list[list[str]]:
    """All that the lists and ties tell, with what each entry is joined with and each actor called."""
    listed = [fields_of_report(each) for sort in VALUES for each in chronicle._listed({}, Within(), sort).reports]  # type: ignore[arg-type]
    ties = [fields_of_tie(tie) for name in ("NATO", "Gmina") for tie in chronicle.ties(name)]
    told = [chronicle.timeline(name).reports for name in ("Anna Nowak", "Straż", "Gmina")]
    told_of = [" ".join(sorted(each.own for each in found)) for found in told]
    return [sorted(map(str, listed)), sorted(map(str, ties)), told_of, [str(each) for each in chronicle.actors("Anna Nowak")]]


def test_standing_decisions_after_undo_are_none(chronicle: Chronicle) -> None:
    """What was taken back does not stand; what was taken back remains known as a row."""
    chronicle.correct(report(chronicle, "event"), "type", Correction("AID"))
    chronicle.undo()
    with writing(chronicle.engine) as connection:
        assert [] == standing_decisions(connection, "correct")
    chronicle.close()
