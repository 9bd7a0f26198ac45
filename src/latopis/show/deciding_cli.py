"""The commands by which people decide: their options and arguments. What they do is loaded when they run."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from latopis.show.cli_options import Json, Lang, Place  # noqa: TC001  typer reads the annotations
from latopis.show.output import quiet_ends

app = typer.Typer()

EntryKind = Literal["relation", "statement", "event", "poll"]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; kept with the decision.")]
Signer = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides.", show_default="$USER")]


@app.command()
def unjoin(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The id of an entry that was joined to another one.")],
    lang: Lang,
    *,
    other: Annotated[str | None, typer.Argument(metavar="ENTRY", help="From which; from all, if left out.")] = None,
    reason: Reason = None,
    by: Signer = None,
    chronicle: Place = None,
) -> None:
    """Decide that an entry is not the same as those that it was joined to; it stays so."""
    with quiet_ends():
        from latopis.show import asking, deciding  # noqa: PLC0415  loads the database

        raise typer.Exit(deciding.run_unjoining(asking.Asked(lang, chronicle), (entry, other), reason=reason, signer=by))


@app.command()
def actors(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME | merge ONE OTHER | split ACTOR OTHER…",
            help="Actors by name or key; to split off, also articles in which somebody else is called so.",
        ),
    ],
    lang: Lang,
    *,
    why: Annotated[bool, typer.Option("--why", help="Why those who are this actor are one.")] = False,
    reason: Reason = None,
    by: Signer = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """Show whom a name may mean, with the key of each; decide that two actors are one, or that one is none of the others."""
    with quiet_ends():
        from latopis.show import asking, deciding  # noqa: PLC0415  loads the database

        asked = asking.Asked(lang, chronicle, json=json)
        match words:
            case ["merge", one, other]:
                raise typer.Exit(deciding.run_merging(asked, (one, other), reason=reason, signer=by))
            case ["split", actor, *others] if others:
                raise typer.Exit(deciding.run_splitting(asked, actor, others, reason=reason, signer=by))
        name = " ".join(words)
        raise typer.Exit(deciding.show_bonds(asked, name) if why else asking.show_actors(asked, name))


@app.command()
def review(
    lang: Lang,
    *,
    kind: Annotated[
        Literal["relation", "statement", "event", "poll"] | None, typer.Option("--kind", help="Only of this kind.")
    ] = None,
    detail: Annotated[str | None, typer.Option("--detail", metavar="WORD", help="Only of this act, type or status.")] = None,
    made_by: Annotated[str | None, typer.Option("--made-by", metavar="PATTERN", help="Only by patterns that begin so.")] = None,
    words: Annotated[str | None, typer.Option("--words", metavar="TEXT", help="Only those whose words hold this.")] = None,
    actors: Annotated[bool, typer.Option("--actors", help="Actors of one name instead: are they one?")] = False,
    by: Signer = None,
    chronicle: Place = None,
) -> None:
    """Accept, reject and correct entries one by one, what is doubtful and often told first; each decision is kept at once."""
    with quiet_ends():
        from latopis.chronicle.reviewing import Filter  # noqa: PLC0415  loads the database
        from latopis.show import asking  # noqa: PLC0415
        from latopis.show.review import review as run  # noqa: PLC0415
        from latopis.show.review_actors import review_actors  # noqa: PLC0415

        if actors:
            raise typer.Exit(review_actors(asking.Asked(lang, chronicle), signer=by))
        raise typer.Exit(run(asking.Asked(lang, chronicle), Filter(kind, detail, made_by, words), signer=by))


@app.command()
def undo(lang: Lang, *, by: Signer = None, chronicle: Place = None) -> None:
    """Take back the last decision: of a review, also one on many entries, or of a join."""
    with quiet_ends():
        from latopis.show import asking, deciding  # noqa: PLC0415  loads the database

        raise typer.Exit(deciding.run_undo(asking.Asked(lang, chronicle), signer=by))


@app.command()
def reviewed(
    lang: Lang,
    *,
    agreement: Annotated[
        tuple[str, str] | None,
        typer.Option("--agreement", metavar="NAME NAME", help="How far two agree, and where not."),
    ] = None,
    chronicle: Place = None,
    json: Json = False,
) -> None:
    """Write what was accepted as annotations, one article a line; or how far two reviewers agree."""
    with quiet_ends():
        from latopis.show import asking, deciding  # noqa: PLC0415  loads the database

        raise typer.Exit(deciding.show_reviewed(asking.Asked(lang, chronicle, json=json), agreement))
