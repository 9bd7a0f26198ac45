"""The commands of saved questions: their options and arguments. What they do is loaded when they run."""

from __future__ import annotations

from typing import Annotated

import typer

from latopis.show.cli_options import Json, Lang, Links, Place
from latopis.show.output import quiet_ends

app = typer.Typer()
alerts = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Saved questions, and what is new of them.")
app.add_typer(alerts, name="alerts")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits, dots and dashes.")]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY…", help="A list and what is asked of it, as statements about=NATO act=deny; or the address of its page."
    ),
]


@alerts.command()
def add(
    name: Name,
    query: Words = None,
    *,
    chronicle: Place = None,
    feed: Annotated[str | None, typer.Option("--feed", metavar="FILE", help="Write a feed: FILE.atom or FILE.feed.json.")] = None,
    post: Annotated[str | None, typer.Option("--post", metavar="URL", help="Send what is new there, as JSON.")] = None,
    private: Annotated[bool, typer.Option("--private", help="The URL may be one of the own network.")] = False,
    from_start: Annotated[bool, typer.Option("--from-start", help="Also tell what is there already.")] = False,
) -> None:
    """Save a question; `alerts run` tells what is new of it: printed, unless told otherwise."""
    with quiet_ends():
        from latopis.show import alert_commands  # noqa: PLC0415  loads the database

        order = alert_commands.Order(name, tuple(query or ()), chronicle, feed, post)
        raise typer.Exit(alert_commands.add(order, private=private, from_start=from_start))


@alerts.command(name="list")
def list_all(*, json: Json = False) -> None:
    """Show the saved questions; of a URL, which may hold a secret, the host alone."""
    with quiet_ends():
        from latopis.show import alert_commands  # noqa: PLC0415  loads the database

        raise typer.Exit(alert_commands.show_all(json=json))


@alerts.command()
def remove(name: Name) -> None:
    """Forget a saved question."""
    with quiet_ends():
        from latopis.show import alert_commands  # noqa: PLC0415  loads the database

        raise typer.Exit(alert_commands.remove(name))


@alerts.command()
def run(
    lang: Lang,
    *,
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="These alone.", show_default="all")] = None,
    links: Links = "http://127.0.0.1:8000",
    json: Json = False,
) -> None:
    """Tell what is new since the last time, each entry once; what could not be sent is sent the next time."""
    with quiet_ends():
        from latopis.show import alert_commands  # noqa: PLC0415  loads the database

        raise typer.Exit(alert_commands.run(names or [], lang, links, json=json))
