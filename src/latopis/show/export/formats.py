"""The formats, in the order in which they are told to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.errors import InputError
from latopis.show.export.annotation import ANNOTATION
from latopis.show.export.bibtex import BIBTEX
from latopis.show.export.claims import CLAIMS
from latopis.show.export.csl import CSL
from latopis.show.export.dataset import DATASET
from latopis.show.export.delimited import CSV
from latopis.show.export.doccano import DOCCANO
from latopis.show.export.ftm import FTM
from latopis.show.export.json_lines import JSON_LINES
from latopis.show.export.parquet import PARQUET
from latopis.show.export.plover import PLOVER
from latopis.show.export.polecat import POLECAT
from latopis.show.export.poll_shares import POLLS
from latopis.show.export.quickstatements import QUICKSTATEMENTS
from latopis.show.export.timelinejs import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Collection

    from latopis.chronicle.roles import Kind
    from latopis.show.export.making import Format

_ALL: Final = (
    *(CSV, JSON_LINES, PARQUET, POLLS, POLECAT, PLOVER, ANNOTATION, CLAIMS, FTM, QUICKSTATEMENTS, TIMELINE),
    *(CSL, BIBTEX, DOCCANO, DATASET),
)
FORMATS: Final[dict[str, Format]] = {each.name: each for each in _ALL}


def formats_for(kinds: Collection[Kind]) -> list[Format]:
    """Those that hold every one of these kinds of entries; of none, all kinds."""
    wanted = set(kinds or KINDS.values())
    return [each for each in _ALL if wanted <= set(each.kinds)]


def format_named(name: str) -> Format:
    """The format with that name.

    Raises:
        InputError: there is none.
    """
    found = FORMATS.get(name)
    if found is None:
        raise InputError(f"{name!r} is no format; it is one of {', '.join(FORMATS)}")
    return found
