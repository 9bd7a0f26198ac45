"""What the commands do by which people decide; loaded only when one of them runs."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from typing import TYPE_CHECKING

from latopis.show.legible import legible
from latopis.show.output import FAILED, complain, write_line
from latopis.show.report_json import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.show.asking import Asked


def run_unjoining(asked: Asked, pair: tuple[str, str | None], *, reason: str | None, signer: str | None) -> int:
    """Undo a join."""
    entry, other = pair
    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        count = chronicle.unjoin(entry, other, reason=reason)
    write_line(asked.labels.of("unjoin.done", entry=entry, count=f"{count:,}"))
    return 0


def run_merging(asked: Asked, pair: tuple[str, str], *, reason: str | None, signer: str | None) -> int:
    """Decide that two actors are one."""
    one, other = pair
    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        chronicle.merge_actors(one, other, reason=reason)
    write_line(asked.labels.of("actors.merged", one=one, other=other))
    return 0


def run_splitting(asked: Asked, actor: str, others: Sequence[str], *, reason: str | None, signer: str | None) -> int:
    """Decide that an actor is none of the others."""
    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        count = chronicle.split_actor(actor, *others, reason=reason)
    write_line(asked.labels.of("actors.split", actor=actor, count=f"{count:,}"))
    return 0


def show_bonds(asked: Asked, name: str) -> int:
    """Why those who are an actor are one, one bond a line; 1 where there is one alone."""
    with asked.opened() as chronicle:
        bonds = chronicle.why_one(name)
    if not bonds:
        complain(asked.labels.of("actors.alone", name=name))
        return FAILED
    for each in bonds:
        if asked.json:
            fields = {"evidence": each.evidence, "shown_by": list(each.shown_by)}
            write_line(line({"one": each.one.key, "other": each.other.key, **fields}))
        else:
            told = asked.labels.of(f"bond.{each.evidence}")
            shown = f": {', '.join(map(legible, each.shown_by))}" if each.shown_by else ""
            write_line(f"{legible(each.one.key)} = {legible(each.other.key)}: {told}{shown}")
    return 0


def run_undo(asked: Asked, *, signer: str | None) -> int:
    """Take back the last decision of the signer; 1 where there is none."""
    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        undone = chronicle.undo()
    if not undone:
        complain(asked.labels.of("undo.none"))
        return FAILED
    for each in undone:
        write_line(asked.labels.of("undo.one", kind=each.kind, target=each.target))
    return 0


def show_reviewed(asked: Asked, names: tuple[str, str] | None) -> int:
    """The annotations, or the agreement of two reviewers."""
    with asked.opened() as chronicle:
        if names is None:
            for article in chronicle.annotations():
                write_line(line(article))
            return 0
        found, differences = chronicle.agreement(*names)
    if asked.json:
        write_line(line({"fields": [asdict(each) for each in found], "differences": [asdict(each) for each in differences]}))
        return 0
    for each in found:
        kappa = "–" if each.kappa is None else f"{each.kappa:.2f}"
        write_line(
            asked.labels.of("agreement.field", field=each.field, count=str(each.count), same=f"{each.same:.0%}", kappa=kappa)
        )
    for case in differences:
        write_line(f"{case.entry} {case.field}: {case.one} / {case.other}")
    return 0


def signer_of(name: str | None) -> str | None:
    """Who decides: the name, else the user."""
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
