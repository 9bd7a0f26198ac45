"""What the commands do that keep a chronicle in order: `db`, `remove`, `reread`; loaded only when one of them runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.chronicle.connect import engine_of
from latopis.chronicle.keeping import upgrade
from latopis.pipeline import settle
from latopis.run.processes import processors
from latopis.run.rereading import reread_all
from latopis.show.asking import opened, place_of
from latopis.show.facts import facts_of, told_in_short
from latopis.show.output import FAILED, complain, write_line
from latopis.show.report_json import line

if TYPE_CHECKING:
    from latopis.chronicle.rereading import Difference
    from latopis.lexicon.labels import Labels
    from latopis.run.rereading import Reread
    from latopis.show.asking import Asked

_MARKS = {"added": "+", "removed": "-", "changed": "~"}


def show_check(asked: Asked) -> int:
    """Check the chronicle; 1 where something is wrong."""
    with asked.opened() as chronicle:
        found = chronicle.check()
    if asked.json:
        counts = {"documents": found.documents, "entries": found.entries}
        write_line(line({"ok": found.ok, "hash": found.hash, **counts, "faults": list(found.faults)}))
    else:
        for fault in found.faults:
            write_line(fault)
        key = "check.ok" if found.ok else "check.faults"
        write_line(asked.labels.of(key, count=len(found.faults)))
        write_line(asked.labels.of("check.counts", documents=f"{found.documents:,}", entries=f"{found.entries:,}"))
        write_line(asked.labels.of("check.hash", hash=found.hash))
    return 0 if found.ok else FAILED


def save_backup(asked: Asked, path: str) -> int:
    """Copy the chronicle into a new file."""
    with asked.opened() as chronicle:
        chronicle.back_up(path)
    write_line(asked.labels.of("backup.done", path=path))
    return 0


def run_upgrade(asked: Asked) -> int:
    """Bring the schema to the newest revision."""
    engine = engine_of(place_of(asked.chronicle))
    before, after = upgrade(engine)
    engine.dispose()
    key = "upgrade.none" if before == after else "upgrade.done"
    write_line(asked.labels.of(key, before=before or "–", after=after or "–"))
    return 0


def run_removal(asked: Asked, article: str, *, erase: bool, reason: str | None) -> int:
    """Remove or erase an article."""
    with asked.opened() as chronicle:
        count = chronicle.remove(article, erase=erase, reason=reason)
    write_line(asked.labels.of("remove.erased" if erase else "remove.removed", count=count))
    return 0


def show_rereading(asked: Asked, *, jobs: int | None, every: bool) -> int:
    """Read the texts anew and show what is read differently; 1 where one could not be read."""
    count = different = failed = 0
    with opened(asked.chronicle, asked.registers, create=False) as chronicle:
        settle()
        for found in reread_all(chronicle, processes=jobs or processors(), registers=asked.registers, every=every):
            count += 1
            different += bool(found.differences)
            failed += bool(found.message)
            _show_reread(asked, found)
    if not asked.json:
        write_line(asked.labels.of("reread.done", count=f"{count:,}", different=f"{different:,}"))
    return FAILED if failed else 0


def _show_reread(asked: Asked, found: Reread) -> None:
    if found.message:
        complain(f"{found.document.id}: {found.message}")
    elif asked.json:
        told = [{"what": each.what, "entry": each.key, "fields": list(each.fields)} for each in found.differences]
        write_line(line({"document": found.document.id, "before": found.before, "differences": told}))
    else:
        for each in found.differences:
            write_line(_difference(each, asked.labels))


def _difference(found: Difference, labels: Labels) -> str:
    fields = f" ({', '.join(found.fields)})" if found.fields else ""
    return f"{_MARKS[found.what]} {found.key} {told_in_short(found.entry, facts_of(found.record, labels))}{fields}"
