"""What the commands of alerts do; loaded only when one of them runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from latopis.errors import InputError
from latopis.lexicon.labels import load_labels
from latopis.load.fetching import checked_address
from latopis.show.alerting import Telling, begun, host_of
from latopis.show.alerting import run as run_alerts
from latopis.show.alerts import Alert, held, place_of_alerts
from latopis.show.asking import place_of
from latopis.show.legible import legible
from latopis.show.output import write_line
from latopis.show.report_json import line
from latopis.show.watching import web_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.lexicon.labels import Tongue


@dataclass(frozen=True, slots=True)
class Order:
    """A question to be saved, of which chronicle, and where its news go."""

    name: str
    query: tuple[str, ...]
    chronicle: str | None = None
    feed: str | None = None
    post: str | None = None


def add(order: Order, *, private: bool, from_start: bool) -> int:
    """Save the question."""
    if order.feed and order.post:
        raise InputError("an alert writes a feed or sends its news; save the question twice for both")
    if order.post:
        checked_address(order.post, web_of(private=private))
    place = place_of(order.chronicle)
    alert = Alert(
        name=order.name,
        chronicle=place if "://" in place else str(Path(place).absolute()),
        query=order.query,
        feed=str(Path(order.feed).absolute()) if order.feed else None,
        post=order.post,
        private=private,
    )
    with held(place_of_alerts()) as file:
        if file.kept.named(alert.name):
            raise InputError(f"{alert.name}: there is such an alert; `latopis alerts remove {alert.name}` forgets it")
        file.keep(file.kept.with_alert(begun(alert, from_start=from_start)))
    return 0


def show_all(*, json: bool) -> int:
    """The alerts, one a line."""
    with held(place_of_alerts()) as file:
        for alert in file.kept.alerts:
            where = alert.feed or (host_of(alert.post) if alert.post else "")
            if json:
                told = alert.model_dump(exclude={"post", "recorded"})
                write_line(line({**told, "query": list(alert.query), "post": alert.post and host_of(alert.post)}))
            else:
                parts = [alert.name, " ".join(alert.query), where]
                write_line(" · ".join(legible(part) for part in parts if part))
    return 0


def remove(name: str) -> int:
    """Forget the alert."""
    with held(place_of_alerts()) as file:
        if file.kept.named(name) is None:
            raise InputError(f"{name}: there is no such alert; `latopis alerts list` shows those there are")
        file.keep(file.kept.without(name))
    return 0


def run(names: Sequence[str], tongue: Tongue, links: str, *, json: bool) -> int:
    """Tell what is new."""
    telling = Telling(load_labels(tongue), links.rstrip("/"), web_of(private=False), json)
    with held(place_of_alerts()) as file:
        return run_alerts(file, names, telling)
