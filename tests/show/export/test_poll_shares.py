"""Polls as tidy CSV, read by pandas."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd

from latopis.show.export.poll_shares import COLUMNS
from show.export.files import export_of

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle


def test_one_row_a_poll_and_answer(chronicle: Chronicle) -> None:
    """Each answer has its row with its share; the poll's own facts stand in each of them."""
    data, tally = export_of(chronicle, "polls")
    frame = pd.read_csv(io.BytesIO(data))
    assert ([column.name for column in COLUMNS], 1) == (list(frame.columns), tally.entries)
    assert [("Tak", 47.5), ("Nie", 41.0)] == list(zip(frame["option"], frame["share"], strict=True))
    assert [{1043}, {"Ośrodek"}, {"2022-01-02/2022-01-09"}] == [set(frame[name]) for name in ("n", "pollster", "fieldwork")]
