"""The format of frames: what is read from an entry, and which faults are named."""

from __future__ import annotations

import pytest

from latopis.errors import LexiconError
from latopis.lexicon import frames
from latopis.lexicon.frames import Frames, Slot, load_frames
from lexicon.broken import written

PATH = "pl/frames/joining.toml"
HEAD = '[[entry]]\nid = "przystąpić"\ngives = "relation.began"\n'


def _frames(monkeypatch: pytest.MonkeyPatch, text: str) -> Frames:
    monkeypatch.setattr(frames, "names_in", lambda folder, suffix: [PATH])
    written(monkeypatch, PATH, text)
    return load_frames("pl")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("subject", [Slot("subject")]),
        ("object", [Slot("object")]),
        ("that", [Slot("that")]),
        ("inf", [Slot("inf")]),
        ("quote", [Slot("quote")]),
        ("gen", [Slot("case", case="gen")]),
        ("do + gen", [Slot("prep", case="gen", preposition="do")]),
        ("w sprawie + gen", [Slot("prep", case="gen", preposition="w sprawie")]),
        ("dat | wobec + gen", [Slot("case", case="dat"), Slot("prep", case="gen", preposition="wobec")]),
        ("gen?", [Slot("case", case="gen")]),
    ],
)
def test_a_slot_is_read(text: str, slots: list[Slot], monkeypatch: pytest.MonkeyPatch) -> None:
    """A function, a case, a preposition with its case, or several of them."""
    (frame,) = _frames(monkeypatch, f'{HEAD}slots = {{ party = "{text}" }}').all
    assert slots == list(frame.slots["party"])


def test_a_frame_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Address, what it gives, its words, optional roles and needs are those of the entry."""
    rest = (
        'verbs = ["przystąpić"]\nnouns = ["akcesja"]\nslots = { party = "subject?", other = "gen" }\nneeds = { other = ["pakt"] }'
    )
    (frame,) = _frames(monkeypatch, HEAD + rest).all
    assert ("pl/joining:przystąpić", ("relation", "began")) == (frame.address, frame.gives)
    assert (("przystąpić",), ("akcesja",)) == (frame.verbs, frame.nouns)
    assert ({"party"}, ["pakt"]) == (set(frame.optional), sorted(frame.needs["other"]))


def test_a_frame_is_found_by_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reflexive verb is found under its bare lemma; the known lemmas are verbs and nouns."""
    found = _frames(monkeypatch, HEAD + 'verbs = ["przyłączyć się", "przyłączyć"]\nnouns = ["akcesja"]')
    assert found.all == found.verbs["przyłączyć"] == found.nouns["akcesja"]
    assert {"przyłączyć", "akcesja"} == found.known


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[entry]]\ngives = "relation.began"', r"data/pl/frames/joining\.toml: an entry without id"),
        ('[[entry]]\nid = "przystąpić"', r"data/pl/frames/joining\.toml: an entry without id or gives"),
        (HEAD + "verb = []", r"pl/joining:przystąpić: unknown keys \['verb'\]"),
        (HEAD + 'verbs = "przystąpić"', r"pl/joining:przystąpić: verbs must be a list of strings"),
        (HEAD + "nouns = [1]", r"pl/joining:przystąpić: nouns must be a list of strings"),
        (HEAD + 'slots = ["subject"]', r"pl/joining:przystąpić: slots must be a table of strings"),
        (HEAD + "slots = { party = 1 }", r"pl/joining:przystąpić: slots must be a table of strings"),
        (HEAD + 'slots = { party = "subjekt" }', r"pl/joining:przystąpić: 'subjekt' is no slot"),
        (HEAD + 'slots = { party = "do + dopełniacz" }', r"pl/joining:przystąpić: 'do \+ dopełniacz' is no slot"),
        (HEAD + 'needs = ["pakt"]', r"pl/joining:przystąpić: needs must be a table"),
        (HEAD + 'needs = { other = "pakt" }', r"pl/joining:przystąpić: other must be a list of strings"),
        (HEAD + HEAD, r"data/pl/frames: the same address twice: pl/joining:przystąpić"),
        ("[[entry]", r"data/pl/frames/joining\.toml: no TOML"),
        ("entry = 1", r"data/pl/frames/joining\.toml: `entry` is no array of tables"),
    ],
)
def test_a_broken_frame_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which entry of which file is wrong, and what with it."""
    with pytest.raises(LexiconError, match=said):
        _frames(monkeypatch, text)
