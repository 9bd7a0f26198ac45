"""A chronicle kept in order: checks that find every sort of damage, copies, upgrades, removal for good, reading anew."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from chronicle.kept import chronicle_of, number_of
from chronicle.made import Writer, many_articles
from latopis.chronicle import adding, schema
from latopis.chronicle.checking import Checked, checked
from latopis.chronicle.clocks import Clocks
from latopis.chronicle.connect import engine_of, reading, writing
from latopis.chronicle.held import joins
from latopis.chronicle.keeping import back_up, upgrade
from latopis.chronicle.listing import Wanted, listed
from latopis.chronicle.names import AsWritten
from latopis.chronicle.removing import remove, scrub
from latopis.chronicle.rereading import differences, keep_anew, stored
from latopis.chronicle.search import found_by
from latopis.chronicle.ties import tie_states
from latopis.errors import ChronicleError, InputError

if TYPE_CHECKING:
    from sqlalchemy import Engine

MIGRATIONS = Path(schema.__file__).parent / "migrations"
REVISIONS = [each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]

LITHUANIA = Writer(source="Gazeta").tie("Litwa", "NATO", "began", "2004").statement("Anna Nowak", "Wszystko jasne")
SECRET = Writer().tie("Litwa", "Rada Mędrców", "began", "2004").statement("Zofia Tajemnicza", "Sekretne słowo brzmi grzegżółka")


def check(engine: Engine) -> Checked:
    with writing(engine) as connection:
        return checked(connection)


def many(place: str) -> Engine:
    engine = chronicle_of(place, LITHUANIA)
    for article in many_articles(12):
        with writing(engine) as connection:
            adding.add(connection, article)
    return engine


def test_the_order_of_articles_does_not_matter(tmp_path: Path, place: str) -> None:
    """The same articles, forwards in a file and backwards in any database: one hash, and nothing to complain of."""
    found = set()
    for number, articles in enumerate((many_articles(12), many_articles(12)[::-1])):
        engine = chronicle_of(str(tmp_path / f"{number}.db") if not number else place)
        for article in articles:
            with writing(engine) as connection:
                adding.add(connection, article)
        found.add((check(engine).hash, check(engine).faults, check(engine).documents))
        engine.dispose()
    assert 1 == len(found)
    assert (12, ()) == (*{each[2] for each in found}, *{each[1] for each in found})


DAMAGES = [
    ("UPDATE versions SET text = :changed WHERE id = 1", "the text is not that of the document"),
    ("UPDATE versions SET text = :broken WHERE id = 1", "the text cannot be read"),
    ("UPDATE versions SET published = '1999' WHERE id = 1", "the text is not that of the document"),
    ("UPDATE readings SET content = :changed WHERE id = 1", "cannot be read"),
    ("UPDATE readings SET digest = 'x' WHERE id = 1", "not that of its digest"),
    ("UPDATE reports SET first = 5 WHERE id = 1", "reports: 1 rows are missing, 1 are not those"),
    ("UPDATE parts SET role = 'place' WHERE report = 1 AND role = 'party'", "roles: 1 rows are missing, 1 are not those"),
    ("UPDATE ties SET status = 'ended' WHERE report = 1", "ties: 1 rows are missing, 1 are not those"),
    ("DELETE FROM ties WHERE report = 1", "ties: 1 rows are missing"),
    ("INSERT INTO entries (id, key, kind) VALUES (999, 'x', 'poll')", "entry x: no report tells it"),
    ("DELETE FROM outlines WHERE report IN (1, 2)", "2 reports lack what they are compared by"),
    (
        "INSERT INTO decisions (id, change, kind, target, field, value)"
        " SELECT 1, 1, 'correct', key, 'when', '{' FROM entries WHERE id = 1",
        "what was decided of it cannot be read",
    ),
]


def test_damage_is_found(place: str) -> None:
    """A changed text, record or row, and what belongs to nothing, is told with its place."""
    engine = many(place)
    assert () == check(engine).faults
    for damage, told in DAMAGES:
        with engine.connect() as connection, connection.begin() as transaction:
            given = {"changed": b"Inny tekst", "broken": b"\xff"}
            connection.execute(text(damage), {name: value for name, value in given.items() if f":{name}" in damage})
            faults = checked(connection).faults
            transaction.rollback()
        assert [True] == [told in fault for fault in faults], damage
    engine.dispose()


def test_a_word_index_that_lacks_an_article_is_found(tmp_path: Path) -> None:
    """An article that no search would find."""
    engine = many(str(tmp_path / "a.db"))
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO search (search) VALUES ('delete-all')"))
    assert any("the index of words: 13 versions are missing" in fault for fault in check(engine).faults)
    engine.dispose()


def test_a_backup_is_the_same_chronicle(place: str, tmp_path: Path) -> None:
    """A copy into a new file, from either database: the same hash, the same answers; a file that is there stays as it is."""
    engine = many(place)
    back_up(engine, tmp_path / "copy.db")
    copy = engine_of(tmp_path / "copy.db")
    assert check(engine) == check(copy)
    with reading(copy) as connection:
        assert 1 == len(found_by(connection, "wszystko jasne", AsWritten()).hits)
    with pytest.raises(ChronicleError, match="is there already"):
        back_up(engine, tmp_path / "copy.db")
    with pytest.raises(ChronicleError, match=r"cannot be (written|opened)"):
        back_up(engine, tmp_path / "no" / "copy.db")
    for each in (engine, copy):
        each.dispose()
    assert ["copy.db"] == [path.name for path in tmp_path.iterdir() if "copy" in path.name and path.suffix == ".db"]


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_earlier_schema_is_upgraded(place: str, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From each revision there was, an upgrade leads to the tables of this version, and what was added is joined."""
    engine = engine_of(place)
    assert (None, revision) == upgrade(engine, revision)
    before_joining, before_denied = revision < "0003", revision < "0006"
    with monkeypatch.context() as patch, writing(engine) as connection:
        if before_joining:
            patch.setattr(adding, "join", lambda *_: None)
            patch.setattr(adding, "sketch", lambda *_: None)
        for outlet in ("Gazeta", "Kurier"):
            told = Writer(source=outlet).statement("Anna Nowak", "Słowa, których nikt inny nie powie dwa razy")
            told.statement("Wiktar Saroka", "To nieprawda", act="deny", answers="e1")
            adding.add(connection, told.tie(outlet, "NATO", "began").article())
        if before_denied:
            connection.execute(schema.parts.delete().where(schema.parts.c.role == "denied"))
    assert (revision, schema.HEAD) == upgrade(engine)
    with reading(engine) as connection:
        assert 1 == len(joins(connection))
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _ours})
        assert [] == compare_metadata(context, schema.metadata)
    with writing(engine) as connection:
        adding.add(connection, LITHUANIA.article())
    assert check(engine).ok
    engine.dispose()


def _ours(item: object, name: str | None, kind: str, *_: object) -> bool:
    return not (name or "").startswith("search")


def test_what_is_removed_is_in_no_answer(place: str) -> None:
    """A tombstone: no tie, no report, no hit; it is not taken in again, and was there at the time."""
    engine = chronicle_of(place, LITHUANIA, SECRET)
    document = LITHUANIA.record().document.id
    with writing(engine) as connection:
        assert 1 == remove(connection, f"{document}-r0-5", "remove", reason="Na życzenie")
    with writing(engine) as connection:
        assert "removed" == adding.add(connection, LITHUANIA.article())
    with reading(engine) as connection:
        ends = number_of(connection, "Litwa"), number_of(connection, "NATO")
        assert [] == tie_states(connection, ends, as_of="2020", clocks=Clocks())
        assert 2 == len(listed(connection, Wanted()).reports)
        assert () == found_by(connection, "wszystko jasne", AsWritten()).hits
    assert check(engine).ok
    engine.dispose()


def test_what_is_erased_is_nowhere(tmp_path: Path) -> None:
    """No word and no name of it stands in the files any more; what others say too is kept."""
    path = tmp_path / "a.db"
    engine = chronicle_of(str(path), LITHUANIA, SECRET)
    assert b"Tajemnicza" in everything(path)
    with writing(engine) as connection:
        remove(connection, SECRET.record().document.id, "erase")
    scrub(engine)
    left = everything(path)
    for word in ("Tajemnicza", "tajemnicza", "grzegżółka", "grzegzolka", "Mędrców", "medrcow"):
        assert word.encode() not in left
    with reading(engine) as connection:
        assert number_of(connection, "Litwa")
        with pytest.raises(InputError, match="was erased before"):
            remove(connection, SECRET.record().document.id, "erase")
    with writing(engine) as connection:
        assert "removed" == adding.add(connection, SECRET.article())
    assert check(engine).ok
    engine.dispose()


def everything(path: Path) -> bytes:
    """All bytes of a chronicle, its records unpacked."""
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint")
    raw.close()
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_erasing_on_any_database(place: str) -> None:
    """Text, reports, names and entries of the article are gone; the others' are not."""
    engine = chronicle_of(place, LITHUANIA, SECRET)
    with writing(engine) as connection:
        remove(connection, SECRET.record().document.id, "erase")
    scrub(engine)
    with reading(engine) as connection:
        names = set(connection.execute(text("SELECT name FROM names")).scalars())
        actors = set(connection.execute(text("SELECT name FROM actors")).scalars())
        assert {"Litwa", "NATO", "Anna Nowak"} == actors
        assert {"Litwa", "NATO", "Anna Nowak", "Nowak"} == names
        assert () == found_by(connection, "grzegżółka", AsWritten()).hits
    assert check(engine).ok
    engine.dispose()


def test_an_unknown_article_cannot_be_removed(place: str) -> None:
    """The message says how articles are named."""
    engine = chronicle_of(place)
    with writing(engine) as connection, pytest.raises(InputError, match="there is no such article"):
        remove(connection, "0123456789abcdef", "remove")
    engine.dispose()


def test_reading_anew(place: str) -> None:
    """What a newer reader reads differently takes the place of the older; what it reads alike is known to be so."""
    engine = chronicle_of(place, LITHUANIA, SECRET)
    with reading(engine) as connection:
        assert [] == stored(connection, reader="0.1.0")
        versions = stored(connection, reader="0.2.0")
    newer = [replace(writer.record(), reader="0.2.0") for writer in (LITHUANIA, SECRET)]
    newer[1] = replace(newer[1], entries=newer[1].entries[:1])
    for version, record in zip(versions, newer, strict=True):
        with writing(engine) as connection:
            assert (record is newer[1]) == keep_anew(connection, record, version.version)
    with reading(engine) as connection:
        assert [] == stored(connection, reader="0.2.0")
        assert 3 == len(listed(connection, Wanted()).reports)
    assert check(engine).ok
    engine.dispose()


def test_differences() -> None:
    """Entries that only one reading has, and fields that they tell otherwise; names count, not ids."""
    old = LITHUANIA.record()
    changed = replace(old.entries[0], when="2005", made_by="pl/test:other")
    new = replace(old, entries=(changed,))
    assert [("changed", ("when",)), ("removed", ())] == [(each.what, each.fields) for each in differences(old, new)]
    assert ["added"] == [each.what for each in differences(new, replace(old, entries=(changed, old.entries[1])))]
    assert [] == differences(old, old)
