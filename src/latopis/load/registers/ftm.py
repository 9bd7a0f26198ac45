"""Known actors as FollowTheMoney entities: JSON, one entity a line (https://followthemoney.tech).

People, organisations, companies and public bodies are taken; all other schemata are left out and counted. Exports of other
people's data are large and never clean: a name that cannot stand in a Polish text is left out, not a fault.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypedDict

from latopis.load.registers.register_file import LONGEST_NAME, plain
from latopis.register import KnownActor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeGuard

    from latopis.load.registers.register_file import RegisterFile
    from latopis.model import ActorType

Properties: TypeAlias = dict[str, object]


class _Entity(TypedDict):
    id: str
    schema: str
    properties: Properties


class _Taken(NamedTuple):
    type: ActorType
    kind: str


SCHEMATA: Final[dict[str, _Taken]] = {
    "Person": _Taken("person", "person"),
    "Organization": _Taken("organisation", "organisation"),
    "Company": _Taken("organisation", "company"),
    "LegalEntity": _Taken("organisation", "legal-entity"),
    "PublicBody": _Taken("office", "public-body"),
}
_GENDERS: Final = {"male": "m1", "female": "f"}
_COUNTRIES: Final = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_NAMES: Final = ("name", "alias", "previousName", "weakAlias")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ITEM: Final = re.compile(r"Q[1-9][0-9]{0,11}")
_ADVICE: Final = 'a line is an entity: {"id": …, "schema": …, "properties": {"name": […]}}'


def read_entities(lines: Iterable[str], file: RegisterFile, *, states: Mapping[str, str]) -> None:
    """Add the actors among the entities to the file; `states` gives the key of a state by its two-letter code."""
    for number, line in enumerate(lines, start=1):
        if line.isspace():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):  # a number too long, or lists too deep, is no JSONDecodeError
            file.fault(number, f"is no JSON; {_ADVICE}")
            continue
        if type(found) is not dict or not _is_entity(found):
            file.fault(number, f"is no entity of FollowTheMoney; {_ADVICE}")
        elif (taken := SCHEMATA.get(found["schema"])) is None:
            file.skipped[f"of the schema {found['schema']}" if found["schema"].isalnum() else "of an odd schema"] += 1
        elif actor := _actor(found["id"], taken, found["properties"], states):
            file.add(number, actor)
        else:
            file.skipped["without a name in Latin letters"] += 1


def _is_entity(found: dict[str, object]) -> TypeGuard[_Entity]:
    """Whether the JSON has the shape of an entity; values of properties are looked at one by one."""
    key, schema = found.get("id"), found.get("schema")
    return type(key) is str and bool(key) and type(schema) is str and type(found.get("properties")) is dict


def _actor(key: str, taken: _Taken, properties: Properties, states: Mapping[str, str]) -> KnownActor | None:
    """The actor of an entity; `None` where no name of it can stand in a Polish text."""
    names = _names(properties)
    if not names:
        return None
    # Two countries, or two sexes, are no ground to choose one.
    country = _only([code for field in _COUNTRIES if field in properties for code in _texts(properties, field)])
    gender = _GENDERS.get(_only(_texts(properties, "gender")), "") if taken.type == "person" else ""
    item = _only([item for item in _texts(properties, "wikidataId") if _ITEM.fullmatch(item)])
    of = states.get(country, "")
    return KnownActor(key, taken.type, taken.kind, names[0], tuple(names[1:]), of, gender, source="FollowTheMoney", wikidata=item)


def _names(properties: Properties) -> list[str]:
    """The names that may stand in a Polish text; a weak alias of one word is too weak to mean anybody."""
    found: dict[str, None] = {}
    for field in _NAMES:
        for value in _texts(properties, field):
            text = plain(value)
            if len(text) <= LONGEST_NAME and text.isprintable() and _LATIN.search(text):
                if field != "weakAlias" or " " in text:
                    found[text] = None
    return list(found)


def _texts(properties: Properties, field: str) -> list[str]:
    """The strings among the values; nested entities are none."""
    values = properties.get(field)
    if values is None:
        return []
    if type(values) is list:
        return [value for value in values if type(value) is str]
    return [values] if type(values) is str else []


def _only(values: list[str]) -> str:
    """The value, where there is one only."""
    return values[0] if values and values.count(values[0]) == len(values) else ""
