"""Ties that others gathered: what rows tell, and what is wrong with those that tell nothing."""

from __future__ import annotations

import json

import pytest

from latopis.errors import InputError
from latopis.load.told_ties import BadRow, ToldTie, told_in_entities, told_in_table

TABLE = """Kraj;Organizacja;Od;Do;Uwagi
Gruzja;"Rada; Europy";1999-04-27;;
Gruzja;Liga;wiosna;2003;

;Liga;1999;;
"Mołdawia
";Liga;1999/2003;199X;x
Gruzja;Liga;2010;2003-05;
"""
COLUMNS = {"Kraj": "party", "Organizacja": "counterpart", "Od": "since", "Do": "until"}


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1250", "utf-16"])
def test_rows_of_a_table(encoding: str) -> None:
    """Columns are mapped; a bad row is told with its line and what is wrong, and the rest is taken, whatever the encoding."""
    found = list(told_in_table(TABLE.encode(encoding), COLUMNS, {"source": "Lista", "relation": "alliance"}))
    assert [
        ToldTie(2, "Gruzja", "Rada; Europy", "Lista", "alliance", "1999-04-27"),
        BadRow(3, "since: 'wiosna' is no date; write it as 2021, 2021-11 or 2021-11-05 (EDTF)"),
        BadRow(5, "has no party"),
        ToldTie(7, "Mołdawia", "Liga", "Lista", "alliance", "1999/2003", "199X"),
        BadRow(8, "ends in 2003-05, before it begins in 2010"),
    ] == found


def test_columns_with_the_names_of_fields_need_no_map() -> None:
    """A column that is called as a field is that field; a cell stands above what was given for every row."""
    (found,) = told_in_table(b"party,counterpart,source,relation\nA,B,C,cooperation\n", {}, {"relation": "membership"})
    assert ToldTie(2, "A", "B", "C", "cooperation") == found


def test_a_table_without_the_columns_is_refused() -> None:
    """A column that is not there, or that nobody named, is told before anything is taken."""
    with pytest.raises(InputError, match="there is no column 'Kraje'; there are Kraj, Organizacja"):
        list(told_in_table(TABLE.encode(), {"Kraje": "party"}, {}))
    with pytest.raises(InputError, match="no column tells the counterpart"):
        list(told_in_table(TABLE.encode(), {"Kraj": "party"}, {"source": "x"}))
    with pytest.raises(InputError, match="line 2: is no row of a table"):
        list(told_in_table(b"party,counterpart,source\n" + b"x" * 200_000, {}, {}))


def test_links_of_followthemoney() -> None:
    """Links are read with the names of their ends, wherever these stand; what names nobody is told with its line."""
    entities: list[dict[str, object]] = [
        {"id": "m", "schema": "Membership", "properties": {"member": ["a"], "organization": ["b"], "startDate": ["2001"]}},
        {"id": "a", "schema": "Person", "properties": {"name": ["Anna Nowak"]}},
        {"id": "b", "schema": "Organization", "properties": {"name": ["Liga"]}},
        {"id": "u", "schema": "UnknownLink", "properties": {"subject": ["b"], "object": ["x"]}},
        {"id": "s", "schema": "UnknownLink", "properties": {"subject": ["b"], "object": ["a"], "status": ["suspended"]}},
    ]
    data = "\n".join([*map(json.dumps, entities), "nic", "[]"]).encode()
    tie = ToldTie(1, "Anna Nowak", "Liga", "Rejestr", since="2001", party_type="person", counterpart_type="organisation")
    bad = [(6, "is no entity of FollowTheMoney"), (7, "is no entity of FollowTheMoney")]
    assert [
        *(BadRow(*each) for each in bad),
        tie,
        BadRow(4, "its object is no entity of the file with a name"),
        BadRow(5, "is suspended, which says neither since nor until when it was"),
    ] == list(told_in_entities(data, {"source": "Rejestr"}))
