"""Web annotations, expanded by a JSON-LD processor with the terms of W3C's context, and put back into their texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyld import jsonld

from latopis.show.export.annotation import CONTEXT
from show.export.files import export_of, reports_in

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
TERMS = {
    **{"oa": OA, "as": AS, "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#"},
    **{"dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "exact", "prefix", "suffix")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector", "classifying", "tagging", "describing")},
    **{"Software": "as:Application", "AnnotationPage": "as:OrderedCollectionPage"},
    **{"body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"}},
    **{"source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"}},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    **{"motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"}},
    **{"format": "dc:format", "language": "dc:language", "value": "rdf:value", "name": "foaf:name"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
"""Terms of http://www.w3.org/ns/anno.jsonld, as far as annotations here use them."""


def offline(url: str, _: object) -> dict[str, object]:
    """The context alone; nothing is fetched."""
    assert url == CONTEXT
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}


def test_every_field_is_one_of_the_standard(chronicle: Chronicle) -> None:
    """A processor of JSON-LD finds an annotation for each entry, and no key that the context does not know."""
    data, tally = export_of(chronicle, "annotation")
    page = json.loads(data)
    (expanded,) = jsonld.expand(page, {"documentLoader": offline})
    found = expanded[f"{AS}items"][0]["@list"]
    assert tally.entries == len(found) == len(reports_in(chronicle))
    assert keys_in(page) <= set(TERMS) | {"@context"}
    assert {f"{OA}Annotation"} == {kind for each in found for kind in each["@type"]}
    assert all(each[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}] for each in found)


def keys_in(value: object) -> set[str]:
    """Every key of the JSON."""
    if isinstance(value, dict):
        return {str(key) for key in value} | {key for each in value.values() for key in keys_in(each)}
    return {key for each in value for key in keys_in(each)} if isinstance(value, list) else set()


def test_selectors_find_the_words(chronicle: Chronicle) -> None:
    """Position and quotation select the same words of the text, in code points; what stands around them does too."""
    texts = {f"urn:latopis:entry:{report.key}": report.document.text for report in reports_in(chronicle)}
    for item in json.loads(export_of(chronicle, "annotation")[0])["items"]:
        text = texts[item["id"]].encode("utf-8", "replace").decode()
        for target in item["target"]:
            place, quote = target["selector"]
            assert quote["exact"] == text[place["start"] : place["end"]]
            assert text[: place["start"]].endswith(quote.get("prefix", ""))
            assert text[place["end"] :].startswith(quote.get("suffix", ""))
