"""Whether a text is in Polish, by the function words and letters that languages do not share."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from functools import lru_cache

from latopis.lexicon.languages import load_languages
from latopis.load.unread import ArticleError

WINDOW = 4_000
WORD = re.compile(r"[^\W\d_]+")
ASCII = frozenset(string.ascii_lowercase)
# Below these a text is a headline, a list of names or a quotation, and tells nothing.
FEWEST_WORDS = 12
FEWEST_MARKS = 5
FEWEST_DIFFERENT = 4
FEWEST_LETTERS = 40
UNKNOWN_SCRIPT = "text in another script"


def language_of(text: str) -> str | None:
    """`pl`, or `None` for a text too short or too unclear to tell.

    A text is another language's only where its beginning, middle and end all are: a long quotation is not enough.

    Raises:
        ArticleError: the text is plainly in another language, which the message names.

    >>> language_of("Rada Ministrów przyjęła projekt, który trafi do Sejmu."), language_of("Reuters, London")
    ('pl', None)
    """
    found = _language_in(text[:WINDOW])
    if found == "pl" or found is None:
        return found
    middle = max(WINDOW, len(text) // 2)
    for place in (middle, max(WINDOW, len(text) - WINDOW)):
        later = text[place : place + WINDOW]
        if _language_in(later) == "pl":
            return "pl"
    names = load_languages().names
    name, code = names.get(found, found), found if found in names else "mis"
    raise ArticleError("not-polish", f"looks like {name}; latopis reads Polish", language=code)


def _language_in(window: str) -> str | None:
    """The code of the language of a stretch of text, `UNKNOWN_SCRIPT`, or `None`."""
    words = Counter(WORD.findall(unicodedata.normalize("NFC", window).lower()))
    marks = {word: codes for word in words if (codes := _codes_of(word))}
    ours = sum(words[word] for word, codes in marks.items() if "pl" in codes)
    rival = _rival(words, marks, ours=ours)
    if rival is not None:
        return rival
    if _in_another_script(words):
        return UNKNOWN_SCRIPT
    return "pl" if ours * 8 >= words.total() and ours > 1 else None


@lru_cache(maxsize=32_768)
def _codes_of(word: str) -> frozenset[str]:
    """The languages that the word speaks for: as one of their function words, else as spelt with their letters."""
    languages = load_languages()
    known = languages.words.get(word)
    if known is not None:
        return known
    special = set(word) - ASCII
    if not special:
        return frozenset()
    return frozenset(code for code, letters in languages.letters.items() if special <= letters)


def _rival(words: Counter[str], marks: dict[str, frozenset[str]], *, ours: int) -> str | None:
    """The language other than Polish that the words plainly speak for; what it shares with Polish counts for neither."""
    fewest = max(FEWEST_MARKS, 0.15 * words.total())
    if sum(words[word] for word in marks) - ours < fewest:
        return None  # whatever is not Polish, taken together, is not enough
    theirs: Counter[str] = Counter()
    different: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for word, codes in marks.items():
        polish = "pl" in codes
        for code in codes:
            (shared if polish else theirs)[code] += words[word]
            different[code] += not polish
    best = max(sorted(theirs), key=lambda code: theirs[code] - ours + shared[code], default="")
    enough = theirs[best] >= fewest and different[best] >= FEWEST_DIFFERENT
    plain = theirs[best] > 3 * (ours - shared[best])
    return best if words.total() >= FEWEST_WORDS and enough and plain else None


def _in_another_script(words: Counter[str]) -> bool:
    """Whether most letters are of no Latin alphabet (Latin letters end at U+024F, but for a few extensions)."""
    if max("".join(words), default="") <= "\u024f":
        return False
    letters = "".join(words.elements())
    strange = sum(letter > "\u024f" and not "\u1e00" <= letter <= "\u1eff" for letter in letters)
    return len(letters) >= FEWEST_LETTERS and strange * 2 > len(letters)
