"""What a page answers: a template with what it shows, and the same for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from latopis.chronicle.kept import Report
from latopis.show.report_json import Fields

Form: TypeAlias = str
"""`html`, `json`, `csv`, `atom`, `feed.json`, `bib` or `csl.json`."""


@dataclass(frozen=True, slots=True)
class View:
    """One answer in all its forms; what programs get is worked out when they ask.

    `feed`: the page has one. `cited` are the reports whose articles are cited by it, `files` lead to all of its list.
    """

    template: str
    title: str
    shown: Mapping[str, object]
    fields: Callable[[], Fields]
    rows: Callable[[], Iterable[Fields]] | None = None
    status: int = 200
    feed: bool = False
    cited: Callable[[], Sequence[Report]] | None = None
    files: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A link of a facet, or an option of a form."""

    text: str
    value: str
    address: str = ""
    chosen: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A field of a form: a text, a date, somebody's name, or one of some choices."""

    name: str
    label: str
    value: str = ""
    sort: str = "text"
    choices: tuple[Choice, ...] = field(default_factory=tuple)
