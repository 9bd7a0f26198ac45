"""Review: decisions that are kept, hold for their place, and can be taken back; annotations, counts and agreement from them."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from chronicle.made import Writer
from latopis.chronicle.clocks import NOW
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.deciding import rejected
from latopis.chronicle.identity import entry_keys
from latopis.chronicle.kept import Report, reports_of
from latopis.chronicle.rereading import keep_anew
from latopis.chronicle.reviewing import Correction, Filter
from latopis.chronicle.schema import reports
from latopis.errors import InputError
from latopis.model import Event, Span, Statement, Time
from latopis.run.chronicle import Chronicle

ROOT = Path(__file__).parents[2]
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


def read_anew(chronicle: Chronicle, version: int, writer: Writer, *, shift: int) -> str:
    """A newer reader ends the first entry of the article some characters earlier; the id of the entry before."""
    record = writer.record()
    first, *rest = record.entries
    shifted = replace(first, span=Span(first.span.start, first.span.end - shift))
    with writing(chronicle.engine) as connection:
        assert keep_anew(connection, replace(record, entries=(shifted, *rest), reader=f"0.2.{shift}"), version)
    return entry_keys(record)[0]


def test_what_was_rejected_stays_so_when_it_is_read_anew(chronicle: Chronicle) -> None:
    """Other bounds of the same place are rejected too, however often it is read, until that is undone; what is beside is not."""
    before = chronicle.statements(by="Anna Nowak").reports[0].own
    chronicle.reject(before)
    for shift in (3, 4, 3):
        assert before == read_anew(chronicle, 1, FIRST, shift=shift)
        assert ((), 1) == (chronicle.statements(by="Anna Nowak").reports, len(chronicle.events(actor="Straż").reports))
        assert 3 == len(own(chronicle))
    (found,) = [each for each in reports_rejected(chronicle) if each.document.id in before]
    assert [("reject", before)] == [(each.kind, each.target) for each in chronicle.decisions(found)]
    assert chronicle.check().ok
    chronicle.undo()
    assert 1 == len(chronicle.statements(by="Anna Nowak").reports)
    chronicle.close()


def reports_rejected(chronicle: Chronicle) -> list[Report]:
    with reading(chronicle.engine) as connection:
        rejected_now = connection.execute(rejected()).scalars().all()
        numbers = connection.execute(select(reports.c.id).where(reports.c.entry.in_(rejected_now), *NOW.stands())).scalars()
        return reports_of(connection, numbers.all())


def test_what_is_accepted_of_itself_is_not_rejected(chronicle: Chronicle) -> None:
    """A decision on what was read anew counts before the one that it inherits; erased, nothing of either is left."""
    before = chronicle.statements(by="Anna Nowak").reports[0]
    chronicle.reject(before.own)
    read_anew(chronicle, 1, FIRST, shift=3)
    start, end = before.entry.span
    itself = f"{before.document.id}-s{start}-{end - 3}"
    chronicle.accept(itself)
    assert [itself] == [each.own for each in chronicle.statements(by="Anna Nowak").reports]
    chronicle.remove(before.document.id, erase=True)
    assert chronicle.check().ok
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


def test_annotations_tell_times_and_what_is_answered(place: str) -> None:
    """A denial names the claim by its place in the list; what dates an accepted entry is a time; corrected dates are none."""
    writer = Writer("2023-07-20").statement("Anna Nowak", "Most runie", when="2023-07")
    claim = writer.entries[-1]
    when = writer.words("w lipcu")
    writer.entries[-1] = replace(claim, evidence={"when": (when,)})
    writer.statement("Wiktar Saroka", "To nieprawda", act="deny", answers=claim.id)
    article = writer.article()
    record = replace(article.record, times=(Time(when, "2023-07", "explicit"),))
    with Chronicle.open(place) as chronicle:
        chronicle.keep(replace(article, record=record))
        chronicle.accept(*own(chronicle))
        (found,) = chronicle.annotations()
        said = found["statements"]
        assert [{"quote": "w lipcu", "value": "2023-07"}] == found["times"]
        assert [None, 0] == [each["answers"] for each in said]  # type: ignore[attr-defined]
        report = chronicle.reports(f"{record.document.id}-s{claim.span.start}-{claim.span.end}")[0]
        chronicle.correct(report, "when", Correction("2022"))
        assert [[]] == [each["times"] for each in chronicle.annotations()]


def test_confidence_counts_what_was_reviewed(place: str) -> None:
    """What a pattern fired and was right in a review is added to the counts of annotated articles."""
    spec = importlib.util.spec_from_file_location("confidence", ROOT / "scripts" / "confidence.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with Chronicle.open(place) as chronicle:
        chronicle.keep(FIRST.article())
        accepted, rejected = own(chronicle)
        chronicle.accept(accepted)
        chronicle.reject(rejected)
    counts = {"pl/test:made": (10, 9), "pl/test:other": (1, 0)}
    assert {"pl/test:made": (12, 10), "pl/test:other": (1, 0)} == module.with_reviewed(counts, [place])
