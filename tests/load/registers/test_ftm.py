"""Known actors as entities of FollowTheMoney."""

from __future__ import annotations

import json

import pytest

from latopis.load.registers.checked import RegisterFile
from latopis.load.registers.ftm import read_entities
from latopis.register import KnownActor

STATES = {"pl": "polska", "by": "bialorus"}


def read(*entities: object) -> RegisterFile:
    """What lines of those entities hold; a string is a line as it stands."""
    file = RegisterFile("mine.jsonl")
    lines = [line if isinstance(line, str) else json.dumps(line) for line in entities]
    read_entities([f"{line}\n" for line in lines], file, states=STATES)
    return file


def entity(schema: str = "Person", /, **properties: object) -> dict[str, object]:
    """An entity with the key `x`."""
    return {"id": "x", "schema": schema, "properties": {"name": ["Jan Nowak"], **properties}, "datasets": ["d"]}


@pytest.mark.parametrize(
    ("schema", "type_and_kind"),
    [
        ("Person", ("person", "person")),
        ("Organization", ("organisation", "organisation")),
        ("Company", ("organisation", "company")),
        ("LegalEntity", ("organisation", "legal-entity")),
        ("PublicBody", ("office", "public-body")),
    ],
)
def test_schemata(schema: str, type_and_kind: tuple[str, str]) -> None:
    """Each schema that names an actor has a type of the record."""
    (actor,) = read(entity(schema)).actors
    assert type_and_kind == (actor.type, actor.kind)


def test_what_is_taken_from_a_person() -> None:
    """Names, gender, state and the item in Wikidata; a weak alias of one word means nobody."""
    found = entity(alias=["Jan A. Nowak"], weakAlias=["Janek", "Jan N."], gender=["male"], country=["pl"], wikidataId=["Q42"])
    expected = KnownActor(
        "x", "person", "person", "Jan Nowak", ("Jan A. Nowak", "Jan N."), "polska", "m1", source="FollowTheMoney", wikidata="Q42"
    )
    assert [expected] == read(found).actors


@pytest.mark.parametrize(
    ("properties", "of", "gender", "wikidata"),
    [
        ({"nationality": ["pl"], "country": ["pl"]}, "polska", "", ""),
        ({"nationality": ["pl"], "country": ["by"]}, "", "", ""),
        ({"country": ["zz"]}, "", "", ""),
        ({"gender": ["male", "female"]}, "", "", ""),
        ({"gender": ["other"]}, "", "", ""),
        ({"wikidataId": ["Q1", "Q2"]}, "", "", ""),
        ({"wikidataId": ["42"]}, "", "", ""),
        ({"country": "pl", "gender": 7, "alias": [{"id": "y"}, None]}, "polska", "", ""),
    ],
)
def test_what_is_not_one_thing_is_left_out(properties: dict[str, object], of: str, gender: str, wikidata: str) -> None:
    """Two values are no ground to choose one, and odd ones are none."""
    (actor,) = read(entity(**properties)).actors
    assert (of, gender, wikidata, ()) == (actor.of, actor.gender, actor.wikidata, actor.aliases)


def test_names_that_no_polish_text_holds_are_left_out() -> None:
    """Other scripts, endless names and control characters go; an entity without any other is counted."""
    (actor,) = read(entity(name=["Ян Новак", "J" * 300, "Jan\u202e", " Jan  Nowak "])).actors
    assert ("Jan Nowak", ()) == (actor.name, actor.aliases)
    file = read(entity(name=["Ян Новак"]), entity("Ownership"), entity("Ownership"), entity("\x1b[31m"))
    assert ([], []) == (file.actors, file.faults)
    assert {"without a name in Latin letters": 1, "of the schema Ownership": 2, "of an odd schema": 1} == dict(file.skipped)


@pytest.mark.parametrize("line", ["{", "[]", "7", '{"id": "x"} {"id": "y"}', '{"id": "", "schema": "Person", "properties": {}}',
                                  '{"id": 7, "schema": "Person", "properties": {}}', '{"id": "x", "schema": "Person"}',
                                  '{"id": "x\\ud800", "schema": "Person", "properties": {}}'])  # fmt: skip
def test_what_is_no_entity_is_told(line: str) -> None:
    """A line that holds none is a fault with its number and the form of one; empty lines are skipped."""
    (fault,) = read("", line, entity()).faults
    assert 2 == fault.line
    assert "a line is an entity" in fault.message


def test_a_key_comes_once() -> None:
    """Pieces of an entity must be put together before."""
    (fault,) = read(entity(), entity()).faults
    assert (2, "the key 'x' came before (line 1); give each actor a key of its own") == fault
