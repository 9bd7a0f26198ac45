"""Frames: what fills the roles of a predicate in each of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis.pipeline import default_lexicon
from latopis.read.frames import matches
from read.told import syntax_of

if TYPE_CHECKING:
    from latopis.read.fillers import Filler
    from latopis.syntax import Syntax


def words_of(syntax: Syntax, text: str, filler: Filler) -> str:
    """The words of a filler; a dropped subject is its verb in round brackets."""
    if filler.implied is not None:
        return f"({syntax.tokens[filler.implied].text})"
    if filler.token is not None:
        return syntax.tokens[filler.token].text
    if filler.phrase is not None:
        phrase = syntax.phrases[filler.phrase]
        return syntax.sentence.span_of(phrase.start, phrase.end).of(text)
    return "clause"


def roles(text: str, kind: str = "event") -> list[str]:
    """Each complete match as `trigger form role=words …`."""
    syntax = syntax_of(text)
    found: list[str] = []
    for match in matches(syntax, default_lexicon().frames, kind=kind):
        if match.complete:
            filled = (f"{role}={words_of(syntax, text, filler)}" for role, filler in sorted(match.roles.items()))
            found.append(" ".join((syntax.tokens[match.trigger].text, match.form, *filled)))
    return found


@pytest.mark.parametrize(
    "line, text",
    [
        ("aresztowała praet actor=Policja recipient=posła", "Policja aresztowała posła."),
        ("aresztowała praet actor=policja recipient=Posła", "Posła aresztowała policja."),
        ("aresztuje fin actor=Policja recipient=posła", "Policja aresztuje posła."),
        ("aresztować inf actor=Policja recipient=posła", "Policja może aresztować posła."),
        ("aresztowany ppas actor=policję recipient=Poseł", "Poseł został aresztowany przez policję."),
        ("Aresztowanie ger actor=policję recipient=posła", "Aresztowanie posła przez policję trwało."),
        ("aresztowanie ger actor=policję recipient=posła", "Trwało aresztowanie przez policję posła."),
        ("aresztowano imps recipient=posła", "Wczoraj aresztowano posła."),
        ("aresztowała praet actor=(aresztowała) recipient=posła", "Wczoraj aresztowała posła."),
        ("aresztowała praet actor=Policja recipient=posła", "Policja, która aresztowała posła, milczy."),
        ("aresztowała praet actor=policja recipient=Poseł", "Poseł, którego aresztowała policja, milczy."),
        ("aresztowała praet actor=Policja recipient=posła", "Policja nie aresztowała posła."),
    ],
)
def test_a_role_moves_with_the_form_of_its_word(line: str, text: str) -> None:
    """The doer and the one to whom it is done are found in active, passive, impersonal, relative and nominal forms."""
    assert line in roles(text)


@pytest.mark.parametrize(
    "found, text",
    [
        (["wycofał praet counterpart=paktu party=Rząd"], "Rząd wycofał się z paktu."),
        (["wycofał praet counterpart=paktu party=państwo"], "Rząd wycofał państwo z paktu."),
        ([], "Rząd wycofał z paktu."),
    ],
)
def test_a_reflexive_verb_is_another_verb(found: list[str], text: str) -> None:
    """With `się` a verb matches only frames that have it, and without it only the others."""
    assert found == roles(text, "relation")


@pytest.mark.parametrize(
    "line, text",
    [
        ("odpowiedział praet content=clause speaker=Minister", "Minister odpowiedział, że podatki spadną."),
        ("zażądał praet content=zwrotu speaker=Minister", "Minister zażądał zwrotu pieniędzy."),
        ("oskarżyła praet addressee=rząd content=korupcję speaker=Opozycja", "Opozycja oskarżyła rząd o korupcję."),
    ],
)
def test_a_cue_finds_what_is_said(line: str, text: str) -> None:
    """The content of a verb of speaking is a clause, or a noun in the case or behind the preposition of its frame."""
    assert line in roles(text, "statement")


@pytest.mark.parametrize(
    "text",
    [
        "Policja milczy.",
        "Poseł odpowiedział na list.",
        "Dom stoi nad rzeką.",
    ],
)
def test_a_sentence_without_predicate_has_no_match(text: str) -> None:
    """Words that no frame of the kind has match nothing."""
    assert [] == roles(text)
