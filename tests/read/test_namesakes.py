"""A name of several known actors: what else the document names decides, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from latopis.model import Document, Record
from latopis.pipeline import default_lexicon, read
from latopis.register import KnownActor

ACTORS = (
    KnownActor("jan-wegowski", "person", "politician", "Jan Wegowski", ("Wegowski",), "polska", "m1"),
    KnownActor("adam-wegowski", "person", "politician", "Adam Wegowski", ("Wegowski",), "polska", "m1"),
    KnownActor("ewa-zaba", "person", "politician", "Ewa Żaba", ("Żaba",), "polska", "f"),
    KnownActor("jan-zaba", "person", "politician", "Jan Żaba", ("Żaba",), "polska", "m1"),
    KnownActor("urzad-polski", "office", "agency", "Urząd Wegi", (), "polska"),
    KnownActor("urzad-litewski", "office", "agency", "Urząd Wegi", (), "litwa"),
    KnownActor("wegia", "place", "region", "Wegia", adjectives=("wegański",)),
    KnownActor("wegonia", "place", "region", "Wegonia", adjectives=("wegański",)),
)
LEXICON = replace(default_lexicon(), register=default_lexicon().register.with_actors(ACTORS))


def record_of(text: str) -> Record:
    """The record of a text by a register that holds these actors too."""
    return read(Document(text, published="2022-05"), LEXICON)


def keys_in(text: str) -> set[str]:
    """The keys of the actors that a text names, of these only."""
    return {actor.register for actor in record_of(text).actors if actor.register} & {actor.key for actor in ACTORS}


def doubts_in(text: str) -> list[str]:
    """The words whose actor is in doubt."""
    return [problem.span.of(text) for problem in record_of(text).problems if problem.code == "ambiguous-name" and problem.span]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Jan Wegowski zrezygnował. Wegowski nie podał powodów.", {"jan-wegowski"}),
        ("Wegowski zrezygnował. Adam Wegowski nie podał powodów.", {"adam-wegowski"}),
        ("Urząd Wegi ukarał spółkę z Litwy.", {"urzad-litewski"}),
        ("Polski rząd powołał Urząd Wegi.", {"urzad-polski"}),
    ],
)
def test_what_the_document_names_decides(text: str, keys: set[str]) -> None:
    """A full name elsewhere settles a surname, and the state that is named an office; nothing is in doubt."""
    assert (keys, []) == (keys_in(text), doubts_in(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wczoraj Wegowski zrezygnował. Wegowski nie podał powodów.", ["Wegowski"]),
        ("Wczoraj Urząd Wegi ukarał spółkę.", ["Urząd Wegi"]),
        ("Polska i Litwa milczą. Urząd Wegi ukarał spółkę.", ["Urząd Wegi"]),
        ("Przyjechał wegański minister.", ["wegański"]),
    ],
)
def test_what_nothing_decides_stays_apart(text: str, words: list[str]) -> None:
    """None of the actors is taken, the actor has no key, and one problem a name says where and who they are."""
    assert (set(), words) == (keys_in(text), doubts_in(text))


def test_two_who_are_both_named_stay_apart() -> None:
    """A surname after two full names that end in it is neither's."""
    text = "Jan Wegowski spotkał Adama Wegowskiego. Wegowski zrezygnował."
    names = {actor.name: actor.register for actor in record_of(text).actors if "Wegowski" in actor.name}
    assert {"Jan Wegowski": "jan-wegowski", "Adam Wegowski": "adam-wegowski"}.items() <= names.items()


def test_the_problem_names_the_candidates() -> None:
    """The message has the keys, so that whoever reads it can choose."""
    (problem,) = (problem for problem in record_of("Wczoraj Wegowski milczał.").problems if problem.code == "ambiguous-name")
    assert "Wegowski is a name of jan-wegowski, adam-wegowski; none of them is taken, as nothing decides" == problem.message


def test_the_item_in_wikidata_reaches_the_record() -> None:
    """What a register names as an actor's item stands among its identifiers."""
    actor = KnownActor("wega", "organisation", "company", "Fabryka Wega", wikidata="Q42")
    lexicon = replace(LEXICON, register=LEXICON.register.with_actors([actor]))
    (found,) = read(Document("Fabryka Wega zwalnia."), lexicon).actors
    assert ("wega", "Q42") == (found.register, found.wikidata)
