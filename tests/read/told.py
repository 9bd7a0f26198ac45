"""What is read in a text, each entry as one line that a test can state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from latopis.model import Document, Event, Reading, Record, Relation, Statement
from latopis.pipeline import read, reading_until

if TYPE_CHECKING:
    from latopis.model import Actor, Entry
    from latopis.syntax import Syntax

PUBLISHED: Final = "2023-07-15"
Kind = TypeVar("Kind", Statement, Event, Relation)


def record_of(text: str) -> Record:
    """The record of an article of 15 July 2023."""
    return read(Document(text, published=PUBLISHED))


def syntax_of(text: str, stage: str = "phrases") -> Syntax:
    """The first sentence of the text after the stage."""
    return reading_of(text, stage).syntaxes[0]


def reading_of(text: str, stage: str) -> Reading:
    """The reading of an article of 15 July 2023 after the stage."""
    return reading_until(Document(text, published=PUBLISHED), stage)


def place_of(syntax: Syntax, word: str) -> int:
    """The token that is the word."""
    return [token.text for token in syntax.tokens].index(word)


def of_kind(record: Record, kind: type[Kind]) -> list[Kind]:
    """The entries of a kind, in order."""
    return [entry for entry in record.entries if isinstance(entry, kind)]


def name_of(record: Record, key: str | None) -> str:
    """The name of the actor; `?` for none."""
    return next((actor.name for actor in record.actors if actor.id == key), "?")


def names_of(record: Record, keys: tuple[str, ...]) -> str:
    """The names of the actors, joined; `?` for none."""
    return ", ".join(name_of(record, key) for key in keys) or "?"


def statement_line(record: Record, entry: Statement) -> str:
    """`speaker | act mode | content`, the pieces of the content joined by ` … `."""
    pieces = " … ".join(span.of(record.document.text) for span in entry.content)
    return f"{name_of(record, entry.speaker)} | {entry.act} {entry.mode} | {pieces}"


def event_line(record: Record, entry: Event) -> str:
    """`actors | TYPE trigger | recipients`."""
    trigger = entry.trigger.of(record.document.text)
    return f"{names_of(record, entry.actors)} | {entry.type} {trigger} | {names_of(record, entry.recipients)}"


def relation_line(record: Record, entry: Relation) -> str:
    """`party | relation status factuality | counterpart`, and `| when` where there is one."""
    sides = name_of(record, entry.party), name_of(record, entry.counterpart)
    line = f"{sides[0]} | {entry.relation} {entry.status} {entry.factuality} | {sides[1]}"
    return f"{line} | {entry.when}" if entry.when else line


def line_of(record: Record, entry: Entry) -> str:
    """The line of an entry of any of these kinds."""
    match entry:
        case Statement():
            return statement_line(record, entry)
        case Event():
            return event_line(record, entry)
        case Relation():
            return relation_line(record, entry)
        case _:
            return type(entry).__name__


def statements(text: str) -> list[str]:
    """The line of every statement."""
    record = record_of(text)
    return [statement_line(record, entry) for entry in of_kind(record, Statement)]


def events(text: str) -> list[str]:
    """The line of every event."""
    record = record_of(text)
    return [event_line(record, entry) for entry in of_kind(record, Event)]


def relations(text: str) -> list[str]:
    """The line of every relation."""
    record = record_of(text)
    return [relation_line(record, entry) for entry in of_kind(record, Relation)]


def actor_line(text: str, actor: Actor) -> str:
    """`type name: mentions`, a mention that is no name with its kind (`pronoun=jej`)."""
    shown = (
        mention.span.of(text) if mention.kind == "name" else f"{mention.kind}={mention.span.of(text)}"
        for mention in actor.mentions
    )
    return f"{actor.type} {actor.name}: {'; '.join(shown)}"


def actors(text: str) -> list[str]:
    """The line of every actor of the document, those included of whom no entry speaks."""
    return [actor_line(text, actor) for actor in reading_of(text, "actors").actors]
