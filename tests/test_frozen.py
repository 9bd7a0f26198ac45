"""Values, and how they are changed."""

from __future__ import annotations

from dataclasses import replace

from latopis.frozen import changed
from latopis.model import Actor, Mention, Span, Statement

ACTOR = Actor("a1", "Olga Werner", "person", mentions=(Mention(Span(0, 11), "name", "Olga Werner"),))
STATEMENT = Statement(
    id="e1",
    span=Span(0, 40),
    evidence={},
    made_by="pl/saying:mówić",
    speaker="a1",
    cue=None,
    content=(Span(12, 40),),
    mode="direct",
    act="say",
)


def test_changed() -> None:
    """A value with other fields is equal to what `replace` gives, inherited fields too; the first one stays as it was."""
    assert replace(ACTOR, id="a2", of="a1") == changed(ACTOR, id="a2", of="a1")
    assert replace(STATEMENT, id="e2", said_in="e1", about=("a1",)) == changed(STATEMENT, id="e2", said_in="e1", about=("a1",))
    assert (None, "a1") == (STATEMENT.said_in, ACTOR.id)
