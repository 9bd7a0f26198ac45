"""The page of a very long article: how long it takes to be made, to be seen first, and how smoothly it scrolls.

python benchmarks/article.py [--bytes 500000]

The article is made of our own sentences; the time to see it needs Chromium, and is that of the clock.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from latopis.chronicle.connect import reading
from latopis.chronicle.schema import reports, versions
from latopis.model import Document
from latopis.pipeline import settle
from latopis.run.chronicle import Chronicle
from latopis.show.web.app import app_of
from made_pages import ROOT, article

sys.path.append(str(ROOT / "tests"))
from show.web.browsing import browser_of, chromium
from show.web.served import client_of, server_of, settings_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = 5
SCREENS = 120
PAINT = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()
    .filter(one => one.name === 'first-contentful-paint').map(one => one.startTime)[0]))
    .observe({type: 'paint', buffered: true}))"""
SCROLL = """screens => new Promise(done => {
    const took = []; let before = performance.now();
    const step = now => {
        took.push(now - before); before = now;
        if (took.length > screens) return done(took.slice(1));
        scrollBy({top: innerHeight, behavior: 'instant'}); requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
})"""


def main() -> None:
    """Make the article, serve it, look at it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bytes", type=int, default=500_000)
    text = text_of(options.parse_args().bytes)
    with tempfile.TemporaryDirectory() as folder, Chronicle.open(Path(folder) / "latopis.db") as chronicle:
        chronicle.add(Document(text, "Kronika bardzo długiego roku", source="Kurier", published="2023-12-31"))
        with reading(chronicle.engine) as connection:
            key = connection.execute(versions.select().with_only_columns(versions.c.key)).scalar_one()
            count = len(connection.execute(reports.select()).all())
        print(f"{len(text.encode()):,} bytes, {count:,} entries")
        made(chronicle, f"/articles/{key}")
        if path := chromium():
            with server_of(app_of(settings_of(chronicle))) as base, browser_of(path) as browser:
                seen(browser.new_page(viewport={"width": 1280, "height": 900}), f"{base}/articles/{key}")


def text_of(size: int) -> str:
    """Articles one after another, until they are so long in UTF-8."""
    found: list[str] = []
    number = length = 0
    while length < size:
        found += article(number)[1]
        number, length = number + 1, len("\n\n".join(found).encode())
    return "\n\n".join(found).encode()[:size].decode(errors="ignore")


def made(chronicle: Chronicle, path: str) -> None:
    """How long the server works on the page."""
    settle()
    with client_of(chronicle) as client:
        client.get(path)
        took = []
        for _ in range(TIMES):
            begun = time.process_time()
            length = len(client.get(path).content)
            took.append(time.process_time() - begun)
    print(f"made in {median(took):.2f} s of the processor: {length / 1e6:.1f} MB of HTML")


def seen(page: Page, address: str) -> None:
    """When something is seen, when all is there, and how long the frames take while it scrolls, screen by screen."""
    begun = time.perf_counter()
    page.goto(address, wait_until="load")
    loaded = time.perf_counter() - begun
    first = page.evaluate(PAINT)
    count, frames = page.evaluate("document.all.length"), sorted(page.evaluate(SCROLL, SCREENS))
    print(f"first seen after {first / 1000:.2f} s, all there after {loaded:.2f} s: {count:,} elements")
    cut = quantiles(frames, n=20)[-1]
    print(
        f"frames while it scrolls: half within {median(frames):.0f} ms, 95 % within {cut:.0f} ms, the longest {frames[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
