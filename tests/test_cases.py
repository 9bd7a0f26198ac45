"""Our own sentences for every construction, each with what must be read in it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from latopis.model import Document, Event, Poll, Record, Relation, Span, Statement
from latopis.pipeline import read

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]


def cases(name: str, *, aside: bool) -> list[Case]:
    """The cases of a file: those kept aside, or the others."""
    return [case for case in tomllib.loads((CASES / name).read_text("utf-8"))["case"] if bool(case.get("aside")) == aside]


def words(text: str) -> list[str]:
    return [word for word in "".join(c if c.isalnum() else " " for c in text.casefold()).split() if len(word) > 1]


def alike(one: str, other: str) -> bool:
    """Whether two names share their words but for endings; a surname stands for the whole name."""
    short, long = sorted((words(one), words(other)), key=len)
    return bool(short) and all(any(a[: max(3, min(len(a), len(b)) - 2)] == b[: max(3, min(len(a), len(b)) - 2)] for b in long) for a in short)


class Seen:
    """A record, asked for names and texts."""

    def __init__(self, case: Case) -> None:
        self.text: str = case["text"]
        self.record: Record = read(Document(self.text, published=case.get("published")))
        self.actors = {actor.id: actor for actor in self.record.actors}

    def names(self, key: str | None) -> list[str]:
        if key is None:
            return []
        actor = self.actors[key]
        return [actor.name, *actor.aliases, *(mention.span.of(self.text) for mention in actor.mentions)]

    def is_one(self, key: str | None, wanted: list[str]) -> bool:
        return any(alike(name, want) for name in self.names(key) for want in wanted)

    def of(self, kind: type) -> list[Any]:
        return [entry for entry in self.record.entries if isinstance(entry, kind)]

    def covers(self, spans: tuple[Span, ...], content: str | list[str]) -> bool:
        wanted = [content] if isinstance(content, str) else content
        said = "".join(span.of(self.text) for span in spans)
        told = "".join(wanted)
        shared = sum(len(piece) for piece in wanted if any(piece in span.of(self.text) or span.of(self.text) in piece for span in spans))
        return bool(shared) and 0.6 < len(said) / max(len(told), 1) < 1.6


def faults(case: Case) -> list[str]:
    """What is missed, and what is read that is not there."""
    seen = Seen(case)
    return [*times(case, seen), *statements(case, seen), *relations(case, seen), *events(case, seen), *polls(case, seen)]


def times(case: Case, seen: Seen) -> list[str]:
    found = {(time.span.of(seen.text), time.value) for time in seen.record.times}
    return [f"time {quote!r} {value}, found {sorted(found)}" for quote, value in case.get("times", []) if (quote, value) not in found]


def statements(case: Case, seen: Seen) -> list[str]:
    found, out = list(seen.of(Statement)), []
    partner: dict[int, str] = {}
    for place, want in enumerate(case.get("statements", [])):
        fit = next((s for s in found if seen.covers(s.content, want["content"])), None)
        if fit is None:
            out.append(f"statement missed: {want['content']!r:.60}")
            continue
        found.remove(fit)
        partner[place] = fit.id
        names = [want["speaker"], *want.get("aka", [])]
        if not seen.is_one(fit.speaker, names):
            out.append(f"speaker {names[0]!r}, found {seen.names(fit.speaker)[:1]}")
        out += [f"{key} {want[key]!r}, found {getattr(fit, key)!r}" for key in ("act", "mode") if key in want and want[key] != getattr(fit, key)]
        if "outlet" in want and not seen.is_one(fit.outlet, [want["outlet"]]):
            out.append(f"outlet {want['outlet']!r}, found {seen.names(fit.outlet)[:1]}")
        if "answers" in want and fit.answers != partner.get(want["answers"]):
            out.append(f"answers {want['answers']}, found {fit.answers}")
    if "statements" in case or "statements" in case.get("none", []):
        out += [f"statement too many: {[span.of(seen.text) for span in s.content]!r:.80}" for s in found]
    return out


def relations(case: Case, seen: Seen) -> list[str]:
    found, out = list(seen.of(Relation)), []
    for want in case.get("relations", []):
        sides = [[want["party"], *want.get("party_aka", [])], [want["counterpart"], *want.get("counterpart_aka", [])]]
        orders = [sides, sides[::-1]] if want["relation"] in ("cooperation", "alliance", "diplomatic") else [sides]
        fit = next(
            (
                r
                for r in found
                if r.status == want["status"]
                and {r.relation, want["relation"]} in ({want["relation"]}, {"cooperation", "participation"})
                and any(seen.is_one(r.party, a) and seen.is_one(r.counterpart, b) for a, b in orders)
            ),
            None,
        )
        if fit is None:
            out.append(f"relation missed: {want['party']} {want['counterpart']} {want['relation']} {want['status']}")
            continue
        found.remove(fit)
        if "when" in want and want["when"] != fit.when:
            out.append(f"relation when {want['when']}, found {fit.when}")
        if "factuality" in want and want["factuality"] not in (fit.factuality, fit.factuality_said):
            out.append(f"relation factuality {want['factuality']}, found {fit.factuality} {fit.factuality_said}")
    if "relations" in case or "relations" in case.get("none", []):
        out += [f"relation too many: {seen.names(r.party)[:1]} {seen.names(r.counterpart)[:1]} {r.relation} {r.status} {r.made_by}" for r in found]
    return out


def events(case: Case, seen: Seen) -> list[str]:
    found, out = list(seen.of(Event)), []
    for want in case.get("events", []):
        fit = next(
            (
                e
                for e in found
                if e.type == want["type"]
                and want["trigger"] in e.trigger.of(seen.text) + " " + want["trigger"] * (e.trigger.of(seen.text) in want["trigger"])
                and (any(seen.is_one(a, [*want["actors"], *want.get("actors_aka", [])]) for a in e.actors) or (want["type"] == "PROTEST" and not e.actors))
                and (not want.get("recipients") or any(seen.is_one(a, [*want["recipients"], *want.get("recipients_aka", [])]) for a in e.recipients))
            ),
            None,
        )
        if fit is None:
            out.append(f"event missed: {want['type']} {want['trigger']} {want['actors']} {want.get('recipients')}, found {[(e.type, e.trigger.of(seen.text), [seen.names(a)[:1] for a in (*e.actors, *e.recipients)]) for e in found]}")
        elif "when" in want and want["when"] != fit.when:
            out.append(f"event when {want['when']}, found {fit.when}")
    if "events" in case.get("none", []):
        out += [f"event too many: {e.type} {e.trigger.of(seen.text)}" for e in found]
    return out


def polls(case: Case, seen: Seen) -> list[str]:
    found, out = list(seen.of(Poll)), []
    for want in case.get("polls", []):
        shares = sorted(share for _, share in want["options"])
        fit = next((p for p in found if sorted(option.share for option in p.options) == shares), None)
        if fit is None:
            out.append(f"poll missed: {shares}, found {[[option.share for option in p.options] for p in found]}")
            continue
        found.remove(fit)
        if want.get("pollster") and not seen.is_one(fit.pollster, [want["pollster"]]):
            out.append(f"pollster {want['pollster']}, found {seen.names(fit.pollster)[:1]}")
        if "fieldwork" in want and want["fieldwork"] != fit.fieldwork:
            out.append(f"fieldwork {want['fieldwork']}, found {fit.fieldwork}")
    if "polls" in case or "polls" in case.get("none", []):
        out += [f"poll too many: {[option.share for option in p.options]}" for p in found]
    return out


@pytest.mark.parametrize("name", ["article.toml", "statements.toml"])
def test_own_sentences_are_read(name: str) -> None:
    """Nearly all of our own sentences are read in full."""
    told = {case["text"]: found for case in cases(name, aside=False) if (found := faults(case))}
    whole = len(cases(name, aside=False))
    assert len(told) <= 0.1 * whole, "\n".join(f"{text[:300]}\n   {fault}" for text, found in told.items() for fault in found)
