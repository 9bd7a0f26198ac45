"""Agreement as bit sets."""

from __future__ import annotations

import itertools

import pytest

from latopis.grammar import CASES, EVERY, GENDERS, NUMBERS, agreement, bits, cases_in, genders_in, numbers_in

COMBINATIONS = list(itertools.product(NUMBERS, CASES, GENDERS))


def test_every_combination_has_a_bit_of_its_own() -> None:
    """No two combinations of number, case and gender share a bit, and together they are all there are."""
    masks = [agreement([number], [case], [gender]) for number, case, gender in COMBINATIONS]
    assert (len(COMBINATIONS), EVERY) == (len(set(masks)), sum(masks))


@pytest.mark.parametrize(("number", "case", "gender"), COMBINATIONS)
def test_a_combination_tells_what_it_stands_for(number: str, case: str, gender: str) -> None:
    """Number, case and gender come back out of the bit that they went into."""
    mask = agreement([number], [case], [gender])
    assert [{number}, {case}, {gender}] == [set(found) for found in (numbers_in(mask), cases_in(mask), genders_in(mask))]


@pytest.mark.parametrize("category", [NUMBERS, CASES, GENDERS])
def test_an_empty_category_is_open(category: tuple[str, ...]) -> None:
    """A word without a case, number or gender may have any: it agrees with all."""
    assert EVERY == bits([]) == bits(category)


def test_agreement_is_kept_together() -> None:
    """`ministra` and `żony` may both be genitive or accusative, but in no number and gender together."""
    one, other = agreement(["sg"], ["gen", "acc"], ["m1"]), agreement(["sg"], ["gen"], ["f"]) | agreement(["pl"], ["acc"], ["f"])
    assert 0 == one & other
    assert [set(), {"gen", "acc"}] == [set(cases_in(one & other)), set(cases_in(other))]


def test_words_that_agree_leave_what_both_can_be() -> None:
    """`nowej` (genitive, dative, locative) before `ustawy` (genitive singular) leaves the genitive singular feminine."""
    both = agreement(["sg"], ["gen", "dat", "loc"], ["f"]) & (
        agreement(["sg"], ["gen"], ["f"]) | agreement(["pl"], ["nom"], ["f"])
    )
    assert [{"sg"}, {"gen"}, {"f"}] == [set(found) for found in (numbers_in(both), cases_in(both), genders_in(both))]
