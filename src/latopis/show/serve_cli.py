"""The command that serves a chronicle to browsers; what it does is loaded when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from latopis.show.cli_options import Host, NoConfig, Place, QuotesOnly, Registers, Token, registers_of
from latopis.show.output import quiet_ends

app = typer.Typer()


@app.command()
def serve(
    *,
    chronicle: Place = None,
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="At which port.")] = 8000,
    token: Token = None,
    accounts: Annotated[
        str | None,
        typer.Option(envvar="LATOPIS_ACCOUNTS", metavar="FILE", help="Accounts (`latopis accounts`): who has none sees nothing."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="By so many processes.")] = 1,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be added.")] = False,
    quotes_only: QuotesOnly = None,
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
            accounts=accounts,
            workers=workers,
        )
        raise typer.Exit(serving.serve(wish))
