"""What ties held: joining, belonging, leaving, and what became of cooperation, alliances and diplomatic relations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from latopis.read.cast import Cast
from latopis.read.frames import framed
from latopis.read.joinings import Joinings
from latopis.read.noun_ties import NounTies

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.lexicon.ties import TieWords
    from latopis.model import Edtf, Reading, Relation
    from latopis.syntax import Syntax


def relations(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its ties; the same tie told again is one entry with further mentions."""
    cast = Cast(reading)
    found: list[Relation] = []
    for number, syntax in enumerate(reading.syntaxes):
        if not _may_name_body(syntax, lexicon.ties):
            continue
        if framed(syntax, lexicon.frames, kind="relation"):
            found += Joinings(reading, lexicon, cast, number).joinings()
        if framed(syntax, lexicon.frames, kind="tie") and framed(syntax, lexicon.frames, kind="phase"):
            found += NounTies(reading, lexicon, cast, number).noun_ties()
    joined = tuple(replace(entry, id=f"r{number}") for number, entry in enumerate(_joined(found), start=1))
    return replace(reading, relations=joined, actors=cast.all)


def _may_name_body(syntax: Syntax, words: TieWords) -> bool:
    """Whether somebody to be with may stand in the sentence: a capital beyond its first word, a pronoun, a noun for a body."""
    if any(token.capitalised for token in syntax.tokens[1:]):
        return True
    taken_up = (words.bodies, words.treaties, words.told_apart, words.listed)
    return not all(map(syntax.lemmas.isdisjoint, taken_up)) or any(token.pos == "ppron3" for token in syntax.tokens)


def _joined(found: list[Relation]) -> list[Relation]:
    """One entry for each tie and what became of it; of its mentions the one that is dated, else the first."""
    groups: dict[tuple[str, ...], list[Relation]] = {}
    for entry in found:
        groups.setdefault((entry.party, entry.counterpart, entry.relation, entry.status, entry.factuality), []).append(entry)
    done: list[Relation] = []
    for group in groups.values():
        dates: list[Edtf | None] = list(dict.fromkeys(entry.when for entry in group if entry.when is not None))
        for date in dates or [None]:
            same = [entry for entry in group if entry.when == date or (entry.when is None and date in dates[:1])]
            best = next(entry for entry in same if entry.when == date)
            done.append(replace(best, also=tuple(sorted({entry.span for entry in same} - {best.span}))))
    return sorted(done, key=lambda entry: (entry.span, entry.party, entry.counterpart))
