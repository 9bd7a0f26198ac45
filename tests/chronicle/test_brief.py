"""Records with no more than one line of a list needs: what is shown of an entry is the same as of the whole record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from latopis.chronicle.connect import reading
from latopis.chronicle.kept import reports_of
from latopis.chronicle.schema import reports
from latopis.lexicon.labels import load_labels
from latopis.load.sources import articles
from latopis.model import Document
from latopis.run.chronicle import Chronicle
from latopis.show.report_json import fields_of_report
from latopis.show.web.cards import Cards

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    from datetime import date

    with Chronicle.open(tmp_path / "latopis.db") as found:
        for article in articles([EXAMPLES], today=date(2026, 11, 28)):
            assert isinstance(article, Document)
            found.add(article)
        yield found


def test_a_brief_record_tells_the_same(chronicle: Chronicle) -> None:
    """Names, causes, who claims it, what it answers, and where its actors' pages are: of every entry of the examples."""
    cards = Cards(load_labels("en"))
    with reading(chronicle.engine) as connection:
        numbers = connection.execute(select(reports.c.id)).scalars().all()
        brief = [each.brief() for each in reports_of(connection, numbers)]
        whole = reports_of(connection, numbers)
    assert [len(each.record.entries) for each in whole] > [len(each.record.entries) for each in brief]
    assert [fields_of_report(each) for each in whole] == [fields_of_report(each) for each in brief]
    assert [cards.card(each) for each in whole] == [cards.card(each) for each in brief]
