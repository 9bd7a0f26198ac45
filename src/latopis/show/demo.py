"""What the command `demo` does: a chronicle of the example articles, for as long as it is asked."""

from __future__ import annotations

import os
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from latopis.lexicon.labels import load_labels
from latopis.load.article import Intake
from latopis.load.sources import articles_and_files
from latopis.run.adding import add_all
from latopis.show.asking import Asked, Question, opened, show_list, show_ties
from latopis.show.output import write_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from latopis.lexicon.labels import Tongue

_TIE: Final = ("Białoruś", "NATO")


def show_demo(tongue: Tongue, *, json: bool) -> int:
    """Add the examples and answer five questions, each with the command that asks it."""
    with TemporaryDirectory(prefix="latopis-") as folder:
        asked = Asked(tongue, os.path.join(folder, "latopis.db"), json=json)  # noqa: PTH118  a string is what commands get
        with opened(asked.chronicle, (), create=True) as chronicle:
            count = sum(1 for _ in add_all(chronicle, articles_and_files([examples()], Intake(date.today()))))
        if not json:
            write_line(f"$ latopis add examples\n{load_labels(tongue).of('add.added', count=count)}")
        for command, answer in _questions():
            if not json:
                write_line(f"\n$ latopis {_typed(command)}")
            answer(asked)
    return 0


def _typed(words: tuple[str, ...]) -> str:
    """The command as people type it."""
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def examples() -> Path:
    """The articles as the package brings them, or, in a checkout, the folder that the package is built from."""
    packaged = Path(str(files("latopis"))) / "examples"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples"


def _questions() -> list[tuple[tuple[str, ...], Callable[[Asked], int]]]:
    """Commands, and what answers them."""
    return [
        (("ties", *_TIE, "--history"), lambda asked: show_ties(asked, _TIE, as_of=None, history=True)),
        (("ties", *_TIE, "--as-of", "2015"), lambda asked: show_ties(asked, _TIE, as_of="2015", history=False)),
        (("ties", *_TIE, "--as-of", "2022"), lambda asked: show_ties(asked, _TIE, as_of="2022", history=False)),
        (
            ("statements", "--by", "Hryńkiewicz", "--denials"),
            lambda asked: show_list(asked, Question("statements", {"by": "Hryńkiewicz", "act": "deny"}, 50)),
        ),
        (
            ("polls", "--population", "Białorusini"),
            lambda asked: show_list(asked, Question("polls", {"population": "Białorusini"}, 50)),
        ),
    ]
