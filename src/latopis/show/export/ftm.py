"""FollowTheMoney: actors, articles and ties as entities, a line of JSON each."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.lexicon.countries import two_letters
from latopis.model import Relation
from latopis.show.export.making import Format, Part, lines
from latopis.show.facts import title_in
from latopis.show.report_json import country_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.chronicle.kept import Report
    from latopis.model import Actor, ActorType, Edtf, Status
    from latopis.show.export.making import Wish
    from latopis.show.report_json import Fields

_SCHEMATA: Final[dict[ActorType, str]] = {
    **{"person": "Person", "state": "PublicBody", "organisation": "Organization", "group": "Organization"},
    **{"office": "PublicBody", "place": "Address", "outlet": "Organization", "document": "Document"},
}
_MEMBERS: Final = frozenset({"Person", "PublicBody", "Organization"})
_BODIES: Final = frozenset({"PublicBody", "Organization"})
_ENTERED: Final = ("membership", "participation")
_STANDING: Final = ("began", "in_force", "suspended", "ended")
"""What says that there is such a tie, or was; what is sought, planned or refused says the contrary."""
_DATES: Final[dict[Status, str]] = {"began": "startDate", "ended": "endDate"}


def _entities(report: Report, wish: Wish) -> list[Fields] | str:
    """The two ends, the article and the tie between the ends; or else why there are none."""
    entry = report.entry
    if not isinstance(entry, Relation):
        raise TypeError(f"{entry.id} is no tie")
    if entry.status not in _STANDING or entry.factuality != "CT+" or entry.said_in is not None:
        return "not_so"
    ends = [(report.actor(key), report.kept.keys.get(key, key)) for key in (entry.party, entry.counterpart)]
    found = [_actor(actor, key) for actor, key in ends if actor]
    if len(found) < len(ends):
        return "nobody"
    tie = _tie(report, entry, [str(each["id"]) for each in found], [str(each["schema"]) for each in found])
    return [*found, _article(report, wish), tie]


def _entity(key: str, schema: str, properties: dict[str, str | None]) -> Fields:
    told = {name: [value] for name, value in properties.items() if value}
    return {
        "id": f"latopis-{hashlib.sha1(key.encode('utf-8', 'surrogatepass')).hexdigest()}",
        "schema": schema,
        "properties": told,
    }


def _actor(actor: Actor, key: str) -> Fields:
    schema = _SCHEMATA[actor.type]
    country = two_letters().get(country_of(actor) or "")
    if schema == "Address":
        return _entity(key, schema, {"full": actor.name, "country": country})
    if schema == "Document":
        return _entity(key, schema, {"title": actor.name})
    return _entity(key, schema, {"name": actor.name, "country": country, "wikidataId": actor.wikidata})


def _article(report: Report, wish: Wish) -> Fields:
    document = report.document
    told = {"title": title_in(document), "author": document.author, "publisher": document.source, "sourceUrl": document.url}
    text = document.text if wish.full_text else None
    return _entity(report.version, "Article", {**told, "publishedAt": _prefix(document.published), "bodyText": text})


def _tie(report: Report, entry: Relation, ends: list[str], schemata: list[str]) -> Fields:
    belongs = entry.relation in _ENTERED and schemata[0] in _MEMBERS and schemata[1] in _BODIES
    schema, roles = ("Membership", ("member", "organization")) if belongs else ("UnknownLink", ("subject", "object"))
    proof = str(_entity(report.version, "Article", {})["id"])
    told = {
        **dict(zip(roles, ends, strict=True)),
        "role": entry.relation,
        "status": entry.status,
        _DATES.get(entry.status, "date"): _prefix(entry.when),
        "summary": report.quote,
        "description": f"EDTF {entry.when}" if entry.when else None,
        "recordId": report.key,
        "sourceUrl": report.document.url,
        "publisher": report.document.source,
        "proof": proof,
    }
    return _entity(report.key, schema, told)


def _prefix(when: Edtf | None) -> str | None:
    """A date as FollowTheMoney has it: a year, a month or a day."""
    return (
        when
        if when is not None and edtf.precision(when) in ("day", "month", "year") and when.replace("-", "").isdecimal()
        else None
    )


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    told = [_entities(report, wish) for report in reports]
    kept = [entities for entities in told if not isinstance(entities, str)]
    found = {str(each["id"]): each for entities in kept for each in entities}
    return Part(lines(found.values()).data, len(kept), Counter(each for each in told if isinstance(each, str)))


def _whole(parts: Iterable[Part], _: Wish) -> Iterator[bytes]:
    """Each entity once; what is remembered of those that were written is a number each."""
    written: set[int] = set()
    for part in parts:
        new = []
        for line in part.data.splitlines(keepends=True):
            number = int.from_bytes(hashlib.blake2b(line, digest_size=8).digest())
            if number not in written:
                written.add(number)
                new.append(line)
        yield b"".join(new)


FTM: Final = Format(
    *("ftm", ".jsonl", "application/x-ndjson", ("relation",)),
    gives="a Membership or UnknownLink with its two ends and its article as entities, each once",
    loses="statements, events and polls; ties that are sought, planned, refused, denied or only claimed; "
    "dates that are no day, month or year stand in the description",
    part=_part,
    whole=_whole,
)
