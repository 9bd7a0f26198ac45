"""The command `latopis`: its commands, options and exit codes. What they do is loaded when they run.

Exit codes: 0 all was read; 1 something could not be read, and the rest was; 2 the command, a register or the configuration
was not understood;
130 Ctrl-C; 141 the reader of the output has gone.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from latopis import __version__
from latopis.show.output import quiet_ends, use_utf_8

if TYPE_CHECKING:
    from collections.abc import Iterable

ActorType = Literal["person", "state", "organisation", "group", "office", "place", "outlet", "document"]
Language = Literal["pl", "en"]

_UNITS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3, "ki": 1024, "mi": 1024**2, "gi": 1024**3}
_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,3})?) ?([kmg]i?)?b?", re.ASCII | re.IGNORECASE)

app = typer.Typer(
    name="latopis",
    help="Reads press articles in Polish and keeps the record: who said, did, joined or left what, when, and in which words.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
register_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The known actors: check, show and list them.")
app.add_typer(register_app, name="register")


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


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"latopis {__version__}")
        raise typer.Exit


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
What = Annotated[str, typer.Argument(metavar="FILE|TEXT", help="A file, - for standard input, or the words themselves.")]
Registers = Annotated[
    list[str] | None,
    typer.Option("--register", metavar="FILE", help="Know the actors of this file too: .toml, .csv, .jsonl; repeatable."),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Leave the configuration file aside.")]
RegisterFiles = Annotated[list[str] | None, typer.Argument(metavar="FILE…", help="Registers: .toml, .csv, .jsonl.")]
Every = Annotated[bool, typer.Option("--all", help="Show every warning, not only the first of each sort.")]
TypeOfActor = Annotated[ActorType | None, typer.Option("--type", help="Only the actors of this type.")]
Version = Annotated[bool, typer.Option("--version", help="Show the version and exit.", callback=_tell_version, is_eager=True)]


@app.callback()
def before_commands(version: Version = False) -> None:
    """Take the options that stand before a command."""


@app.command()
def read(
    files: Files,
    lang: Lang,
    *,
    json: AsJson = False,
    published: Published = None,
    max_size: MaxSize = None,
    columns: Columns = None,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Read articles and show what they say, with dates, certainty and the words it comes from."""
    with quiet_ends():
        registers = _registers(register, no_config=no_config)
        from latopis.show import reading  # noqa: PLC0415  loads the stages and the lexicon

        named = columns_of(columns or ())
        wish = reading.Wish(lang, json=json, published=published, max_size=max_size, registers=registers, columns=named)
        raise typer.Exit(reading.read_files(files, wish))


@app.command()
def explain(
    what: What,
    lang: Lang,
    *,
    published: Published = None,
    max_size: MaxSize = None,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Show stage by stage what is seen in a text, and which pattern made each entry."""
    with quiet_ends():
        registers = _registers(register, no_config=no_config)
        from latopis.show import reading  # noqa: PLC0415  loads the stages and the lexicon

        wish = reading.Wish(lang, published=published, max_size=max_size, registers=registers)
        raise typer.Exit(reading.explain(what, wish))


@app.command()
def demo(lang: Lang, json: AsJson = False) -> None:
    """Read an example article that comes with latopis."""
    with quiet_ends():
        from latopis.show import reading  # noqa: PLC0415  loads the stages and the lexicon

        raise typer.Exit(reading.read_demo(reading.Wish(lang, json=json)))


@register_app.command("check")
def register_check(files: RegisterFiles = None, every: Every = False) -> None:
    """Check registers, or the one that comes with latopis; the exit code is 1 where something would never work."""
    with quiet_ends():
        from latopis.show import registers  # noqa: PLC0415  loads the stages and the lexicon

        raise typer.Exit(registers.show_check(files or [], every=every))


@register_app.command("show")
def register_show(
    what: Annotated[str, typer.Argument(metavar="KEY|NAME")], register: Registers = None, no_config: NoConfig = False
) -> None:
    """Show a known actor: its names, what it belongs to, and where that comes from."""
    with quiet_ends():
        from latopis.show import registers  # noqa: PLC0415  loads the stages and the lexicon

        raise typer.Exit(registers.show_actor(what, _registers(register, no_config=no_config)))


@register_app.command("list")
def register_list(kind: TypeOfActor = None, register: Registers = None, no_config: NoConfig = False) -> None:
    """List the known actors, one a line as JSON."""
    with quiet_ends():
        from latopis.show import registers  # noqa: PLC0415  loads the stages and the lexicon

        raise typer.Exit(registers.list_actors(kind, _registers(register, no_config=no_config)))


def _registers(given: list[str] | None, *, no_config: bool) -> tuple[str, ...]:
    """The registers of the configuration, then those of the command line, which stand above them."""
    from latopis.show.configuration import Configuration, configuration  # noqa: PLC0415  --version and --help need none

    settings = Configuration() if no_config else configuration()
    return (*settings.registers, *(given or ()))


def main() -> None:
    """Run the command that the arguments name."""
    use_utf_8()
    app()
