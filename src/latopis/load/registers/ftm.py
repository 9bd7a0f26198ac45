"""Known actors as FollowTheMoney entities: JSON, one entity a line (https://followthemoney.tech).

People, organisations, companies and public bodies are taken; all other schemata are left out and counted. Exports of other
people's data are large and never clean: a name that cannot stand in a Polish text is left out, not a fault.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypedDict

from latopis.load.registers.checked import LONGEST_NAME, plain
from latopis.register import KnownActor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeGuard

    from latopis.load.registers.checked import RegisterFile
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
    found_at: list[int] = []
    actors: list[KnownActor] = []
    decode = json.JSONDecoder().raw_decode  # spares what `json.loads` does around it, half of the time
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text:
            continue
        try:
            found, end = decode(text)
        except (ValueError, RecursionError):  # a number too long, or lists too deep, is no JSONDecodeError
            end = -1
        if end != len(text):
            file.fault(number, f"is no JSON; {_ADVICE}")
        elif type(found) is not dict or not _is_entity(found):
            file.fault(number, f"is no entity of FollowTheMoney; {_ADVICE}")
        elif (taken := SCHEMATA.get(found["schema"])) is None:
            file.skipped[f"of the schema {found['schema']}" if found["schema"].isalnum() else "of an odd schema"] += 1
        elif actor := _actor(found["id"], taken, found["properties"], states):
            found_at.append(number)
            actors.append(actor)
        else:
            file.skipped["without a name in Latin letters"] += 1
    file.extend(found_at, actors)


def _is_entity(found: dict[str, object]) -> TypeGuard[_Entity]:
    """Whether the JSON has the shape of an entity; values of properties are looked at one by one."""
    key, schema = found.get("id"), found.get("schema")
    if type(key) is not str or type(schema) is not str or type(found.get("properties")) is not dict:
        return False
    return 0 < len(key) <= LONGEST_NAME and key.isprintable()


def _actor(key: str, taken: _Taken, properties: Properties, states: Mapping[str, str]) -> KnownActor | None:
    """The actor of an entity; `None` where no name of it can stand in a Polish text."""
    names = _names(properties)
    if not names:
        return None
    # Two countries, or two sexes, are no ground to choose one.
    country = _only([code for field in _COUNTRIES if field in properties for code in _texts(properties[field])])
    gender = _GENDERS.get(_only(_texts(properties["gender"])), "") if "gender" in properties else ""
    items = _texts(properties["wikidataId"]) if "wikidataId" in properties else []
    return KnownActor(
        key,
        taken.type,
        taken.kind,
        names[0],
        tuple(names[1:]),
        states.get(country, ""),
        gender if taken.type == "person" else "",
        source="FollowTheMoney",
        wikidata=_only([item for item in items if _ITEM.fullmatch(item)]),
    )


def _names(properties: Properties) -> list[str]:
    """The names that may stand in a Polish text; a weak alias of one word is too weak to mean anybody."""
    found: dict[str, None] = {}
    for field in _NAMES:
        for value in _texts(properties[field]) if field in properties else ():
            text = plain(value)
            weak = field == "weakAlias" and " " not in text
            if not weak and len(text) <= LONGEST_NAME and text.isprintable() and _LATIN.search(text):
                found[text] = None
    return list(found)


def _texts(values: object) -> list[str]:
    """The strings among the values of a property; nested entities are none."""
    if type(values) is list:
        return [value for value in values if type(value) is str]
    return [values] if type(values) is str else []


def _only(values: list[str]) -> str:
    """The value, where there is one only."""
    return values[0] if values and values.count(values[0]) == len(values) else ""
