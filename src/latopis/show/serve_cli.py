"""The command that serves a chronicle to browsers; what it does is loaded when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from latopis.show.cli_options import NoConfig, Place, Registers, registers_of
from latopis.show.output import quiet_ends

app = typer.Typer()


@app.command()
def serve(
    *,
    chronicle: Place = None,
    host: Annotated[str, typer.Option(metavar="NAME", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="At which port.")] = 8000,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="LATOPIS_TOKEN",
            metavar="WORD",
            help="Who does not know it sees nothing.",
            show_default="beyond this machine, a new one",
        ),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be added.")] = False,
    quotes_only: Annotated[
        bool | None,
        typer.Option(
            "--quotes-only/--full-text",
            help="Show the words that are quoted, not whole articles.",
            show_default="quotes beyond this machine",
        ),
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Pages of this origin may read the answers, as https://a.example; repeatable."),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Open the chronicle in a browser: read, search, ask for ties as of a date, and add articles."""
    with quiet_ends():
        registers = registers_of(register, no_config=no_config)
        from latopis.show.web import serving  # noqa: PLC0415  loads the database

        wish = serving.Wish(
            *(host, port, chronicle, token),
            read_only=read_only,
            quotes_only=quotes_only,
            browser=not no_browser,
            registers=registers,
            cors=tuple(cors or ()),
        )
        raise typer.Exit(serving.serve(wish))
