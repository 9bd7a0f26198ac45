"""The documents are current, and what they point to is there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from latopis.analyse.nominative import nominative
from latopis.lexicon import frames as frame_files
from latopis.lexicon.frames import Frames, load_frames
from latopis.model import Document, Entry
from latopis.pipeline import default_lexicon, reading_until
from latopis.read.assembly import record_of
from lexicon.marked import shown, unmarked

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#]*)(?:#(?P<place>[^)]*))?\)")
CLASS = re.compile(r" `(?P<name>[A-Z]\w+)` \|$", re.MULTILINE)


def name_of(path: Path) -> str:
    """The path from the root, as the name of a test."""
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, *kinds: str) -> list[str]:
    """The bodies of the blocks of those kinds on a page."""
    return [found["body"] for found in BLOCK.finditer(path.read_text(encoding="utf-8")) if found["kind"] in kinds]


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    text = BLOCK.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_pages_are_current() -> None:
    """`make docs` would change nothing: generated parts, and what commands and examples print."""
    command = [sys.executable, str(ROOT / "scripts" / "docs.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (0, "", "") == (run.returncode, run.stdout, run.stderr)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_output_is_shown_only_where_it_is_checked(path: Path) -> None:
    """A command with output stands in a console block, which is run; a shell block shows none."""
    assert [] == [body for body in blocks(path, "sh", "bash") if re.search(r"^\$ ", body, re.MULTILINE)]
    assert [] == [body for body in blocks(path, "console") if not body.startswith("$ ")]
    assert [] == [body for body in blocks(path, "python") if not body.startswith(">>> ")]


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links(path: Path) -> None:
    """Every link leads to a file of the project and, where it names one, to a heading of it."""
    lost = []
    for link in LINK.finditer(path.read_text(encoding="utf-8")):
        target = path.parent / link["path"] if link["path"] else path
        if not target.exists() or (link["place"] and link["place"] not in anchors(target)):
            lost.append(link[0])
    assert [] == lost


def test_length_of_readme() -> None:
    """The README is short."""
    assert 150 > len((ROOT / "README.md").read_text(encoding="utf-8").splitlines())


def test_glossary_names_classes() -> None:
    """A class that the glossary names is one of the code."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
    named = {found["name"] for found in CLASS.finditer((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))}
    assert named
    assert set() == {name for name in named if f"class {name}" not in code}


def test_no_meaning_of_a_field_that_is_gone() -> None:
    """Each row of record.tsv stands in a table of record.md."""
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    lines = (ROOT / "docs" / "record.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert [] == [row for row in rows[1:] if f"| `{row[1]}` |" not in page or row[2] not in page]


# Frames that pages show ------------------------------------------------------------------------------

TAUGHT = [(path, body) for path in PAGES for body in blocks(path, "toml") if body.startswith("[[entry]]")]


@pytest.mark.parametrize(("path", "body"), TAUGHT, ids=lambda value: name_of(value) if isinstance(value, Path) else "")
def test_frames_of_pages(path: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame that a page shows can be copied into the lexicon, where it reads its examples and leaves its counter-examples."""
    default_lexicon()  # is loaded whole, before only the page's frame is there
    monkeypatch.setattr(frame_files, "names_in", lambda *_: ["pl/frames/taught.toml"])
    monkeypatch.setattr(frame_files, "entries", lambda _, **__: tomllib.loads(body)["entry"])
    taught = load_frames("pl")
    for frame in taught.all:
        assert frame.yes and frame.no, name_of(path)
        for example in frame.yes:
            text, spans = unmarked(example)
            marks = [(role, span) for role, places in spans.items() for span in places]
            found = entries_with(taught, text)
            assert any(all(span.overlaps(shown(entry, role)[0]) for role, span in marks) for entry in found), text
        assert [] == [text for text in frame.no if entries_with(taught, text)]


def entries_with(frames: Frames, text: str) -> tuple[Entry, ...]:
    """What is read in a text where these are the only frames."""
    lexicon = replace(default_lexicon(), frames=frames)
    reading = reading_until(Document(text, published="2023-07"), "links", lexicon)
    return record_of(reading, "0", confidence={}, inflect=nominative).entries
