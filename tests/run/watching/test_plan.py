"""Plans of what is watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis.errors import ConfigurationError
from latopis.run.watching.plan import plan_in

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
every = "2h"
delay = 5
chronicle = "a.db"
contact = "mailto:a@example.org"
[[feed]]
url = "https://example.org/rss"
[[feed]]
url = "https://example.org/sitemap.xml"
every = "1d"
text = "page"
source = "Nowiny"
since = "2024-01"
"""


def written(folder: Path, text: str) -> str:
    (folder / "feeds.toml").write_text(text, "utf-8")
    return str(folder / "feeds.toml")


def test_whole(tmp_path: Path) -> None:
    """Times have units, the chronicle stands beside the plan as its state does."""
    kept = plan_in(written(tmp_path, WHOLE))
    first, second = kept.plan.feed
    assert (7200.0, 86_400.0, 5.0) == (kept.plan.pause_of(first), kept.plan.pause_of(second), kept.plan.delay)
    assert (str(tmp_path / "a.db"), tmp_path / "feeds.state") == (kept.plan.chronicle, kept.state)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "feed: Field required"),
        ("feed = []", "feed: Tuple should have at least 1 item"),
        ('[[feed]]\nurl = "ftp://example.org/"', "feed.1.url"),
        ('[[feed]]\nurl = "https://example.org/"\nevery = "often"', "feed.1.every: Value error, is no time"),
        ('[[feed]]\nurl = "https://example.org/"\nevry = 1', "feed.1.evry: Extra inputs"),
        ('[[feed]]\nurl = "https://example.org/"\nsince = "2024-13"', "feed.1.since"),
        ("[[feed", "is no TOML"),
    ],
)
def test_refused(tmp_path: Path, text: str, said: str) -> None:
    """A plan that says what there is not is refused, with the place."""
    with pytest.raises(ConfigurationError) as fault:
        plan_in(written(tmp_path, text))
    assert said in str(fault.value)


def test_no_plan(tmp_path: Path) -> None:
    """A plan that is not there is told."""
    with pytest.raises(ConfigurationError, match="No such file"):
        plan_in(str(tmp_path / "none.toml"))
