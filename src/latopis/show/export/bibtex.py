"""BibTeX: the articles that the entries cite, in UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.show.export.citing import calendar, cited_in
from latopis.show.export.making import Format, Part, one_after_another
from latopis.show.facts import title_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.kept import Report
    from latopis.show.export.citing import Cited
    from latopis.show.export.making import Wish

_SPECIAL: Final = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "&%$#_"},
        **{"\\": r"\textbackslash ", "{": r"\textbraceleft ", "}": r"\textbraceright "},
        **{"~": r"\textasciitilde ", "^": r"\textasciicircum "},
    }
)
_NAMES: Final = ("year", "month", "day")


def _article(cited: Cited) -> str:
    document = cited.document
    dated = dict(zip(_NAMES, map(str, calendar(document.published)), strict=False))
    plain = {"title": title_in(document), "author": document.author, "journal": document.source}
    fields = {name: f"{{{' '.join(value.split()).translate(_SPECIAL)}}}" for name, value in plain.items() if value}
    fields |= dated
    if document.url:
        fields["url"] = document.url.translate({ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"})
    fields |= {"langid": "polish", "note": "latopis: " + " ".join(cited.entries)}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{latopis{cited.key},\n{lines}\n}}\n\n"


def _part(reports: Sequence[Report], _: Wish) -> Part:
    return Part("".join(map(_article, cited_in(reports))).encode("utf-8", "replace"), len(reports))


BIBTEX: Final = Format(
    *("bibtex", ".bib", "application/x-bibtex; charset=utf-8", tuple(KINDS.values())),
    gives="the article that it cites, each once, with the ids of its entries in `note`",
    loses="everything of the entries but their ids; dates that are no day, month or year",
    part=_part,
    whole=one_after_another,
)
