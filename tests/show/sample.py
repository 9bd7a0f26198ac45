"""A record made by hand from an article of our own, with every kind of entry and of certainty."""

from __future__ import annotations

from latopis.errors import Problem
from latopis.model import (
    Actor,
    Document,
    Entry,
    Event,
    Mention,
    Poll,
    PollOption,
    Record,
    Relation,
    Span,
    Statement,
    Time,
)

TEXT = """Norwegia opuszcza Radę Żeglugi Północnej

Norwegia wystąpiła w listopadzie 2021 roku z Rady Żeglugi Północnej, do której należała od lat 90. Powodem były kary, \
które Rada nałożyła na norweskich armatorów. Zdaniem premier Ingrid Solberg-Haakonsdottir Dania może wystąpić z Rady jesienią.

– To nieprawda, Dania zostaje – odpowiedział we wtorek rzecznik duńskiego MSZ Lars Bak.

Za powrotem do Rady jest 47,5 proc. Norwegów, przeciw 41 proc., zdania nie ma 11,5 proc. – wynika z sondażu Instytutu \
Fiord z 8-14 sierpnia 2022 r. na próbie 1043 osób.
"""


def at(words: str, start: str = "") -> Span:
    """The place of the words in the article: the first one at or after `start`."""
    begin = TEXT.index(words, TEXT.index(start) if start else 0)
    return Span(begin, begin + len(words))


def between(first: str, last: str) -> Span:
    """From the first words to the end of the last ones."""
    return Span(at(first).start, at(last, first).end)


ACTORS = (
    Actor("a1", "Norwegia", "state", mentions=(Mention(at("Norwegia"), "name", "Norwegia"),)),
    Actor("a2", "Rada Żeglugi Północnej", "organisation", mentions=(Mention(at("Radę Żeglugi Północnej"), "name"),)),
    Actor("a3", "Ingrid Solberg-Haakonsdottir", "person", of="a1"),
    Actor("a4", "Dania", "state"),
    Actor("a5", "Lars Bak", "person", of="a4"),
    Actor("a6", "norwescy armatorzy", "group", of="a1"),
    Actor("a7", "Instytut Fiord", "organisation"),
)

LEFT = Relation(
    id="e1",
    span=between("Norwegia wystąpiła", "Północnej, "),
    party="a1",
    counterpart="a2",
    relation="membership",
    status="ended",
    when="2021-11",
    because=("e4",),
    evidence={"party": (at("Norwegia", "Norwegia wystąpiła"),), "when": (at("w listopadzie 2021 roku"),)},
    made_by="pl/leaving:wystąpić",
)
BELONGED = Relation(
    id="e2",
    span=at("do której należała od lat 90."),
    party="a1",
    counterpart="a2",
    relation="membership",
    status="in_force",
    when="199X/",
    evidence={"status": (at("należała"),), "when": (at("od lat 90."),)},
    made_by="pl/belonging:należeć",
)
CLAIM = Statement(
    id="e3",
    span=between("Zdaniem premier", "jesienią."),
    speaker="a3",
    cue=at("Zdaniem"),
    content=(at("Dania może wystąpić z Rady jesienią"),),
    mode="indirect",
    act="say",
    evidence={"speaker": (at("premier Ingrid Solberg-Haakonsdottir"),)},
    made_by="pl/saying:zdaniem",
)
PENALTIES = Event(
    id="e4",
    span=between("Powodem były", "armatorów."),
    type="SANCTION",
    trigger=at("kary"),
    actors=("a2",),
    recipients=("a6",),
    contexts=("economic",),
    evidence={"recipients": (at("norweskich armatorów"),)},
    made_by="pl/penalties:kara",
)
MAY_LEAVE = Relation(
    id="e5",
    span=at("Dania może wystąpić z Rady jesienią"),
    party="a4",
    counterpart="a2",
    relation="membership",
    status="ended",
    when="2021-23",
    factuality="Uu",
    factuality_said="PS+",
    said_in="e3",
    evidence={"status": (at("może wystąpić"),)},
    made_by="pl/leaving:wystąpić",
)
DENIAL = Statement(
    id="e6",
    span=between("– To nieprawda", "Lars Bak."),
    speaker="a5",
    cue=at("odpowiedział"),
    content=(at("To nieprawda, Dania zostaje"),),
    mode="direct",
    act="deny",
    answers="e3",
    when="2022-08-16",
    evidence={"speaker": (at("Lars Bak"),)},
    made_by="pl/saying:dash",
)
POLL = Poll(
    id="e7",
    span=between("Za powrotem", "osób."),
    options=(
        PollOption(at("Za powrotem do Rady"), 47.5, at("47,5 proc."), 3.0),
        PollOption(at("przeciw"), 41.0, at("41 proc."), -1.5),
        PollOption(at("zdania nie ma"), 11.5, at("11,5 proc.")),
    ),
    pollster="a7",
    population=at("Norwegów"),
    sample=1043,
    fieldwork="2022-08-08/2022-08-14",
    when="2022-08-08/2022-08-14",
    evidence={"pollster": (at("Instytutu Fiord"),)},
    made_by="pl/polls:za",
)
ENTRIES: tuple[Entry, ...] = (LEFT, BELONGED, CLAIM, PENALTIES, MAY_LEAVE, DENIAL, POLL)

RECORD = Record(
    Document(TEXT, source="Głos Wybrzeża", url="https://example.org/norwegia", published="2022-08-17"),
    reader="0.1.0",
    actors=ACTORS,
    times=(Time(at("listopadzie 2021 roku"), "2021-11", "explicit"),),
    entries=ENTRIES,
    problems=(
        Problem("weekday-contradicts-date", "Tuesday was the 16th", at("we wtorek")),
        Problem("never-heard-of", "a code without a label of its own"),
    ),
)
