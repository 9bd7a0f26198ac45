"""Search: articles and entries by their words in any form, and actors whose names begin so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from latopis.chronicle.names import Known, actors_named, one_of_each
from latopis.chronicle.places import is_form
from latopis.chronicle.portrait import beginning_with
from latopis.chronicle.search import Found, Hit, found_by
from latopis.chronicle.ties import have_tie
from latopis.chronicle.words import folded, words_in
from latopis.show.hit_page import fields_of_hit, snippet
from latopis.show.legible import legible
from latopis.show.queries import SearchQuery, SuggestQuery
from latopis.show.report_json import Fields, fields_of_actor
from latopis.show.web.asked import Asked, actor_address, address
from latopis.show.web.cards import Card, Cards, title_of
from latopis.show.web.dating import iso_of, when_words
from latopis.show.web.view import Choice, View

_SUGGESTED: Final = 8
_FEW: Final = 6
"""More words are no two names."""
_WORD: Final = re.compile(r"([^\W_]+)")
_NONE: Final = Found((), more=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit: its article, the words in their sentence, and the entries there."""

    title: str
    address: str
    source: str
    published: str
    iso: str
    words: tuple[tuple[str, bool], ...]
    cards: list[Card]


def page(asked: Asked, query: SearchQuery) -> View:
    """What the words are found in; nothing asked, nothing found."""
    wanted = query.q if query.q and words_in(query.q) else None
    clocks = query.clocks
    found = found_by(asked.connection, wanted, asked.naming, clocks=clocks, limit=query.limit) if wanted else _NONE
    pairs = _pairs(asked, wanted) if wanted else []
    people = _people(asked, wanted, pairs) if wanted else []
    cards = Cards(asked.labels)
    shown = {
        "q": query.q or "",
        "asked": wanted is not None,
        "hits": [_shown(hit, wanted or "", asked, cards) for hit in found.hits],
        "people": _choices(people, asked),
        "pairs": [_pair(asked, *each) for each in pairs],
        "more": found.more,
    }
    return View(
        *("search.html", legible(query.q) if query.q else asked.labels.of("web.search.title"), shown),
        fields=lambda: {"actors": [fields_of_actor(actor) for actor in people], **_fields(found)},
        rows=lambda: ({**fields_of_hit(hit), "entries": len(hit.reports)} for hit in found.hits),
        feed=True,
    )


def suggest(asked: Asked, query: SuggestQuery) -> View:
    """Names that begin with what was typed."""
    near = beginning_with(asked.connection, query.q or "", _SUGGESTED)
    shown = {"people": _choices(near, asked)}
    return View("suggestions.html", "", shown, lambda: {"items": [fields_of_actor(actor) for actor in near]})


def _people(asked: Asked, name: str, pairs: Sequence[tuple[Known, Known]]) -> list[Known]:
    """Those whom the words may name, then those whose names begin so."""
    found = [*actors_named(asked.connection, name, asked.naming), *beginning_with(asked.connection, name, _SUGGESTED)]
    found += [actor for pair in pairs for actor in pair]
    return list({actor.number: actor for actor in found}.values())[:_SUGGESTED]


def _pairs(asked: Asked, words: str) -> list[tuple[Known, Known]]:
    """The two whom the words name one after the other, if they have a tie."""
    told = words.split()
    if not 1 < len(told) <= _FEW:
        return []
    for place in range(1, len(told)):
        sides = (" ".join(told[:place]), " ".join(told[place:]))
        one, other = (one_of_each(asked.connection, actors_named(asked.connection, side, asked.naming)) for side in sides)
        if len(one) == len(other) == 1 and have_tie(asked.connection, one[0].number, other[0].number):
            return [(one[0], other[0])]
    return []


def _pair(asked: Asked, one: Known, other: Known) -> Choice:
    names = f"{legible(one.name)} – {legible(other.name)}"
    return Choice(names, one.key, address("/ties", party=one.key, counterpart=other.key), count=asked.labels.of("kind.relation"))


def _choices(people: list[Known], asked: Asked) -> list[Choice]:
    return [
        Choice(legible(actor.name), actor.key, actor_address(actor.key), count=asked.labels.of(f"actor.{actor.type}"))
        for actor in people
    ]


def _shown(hit: Hit, query: str, asked: Asked, cards: Cards) -> Shown:
    document = hit.document
    place = f"{hit.places[0].start}-{hit.places[-1].end}" if hit.places else None
    where = address(f"/articles/{hit.version}", span=place) + ("#here" if place else "")
    published = when_words(document.published, asked.labels) if document.published else asked.labels.of("page.unpublished")
    words = tuple(_marked(legible(snippet(hit)), query))
    return Shown(
        *(title_of(document), where, legible(document.source or ""), published, iso_of(document.published), words),
        cards=cards.of(hit.reports),
    )


def _marked(text: str, query: str) -> list[tuple[str, bool]]:
    """The snippet in pieces, those that are forms of a word of the query marked."""
    wanted = words_in(query)
    return [
        (piece, bool(number % 2) and any(is_form(folded(piece), word) for word in wanted))
        for number, piece in enumerate(_WORD.split(text))
        if piece
    ]


def _fields(found: Found) -> Fields:
    return {"items": [fields_of_hit(hit) for hit in found.hits], "more": found.more}
