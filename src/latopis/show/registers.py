"""What the commands `register check`, `show` and `list` do; loaded only when one of them runs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from latopis.pipeline import default_lexicon
from latopis.register_check import check, errors_in
from latopis.show.legible import legible
from latopis.show.output import complain, write_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.register import KnownActor
    from latopis.register_check import Checked, Finding

FEW = 5
"""Warnings of one sort that are shown unless all are asked for."""


def show_check(paths: Sequence[str], *, every: bool) -> int:
    """Show what was found in the files, or in the register of the package; 1 where there is an error, else 0."""
    checked = check(paths)
    for line in (*_lines(checked.findings, every=every), *_skipped(checked), _summary(checked)):
        write_line(legible(line))
    return 1 if errors_in(checked.findings) else 0


def _lines(findings: Sequence[Finding], *, every: bool) -> Iterator[str]:
    """Every error, and the first warnings of each sort."""
    shown: Counter[str] = Counter()
    for finding in findings:
        shown[finding.sort] += 1
        if every or finding.level == "error" or shown[finding.sort] <= FEW:
            yield str(finding)
    warned = {finding.sort for finding in findings if finding.level == "warning"}
    for sort in sorted(warned):
        if not every and shown[sort] > FEW:
            yield f"… and {shown[sort] - FEW:,} more warnings of this sort: {sort} (--all shows them)"


def _skipped(checked: Checked) -> Iterator[str]:
    for file in checked.files:
        for reason, count in sorted(file.skipped.items()):
            yield f"{file.path}: {count:,} entities {reason} were left out"


def _summary(checked: Checked) -> str:
    actors = sum(len(file.actors) for file in checked.files)
    errors = errors_in(checked.findings)
    counts = {"files": len(checked.files), "actors": actors, "errors": errors, "warnings": len(checked.findings) - errors}
    return ", ".join(f"{what}: {count:,}" for what, count in counts.items())


def show_actor(what: str, registers: Sequence[str]) -> int:
    """Show every actor with that key or name, as JSON; 1 where there is none."""
    register = default_lexicon(registers=registers).register
    found = [register[what]] if what in register else [register[key] for key in register if what in register[key].names]
    for actor in found:
        write_line(json.dumps(_fields(actor), ensure_ascii=False, indent=2))
    if not found:
        complain(f"{what}: no actor has this key or name; `latopis register list` shows all")
    return 0 if found else 1


def list_actors(kind: str | None, registers: Sequence[str]) -> int:
    """Show the actors of a type, or all, as JSON Lines."""
    register = default_lexicon(registers=registers).register
    for key in register:
        if kind is None or register[key].type == kind:
            write_line(json.dumps(_fields(register[key]), ensure_ascii=False))
    return 0


def _fields(actor: KnownActor) -> dict[str, object]:
    """What is known of the actor; what is empty is left out."""
    return {field: value for field, value in asdict(actor).items() if value}
