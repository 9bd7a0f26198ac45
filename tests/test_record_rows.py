"""What lists tell of a record: the same, whether it is read of the JSON or taken from the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from latopis.chronicle.content import packed, unpacked_rows
from latopis.chronicle.identity import actor_keys, entry_keys, keys_of_actors, keys_of_places
from latopis.record_rows import rows_of
from strategies import records

if TYPE_CHECKING:
    from latopis.model import Record


@settings(max_examples=50, deadline=None)
@given(records())
def test_rows_of_what_is_kept_are_those_of_the_record(record: Record) -> None:
    """Every field of every entry, and the countries of actors; halves of characters too."""
    of_record, of_kept = rows_of(record), unpacked_rows(packed(record).content, record.document)
    assert of_record.entries == of_kept.entries
    for ours, theirs in zip(of_record.actors, of_kept.actors, strict=True):
        assert (ours.id, ours.name, ours.aliases, ours.state) == (theirs.id, theirs.name, theirs.aliases, theirs.state)


@settings(max_examples=50, deadline=None)
@given(records())
def test_rows_give_the_ids_of_the_chronicle(record: Record) -> None:
    """Actors and entries have the ids that their records give them."""
    rows, document = unpacked_rows(packed(record).content, record.document), record.document.id
    assert actor_keys(record) == keys_of_actors(rows.actors, document)
    assert entry_keys(record) == keys_of_places(((row.kind[0], row.span) for row in rows.entries), document)
