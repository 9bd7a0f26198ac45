"""Claims, expanded by a JSON-LD processor with the vocabulary of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyld import jsonld

from show.export.files import export_of, reports_in

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle

SCHEMA = "https://schema.org/"
CLAIM = {"text", "author", "about", "temporal", "appearance"}
"""Properties of Claim, or of CreativeWork and Thing above it."""
ARTICLE = {"url", "headline", "author", "publisher", "datePublished", "inLanguage"}


def offline(url: str, _: object) -> dict[str, object]:
    """The vocabulary; nothing is fetched."""
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}


def test_claims_are_what_is_said_to_be_so(chronicle: Chronicle) -> None:
    """A denial is a Claim with its author and article; a promise is none, and is counted as left out."""
    data, tally = export_of(chronicle, "claims")
    found = jsonld.expand(json.loads(data), {"documentLoader": offline})
    assert ([["https://schema.org/Claim"]], 1, {"no_claim": 1}) == (
        [each["@type"] for each in found],
        tally.entries,
        tally.left_out,
    )
    assert "Gruzja niczego nie zawiesiła" == found[0][f"{SCHEMA}text"][0]["@value"]
    assert "Anna Nowak" == found[0][f"{SCHEMA}author"][0][f"{SCHEMA}name"][0]["@value"]
    assert len(reports_in(chronicle, "statement")) == tally.entries + tally.left_out.total()


def test_properties_are_those_of_the_standard(chronicle: Chronicle) -> None:
    """Claims and their articles have properties of schema.org alone."""
    for each in json.loads(export_of(chronicle, "claims")[0])["@graph"]:
        assert CLAIM >= {key for key in each if not key.startswith("@")}
        assert ARTICLE >= {key for key in each["appearance"] if not key.startswith("@")}
