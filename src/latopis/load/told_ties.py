"""Ties that others have gathered: rows of a table, or the links between entities of FollowTheMoney; bad ones with a reason."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, get_args

from latopis import edtf
from latopis.errors import DateError, InputError
from latopis.load.encoding import decoded
from latopis.model import ActorType, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from latopis.model import Edtf

FIELDS: Final = (
    *("party", "counterpart", "relation", "since", "until", "source", "url", "published"),
    *("party_type", "counterpart_type"),
)
"""What a column may be mapped to, and what may hold for every row."""
_NEEDED: Final = ("party", "counterpart", "source")
_TIES: Final[dict[str, Tie]] = {tie: tie for tie in get_args(Tie)}
TYPES: Final[dict[str, ActorType]] = {kind: kind for kind in get_args(ActorType)}
_DATES: Final = ("since", "until", "published")
_LINKS: Final[dict[str, tuple[str, str, Tie]]] = {
    "Membership": ("member", "organization", "membership"),
    "Directorship": ("director", "organization", "membership"),
    "Employment": ("employee", "employer", "membership"),
    "UnknownLink": ("subject", "object", "cooperation"),
}
_SCHEMATA: Final[dict[str, ActorType]] = {
    **{"Person": "person", "Organization": "organisation", "Company": "organisation", "LegalEntity": "organisation"},
    **{"PublicBody": "office", "Document": "document", "Address": "place"},
}


@dataclass(frozen=True, slots=True)
class ToldTie:
    """A row: who has the tie with whom, from when until when, and who tells it."""

    line: int
    party: str
    counterpart: str
    source: str
    relation: Tie = "membership"
    since: Edtf | None = None
    until: Edtf | None = None
    url: str | None = None
    published: Edtf | None = None
    party_type: ActorType | None = None
    counterpart_type: ActorType | None = None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that tells no tie, and why."""

    line: int
    reason: str


Told: TypeAlias = ToldTie | BadRow


def told_in_table(data: bytes, columns: Mapping[str, str], given: Mapping[str, str]) -> Iterator[Told]:
    """The ties of a table with a line of names first; `columns` names the field of each column, `given` values for every row.

    Raises:
        InputError: a column that is named is not there, or none tells who, with whom, or by which source; or it is no table.
    """
    text = decoded(data)
    mark = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        place = _places(next(rows, []), columns, given)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                found = {field: " ".join(cells[at].split()) for field, at in place.items() if at < len(cells)}
                yield checked_tie(rows.line_num, {**given, **{name: value for name, value in found.items() if value}})
    except csv.Error as fault:
        raise InputError(f"line {rows.line_num}: is no row of a table ({fault})") from fault


def _places(names: list[str], columns: Mapping[str, str], given: Mapping[str, str]) -> dict[str, int]:
    lost = [name for name in columns if name not in names]
    if lost:
        raise InputError(f"there is no column {lost[0]!r}; there are {', '.join(names)}")
    fields = {name: name for name in names if name in FIELDS and name not in columns.values()} | dict(columns)
    place = {field: names.index(name) for name, field in fields.items()}
    missing = [field for field in _NEEDED if field not in place and field not in given]
    if missing:
        raise InputError(f"no column tells the {missing[0]}; name one, as --map COLUMN={missing[0]}")
    return place


def told_in_entities(data: bytes, given: Mapping[str, str]) -> Iterator[Told]:
    """The ties of FollowTheMoney's links, a line of JSON each; entities may stand before or behind the links that name them."""
    entities: dict[str, tuple[str, str]] = {}
    links: list[tuple[int, str, dict[str, list[str]]]] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        entity = _entity(line)
        if entity is None:
            if line.strip():
                yield BadRow(number, "is no entity of FollowTheMoney")
            continue
        key, schema, properties = entity
        if schema in _LINKS:
            links.append((number, schema, properties))
        elif name := _first(properties, "name", "title", "full"):
            entities[key] = schema, name
    yield from (_link(link, entities, given) for link in links)


def _entity(line: str) -> tuple[str, str, dict[str, list[str]]] | None:
    try:
        found = json.loads(line)
        properties = {str(name): [str(each) for each in values] for name, values in found["properties"].items()}
        return str(found["id"]), str(found["schema"]), properties
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _first(properties: Mapping[str, list[str]], *names: str) -> str:
    return next((values[0] for name in names if (values := properties.get(name))), "")


def _link(link: tuple[int, str, dict[str, list[str]]], entities: Mapping[str, tuple[str, str]], given: Mapping[str, str]) -> Told:
    number, schema, properties = link
    one, other, relation = _LINKS[schema]
    found = [entities.get(_first(properties, side)) for side in (one, other)]
    if found[0] is None or found[1] is None:
        return BadRow(number, f"its {one if found[0] is None else other} is no entity of the file with a name")
    if not (properties.get("startDate") or properties.get("endDate")) and _first(properties, "status").startswith("suspended"):
        return BadRow(number, "is suspended, which says neither since nor until when it was")
    role = _first(properties, "role")
    told = {
        **{"party": found[0][1], "counterpart": found[1][1], "relation": role if role in _TIES else relation},
        **{"since": _first(properties, "startDate"), "until": _first(properties, "endDate")},
        **{"source": _first(properties, "publisher"), "url": _first(properties, "sourceUrl")},
        **{"party_type": _SCHEMATA.get(found[0][0], ""), "counterpart_type": _SCHEMATA.get(found[1][0], "")},
    }
    return checked_tie(number, {**given, **{name: value for name, value in told.items() if value}})


def checked_tie(line: int, fields: Mapping[str, str]) -> Told:
    """The tie that the fields tell, or why they tell none.

    >>> checked_tie(7, {"party": "Gruzja", "counterpart": "NATO", "source": "Lista", "since": "marzec"}).reason
    "since: 'marzec' is no date; write it as 2021, 2021-11 or 2021-11-05 (EDTF)"
    """
    missing = [name for name in _NEEDED if not fields.get(name)]
    if missing:
        return BadRow(line, f"has no {missing[0]}")
    relation, kinds = fields.get("relation") or "membership", [fields.get(f"{side}_type") for side in ("party", "counterpart")]
    if relation not in _TIES:
        return BadRow(line, f"relation: {relation!r} is none of {', '.join(_TIES)}")
    if any(kind and kind not in TYPES for kind in kinds):
        return BadRow(line, f"{next(kind for kind in kinds if kind and kind not in TYPES)!r} is none of {', '.join(TYPES)}")
    dates: dict[str, Edtf | None] = {}
    for name in _DATES:
        try:
            dates[name] = edtf.normalise(fields[name]) if fields.get(name) else None
        except DateError:
            return BadRow(line, f"{name}: {fields[name]!r} is no date; write it as 2021, 2021-11 or 2021-11-05 (EDTF)")
    if _ends_before_it_begins(dates["since"], dates["until"]):
        return BadRow(line, f"ends in {dates['until']}, before it begins in {dates['since']}")
    return ToldTie(
        *(line, fields["party"], fields["counterpart"], fields["source"], _TIES[relation], dates["since"], dates["until"]),
        *(fields.get("url"), dates["published"]),
        *(TYPES[kind] if kind else None for kind in kinds),
    )


def _ends_before_it_begins(since: Edtf | None, until: Edtf | None) -> bool:
    begins, ends = edtf.earliest(since) if since else None, edtf.latest(until) if until else None
    return begins is not None and ends is not None and ends < begins
