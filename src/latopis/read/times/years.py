"""Years: `2018 r.`, `roku ubiegłego`, `w 2016`, and the words that say which year or week is meant (`ubiegły`, `ten sam`)."""

from __future__ import annotations

from typing import Final, NamedTuple

from latopis.read.times.line import DASHES, Line
from latopis.read.times.meaning import Base, Date, Found, Ref

_BASES: Final[tuple[tuple[str, Base], ...]] = (
    ("last", "published"),
    ("next", "published"),
    ("previous", "either"),
    ("following", "either"),
    ("that", "text"),
)
_ABBREVIATED: Final = frozenset(("ub", "b", "bież"))
_BARE_AFTER: Final = frozenset(("w", "od", "do", "po", "przed", "z", "na", "sprzed"))
_WORDS_BETWEEN: Final = 6
_RARELY_TOLD: Final = 1200
"""Years up to this one stand with a month so rarely that a people behind the number is counted by it."""
_VERBS: Final = frozenset(("fin", "praet", "bedzie", "imps", "inf", "conj", "comp"))
_COUNTED: Final = frozenset(("gen", "loc"))
_COUNTABLE: Final = frozenset(("subst", "adj", "ppas", "pact", "depr"))


class YearAt(NamedTuple):
    """A year and the token after it."""

    year: int | Ref
    end: int


class RefAt(NamedTuple):
    """What a determiner counts from, and the token after it."""

    ref: Ref
    end: int


def determiner(line: Line, at: int) -> RefAt | None:
    """`ubiegły`, `bieżący`, `ten sam`, `następny`, `ub.` …: what it counts from."""
    end = at + 1
    if line.text(at) in _ABBREVIATED:
        end = line.after_stop(end)
        if end == at + 1:
            return None
    if line.has(at, "this"):
        if end == at + 1 and not line.agrees(at, end):
            return None
        if line.has(end, "same"):
            return RefAt(Ref("text", 0), end + 1)
        back = not line.has(at, "sure") and line.preposition(at) == "po"
        return RefAt(Ref("either" if back else "published", 0), end)
    for kind, base in _BASES:
        shift = line.value(at, kind)
        if shift is not None:
            return RefAt(Ref(base, shift), end)
    return None


def year_at(line: Line, at: int, *, bare: bool) -> YearAt | None:
    """A year with its `rok`, `r.` or determiner; `bare` also takes four digits alone, as after a month."""
    written = _written_year(line, at, bare=bare) or _spelled_year(line, at)
    if written is not None:
        return written
    for kind, shift in (("this_year", 0), ("last_year", -1)):
        if line.has(at, kind):
            return YearAt(Ref("published", shift), line.after_stop(at + 1))
    if line.unit(at) == "year" and line.single(at):
        following = determiner(line, at + 1) if not line.has(at + 1, "this") or line.has(at + 1, "sure") else None
        return YearAt(following.ref, following.end) if following else None
    said = determiner(line, at)
    if said and line.unit(said.end) == "year" and line.single(said.end) and not only_counts(line, at, said=said):
        return YearAt(said.ref, said.end + 1)
    abbreviated = said is not None and line.text(at) in _ABBREVIATED and line.has(said.end, "year_mark")
    return YearAt(said.ref, line.after_stop(said.end + 1)) if said and abbreviated else None


def only_counts(line: Line, at: int, *, said: RefAt) -> bool:
    """Whether `kolejny rok` and the like count on (z rzędu): in the nominative, without a preposition."""
    return said.ref.base == "either" and not line.preposition(at) and line.can_be(said.end, pos="subst", case="nom")


def _written_year(line: Line, at: int, *, bare: bool) -> YearAt | None:
    if line.unit(at) == "year" and line.single(at):
        year = line.digits(at + 1)
        if not year or year < 1000 or _is_prize(line, at):
            return None
        return YearAt(year, year_end(line, at + 2))
    year = line.digits(at)
    if year is None or year < 100:
        return None
    end = year_end(line, at + 1)
    if end == at + 1 and (not (bare and 1000 <= year <= 2100) or _counts(line, end, year)):
        return None
    return None if line.has(end, "era") else YearAt(year, end)


def _counts(line: Line, at: int, year: int) -> bool:
    """Whether what stands behind the number is what it counts: `zapytano w styczniu 2015 osób`, `1020 Słowaków`."""
    if at >= len(line.tokens) or (line.tokens[at].capitalised and year > _RARELY_TOLD):
        return False
    token = line.tokens[at].best
    return token.pos == "subst" and token.numbers == {"pl"} and "gen" in token.cases and "nom" not in token.cases


def _is_prize(line: Line, at: int) -> bool:
    """Whether `Roku` is part of a name, as in Książka Roku 2018: a capital after another one."""
    return line.tokens[at].capitalised and at > 0 and line.tokens[at - 1].capitalised and not line.tokens[at].text.isupper()


def _spelled_year(line: Line, at: int) -> YearAt | None:
    """`dwa tysiące osiemnastym roku`, `roku dwutysięcznym`."""
    named = line.unit(at) == "year" and line.single(at)
    year = line.spelled_year(at + 1 if named else at)
    if year is None or (not named and line.unit(year.end) != "year"):
        return None
    return YearAt(year.value, year.end if named else year.end + 1)


def year_end(line: Line, at: int) -> int:
    """The token after `roku` or `r.` where one stands at `at`."""
    if line.unit(at) == "year" and line.single(at):
        return at + 1
    return line.after_stop(at + 1) if line.has(at, "year_mark") else at


def calendar_year(line: Line, at: int) -> Found | None:
    """A year with `roku`, `r.` or a determiner; without them after a preposition or as a subject, where nothing is counted."""
    year = year_at(line, at, bare=False)
    if year is not None:
        return Found(at, year.end, Date(year.year))
    number = recent_year(line, at)
    if number is None:
        return None
    if not (_stands_apart(line, at) or _is_subject(line, at) or (_is_named(line, at) and not counts(line, at + 1))):
        return None
    if line.digits(at + 2) is not None and counts(line, at + 3):
        return None  # od 2000 do 2010 osób
    return Found(at, at + 1, Date(number))


def _stands_apart(line: Line, at: int) -> bool:
    """`(1997)`, or at the head of a line, `2016: wygrał kandydat z Ohio`."""
    bracketed = line.text(at - 1) in ("(", "[") and line.text(at + 1) in (")", "]")
    heads = at == 0 or (at == 1 and line.text(0) in (*DASHES, "•"))
    return bracketed or (heads and line.text(at + 1) == ":" and not line.tokens[at + 1].spaced)


def _is_named(line: Line, at: int) -> bool:
    """Whether a preposition asks for the year, or something held once a year is told by it: `wybory w Chile 2021`."""
    if line.preposition(at) in _BARE_AFTER:
        return True
    for before in range(at - 1, max(at - _WORDS_BETWEEN, 0) - 1, -1):
        if line.has(before, "by_year"):
            return True
        if line.tokens[before].kind != "word" or line.tokens[before].pos in _VERBS:
            return False
    return False


def recent_year(line: Line, at: int) -> int | None:
    """Four digits that may be a year without any mark: 1900 to 2100."""
    number = line.digits(at)
    return number if number is not None and 1900 <= number <= 2100 and len(line.text(at)) == 4 else None


def _is_subject(line: Line, at: int) -> bool:
    """`2020 był trudny`, `1989 to rok przełomu`: what is counted would have the verb in the neuter (`1989 przyszło`)."""
    if at and line.tokens[at - 1].kind != "punctuation" and line.tokens[at - 1].pos not in ("comp", "conj"):
        return False
    verb = at + 1 + (line.text(at + 1) == "nie")
    if not verb < len(line):
        return False
    said = line.tokens[verb].best
    if said.pos == "praet":
        return said.numbers == {"sg"} and "n" not in said.genders and "f" not in said.genders
    copula = said.lemma in ("być", "to")
    return copula and any(line.unit(step) == "year" and line.single(step) for step in range(verb + 1, verb + 6))


def counts(line: Line, at: int) -> bool:
    """Whether a number before the token would count it: `1989 osób`, `2000 zł`, `2016 tys.`."""
    if not at < len(line):
        return False
    token = line.tokens[at]
    if token.kind in ("symbol", "number") or (token.text in DASHES and not token.spaced):
        return True
    return any(
        one.pos == "brev" or (one.pos in _COUNTABLE and "pl" in one.numbers and bool(one.cases & _COUNTED))
        for one in token.analyses[:2]
    )
