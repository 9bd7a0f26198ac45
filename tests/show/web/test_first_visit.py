"""Somebody who has only the page: what the examples tell is found from the first page, by what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis.show.web.app import app_of
from show.web.browsing import Watched, chromium
from show.web.served import filled, server_of, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed (scripts/system-packages)")


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The first page of a chronicle of the examples, in English."""
    chronicle = filled(tmp_path / "latopis.db")
    context = browser.new_context(locale="en")
    with server_of(app_of(settings_of(chronicle))) as base:
        watched = Watched(context, base)
        yield watched.go("/")
        context.close()
    chronicle.close()
    assert [] == watched.faults


def test_how_a_tie_stood_and_who_says_so(page: Page) -> None:
    """The first page asks; the answer names the state, how certain it is, and the words that decide it."""
    page.fill("main input[name=party]", "Białoruś")
    page.fill("main input[name=counterpart]", "NATO")
    page.fill("main input[name=as_of]", "2015")
    page.click("main .asking button")
    assert "Cooperation in force certain" == " ".join(page.inner_text(".state").split("\n")[0].split())
    page.click(".card .source a >> nth=0")
    assert "nawiązała współpracę z NATO" in " ".join(" ".join(page.locator("mark.here").all_inner_texts()).split())


def test_who_denied_what_somebody_claimed(page: Page) -> None:
    """Statements, then who claimed it: the claim and the denial stand side by side, each with its speaker."""
    page.click("text=statements")
    page.fill("input[name=denying]", "Saroka")
    page.click(".asking button")
    assert 1 == page.locator(".card").count()
    pair = page.locator(".pair").first
    assert ("Claim", "Denial") == (pair.locator(".side").nth(0).inner_text(), pair.locator(".side").nth(1).inner_text())
    assert all(pair.locator("h3").nth(number).inner_text().strip() for number in (0, 1))


def test_how_support_stood_in_the_polls(page: Page) -> None:
    """Polls: each with its answers, who measured and when, and what it does not tell."""
    page.click(".tile >> text=polls")
    card = page.locator(".card.of-poll").first
    assert "%" in card.locator(".figure").first.inner_text()
    assert "told:" in card.inner_text()


def test_a_wrong_speaker_is_corrected_and_the_correction_undone(page: Page) -> None:
    """From a statement to its entry, to the field, to the right name; the history has the way back."""
    page.click(".tile >> text=statements")
    page.click(".card .source >> text=entry >> nth=0")
    page.click("tr:has-text('Speaker') >> text=correct")
    page.fill("#correct input[name=value]", "Ewa Zima")
    page.fill("#correct input[name=signer]", "Ada")
    page.click("#correct button")
    assert "Ewa Zima" in page.inner_text("table.evidence tr >> nth=1")
    page.click("#history ~ .story button")
    assert "Ewa Zima" not in page.inner_text("table.evidence tr >> nth=1")
    assert "taken back" in page.inner_text(".story")
