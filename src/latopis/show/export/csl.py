"""CSL-JSON: the articles that the entries cite, as reference managers read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.show.export.citing import calendar, cited_in
from latopis.show.export.making import Format, enclosed, items, without_nothing
from latopis.show.facts import title_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.kept import Report
    from latopis.show.export.citing import Cited
    from latopis.show.export.making import Part, Wish
    from latopis.show.report_json import Fields


def _item(cited: Cited) -> Fields:
    document = cited.document
    issued = calendar(document.published)
    told: Fields = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": title_in(document),
        "author": [{"literal": document.author}] if document.author else None,
        "container-title": document.source,
        "issued": {"date-parts": [issued]} if issued else {"raw": document.published} if document.published else None,
        "URL": document.url,
        "language": document.language,
        "note": "latopis: " + " ".join(cited.entries),
    }
    return without_nothing(told)


def _part(reports: Sequence[Report], _: Wish) -> Part:
    return items(map(_item, cited_in(reports)), reports)


CSL: Final = Format(
    *("csl", ".json", "application/vnd.citationstyles.csl+json", tuple(KINDS.values())),
    gives="the article that it cites, each once, with the ids of its entries in `note`",
    loses="everything of the entries but their ids",
    part=_part,
    whole=enclosed("[", "]"),
)
