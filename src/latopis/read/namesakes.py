"""Which actor of the register a name means when it is the name of several.

What else the document names decides; where that leaves two, none is taken, as a wrong one could not be told from a right one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.errors import Problem
from latopis.grammar import bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from latopis.model import Name
    from latopis.register import KnownActor, Register

_SHOWN: Final = 5
"""Keys that a problem shows at most."""


def sure_keys(names: Iterable[Name]) -> frozenset[str]:
    """The actors that the names mean beyond doubt: those of names and adjectives that are nobody else's."""
    return frozenset(name.register[0] for name in names if len(set(name.register)) == 1)


def candidates(name: Name, register: Register, *, named: AbstractSet[str]) -> list[KnownActor]:
    """The actors whom the name may mean, one where there is ground to choose; `named` are those that the document names.

    Ground is, in this order: the document names one of them in full; one has the gender of the name; the document names the
    state or organisation of one only (`of`).
    """
    found = [register[key] for key in dict.fromkeys(name.register) if key in register]
    here = [actor for actor in found if actor.key in named] or found
    agreeing = [actor for actor in here if not actor.gender or bits([actor.gender]) & bits(name.genders)] or here
    return [actor for actor in agreeing if actor.of in named] or agreeing


def doubt(name: Name, actors: Sequence[KnownActor]) -> Problem:
    """The problem of a name that several actors of the register have."""
    keys = [actor.key for actor in actors]
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    shown = ", ".join(keys[:_SHOWN]) + more
    return Problem("ambiguous-name", f"{name.lemma} is a name of {shown}; none of them is taken, as nothing decides", name.span)
