"""schema.org Claim: what somebody says is so, with who says it and the article in which it appears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.model import Statement
from latopis.show.export.annotation import address_of
from latopis.show.export.making import Format, enclosed, items, without_nothing
from latopis.show.facts import title_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.kept import Report
    from latopis.model import ActorType
    from latopis.show.export.making import Part, Wish
    from latopis.show.report_json import Fields

_FACTUAL: Final = frozenset({"say", "deny", "accuse"})
"""Acts that say that something is so; a promise or a demand is no claim."""
_TYPES: Final[dict[ActorType, str]] = {"person": "Person", "state": "Country", "place": "Place", "document": "CreativeWork"}


def _claim(report: Report) -> Fields | str:
    entry, document = report.entry, report.document
    if not isinstance(entry, Statement):
        raise TypeError(f"{entry.id} is no statement")
    if entry.act not in _FACTUAL:
        return "no_claim"
    speaker = report.actor(entry.speaker)
    article: Fields = {
        "@type": "NewsArticle",
        "@id": address_of(report),
        "url": document.url,
        "headline": title_in(document),
        "author": document.author and {"@type": "Person", "name": document.author},
        "publisher": document.source and {"@type": "NewsMediaOrganization", "name": document.source},
        "datePublished": document.published,
        "inLanguage": document.language,
    }
    told: Fields = {
        "@type": "Claim",
        "@id": f"urn:latopis:entry:{report.key}",
        "text": " … ".join(span.of(document.text) for span in entry.content) or report.quote,
        "author": speaker and {"@type": _TYPES.get(speaker.type, "Organization"), "name": speaker.name},
        "about": [{"@type": "Thing", "name": actor.name} for key in entry.about if (actor := report.actor(key))],
        "temporal": entry.when,
        "appearance": without_nothing(article),
    }
    return without_nothing(told)


def _part(reports: Sequence[Report], _: Wish) -> Part:
    return items(map(_claim, reports))


CLAIMS: Final = Format(
    *("claims", ".jsonld", "application/ld+json", ("statement",)),
    gives="a Claim with its author and appearance, where it says that something is so (say, deny, accuse)",
    loses="demands, promises, threats …, which are no claims; what is denied: a denial is a Claim of its own and no ClaimReview, "
    "which is the verdict of a fact-checker",
    part=_part,
    whole=enclosed('{"@context": "https://schema.org", "@graph": [', "]}"),
)
