"""What is new of a saved question is printed, written as a feed or posted to a URL: each entry once."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from latopis.chronicle.answers import is_denial
from latopis.chronicle.changed import recorded_of
from latopis.chronicle.connect import reading
from latopis.chronicle.names import actor_named, actors_named, suggestions
from latopis.chronicle.overview import last_change, time_of_change
from latopis.chronicle.since import come_since
from latopis.errors import ChronicleError, InputError, LatopisError
from latopis.load.fetching import Unreachable, sent_to
from latopis.show.asking import opened, show
from latopis.show.feeds import MEDIA, Served, feed_of, written
from latopis.show.output import FAILED, complain, write_line
from latopis.show.queries import query_of
from latopis.show.report_json import fields_with_denied, line
from latopis.show.web.asked import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known
    from latopis.lexicon.labels import Labels
    from latopis.load.fetching import Web
    from latopis.run.chronicle import Chronicle
    from latopis.show.alerts import Alert, File
    from latopis.show.queries import Listed
    from latopis.show.report_json import Fields

FEED: Final = 50
"""So many entries stand in a feed."""
BATCH: Final = 100
"""So many are posted at once, unless one change brought more."""
TRIES: Final = 3
_LATER: Final = frozenset({408, 425, 429})


class Nobody(InputError):
    """A name that no article of the chronicle has yet."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How news are told: in which words, with which links, over which way to the web; `wait` lets seconds pass."""

    labels: Labels
    links: str
    web: Web
    json: bool = False
    wait: Callable[[float], None] = time.sleep


def begun(alert: Alert, *, from_start: bool) -> Alert:
    """The alert, to tell what comes from now on; with `from_start` also what is there.

    Raises:
        InputError: there is no such question, or a name in it means several.
    """
    _, query = query_of(alert.query)
    if alert.feed and _form_of(alert.feed) not in MEDIA:
        raise InputError(f"{alert.feed}: is no name of a feed; let it end in .atom or .feed.json")
    chronicle = opened(alert.chronicle, (), create=False)
    try:
        with reading(chronicle.engine) as connection:
            try:
                query.wanted(_finder(connection, chronicle))
            except Nobody as fault:
                complain(f"{fault}; the alert waits until one does")
            seen = 0 if from_start else last_change(connection)
            return alert.model_copy(update={"seen": seen, "recorded": time_of_change(connection, seen)})
    finally:
        chronicle.close()


def run(file: File, names: Sequence[str], telling: Telling) -> int:
    """Tell what is new of the alerts, of all without names; 1 if something could not be told, and is tried again next time."""
    unknown = [name for name in names if file.kept.named(name) is None]
    if unknown:
        raise InputError(f"{unknown[0]}: there is no such alert; `latopis alerts list` shows those there are")
    code = 0
    for alert in file.kept.alerts:
        if not names or alert.name in names:
            try:
                _run(file, alert, telling)
            except LatopisError as fault:
                complain(f"{alert.name}: {fault}")
                code = FAILED
    return code


def _run(file: File, alert: Alert, telling: Telling) -> None:
    _, query = query_of(alert.query)
    chronicle = opened(alert.chronicle, (), create=False)
    try:
        with reading(chronicle.engine) as connection:
            now = last_change(connection)
            if alert.seen and time_of_change(connection, alert.seen) != alert.recorded:
                _keep(file, alert, connection, now)
                raise ChronicleError(f"{alert.chronicle} is another chronicle than before; what comes from now on is told")
            try:
                if alert.feed and (now != alert.seen or not Path(alert.feed).exists()):
                    _write_feed(alert, query, connection, chronicle, telling)
                for change, reports in _news(connection, chronicle, query, seen=alert.seen, now=now):
                    _tell(alert, connection, chronicle, reports, telling)
                    alert = _keep(file, alert, connection, change)
            except Nobody:
                pass
            _keep(file, alert, connection, now)
    finally:
        chronicle.close()


def _news(
    connection: Connection, chronicle: Chronicle, query: Listed, *, seen: int, now: int
) -> Iterator[tuple[int, list[Report]]]:
    """What has come, in portions of whole changes, each with its last change."""
    within = replace(query.within, limit=None, after=None)
    found = come_since(connection, query.wanted(_finder(connection, chronicle)), within, seen)
    recorded = recorded_of(connection, found)
    # What was recorded before comes back with a decision that was taken back.
    when = {each.number: recorded[each.number].change if recorded[each.number].change > seen else now for each in found}
    portion: list[Report] = []
    ordered = sorted(found, key=lambda each: (when[each.number], each.number))
    for change, reports in groupby(ordered, key=lambda each: when[each.number]):
        portion += reports
        if len(portion) >= BATCH:
            yield change, portion
            portion = []
    if portion:
        yield now, portion


def _keep(file: File, alert: Alert, connection: Connection, seen: int) -> Alert:
    """The alert, told up to that change, as the file keeps it from now on."""
    told = alert.model_copy(update={"seen": seen, "recorded": time_of_change(connection, seen)})
    if told != alert:
        file.keep(file.kept.with_alert(told))
    return told


def _finder(connection: Connection, chronicle: Chronicle) -> Callable[[str, str], Known]:
    def find(field: str, name: str) -> Known:
        if actors_named(connection, name, chronicle.naming):
            return actor_named(connection, name, chronicle.naming)
        near = suggestions(connection, name)
        raise Nobody(f"{field}: no article names {name}" + (f" (perhaps: {', '.join(near)})" if near else ""))

    return find


def _tell(alert: Alert, connection: Connection, chronicle: Chronicle, reports: list[Report], telling: Telling) -> None:
    """Print the reports, or post them; a feed holds them by itself."""
    fields = fields_with_denied(connection, reports, chronicle.naming)
    items = [{**each, "permalink": f"{telling.links}/entries/{each['entry']}"} for each in fields]
    if alert.post:
        _post(alert, items, telling)
    if telling.json:
        for item in items:
            write_line(line({"alert": alert.name, **item}))
    elif alert.post or alert.feed:
        where = host_of(alert.post) if alert.post else alert.feed or ""
        write_line(telling.labels.of("alerts.told", name=alert.name, count=len(items), where=where))
    else:
        from latopis.show.report_page import report_rows  # noqa: PLC0415  rich is loaded only for people

        write_line(telling.labels.of("alerts.new", name=alert.name, count=len(items)))
        show(report_rows(reports, telling.labels, {each.number: chronicle.denied(each) for each in reports if is_denial(each)}))


def _post(alert: Alert, items: Sequence[Fields], telling: Telling) -> None:
    """Send the items; what does not arrive is sent again a little later, then at the next run.

    Raises:
        InputError: nothing may be sent there, or it was refused.
        Unreachable: it did not arrive.
    """
    told: Fields = {"alert": alert.name, "query": list(alert.query), "items": items}
    content = json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")
    # What is sent again has the same key: whoever gets it twice can tell.
    key = hashlib.sha256(content).hexdigest()
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    said = ""
    for attempt in range(TRIES):
        if attempt:
            telling.wait(2.0**attempt)
        try:
            status = sent_to(alert.post or "", content, replace(telling.web, private=alert.private), headers).status
        except Unreachable as fault:
            said = str(fault)
            continue
        if status < 300:
            return
        said = f"{host_of(alert.post or '')} answers with status {status}"
        if status < 500 and status not in _LATER:
            raise InputError(said)
    raise Unreachable(f"{said}; it is tried again at the next run")


def _write_feed(alert: Alert, query: Listed, connection: Connection, chronicle: Chronicle, telling: Telling) -> None:
    """Write the feed of what came last, whole."""
    path = Path(alert.feed or "")
    wanted = query.wanted(_finder(connection, chronicle))
    within = replace(query.within, limit=FEED, after=None)
    feed = feed_of(connection, wanted, within, title=alert.name, labels=telling.labels)
    served = Served(telling.links, telling.links + _address_of(alert), path.absolute().as_uri())
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_bytes(written(feed, served, _form_of(path.name), telling.labels))
        beside.replace(path)
    except OSError as fault:
        raise InputError(f"{path}: cannot be written: {fault.strerror or fault}") from fault


def _address_of(alert: Alert) -> str:
    """The page that answers the same question."""
    name, query = query_of(alert.query)
    given = query.model_dump(by_alias=True, exclude_unset=True, exclude={"limit", "after", "removed_after"})
    return address(f"/{name}", **{field: str(value) for field, value in given.items()})


def _form_of(name: str) -> str:
    return "feed.json" if name.endswith(".feed.json") else name.rpartition(".")[2]


def host_of(url: str) -> str:
    """The host alone: the rest of a URL may hold a secret."""
    return urlsplit(url).hostname or ""
