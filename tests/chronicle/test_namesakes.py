"""Who is one across articles: by evidence, by decisions, in any order; what waits for a decision."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from chronicle.made import Writer
from latopis.chronicle import schema
from latopis.chronicle.connect import reading
from latopis.chronicle.identity import actor_keys
from latopis.chronicle.listing import Within
from latopis.chronicle.namesakes import wholes
from latopis.errors import InputError
from latopis.model import Actor, Document, Mention, Record, Span
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    from collections.abc import Sequence

STORY = ("Anna Nowak", "Straż", "Gmina", "Powiat")
ELSEWHERE = ("Wiktar Saroka", "Izba", "Senat", "Zakon")


def told(day: str, *beside: str, name: str = "Horyzont") -> Writer:
    """An article in which a body that no register knows does something, beside others."""
    writer = Writer(day, source=f"Gazeta {day}")
    writer.unknown = (name,)
    writer.words(f"Z dnia {day}, {' '.join(beside)}.")
    for each in beside:
        writer.actor(each)
    return writer.event("AID", name, "Litwa", when=day)


HERE, THERE, FAR = told("2023-07-10", *STORY), told("2023-07-20", *STORY), told("2023-07-12", *ELSEWHERE)


def chronicle_of(place: str, *writers: Writer) -> Chronicle:
    found = Chronicle.open(place, signer="ada")
    for writer in writers:
        found.keep(writer.article())
    return found


def groups(chronicle: Chronicle) -> set[frozenset[str]]:
    """The keys of those who are one."""
    with reading(chronicle.engine) as connection:
        keys = dict(connection.execute(select(schema.actors.c.id, schema.actors.c.key)).all())
        return {frozenset(keys[each] for each in whole.members) for whole in wholes(connection, keys).values()}


def key(writer: Writer, name: str = "Horyzont") -> str:
    return f"{writer.record().document.id}:organisation:{name.casefold()}"


def test_a_word_is_no_evidence(place: str) -> None:
    """Two bodies of one name are one where their articles name the same others, and two where not."""
    chronicle = chronicle_of(place, HERE, THERE, FAR)
    assert {frozenset({key(HERE), key(THERE)}), frozenset({key(FAR)})} <= groups(chronicle)
    assert [2, 1] == [len(chronicle.events(actor=key(each)).reports) for each in (HERE, FAR)]
    (bound,) = chronicle.why_one(key(THERE))
    assert ("company", {*STORY, "Litwa"}) == (bound.evidence, set(bound.shown_by))
    chronicle.close()


@pytest.mark.parametrize("late", [True, False])
def test_time_and_roles(place: str, *, late: bool) -> None:
    """Years later the same company is no evidence; the same role in one entry is."""
    far = told("2026-07-20" if late else "2023-07-10", *(STORY if late else ELSEWHERE))
    chronicle = chronicle_of(place, HERE, far)
    assert late == (frozenset({key(HERE)}) in groups(chronicle))
    chronicle.close()


def test_any_order() -> None:
    """The same are one in whatever order the articles come, and when one of them is removed, as if it had never come."""
    bridge = told("2023-07-15", *STORY, "Izba")
    found = set()
    for order in permutations((HERE, FAR, bridge, THERE)):
        chronicle = chronicle_of(":memory:", *order)
        chronicle.remove(bridge.record().document.id)
        found.add(frozenset(groups(chronicle)))
        chronicle.close()
    assert 1 == len({frozenset(each for each in one if len(each) > 1) for one in found})


def test_by_hand(place: str) -> None:
    """Merged, every answer takes them for one, and each by its name leads to both; split, they are two; undone, as before."""
    chronicle = chronicle_of(place, HERE, THERE, FAR, Writer("2023-08").event("AID", "Anna Nowak", "Gmina"))
    before = groups(chronicle)
    chronicle.merge_actors(key(FAR), "Anna Nowak", reason="her own pen name")
    assert 2 == len(chronicle.events(actor="Anna Nowak").reports)
    assert "her own pen name" in [shown for each in chronicle.why_one("Anna Nowak") for shown in each.shown_by]
    with pytest.raises(InputError, match="are one already"):
        chronicle.merge_actors("Anna Nowak", key(FAR))
    assert 1 == chronicle.split_actor("Anna Nowak", key(FAR))
    assert before == groups(chronicle)
    chronicle.undo()
    assert 2 == len(chronicle.events(actor=key(FAR)).reports)
    chronicle.undo()
    assert before == groups(chronicle)
    chronicle.close()


def test_split_in_an_article(place: str) -> None:
    """Whoever is called so in one article is somebody else: also where the register knows the name; added again, too."""
    chronicle = chronicle_of(place, HERE, THERE)
    (first, second) = chronicle.events(recipient="Litwa").reports
    assert 1 == chronicle.split_actor("Litwa", second.document.id, reason="a village")
    assert [first.own] == [each.own for each in chronicle.events(recipient="Litwa").reports]
    assert 1 == chronicle.split_actor(key(HERE), HERE.record().document.id)
    assert {frozenset({key(HERE)}), frozenset({key(THERE)})} <= groups(chronicle)
    assert [[]] == [chronicle.decisions(each) for each in (first, second) if each.document.id == HERE.record().document.id]
    chronicle.keep(Writer("2023-07-20", url="https://a.example/", source="Kopia").article())
    assert chronicle.check().ok
    with pytest.raises(InputError, match="names no Litwa"):
        chronicle.split_actor("Litwa", second.document.id)
    chronicle.undo()
    chronicle.undo()
    assert 2 == len(chronicle.events(recipient="Litwa", within=Within(limit=5)).reports)
    chronicle.close()


def test_what_waits(place: str) -> None:
    """Two of one name with too little in common wait for a decision; whichever it is, they wait no longer."""
    near = told("2023-07-12", "Anna Nowak", *ELSEWHERE)
    chronicle = chronicle_of(place, HERE, near)
    (waiting,) = chronicle.doubtful_actors()
    assert {key(HERE), key(near)} == {waiting.one.key, waiting.other.key}
    assert {"Anna Nowak", "Litwa"} == {each.name for each in waiting.company}
    for decide in (chronicle.merge_actors, chronicle.split_actor):
        decide(waiting.one.key, waiting.other.key)
        assert [] == chronicle.doubtful_actors()
        chronicle.undo()
        assert 1 == len(chronicle.doubtful_actors())
    chronicle.close()


def record(*actors: Actor) -> Record:
    return Record(Document("Tekst."), "0.1.0", actors)


def named(name: str, kind: str = "organisation", *, of: str | None = None, aliases: Sequence[str] = ()) -> Actor:
    return Actor("a1", name, kind, aliases=tuple(aliases), of=of, mentions=(Mention(Span(0, 5), "name", name),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (named("Jan Kowalik", "person"), "person:jan kowalik:"),
        (named("Kowalik", "person"), "38da098b8c668893:person:kowalik"),
        (named("Szwedka", "person", of="a2"), "38da098b8c668893:person:szwedka"),
        (named("ZGR"), "38da098b8c668893:organisation:zgr"),
        (named("ZGR", aliases=["Zrzeszenie Gmin Rzecznych"]), "organisation:zrzeszenie gmin rzecznych:"),
        (named("Zarząd Dróg"), "organisation:zarzad drog:"),
        (Actor("a1", "szwedzki rząd", "office", of="a2"), "office:szwedzki rzad:szwecja"),
        (named("Ministerstwo Rybołówstwa", "office", of="a2"), "office:ministerstwo rybolowstwa:szwecja"),
        (named("Ministerstwo Rybołówstwa", "office"), "38da098b8c668893:office:ministerstwo rybolowstwa"),
        (Actor("a1", "szwedzki premier", "person", of="a2"), "38da098b8c668893:person:szwedzki premier"),
    ],
)
def test_what_tells_who_it_is(actor: Actor, expected: str) -> None:
    """Full names, what an acronym stands for, and institutions of somebody are the same everywhere.

    One word, a description and an office of nobody knows whom are not.
    """
    assert expected == actor_keys(record(actor, Actor("a2", "Szwecja", "state", register="szwecja")))["a1"]
