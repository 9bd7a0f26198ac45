"""The roster: who came up last, and whom a form can mean."""

from __future__ import annotations

from latopis.model import Span
from latopis.read.roster import Draft, DraftMention, Roster, agreement_of


def draft(name: str, gender: str, number: str = "sg") -> Draft:
    """A person of that gender and number."""
    return Draft("person", name, agreement=agreement_of(frozenset((gender,)), frozenset((number,))))


def test_the_last_one_that_agrees_is_meant() -> None:
    """Of those before the place, the nearest whose gender and number fit."""
    roster = Roster()
    man, woman = roster.new(draft("Jan Lis", "m1")), roster.new(draft("Anna Kos", "f"))
    roster.met(0, man, subject=True)
    roster.met(10, woman, subject=True)
    masculine, feminine = (agreement_of(frozenset((gender,)), frozenset(("sg",))) for gender in ("m1", "f"))
    assert (man, woman) == (roster.recent(20, masculine, reach=100), roster.recent(20, feminine, reach=100))


def test_only_those_before_the_place_and_within_reach_are_meant() -> None:
    """What comes later, or lies too far back, is nobody's antecedent."""
    roster = Roster()
    man = roster.new(draft("Jan Lis", "m1"))
    roster.met(50, man, subject=True)
    assert (None, None, man) == (
        roster.recent(50, man.agreement, reach=100),
        roster.recent(200, man.agreement, reach=100),
        roster.recent(100, man.agreement, reach=100),
    )


def test_subjects_and_persons_alone_may_be_asked_for() -> None:
    """A later object is passed over where only subjects count, a thing where only people do."""
    roster = Roster()
    man, other = roster.new(draft("Jan Lis", "m1")), roster.new(draft("Piotr Wilk", "m1"))
    firm = roster.new(Draft("organisation", "Klub", agreement=man.agreement))
    for place, one, subject in ((0, man, True), (5, other, False), (9, firm, False)):
        roster.met(place, one, subject=subject)
    assert man is roster.recent(20, man.agreement, reach=100, subjects=True)
    assert other is roster.recent(20, man.agreement, reach=100, persons=True)
    assert firm is roster.recent(20, man.agreement, reach=100)


def test_people_are_found_by_their_surnames() -> None:
    """The last word of the name, folded, leads to every namesake; an organisation has no surname."""
    roster = Roster()
    one, two = roster.new(draft("Jan Lis", "m1")), roster.new(draft("Anna Lis", "f"))
    roster.new(Draft("organisation", "Klub Lis"))
    assert {"lis": [one, two]} == roster.by_surname


def test_drafts_are_numbered_and_keep_their_mentions() -> None:
    """The number tells the order in which drafts were made."""
    roster = Roster()
    one, two = roster.new(draft("Jan Lis", "m1")), roster.new(draft("Anna Kos", "f"))
    roster.mention(two, DraftMention(Span(0, 8), "name", "Anna Kos"))
    assert ([0, 1], [], ["Anna Kos"]) == ([one.number, two.number], one.mentions, [mention.lemma for mention in two.mentions])
