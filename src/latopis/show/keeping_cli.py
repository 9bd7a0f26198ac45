"""The commands that keep a chronicle in order: their options and arguments. What they do is loaded when they run."""

from __future__ import annotations

from typing import Annotated

import typer

from latopis.show.cli_options import Jobs, Json, Lang, NoConfig, Place, Registers, registers_of
from latopis.show.output import quiet_ends

app = typer.Typer()
db = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The database of a chronicle: check, back up, upgrade.")
app.add_typer(db, name="db")


@app.command()
def reread(
    lang: Lang,
    *,
    every: Annotated[bool, typer.Option("--all", help="Also what this version has read already.")] = False,
    jobs: Jobs = None,
    chronicle: Place = None,
    json: Json = False,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Read the kept texts anew with this version of latopis, and list what it reads differently."""
    with quiet_ends():
        registers = registers_of(register, no_config=no_config)
        from latopis.show import asking, keeping  # noqa: PLC0415  loads the stages and the database

        asked = asking.Asked(lang, chronicle, json=json, registers=registers)
        raise typer.Exit(keeping.show_rereading(asked, jobs=jobs, every=every))


@app.command()
def remove(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of its text or of one of its entries, or its URL.")],
    lang: Lang,
    *,
    erase: Annotated[bool, typer.Option("--erase", help="Erase text, index and names for good.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; kept with the tombstone.")] = None,
    chronicle: Place = None,
) -> None:
    """Leave an article out of every answer, in all versions and copies; it is not taken in again."""
    with quiet_ends():
        from latopis.show import asking, keeping  # noqa: PLC0415  loads the database

        raise typer.Exit(keeping.run_removal(asking.Asked(lang, chronicle), article, erase=erase, reason=reason))


@db.command()
def check(lang: Lang, *, chronicle: Place = None, json: Json = False) -> None:
    """Check the file, the texts, every span and every row; the exit code is 1 where something is wrong."""
    with quiet_ends():
        from latopis.show import asking, keeping  # noqa: PLC0415  loads the database

        raise typer.Exit(keeping.show_check(asking.Asked(lang, chronicle, json=json)))


@db.command()
def backup(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A new file, which SQLite and latopis open.")],
    lang: Lang,
    *,
    chronicle: Place = None,
) -> None:
    """Copy a chronicle as it is now, while others read and write; also one of PostgreSQL."""
    with quiet_ends():
        from latopis.show import asking, keeping  # noqa: PLC0415  loads the database

        raise typer.Exit(keeping.save_backup(asking.Asked(lang, chronicle), path))


@db.command()
def upgrade(lang: Lang, *, chronicle: Place = None) -> None:
    """Bring the schema of a chronicle that an older latopis made to this version's."""
    with quiet_ends():
        from latopis.show import asking, keeping  # noqa: PLC0415  loads the database

        raise typer.Exit(keeping.run_upgrade(asking.Asked(lang, chronicle)))
