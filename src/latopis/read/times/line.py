"""A sentence as the readers of dates see it: what each token does in a date, and the numbers among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from latopis.lexicon.dates import Cue

if TYPE_CHECKING:
    from latopis.lexicon.dates import DateWords
    from latopis.model import Sentence, Token
    from latopis.read.times.meaning import Found, Unit

Cues: TypeAlias = dict[str, int]
"""What a word does in a date: the value of each kind of cue that it has."""

UNITS: Final[tuple[Unit, ...]] = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
DASHES: Final = frozenset("-–—‑")
_NAMED: Final = frozenset(("month", "weekday", "season"))
_SINGLE: Final = ("unit_", "month", "weekday")
_AFTER_PAUSE: Final = frozenset('„”"«»–—-:(.…!?')
_NONE: Final[Cues] = {}
_ROMAN: Final = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}


class Number(NamedTuple):
    """A number and the token after it."""

    value: int
    end: int


class Line:
    """A sentence with the cues of its tokens; every look-up takes an index, also one beyond the sentence."""

    def __init__(self, sentence: Sentence, words: DateWords, *, known: dict[str, Cues]) -> None:
        """`known` keeps the cues of word forms from one sentence to the next."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = words
        self.cues = [_cues(token, words, known=known) for token in sentence.tokens]
        self.read: dict[int, Found | None] = {}  # the expressions found so far, by their first token
        self._leave_out_names()

    def _leave_out_names(self) -> None:
        """A capital inside a sentence makes a month or weekday a name (ul. 3 Maja), unless all is capital or a year follows."""
        named = [at for at, cues in enumerate(self.cues) if at and cues and self.tokens[at].capitalised and _NAMED & cues.keys()]
        if not named or all(token.text.isupper() for token in self.tokens if token.kind == "word"):
            return
        for at in named:
            if self.text(at - 1) not in _AFTER_PAUSE and not (self.digits(at + 1) or 0) > 999:
                self.cues[at] = {kind: value for kind, value in self.cues[at].items() if kind not in _NAMED}

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)

    def may_begin(self, at: int) -> bool:
        """Whether an expression may begin at the token: a number, a Roman numeral or a word with a cue."""
        if not 0 <= at < len(self.tokens):
            return False
        return bool(self.cues[at]) or self.tokens[at].kind == "number" or self.tokens[at].text[0] in "IVX"

    def text(self, at: int) -> str:
        """The token in lower case; empty beyond the sentence."""
        return self.tokens[at].text.lower() if 0 <= at < len(self.tokens) else ""

    def value(self, at: int, kind: str) -> int | None:
        """The value of the token's cue of that kind, `None` where it has none."""
        return self.cues[at].get(kind) if 0 <= at < len(self.tokens) else None

    def has(self, at: int, *kinds: str) -> bool:
        """Whether the token has a cue of one of the kinds."""
        return 0 <= at < len(self.tokens) and not self.cues[at].keys().isdisjoint(kinds)

    def unit(self, at: int) -> Unit | None:
        """The unit of time that the token names."""
        if not 0 <= at < len(self.tokens) or not self.cues[at]:
            return None
        return next((unit for unit in UNITS if f"unit_{unit}" in self.cues[at]), None)

    def single(self, at: int) -> bool:
        """Whether the name of a unit, month or weekday at the token may be singular (`rok`, not `lata`)."""
        if not 0 <= at < len(self.tokens):
            return False
        return any(
            one.numbers != {"pl"} and any(cue.kind.startswith(_SINGLE) for cue in self.words.cues.get(one.lemma.lower(), ()))
            for one in self.tokens[at].analyses
        )

    def can_be(self, at: int, *, pos: str = "", case: str = "", number: str = "") -> bool:
        """Whether an analysis of the token has these values; an empty one is open."""
        if not 0 <= at < len(self.tokens):
            return False
        return any(
            (not pos or one.pos == pos) and (not case or case in one.cases) and (not number or number in one.numbers)
            for one in self.tokens[at].analyses
        )

    def digits(self, at: int) -> int | None:
        """The whole number of at most four digits that the token is."""
        if 0 <= at < len(self.tokens):
            token = self.tokens[at]
            if token.kind == "number" and len(token.text) <= 4 and token.text.isdecimal():
                return int(token.text)
        return None

    def cardinal(self, at: int) -> Number | None:
        """A count in digits or words (`dwadzieścia pięć`)."""
        digits = self.digits(at)
        return Number(digits, at + 1) if digits is not None else self._spelled(at, "cardinal")

    def ordinal(self, at: int) -> Number | None:
        """An ordinal in words (`dwudziestego piątego`)."""
        return self._spelled(at, "ordinal")

    def roman(self, at: int) -> int | None:
        """The Roman numeral, up to 39."""
        if not 0 <= at < len(self.tokens):
            return None
        text = self.tokens[at].text
        if len(text) > 7 or not text or not _ROMAN.fullmatch(text):
            return None
        values = [_ROMAN_VALUES[letter] for letter in text]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))

    def preposition(self, at: int) -> str:
        """The lemma of the preposition before the token, if there is one."""
        if at and any(one.pos == "prep" for one in self.tokens[at - 1].analyses):
            return next(one.lemma for one in self.tokens[at - 1].analyses if one.pos == "prep")
        return ""

    def after_stop(self, at: int) -> int:
        """The index after a full stop that stands right at `at`, else `at` itself."""
        return at + 1 if self.text(at) == "." and not self.tokens[at].spaced else at

    def _spelled(self, at: int, kind: str) -> Number | None:
        total, limit, end = 0, 10_000, at
        while (value := self.value(end, kind)) is not None and value < limit:
            total, limit, end = total + value, _place(value), end + 1
        return Number(total, end) if end > at else None


def _cues(token: Token, words: DateWords, *, known: dict[str, Cues]) -> Cues:
    if token.kind != "word":
        return _NONE
    found = known.get(token.text)
    if found is None:
        # An abbreviation counts as it is written: pt. is more often a title's than a Friday.
        lemmas = [token.text.lower(), *(one.lemma.lower() for one in token.analyses if one.pos != "brev")]
        cues = [cue for lemma in lemmas for cue in words.cues.get(lemma, ())]
        cues += _month_pair(token.text.lower(), words) if "-" in token.text else []
        found = known[token.text] = {cue.kind: cue.value for cue in reversed(cues)} if cues else _NONE
    return found


def _month_pair(text: str, words: DateWords) -> list[Cue]:
    """The cue of two months in one word: a hundred times the first and the second."""
    first, _, last = text.partition("-")
    months = [cue.value for part in (first, last) for cue in words.cues.get(part, ()) if cue.kind == "month"]
    return [Cue("month_pair", 100 * months[0] + months[1])] if len(months) == 2 else []


def _place(value: int) -> int:
    """What may follow a number word must be smaller than its place: units after tens, tens after hundreds."""
    if value >= 100:
        return 100 if value < 1000 else 1000
    return 10 if value >= 20 else 1
