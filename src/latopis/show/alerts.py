"""Saved questions, and how far each has been told: a file of their owner, beside the configuration."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from latopis.errors import ConfigurationError
from latopis.show.configuration import usual_place

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE: Final = "LATOPIS_ALERTS"


class Alert(BaseModel):
    """A question, where its news go, and the last change of the chronicle that was told, with its time.

    Without a `feed` (a file) and a `post` (a URL), news are printed. `private` lets the URL be one of the own network.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[\w.-]{1,60}$")
    chronicle: str
    query: tuple[str, ...]
    feed: str | None = None
    post: str | None = None
    private: bool = False
    seen: int = 0
    recorded: int | None = None


class Kept(BaseModel):
    """The file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["latopis-alerts/1"] = "latopis-alerts/1"
    alerts: tuple[Alert, ...] = ()

    def named(self, name: str) -> Alert | None:
        """The alert with that name."""
        return next((alert for alert in self.alerts if alert.name == name), None)

    def with_alert(self, alert: Alert) -> Kept:
        """The same with that alert, in place of one of its name."""
        others = [each for each in self.alerts if each.name != alert.name]
        return Kept(alerts=tuple(sorted([*others, alert], key=lambda each: each.name)))

    def without(self, name: str) -> Kept:
        """The same without the alert of that name."""
        return Kept(alerts=tuple(each for each in self.alerts if each.name != name))


class File:
    """The file while one process holds it: what is kept is on the disk at once, whole or not at all."""

    def __init__(self, path: Path) -> None:
        """At its path."""
        self.path = path
        self.kept = _read(path)

    def keep(self, kept: Kept) -> None:
        """Write the file; others cannot read it, as addresses may hold secrets."""
        text = json.dumps(kept.model_dump(exclude_defaults=True) | {"format": kept.format}, ensure_ascii=False, indent=2)
        beside = self.path.with_name(f"{self.path.name}.new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
        self.kept = kept


@contextmanager
def held(path: Path) -> Iterator[File]:
    """The file, which no other process changes meanwhile.

    Raises:
        ConfigurationError: it is no such file, or another process holds it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as fault:
        raise ConfigurationError(f"{path}: cannot be written: {fault.strerror or fault}; check its permissions") from fault
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield File(path)
    except BlockingIOError:
        raise ConfigurationError(f"{path}: alerts are running already; wait until they have ended") from None
    finally:
        os.close(lock)


def place_of_alerts() -> Path:
    """Where the file is: `$LATOPIS_ALERTS`, else beside the configuration."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else usual_place().with_name("alerts.json")


def _read(path: Path) -> Kept:
    try:
        return Kept.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Kept()
    except OSError as fault:
        raise ConfigurationError(f"{path}: cannot be read: {fault.strerror or fault}; check its permissions") from fault
    except ValidationError as fault:
        told = "; ".join(f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in fault.errors(include_url=False))
        raise ConfigurationError(f"{path}: is no file of alerts: {told}") from fault
