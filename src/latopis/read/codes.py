"""PLOVER's country and sector of every actor, where the register, or what the text calls him, settles them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.lexicon import Lexicon
    from latopis.lexicon.sectors import PloverCodes
    from latopis.read.roster import Draft
    from latopis.register import KnownActor

_BODIES: Final = frozenset(("office", "organisation"))
_FORMER: Final = "ELI"
"""The sector of those who held an office before."""


def country_of(draft: Draft, lexicon: Lexicon) -> str | None:
    """The code of the state or body to which the actor belongs at last, itself included: `of` is followed upwards."""
    seen: set[int] = set()
    found: Draft | None = draft
    while found is not None and found.number not in seen:
        seen.add(found.number)
        if found.known is not None and (code := _country(found.known, lexicon.plover)):
            return code
        found = found.of
    return None


def _country(known: KnownActor, codes: PloverCodes) -> str:
    own = known.iso3166 if known.type == "state" else ""
    return codes.by_key.get(known.key, ("", ""))[0] or own or ("" if known.of else codes.by_kind.get(known.kind, ("", ""))[0])


def sector_of(draft: Draft, lexicon: Lexicon) -> str | None:
    """The sector of the actor: by a noun in a body's name, by its kind in the register, else the only one that it is called by.

    Who is only called by what he was before belongs to those who held office.
    """
    codes = lexicon.plover
    if draft.known is not None:
        named = _of_name(draft, codes) if draft.type in _BODIES else ""
        settled = named or codes.by_kind.get(draft.known.kind, ("", ""))[1]
        if settled:
            return settled
    now = {codes.by_noun[noun] for noun, held in draft.callings.items() if held and noun in codes.by_noun}
    if len(now) == 1:
        return next(iter(now))
    before = any(not held and noun in codes.by_noun for noun, held in draft.callings.items())
    return _FORMER if before and not now else None


def _of_name(draft: Draft, codes: PloverCodes) -> str:
    """What the first noun of the name that tells a sector says (`Siły Zbrojne`, `Policja Państwowa`)."""
    return next((codes.by_noun[word] for word in _words(draft.name) if word in codes.by_noun), "")


def _words(name: str) -> Iterable[str]:
    return name.casefold().split()
