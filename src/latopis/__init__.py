"""Latopis reads news in Polish and keeps the record.

>>> from latopis import Document, Record, read
>>> record = read(Document("Finlandia przystąpiła do NATO 4 kwietnia 2023 r.", published="2023-04-05"))
>>> Record.from_json(record.to_json()) == record
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Loading the folder later would put the module in the place of the function of the same name.
import latopis.read as _stages  # noqa: F401
from latopis.errors import RegisterError
from latopis.model import Document, Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from latopis.lexicon import Lexicon
    from latopis.run.chronicle import Chronicle
    from latopis.show.handing_over import export

__version__ = "0.1.0"

__all__ = ["Chronicle", "Document", "Record", "__version__", "export", "read"]


def read(document: Document, lexicon: Lexicon | None = None, *, registers: Iterable[str | Path] = ()) -> Record:
    """The record of a document; a fault of the document is a Problem in it. The lexicon is the Polish one unless given.

    `registers` are files of actors that it shall know too: TOML, CSV, or entities of FollowTheMoney (`docs/how-to.md`). They
    stay loaded for the next document.

    Raises:
        RegisterError: such a file cannot be read, or there is a lexicon already that they could not change.

    >>> read(Document("Deszcz padał w Gdyni.", published="2023-07")).document.published
    '2023-07'
    """
    from latopis.pipeline import default_lexicon  # noqa: PLC0415  the stages and their words take a while to load
    from latopis.pipeline import read as run_stages  # noqa: PLC0415

    if lexicon is None:
        return run_stages(document, default_lexicon(registers=registers))
    if registers:
        raise RegisterError("registers are read into the usual lexicon; give either them or a lexicon of your own")
    return run_stages(document, lexicon)


def __getattr__(name: str) -> object:
    """The chronicle and what is made of it, loaded when they are asked for: who only reads needs no database."""
    if name == "export":
        from latopis.show.handing_over import export  # noqa: PLC0415

        return export
    if name != "Chronicle":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from latopis.run.chronicle import Chronicle  # noqa: PLC0415

    return Chronicle
