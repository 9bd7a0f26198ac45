"""The command that hands entries over to other programs: its options. What it does is loaded when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from latopis.show.cli_options import Lang, Place  # noqa: TC001  typer looks at them when it runs
from latopis.show.output import quiet_ends

app = typer.Typer()


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, jsonl, parquet, polecat …; docs/exports.md has all.")],
    lang: Lang,
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[LIST FIELD=VALUE…]",
            help="As the address of a page: events type=COERCE from=2020.",
            show_default="everything",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Written whole or not at all.", show_default="standard output"),
    ] = None,
    full_text: Annotated[bool, typer.Option("--full-text", help="Also whole articles; they belong to their publishers.")] = False,
    chronicle: Place = None,
) -> None:
    """Write the entries of a query in the format of another program, with their sources; quotations only."""
    with quiet_ends():
        from latopis.show import asking, handing_over  # noqa: PLC0415  loads the database

        order = handing_over.Order(form, tuple(words or ()), out, full_text=full_text, tongue=lang)
        raise typer.Exit(handing_over.write_export(asking.Asked(lang, chronicle), order))
