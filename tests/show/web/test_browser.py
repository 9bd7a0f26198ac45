"""The pages in a browser: by mouse, by keyboard alone, without scripts, in both languages and themes, narrow and wide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from latopis.show.web.app import app_of
from show.web.browsing import Watched, chromium, violations
from show.web.served import filled, server_of, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

TIE = "/ties?party=Białoruś&counterpart=NATO&as_of=2015"
FIXED = (
    "/",
    "/search?q=NATO",
    TIE,
    "/ties?party=Białoruś",
    "/timeline",
    "/statements?act=deny",
    "/polls",
    "/review",
    "/review?kind=statement&correct=speaker",
    "/review?kind=poll&every=accept",
    "/review/actors",
    "/review/agreement",
    "/add",
    "/about",
    "/ties?party=Nikt",
)
SHOWN: dict[str, tuple[tuple[int, Literal["light", "dark"]], ...]] = {
    "pl": ((360, "light"), (1024, "dark")),
    "en": ((1920, "light"), (360, "dark")),
}

STOPS = "a[href], input:not([type=hidden]), button, select, textarea, summary, [tabindex='0']"
COUNT_STOPS = f"""[...document.querySelectorAll("{STOPS}")].filter(one => one.checkVisibility()).length"""

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed (scripts/system-packages)")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a chronicle of the examples is served."""
    chronicle = filled(tmp_path_factory.mktemp("browser") / "latopis.db")
    with server_of(app_of(settings_of(chronicle))) as address:
        yield address
    chronicle.close()


@pytest.fixture
def watched(browser: Browser, base: str) -> Iterator[Watched]:
    """A new visitor, who speaks Polish, and of whose pages none may complain."""
    context = browser.new_context(locale="pl")
    found = Watched(context, base)
    yield found
    context.close()
    assert [] == found.faults


def paths_of(watched: Watched) -> list[str]:
    """The pages of every kind; those of an article, an actor and an entry are found as people find them."""
    page = watched.go(TIE)
    found = [
        page.get_attribute(selector, "href") or "" for selector in ("h2 a", ".source a >> nth=0", ".source a[href^='/entries']")
    ]
    return [*FIXED, *found]


@pytest.mark.parametrize("tongue", ["pl", "en"])
def test_axe_finds_nothing_and_nothing_overflows(browser: Browser, base: str, tongue: str) -> None:
    """Every page, narrow and wide, light and dark: legible, named, in order; the console stays clean."""
    context = browser.new_context(locale=tongue)
    watched = Watched(context, base)
    found = {}
    for path in paths_of(watched):
        page = watched.go(path)
        for width, theme in SHOWN[tongue]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found[path, width, theme] = [*violations(page), *([f"{over} px too wide"] if over > 0 else [])]
    context.close()
    assert {} == {place: faults for place, faults in found.items() if faults}
    assert [] == watched.faults


def test_every_link_and_field_is_reached_by_the_keyboard(watched: Watched) -> None:
    """The Tab key walks through all of them, in their order, and one sees where it is."""
    for path in paths_of(watched):
        page = watched.go(path.partition("#")[0])
        page.evaluate("document.body.tabIndex = -1, document.body.focus()")
        count = page.evaluate(COUNT_STOPS)
        seen: list[str] = []
        for _ in range(count):
            page.keyboard.press("Tab")
            place, ring = page.evaluate("""() => {
                const all = [...document.querySelectorAll('*')], now = document.activeElement;
                return [String(all.indexOf(now)), getComputedStyle(now).outlineStyle];
            }""")
            assert "none" != ring, f"{path}: nobody sees where the keyboard is"
            seen.append(place)
        assert sorted(seen, key=int) == seen, path
        assert count - len(set(seen)) <= 2, path  # a list that does not scroll is no stop


def test_a_question_is_asked_and_followed_by_the_keyboard_alone(watched: Watched) -> None:
    """From the first page to the words in the article: search, entries, links, by keys."""
    page = watched.go("/")
    page.keyboard.press("/")
    page.keyboard.type("zawiesiło współpracę")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    page.keyboard.press("j")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert "zawiesiło współpracę" == " ".join(" ".join(page.locator("mark.here").all_inner_texts()).split())
    page.keyboard.press("?")
    page.wait_for_url("**/about")


def test_the_date_is_moved_with_the_slider(watched: Watched) -> None:
    """By mouse or by keys: the state changes in place, the year is told, and the address can be kept."""
    page = watched.go(TIE)
    assert "Współpraca trwająca" == page.inner_text(".state strong")
    page.focus("#year")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**as_of=2022*")
    expect(page.locator(".asof")).to_contain_text("2022")
    assert "Współpraca zawieszona" == page.inner_text(".state strong")
    assert ("2022", "2022") == (page.get_attribute("#year", "aria-valuetext"), page.inner_text("output"))


def test_words_and_entries_lead_to_each_other(watched: Watched) -> None:
    """A click on marked words shows their entry, one on an entry its words; numbers are links both ways."""
    page = watched.go(paths_of(watched)[-2].partition("?")[0])
    page.set_viewport_size({"width": 1280, "height": 800})
    mark = page.locator("mark[data-e]:not([data-e=''])").first
    number = (mark.get_attribute("data-e") or "").split()[0]
    mark.click()
    assert f"e{number}" == page.evaluate("document.activeElement.id")
    page.locator(".beside .card").nth(3).click(position={"x": 5, "y": 5})
    assert page.locator('mark.on[data-e~="4"]').count() > 0
    page.click("#m2")
    assert page.url.endswith("#e2")
    page.click("#e2 .number")
    assert page.url.endswith("#m2")


def test_names_are_suggested_while_they_are_typed(watched: Watched) -> None:
    """With or without Polish letters."""
    page = watched.go("/ties")
    page.locator("input[name=party]").press_sequentially("bialor")
    page.wait_for_selector("#list-party option[value='Białoruś']", state="attached")


def test_the_theme_and_the_language_are_switched_by_links(watched: Watched) -> None:
    """The choice is kept for the next page."""
    page = watched.go("/timeline")
    page.click("text=ciemne")
    assert "rgb(23, 24, 26)" == page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.click("text=English")
    assert ("en", "dark") == (page.get_attribute("html", "lang"), page.get_attribute("html", "data-theme"))
    assert page.url.endswith("/timeline")


def test_everything_works_without_scripts(browser: Browser, base: str) -> None:
    """Every page shows, and every form answers: the question, the slider, the search, and adding a text."""
    context = browser.new_context(locale="en", java_script_enabled=False)
    watched = Watched(context, base)
    for path in paths_of(watched):
        assert watched.go(path).inner_text("h1")
    page = watched.go("/ties")
    page.fill("input[name=party]", "Białoruś")
    page.fill("input[name=counterpart]", "NATO")
    page.click(".asking button")
    page.fill("#year", "2022")
    page.click(".slide button")
    assert "Cooperation suspended" == page.inner_text(".state strong")
    page.fill("#find", "zawieszenie")
    page.press("#find", "Enter")
    assert page.locator(".hit").count() > 0
    add_a_text(watched.go("/add"))
    context.close()
    assert [] == watched.faults


def add_a_text(page: Page) -> None:
    """Paste an article, and look again until it is there."""
    page.fill("input[name=title]", "Helsinki")
    page.fill("textarea", "Finlandia przystąpiła do NATO 4 kwietnia 2023 roku.")
    page.click("main form.adding button")
    for _ in range(200):
        if page.locator("text=Look again").count() == 0:
            break
        page.click("text=Look again")
    page.click(".outcomes a")
    assert "Helsinki" == page.inner_text("h1")
    assert re.search(r"Finlandia\s+–\s+NATO", page.inner_text(".beside"))


def test_an_upload_tells_how_far_it_is(watched: Watched) -> None:
    """The page goes on by itself until all is done."""
    page = watched.go("/add")
    lines = "\n".join(f'{{"text": "Szwecja przystąpiła do NATO w {2000 + number} roku."}}' for number in range(9))
    page.set_input_files("input[type=file]", {"name": "a.jsonl", "mimeType": "text/plain", "buffer": lines.encode()})
    page.click("main form.adding button")
    page.wait_for_selector("text=Gotowe: 9 artykułów.")
    assert 9 == page.locator(".outcomes a").count()
