"""What the examples tell together: one poll of three reports, and a denial of what another article claims."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from latopis.load.sources import articles
from latopis.model import Document
from latopis.run.chronicle import Chronicle
from latopis.run.readers import article_of
from latopis.run.rereading import reread_all

if TYPE_CHECKING:
    from latopis.chronicle.adding import Article

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def read() -> list[Article]:
    """The examples, read once."""
    with Chronicle.open(":memory:") as chronicle:
        found = [each for each in articles([EXAMPLES], today=date.max) if isinstance(each, Document)]
        return [article_of(each, chronicle.naming.lexicon) for each in found]


def test_one_poll_and_one_denial(read: list[Article]) -> None:
    """Three articles tell one poll; the denial of one answers the claim of another; the order does not matter."""
    hashes = set()
    for order in (read, read[::-1], read[2:] + read[:2]):
        with Chronicle.open(":memory:") as chronicle:
            chronicle.keep_all(order)
            (poll,) = (report for report in chronicle.polls(pollster="Horyzont").reports if report.told.reports > 1)
            assert (3, 3) == poll.told
            denials = chronicle.statements(acts=["deny"]).reports
            claims = {each.claim.document.published for denial in denials for each in chronicle.denied(denial)}
            assert {"2022-10-25"} == claims
            hashes.add(chronicle.check().hash)
    assert 1 == len(hashes)


def test_unjoined_stays_unjoined(read: list[Article]) -> None:
    """What was taken out stays out when everything is added again and read anew, and comes back when that is undone."""
    with Chronicle.open(":memory:") as chronicle:
        chronicle.keep_all(read)
        poll = next(report for report in chronicle.polls(pollster="Horyzont").reports if report.told.reports > 1)
        last = chronicle.reports(poll.key)[-1]
        assert 2 == chronicle.unjoin(last.own, reason="another wave")
        chronicle.keep_all(read)
        assert 5 == len(list(reread_all(chronicle, every=True)))
        assert 2 == len(chronicle.reports(poll.key))
        assert ["unjoin", "unjoin"] == [each.kind for each in chronicle.undo()]
        assert 3 == len(chronicle.reports(poll.key))
