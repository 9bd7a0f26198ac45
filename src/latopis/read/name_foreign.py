"""Names in other languages that a foreign noun shows: `University College Dublin`, `The Northern Council`, `Wega Air Freight`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read import name_words as w
from latopis.read.name_line import LONGEST, Line, Run

if TYPE_CHECKING:
    from latopis.register import Match

LINKS: Final = frozenset(
    ("of", "the", "and", "for", "de", "del", "&", "du", "des", "der", "van", "von", "di", "el", "al", "la", "las", "los")
)
LEGAL_FORMS: Final = frozenset(("AG", "SA", "PLC", "plc", "NV", "SE", "Inc", "Ltd", "GmbH", "LLC", "Corp"))
_ARTICLE: Final = "The"


def foreign(line: Line, at: int) -> Run | None:
    """The foreign name that begins at this token; None where none does, or the register knows as much of it."""
    if not line.foreign_heads or line.shouting or line.foreign_heads.isdisjoint(range(at, at + LONGEST)):
        return None
    end, head = _extent(line, at)
    match = line.matches.get(at)
    known = match is not None and (match.end >= end or line.tokens[match.end].text in LEGAL_FORMS)
    if head is None or end - at < 2 or known:
        return None
    kind = line.words.heads[line.tokens[head].text.casefold()]
    if kind == "outlet" and line.first_name(at):
        return None  # `Jan Kos Wega News`: who writes, and for whom
    if line.tokens[at].text == _ARTICLE and kind != "outlet":
        found = _known(line, at + 1, end)
        return Run(at, end, found, kind) if found else Run(at + 1, end, None, kind) if end - at > 2 else None
    return Run(at, end, None, kind)


def _extent(line: Line, at: int) -> tuple[int, int | None]:
    """The end of the name, and its last foreign noun.

    Behind that noun only a place belongs to it (`King's College London`), one more word, or what a small word leads to; where the
    name begins with its noun, any foreign word.
    """
    end = place = at
    head: int | None = None
    leads = linked = False
    while place < len(line.tokens) and place - at < LONGEST:
        if place > at and line.tokens[place].text in LINKS:
            linked = linked or head is not None
            place += 1
            continue
        step = _step(line, at, place, linked=linked)
        if step is None or (head is not None and line.first_name(place) and line.word(step)):
            break
        if place in line.foreign_heads:
            head, leads = place, leads or place == at
        elif head is not None and not (leads or linked or _is_last(line, place)):
            break
        end = step if head is not None else end
        place = step
    return end, head


def _is_last(line: Line, place: int) -> bool:
    """Whether a word behind the noun may end the name: a place, or one foreign word that is no acronym."""
    if line.known_word(place, "place", "state"):
        return True
    strange = line.free(place) and not line.first_name(place) and not w.is_acronym(line.tokens[place])
    return strange and not line.word(place + 1)


def _step(line: Line, at: int, place: int, *, linked: bool) -> int | None:
    """The end of the foreign word or known name, in its base form, that stands here; None where the name has ended."""
    if not line.word(place):
        return None
    match = line.matches.get(place)
    if match is not None:
        form = " ".join(token.text for token in line.tokens[match.start : match.end])
        based = any(candidate.name == form for candidate in match.candidates)
        whole = match.end == place + 1 or place == at or (place == at + 1 and at in line.foreign_heads)  # `Lex Nord Stream 2`
        return match.end if based and whole else None
    token = line.tokens[place]
    if place in line.covered or w.is_roman(token):
        return None
    strange = not w.is_common(token) or place in line.foreign_heads or line.first_name(place)
    return place + 1 if strange or linked else None


def _known(line: Line, at: int, end: int) -> Match | None:
    """The known actor that these words name."""
    found = line.register.matches(line.tokens[at:end])
    return found[0] if found and found[0].start == 0 and found[0].end == end - at else None
