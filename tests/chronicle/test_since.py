"""What has changed since: whoever follows the changes holds what whoever asks for everything holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from chronicle.kept import chronicle_of
from chronicle.made import Writer
from latopis.chronicle import adding, reviewing
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.identity import entry_keys
from latopis.chronicle.listing import ALL, Wanted, Within, listed, newest
from latopis.chronicle.overview import last_change, last_recorded
from latopis.chronicle.removing import remove
from latopis.chronicle.rereading import keep_anew, stored
from latopis.chronicle.since import come_since, gone_since
from latopis.chronicle.unjoining import unjoin

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

WORDS = "Nie podniesiemy podatków ani składek w tym roku, obiecuję to wszystkim rolnikom"
SAYS = Wanted(("statement",))


def said(day: int, outlet: str, words: str = WORDS, **about: str) -> Writer:
    return (
        Writer(f"2023-07-1{day}", source=outlet, **about).statement("Anna Nowak", words).tie(f"Gmina {day}", "Związek", "began")
    )


ONE, TWO = said(1, "Gazeta", url="https://a.example/1"), said(2, "Kurier")
FIVE = said(5, "Dziennik")
THREE = said(3, "Echo", "Pociągi pojadą szybciej od września, jeśli starczy nam pieniędzy na tory")
OTHER = said(4, "Gazeta", "Most zostanie zamknięty na całe lato z powodu pęknięć przęsła", url="https://a.example/1")


@dataclass
class Mirror:
    """A copy that is kept in step by what has changed since it was last."""

    engine: Engine
    wanted: Wanted
    held: dict[str, int] = field(default_factory=dict)
    seen: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    gone: list[str] = field(default_factory=list)

    def follow(self) -> None:
        with reading(self.engine) as connection:
            within = Within(changed_since=self.seen, limit=1)
            gone = gone_since(connection, self.wanted, within)
            self.gone = sorted(each.reason for each in gone)
            for each in gone:
                self.held = {
                    key: told
                    for key, told in self.held.items()
                    if key != each.entry and (each.entry or not key.startswith(each.article))
                }
            while True:
                page = listed(connection, self.wanted, within)
                self.held |= {report.key: report.told.reports for report in page.reports}
                if page.next is None:
                    break
                within = replace(within, after=page.next)
            self.seen = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=last_recorded(connection))

    def whole(self) -> dict[str, int]:
        with reading(self.engine) as connection:
            return {report.key: report.told.reports for report in listed(connection, self.wanted).reports}


def reread_without_statements(connection: Connection) -> None:
    version = stored(connection, reader="0.2.0")[0]
    record = THREE.record()
    keep_anew(connection, replace(record, reader="0.2.0", entries=record.entries[1:]), version.version)


def test_changes_give_the_whole(place: str) -> None:
    """Whatever is added, joined, parted, rejected, restored, read anew, replaced, removed or erased."""
    engine = chronicle_of(place, THREE)
    mirrors = [Mirror(engine, Wanted()), Mirror(engine, SAYS)]
    key, alone = (entry_keys(writer.record())[0] for writer in (ONE, THREE))
    steps: list[tuple[Callable[[Connection], object], list[str]]] = [
        (lambda connection: adding.add(connection, TWO.article()), []),
        (lambda connection: adding.add(connection, FIVE.article()), []),
        (lambda connection: adding.add(connection, ONE.article()), ["joined"]),
        (lambda connection: reviewing.judge(connection, "reject", [key], reason=None, signer=None), []),
        (lambda connection: reviewing.judge(connection, "reject", [alone], reason=None, signer=None), ["rejected"]),
        (lambda connection: reviewing.undo(connection, None), []),
        (lambda connection: reviewing.undo(connection, None), []),
        (lambda connection: unjoin(connection, key), []),
        (reread_without_statements, ["reread"]),
        (lambda connection: adding.add(connection, OTHER.article()), ["replaced"]),
        (lambda connection: remove(connection, TWO.record().document.id, "remove"), ["removed"]),
        (lambda connection: remove(connection, OTHER.record().document.id, "erase"), ["erased", "erased"]),
    ]
    for mirror in mirrors:
        mirror.follow()
    for step, told in steps:
        with writing(engine) as connection:
            step(connection)
        for mirror in mirrors:
            mirror.follow()
            assert mirror.whole() == mirror.held
        assert set(told) <= set(mirrors[1].gone)
    engine.dispose()


def test_come_since(place: str) -> None:
    """An entry has come when no report of it was found before: one more article about the same is no news."""
    engine = chronicle_of(place, ONE)
    with reading(engine) as connection:
        seen = last_change(connection)
    for writer in (TWO, THREE):
        with writing(engine) as connection:
            adding.add(connection, writer.article())
    with reading(engine) as connection:
        assert [THREE.text.split(" szybciej")[0]] == [
            report.quote.split(" szybciej")[0] for report in come_since(connection, SAYS, ALL, seen)
        ]
        assert [] == come_since(connection, SAYS, ALL, last_change(connection))
        assert 2 == len(come_since(connection, SAYS, ALL, 0))
    engine.dispose()


def test_newest(place: str) -> None:
    """The entries of what was added last come first, whatever their dates; each once."""
    engine = chronicle_of(place, THREE, TWO, ONE)
    with reading(engine) as connection:
        found = newest(connection, SAYS, Within(limit=10))
        assert [2, 1] == [report.told.reports for report in found]
        assert ONE.record().document.id == found[0].document.id
        assert 1 == len(newest(connection, SAYS, Within(limit=1)))
    engine.dispose()
