"""Pages."""

from __future__ import annotations

import hashlib

import pytest

from latopis.model import Document
from load.packing import BODY, loaded, page, told

HEAD = (
    '<meta property="og:site_name" content="Głos Wybrzeża"><meta name="author" content="Ewa Nowak">'
    '<meta property="article:published_time" content="2024-04-30T10:00:00+02:00">'
    '<link rel="canonical" href="https://example.org/budzet">'
)

ENGLISH = "The council passed the budget on Monday, and the mayor said that the bridge would be repaired."


def only(data: bytes) -> Document:
    """The only article in the bytes."""
    [article] = loaded(data)
    assert isinstance(article, Document), article
    return article


def test_article_of_a_page() -> None:
    """The text is the title and the paragraphs, without the menu and the footer; the page's own words tell the rest."""
    data = page(head=HEAD)
    article = only(data)
    assert "\n\n".join(("Budżet przyjęty", *BODY)) == article.text
    assert ("Głos Wybrzeża", "Ewa Nowak", "2024-04-30") == (article.source, article.author, article.published)
    assert ("https://example.org/budzet", "pl") == (article.url, article.language)
    assert article.extraction
    assert hashlib.sha256(data).hexdigest() == article.extraction.sha256
    assert article.extraction.extractor.startswith("trafilatura ")


def test_no_date_is_guessed() -> None:
    """A date that only the text holds is not that of the publication."""
    assert only(page(body=(*BODY, "Most zbudowano 3 maja 1998 r."))).published is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!doctype html><html><body></body></html>", "no-article"),
        (
            page(body=("The council passed the budget on Monday, and the mayor said that the bridge would be repaired.",) * 3),
            "not-polish",
        ),
        (page(body=BODY * 1_000), "too-large"),
        (b"<!doctype html>" + b"<div>" * 10_000, "no-article"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    """What holds no article, or none that is read, is refused with its reason."""
    assert [f"file {code}"] == told(data)


def test_marks_are_text() -> None:
    """What a page writes as entities stands as characters in the text, harmless and countable."""
    assert (
        "<script>alert(1)</script>"
        in only(page(body=(*BODY, "Napis &lt;script&gt;alert(1)&lt;/script&gt; wisi na moście."))).text
    )
