"""Known actors in TOML: an `[[actor]]` table for each."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from latopis.load.registers.checked import key_of, plain
from latopis.register import KnownActor

if TYPE_CHECKING:
    from latopis.load.registers.checked import RegisterFile
    from latopis.model import ActorType

Table: TypeAlias = dict[str, object]

TEXTS: Final = ("key", "type", "kind", "name", "of", "gender", "source", "capital", "iso3166", "cow", "wikidata")
LISTS: Final = ("aliases", "adjectives")
_HEAD: Final = re.compile(r"^[ \t]*\[\[[ \t]*(?:actor|\"actor\"|'actor')[ \t]*\]\]", re.MULTILINE)
_ADVICE: Final = "a register holds one [[actor]] table for each actor"


def read_toml(text: str, file: RegisterFile) -> None:
    """Add the actors of a TOML text to the file."""
    try:
        found: Table = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # a number too long, or tables too deep, is no TOMLDecodeError
        file.fault(0, f"is no TOML: {fault}")
        return
    tables = found.pop("actor", [])
    for name in found:
        file.fault(0, f"{name!r} stands outside of an actor; {_ADVICE}")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        file.fault(0, f"`actor` is no array of tables; {_ADVICE}")
        return
    # TOML parsers keep no lines; where each table has its own head, those are the lines.
    heads = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text)] if len(tables) < _MANY else []
    lines = heads if len(heads) == len(tables) else [0] * len(tables)
    for line, table in zip(lines, tables, strict=True):
        _add_table(table, line, file)


_MANY: Final = 5_000
"""Tables beyond which lines are not told: counting line ends for each takes time with the square of their number."""


def _add_table(table: Table, line: int, file: RegisterFile) -> None:
    fault = _fault_in(table)
    if fault:
        file.fault(line, fault)
        return
    texts = {key: plain(value) for key in TEXTS if isinstance(value := table.get(key, ""), str)}
    lists = {key: tuple(filter(None, map(plain, value))) for key in LISTS if isinstance(value := table.get(key, []), list)}
    file.add(
        line,
        KnownActor(
            key=texts["key"] or key_of(texts["name"]),
            type=cast("ActorType", texts["type"]),
            kind=texts["kind"],
            name=texts["name"],
            aliases=lists["aliases"],
            of=texts["of"],
            gender=texts["gender"],
            adjectives=lists["adjectives"],
            source=texts["source"],
            capital=texts["capital"],
            iso3166=texts["iso3166"],
            cow=texts["cow"],
            wikidata=texts["wikidata"],
        ),
    )


def _fault_in(table: Table) -> str | None:
    """What is wrong with the shape of a table; its values are looked at later."""
    who = repr(table.get("name", "an actor without a name"))
    for field, value in table.items():
        if field in TEXTS:
            if not isinstance(value, str):
                return f"`{field}` of {who} must be a string in quotes, not {value!r:.60}"
        elif field in LISTS:
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                return f'`{field}` of {who} must be a list of strings, as ["Wega"], not {value!r:.60}'
        else:
            close = get_close_matches(field, (*TEXTS, *LISTS), n=1)
            meant = f"is `{close[0]}` meant?" if close else f"the fields are {', '.join((*TEXTS, *LISTS))}"
            return f"`{field}` of {who} is no field; {meant}"
    return None
