"""doccano: labels that lie in their texts, as its importer wants them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from show.export.files import articles, export_of, reports_in

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle


@pytest.mark.parametrize("full_text", [False, True])
def test_labels_lie_in_their_texts(chronicle: Chronicle, full_text: bool) -> None:
    """Each label is a start, an end and a name, inside the text of its line."""
    data, tally = export_of(chronicle, "doccano", full_text=full_text)
    found = [json.loads(line) for line in data.splitlines()]
    assert (len(reports_in(chronicle)), len(articles() if full_text else found)) == (tally.entries, len(found))
    for each in found:
        assert all(0 <= start < end <= len(each["text"]) for start, end, _ in each["label"])
    names = {name for each in found for *_, name in each["label"]}
    assert {"statement", "statement.content", "event.trigger", "poll.share", "relation"} <= names


def test_a_label_stands_for_its_words(chronicle: Chronicle) -> None:
    """A quotation alone has the same words under its labels as the article."""
    found = [json.loads(line) for line in export_of(chronicle, "doccano", "statements")[0].splitlines()]
    said = [line["text"][start:end] for line in found for start, end, name in line["label"] if name == "statement.content"]
    assert "Gruzja niczego nie zawiesiła" in said
