"""The review in a browser: by keys alone, by selecting words, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from chronicle.test_namesakes import HERE
from latopis.show.web.app import app_of
from show.web.browsing import Watched, chromium
from show.web.served import filled, server_of, settings_of
from show.web.test_review_actors import NEAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from latopis.run.chronicle import Chronicle

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed (scripts/system-packages)")


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    """A chronicle of the examples, signed by its user."""
    found = filled(tmp_path / "latopis.db")
    found.signer = "ada"
    yield found
    found.close()


@pytest.fixture
def base(chronicle: Chronicle) -> Iterator[str]:
    with server_of(app_of(settings_of(chronicle))) as address:
        yield address


def own(page: Page) -> str:
    """The id of the entry that is shown."""
    return page.get_attribute("form.keys input[name=entry]", "value") or ""


def pressed(page: Page, key: str) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_the_queue_is_worked_off_by_keys_alone(browser: Browser, base: str, chronicle: Chronicle) -> None:
    """Skip, back, accept, reject and undo, each by its key; the form for a field by `e` and its number."""
    context = browser.new_context(locale="en")
    watched = Watched(context, base)
    page = watched.go("/review?kind=statement")
    first = own(page)
    pressed(page, "s")
    second = own(page)
    pressed(page, "k")
    assert (first, True) == (own(page), first != second)
    pressed(page, "a")
    assert (second, "accepted") == (own(page), chronicle.verdict(first).standing)
    pressed(page, "r")
    assert "rejected" == chronicle.verdict(second).standing
    pressed(page, "u")
    assert (second, "proposed") == (own(page), chronicle.verdict(second).standing)
    page.keyboard.press("e")
    assert "1 correct" == page.evaluate("document.activeElement.innerText")
    pressed(page, "1")
    page.keyboard.press("Control+A")
    page.keyboard.type("Ewa Zima")
    pressed(page, "Enter")
    assert "Ewa Zima" == chronicle.verdict(second).corrections["speaker"].value
    pressed(page, "3")
    pressed(page, "Escape")
    assert 0 == page.locator("#correct").count()
    context.close()
    assert [] == watched.faults


def test_words_are_chosen_by_selecting_them(browser: Browser, base: str, chronicle: Chronicle) -> None:
    """What the mouse selects, or two clicks bound, is the value; what is typed takes its place."""
    context = browser.new_context(locale="pl", viewport={"width": 1280, "height": 1400})
    page = Watched(context, base).go("/review?kind=statement&correct=speaker")
    entry = own(page)
    words = page.locator(".words label")
    first, last = words.nth(1).bounding_box(), words.nth(3).bounding_box()
    assert first and last
    page.mouse.move(first["x"] + 3, first["y"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 3, last["y"] + last["height"] / 2, steps=8)
    page.mouse.up()
    expect(page.locator(".words .within")).to_have_count(3)
    page.fill("#correct input[name=value]", "Nikt")
    expect(page.locator(".words .within")).to_have_count(0)
    for number in (2, 5):
        words.nth(number).click()
    shown = " ".join(words.nth(number).inner_text() for number in range(2, 6))
    assert shown == page.input_value("#correct input[name=value]")
    with page.expect_navigation():
        page.click("#correct button")
    correction = chronicle.verdict(entry).corrections["speaker"]
    assert (shown, True) == (" ".join((correction.value or "").split()), correction.span is not None)
    context.close()


def test_the_review_works_without_scripts(browser: Browser, base: str, chronicle: Chronicle) -> None:
    """By buttons and forms alone: decide, correct by two words, all of a filter, take back."""
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = Watched(context, base).go("/review?kind=relation")
    entry = own(page)
    page.click("a:has-text('correct') >> nth=1")
    page.locator(".words label").nth(0).click()
    page.locator(".words label").nth(1).click()
    page.click("#correct button")
    assert chronicle.verdict(entry).corrections["party"].span
    page.click("text=Reject all")
    page.click("main button.primary")
    assert "Nothing waits here" in page.inner_text("main")
    page.click("form.keys button")
    assert own(page)
    context.close()


def test_who_is_who_is_decided_by_keys_alone(browser: Browser, base: str, chronicle: Chronicle) -> None:
    """That two are one, and back; that they are two; each by its key."""
    for writer in (HERE, NEAR):
        chronicle.keep(writer.article())
    context = browser.new_context(locale="en")
    watched = Watched(context, base)
    waiting = len(chronicle.doubtful_actors())
    page = watched.go("/review/actors")
    for key, told in (("a", "They are one now."), ("u", "Taken back."), ("r", "They are two now."), ("u", "Taken back.")):
        pressed(page, key)
        expect(page.locator(".queue")).to_contain_text(told)
    assert waiting == len(chronicle.doubtful_actors()) > 0
    context.close()
    assert [] == watched.faults
