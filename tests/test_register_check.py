"""The check of registers: what would never work is an error, what may be meant a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis.register import KnownActor
from latopis.register_check import check, errors_in, unfindable

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "key,type,name,aliases,of,gender,capital\n"


def found(path: Path, text: str) -> list[str]:
    """What is found in a table with those rows, without the path."""
    path.write_text(HEAD + text, encoding="utf-8")
    return [str(finding).removeprefix(str(path)) for finding in check([path]).findings]


def test_the_register_of_the_package_has_no_error() -> None:
    """Every known actor can be found by each of its names, and belongs to one that is known."""
    checked = check()
    assert [] == [str(finding) for finding in checked.findings if finding.level == "error"]
    assert 2000 < sum(len(file.actors) for file in checked.files)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("x,company,Wega,,,,", ":2: error: the type 'company' of 'Wega' is none; write one of document, group, office"),
        ("x,organisation,Wega,,wega,,", ":2: error: 'Wega' names the key 'wega', which no actor has; add that actor"),
        ("x,state,Wega,,,,wega", ":2: error: 'Wega' names the key 'wega', which no actor has"),
        ("x,organisation,Wega. Nowa,,,,", ":2: error: 'Wega. Nowa' is never found, as it is no name in its base form"),
        ("x,organisation,Fundacja Wega,Krzesło,,,", ":2: warning: 'Krzesło' is a common word too"),
        ("x,person,Jan Wegowski,,,,", ":2: warning: 'Jan Wegowski' has no gender; m1 or f tells"),
        ("x,organisation,NATO,,,,", ":2: warning: 'NATO' is a name of x, nato; alone it may mean none of them"),
        ("nato,organisation,Pakt Wegi,,,,", ":2: warning: 'Pakt Wegi' takes the place of the actor with the key 'nato' of "),
    ],
)
def test_findings(tmp_path: Path, row: str, expected: str) -> None:
    """A finding has its line, its level, and says what to do."""
    (line,) = found(tmp_path / "mine.csv", row + "\n")
    assert line.startswith(expected)


def test_a_sound_register_has_no_findings(tmp_path: Path) -> None:
    """Nothing is said of what is right, whatever the actors of the package are called."""
    rows = "wega,organisation,Fabryka Wega,Zakłady Wega,polska,,\nw,person,Ewa Wegowska,,wega,f,\n"
    assert [] == found(tmp_path / "mine.csv", rows)


def test_findings_come_in_the_order_of_the_lines(tmp_path: Path) -> None:
    """Faults of entries and of their names are told together, line by line, and errors are counted."""
    path = tmp_path / "mine.csv"
    lines = found(path, "a,organisation,Wega,,b,,\nx,y,Z,,,,\nc,person,Ewa Wega,,,,\n")
    assert [":2: error", ":3: error", ":4: warning"] == [":".join(line.split(":")[:3]) for line in lines]
    assert 2 == errors_in(check([path]).findings)


def test_two_files_are_checked_together(tmp_path: Path) -> None:
    """A key of one may be named in another; one that comes again is a warning, as the later counts."""
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text("key,type,name,of\na,organisation,Wega,b\n", encoding="utf-8")
    other.write_text("key,type,name\nb,organisation,Alfa-Wega\na,organisation,Beta-Wega\n", encoding="utf-8")
    messages = [finding.message for finding in check([one, other]).findings]
    assert [f"'Beta-Wega' takes the place of the actor with the key 'a' of {one}"] == messages


@pytest.mark.parametrize("name", ["Wega", "Jan Nowak", "PiS", "WEGA", "E.ON", "3M", "wegowiec", "Wega-Tech"])
def test_names_that_can_be_found(name: str) -> None:
    """A name in its base form is found in a sentence."""
    assert [] == unfindable(KnownActor("x", "organisation", "", name))
