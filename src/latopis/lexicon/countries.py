"""Codes of countries as other programs write them, and the codes by which the register knows states."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from latopis.lexicon.tables import tsv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from latopis.register import KnownActor


def states_by_country(actors: Iterable[KnownActor]) -> dict[str, str]:
    """The key of each state among the actors by its two-letter code in small letters (`pl`).

    >>> from latopis.register import KnownActor
    >>> states_by_country([KnownActor("polska", "state", "state", "Polska", iso3166="POL")])
    {'pl': 'polska'}
    """
    states = {actor.iso3166: actor.key for actor in actors if actor.type == "state" and actor.iso3166}
    rows = tsv("countries.tsv", columns=["code", "iso3166"])
    return {row["code"]: states[row["iso3166"]] for row in rows if row["iso3166"] in states}


@cache
def two_letters() -> Mapping[str, str]:
    """The two-letter code in small letters of each country by its alpha-3 code.

    >>> two_letters()["POL"]
    'pl'
    """
    return {row["iso3166"]: row["code"] for row in tsv("countries.tsv", columns=["code", "iso3166"])}
