"""The tools of assistants: a question, an answer, and what went wrong in words that tell what to do."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations
from pydantic import BaseModel

from latopis.chronicle.connect import reading
from latopis.errors import ChronicleError, LatopisError, UnknownActor
from latopis.run.chronicle import Chronicle
from latopis.show.mcp import answers, questions, shapes
from latopis.show.mcp.citing import Citing
from latopis.show.queries import Query
from latopis.show.web.tongue import SharedNaming

Q = TypeVar("Q", bound=Query)
A = TypeVar("A", bound=BaseModel)

_READS: Final = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_LATE: Final = ("start", "end", "known_at", "recorded_at", "limit", "after")
"""What is said after what the question is about."""
_LEFT_OUT: Final = frozenset({"lang", "changed_since", "removed_after"})


@dataclass(frozen=True, slots=True)
class Desk:
    """The chronicle that is asked: where readers find it, and whether whole articles may be given."""

    chronicle: Chronicle
    naming: SharedNaming
    base: str
    quotes_only: bool = False

    def answer(self, question: type[Q], answered: Callable[[Citing, Q], A], given: dict[str, object]) -> A:
        """The answer.

        Raises:
            ToolError: why there is none, and what to do.
        """
        asked = question.model_validate({name: value for name, value in given.items() if value is not None})
        try:
            with reading(self.chronicle.engine) as connection:
                return answered(Citing(connection, self.naming, self.base), asked)
        except UnknownActor as fault:
            raise ToolError(f"{fault}. The tool actors tells whom a name means.") from fault
        except ChronicleError as fault:
            raise ToolError("the chronicle cannot be read just now; try again") from fault
        except LatopisError as fault:
            raise ToolError(str(fault)) from fault


def tools_of(desk: Desk) -> list[Tool]:
    """Every tool."""
    article = partial(answers.article, quotes_only=desk.quotes_only)
    return [
        _tool(desk, questions.TiesQuestion, answers.ties, shapes.Ties),
        _tool(desk, questions.StatementsQuestion, answers.statements, shapes.Reports),
        _tool(desk, questions.EventsQuestion, answers.events, shapes.Reports),
        _tool(desk, questions.TimelineQuestion, answers.timeline, shapes.Reports),
        _tool(desk, questions.PollsQuestion, answers.polls, shapes.Reports),
        _tool(desk, questions.SearchQuestion, answers.search, shapes.Hits),
        _tool(desk, questions.EntryQuestion, answers.entry, shapes.Reports),
        _tool(desk, questions.ArticleQuestion, article, shapes.ArticlePart),
        _tool(desk, questions.ActorsQuestion, answers.actors, shapes.Actors),
    ]


def _tool(desk: Desk, question: type[Q], answered: Callable[[Citing, Q], A], shape: type[A]) -> Tool:
    """A tool whose arguments are the fields of the question; any other argument is refused."""
    told = answered.func if isinstance(answered, partial) else answered

    def call(**given: object) -> A:
        return desk.answer(question, answered, given)

    call.__signature__ = _signature(question, shape)  # type: ignore[attr-defined]
    found = Tool.from_function(call, told.__name__, description=inspect.getdoc(told), annotations=_READS, structured_output=True)
    model = found.fn_metadata.arg_model
    model.model_config["extra"] = "forbid"
    model.model_rebuild(force=True)
    found.parameters = model.model_json_schema(by_alias=True)
    return found


def _signature(question: type[Query], shape: type[BaseModel]) -> inspect.Signature:
    parameters = [
        inspect.Parameter(
            *(name, inspect.Parameter.KEYWORD_ONLY),
            default=inspect.Parameter.empty if field.is_required() else field.default,
            annotation=field.rebuild_annotation(),
        )
        for name, field in question.model_fields.items()
        if name not in _LEFT_OUT
    ]
    order = {name: place for place, name in enumerate(_LATE, 1)}
    parameters.sort(key=lambda each: (each.default is not each.empty, order.get(each.name, 0)))
    return inspect.Signature(parameters, return_annotation=shape)
