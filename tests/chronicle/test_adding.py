"""Adding: all of an article or nothing, once, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import event, func, select, text

from chronicle.made import Writer, many_articles
from latopis.chronicle import adding, schema
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.reviewing import Correction
from latopis.chronicle.store import opened
from latopis.errors import ChronicleError, InputError
from latopis.run.chronicle import Chronicle
from strategies import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from latopis.chronicle.adding import Article
    from latopis.model import Record

FIRST = Writer().tie("Litwa", "NATO", "began", "2004").statement("Anna Nowak", "Tak było")


@pytest.fixture
def engine(place: str) -> Iterator[Engine]:
    found = opened(place)
    yield found
    found.dispose()


def add(engine: Engine, article: Article) -> str:
    with writing(engine) as connection:
        return adding.add(connection, article)


def counts(engine: Engine) -> dict[str, int]:
    tables = [table for table in schema.metadata.sorted_tables if table is not schema.revision]
    with reading(engine) as connection:
        return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}


def test_the_same_article_twice_changes_nothing(engine: Engine) -> None:
    """An article that is known leaves every table as it is."""
    assert "added" == add(engine, FIRST.article())
    before = counts(engine)
    assert "known" == add(engine, FIRST.article("elsewhere.txt"))
    assert before == counts(engine)
    assert {"articles": 1, "versions": 1, "readings": 1, "reports": 2, "entries": 2} == {
        name: before[name] for name in ("articles", "versions", "readings", "reports", "entries")
    }


@pytest.mark.parametrize("about", [{"url": "https://example.org/a"}, {}], ids=["url", "file"])
def test_a_changed_text_is_a_new_version(engine: Engine, about: dict[str, str]) -> None:
    """Of the same URL, or of the same file and much the same: the older reading counts no longer."""
    changed = Writer(**about).tie("Litwa", "NATO", "began", "2004").statement("Anna Nowak", "Tak nie było")
    first = Writer(**about).tie("Litwa", "NATO", "began", "2004").statement("Anna Nowak", "Tak było")
    assert "added" == add(engine, first.article("a.txt"))
    assert "new version" == add(engine, changed.article("a.txt"))
    found = counts(engine)
    assert (1, 2, 1) == (found["articles"], found["versions"], found["closings"])


def test_another_article_in_the_same_file_is_another_article(engine: Engine) -> None:
    """A file that was written anew is no version of what it held before."""
    assert "added" == add(engine, FIRST.article("a.txt"))
    other = Writer().event("AID", "Fundacja Most", "Kolonia").event("COERCE", "Straż", "Zebrani")
    assert "added" == add(engine, other.article("a.txt"))


def test_the_same_text_in_two_outlets_is_one_entry_of_two_reports(engine: Engine) -> None:
    """Ids come from the text: what two outlets print alike is told once, and reported twice."""
    for outlet in ("Gazeta", "Kurier"):
        add(engine, Writer(source=outlet, url=f"https://{outlet}.example").tie("Litwa", "NATO", "began", "2004").article())
    found = counts(engine)
    assert (2, 1, 2) == (found["articles"], found["entries"], found["reports"])


def test_half_an_article_is_never_kept(engine: Engine) -> None:
    """A fault on the way leaves nothing behind."""
    before = counts(engine)
    with pytest.raises(ChronicleError), writing(engine) as connection:
        adding.add(connection, FIRST.article())
        connection.execute(text("INSERT INTO nowhere VALUES (1)"))
    assert before == counts(engine)


def statements_of_adding(engine: Engine, article: Article) -> int:
    """How many statements adding the article takes."""
    asked: list[str] = []

    def note(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", note)
    assert "added" == add(engine, article)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_an_article_of_many_entries_takes_no_more_statements(engine: Engine) -> None:
    """What the database is asked for one article is asked for all of its entries at once."""
    few, many = Writer("2023-07-10"), Writer("2023-07-11")
    for number in range(30):
        (few if number < 2 else many).event("AID", f"Gmina {number}", f"Szkoła {number}", when=f"20{number:02}")
    add(engine, Writer("2023-07-09").event("AID", "Powiat", "Muzeum").article())
    assert statements_of_adding(engine, few.article()) == statements_of_adding(engine, many.article()) < 45


def test_recording_never_goes_back(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each transaction is recorded after the one before, though the clock be put back."""
    articles = many_articles(3)
    for article, clock in zip(articles, (5_000, 1_000, 9_000), strict=True):
        monkeypatch.setattr("latopis.chronicle.rows.now", lambda clock=clock: clock)
        add(engine, article)
    with reading(engine) as connection:
        times = connection.execute(select(schema.changes.c.recorded).order_by(schema.changes.c.id)).scalars().all()
    assert [5_000, 5_001, 9_000] == times


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(record=records())
def test_any_record_can_be_kept(engine: Engine, record: Record) -> None:
    """Whatever the format can hold is added, and known then: null characters, halves of pairs, ids that name nobody."""
    article = adding.Article(record, frozenset({"slowo"}))
    assert add(engine, article) in ("added", "known", "new version")
    assert "known" == add(engine, article)


@pytest.mark.parametrize("odd", ["\0", "\ud800"])
def test_characters_that_no_database_takes(place: str, odd: str) -> None:
    """Wherever an article has one, it is kept, known again and found by what stands there, and the chronicle is whole."""
    about = {name: f"{name}{odd}" for name in ("title", "source", "author", "url")}
    named = f"Ewa {odd}Nowak"
    with Chronicle.open(place, signer=f"ada{odd}") as chronicle:
        for day, outcome in (("2023-01", "added"), ("2023-01", "known"), ("2023-02", "new version")):
            writer = Writer(day, **about).statement(named, f"tak {odd} było")
            assert outcome == (chronicle.met_before(writer.record().document) or chronicle.keep(writer.article()))
        (report,) = chronicle.statements(by=named).reports
        chronicle.accept(report.own, reason=odd)
        chronicle.correct(report, "speaker", Correction(f"Jan {odd}"), reason=odd)
        assert ((), []) == (chronicle.check().faults, chronicle.reports(odd))
        with pytest.raises(InputError, match="no such article"):
            chronicle.split_actor(named, odd)
        assert 2 == chronicle.remove(about["url"], erase=True, reason=odd)
        assert chronicle.check().ok


def test_what_is_no_chronicle_is_refused(tmp_path: Path) -> None:
    """Another file, another database, a newer schema: a message that says what to do, and the file as it was."""
    path = tmp_path / "notes.txt"
    path.write_text("Notatki, a nie baza danych. " * 40, encoding="utf-8")
    with pytest.raises(ChronicleError, match="another sort of file"):
        opened(path)
    assert path.read_text(encoding="utf-8").startswith("Notatki")
    with pytest.raises(ChronicleError, match="there is no chronicle"):
        opened(tmp_path / "missing.db", create=False)
    assert not (tmp_path / "missing.db").exists()
    with pytest.raises(ChronicleError, match="check the path"):
        opened(tmp_path / "no" / "folder.db")
    with pytest.raises(ChronicleError, match="mysql is not supported"):
        opened("mysql://example/x")


def test_schemas_of_other_versions_are_refused(place: str) -> None:
    """A newer schema asks for a newer latopis, an older one for an upgrade."""
    engine = opened(place)
    for version, advice in (("9999", "newer latopis"), ("0000", "latopis db upgrade")):
        with writing(engine) as connection:
            connection.execute(schema.revision.update().values(version_num=version))
        with pytest.raises(ChronicleError, match=advice):
            opened(place)
    engine.dispose()
