"""Assistants ask over both transports, with the client of the SDK, and get what they can cite."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import anyio
import httpx2
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.types import TextContent
from pydantic import BaseModel

from latopis.chronicle.articles import article_kept
from latopis.chronicle.connect import reading
from latopis.chronicle.schema import versions
from latopis.show.mcp import answers
from latopis.show.mcp.serving import PATH, app_of, desk_of, server_of
from latopis.show.mcp.shapes import Actors, ArticlePart, CitedReport, CitedStatement, Hits, Reports, Ties
from show.web import served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from latopis.run.chronicle import Chronicle

BASE = "https://kronika.example"
TOOLS = {"actors", "article", "entry", "events", "polls", "search", "statements", "ties", "timeline"}
NAMES = {"party": "Białorusi", "counterpart": "NATO"}
S = TypeVar("S", bound=BaseModel)


def texts_of(chronicle: Chronicle) -> dict[str, str]:
    with reading(chronicle.engine) as connection:
        return {row.key: row.text.decode() for row in connection.execute(versions.select())}


@dataclass(frozen=True)
class Assistant:
    """Asks a server in this process."""

    client: Client
    portal: BlockingPortal

    def answer(self, shape: type[S], tool: str, **arguments: object) -> S:
        """The answer of the tool, in the shape that it tells."""
        result = self.portal.call(self.client.call_tool, tool, arguments)
        assert not result.is_error, result.content
        return shape.model_validate(result.structured_content)

    def refusal(self, tool: str, **arguments: object) -> str:
        """What the tool says instead of an answer."""
        result = self.portal.call(self.client.call_tool, tool, arguments)
        assert result.is_error
        (content,) = result.content
        assert isinstance(content, TextContent)
        return content.text


@contextmanager
def assistant_of(chronicle: Chronicle, *, quotes_only: bool = False) -> Iterator[Assistant]:
    """An assistant of a chronicle."""
    server = server_of(desk_of(served.settings_of(chronicle, quotes_only=quotes_only), BASE))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server)) as client:
        yield Assistant(client, portal)


@pytest.fixture(scope="module")
def assistant(kept: Chronicle) -> Iterator[Assistant]:
    """An assistant of the examples."""
    with assistant_of(kept) as found:
        yield found


def over_stdio(chronicle: Chronicle) -> Client:
    """A client that starts the command."""
    arguments = ["mcp", "--chronicle", str(chronicle.engine.url.database), "--links", BASE, "--no-config"]
    return Client(StdioServerParameters(command=str(Path(sys.executable).with_name("latopis")), args=arguments))


@asynccontextmanager
async def over_http(chronicle: Chronicle) -> AsyncIterator[Client]:
    """A client of a server on this machine, which asks for a token."""
    with served.server_of(app_of(served.settings_of(chronicle, token="word"), BASE)) as address:
        headers = {"authorization": "Bearer word"}
        there = address + PATH
        async with httpx2.AsyncClient(headers=headers) as http, Client(streamable_http_client(there, http_client=http)) as client:
            yield client


@pytest.mark.parametrize("transport", [over_stdio, over_http])
def test_both_transports(kept: Chronicle, transport: Callable[[Chronicle], Client]) -> None:
    """How did Belarus stand with NATO in 2015, and who denied what: with quotations that stand in the articles to the letter."""

    async def ask() -> tuple[set[str], Ties, Reports]:
        async with transport(kept) as client:
            tools = (await client.list_tools()).tools
            assert all(tool.output_schema and tool.annotations and tool.annotations.read_only_hint for tool in tools)
            found = await client.call_tool("ties", {**NAMES, "as_of": "2015"})
            denials = await client.call_tool("statements", {"act": "deny"})
            assert not found.is_error and not denials.is_error
            told = {tool.name for tool in tools}
            return told, Ties.model_validate(found.structured_content), Reports.model_validate(denials.structured_content)

    tools, ties, denials = anyio.run(ask)
    assert TOOLS == tools
    (tie,) = ties.items
    assert ("cooperation", "in_force", "certain", "1992-03", "2021-11") == (
        *(tie.relation, tie.status, tie.certainty, tie.since, tie.until),
    )
    texts = texts_of(kept)
    assert 2 == len(tie.reports)
    for report in tie.reports:
        assert_cited(report, texts)
    denied = [each for each in denials.items if isinstance(each, CitedStatement) and each.speaker == "Alena Hryńkiewicz"]
    assert denied and all(each.denied for each in denied)
    for each in denials.items:
        assert_cited(each, texts)
        assert isinstance(each, CitedStatement)
        assert all(claim.quote in texts[claim.article] for claim in each.denied)


def assert_cited(report: CitedReport, texts: dict[str, str]) -> None:
    """The quotation stands where it is said to stand, and a reader can look it up."""
    start, end = report.span
    assert report.quote == texts[report.article][start:end]
    assert f"{BASE}/entries/{report.entry}" == report.permalink
    assert report.published


def test_every_list(kept: Chronicle, assistant: Assistant) -> None:
    """Events, polls and a timeline come in pages that together are the whole."""
    texts = texts_of(kept)
    for tool in ("events", "polls", "timeline"):
        found, after, pages = [], None, 0
        while pages == 0 or after:
            page = assistant.answer(Reports, tool, limit=9 if tool == "timeline" else 2, after=after)
            found += page.items
            after, pages = page.next, pages + 1
        assert 1 < pages
        assert len(assistant.answer(Reports, tool, limit=50).items) <= len(found)
        for report in found:
            assert_cited(report, texts)


def test_history(assistant: Assistant) -> None:
    """Every state of a tie, page by page."""
    whole = assistant.answer(Ties, "ties", **NAMES, history=True).items
    assert ["in_force", "suspended"] == [state.status for state in whole]
    first = assistant.answer(Ties, "ties", **NAMES, history=True, limit=1)
    assert (whole[:1], "1") == (first.items, first.next)
    assert whole[1:] == assistant.answer(Ties, "ties", **NAMES, history=True, limit=1, after=first.next).items


def test_ties_of_an_actor_come_in_parts(assistant: Assistant) -> None:
    """With one other at a time, the marks lead through all of whom the ties are, as of a date and all told."""
    for history in (False, True):
        whole = assistant.answer(Ties, "ties", party="Białoruś", history=history, limit=20).items
        found, after, pages = [], None, 0
        while pages == 0 or after:
            page = assistant.answer(Ties, "ties", party="Białoruś", history=history, limit=1, after=after)
            found += page.items
            after, pages = page.next, pages + 1
        assert 1 < pages <= len(whole)
        assert sorted(each.model_dump_json() for each in whole) == sorted(each.model_dump_json() for each in found)


def test_search_and_article(kept: Chronicle, assistant: Assistant) -> None:
    """What was found by its words can be read, part by part, up to its end."""
    hits = assistant.answer(Hits, "search", words="zawieszenie współpracy")
    text, start, entries = "", 0, 0
    while True:
        part = assistant.answer(ArticlePart, "article", article=hits.items[0].article, start=start, length=500)
        text, entries = text + (part.text or ""), entries + len(part.entries)
        assert len(part.text or "") <= 500
        if part.next is None:
            break
        start = part.next
    assert texts_of(kept)[hits.items[0].article] == text
    assert entries
    assert hits.items[0].permalink.startswith(f"{BASE}/articles/{hits.items[0].article}?span=")


def test_quotations_alone(kept: Chronicle) -> None:
    """Where only quotations are shown, an article is not given."""
    with assistant_of(kept, quotes_only=True) as assistant:
        part = assistant.answer(ArticlePart, "article", article=next(iter(texts_of(kept))))
    assert (None, True) == (part.text, bool(part.entries))


def test_entry_and_actors(assistant: Assistant) -> None:
    """An entry comes with all of its reports; a name with its keys, or with names that look like it."""
    poll = next(each for each in assistant.answer(Reports, "polls").items if each.reports > 1)
    assert poll.reports == len(assistant.answer(Reports, "entry", entry=poll.entry).items)
    (found,) = assistant.answer(Actors, "actors", name="białorusi").items
    assert (f"{BASE}/actors/{found.key}", "state") == (found.permalink, found.type)
    assert "Białoruś" == assistant.answer(Actors, "actors", name="Biaoruś").near[0]


def test_more_than_one_answer_holds(kept: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports of an entry, and the entries of an article, come in portions that are together all of them."""
    with assistant_of(kept) as assistant:
        poll = next(each for each in assistant.answer(Reports, "polls").items if each.reports > 1)
        monkeypatch.setattr(answers, "_REPORTS", 1)
        found: list[str] = []
        after: str | None = "0"
        while after is not None:
            part = assistant.answer(Reports, "entry", entry=poll.entry, after=int(after))
            found, after = [*found, *(each.article for each in part.items)], part.next
        assert (poll.reports, poll.reports) == (len(found), len(set(found)))
        monkeypatch.setattr(answers, "_REPORTS", 2)
        spans: list[int] = []
        start: int | None = 0
        while start is not None:
            piece = assistant.answer(ArticlePart, "article", article=poll.article, start=start, length=8000)
            spans, start = [*spans, *(each.span[0] for each in piece.entries)], piece.next
        assert (sorted(spans), True) == (spans, len(spans) > 4)
        with reading(kept.engine) as connection:
            whole = article_kept(connection, poll.article)
        assert whole
        assert sorted(each.entry.span.start for each in whole.reports) == spans


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ties", {"party": "Biaoruś"}, "perhaps: Białoruś"),
        ("events", {"from": "2020"}, "Extra inputs are not permitted"),
        ("events", {"start": "wczoraj"}, "is no date"),
        ("events", {"limit": 1000}, "less than or equal to 50"),
        ("statements", {"act": "lie"}, "Input should be 'say', 'deny'"),
        ("timeline", {"after": "x"}, "String should match pattern"),
        ("article", {"article": "0123456789abcdef"}, "take an id (`article`) from another answer"),
        ("entry", {"entry": "0123456789abcdef-r1-2"}, "take an id (`entry`) from another answer"),
        ("search", {"words": "…"}, "holds no word; write what the articles say"),
        ("ties", {}, "Field required"),
    ],
)
def test_refusals_tell_what_to_do(assistant: Assistant, tool: str, arguments: dict[str, object], told: str) -> None:
    """An assistant reads what was wrong with its question, and how to ask."""
    assert told in assistant.refusal(tool, **arguments)


def test_who_may_ask(kept: Chronicle) -> None:
    """No page elsewhere, no other name of the server, nobody without the token."""
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    usual = {"accept": "application/json, text/event-stream", "authorization": "Bearer word"}
    with served.server_of(app_of(served.settings_of(kept, token="word"), BASE)) as address:

        def status(**headers: str) -> int:
            return httpx2.post(address + PATH, json=message, headers={**usual, **headers}).status_code

        assert 200 == status()
        assert 200 == status(origin=address)
        assert 401 == status(authorization="Bearer other")
        assert 401 == status(authorization="")
        assert 403 == status(origin="https://a.example")
        assert 421 == status(host="a.example")
