"""Every frame of the lexicon reads its own examples, and leaves its counter-examples alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis import Document
from latopis.lexicon.frames import Frame, load_frames
from latopis.pipeline import read
from lexicon.marked import shown, unmarked

if TYPE_CHECKING:
    from latopis.model import Entry

FRAMES = load_frames("pl").all
PUBLISHED = "2023-07-15"
COMPOSED = ("phase", "tie")  # frames that give an entry only together with one of the other kind


def made_here(frame: Frame, entry: Entry) -> bool:
    """Whether the frame made the entry, alone or together with its partner."""
    if frame.gives[0] in COMPOSED:
        return entry.made_by.startswith("pl/phases:")
    return entry.made_by.partition("/")[0] == "pl" and (
        entry.made_by == frame.address or entry.made_by.startswith(f"{frame.address}/")
    )


@pytest.mark.parametrize(
    ("frame", "example"), [(f, e) for f in FRAMES for e in f.yes], ids=lambda v: getattr(v, "address", None) or str(v)[:30]
)
def test_a_frame_reads_its_example(frame: Frame, example: str) -> None:
    """In a `yes` sentence the frame makes an entry, and every marked role stands where the mark is."""
    text, spans = unmarked(example)
    entries = [entry for entry in read(Document(text, published=PUBLISHED)).entries if made_here(frame, entry)]
    assert entries, f"{frame.address}: nothing read in: {text}"
    fitting = [
        entry
        for entry in entries
        if all(any(span.overlaps(other) for other in shown(entry, role)) for role, marks in spans.items() for span in marks)
    ]
    assert fitting, f"{frame.address}: {[(e.made_by, e.evidence) for e in entries]} in: {text}"


@pytest.mark.parametrize(
    ("frame", "example"), [(f, e) for f in FRAMES for e in f.no], ids=lambda v: getattr(v, "address", None) or str(v)[:30]
)
def test_a_frame_leaves_its_counter_example(frame: Frame, example: str) -> None:
    """In a `no` sentence the frame makes nothing."""
    record = read(Document(example, published=PUBLISHED))
    assert [] == [entry.made_by for entry in record.entries if made_here(frame, entry)]


def test_every_frame_has_examples() -> None:
    """A frame without a sentence that it reads and one that it leaves is no frame."""
    assert [] == [frame.address for frame in FRAMES if not frame.yes or not frame.no]
