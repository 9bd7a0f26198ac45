"""Every case form of every person and organisation of the register leads back to it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

import pytest

from declension import CASES, organisation, person
from latopis.lexicon.world import load_world
from latopis.model import Document
from latopis.pipeline import default_lexicon, reading_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.register import KnownActor

SENTENCES = {
    "gen": "Nie było tam {}.",
    "dat": "Przyglądano się {}.",
    "acc": "Zapytano o {}.",
    "inst": "Rozmawiano z {}.",
    "loc": "Mówiono o {}.",
}
EASTERN = frozenset(("chiny", "korea-polnocna", "korea-poludniowa", "tajwan", "wietnam", "singapur", "hongkong"))
STEP = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 7
"""Every seventh actor in a short run."""
LEFT_OUT = frozenset(("Niemcowie", "d’Estainie", "Niebezpiecznikowi"))
"""Forms that name the Germans, that follow the sound of a foreign name, that are an adjective to the dictionary."""


def forms(actor: KnownActor) -> Iterator[tuple[str, str]]:
    """The case forms of all names of the actor, each with its case."""
    for name in actor.names:
        for case in CASES:
            eastern = actor.of in EASTERN
            form = person(name, actor.gender, case, eastern=eastern) if actor.type == "person" else organisation(name, case)
            if form is not None and form.split()[-1] not in LEFT_OUT:
                yield case, form


@cache
def actors(kind: str) -> tuple[KnownActor, ...]:
    """The actors of the register that are people, or bodies of any type."""
    people = [actor for actor in load_world() if actor.type == "person"]
    bodies = [actor for actor in load_world() if actor.type in ("organisation", "office", "outlet", "document")]
    return tuple((people if kind == "person" else bodies)[::STEP])


@pytest.mark.parametrize("kind", ["person", "body"])
def test_every_form_leads_back(kind: str) -> None:
    """The whole form is found, and the actor is among those that it may name."""
    tried = [(actor, case, form) for actor in actors(kind) for case, form in forms(actor)]
    assert len(tried) > 500 / STEP
    assert [] == [(form, case) for actor, case, form in tried if not leads_back(actor, case, form)]


def leads_back(actor: KnownActor, case: str, form: str) -> bool:
    """Whether the register finds the actor in just these words of a sentence."""
    text = SENTENCES[case].format(form)
    start = text.index(form)
    for sentence in reading_until(Document(text, published="2022-01-01"), "morphology").sentences:
        for match in default_lexicon().register.matches(sentence.tokens):
            span = sentence.span_of(match.start, match.end)
            if actor.key in match.keys and span == (start, start + len(form)):
                return True
    return False
