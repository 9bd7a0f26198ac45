"""The command that serves a chronicle to assistants; what it does is loaded when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from latopis.errors import MissingExtra
from latopis.show.cli_options import Host, Links, NoConfig, Place, QuotesOnly, Registers, Token, registers_of
from latopis.show.output import quiet_ends

app = typer.Typer()


@app.command()
def mcp(
    *,
    chronicle: Place = None,
    http: Annotated[bool, typer.Option("--http", help="Over HTTP, instead of standard input and output.")] = False,
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="At which port.")] = 8001,
    token: Token = None,
    quotes_only: QuotesOnly = None,
    links: Links = "http://127.0.0.1:8000",
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Let assistants ask the chronicle (Model Context Protocol): ties, statements, events, polls, articles; it is only read."""
    with quiet_ends():
        registers = registers_of(register, no_config=no_config)
        try:
            from latopis.show.mcp import serving  # noqa: PLC0415  loads the database
            from latopis.show.web.serving import Wish  # noqa: PLC0415
        except ImportError as fault:
            raise MissingExtra("assistants need an optional part; install it with: pip install 'latopis[mcp]'") from fault
        place = (host if http else "127.0.0.1", port, chronicle, token)
        wish = Wish(*place, read_only=True, quotes_only=quotes_only, registers=registers)
        raise typer.Exit(serving.serve_http(wish, links) if http else serving.serve_stdio(wish, links))
