"""Debian's Chromium, driven by Playwright: what it shows, what it complains of, and what axe finds."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ARGUMENTS = (
    *("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--no-first-run", "--disable-domain-reliability", "--disable-gpu"),
)
RUN_AXE = """async () => (await axe.run()).violations.flatMap(
    found => found.nodes.map(node => `${found.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))"""


def chromium() -> str | None:
    """Where Chromium is; None where it is not installed."""
    return shutil.which("chromium")


@contextmanager
def browser_of(path: str) -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@cache
def axe() -> str:
    """The source of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is shown now."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(axe())
    found: list[str] = page.evaluate(RUN_AXE)
    return found


class Watched:
    """A context whose pages' complaints, and whose requests to elsewhere, are written down."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.faults: list[str] = []
        self.page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("request", self._asked)

    def go(self, path: str) -> Page:
        """The page at that path."""
        self.page.goto(self.base + path)
        return self.page

    def _said(self, message: ConsoleMessage) -> None:
        # A page that is not there says so by its status: no fault of it.
        if "404" not in message.text:
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.base):
            self.faults.append(f"asks {request.url}")
