"""The commands between other programs and a chronicle: their options. What they do is loaded when they run."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from latopis.show.cli_options import Lang, Place, publication_date
from latopis.show.output import quiet_ends

app = typer.Typer()

Tie = Literal["membership", "participation", "cooperation", "alliance", "diplomatic"]


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


@app.command(name="import")
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A table (CSV), or entities of FollowTheMoney (.jsonl, .json, .ftm).")
    ],
    lang: Lang,
    *,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="Which column holds a field, as Kraj=party; repeatable."),
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Who tells it, where no column does.")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Where, where no column does.")] = None,
    relation: Annotated[
        Tie | None, typer.Option("--relation", help="Which tie, where no column does.", show_default="membership")
    ] = None,
    published: Annotated[
        str | None, typer.Option(parser=publication_date, metavar="EDTF", help="When it was published, where no column tells.")
    ] = None,
    chronicle: Place = None,
) -> None:
    """Take memberships and alliances that others have gathered, as reports with their source beside those of articles."""
    with quiet_ends():
        from latopis.show import asking, taking_in  # noqa: PLC0415  loads the database

        given = {"source": source, "url": url, "relation": relation, "published": published}
        known = {name: value for name, value in given.items() if value}
        raise typer.Exit(taking_in.import_file(asking.Asked(lang, chronicle), file, columns or (), known))
