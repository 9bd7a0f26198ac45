"""Denials and what they deny in other articles: by who spoke, whom it is about, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from latopis.chronicle.clocks import NOW
from latopis.chronicle.days import last_day
from latopis.chronicle.identity import actor_keys
from latopis.chronicle.kept import Report, reports_of
from latopis.chronicle.namesakes import wholes
from latopis.chronicle.schema import actors, parts, reports
from latopis.chronicle.words import folded
from latopis.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import BindParameter, Connection

    from latopis.chronicle.clocks import Moment
    from latopis.chronicle.names import Naming
    from latopis.model import Document, Entry

DENIALS: Final = "deny"
_FEW: Final = 3
_PART: Final = 0.3
_MOST: Final = 200
"""So many claims of one speaker are looked at, the latest ones."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A claim of another article that a denial denies: who made it, and the words that both are about."""

    claim: Report
    words: tuple[str, ...]


def is_denial(report: Report) -> bool:
    """Whether the report is of a denial."""
    return isinstance(report.entry, Statement) and report.entry.act == DENIALS


def denied_by(connection: Connection, denial: Report, naming: Naming, moment: Moment = NOW) -> list[Denied]:
    """The claims of other articles that the denial answers, the closest first; those that are one entry once.

    Where its own article tells what is denied, it is another claim of that speaker about the same; else it is a claim about
    whoever denies. They have nouns or verbs in common besides names.
    """
    told = _Told(denial, naming)
    numbers = _candidates(connection, told.spoken_by or told.denier, "speaker" if told.spoken_by else "about", moment)
    linked: dict[str, Denied] = {}
    for claim in reports_of(connection, numbers, moment):
        words = told.words_of(claim)
        if words and (claim.key not in linked or len(words) > len(linked[claim.key].words)):
            linked[claim.key] = Denied(claim, words)
    return sorted(linked.values(), key=lambda each: (-len(each.words), each.claim.key))


class _Told:
    """What a denial says, and the claim that its own article tells it to deny."""

    def __init__(self, denial: Report, naming: Naming) -> None:
        self.naming = naming
        self.document = denial.document
        entry = denial.entry
        claims = [each for each in denial.record.entries if isinstance(each, Statement) and each.id == _answered(entry)]
        keys = actor_keys(denial.record)
        self.denier = _keys([_speaker(entry)], keys)
        self.spoken_by = _keys(map(_speaker, claims), keys)
        self.about = _named(denial, [each for each in (entry, *claims) if isinstance(each, Statement)])
        self.terms = _terms(denial, claims or [entry], naming)

    def words_of(self, claim: Report) -> tuple[str, ...]:
        """The words in common with a claim that this may answer; none where it does not."""
        entry = claim.entry
        if not isinstance(entry, Statement) or entry.act == DENIALS or claim.document.id == self.document.id:
            return ()
        if not _by_then(claim.document, self.document) or self._is_own(claim):
            return ()
        said = _terms(claim, [entry], self.naming)
        common = self.terms & said
        meets = not self.spoken_by or any(_same_name(a, b) for a in self.about for b in _named(claim, [entry]))
        enough = len(common) >= (1 if self.spoken_by else _FEW) and len(common) >= _PART * min(len(said), len(self.terms))
        return tuple(sorted(common)) if meets and enough else ()

    def _is_own(self, claim: Report) -> bool:
        """Whether whoever denies said it."""
        return not set(self.denier).isdisjoint(_keys([_speaker(claim.entry)], actor_keys(claim.record)))


def _answered(entry: Entry) -> str | None:
    return entry.answers if isinstance(entry, Statement) else None


def _speaker(entry: Entry) -> str | None:
    return entry.speaker if isinstance(entry, Statement) else None


def _keys(actors_: Iterable[str | None], keys: Mapping[str, str]) -> list[str]:
    return [keys[actor] for actor in actors_ if actor is not None and actor in keys]


def _named(report: Report, spoken: Iterable[Statement]) -> set[str]:
    """The folded names of those whom the statements are about, states left out: they are what most news is about."""
    about = {actor for each in spoken for actor in each.about}
    return {folded(each.name) for each in report.record.actors if each.id in about and each.type != "state"}


def _same_name(a: str, b: str) -> bool:
    """Whether one name begins with all the words of the other."""
    shorter, longer = sorted((a.split(), b.split()), key=len)
    return longer[: len(shorter)] == shorter


def _terms(report: Report, spoken: Iterable[Entry], naming: Naming) -> set[str]:
    """The base forms of the nouns and verbs of the statements, without those of names."""
    text = report.document.text
    spans = [span for each in spoken if isinstance(each, Statement) for span in each.content]
    names = [mention.span for actor in report.record.actors for mention in actor.mentions if mention.kind == "name"]
    found: set[str] = set()
    for span in spans:
        rest = "".join(" " if any(name.start <= place < name.end for name in names) else text[place] for place in range(*span))
        found.update(naming.terms(rest))
    return found


def _by_then(claim: Document, denial: Document) -> bool:
    told, denied = last_day(claim.published), last_day(denial.published)
    return told is None or denied is None or told <= denied


def _candidates(connection: Connection, keys: Sequence[str], role: str, moment: Moment) -> list[int]:
    known = connection.execute(_ACTORS, {"keys": list(keys)}).scalars().all() if keys else ()
    numbers = {number for whole in wholes(connection, known, moment).values() for number in whole.members}
    query = _SPOKEN.where(*moment.holds())
    return list(connection.execute(query, {"numbers": sorted(numbers), "role": role}).scalars()) if numbers else []


_NUMBERS: Final[BindParameter[Sequence[int]]] = bindparam("numbers", expanding=True)
_ACTORS: Final = select(actors.c.id).where(actors.c.key.in_(bindparam("keys", expanding=True)))
_SPOKEN: Final = (
    select(reports.c.id)
    .join(parts, parts.c.report == reports.c.id)
    .where(parts.c.actor.in_(_NUMBERS), parts.c.role == bindparam("role"), reports.c.kind == "statement")
    .order_by(reports.c.id.desc())
    .limit(_MOST)
)
