"""Files of known actors: every format gives the same actors, or a message that says what is wrong, where, and what to do."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latopis.errors import RegisterError
from latopis.lexicon.tables import names_in
from latopis.lexicon.world import load_world
from latopis.load.registers import known_actors, register_file
from latopis.register import KnownActor

ROOT = Path(__file__).parents[3]
WORLD = load_world()
SUFFIXES = (".toml", ".csv", ".tsv", ".jsonl", ".ijson", ".ftm.json")
WEGA = KnownActor("wega", "organisation", "company", "Fabryka Wega", ("Wega", "Zakłady Wega"), "polska", source="KRS")
SAME = {
    "mine.csv": "key,type,kind,name,aliases,of,source\nwega,organisation,company,Fabryka Wega,Wega|Zakłady Wega,polska,KRS\n",
    "mine.tsv": """type	name	aliases	key	kind	of	source
organisation	Fabryka Wega	Wega|Zakłady Wega	wega	company	polska	KRS
""",
    "mine.toml": """[[actor]]
key = "wega"
type = "organisation"
kind = "company"
name = "Fabryka Wega"
aliases = ["Wega", "Zakłady Wega"]
of = "polska"
source = "KRS"
""",
    "mine.jsonl": json.dumps(
        {
            "id": "wega",
            "schema": "Company",
            "properties": {"name": ["Fabryka Wega"], "alias": ["Wega", "Zakłady Wega"], "country": ["pl"]},
        }
    ),
}


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
def test_every_format_gives_the_same_actor(tmp_path: Path, name: str, mark: str) -> None:
    """An actor is the same from each format, with a byte order mark and without; FollowTheMoney is its own source."""
    path = tmp_path / name
    path.write_text(mark + SAME[name], encoding="utf-8")
    (found,) = known_actors([path], WORLD)
    expected = replace(WEGA, source="FollowTheMoney") if path.suffix == ".jsonl" else WEGA
    assert expected == found


def test_the_package_reads_its_own_register_as_a_user_would() -> None:
    """The tables of data/world are in the format that users write, people of states included."""
    paths = [ROOT / "src" / "latopis" / "data" / name for name in names_in("world", ".tsv")]
    files = [register_file(path, states={}) for path in paths]
    assert [] == [fault for file in files for fault in file.faults]
    assert {actor.key: actor for actor in WORLD} == {actor.key: actor for file in files for actor in file.actors}


def test_a_later_file_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    """Two files may name the same key; the last one counts, and each key comes once."""
    for number, name in enumerate(("Alfa", "Beta")):
        (tmp_path / f"{number}.csv").write_text(f"key,type,name\nx,organisation,{name}\n", encoding="utf-8")
    assert ["Beta"] == [actor.name for actor in known_actors([tmp_path / "0.csv", tmp_path / "1.csv"], WORLD)]


def test_an_actor_may_belong_to_one_of_another_file(tmp_path: Path) -> None:
    """`of` is a key of any register that is read."""
    (tmp_path / "a.csv").write_text("key,type,name,of\na,office,Biuro Alfa,b\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("key,type,name\nb,organisation,Beta\n", encoding="utf-8")
    assert ["a", "b"] == [actor.key for actor in known_actors([tmp_path / "a.csv", tmp_path / "b.csv"], WORLD)]
    with pytest.raises(RegisterError, match=r"a\.csv:2: 'Biuro Alfa' names the key 'b', which no actor has"):
        known_actors([tmp_path / "a.csv"], WORLD)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.csv", None, "does not exist"),
        ("mine.xlsx", b"", r"ends in '\.xlsx'; a register is \.toml, \.csv"),
        ("mine", b"", "ends in ''"),
        ("mine.csv", b"type,name\norganisation,Wega\norganisation,\xb3\xf3d\xbc\n", r"mine\.csv:3: is not UTF-8 \(byte 0xb3\)"),
        ("mine.toml", b'a = "\xb3"', r"mine\.toml:1: is not UTF-8"),
        ("mine.jsonl", b'\n{"id": "\xb3"}', r"mine\.jsonl:2: is not UTF-8"),
        ("mine.csv", b"type,name\nx,A\ny,B\n", r"mine\.csv:2: the type 'x' .* \(and 1 more: `latopis register check"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    """The message names file and line, what is wrong, and what to do."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RegisterError, match=message):
        known_actors([path], WORLD)


@pytest.mark.parametrize("path", ["a\0.csv", "."])
def test_what_is_no_file_is_told(path: str, tmp_path: Path) -> None:
    """A directory or an impossible path is refused as any other."""
    place = path if "\0" in path else f"{tmp_path}/folder.csv"
    if "\0" not in path:
        Path(place).mkdir()
    with pytest.raises(RegisterError, match=r"is no path|cannot be read"):
        known_actors([place], WORLD)


pieces = st.sampled_from([
    b"type,name\n", b"type;name;of\n", b"key\ttype\tname\n", b"person", b"organisation", b",", b";", b"\t", b"\n", b'"',
    b"|", b"#", "ąć Ł".encode(), "\u2028\u200b".encode(),
    b"[[actor]]\n", b'type = "person"\n', b'name = "Jan"\n', b"aliases = [", b'{"id": "a", ', b'"schema": "Person", ',
    b'"properties": {"name": ["Jan"]}}', b"[", b"{", b"}", b"\xef\xbb\xbf", b"\xff", b"\0",
    b"\r", b"9" * 5000,
])  # fmt: skip
contents = st.one_of(st.binary(max_size=60), st.lists(pieces, max_size=14).map(b"".join))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_bytes_are_actors_or_a_clear_message(suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a file holds, it is read or refused; what was read is sound."""
    path = tmp_path_factory.mktemp("any") / f"mine{suffix}"

    @given(contents)
    def read(content: bytes) -> None:
        path.write_bytes(content)
        try:
            found = known_actors([path], WORLD)
        except RegisterError as fault:
            assert str(fault).startswith(str(path))
        else:
            assert all(actor.key and actor.name and "\n" not in actor.name for actor in found)

    read()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_deep_nesting_is_told(suffix: str, tmp_path: Path) -> None:
    """A file that nests without end is refused, not followed."""
    path = tmp_path / f"deep{suffix}"
    path.write_text("a = " * (suffix == ".toml") + "[" * 200_000, encoding="utf-8")
    with pytest.raises(RegisterError):
        known_actors([path], WORLD)
