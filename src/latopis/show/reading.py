"""What the commands `read`, `demo` and `explain` do; loaded only when one of them runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from latopis.errors import LatopisError
from latopis.lexicon.labels import Tongue, load_labels
from latopis.load.article import MAX_SIZE, Intake
from latopis.load.sources import STANDARD_INPUT, SUFFIXES, articles
from latopis.load.unread import Unread
from latopis.model import Document
from latopis.pipeline import default_lexicon, read, settle
from latopis.show.output import complain, write_line, write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import RenderableType

    from latopis.lexicon import Lexicon
    from latopis.model import Edtf

    Show = Callable[[Document], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants the articles read and shown; `max_size` is in bytes, `None` the usual limit; `registers` are files;
    `columns` the fields of an article with the columns that hold them.
    """

    tongue: Tongue
    json: bool = False
    published: Edtf | None = None
    max_size: int | None = None
    registers: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def intake(self) -> Intake:
        """The same, as loading takes it."""
        return Intake(date.today(), self.published, self.max_size or MAX_SIZE, self.columns)

    def lexicon(self) -> Lexicon:
        """The lexicon with the user's registers, which are read now and stay for the whole run."""
        found = default_lexicon(registers=self.registers) if self.registers else default_lexicon()
        settle()
        return found


def read_files(paths: Sequence[str], wish: Wish) -> int:
    """Read and show every article of the paths; 1 if something could not be read, else 0."""
    return _each(_sources(paths, wish.intake), _show_record(wish))


def explain(what: str, wish: Wish) -> int:
    """Show what each stage saw in a file, in standard input, or in the words themselves."""
    from latopis.show.explain import explanation  # noqa: PLC0415  rich is loaded only for people

    sources = _sources([what], wish.intake) if _is_file(what) else [Document(what, published=wish.published)]
    labels, lexicon = load_labels(wish.tongue), wish.lexicon()
    return _each(sources, _pages(lambda document, width: explanation(document, labels, lexicon=lexicon, width=width)))


def _sources(paths: Sequence[str], intake: Intake) -> Iterable[Document | Unread]:
    return articles(paths, today=intake.today, published=intake.published, max_size=intake.max_size, columns=intake.columns)


def _is_file(what: str) -> bool:
    """Whether the argument names a file: it is there, or it looks like the name of one."""
    if what == STANDARD_INPUT or what.lower().endswith(SUFFIXES):
        return True
    try:
        return bool(what) and Path(what).exists()
    except (OSError, ValueError):  # longer than any name, or with a null character
        return False


def _each(sources: Iterable[Document | Unread], show: Show) -> int:
    """Show every document; 1 if there was one that could not be read, else 0."""
    code = 0
    for source in sources:
        if isinstance(source, Unread):
            complain(str(source))
            code = 1
        elif not _shown(source, show):
            code = 1
    return code


def _shown(document: Document, show: Show) -> bool:
    """Whether the document could be shown; our own fault with one article must not stop the others."""
    try:
        show(document)
    except (OSError, LatopisError):
        raise
    except Exception as fault:
        name = document.title or f"the document {document.id}"
        complain(f"{name}: reading it failed ({type(fault).__name__}: {fault}); please report this with the text")
        return False
    return True


def _show_record(wish: Wish) -> Show:
    lexicon = wish.lexicon()
    if wish.json:
        return lambda document: write_line(read(document, lexicon).to_json())
    from latopis.show.page import page  # noqa: PLC0415  rich is loaded only for people

    labels = load_labels(wish.tongue)
    return _pages(lambda document, width: page(read(document, lexicon), labels, width=width))


def _pages(page_of: Callable[[Document, int], RenderableType]) -> Show:
    """Show each document as a page, with a rule between two of them."""
    from rich.console import Console  # noqa: PLC0415  rich is loaded only for people

    console = Console(highlight=False, markup=False, emoji=False)
    shown: list[str] = []

    def show(document: Document) -> None:
        page = page_of(document, console.width)
        if shown:
            write_line("\n" + "─" * console.width + "\n")
        shown.append(document.id)
        write_page(page, console)

    return show
