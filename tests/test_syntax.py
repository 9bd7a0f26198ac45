"""Syntax: subjects, agreement, brackets, and which clause completes a verb."""

from __future__ import annotations

import pytest

from read.told import place_of, syntax_of


def subject(text: str, verb: str) -> str | None:
    """The words of the subject of the verb's clause."""
    syntax = syntax_of(text)
    clause = syntax.clause_at(place_of(syntax, verb))
    place = syntax.subject_of(clause) if clause is not None else None
    if place is None:
        return None
    phrase = syntax.phrases[place]
    return syntax.sentence.span_of(phrase.start, phrase.end).of(text)


@pytest.mark.parametrize(
    "verb, words, text",
    [
        ("odrzucił", "Senat", "Senat odrzucił ustawę."),
        ("odrzucił", "Senat", "Ustawę odrzucił Senat."),
        ("odrzuciła", "komisja", "Wniosek odrzuciła komisja."),
        ("przyjechał", "minister", "W maju przyjechał minister finansów."),
        ("wyszły", "tysiące ludzi", "Na ulice wyszły tysiące ludzi."),
        ("przyszło", "Pięć osób", "Pięć osób przyszło na salę."),
        ("zabrakło", None, "Zabrakło leków, bo zabrakło pieniędzy."),
    ],
)
def test_the_subject_agrees_with_its_verb(verb: str, words: str | None, text: str) -> None:
    """The subject is the nominative that agrees in number and gender, wherever it stands."""
    assert words == subject(text, verb)


@pytest.mark.parametrize(
    "verb, words, text",
    [
        ("wyjechał", "Jan Lis", "Jan Lis i Anna Kos przyjechali, a wyjechał Jan Lis."),
        ("przyjechali", "Jan Lis", "Jan Lis i Anna Kos przyjechali."),
        ("podpisały", "Litwa", "Litwa i Łotwa podpisały umowę."),
    ],
)
def test_a_coordinated_subject_is_the_first_of_its_members(verb: str, words: str, text: str) -> None:
    """Of several phrases joined by `i` the first stands for all."""
    assert words == subject(text, verb)


@pytest.mark.parametrize(
    "verb, words, text",
    [
        ("wybrano", None, "Wczoraj wybrano marszałka."),
        ("Trzeba", None, "Trzeba zmienić ustawę."),
        ("Wybraliśmy", None, "Wybraliśmy marszałka."),
        ("złożyła", None, "Wczoraj złożyła wniosek."),
        ("Odpowiedział", None, "Odpowiedział na pytania."),
    ],
)
def test_a_verb_may_have_no_subject(verb: str, words: str | None, text: str) -> None:
    """Impersonal forms, first persons and dropped subjects have none; an object in the same form is not taken for one."""
    assert words == subject(text, verb)


@pytest.mark.parametrize(
    "verb, words, text",
    [
        ("upadł", "Rząd", "Rząd, który upadł w maju, nie wróci."),
        ("poparł", "Jan Lis", "Jan Lis, który poparł ustawę, wyjechał."),
        ("poparło", "Jedyne państwo", "Jedyne państwo, które poparło umowę, milczy."),
        ("protestują", "Litwa", "Litwa wraz z Łotwą protestują."),
        ("poparła", "opozycja", "Ustawa, którą poparła opozycja, przepadła."),
        ("powiedział", "Jan Lis", "Jan Lis wyszedł i powiedział kilka słów."),
        ("mówiąc", "Anna Kos", "Anna Kos podpisała dokument, mówiąc o zgodzie."),
    ],
)
def test_a_clause_borrows_its_subject(verb: str, words: str, text: str) -> None:
    """A relative clause has its antecedent, a clause that goes on has that before it, a participle its main clause's."""
    assert words == subject(text, verb)


@pytest.mark.parametrize(
    "word, reflexive, text",
    [
        ("wycofał", True, "Minister wycofał się z umowy."),
        ("wycofał", True, "Minister się wycofał."),
        ("wycofał", False, "Minister wycofał wniosek."),
        ("wycofał", False, "Minister wycofał wniosek, gdy poseł się zgodził."),
    ],
)
def test_the_reflexive_belongs_to_its_clause(word: str, reflexive: bool, text: str) -> None:
    """`się` is a verb's own where it stands near it in the same clause."""
    syntax = syntax_of(text)
    assert reflexive == syntax.has_reflexive(place_of(syntax, word))


def test_brackets_hold_what_stands_between_them() -> None:
    """Both brackets and the words between are bracketed, what follows is not."""
    syntax = syntax_of("Sejm (izba niższa) obradował.")
    assert ["(", "izba", "niższa", ")"] == [token.text for i, token in enumerate(syntax.tokens) if syntax.is_bracketed(i)]


@pytest.mark.parametrize(
    "opener, text",
    [
        ("że", "Minister powiedział, że szkoły ruszą."),
        ("czy", "Minister zapytał, czy szkoły ruszą."),
        ("by", "Minister zażądał, by szkoły ruszyły."),
        (None, "Minister powiedział, gdy szkoły ruszyły."),
        (None, "Że szkoły ruszą, powiedział minister."),
    ],
)
def test_a_reporting_word_opens_the_complement(opener: str | None, text: str) -> None:
    """The clause behind the verb that such a word opens completes it; one before it or with another word does not."""
    syntax = syntax_of(text)
    verb = next(i for i, token in enumerate(syntax.tokens) if token.lemma in ("powiedzieć", "zapytać", "zażądać"))
    clause = syntax.clause_at(verb)
    assert clause is not None
    found = syntax.complement_clause(clause, verb)
    assert opener == (syntax.clauses[found].introducer if found is not None else None)


def test_a_chain_ends_at_the_first_gap() -> None:
    """The phrases right behind a noun follow it; those behind a verb do not."""
    syntax = syntax_of("Szef komisji do spraw reform odrzucił projekt ustawy.")
    first = syntax.phrase_at(0)
    assert first is not None
    heads = [syntax.tokens[syntax.phrases[place].head].text for place in syntax.chain_after(first)]
    assert ["komisji", "spraw", "reform"] == heads
