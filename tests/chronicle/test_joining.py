"""Joining: what is one, what is not, in any order, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from chronicle.made import Writer
from latopis.chronicle import adding, schema
from latopis.chronicle.clocks import Moment
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.deciding import kept_apart
from latopis.chronicle.grouping import grouped
from latopis.chronicle.held import held
from latopis.chronicle.joining import outlines_of_entries
from latopis.chronicle.removing import remove
from latopis.chronicle.store import opened
from latopis.chronicle.unjoining import unjoin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Engine

WORDS = (
    "Nie podpiszemy tej umowy przed końcem grudniowych rozmów",
    "Nie podpiszemy tej umowy przed końcem rozmów grudniowych",
    "Podpiszemy tę umowę przed końcem grudniowych rozmów",
    "Budżet gminy wystarczy na trzy nowe szkoły",
)


def wholes(connection: Connection) -> set[frozenset[str]]:
    """The entries that the chronicle holds to be one."""
    keys = dict(connection.execute(select(schema.entries.c.id, schema.entries.c.key)).all())
    told = outlines_of_entries(connection, keys)
    return {
        frozenset(keys[each] for each in whole.entries if keys[each] in told)
        for whole in held(connection, keys, Moment()).values()
    } - {frozenset()}


def at_once(connection: Connection) -> set[frozenset[str]]:
    """The entries that are one when everything is joined anew."""
    keys = connection.execute(select(schema.entries.c.id)).scalars().all()
    told = outlines_of_entries(connection, keys)
    return {frozenset(group.entries) for group in grouped(told, kept_apart(connection, list(told)))}


def add(engine: Engine, *writers: Writer) -> None:
    for writer in writers:
        with writing(engine) as connection:
            adding.add(connection, writer.article())


def article(choice: tuple[int, int, int, int]) -> Writer:
    """One of many articles, of which a good part tell the same."""
    words, day, tie, other = choice
    writer = Writer(f"2023-07-{day + 10}", source=f"Gazeta {other}")
    writer.statement("Anna Nowak" if words % 2 == 0 or other else "Wiktar Saroka", WORDS[words])
    writer.tie("Litwa", "NATO", ("began", "ended")[tie % 2], ("2004-03", "2004-03-29", "2004", None, "2004-04", "2005-01")[tie])
    writer.event("COERCE", "Straż", "Zebrani", when=("2023-07-12", "2023-07", None)[other])
    return writer


CHOICES = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 5), st.integers(0, 2))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    choices=st.lists(CHOICES, min_size=2, max_size=7, unique=True),
    undone=st.lists(st.integers(0, 40), max_size=3),
    gone=st.booleans(),
)
def test_one_by_one_gives_what_all_at_once_gives(
    choices: list[tuple[int, int, int, int]], undone: list[int], *, gone: bool
) -> None:
    """Whatever is added, undone and removed in whatever order: the same entries are one as if all were joined anew."""
    engine = opened(":memory:")
    for place, choice in enumerate(choices):
        add(engine, article(choice))
        if place < len(undone):
            undo_one(engine, undone[place])
    if gone:
        with writing(engine) as connection:
            remove(connection, article(choices[0]).record().document.id, "remove")
    with reading(engine) as connection:
        assert at_once(connection) == wholes(connection)
    engine.dispose()


def undo_one(engine: Engine, choice: int) -> None:
    with writing(engine) as connection:
        joined = sorted(sorted(each) for each in wholes(connection) if len(each) > 1)
        if joined:
            whole = joined[choice % len(joined)]
            unjoin(connection, whole[choice % len(whole)])


def said(day: int) -> Writer:
    """An article of that day that tells what Anna Nowak said, and something that no other tells."""
    writer = Writer(f"2023-07-1{day}", source=f"Gazeta {day}").statement("Anna Nowak", WORDS[day % 2])
    return writer.tie(f"Gmina {day}", "Związek Gmin", "began")


SAID = [said(day) for day in range(4)]


def keys_of(writers: Sequence[Writer]) -> list[str]:
    from latopis.chronicle.identity import entry_keys

    return [key for writer in writers for key in entry_keys(writer.record())]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2), (2, 3, 1, 0)])
def test_the_earliest_report_gives_the_id(place: str, order: tuple[int, ...]) -> None:
    """Whatever the order of adding: the id is that of the report that was published first."""
    engine = opened(place)
    add(engine, *(SAID[number] for number in order))
    with reading(engine) as connection:
        keys = dict(connection.execute(select(schema.entries.c.id, schema.entries.c.key)).all())
        found = {whole.key: len(whole.entries) for whole in held(connection, keys, Moment()).values() if len(whole.entries) > 1}
        assert {keys_of(SAID)[0]: 4} == found
    engine.dispose()


def test_undone_stays_undone(place: str) -> None:
    """Two that were decided to be apart stay so when others come that are alike to both, and when one is added again."""
    engine = opened(place)
    add(engine, *SAID[:2])
    first, _, second, *_ = keys_of(SAID)
    with writing(engine) as connection:
        unjoin(connection, second, reason="another speech")
    add(engine, *SAID)
    with reading(engine) as connection:
        found = wholes(connection)
        assert not any({first, second} <= whole for whole in found)
        assert at_once(connection) == found
    engine.dispose()


def test_the_sense_counts(place: str) -> None:
    """What is said and what is said not to be are two statements, however alike the words."""
    engine = opened(place)
    add(engine, *(Writer().statement("Anna Nowak", words) for words in (WORDS[0], WORDS[2], WORDS[3])))
    with reading(engine) as connection:
        assert {1} == {len(whole) for whole in wholes(connection)}
    engine.dispose()
