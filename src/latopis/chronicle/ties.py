"""Ties as of a date: the reports of the database, put through the logic of `state`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sqlalchemy import Row, and_, or_, select

from latopis import edtf
from latopis.chronicle.clocks import NOW, moment_of
from latopis.chronicle.days import LATEST, days_of, edtf_of
from latopis.chronicle.held import Sources
from latopis.chronicle.kept import named_by, reports_of
from latopis.chronicle.namesakes import everyone, wholes
from latopis.chronicle.schema import reports, ties
from latopis.chronicle.state import Account, Change, Standing, changes_of, changing, contradictions, standing
from latopis.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from latopis.chronicle.clocks import Clocks
    from latopis.chronicle.kept import Report
    from latopis.chronicle.state import Certainty, State
    from latopis.model import Edtf, Status

SYMMETRIC: Final = frozenset({"cooperation", "alliance", "diplomatic"})
"""Ties that each side has with the other: whose name stands first does not matter."""
SHOWN: Final = 20
"""How many reports, claims and conflicts a state between two brings along at most; the latest ones."""
SHOWN_OF_MANY: Final = 1
"""How many, where all ties of an actor are asked for; then claims stand only where nothing decides."""

Ends: TypeAlias = tuple[int, int | tuple[int, ...] | None]
"""The numbers of the actor whose ties are asked for, and of the one, or of those, with whom; None for any."""
_Tie: TypeAlias = tuple[int, int, str]
_Row: TypeAlias = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class TieState:
    """How a tie stood, or one chapter of its history.

    `status` is in_force, suspended or ended, None where nothing decides; `possible` are all states that it may have had. `since`
    and `until` are when it came to be so and ceased, as far as it is told; without an `until` it is not known to have ended.
    `reports` decide, `claims` do not, `conflicts` say the opposite of what is certain; `counts` are how many there are of each,
    `sources` from how many independent sources. `keys` are those of the two ends.
    """

    party: str
    counterpart: str
    relation: str
    status: State | None
    certainty: Certainty
    possible: tuple[State, ...]
    since: Edtf | None
    until: Edtf | None
    as_of: Edtf | None
    known_at: Edtf | None
    recorded_at: Edtf | datetime | None
    reports: tuple[Report, ...]
    claims: tuple[Report, ...]
    conflicts: tuple[Report, ...]
    counts: tuple[int, int, int]
    keys: tuple[str, str] = ("", "")
    sources: tuple[int, int, int] = (0, 0, 0)


def tie_states(
    connection: Connection, ends: Ends, *, as_of: Edtf | None = None, clocks: Clocks, history: bool = False
) -> list[TieState]:
    """The ties of an actor, or those between two, as they stood at `as_of`; with `history`, every chapter of each.

    A tie that nothing decides is listed with what is claimed of it.
    """
    asked = None if as_of is None or history else edtf.normalise(as_of)
    moment = moment_of(connection, clocks)
    one, other = ends
    sides = everyone(connection, one, moment), everyone(connection, other, moment) if isinstance(other, int) else other
    rows = connection.execute(_rows_of(*sides).where(*moment.holds())).all()
    called = {number: whole.first for number, whole in wholes(connection, _ends_of(rows), moment).items()}
    told = [_Told(tie, found) for tie, found in _by_tie(rows, called, sides[0][0]).items()]
    drafts = [draft for each in told for draft in (_chapters(each) if history else [_state(each, asked)])]
    fill = _Filling(connection, drafts, asked, clocks=clocks, shown=SHOWN if isinstance(other, int) else SHOWN_OF_MANY)
    return sorted(map(fill.state, drafts), key=lambda state: (state.party, state.counterpart, state.relation))


def have_tie(connection: Connection, one: int, other: int) -> bool:
    """Whether anything that counts is told of a tie between the two."""
    sides = everyone(connection, one), everyone(connection, other)
    return connection.execute(_rows_of(*sides).where(*NOW.holds()).limit(1)).first() is not None


class TiePage(NamedTuple):
    """The ties with some of those with whom an actor has any; `next` asks for the rest, None where there is none."""

    ties: tuple[TieState, ...]
    next: str | None


def others_page(
    connection: Connection, actor: int, *, clocks: Clocks, page: tuple[int, str | None]
) -> tuple[tuple[int, ...], str | None]:
    """Some of those with whom the actor has ties, by all of their numbers, and the mark of the next page.

    Raises:
        InputError: the mark is none.
    """
    limit, after = page
    if after is not None and not after.isdecimal():
        raise InputError(f"{after!r} is no mark of a page; give the `next` of the page before")
    moment = moment_of(connection, clocks)
    own = everyone(connection, actor, moment)
    others = _others(connection, own, int(after or 0), limit + 1)
    shown = others[:limit]
    told: set[int] = set()
    for other, whole in wholes(connection, shown, moment).items():  # one who is called by several numbers stands at the least
        if len(whole.members) == 1 or other == min(_others(connection, own, 0, len(whole.members), among=whole.members)):
            told.update(whole.members)
    return tuple(sorted(told)), str(shown[-1]) if len(others) > limit else None


def _others(
    connection: Connection, own: Sequence[int], after: int, limit: int, *, among: Sequence[int] | None = None
) -> list[int]:
    """With whom the actor has ties, by number."""
    found: set[int] = set()
    for here, there in ((ties.c.party, ties.c.counterpart), (ties.c.counterpart, ties.c.party)):
        query = select(there).where(here.in_(own), there > after).distinct().order_by(there).limit(limit)
        found.update(connection.execute(query if among is None else query.where(there.in_(among))).scalars())
    return sorted(found)[:limit]


class _Told:
    """The rows of one tie, and the changes that those of them tell that decide."""

    def __init__(self, tie: _Tie, rows: list[_Row]) -> None:
        self.tie = tie
        self.rows = sorted(rows, key=lambda row: (row.first, row.published or LATEST, row.report))
        deciding = [(row, status) for row in self.rows if _own_voice(row, "CT+") and (status := changing(row.status))]
        self.changes = changes_of(Account(status, row.happened, row.published, row.report) for row, status in deciding)
        self.deciding = [row.report for row, _ in deciding]

    def against(self, possible: Iterable[State]) -> list[int]:
        """The reports that deny one of the states, and those that cannot both be true."""
        states = set[object](possible)
        denied = [row.report for row in self.rows if _own_voice(row, "CT-") and _state_of(row.status) in states]
        pairs = [report for a, b in contradictions(self.changes) for report in (*a.reports, *b.reports)]
        return list(dict.fromkeys([*denied, *pairs]))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A state of a tie with the numbers of its reports."""

    tie: _Tie
    found: Standing
    reports: Sequence[int]
    claims: Sequence[int]
    conflicts: Sequence[int]


def _state(told: _Told, as_of: Edtf | None) -> _Draft:
    """How the tie stood at the date; without one, after everything."""
    found = standing(told.changes, *(days_of(as_of) if as_of else (LATEST - 1, LATEST - 1)))
    edges = {report for change in (*found.since, *found.until) for report in change.reports}
    return _draft(told, found, edges or told.deciding)


def _chapters(told: _Told) -> Iterator[_Draft]:
    """Each state that the tie had, in order; first the one that the earliest change presupposes."""
    changes = sorted(told.changes, key=lambda change: (change.first, change.last))
    if not changes:
        yield _draft(told, standing((), LATEST, LATEST), told.deciding)
        return
    if changes[0].status != "began":
        before = Standing("in_force", "possible", frozenset({"in_force"}), until=(changes[0],))
        yield _draft(told, before, changes[0].reports, beside=False)
    for place, change in enumerate(changes):
        found = standing(told.changes, change.last, change.last)
        sure: Certainty = "certain" if found.possible == {change.state} and found.certainty == "certain" else "possible"
        chapter = Standing(change.state, sure, frozenset({change.state}), (change,), tuple(changes[place + 1 : place + 2]))
        yield _draft(told, chapter, change.reports, beside=place == len(changes) - 1)


def _draft(told: _Told, found: Standing, chosen: Iterable[int], *, beside: bool = True) -> _Draft:
    """The state with its reports in their order; `beside` brings along what does not decide."""
    wanted, against = set(chosen), told.against(found.possible)
    apart = {*told.deciding, *against}
    claims = [row.report for row in told.rows if beside and row.report not in apart]
    return _Draft(told.tie, found, [report for report in told.deciding if report in wanted], claims, against)


class _Filling:
    """Names and reports of many drafts, looked up at once."""

    def __init__(
        self, connection: Connection, drafts: Sequence[_Draft], as_of: Edtf | None, *, clocks: Clocks, shown: int
    ) -> None:
        self._shown, self._as_of, self._clocks = shown, as_of, clocks
        numbers = sorted({number for draft in drafts for found in self._shown_of(draft) for number in found})
        moment = moment_of(connection, clocks)
        self._reports = dict(zip(numbers, reports_of(connection, numbers, moment), strict=True))
        told = (number for draft in drafts for each in (draft.reports, draft.claims, draft.conflicts) for number in each)
        self._sources = Sources(connection, told, moment)
        self._names = named_by(connection, {actor for draft in drafts for actor in draft.tie[:2]})

    def state(self, draft: _Draft) -> TieState:
        """The draft with its names and its latest reports."""
        party, counterpart, relation = draft.tie
        found = draft.found
        reports, claims, conflicts = (tuple(self._reports[number] for number in each) for each in self._shown_of(draft))
        return TieState(
            *(self._names[party][0], self._names[counterpart][0], relation, found.status, found.certainty),
            possible=tuple(sorted(found.possible)),
            since=_date(found.since),
            until=_date(found.until),
            as_of=self._as_of,
            known_at=self._clocks.known_at,
            recorded_at=self._clocks.recorded_at,
            reports=reports,
            claims=claims,
            conflicts=conflicts,
            counts=(len(draft.reports), len(draft.claims), len(draft.conflicts)),
            sources=(self._sources.of(draft.reports), self._sources.of(draft.claims), self._sources.of(draft.conflicts)),
            keys=(self._names[party][1], self._names[counterpart][1]),
        )

    def _shown_of(self, draft: _Draft) -> list[Sequence[int]]:
        """The numbers of the reports that the state brings along, the latest of each list."""
        brief = self._shown == SHOWN_OF_MANY and draft.reports
        return [found[-self._shown :] for found in (draft.reports, () if brief else draft.claims, draft.conflicts)]


def _rows_of(one: Sequence[int], other: Sequence[int] | None) -> Select[tuple[object, ...]]:
    """The rows of the ties of an actor, or between two, whichever of them is the party; each by all of its numbers."""
    found = select(ties, reports.c.first).join(reports, reports.c.id == ties.c.report).order_by(ties.c.report)
    if other is None:
        return found.where(or_(ties.c.party.in_(one), ties.c.counterpart.in_(one)))
    there = and_(ties.c.party.in_(one), ties.c.counterpart.in_(other))
    return found.where(or_(there, and_(ties.c.party.in_(other), ties.c.counterpart.in_(one))))


def _ends_of(rows: Iterable[_Row]) -> set[int]:
    return {number for row in rows for number in (row.party, row.counterpart)}


def _by_tie(rows: Iterable[_Row], called: Mapping[int, int], asked: int) -> dict[_Tie, list[_Row]]:
    """The rows by party, counterpart and relation; what both sides have with each other is the tie of the actor asked for."""
    found: dict[_Tie, list[_Row]] = {}
    for row in rows:
        pair = (called[row.party], called[row.counterpart])
        if row.relation in SYMMETRIC and pair[1] == asked:
            pair = (pair[1], pair[0])
        found.setdefault((*pair, row.relation), []).append(row)
    return found


def _own_voice(row: _Row, factuality: str) -> bool:
    return row.factuality == factuality and not row.claimed


def _state_of(status: Status) -> State | None:
    known = changing(status)
    return Change(known, 0, 0).state if known else None


def _date(found: Sequence[Change]) -> Edtf | None:
    """The date of the changes; `/2021` where it is only known by when they had happened, None where nothing is known."""
    if not found:
        return None
    first, last = min(change.first for change in found), max(change.last for change in found)
    if not any(change.undated for change in found):
        return edtf_of(first, last)
    day = edtf_of(last, last)
    return day and f"/{day}"
