"""Large registers, kept as they were read: the second time, a file that has not changed is read in a fraction of the time.

What is kept lies in the user's folder for such things, as JSON that holds the digest of the file and its own; whatever does not
fit them is as if it were not there. Small files are never kept, and a folder that cannot be written to is no fault.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import fields
from importlib.metadata import version
from itertools import starmap
from operator import attrgetter
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.load.registers.checked import RegisterFile
from latopis.register import KnownActor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Columns: TypeAlias = dict[str, list[str]]

LEAST: Final = 2_000_000
"""Bytes below which a register is read about as fast as what is kept of it."""
_FORMAT: Final = "latopis-register/1"
_FIELDS: Final = tuple(field.name for field in fields(KnownActor))
_OWN: Final = ("key", "name", "aliases", "wikidata")
_SHARED: Final = ("type", "kind", "of", "gender", "adjectives", "source", "capital", "iso3166", "cow")
_LISTS: Final = ("aliases", "adjectives")


def digest_of(data: bytes, states: Mapping[str, str]) -> str:
    """What tells one content of a register from another, and what else its reading depends on."""
    found = hashlib.sha256(json.dumps([version("latopis"), sorted(states.items())]).encode())
    found.update(data)
    return found.hexdigest()


def kept(path: Path, digest: str) -> RegisterFile | None:
    """What was kept of the file with that digest; `None` where nothing was, or something else."""
    try:
        head, _, body = _place(path).read_bytes().partition(b"\n")
        if head.decode() != _head(digest, body):
            return None
        found = json.loads(body)
        file = RegisterFile(str(path))
        file.actors = _actors(found["own"], found["shared"])
        file.lines = dict(zip(found["own"]["key"], found["lines"], strict=True))
        file.skipped.update(found["skipped"])
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        return None
    return file


def keep(path: Path, digest: str, file: RegisterFile) -> None:
    """Keep what was read of the file, in place of what was kept of it before."""
    own = {field: list(map(_text(field), file.actors)) for field in _OWN}
    shared = {field: _coded(list(map(_text(field), file.actors))) for field in _SHARED}
    whole = {"own": own, "shared": shared, "lines": list(file.lines.values()), "skipped": file.skipped}
    body = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(OSError, RuntimeError):  # no room, no rights, no home
        _write(_place(path), f"{_head(digest, body)}\n".encode() + body)


def _write(place: Path, content: bytes) -> None:
    """Write the file whole or not at all, whoever else writes it now."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as stream:
        written = Path(stream.name)
        try:
            stream.write(content)
        except OSError:
            written.unlink()
            raise
    written.replace(place)


def folder() -> Path:
    """The folder where the user's programs keep what they can make anew."""
    home = os.environ.get("XDG_CACHE_HOME")
    if home:
        return Path(home) / "latopis"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "latopis" / "cache"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "latopis"


def _place(path: Path) -> Path:
    name = hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:24]
    return folder() / "registers" / f"{name}.json"


def _head(digest: str, body: bytes) -> str:
    return f"{_FORMAT} {digest} {hashlib.sha256(body).hexdigest()}"


def _text(field: str) -> Callable[[KnownActor], str]:
    """What gives a field as one string; names hold no line ends."""
    value = attrgetter(field)
    return (lambda actor: "\n".join(value(actor))) if field in _LISTS else value


def _coded(texts: list[str]) -> tuple[list[str], list[int]]:
    """The different texts, and the place of each among them."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return list(places), list(map(places.__getitem__, texts))


def _actors(own: Columns, shared: dict[str, tuple[list[str], list[int]]]) -> list[KnownActor]:
    columns: dict[str, Sequence[str] | Sequence[tuple[str, ...]]] = dict(own)
    for field, (texts, places) in shared.items():
        lists, strings = list(map(_split, texts)), list(map(sys.intern, texts))
        columns[field] = [lists[place] for place in places] if field in _LISTS else [strings[place] for place in places]
    columns["aliases"] = list(map(_split, own["aliases"]))
    return list(starmap(KnownActor, zip(*(columns[field] for field in _FIELDS), strict=True)))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
