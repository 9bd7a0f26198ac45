"""The whole reading of any text: what holds whatever is written in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import latopis
from latopis.errors import RegisterError
from latopis.model import Document, Event, Poll, Record, Relation, Statement
from latopis.pipeline import STAGES, default_lexicon, read, reading_until
from latopis.record_json import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from latopis.model import Actor, Entry

EXAMPLES = {"full": 2_000}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 150)
reading_any_text = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NEEDS_EVIDENCE: dict[type[Entry], tuple[str, ...]] = {
    Statement: ("speaker", "addressee", "outlet", "when"),
    Event: ("actors", "recipients", "place", "when"),
    Relation: ("party", "counterpart", "status", "level", "step", "when"),
    Poll: ("pollster", "commissioner", "outlet", "sample", "method", "margin", "fieldwork"),  # that shows `when` too
}
"""The fields of each kind of entry that have no span of their own."""

NAMES = (
    *("Polska", "Niemcy", "Białorusi", "NATO", "Mińsk", "Kreml", "Jan Kowalski", "Anny Nowak", "Kowalskiego", "CBOS", "Sejmu"),
    *("Rada Europy", "Unii Europejskiej", "„Rzeczpospolita”", "białoruski", "Francuzi", "ONZ-u", "O’Leary’ego", "PiS"),
)
VERBS = (
    *("powiedział", "zaprzeczyła", "wystąpiła z", "należy do", "zatrzymała", "oskarżył", "chce przystąpić do"),
    *("podpisali umowę z",),
    *("nie zgodził się", "zerwał stosunki z", "zagroziła", "skrytykował", "jest", "dodał", "mówi", "wynika", "spotkał się z"),
    *("popiera", "zagłosowałoby na", "zamknąłby", "wydalono", "podkreśla", "zapowiedziało", "zostali aresztowani"),
)
OTHERS = (
    *("minister", "premier", "rzecznik", "on", "jej", "ten", "opozycja", "dziennikarze", "sondaż", "badanych", "rozmowy", "kraj"),
    *(
        "że",
        "który",
        "gdy",
        "bo",
        "i",
        "oraz",
        "ani",
        "nie",
        "podobno",
        "może",
        "jeśli",
        "według",
        "zdaniem",
        "w",
        "z",
        "do",
        "od",
    ),
    *("w poniedziałek", "5 marca 2018 r.", "w 2021 roku", "wczoraj", "w zeszłym miesiącu", "od 1961 r.", "31 lutego"),
    *("w latach 90.", "45 proc.", "32,5%", "1000", "+/- 3 pkt proc.", "m.in.", "tzw.", "prof.", "III", "XXI w.", "12.05.2018"),
    *("7" * 30, "tys."),
)
MARKS = (
    *("„", "”", "“", '"', "«", "»", "’", "‘", "''", ",,", "‚", "'"),
    *("-", "–", "—", "‑", " - ", "– ", "\n– ", "…", "...", ".", ".", ",", ",", ":", ";", "?", "!", "(", ")", "[", "]", "/", "%"),
    *("\n", "\n\n", "\r\n", "\t", "\u2028", "\u2029", "\x85", "\xa0", "\x00", "\x1b[31m", "\x07", "\ufeff", "\u200b", "\u202e"),
    *("😀", "👨‍👩‍👧", "שלום", "مرحبا", "\u0301", "e\u0328", "ﬁ", "ß", "İ", "ǆ", "²", "٣", "\ud800", "\udfff", "\U0010ffff"),
    *("https://a.pl/x?y=1", "@ktoś", "#hasz", "a" * 300, "Ś" * 80, "po-" * 40, "J." * 9),
)
SENTENCES = (
    "Norwegia wystąpiła z Rady Europy w 2021 r.",
    "Białoruś zawiesiła udział w Partnerstwie Wschodnim, bo Unia Europejska nałożyła sankcje na Mińsk.",
    "Finlandia przystąpiła do NATO 4 kwietnia 2023 roku.",
    "Szwecja chce przystąpić do NATO, a Turcja odrzuciła jej wniosek.",
    "„To błąd” – powiedziała Anna Nowak w rozmowie z „Rzeczpospolitą”.",
    "Jan Kowalski zaprzeczył, że Polska wystąpiła z ONZ. Dodał, że rozmowy trwają.",
    "Policja zatrzymała Jana Kowalskiego, a sąd skazał go na rok więzienia.",
    "– Nie zgadzam się – oświadczył minister. – To koniec.",
    "Według sondażu CBOS z sierpnia 2022 r. 45 proc. badanych popiera rząd, a 32 proc. jest przeciw.",
    "Na Lewicę chce głosować 12 proc. ankietowanych, wynika z badania IBRiS dla „Rzeczpospolitej” na próbie 1000 osób.",
    "Zdaniem eksperta Rosja zaatakowała Ukrainę. On sam wyjechał do Polski w maju.",
)
pieces = st.one_of(*(st.sampled_from(words) for words in (NAMES, VERBS, OTHERS, MARKS, SENTENCES)), st.text(max_size=3))
gaps = st.sampled_from([" ", " ", " ", " ", " ", "", ". ", ", "])
broken = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 80), st.sampled_from(MARKS)).map(
    lambda found: found[0][: found[1]] + found[2] + found[0][found[1] :]
)
told = st.lists(st.sampled_from(SENTENCES) | broken, max_size=5).map(" ".join)
mixed = st.lists(st.tuples(pieces, gaps), max_size=40).map(lambda found: "".join(piece + gap for piece, gap in found))
documents = st.builds(Document, told | mixed, published=st.sampled_from([None, "2023-07", "2018-03-07", "2021", "199X"]))


@pytest.fixture(scope="module", autouse=True)
def _lexicon_is_loaded() -> None:
    read(Document("Tak."))


@reading_any_text
@given(documents)
@example(Document(""))
@example(Document("\ud800„Tak” – mówi Jan.\udfff"))
def test_any_text_is_read(document: Document) -> None:
    """Whatever the text, its record keeps every promise of the format."""
    record = read(document)
    assert [] == broken_promises(record)
    assert record.to_json() == read(document).to_json()
    assert record == Record.from_json(record.to_json())


@settings(reading_any_text, max_examples=EXAMPLES // 5)
@given(st.lists(documents, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(found: list[Document], random: object) -> None:
    """Reading keeps nothing from one document to the next."""
    forwards = [read(document).to_json() for document in found]
    backwards = [read(document).to_json() for document in reversed(found)]
    assert forwards == backwards[::-1]


def test_a_name_of_one_document_is_unknown_to_the_next() -> None:
    """A surname, an acronym and a pronoun mean in a document what it alone says."""
    alone = Document("Kowalski powiedział, że KPG odmówiła. On zaprzeczył.", published="2023-07")
    other = Document("Jan Kowalski, szef Komisji Praw Granicznych (KPG), wystąpił z NATO. On odszedł.", published="2001-02")
    before = read(alone).to_json()
    read(other)
    assert before == read(alone).to_json()


def test_a_stage_that_no_one_knows_is_refused() -> None:
    """The name of the last stage wanted must be that of a stage."""
    with pytest.raises(ValueError, match="poetry"):
        reading_until(Document("Tekst."), "poetry")


@pytest.mark.parametrize(
    "stage, parts",
    [
        ("tokens", ["tokens"]),
        ("sentences", ["tokens", "sentences"]),
        ("times", ["tokens", "sentences", "times"]),
        ("names", ["tokens", "sentences", "times", "names"]),
        ("actors", ["tokens", "sentences", "times", "names", "actors"]),
        ("statements", ["tokens", "sentences", "times", "names", "actors", "statements"]),
        ("events", ["tokens", "sentences", "times", "names", "actors", "statements", "events"]),
    ],
)
def test_a_reading_stops_at_the_stage_wanted(stage: str, parts: list[str]) -> None:
    """The parts up to that stage are there, those of later stages are empty."""
    reading = reading_until(Document("W 2021 roku Jan powiedział, że Litwa poparła Łotwę.", published="2023"), stage)
    names = ("tokens", "sentences", "times", "names", "actors", "statements", "events", "relations", "polls")
    assert parts == [name for name in names if getattr(reading, name)]


def test_the_lexicon_is_loaded_once() -> None:
    """The default lexicon is the same object each time, and reading with it or without naming it is the same."""
    document = Document("Litwa poparła Łotwę.", published="2023-07")
    assert default_lexicon() is default_lexicon("pl")
    assert read(document, default_lexicon()) == read(document)


def test_each_stage_changes_its_own_part_only() -> None:
    """What a stage has found, no later one takes away."""
    text = "Według CBOS 45 proc. badanych popiera NATO. „Tak” – powiedział Jan Kowalski w maju."
    document = Document(text, published="2023-07")
    last = reading_until(document, STAGES[-1].__name__)
    assert document == last.document
    assert reading_until(document, "times").times == last.times


def broken_promises(record: Record) -> list[str]:
    """What the record breaks of the format, in words; empty for a record that is sound."""
    return [*_bad_spans(record), *_bad_ids(record), *(fault for entry in record.entries for fault in _unshown(entry))]


def _bad_spans(record: Record) -> Iterator[str]:
    spans = [mention.span for actor in record.actors for mention in actor.mentions]
    spans += [time.span for time in record.times]
    spans += [span for entry in record.entries for span in (*spans_of(entry), *entry.also)]
    spans += [problem.span for problem in record.problems if problem.span]
    size = len(record.document.text)
    return (f"{span} is no span of {size} characters" for span in spans if not 0 <= span.start < span.end <= size)


def _bad_ids(record: Record) -> Iterator[str]:
    actors, entries = [actor.id for actor in record.actors], [entry.id for entry in record.entries]
    if len({*actors, *entries}) < len(actors) + len(entries):
        yield f"ids come twice: {actors} {entries}"
    named = {name for actor in record.actors for name in _actors_of_actor(actor)}
    named |= {name for entry in record.entries for name in _actors_of(entry)}
    yield from (f"no actor is {name}" for name in sorted(named - set(actors)))
    named = {name for entry in record.entries for name in _entries_of(entry)}
    yield from (f"no entry is {name}" for name in sorted(named - set(entries)))


def _actors_of_actor(actor: Actor) -> list[str]:
    return [name for name in (actor.of, *(mention.stands_for for mention in actor.mentions)) if name is not None]


def _actors_of(entry: Entry) -> list[str]:
    one = (getattr(entry, field, None) for field in ("speaker", "addressee", "outlet", "place", "party", "counterpart"))
    several = (name for field in ("about", "actors", "recipients") for name in getattr(entry, field, ()))
    poll = (getattr(entry, field, None) for field in ("pollster", "commissioner"))
    return [name for name in (*one, *several, *poll) if name is not None]


def _entries_of(entry: Entry) -> list[str]:
    found = (entry.said_in, getattr(entry, "answers", None), *getattr(entry, "because", ()))
    return [name for name in found if name is not None]


def _unshown(entry: Entry) -> Iterator[str]:
    """What the entry claims without showing the words for it."""
    if not entry.made_by:
        yield f"{entry.id} is made by no pattern"
    for field in NEEDS_EVIDENCE[type(entry)]:
        if getattr(entry, field) not in (None, ()) and not entry.evidence.get(field):
            yield f"{entry.id}, made by {entry.made_by}: no evidence for {field} {getattr(entry, field)!r}"


def test_registers_of_the_caller(tmp_path: Path) -> None:
    """Files of known actors are read once, and again when they have changed; a lexicon of one's own takes none."""
    mine = tmp_path / "mine.csv"
    mine.write_text("key,type,name\nw,organisation,Fabryka Wega\n", encoding="utf-8")
    assert default_lexicon(registers=[mine]) is default_lexicon(registers=str(mine))
    assert "w" in {actor.register for actor in latopis.read(Document("Strajk w Fabryce Wega."), registers=[mine]).actors}
    mine.write_text("key,type,name\nwega,organisation,Fabryka Wega\n", encoding="utf-8")
    assert "wega" in default_lexicon(registers=[mine]).register
    with pytest.raises(RegisterError, match="give either"):
        latopis.read(Document("Deszcz."), default_lexicon(), registers=[mine])
