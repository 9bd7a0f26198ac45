"""What reports of a tie say of its state on a day: certain, possible or not at all. Pure: values in, values out.

The model. Each report that decides tells one change, on some day between its bounds; every choice of days is one way the story
may have gone. In one story the state of a day is that of the last change until it, and lasts until the next one. `suspended` and
`ended` presuppose that the tie was in force immediately before: surely from the day before the earliest bound, possibly further
back. `in_force` leaves open what was before it, `began` presupposes nothing. A state is certain on a day where every story has
it, possible where some has.

What several reports tell in the same words, at times that overlap, is one change. What has no date happened by the day on which
it was published; it is not put before the tie began, nor its beginning after the tie was already suspended or ended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from latopis import edtf
from latopis.chronicle.days import EARLIEST, LATEST, days_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.model import Edtf, Status

State = Literal["in_force", "suspended", "ended"]
Changing = Literal["began", "in_force", "suspended", "ended"]
Certainty = Literal["certain", "possible", "no"]

STATES: Final[tuple[State, ...]] = ("in_force", "suspended", "ended")
CHANGING: Final[tuple[Changing, ...]] = ("began", "in_force", "suspended", "ended")
"""The statuses that change a tie's state; what is sought, refused or planned does not."""

_States: TypeAlias = frozenset[State | None]
_NOTHING: Final[_States] = frozenset({None})


@dataclass(frozen=True, slots=True)
class Account:
    """A report that decides: what it tells, when that was, the last day on which it was published, and whose number it has."""

    status: Changing
    when: Edtf | None
    published: int | None
    report: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of state on some day from `first` to `last`, and the reports that tell it.

    It is `undated` where they tell at most by when it had happened.
    """

    status: Changing
    first: int
    last: int
    reports: tuple[int, ...] = ()
    undated: bool = False

    @property
    def state(self) -> State:
        """The state from that day on."""
        return "in_force" if self.status == "began" else self.status

    @property
    def presupposes(self) -> bool:
        """Whether the tie was in force immediately before."""
        return self.status in ("suspended", "ended")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a tie stood on a day or through a stretch of days.

    `status` is the likeliest state: the certain one; else, of the possible ones, the one at the end of the stretch. None where
    nothing decides. `changes` are those that may have brought the state, `until` those that may have ended it.
    """

    status: State | None
    certainty: Certainty
    possible: frozenset[State]
    since: tuple[Change, ...] = ()
    until: tuple[Change, ...] = ()


def changing(status: Status) -> Changing | None:
    """The status where it changes a tie's state, else None.

    >>> changing("ended"), changing("sought")
    ('ended', None)
    """
    return next((each for each in CHANGING if each == status), None)


def changes_of(accounts: Iterable[Account]) -> tuple[Change, ...]:
    """The changes that the reports tell, by their bounds; the order of the reports does not matter.

    >>> from datetime import date
    >>> told = [Account("suspended", "2021-11", None, 1), Account("suspended", "2021", None, 2)]
    >>> [(change.status, date.fromordinal(change.first).isoformat(), change.reports) for change in changes_of(told)]
    [('suspended', '2021-11-01', (1, 2))]
    """
    single = sorted((change for account in accounts for change in _told(account)), key=_order)
    grouped = [change for status in CHANGING for change in _joined([each for each in single if each.status == status])]
    return tuple(sorted(_placed(grouped), key=_order))


def standing(changes: Sequence[Change], first: int, last: int) -> Standing:
    """How the tie stood from the day `first` to the day `last`."""
    if not changes:
        return Standing(None, "no", frozenset())
    days = [first, *(day for day in breaks(changes) if first < day <= last)]
    sets = [states_on(changes, day) for day in days]
    every = frozenset[State | None]().union(*sets)
    possible = frozenset(state for state in every if state is not None)
    if not possible:
        return Standing("in_force", "no", possible)
    at_end = [state for state in STATES if state in sets[-1]] or [state for state in STATES if state in possible]
    status = at_end[-1] if len(every) > 1 and len(at_end) == 1 else _likeliest(at_end)
    since, until = _edges(changes, days[-1], status)
    return Standing(status, "certain" if len(every) == 1 else "possible", possible, since, until)


def states_on(changes: Sequence[Change], day: int) -> _States:
    """The states that the tie may have had on the day; None among them where it may have had none yet."""
    found: set[State | None] = set()
    for last, at, following in _stories(changes, day):
        found |= outcome(last, following, changed_today=at == day, day=day)
    return frozenset(found)


def outcome(last: Change | None, following: Change | None, *, changed_today: bool, day: int) -> _States:
    """The states of a day in one story: by the last change until it, and by what the next one says of the time before it."""
    state = last.state if last else None
    if following is None or following.status == "began" or state == "in_force" or changed_today:
        return frozenset({state})
    if following.presupposes and not following.undated and day >= following.first - 1:
        return frozenset({"in_force"})
    return frozenset({state, "in_force"})


def breaks(changes: Sequence[Change]) -> list[int]:
    """The days from which on the states may be others than on the day before."""
    found = {day for change in changes for day in (*range(change.first - 1, change.first + 2), change.last, change.last + 1)}
    return sorted(day for day in found if EARLIEST < day < LATEST)


def contradictions(changes: Sequence[Change]) -> tuple[tuple[Change, Change], ...]:
    """Pairs of neighbouring changes that cannot both be the whole truth: it ended twice, or was suspended when it had ended."""
    ordered = sorted(changes, key=_order)
    return tuple((a, b) for a, b in pairwise(ordered) if b.presupposes and a.state != "in_force" and a.last < b.first)


def _likeliest(states: Sequence[State]) -> State:
    """In force, where that is possible: the others are told as possible too."""
    return states[0]


def _order(change: Change) -> tuple[int, int, int, tuple[int, ...]]:
    return change.last, change.first, CHANGING.index(change.status), change.reports


# From reports to changes -------------------------------------------------------------------------


def _told(account: Account) -> Iterator[Change]:
    """The change that a report tells; two, where it tells a time at which the tie was in force that is over."""
    reports = (account.report,)
    latest = LATEST if account.published is None else account.published
    if account.when is None:
        known = account.status == "in_force" and latest < LATEST
        yield Change(account.status, latest if known else EARLIEST, latest, reports, undated=not known)
        return
    whole, stretch = edtf.bounds(account.when), edtf.precision(account.when) == "interval"
    if stretch and account.status == "in_force":
        if whole.start_earliest and whole.start_latest:
            yield Change("in_force", whole.start_earliest.toordinal(), whole.start_latest.toordinal(), reports)
        if whole.end_earliest and whole.end_latest:
            yield Change("ended", whole.end_earliest.toordinal() + 1, whole.end_latest.toordinal() + 1, reports)
        return
    first, last = days_of(account.when)
    if stretch and last == LATEST and whole.start_latest:
        last = whole.start_latest.toordinal()
    yield Change(account.status, first, max(first, min(last, latest)), reports, undated=first == EARLIEST)


def _joined(changes: Sequence[Change]) -> Iterator[Change]:
    """Changes of one status, by their last days; those whose bounds overlap are one, with the bounds that they share."""
    group: Change | None = None
    for change in changes:
        if group is not None and change.first <= group.last:
            reports = tuple(sorted({*group.reports, *change.reports}))
            undated = group.undated and change.undated
            group = replace(group, first=max(group.first, change.first), reports=reports, undated=undated)
            continue
        if group is not None:
            yield group
        group = change
    if group is not None:
        yield group


def _placed(changes: Sequence[Change]) -> list[Change]:
    """The changes, those without a date where the others leave room for them."""
    begun = min((change.last for change in changes if change.state == "in_force" and not change.undated), default=None)
    stopped = min((change.first for change in changes if change.presupposes and not change.undated), default=None)
    return [_room_for(change, begun, stopped) if change.undated else change for change in changes]


def _room_for(change: Change, begun: int | None, stopped: int | None) -> Change:
    if change.presupposes and begun is not None and begun < change.last:
        return replace(change, first=begun + 1)
    if change.status == "began" and stopped is not None and stopped <= change.last:
        return replace(change, last=stopped - 1)
    return change


# Stories -----------------------------------------------------------------------------------------


def _stories(changes: Sequence[Change], day: int) -> Iterator[tuple[Change | None, int, Change | None]]:
    """The last change until the day, its day, and the next change, of every story; of stories alike in these, one."""
    floor = max((change.first for change in changes if change.last <= day), default=EARLIEST - 1)
    ceiling = min((change.last for change in changes if change.first > day), default=LATEST + 1)
    straddling = [change for change in changes if change.first <= day < change.last]
    followings = [None, *(change for change in changes if change.last > day and change.first <= ceiling)]
    for last, at in _lasts(changes, day):
        for following in followings if at >= floor else ():
            if following and following is last:
                continue
            end = LATEST + 1 if following is None else max(following.first, day + 1)
            others = [change for change in straddling if change is not last and change is not following]
            if end <= ceiling and all(change.first <= at or change.last >= end for change in others):
                yield last, at, following


def _lasts(changes: Sequence[Change], day: int) -> Iterator[tuple[Change | None, int]]:
    """What may be the last change until the day, each on the latest day that it may have: that day itself, or before it."""
    yield None, EARLIEST - 1
    for change in changes:
        if change.first <= day <= change.last:
            yield change, day
        if change.first < day:
            yield change, min(change.last, day - 1)


def _edges(changes: Sequence[Change], day: int, status: State) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The changes that may have brought the state of the day, and those that may have ended it; none where that is open."""
    since: dict[Change | None, None] = {}
    until: dict[Change | None, None] = {}
    for last, at, following in _stories(changes, day):
        if status in outcome(last, following, changed_today=at == day, day=day):
            since[last if last and last.state == status else None] = None
            until[following] = None
    return _known(since), _known(until)


def _known(changes: Iterable[Change | None]) -> tuple[Change, ...]:
    found = tuple(changes)
    return () if None in found else tuple(sorted((each for each in found if each), key=_order))
