"""The command `latopis`: its commands, options and exit codes. What they do is loaded when they run.

Exit codes: 0 all was read; 1 something could not be read, and the rest was; 2 the command, a register or the configuration
was not understood;
130 Ctrl-C; 141 the reader of the output has gone.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated, Literal

import typer

from latopis import __version__
from latopis.show.accounts_cli import app as accounts_app
from latopis.show.alerts_cli import app as alerts_app
from latopis.show.chronicle_cli import app as chronicle_app
from latopis.show.cli_options import (
    AsJson,
    Columns,
    Files,
    Lang,
    MaxSize,
    NoConfig,
    Published,
    Registers,
    columns_of,
    registers_of,
)
from latopis.show.deciding_cli import app as deciding_app
from latopis.show.exporting_cli import app as exporting_app
from latopis.show.keeping_cli import app as keeping_app
from latopis.show.mcp_cli import app as mcp_app
from latopis.show.output import quiet_ends, use_utf_8
from latopis.show.serve_cli import app as serve_app

ActorType = Literal["person", "state", "organisation", "group", "office", "place", "outlet", "document"]
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
app.add_typer(chronicle_app)
app.add_typer(keeping_app)
app.add_typer(deciding_app)
app.add_typer(exporting_app)
app.add_typer(serve_app)
app.add_typer(mcp_app)
app.add_typer(alerts_app)
app.add_typer(accounts_app)


def is_compiled() -> bool:
    """Whether the modules that read were compiled when the package was installed."""
    found = find_spec("latopis.sentence")
    return found is not None and not str(found.origin).endswith(".py")


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"latopis {__version__}{' (compiled)' if is_compiled() else ''}")
        raise typer.Exit


What = Annotated[str, typer.Argument(metavar="FILE|TEXT", help="A file, - for standard input, or the words themselves.")]
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
        registers = registers_of(register, no_config=no_config)
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
        registers = registers_of(register, no_config=no_config)
        from latopis.show import reading  # noqa: PLC0415  loads the stages and the lexicon

        wish = reading.Wish(lang, published=published, max_size=max_size, registers=registers)
        raise typer.Exit(reading.explain(what, wish))


@app.command()
def demo(lang: Lang, json: AsJson = False) -> None:
    """Add the example articles that come with latopis to a chronicle, and ask it."""
    with quiet_ends():
        from latopis.show import demo as shown  # noqa: PLC0415  loads the stages, the lexicon and the database

        raise typer.Exit(shown.show_demo(lang, json=json))


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

        raise typer.Exit(registers.show_actor(what, registers_of(register, no_config=no_config)))


@register_app.command("list")
def register_list(kind: TypeOfActor = None, register: Registers = None, no_config: NoConfig = False) -> None:
    """List the known actors, one a line as JSON."""
    with quiet_ends():
        from latopis.show import registers  # noqa: PLC0415  loads the stages and the lexicon

        raise typer.Exit(registers.list_actors(kind, registers_of(register, no_config=no_config)))


def main() -> None:
    """Run the command that the arguments name."""
    use_utf_8()
    app()
