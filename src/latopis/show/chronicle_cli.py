"""The commands of the chronicle: their options and arguments. What they do is loaded when they run."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from latopis.show.cli_options import (
    AsJson,
    Columns,
    Files,
    Jobs,
    Json,
    Lang,
    MaxSize,
    NoConfig,
    Place,
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

AsOf = Annotated[
    str | None, typer.Option(parser=publication_date, metavar="EDTF", help="As it stood then.", show_default="today")
]
KnownAt = Annotated[
    str | None, typer.Option(parser=publication_date, metavar="EDTF", help="By what had been published until then.")
]
RecordedAt = Annotated[
    str | None, typer.Option(parser=publication_date, metavar="EDTF", help="By what this chronicle held then.")
]
From = Annotated[str | None, typer.Option("--from", parser=publication_date, metavar="EDTF", help="From this date on.")]
To = Annotated[str | None, typer.Option("--to", parser=publication_date, metavar="EDTF", help="Until this date.")]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="How many at most; 0 for all.")]
After = Annotated[str | None, typer.Option("--after", metavar="MARK", help="Go on where the page before ended.")]
About = Annotated[str | None, typer.Option("--about", metavar="ACTOR", help="Whom it is about.")]
Act = Literal["say", "deny", "accuse", "threaten", "promise", "demand", "propose", "praise", "warn"]
Who = Annotated[str, typer.Argument(metavar="ACTOR", help="A name, in any case, or a key.")]
With = Annotated[str | None, typer.Argument(metavar="ACTOR", help="With whom; with anybody, if left out.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses and ports that are not public, too.")]


@app.command()
def add(
    files: Files,
    lang: Lang,
    *,
    chronicle: Place = None,
    published: Published = None,
    jobs: Jobs = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch addresses, and what sitemaps and lists of them name.")] = False,
    private: Private = False,
    json: AsJson = False,
    max_size: MaxSize = None,
    columns: Columns = None,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Read articles and keep what they say in a chronicle; the same article twice changes nothing."""
    with quiet_ends():
        registers = registers_of(register, no_config=no_config)
        from latopis.show import adding, reading, watching  # noqa: PLC0415  loads the stages and the lexicon

        wish = reading.Wish(
            lang, json=json, published=published, max_size=max_size, registers=registers, columns=columns_of(columns or ())
        )
        web = watching.web_of(private=private) if fetch else None
        raise typer.Exit(adding.add_files(files, wish, chronicle=chronicle, jobs=jobs, web=web))


@app.command()
def watch(
    feeds: Annotated[str, typer.Argument(metavar="FEEDS.toml", help="The feeds, sitemaps and lists that are watched.")],
    lang: Lang,
    *,
    once: Annotated[bool, typer.Option("--once", help="Ask what is due, and end.")] = False,
    private: Private = False,
    chronicle: Place = None,
    json: Json = False,
    max_size: MaxSize = None,
    register: Registers = None,
    no_config: NoConfig = False,
) -> None:
    """Fetch what feeds, sitemaps and lists of addresses name, again and again, and keep what the articles say."""
    with quiet_ends():
        registers = registers_of(register, no_config=no_config)
        from latopis.show import reading, watching  # noqa: PLC0415  loads the stages and the lexicon

        wish = reading.Wish(lang, json=json, max_size=max_size, registers=registers)
        raise typer.Exit(watching.watch_feeds(feeds, wish, chronicle=chronicle, once=once, private=private))


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
    limit: Limit = 50,
    after: After = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """Show how an actor's ties stood at a date, by which reports, and what is only claimed."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        asked = asking.Asked(lang, chronicle, json=json, known_at=known_at, recorded_at=recorded_at)
        ends, page = (who, counterpart), (limit, after)
        raise typer.Exit(asking.show_ties(asked, ends, as_of=as_of, history=history, page=page))


@app.command()
def timeline(
    who: Who,
    lang: Lang,
    *,
    start: From = None,
    end: To = None,
    known_at: KnownAt = None,
    recorded_at: RecordedAt = None,
    limit: Limit = 50,
    after: After = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """List what an actor did, said, suffered or joined, by date."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        within = asking.dated(start, end, known_at, recorded_at, after)
        asked = asking.Asked(lang, chronicle, json=json)
        raise typer.Exit(asking.show_list(asked, asking.Question("timeline", {"actor": who, **within}, limit)))


@app.command()
def statements(
    lang: Lang,
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="ACTOR", help="Who says it.")] = None,
    about: About = None,
    denying: Annotated[str | None, typer.Option("--denying", metavar="ACTOR", help="Whose claims it denies.")] = None,
    denials: Annotated[bool, typer.Option("--denials", help="Only denials, with what they deny.")] = False,
    act: Annotated[Act | None, typer.Option("--act", help="Only statements of this sort.")] = None,
    start: From = None,
    end: To = None,
    known_at: KnownAt = None,
    recorded_at: RecordedAt = None,
    limit: Limit = 50,
    after: After = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """List who said what, by date; denials with the claim."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        within = asking.dated(start, end, known_at, recorded_at, after)
        acts = list(filter(None, (act, "deny" if denials else None)))
        asked, wanted = asking.Asked(lang, chronicle, json=json), {"by": by, "about": about, "denying": denying}
        raise typer.Exit(asking.show_list(asked, asking.Question("statements", {**wanted, **within}, limit, ("act", acts))))


@app.command()
def events(
    lang: Lang,
    *,
    actor: Annotated[str | None, typer.Option("--actor", metavar="ACTOR", help="Who did it.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="ACTOR", help="To whom.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="PLOVER's type, as COERCE; repeatable.")
    ] = None,
    start: From = None,
    end: To = None,
    known_at: KnownAt = None,
    recorded_at: RecordedAt = None,
    limit: Limit = 50,
    after: After = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """List who did what to whom, by date."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        within = asking.dated(start, end, known_at, recorded_at, after)
        types = [each.upper() for each in kind or ()]
        asked, wanted = asking.Asked(lang, chronicle, json=json), {"actor": actor, "recipient": recipient}
        raise typer.Exit(asking.show_list(asked, asking.Question("events", {**wanted, **within}, limit, ("type", types))))


@app.command()
def polls(
    lang: Lang,
    *,
    about: About = None,
    population: Annotated[str | None, typer.Option("--population", metavar="ACTOR", help="Who was asked.")] = None,
    pollster: Annotated[str | None, typer.Option("--pollster", metavar="ACTOR", help="Who asked.")] = None,
    series: Annotated[bool, typer.Option("--series", help="Answers that can be compared over time instead.")] = False,
    start: From = None,
    end: To = None,
    known_at: KnownAt = None,
    recorded_at: RecordedAt = None,
    limit: Limit = 50,
    after: After = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """List surveys as they were published, by date."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        within = asking.dated(start, end, known_at, recorded_at, None if series else after)
        asked, wanted = asking.Asked(lang, chronicle, json=json), {"about": about, "population": population, "pollster": pollster}
        question = asking.Question("polls", {**wanted, **within}, 0 if series else limit)
        if series:
            from latopis.show.series import show_series  # noqa: PLC0415

            raise typer.Exit(show_series(asked, question))
        raise typer.Exit(asking.show_list(asked, question))


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD…", help="Words, in any form.")],
    lang: Lang,
    *,
    known_at: KnownAt = None,
    recorded_at: RecordedAt = None,
    limit: Limit = 20,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """Find articles and entries by their words, in any form, with or without Polish letters."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        within = asking.within(None, None, known_at=known_at, recorded_at=recorded_at, page=(limit, None))
        raise typer.Exit(asking.show_hits(asking.Asked(lang, chronicle, json=json), " ".join(words), within))


@app.command()
def show(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The id of an entry, as a5c47ba074a941d6-r0-110.")],
    lang: Lang,
    *,
    why: Annotated[bool, typer.Option("--why", help="Also why its reports are one.")] = False,
    known_at: KnownAt = None,
    recorded_at: RecordedAt = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """Show an entry with every report that tells it."""
    with quiet_ends():
        from latopis.show import asking  # noqa: PLC0415  loads the database

        within = asking.within(None, None, known_at=known_at, recorded_at=recorded_at, page=(0, None))
        raise typer.Exit(asking.show_entry(asking.Asked(lang, chronicle, json=json), entry, within, why=why))
