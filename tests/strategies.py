"""Hypothesis strategies for the nouns of `latopis.model`: any record that the format can hold."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from latopis.errors import Problem
from latopis.model import (
    ACTS,
    STATUSES,
    TIES,
    Actor,
    ActorType,
    Basis,
    Document,
    Entry,
    Event,
    Extraction,
    Factuality,
    Mention,
    MentionKind,
    Mode,
    Poll,
    PollOption,
    Record,
    Relation,
    Span,
    Statement,
    Step,
    Time,
)

TROUBLE = "\x00\x07\x1b\x85\u2028\u2029\u202e\u2066\ud800\udfff\U0001f600\u05d0\u0301\ufeff"

characters = st.one_of(st.characters(), st.sampled_from(TROUBLE + "aąłŻ \n.„”–"))
texts = st.text(characters, max_size=40)
names = st.text(characters, min_size=1, max_size=12)
dates = st.sampled_from(
    ["2021-11", "2022-08-14", "2006", "199X", "2017-23", "2014/2020", "2021-11/", "2021-11/..", "2022-08-08/2022-08-14", "2017?"]
)
ids = st.from_regex(r"[ae][1-9][0-9]?", fullmatch=True)
percents = st.one_of(st.floats(-100, 100), st.integers(0, 100).map(float))


def one_of(choices: object) -> st.SearchStrategy[str]:
    """One member of a `Literal`."""
    return st.sampled_from(get_args(choices))


def spans(text: str) -> st.SearchStrategy[Span]:
    """A span of `text`, empty ones among them."""
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda pair: Span(*sorted(pair)))


def many(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """None to three of them, as a tuple."""
    return st.lists(strategy, max_size=3).map(tuple)


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """One of them, or None."""
    return st.none() | strategy


documents = st.builds(
    Document,
    texts,
    title=maybe(texts),
    author=maybe(names),
    source=maybe(names),
    url=maybe(names),
    published=maybe(dates),
    language=maybe(st.sampled_from(["pl", "be"])),
    extraction=maybe(st.builds(Extraction, st.just("0" * 64), names)),
    problems=st.just(()),
)


def actors(text: str) -> st.SearchStrategy[Actor]:
    """An actor of a document with that text."""
    mention = st.builds(Mention, spans(text), one_of(MentionKind), maybe(names), maybe(ids))
    return st.builds(
        Actor,
        ids,
        names,
        one_of(ActorType),
        aliases=many(names),
        register=maybe(names),
        iso3166=maybe(st.just("BY")),
        wikidata=maybe(st.just("Q1")),
        of=maybe(ids),
        country=maybe(st.just("BLR")),
        sector=maybe(st.just("GOV")),
        mentions=many(mention),
    )


def _shared(text: str) -> dict[str, st.SearchStrategy[object]]:
    fields = st.sampled_from(["when", "party", "speaker", "pollster", "recipients", "unheard_of"])
    return {
        "id": ids,
        "span": spans(text),
        "evidence": st.dictionaries(fields, many(spans(text)), max_size=3),
        "made_by": names,
        "when": maybe(dates),
        "factuality": one_of(Factuality),
        "factuality_said": maybe(one_of(Factuality)),
        "said_in": maybe(ids),
        "also": many(spans(text)),
        "confidence": maybe(st.floats(0, 1)),
    }


def statements(text: str) -> st.SearchStrategy[Statement]:
    """A statement in that text."""
    return st.builds(
        Statement,
        **_shared(text),
        speaker=maybe(ids),
        cue=maybe(spans(text)),
        content=many(spans(text)),
        mode=one_of(Mode),
        act=st.sampled_from(ACTS),
        addressee=maybe(ids),
        outlet=maybe(ids),
        answers=maybe(ids),
        about=many(ids),
    )


def events(text: str) -> st.SearchStrategy[Event]:
    """An event in that text."""
    return st.builds(
        Event,
        **_shared(text),
        type=st.sampled_from(["COERCE", "AGREE"]),
        trigger=spans(text),
        actors=many(ids),
        recipients=many(ids),
        mode=maybe(names),
        contexts=many(names),
        place=maybe(ids),
        because=many(ids),
        also_as=many(ids),
    )


def relations(text: str) -> st.SearchStrategy[Relation]:
    """A relation in that text."""
    return st.builds(
        Relation,
        **_shared(text),
        party=ids,
        counterpart=ids,
        relation=st.sampled_from(TIES),
        status=st.sampled_from(STATUSES),
        level=maybe(names),
        step=maybe(one_of(Step)),
        because=many(ids),
        also_as=many(ids),
    )


def polls(text: str) -> st.SearchStrategy[Poll]:
    """A poll in that text."""
    return st.builds(
        Poll,
        **_shared(text),
        options=many(st.builds(PollOption, spans(text), percents, spans(text), maybe(percents))),
        pollster=maybe(ids),
        commissioner=maybe(ids),
        outlet=maybe(ids),
        population=maybe(spans(text)),
        subgroup=maybe(spans(text)),
        sample=maybe(st.integers(0, 10**7)),
        method=maybe(names),
        margin=maybe(percents),
        question=maybe(spans(text)),
        fieldwork=maybe(dates),
    )


def entries(text: str) -> st.SearchStrategy[Entry]:
    """An entry of any kind in that text."""
    return st.one_of(statements(text), events(text), relations(text), polls(text))


def _records_of(document: Document) -> st.SearchStrategy[Record]:
    text = document.text
    return st.builds(
        Record,
        st.just(document),
        reader=st.just("0.1.0"),
        actors=many(actors(text)),
        times=many(st.builds(Time, spans(text), dates, one_of(Basis))),
        entries=many(entries(text)),
        problems=many(st.builds(Problem, names, names, maybe(spans(text)))),
    )


def records() -> st.SearchStrategy[Record]:
    """Any record; its ids are of the right form, but may name nothing."""
    return documents.flatmap(_records_of)
