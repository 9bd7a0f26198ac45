"""CSV as it is written: what Python's own reader and writer make of it."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from latopis.show.export.delimited import csv_lines

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(',"\r\n;=+-@\t')), max_size=8)
CELLS = st.one_of(
    st.none(), TEXTS, st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.lists(TEXTS)
)
ROWS = st.lists(st.fixed_dictionaries({"one": CELLS, "other": CELLS}), max_size=5)


def cell(value: object) -> str:
    if value is None or isinstance(value, str):
        return f"'{value}" if (value or "")[:1] in set("=+-@\t\r") else value or ""
    return json.dumps(value, ensure_ascii=False)


@given(ROWS)
def test_csv_is_what_python_writes(rows: list[dict[str, object]]) -> None:
    """The same bytes as of `csv.writer`, whatever the cells hold; what looks like a formula is marked."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([cell(row["one"]), cell(row["other"])] for row in rows)
    assert out.getvalue().encode() == csv_lines(rows, ["one", "other"])


def test_a_half_of_a_character_becomes_a_question_mark() -> None:
    """UTF-8 cannot hold it."""
    assert b"a?b,1\r\n" == csv_lines([{"one": "a\ud800b", "other": 1}], ["one", "other"])
