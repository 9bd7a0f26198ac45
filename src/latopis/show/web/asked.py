"""A request as the pages see it: what is asked, in which language, of which chronicle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from sqlalchemy import select

from latopis.chronicle.names import actors_named, suggestions
from latopis.chronicle.schema import actors
from latopis.errors import InputError
from latopis.show.queries import Q, checked
from latopis.show.web.refusals import Refusal, Unclear

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection
    from starlette.requests import Request

    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known
    from latopis.chronicle.overview import Counts
    from latopis.lexicon.labels import Labels
    from latopis.show.web.settings import Settings
    from latopis.show.web.tongue import SharedNaming

_SAFE = ":@,;+!*()'"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its path and parameters, the words of its language, and a connection that sees one state of the chronicle."""

    settings: Settings
    connection: Connection
    naming: SharedNaming
    labels: Labels
    path: str
    parameters: Mapping[str, str]
    overview: Callable[[], tuple[Counts, Sequence[Report]]]
    signer: str | None = None

    def address(self, **changes: str | int | None) -> str:
        """This page with other parameters; None takes one away."""
        kept = {name: value for name, value in self.parameters.items() if name != "lang"}
        return address(self.path, **{**kept, **{name.rstrip("_"): value for name, value in changes.items()}})

    def with_parameters(self, parameters: Mapping[str, str]) -> Asked:
        """The same page with these parameters alone."""
        return replace(self, parameters=parameters)

    def actor(self, field: str, name: str) -> Known:
        """The one actor whom the parameter means.

        Raises:
            Unclear: nobody or several.
        """
        found = actors_named(self.connection, name, self.naming)
        if len(found) == 1:
            return found[0]
        near = [] if found else suggestions(self.connection, name)
        raise Unclear(field, name, candidates=found, near=near)

    def shown_name(self, value: str | None) -> str:
        """What a field shows that holds a name or a key: the name."""
        if not value or ":" not in value:
            return value or ""
        name = self.connection.execute(select(actors.c.name).where(actors.c.key == value)).scalar()
        return name or value


def address(path: str, **parameters: str | int | None) -> str:
    """A path of ours with parameters; those that are None are left out."""
    known = {name: str(value) for name, value in parameters.items() if value is not None}
    return path + ("?" + urlencode(known, quote_via=quote, safe=_SAFE, errors="replace") if known else "")


def segment(text: str) -> str:
    """A key as the part of a path."""
    return quote(text, safe=_SAFE, errors="replace")


def actor_address(key: str) -> str:
    """The page of an actor."""
    return f"/actors/{segment(key)}"


def question_of(query: type[Q], request: Request, refused: tuple[str, ...] = ()) -> Q:
    """The parameters of the address and of its query.

    Raises:
        Refusal: one is not known, or refused in this form, comes twice, or is no value of its sort.
    """
    if wrong := [name for name in refused if name in request.query_params]:
        raise Refusal(400, "parameters", f"{', '.join(wrong)}: a feed has none")
    try:
        return checked(query, [*request.query_params.multi_items(), *request.path_params.items()])
    except InputError as fault:
        raise Refusal(400, "parameters", str(fault)) from fault
