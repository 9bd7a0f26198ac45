"""The commands of the chronicle: their options and arguments. What they do is loaded when they run."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

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
    publication_date,
    registers_of,
)
from latopis.show.output import quiet_ends

app = typer.Typer()

Format = Literal["parquet", "jsonl"]
Engine = Literal["local", "ray"]

Place = Annotated[
    str | None,
    typer.Option("--chronicle", metavar="PATH|URL", help="The chronicle.", show_default="$LATOPIS_CHRONICLE, else latopis.db"),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="Read in so many processes.", show_default="one a processor")
]
AsOf = Annotated[
    str | None, typer.Option(parser=publication_date, metavar="EDTF", help="As it stood then.", show_default="today")
]
KnownAt = Annotated[
    str | None, typer.Option(parser=publication_date, metavar="EDTF", help="By what had been published until then.")
]
RecordedAt = Annotated[
    str | None, typer.Option(parser=publication_date, metavar="EDTF", help="By what this chronicle held then.")
]
Json = Annotated[bool, typer.Option("--json", help="One object a line, for programs.")]
Who = Annotated[str, typer.Argument(metavar="ACTOR", help="A name, in any case, or a key.")]
With = Annotated[str | None, typer.Argument(metavar="ACTOR", help="With whom; with anybody, if left out.")]


@app.command()
def add(
    files: Files,
    lang: Lang,
    *,
    chronicle: Place = None,
    published: Published = None,
    jobs: Jobs = None,
    json: AsJson = False,
    max_size: MaxSize = None,
    columns: Columns = None,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Read articles and keep what they say in a chronicle; the same article twice changes nothing."""
    with quiet_ends():
        registers = registers_of(register, no_config=no_config)
        from latopis.show import adding, reading  # noqa: PLC0415  loads the stages and the lexicon

        wish = reading.Wish(
            lang, json=json, published=published, max_size=max_size, registers=registers, columns=columns_of(columns or ())
        )
        raise typer.Exit(adding.add_files(files, wish, chronicle=chronicle, jobs=jobs))


@app.command()
def archive(
    files: Files,
    lang: Lang,
    *,
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The folder of the tables; made where there is none.")],
    published: Published = None,
    form: Annotated[Format, typer.Option("--format", help="Of the tables.")] = "parquet",
    shard: Annotated[int, typer.Option(min=1, metavar="N", help="Articles that are read and written together.")] = 500,
    jobs: Jobs = None,
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or a Ray cluster.")] = "local",
    address: Annotated[str | None, typer.Option(help="Of the Ray cluster.", show_default="one of this machine")] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Read again what failed and may be mended.")] = False,
    json: AsJson = False,
    max_size: MaxSize = None,
    columns: Columns = None,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Read archives of any size into tables (records, entries, actors, evidence); run it again to go on where it stopped."""
    with quiet_ends():
        registers = registers_of(register, no_config=no_config)
        from latopis.show import archiving, reading  # noqa: PLC0415  loads the stages and the lexicon

        named = columns_of(columns or ())
        wish = reading.Wish(lang, json=json, published=published, max_size=max_size, registers=registers, columns=named)
        order = archiving.Order(out, form, shard, engine, jobs, address, retry)
        raise typer.Exit(archiving.archive_files(files, wish, order))


@app.command()
def ties(
    who: Who,
    lang: Lang,
    *,
    counterpart: With = None,
    as_of: AsOf = None,
    history: Annotated[bool, typer.Option("--history", help="Every state that the ties had.")] = False,
    known_at: KnownAt = None,
    recorded_at: RecordedAt = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """Show how an actor's ties stood at a date, by which reports, and what is only claimed."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        asked = asking.Asked(lang, chronicle, json=json, known_at=known_at, recorded_at=recorded_at)
        raise typer.Exit(asking.show_ties(asked, who, counterpart, as_of=as_of, history=history))
