"""CSL-JSON, formatted by citeproc-py."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from show.export.files import articles, export_of, reports_in

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle


def test_citeproc_cites_every_article(chronicle: Chronicle) -> None:
    """Each article of the query stands once, with title, newspaper, year and address, and names its entries."""
    data, tally = export_of(chronicle, "csl")
    found = json.loads(data)
    source = CiteProcJSON(found)
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
    )
    for item in found:
        bibliography.register(Citation([CitationItem(item["id"])]))
    told = [str(each) for each in bibliography.bibliography()]
    assert len(articles()) == len(told)
    assert any("Gruzja i NATO" in each and "Kurier" in each and "2021" in each for each in told)
    entries = {key for item in found for key in item["note"].removeprefix("latopis: ").split()}
    assert ({report.key for report in reports_in(chronicle)}, tally.entries) == (entries, len(entries))
