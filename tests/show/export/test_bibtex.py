"""BibTeX, parsed by bibtexparser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from show.export.files import articles, export_of

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle


def test_bibtexparser_reads_every_article(chronicle: Chronicle) -> None:
    """Each article of the query is an entry of its own; marks that mean something to TeX come back as they were."""
    data, _ = export_of(chronicle, "bibtex")
    library = parse_string(data.decode(), append_middleware=[LatexDecodingMiddleware()])
    assert (len(articles()), []) == (len(library.entries), library.failed_blocks)
    by_journal = {entry["journal"]: entry for entry in library.entries if "journal" in entry.fields_dict}
    assert ("Gruzja i NATO", "2021", "12") == tuple(by_journal["Kurier"][name] for name in ("title", "year", "month"))
    odd = by_journal["=SUMA(1)"]
    assert '="&%$#_~ˆ\\<b>„x”\N{REPLACEMENT CHARACTER},koniec' == "".join(odd["title"].split())
    assert r"\textbraceleft \textbraceright" in data.decode()  # which this reader leaves out
