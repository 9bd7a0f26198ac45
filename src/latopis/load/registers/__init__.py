"""Registers that users bring: TOML, CSV and FollowTheMoney files become known actors, or a word on what is wrong with them."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from latopis.errors import RegisterError
from latopis.lexicon.countries import states_by_country
from latopis.load.registers import kept
from latopis.load.registers.checked import Fault, RegisterFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from latopis.register import KnownActor

TOML: Final = (".toml",)
TABLES: Final = (".csv", ".tsv")
ENTITIES: Final = (".json", ".jsonl", ".ndjson", ".ijson")


def known_actors(paths: Iterable[str | Path], known: Iterable[KnownActor]) -> list[KnownActor]:
    """The actors of the files, in their order; one whose key came in a file before takes the place of the other.

    `known` are those that are known without them, which they may name under `of` and `capital`.

    Raises:
        RegisterError: a file cannot be read, or an entry of it is wrong; it names file and line.
    """
    world = {actor.key: actor for actor in known}
    states = states_by_country(world.values())
    files = [register_file(path, states=states) for path in paths]
    for file in files:
        if file.faults:
            raise _refusal(file, *file.faults[0], more=len(file.faults) - 1)
    found = {actor.key: actor for file in files for actor in file.actors}
    for file in files:
        for actor in file.actors:
            for key in (actor.of, actor.capital):
                if key and key not in found and key not in world:
                    raise _refusal(file, file.lines[actor.key], stray(actor, key))
    return list(found.values())


def register_file(path: str | Path, *, states: Mapping[str, str]) -> RegisterFile:
    """What the file holds, with the faults of its entries; `states` gives the key of a state by its two-letter code.

    Raises:
        RegisterError: there is no such file, it cannot be read, or its name says nothing of its format.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (*TOML, *TABLES, *ENTITIES):
        kinds = "a register is .toml, .csv, .tsv, or .jsonl with entities of FollowTheMoney"
        raise RegisterError(f"{path}: its name ends in {suffix!r}; {kinds}")
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise RegisterError(f"{path}: does not exist; check the path") from None
    except OSError as fault:
        raise RegisterError(f"{path}: cannot be read: {fault.strerror or fault}; check the path and its permissions") from fault
    except ValueError as fault:  # a null character in the path
        raise RegisterError(f"{str(path)!r}: is no path: {fault}") from fault
    return _read(Path(path), data, states) if len(data) < kept.LEAST else _kept_or_read(Path(path), data, states)


def stray(actor: KnownActor, key: str) -> str:
    """The words for an `of` or `capital` that is the key of nobody."""
    return f"{actor.name!r} names the key {key!r}, which no actor has; add that actor, or leave the cell empty"


def _kept_or_read(path: Path, data: bytes, states: Mapping[str, str]) -> RegisterFile:
    digest = kept.digest_of(data, states)
    found = kept.kept(path, digest)
    if found is None:
        found = _read(path, data, states)
        if not found.faults:
            kept.keep(path, digest, found)
    return found


def _read(path: Path, data: bytes, states: Mapping[str, str]) -> RegisterFile:
    file = RegisterFile(str(path))
    try:
        _read_into(file, path.suffix.lower(), data, states)
    except UnicodeDecodeError:
        file.faults = [_fault_of_encoding(data)]
    return file


def _read_into(file: RegisterFile, suffix: str, data: bytes, states: Mapping[str, str]) -> None:
    # A reader is loaded with the first file of its format: none is needed for most commands.
    if suffix in TOML:
        from latopis.load.registers.toml import read_toml  # noqa: PLC0415

        read_toml(data.decode("utf-8-sig").replace("\r\n", "\n"), file)
    elif suffix in TABLES:
        from latopis.load.registers.tables import read_table  # noqa: PLC0415

        read_table(TextIOWrapper(BytesIO(data), "utf-8-sig", newline=""), file)
    else:
        from latopis.load.registers.ftm import read_entities  # noqa: PLC0415

        read_entities(TextIOWrapper(BytesIO(data), "utf-8-sig", newline="\n"), file, states=states)


def _fault_of_encoding(data: bytes) -> Fault:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return Fault(line, f"is not UTF-8 (byte {data[fault.start]:#04x}); save it as UTF-8")
    return Fault(0, "is not UTF-8; save it as UTF-8")


def _refusal(file: RegisterFile, line: int, message: str, *, more: int = 0) -> RegisterError:
    others = f" (and {more} more: `latopis register check {file.path}`)" if more else ""
    return RegisterError(f"{file.place(line)}: {message}{others}")
