"""Tables of known actors: delimiters, headers, quotation marks, lines."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latopis.load.registers.checked import RegisterFile
from latopis.load.registers.tables import COLUMNS, read_table
from latopis.register import KnownActor


def read(text: str) -> RegisterFile:
    """What a table holds."""
    file = RegisterFile("mine.csv")
    read_table(io.StringIO(text, newline=""), file)
    return file


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(mark: str, end: str) -> None:
    """The header tells the delimiter, and lines may end as on any system."""
    file = read(end.join((f"type{mark}name{mark}of", f"office{mark}Biuro Alfa{mark}polska", "")))
    assert ([], ["polska"]) == (file.faults, [actor.of for actor in file.actors])


def test_comments_empty_lines_and_quotes_keep_the_lines() -> None:
    """Lines are counted as an editor counts them, whatever is skipped or quoted."""
    file = read('# mine\n\ntype,name\n# a "comment\norganisation,"Spółka, „Wega”"\n,\n\norganisation,"Dwie\nlinie"\nperson,Jan\n')
    assert [] == file.faults
    assert [("Spółka, „Wega”", 5), ("Dwie linie", 8), ("Jan", 10)] == [(a.name, file.lines[a.key]) for a in file.actors]


def test_a_key_is_made_from_the_name() -> None:
    """An actor without a key gets one, in the letters of the keys of data/world."""
    assert {"lodzka-fabryka-wega": 2} == read("type,name\norganisation,Łódzka  Fabryka „Wega”\n").lines


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "the first line must name the columns, type and name among them"),
        ("name\nWega\n", 1, "the first line must name the columns"),
        ("type,name,alias\n", 1, "the column 'alias' is not known; is 'aliases' meant?"),
        ("type,name,xyz\n", 1, "the column 'xyz' is not known; leave it out"),
        ("type,name,name\n", 1, "the column 'name' comes twice"),
        ("type,name\nperson,Jan,Nowak\n", 2, "3 cells in a table of 2 columns"),
        ("type,name\nperson,\n", 2, "has no name"),
        ("type,name\nhuman,Jan\n", 2, "the type 'human' of 'Jan' is none; write one of document, group"),
        ("type,name\nperson,Jan\nperson,Jan\n", 3, "the key 'jan' came before (line 2); give each actor a key of its own"),
        ("type,name,gender\nperson,Jan,male\n", 2, "the gender 'male' of 'Jan' is none; write m1 for a man, f for a woman"),
        ("type,name,gender\nplace,Ur,x\n", 2, "the gender 'x' of 'Ur' is none; write one of m1, m2, m3, f, n"),
        ("type,name,wikidata\nperson,Jan,184\n", 2, "the wikidata item '184' of 'Jan' is none; write it as Q184"),
        ("type,name,iso3166\nstate,Ur,ur\n", 2, "the iso3166 code 'ur' of 'Ur' is none; write three capital letters"),
        (
            "type,name,adjective\nstate,Ur,Urski\n",
            2,
            "the adjective 'Urski' of 'Ur' is none; write its base form in small letters",
        ),
        ("type,name\nperson,Jan\u200bek\n", 2, "holds a character that cannot be seen; write it anew"),
        (f"type,name\nperson,{'Jan' * 90}\n", 2, "has 270 characters; 200 are the most"),
        ('type,name\nperson,"Jan"ek\n', 2, "is no row of a table"),
        ('type,name\nperson,"Jan\n', 2, "is no row of a table"),
    ],
)
def test_faults(text: str, line: int, message: str) -> None:
    """A fault has its line, and its message says what was found and what to do."""
    (fault,) = read(text).faults
    assert line == fault.line
    assert message in fault.message


def test_one_fault_does_not_hide_the_others() -> None:
    """Every row is looked at, so that one run tells everything."""
    file = read("type,name\nx,Alfa\nperson,Jan\ny,Beta\n")
    assert ([2, 4], ["Jan"]) == ([fault.line for fault in file.faults], [actor.name for actor in file.actors])


words = st.text(
    st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd", "Po", "Pd"], exclude_characters="|#"), min_size=1, max_size=9
)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
actors = st.builds(
    KnownActor,
    key=st.uuids().map(str),
    type=st.sampled_from(["person", "organisation", "office"]),
    kind=st.sampled_from(["", "company"]),
    name=names,
    aliases=st.lists(names, max_size=3).map(tuple),
    of=st.sampled_from(["", "polska"]),
    gender=st.sampled_from(["", "m1", "f"]),
    source=st.sampled_from(["", "KRS, 2024"]),
    wikidata=st.sampled_from(["", "Q42"]),
)


@given(st.lists(actors, max_size=4), st.sampled_from(",;\t"))
def test_round_trip(written: list[KnownActor], mark: str) -> None:
    """What is written as a table is read back, composed (NFC)."""
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=mark)
    table.writerow((*COLUMNS[:9], "wikidata"))
    for a in written:
        table.writerow([a.key, a.type, a.kind, a.name, "|".join(a.aliases), a.of, a.gender, "", a.source, a.wikidata])
    file = read(stream.getvalue())
    assert [] == file.faults
    assert [a.key for a in written] == [a.key for a in file.actors]
    for one, other in zip(written, file.actors, strict=True):
        assert one.name.split() == other.name.split() or not one.name.isascii()
        assert (one.of, one.gender, one.source, one.wikidata) == (other.of, other.gender, other.source, other.wikidata)
