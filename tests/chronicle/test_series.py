"""Polls over time: what is comparable stands together, as published; what is not, apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from chronicle.made import Writer
from latopis.run.chronicle import Chronicle
from latopis.show.cli import app

if TYPE_CHECKING:
    from pathlib import Path


def poll(month: str, shares: dict[str, float], *, pollster: str = "Horyzont", population: str = "Litwini") -> Writer:
    return Writer(f"{month}-20").poll(pollster, shares, population, fieldwork=month)


WAVES = (
    poll("2023-05", {"za umową": 41.0, "przeciw": 30.0}),
    poll("2023-03", {"za umową": 38.5, "nie wiem": 20.0}),
    poll("2023-04", {"za umową": 77.0}, pollster="Pracownia"),
    poll("2023-06", {"za umową": 60.0}, population="Łotysze"),
)


def test_a_series(place: str) -> None:
    """The same pollster, people and answer, by date; another pollster, other people and an answer told once give none."""
    with Chronicle.open(place) as chronicle:
        for writer in WAVES:
            chronicle.keep(writer.article())
        (series,) = chronicle.poll_series()
        assert ("Horyzont", "Litwini", "za umową") == (series.pollster.name, series.population, series.option)
        assert [("2023-03", 38.5), ("2023-05", 41.0)] == [(each.when, each.share) for each in series.points]
        assert [] == chronicle.poll_series(pollster="Pracownia")


def test_two_shares_of_one_date_are_two_questions(place: str) -> None:
    """Where one survey tells two shares of the same answer, that date is left out."""
    with Chronicle.open(place) as chronicle:
        for writer in (*WAVES[:2], poll("2023-03", {"za umową": 12.0, "inne": 3.0}), poll("2023-07", {"za umową": 44.0})):
            chronicle.keep(writer.article())
        (series,) = chronicle.poll_series()
        assert ["2023-05", "2023-07"] == [each.when for each in series.points]


def test_the_command(tmp_path: Path) -> None:
    """For people a bar for each poll, for programs the points with their entries."""
    path = str(tmp_path / "latopis.db")
    with Chronicle.open(path) as chronicle:
        for writer in WAVES:
            chronicle.keep(writer.article())
    page = CliRunner().invoke(app, ["polls", "--series", "--chronicle", path], env={"LC_ALL": "C"}).stdout
    assert ["38.5%", "41%"] == [word for word in page.split() if word.endswith("%")]
    (told,) = CliRunner().invoke(app, ["polls", "--series", "--json", "--chronicle", path]).stdout.splitlines()
    assert [38.5, 41.0] == [each["share"] for each in json.loads(told)["points"]]
