"""Review: decisions that are kept, hold for their place, and can be taken back; annotations, counts and agreement from them."""

from __future__ import annotations

import pytest

from chronicle.made import Writer
from latopis.chronicle.reviewing import Correction, Filter
from latopis.errors import InputError
from latopis.model import Event, Statement
from latopis.run.chronicle import Chronicle

FIRST = Writer("2023-07-10").statement("Anna Nowak", "Tak było", act="accuse").event("COERCE", "Straż", "Zebrani", when="2023-07")
SECOND = Writer("2023-07-12").tie("Litwa", "NATO", "began", "2004").statement("Wiktar Saroka", "Nikt tego nie widział")


@pytest.fixture
def chronicle(place: str) -> Chronicle:
    found = Chronicle.open(place, signer="ada")
    for writer in (FIRST, SECOND):
        found.keep(writer.article())
    return found


def own(chronicle: Chronicle, wanted: Filter | None = None) -> list[str]:
    return [each.report.own for each in chronicle.proposals(wanted or Filter())]


def test_what_is_decided_waits_no_longer(chronicle: Chronicle) -> None:
    """Accepted, rejected and corrected entries leave the queue, and come back when that is undone."""
    entries = own(chronicle)
    assert 4 == len(entries)
    chronicle.accept(entries[0], reason="seen")
    chronicle.reject(entries[1])
    assert set(entries[2:]) == set(own(chronicle))
    assert [("reject", entries[1])] == [(each.kind, each.target) for each in chronicle.undo()]
    assert [("accept", "seen", "ada")] == [(each.kind, each.reason, each.signer) for each in chronicle.undo()]
    assert ([], entries) == (chronicle.undo(), own(chronicle))
    chronicle.close()


def test_many_at_once_and_back_at_once(chronicle: Chronicle) -> None:
    """All that a filter takes are decided by one change, and one undo takes it back."""
    said = own(chronicle, Filter(kind="statement"))
    assert 2 == chronicle.reject(*said)
    assert ([], 2) == (own(chronicle, Filter(kind="statement")), len(own(chronicle)))
    assert set(said) == {each.target for each in chronicle.undo()}
    assert 4 == len(own(chronicle))
    chronicle.close()


def test_what_is_rejected_is_no_answer(chronicle: Chronicle) -> None:
    """A rejected entry is left out of lists and of ties; of a tie, as of before it was rejected, it is not."""
    (tie,) = own(chronicle, Filter(kind="relation"))
    assert "in_force" == chronicle.ties("Litwa", as_of="2010")[0].status
    chronicle.reject(tie)
    assert [] == chronicle.ties("Litwa", as_of="2010")
    assert ((), []) == (chronicle.timeline("Litwa").reports, chronicle.reports(tie))
    chronicle.undo()
    assert 1 == len(chronicle.reports(tie))
    chronicle.close()


def test_corrections(chronicle: Chronicle) -> None:
    """A field gets a value that it can have, typed or from the text; anything else is refused."""
    report = next(each.report for each in chronicle.proposals() if isinstance(each.report.entry, Statement))
    start = report.entry.span.start
    chronicle.correct(report, "act", Correction("warn"))
    chronicle.correct(report, "speaker", Correction(report.document.text[start : start + 4], (start, start + 4)))
    verdict = chronicle.verdict(report.own)
    assert ("accepted", "warn") == (verdict.standing, verdict.corrections["act"].value)
    for field, correction in (
        ("act", Correction("mumble")),
        ("party", Correction("Litwa")),
        ("when", Correction("wczoraj")),
        ("speaker", Correction("ktoś inny", (0, 4))),
    ):
        with pytest.raises((InputError, ValueError)):
            chronicle.correct(report, field, correction)
    chronicle.close()


def test_annotations_and_counts(chronicle: Chronicle) -> None:
    """What was accepted is written as annotations with verbatim quotes; patterns are counted right or wrong."""
    for proposal in chronicle.proposals():
        if isinstance(proposal.report.entry, Event):
            chronicle.reject(proposal.report.own)
        else:
            chronicle.accept(proposal.report.own)
    found = chronicle.annotations()
    said = [statement for article in found for statement in article["statements"]]  # type: ignore[attr-defined]
    assert {"Anna Nowak", "Wiktar Saroka"} == {each["speaker"] for each in said}
    assert [["Litwa"], []] == [
        sorted(each["party"] for article in found for each in article["relations"]),  # type: ignore[attr-defined]
        [each for article in found for each in article["events"]],  # type: ignore[attr-defined]
    ]
    assert {"pl/test:made": (4, 3)} == chronicle.pattern_counts()
    chronicle.close()


def test_two_reviewers(chronicle: Chronicle) -> None:
    """Where both decided, they are compared field by field; where they differ is listed."""
    entries = own(chronicle)
    chronicle.accept(*entries[:3])
    chronicle.reject(entries[3])
    chronicle.signer = "bo"
    chronicle.accept(*entries[:2])
    chronicle.reject(*entries[2:])
    (verdict,), (case,) = chronicle.agreement("ada", "bo")
    assert ("verdict", 4, 0.75, 0.5) == (verdict.field, verdict.count, verdict.same, verdict.kappa)
    assert (entries[2], "accepted", "rejected") == (case.entry, case.one, case.other)
    chronicle.close()
