"""What cannot be answered, told in one shape: a page for people, `application/problem+json` for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from latopis.chronicle.names import Known


class Refusal(Exception):
    """A request that is not answered: its status, the label of why, and the rest in words."""

    def __init__(self, status: int, reason: str, detail: str = "", *, other: str | None = None) -> None:
        """`reason` is a label under `web.refused`; `other` an address that answers instead."""
        super().__init__(detail or reason)
        self.status = status
        self.reason = reason
        self.detail = detail
        self.other = other


class Moved(Exception):
    """What was asked for stands at another address: its path without an ending, and the place on the page."""

    def __init__(self, path: str, parameters: Mapping[str, str], place: str = "") -> None:
        """The parameters are those of the request."""
        super().__init__(path)
        self.path = path
        self.parameters = parameters
        self.place = place


class Unclear(Refusal):
    """A name that nobody has, or several: who may be meant."""

    def __init__(self, field: str, name: str, *, candidates: Sequence[Known] = (), near: Sequence[str] = ()) -> None:
        """The parameter that holds the name, and those to choose from."""
        super().__init__(404, "several" if candidates else "nobody", name)
        self.field = field
        self.name = name
        self.candidates = tuple(candidates)
        self.near = tuple(near)
