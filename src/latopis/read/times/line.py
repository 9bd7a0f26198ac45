"""A sentence as the readers of dates see it: what each token does in a date, and the numbers among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from latopis.lexicon import Lexicon
    from latopis.lexicon.dates import Cues
    from latopis.model import Sentence
    from latopis.read.times.meaning import Found, Unit

UNITS: Final[tuple[Unit, ...]] = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
_UNIT_OF: Final[dict[str, Unit]] = {f"unit_{unit}": unit for unit in UNITS}
DASHES: Final = frozenset("-–—‑")
_NAMED: Final = frozenset(("month", "weekday", "season"))
_SINGLE: Final = ("unit_", "month", "weekday")
_AFTER_PAUSE: Final = frozenset('„”"«»–—-:(.…!?')
_OPENING: Final = frozenset('„"«')
_CLOSING: Final = frozenset('”"»“')
_TITLE: Final = 6
"""Words that a title may have, the closing mark counted."""
_ALONE: Final = frozenset(
    """
    month month_adjective month_pair weekday weekday_adjective season day_word day_adjective week_adjective year_adjective
    next_day this_year last_year feast
    """.split()  # noqa: SIM905 a list of fifteen strings is no easier to read
) | {f"unit_{unit}" for unit in UNITS}
"""The kinds of cues with which an expression may begin, whatever follows."""
_WITH_MORE: Final = frozenset(
    """
    edge turn this last next nearest latest previous following that night half_count cardinal ordinal roman number feast_word
    """.split()  # noqa: SIM905 a list of fifteen strings is no easier to read
)
"""Those that begin an expression only before another word of dates or a mark that joins two."""
_JOINS: Final = frozenset((*DASHES, *".,:/", "i", "oraz", "a", "do", "na", "lub", "albo", "czy", "z", "ze"))
_YEAR_DIGITS: Final = 4


class Number(NamedTuple):
    """A number and the token after it."""

    value: int
    end: int


def begins(sentence: Sentence, cues: list[Cues]) -> list[int]:
    """The tokens at which an expression may begin, by what the words do in dates; most sentences have few or none."""
    found = []
    for at, kinds in enumerate(cues):
        if kinds and (not _ALONE.isdisjoint(kinds) or (not _WITH_MORE.isdisjoint(kinds) and _goes_on(sentence, cues, at))):
            found.append(at)
    return found


def _goes_on(sentence: Sentence, cues: list[Cues], at: int) -> bool:
    if at + 1 < len(cues) and (cues[at + 1] or sentence.tokens[at + 1].text in _JOINS):
        return True
    return "number" in cues[at] and (len(sentence.tokens[at].text) >= _YEAR_DIGITS or "." in sentence.tokens[at].text)


class Line:
    """A sentence with the cues of its tokens; every look-up takes an index, also one beyond the sentence."""

    def __init__(
        self, sentence: Sentence, lexicon: Lexicon, *, cues: list[Cues], places: list[int], surnames: Collection[str] = ()
    ) -> None:
        """`cues` are what the tokens do in dates, `places` where expressions begin, `surnames` the months that name people."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = lexicon.dates
        self.cues = cues
        self._begins = frozenset(places)
        self._frames = lexicon.frames.verbs
        self.read: dict[int, Found | None] = {}  # the expressions found so far, by their first token
        self.surnames: set[str] = set()  # the months and weekdays that are found to name people
        self._leave_out_names(places, surnames)

    def _leave_out_names(self, places: list[int], surnames: Collection[str]) -> None:
        """A capital makes a month or weekday a name (ul. 3 Maja), unless it opens the sentence or a year follows."""
        named = [at for at in places if self.tokens[at].capitalised and not _NAMED.isdisjoint(self.cues[at])]
        if not named or all(token.text.isupper() for token in self.tokens if token.kind == "word"):
            return
        for at in named:
            if (self.digits(at + 1) or 0) > 999:
                continue
            inside = at and self.text(at - 1) not in _AFTER_PAUSE
            if inside and self.tokens[at - 1].capitalised:
                self.surnames.add(self.tokens[at].text)
            if inside or self._opens_a_name(at) or self._in_a_title(at) or self.tokens[at].text in surnames:
                self.cues[at] = {kind: value for kind, value in self.cues[at].items() if kind not in _NAMED}

    def _opens_a_name(self, at: int) -> bool:
        """Whether a word with a capital follows: Maja Kowalska, Środa Wielkopolska; but Latem Jan Kowalski wyjechał."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return following is not None and following.kind == "word" and following.capitalised and not self.has(at, "season")

    def _in_a_title(self, at: int) -> bool:
        """Whether a few words without a verb stand in quotation marks from here: film „Listopad”."""
        if self.text(at - 1) not in _OPENING:
            return False
        for step in range(at, min(at + _TITLE, len(self.tokens))):
            if self.text(step) in _CLOSING:
                return True
            if self.tokens[step].pos in ("fin", "praet", "imps"):
                return False
        return False

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)

    def may_begin(self, at: int) -> bool:
        """Whether an expression may begin at the token."""
        return at in self._begins

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
        """The unit of the calendar that the token names; a `rok szkolny` is none."""
        if not 0 <= at < len(self.tokens) or not self.cues[at]:
            return None
        found = next((_UNIT_OF[kind] for kind in self.cues[at] if kind in _UNIT_OF), None)
        if found and self.has(at + 1, "otherwise") and (self.can_be(at + 1, pos="subst", case="gen") or self.agrees(at, at + 1)):
            return None
        return found

    def agrees(self, at: int, other: int) -> bool:
        """Whether two tokens may be of the same number, case and gender."""
        if not (0 <= at < len(self.tokens) and 0 <= other < len(self.tokens)):
            return False
        return any(one.agreement & two.agreement for one in self.tokens[at].analyses for two in self.tokens[other].analyses)

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

    def tells(self, at: int) -> bool:
        """Whether the token is a verb of telling."""
        return any("statement" in frame.gives for one in self.tokens[at].analyses for frame in self._frames.get(one.lemma, ()))

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

    def spelled_year(self, at: int) -> Number | None:
        """A year in words: `dwa tysiące osiemnastym`, `tysiąc dziewięćset osiemdziesiątym dziewiątym`, `dwutysięcznym`."""
        end = at + 1 if self.value(at, "cardinal") == 2 else at
        if self.value(end, "cardinal") != 1000:
            return Number(2000, at + 1) if self.value(at, "ordinal") == 2000 else None
        thousands = 1000 * (1 + end - at)
        hundreds = self.value(end + 1, "cardinal") or 0
        last = self.ordinal(end + 2 if 100 <= hundreds <= 900 else end + 1)
        if last is None or last.value > 99:
            return None
        return Number(thousands + (hundreds if 100 <= hundreds <= 900 else 0) + last.value, last.end)

    def roman(self, at: int) -> int | None:
        """The Roman numeral, up to 39."""
        return self.value(at, "roman")

    def preposition(self, at: int) -> str:
        """The lemma of the preposition before the token, if there is one."""
        if 0 < at <= len(self.tokens) and any(one.pos == "prep" for one in self.tokens[at - 1].analyses):
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


def _place(value: int) -> int:
    """What may follow a number word must be smaller than its place: units after tens, tens after hundreds."""
    if value >= 100:
        return 100 if value < 1000 else 1000
    return 10 if value >= 20 else 1
