"""Registers that users bring: TOML, CSV and FollowTheMoney files become known actors, or a word on what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from latopis.errors import RegisterError
from latopis.lexicon.countries import states_by_country
from latopis.load.registers.register_file import RegisterFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

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
    file = RegisterFile(str(path))
    suffix = Path(path).suffix.lower()
    if suffix not in (*TOML, *TABLES, *ENTITIES):
        kinds = "a register is .toml, .csv, .tsv, or .jsonl with entities of FollowTheMoney"
        raise RegisterError(f"{path}: its name ends in {suffix!r}; {kinds}")
    try:
        with Path(path).open("rb") as stream:
            _read(stream, suffix, file, states)
    except UnicodeDecodeError as fault:
        file.fault(0, f"is not UTF-8 (byte {fault.object[fault.start]:#04x}); save it as UTF-8")
    except FileNotFoundError:
        raise RegisterError(f"{path}: does not exist; check the path") from None
    except OSError as fault:
        raise RegisterError(f"{path}: cannot be read: {fault.strerror or fault}; check the path and its permissions") from fault
    except ValueError as fault:  # a null character in the path
        raise RegisterError(f"{str(path)!r}: is no path: {fault}") from fault
    return file


def stray(actor: KnownActor, key: str) -> str:
    """The words for an `of` or `capital` that is the key of nobody."""
    return f"{actor.name!r} names the key {key!r}, which no actor has; add that actor, or leave the cell empty"


def _read(stream: BinaryIO, suffix: str, file: RegisterFile, states: Mapping[str, str]) -> None:
    # A reader is loaded with the first file of its format: none is needed for most commands.
    if suffix in TOML:
        from latopis.load.registers.toml import read_toml  # noqa: PLC0415

        read_toml(stream.read().decode("utf-8-sig").replace("\r\n", "\n"), file)
    elif suffix in TABLES:
        from latopis.load.registers.tables import read_table  # noqa: PLC0415

        read_table(_lines(stream, file), file)
    else:
        from latopis.load.registers.ftm import read_entities  # noqa: PLC0415

        read_entities(_lines(stream, file), file, states=states)


def _lines(stream: BinaryIO, file: RegisterFile) -> Iterator[str]:
    """The lines with their ends; what is not UTF-8 is told with its line, and ends the file."""
    for number, line in enumerate(stream, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as fault:
            file.fault(number, f"is not UTF-8 (byte {fault.object[fault.start]:#04x}); save it as UTF-8")
            return


def _refusal(file: RegisterFile, line: int, message: str, *, more: int = 0) -> RegisterError:
    others = f" (and {more} more: `latopis register check {file.path}`)" if more else ""
    return RegisterError(f"{file.place(line)}: {message}{others}")
