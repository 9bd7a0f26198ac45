"""The charts of polls: what one pollster asked again among the same people, never what is only called alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chronicle.made import Writer
from latopis.run.chronicle import Chronicle
from show.web.served import client_of

if TYPE_CHECKING:
    from pathlib import Path


def poll(year: int, share: float, pollster: str = "Horyzont") -> Writer:
    return Writer(f"{year}-05").poll(pollster, {"NATO": share, "neutralność": 60.0}, "Litwini", when=f"{year}-04")


def test_a_line_is_of_one_pollster(tmp_path: Path) -> None:
    """Each of its points stands in a table under it and leads to its entry; another pollster's poll is in no line."""
    with Chronicle.open(tmp_path / "latopis.db") as chronicle, client_of(chronicle) as client:
        for writer in (poll(2019, 40.0), poll(2021, 45.5), poll(2020, 12.0, "Ośrodek")):
            chronicle.keep(writer.article())
        page = client.get("/polls").text
    charts = re.findall(r"<figure class=\"chart\">.*?</figure>\s*<table.*?</table>", page, re.DOTALL)
    (nato,) = [each for each in charts if ">NATO</strong>" in each]
    assert ["40%", "45.5%"] == re.findall(r"<td>([\d.]+%)</td>", nato)
    assert ("Horyzont · Litwini" in nato, 2, 1) == (True, nato.count('href="/entries/'), nato.count('class="line"'))


def test_a_line_is_whole_whatever_the_page(tmp_path: Path) -> None:
    """Where somebody is asked for, all of the polls about it are in the chart, however few a page shows."""
    with Chronicle.open(tmp_path / "latopis.db") as chronicle, client_of(chronicle) as client:
        for year in range(2010, 2016):
            chronicle.keep(poll(year, year - 1980.0).article())
        assert 2 * 6 == client.get("/polls?about=NATO&limit=2").text.count('class="point"')
