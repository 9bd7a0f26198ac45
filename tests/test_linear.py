"""Reading takes time in proportion to the length of the text, whatever the text.

Not against the clock, which noise can break: a text four times as long must take less than eight times the time, where a
quadratic step would take sixteen. `HYPOTHESIS_PROFILE=full` reads texts ten times as long.
"""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING

import pytest

from latopis.model import Document
from latopis.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALE = 10 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 1
TRIES = 4

NEWS = (
    "Minister Jan Kowalski powiedział w poniedziałek 5 marca 2018 r., że rozmowy z Niemcami trwają. „To dobra decyzja” – ocenił. "
    "Według CBOS 45 proc. badanych popiera rząd. Polska zerwała rozmowy z Francją, bo wojsko zatrzymało dziennikarzy.\n\n"
)
SENTENCE = "nowa komisja rządu wybrała ministra i prezydent kraju poparł tę decyzję oraz plan "

# What is repeated, and how often in the shorter text.
SHAPES = {
    "news": (NEWS, 12),
    "one sentence": (SENTENCE, 40),
    "opening marks": ("„", 2_000),
    "closing marks": ("”", 2_000),
    "quotations": ("„tak” – mówi Jan, ", 80),
    "speeches of one paragraph": ("– Tak jest – powiedział. ", 80),
    "digits": ("7", 20_000),
    "numbers": ("7 ", 800),
    "shares": ("45 proc. ", 200),
    "commas": (",", 2_000),
    "names": ("Kowalski ", 700),
    "people": ("Jan Nowak odszedł. ", 80),
    "brackets": ("(", 2_000),
    "nested brackets": ("(dom) ", 400),
    "że": (", że", 500),
    "dashes": ("słowo - ", 500),
    "który": ("człowiek, który widział, ", 80),
    "list": ("dom i ", 300),
    "white space": (" \n", 20_000),
    "one word": ("a", 20_000),
}


def surnames(count: int) -> str:
    """Texts of people who are all different."""
    return " ".join(f"Jan {_surname(number)} powiedział prawdę." for number in range(count))


def _surname(number: int) -> str:
    letters = "abcdefghijklmnoprstuwz"
    return "K" + "".join(letters[number // len(letters) ** place % len(letters)] for place in range(4)) + "ski"


@pytest.fixture(scope="module", autouse=True)
def _warm_and_without_collections() -> Iterator[None]:
    read(Document(NEWS + SENTENCE, published="2023-07"))
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_is_linear(shape: str) -> None:
    """A text of one thing over and over takes no more than its share."""
    piece, count = SHAPES[shape]
    assert grows_linearly(piece * count * SCALE, piece * count * SCALE * 4)


def test_many_people_are_linear() -> None:
    """People who are all different do not wait for each other."""
    assert grows_linearly(surnames(60 * SCALE), surnames(240 * SCALE))


def test_many_holders_are_linear() -> None:
    """Nor do those who are only called by an office, each of another body, and those who are named with one."""
    assert grows_linearly(holders(60 * SCALE), holders(240 * SCALE))


def holders(count: int) -> str:
    """Heads of companies without a name, and of foundations with one, all different."""
    names = [_surname(number) for number in range(3 * count)]
    each = zip(names[::3], names[1::3], names[2::3], strict=True)
    return " ".join(f"Prezes spółki {one} milczy. Dyrektor fundacji {other} Jan {third} wrócił." for one, other, third in each)


def grows_linearly(text: str, longer: str) -> bool:
    """Whether the text that is four times as long takes less than eight times the time, in one of some tries."""
    return any(seconds(longer) < 8 * seconds(text) + 0.02 for _ in range(TRIES))


def seconds(text: str) -> float:
    """What reading and writing the record cost this process."""
    start = time.process_time()
    read(Document(text, published="2023-07")).to_json()
    return time.process_time() - start
