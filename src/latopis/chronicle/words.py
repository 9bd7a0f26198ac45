"""Words as they are compared in names and searches: small letters, and Latin ones without their marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, overload

_WORD: Final = re.compile(r"[^\W_]+")
_WITHOUT_PARTS: Final = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}

_UNSTORABLE: Final = {0: "\N{REPLACEMENT CHARACTER}", **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")}


class _Plain(dict[int, str]):
    """Each letter with what stands for it; worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        mark = chr(point)
        parts = unicodedata.normalize("NFD", mark)
        found = _WITHOUT_PARTS.get(mark) or (parts[0] if parts[0].isascii() else mark).translate(_UNSTORABLE)
        self[point] = found
        return found


_PLAIN: Final = _Plain()


def folded(text: str) -> str:
    """The text in small letters, Latin ones without marks; other scripts keep theirs, as й is another letter than и.

    Every database takes it (`storable`).

    >>> folded("Łukaszence"), folded("Čechy, Ærø, Straße"), folded("Київ")
    ('lukaszence', 'cechy, aero, strasse', 'київ')
    """
    return unicodedata.normalize("NFC", text).casefold().translate(_PLAIN)


def words_in(text: str) -> list[str]:
    """The words and numbers of the text, folded, in order.

    >>> words_in("zawieszenie współpracy (2021)")
    ['zawieszenie', 'wspolpracy', '2021']
    """
    return _WORD.findall(folded(text))


@overload
def storable(text: str) -> str: ...


@overload
def storable(text: None) -> None: ...


def storable(text: str | None) -> str | None:
    """The text as every database takes it: without null characters and halves of surrogate pairs."""
    return None if text is None else text.translate(_UNSTORABLE)
