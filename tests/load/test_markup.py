"""The text of fragments of HTML."""

from __future__ import annotations

import time

import pytest

from latopis.load.markup import paragraphs_of


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("<p>Sejm <b>czeka</b>.<p>Rząd też.", "Sejm czeka.\n\nRząd też."),
        ("<P CLASS='x'>Sejm</P>\n<DIV>czeka</DIV>", "Sejm\n\nczeka"),
        ("Sejm<br/>czeka", "Sejm\n\nczeka"),
        ("<img alt='2 > 1'>Sejm <a href=\"x'\">czeka</a>", "Sejm czeka"),
        ("<p title=Ala's>Sejm", "Sejm"),
        ("Sejm <!-- <p>nie --> czeka<!-- bez końca <p>", "Sejm czeka"),
        ("Sejm<script>if (a<b) c('</p>')</script><style>p > b</style> czeka<script>bez końca", "Sejm czeka"),
        ("2 < 3 i 5 > 4", "2 < 3 i 5 > 4"),
        ("A&amp;B &lt;tak&gt; &#380;", "A&B <tak> ż"),
        ("&#" + 5000 * "9" + ";", "&#" + 5000 * "9" + ";"),
        ("<!doctype html><?xml?>Sejm", "Sejm"),
    ],
)
def test_paragraphs(marked: str, text: str) -> None:
    """Blocks are paragraphs, other tags are nothing; comments and scripts are no text, and what is no tag is one."""
    assert text == paragraphs_of(marked)


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<a href='", '<a x="', "</", "<!", "<?", "<![CDATA[", "<script>", "<b>x", "&#"])
def test_hostile_fragments(piece: str) -> None:
    """What is opened thousands of times and never closed takes no time, where a quadratic reading takes minutes."""
    begun = time.perf_counter()
    paragraphs_of(piece * (400_000 // len(piece)))
    assert time.perf_counter() - begun < 5
