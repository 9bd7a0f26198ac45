"""The page of a record, as a whole and in what must never go wrong."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from latopis.lexicon.labels import Tongue, load_labels
from latopis.model import Actor, Document, Record, Span, Statement
from latopis.show.facts import certainty, facts_of
from latopis.show.page import page
from show.sample import CLAIM, DENIAL, MAY_LEAVE, RECORD
from strategies import records

PAGES = Path(__file__).parent / "pages"
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ud800-\udfff]")


def printed(record: Record, tongue: Tongue = "pl", *, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(page(record, load_labels(tongue), width=width))
    return "\n".join(line.rstrip(" ") for line in captured.get().rstrip("\n").split("\n")) + "\n"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("tongue", ["pl", "en"])
def test_the_page_of_a_record(tongue: Tongue, width: int) -> None:
    """The whole page is the one that was accepted; `python tests/show/accept.py` accepts what is printed now."""
    accepted = PAGES / f"sample.{tongue}.{width}.txt"
    assert accepted.read_text(encoding="utf-8") == printed(RECORD, tongue, width=width)


@settings(max_examples=40, deadline=None)
@given(records(), st.sampled_from(["pl", "en"]), st.sampled_from([40, 80, 200]))
def test_any_record_has_a_page_that_steers_no_terminal(record: Record, tongue: Tongue, width: int) -> None:
    """Whatever stands in the article or the names, no control character and no mark of direction is printed."""
    assert None is FORBIDDEN.search(printed(record, tongue, width=width))


def test_terminal_escapes_of_an_article_are_shown_as_pictures() -> None:
    """An escape sequence in a name is visible and does nothing; markup in it stays text."""
    bad = replace(RECORD, actors=(replace(RECORD.actors[0], name="\x1b]0;pwn\x07[red]Norwegia[/red]"), *RECORD.actors[1:]))
    assert "␛]0;pwn␇[red]Norwegia[/red]" in printed(bad, width=200)


def test_names_that_run_from_right_to_left_are_set_apart() -> None:
    """A Hebrew or Arabic name is isolated, so that it does not turn the line around it."""
    found = printed(replace(RECORD, actors=(Actor("a1", "\u05d0\u05d1", "state"), *RECORD.actors[1:])))
    assert "\u2068\u05d0\u05d1\u2069 – Rada" in found


def test_a_long_name_is_cut_between_words() -> None:
    """A name of a thousand words leaves the page readable."""
    long = Actor("a1", "Komitet " * 1000, "organisation")
    found = printed(replace(RECORD, actors=(long, *RECORD.actors[1:])))
    assert "Komitet…" in found
    assert 80 >= max(map(len, found.split("\n")))


def test_without_entries_the_page_says_so() -> None:
    """An empty record is no empty page."""
    assert "W tym tekście nic nie znaleziono." in printed(Record(Document("Tekst."), "0"))
    assert "Nothing was found in this text." in printed(Record(Document("Tekst."), "0"), "en")


def test_an_unknown_actor_is_shown_by_its_id() -> None:
    """A record whose ids name nothing still has a page."""
    assert "a1 – a2: członkostwo zakończone" in printed(replace(RECORD, actors=()))


def test_answers_stand_under_what_they_deny_in_any_order() -> None:
    """The denial comes right after the statement that it denies, set in."""
    found = printed(replace(RECORD, entries=(DENIAL, CLAIM)))
    assert found.index("Haakonsdottir: wypowiedź") < found.index("↳ w odpowiedzi: Lars Bak: zaprzeczenie")


def test_statements_that_answer_each_other_are_all_shown_once() -> None:
    """A circle of answers neither hangs nor hides anything."""
    circle = (replace(CLAIM, answers="e6"), replace(DENIAL, answers="e3"))
    assert 1 == printed(replace(RECORD, entries=circle)).count("Lars Bak: zaprzeczenie (dosłownie)\n")


def test_a_thousand_answers_below_each_other_are_shown() -> None:
    """Depth costs no stack and no width."""
    chain = tuple(replace(CLAIM, id=f"s{number}", answers=f"s{number - 1}") for number in range(1000))
    assert 999 == printed(replace(RECORD, entries=chain)).count("↳")


@pytest.mark.parametrize(
    ("factuality", "said", "words"),
    [
        ("CT+", None, ""),
        ("PS+", None, "possible"),
        ("PR+", None, "probable"),
        ("CT-", None, "not so"),
        ("Uu", None, "not known whether so"),
        ("Uu", "CT+", "according to Ingrid Solberg-Haakonsdottir"),
        ("Uu", "CT-", "according to Ingrid Solberg-Haakonsdottir: not so"),
        ("PS+", "CT+", "possible; according to Ingrid Solberg-Haakonsdottir"),
    ],
)
def test_certainty_is_told_in_words(factuality: str, said: str | None, words: str) -> None:
    """The article's own word is plain; a claim names who makes it."""
    entry = replace(MAY_LEAVE, factuality=factuality, factuality_said=said, said_in="e3" if said else None)  # type: ignore[arg-type]
    assert words == certainty(entry, facts_of(RECORD, load_labels("en")))


def test_the_timeline_is_in_the_order_of_the_calendar() -> None:
    """A decade stands before its years, an entry without a date is left out."""
    found = printed(RECORD).split("Kalendarium")[1]
    assert sorted(map(found.index, ("lat 90.", "jesień 2021", "listopad 2021", "8–14 sierpnia", "16 sierpnia"))) == [
        found.index(words) for words in ("lat 90.", "jesień 2021", "listopad 2021", "8–14 sierpnia", "16 sierpnia")
    ]
    assert "Ingrid Solberg-Haakonsdottir: wypowiedź" not in found


def test_no_colour_is_needed() -> None:
    """Without a terminal the page is plain text in NFC."""
    found = printed(RECORD)
    assert "\x1b" not in found
    assert unicodedata.normalize("NFC", found) == found


def test_a_long_quotation_is_cut_between_words() -> None:
    """A statement of a megabyte is shown by its beginning."""
    text = "słowo " * 200_000
    long = replace(CLAIM, content=(Span(0, len(text)),), cue=None, evidence={}, span=Span(0, len(text)))
    found = printed(Record(Document(text), "0", entries=(long,)))
    assert "słowo…”" in found
    assert 2000 > len(found)
    assert isinstance(long, Statement)
