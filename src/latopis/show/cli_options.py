"""Options that several commands have, and how their values are read."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["pl", "en"]

_UNITS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3, "ki": 1024, "mi": 1024**2, "gi": 1024**3}
_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,3})?) ?([kmg]i?)?b?", re.ASCII | re.IGNORECASE)


def size_in_bytes(text: str) -> int:
    """The number of bytes that `5MB`, `512KiB`, `1.5 GB` or `2000000` mean.

    >>> size_in_bytes("5MB"), size_in_bytes("1.5KiB"), size_in_bytes("2000000")
    (5000000, 1536, 2000000)
    """
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _UNITS[(match[2] or "").lower()]) if match else 0
    if size < 1:
        raise typer.BadParameter(f"{text!r} is no size; write a number of bytes, as 5MB, 512KiB or 2000000")
    return size


def columns_of(pairs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The fields of an article with the names of the columns that hold them.

    >>> columns_of(["text=body", "published=day"])
    (('text', 'body'), ('published', 'day'))
    """
    from latopis.load.tables import FIELDS  # noqa: PLC0415  only tables have columns

    found = []
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if field not in FIELDS or not equals or not name:
            raise typer.BadParameter(f"{pair!r} is none of {'=NAME, '.join(FIELDS)}=NAME", param_hint="--columns")
        found.append((field, name))
    return tuple(found)


def publication_date(text: str) -> str:
    """The canonical form of an EDTF date.

    >>> publication_date("199x")
    '199X'
    """
    from latopis.edtf import normalise  # noqa: PLC0415  --version and --help need no dates
    from latopis.errors import DateError  # noqa: PLC0415

    try:
        return normalise(text)
    except DateError as fault:
        raise typer.BadParameter(str(fault)) from fault


def language_of_locale() -> Language:
    """The language of the interface that the locale asks for: Polish, or English for any other.

    `LC_ALL` stands above `LC_MESSAGES`, and that above `LANG`; an empty one does not count.
    """
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, names), "").lower()
    return "pl" if wanted == "pl" or wanted.startswith(("pl_", "pl.", "pl@", "polish")) else "en"


Lang = Annotated[
    Language,
    typer.Option(
        "--lang", help="Language of what is shown.", default_factory=language_of_locale, show_default="that of the locale"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One record a line as JSON, for programs.")]
Published = Annotated[
    str | None,
    typer.Option(parser=publication_date, metavar="EDTF", help="Date of the articles that bring none, as 2023-07-14 or 2023-07."),
]
MaxSize = Annotated[
    int | None,
    typer.Option(parser=size_in_bytes, metavar="BYTES", help="Refuse larger texts and lines, as 5MB.", show_default="20MB"),
]
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="Texts, pages, JSON Lines, tables, archives, directories; - for standard input."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="FIELD=NAME", help="The column of a table that holds a field, as text=body; repeatable."),
]
Registers = Annotated[
    list[str] | None,
    typer.Option("--register", metavar="FILE", help="Know the actors of this file too: .toml, .csv, .jsonl; repeatable."),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Leave the configuration file aside.")]
Place = Annotated[
    str | None,
    typer.Option("--chronicle", metavar="PATH|URL", help="The chronicle.", show_default="$LATOPIS_CHRONICLE, else latopis.db"),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="Read in so many processes.", show_default="one a processor")
]
Json = Annotated[bool, typer.Option("--json", help="One object a line, for programs.")]


Links = Annotated[str, typer.Option(metavar="URL", help="Where readers find the chronicle: the beginning of every permalink.")]
Host = Annotated[str, typer.Option(metavar="NAME", help="Where to listen.")]
Token = Annotated[
    str | None,
    typer.Option(
        envvar="LATOPIS_TOKEN",
        metavar="WORD",
        help="Who does not know it sees nothing.",
        show_default="beyond this machine, a new one",
    ),
]
QuotesOnly = Annotated[
    bool | None,
    typer.Option(
        "--quotes-only/--full-text",
        help="Show the words that are quoted, not whole articles.",
        show_default="quotes beyond this machine",
    ),
]


def registers_of(given: list[str] | None, *, no_config: bool) -> tuple[str, ...]:
    """The registers of the configuration, then those of the command line, which stand above them."""
    from latopis.show.configuration import Configuration, configuration  # noqa: PLC0415  --version and --help need none

    settings = Configuration() if no_config else configuration()
    return (*settings.registers, *(given or ()))
