"""Accept the pages that are printed now: `PYTHONPATH=tests python tests/show/accept.py`; then review them as a diff."""

from __future__ import annotations

from show.sample import RECORD
from show.test_page import PAGES, printed

if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for width in (80, 120):
        (PAGES / f"sample.pl.{width}.txt").write_text(printed(RECORD, "pl", width=width), encoding="utf-8")
        (PAGES / f"sample.en.{width}.txt").write_text(printed(RECORD, "en", width=width), encoding="utf-8")
