"""What a chronicle may be asked: words and addresses mean the same, and what is wrong is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis import Chronicle, Document
from latopis.chronicle.connect import reading
from latopis.errors import InputError, UnknownActor
from latopis.show.queries import LISTS, StatementQuery, finder, page_of, query_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@pytest.fixture(scope="module")
def chronicle() -> Iterator[Chronicle]:
    with Chronicle.open(":memory:") as kept:
        for day in range(1, 6):
            kept.add(Document(f"Rzecznik rządu zaprzeczył, że Gruzja zamknęła {day} konsulaty.", published=f"2020-03-0{day}"))
        yield kept


@pytest.mark.parametrize("name", LISTS)
def test_address_and_words(name: str) -> None:
    """The address of a page, of any form of it, and words ask the same."""
    expected = (name, LISTS[name].model_validate({"from": "2020", "limit": 5}))
    for words in (
        [name, "from=2020", "limit=5"],
        [f"/{name}?from=2020&limit=5"],
        [f"http://a.example/{name}.atom?from=2020", "limit=5"],
    ):
        assert expected == query_of(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["articles"], "is no list"),
        (["http://["], "is no address"),
        (["events", "Gruzja"], "is no parameter"),
        (["events", "about=Gruzja"], "about: there is no such parameter"),
        (["events", "from=2020", "from=2021"], "comes twice"),
        (["events", "type=KISS"], "type: Input should be"),
        (["polls", "start=2020"], "start: there is no such parameter"),
    ],
)
def test_wrong(words: Sequence[str], told: str) -> None:
    """What is no question is refused with its reason."""
    with pytest.raises(InputError, match=told):
        query_of(words)


def test_pages(chronicle: Chronicle) -> None:
    """All pages together are the whole list, each from the mark of the one before."""
    with reading(chronicle.engine) as connection:
        find = finder(connection, chronicle.naming)
        whole = [report.number for report in page_of(connection, StatementQuery(act="deny"), find).reports]
        found: list[int] = []
        after = None
        while not found or after:
            page = page_of(connection, StatementQuery(act="deny", limit=2, after=after), find)
            found, after = [*found, *(report.number for report in page.reports)], page.next
    assert (5, whole) == (len(whole), found)


def test_names(chronicle: Chronicle) -> None:
    """Whom a parameter names is asked for in the roles of the parameter; nobody is told with a suggestion."""
    with reading(chronicle.engine) as connection:
        find = finder(connection, chronicle.naming)
        assert 5 == len(page_of(connection, StatementQuery(about="Gruzji"), find).reports)
        assert 0 == len(page_of(connection, StatementQuery(by="Gruzja"), find).reports)
        with pytest.raises(UnknownActor, match="perhaps: Gruzja"):
            page_of(connection, StatementQuery(about="Gruuzja"), find)
