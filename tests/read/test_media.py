"""The medium through which something was said."""

from __future__ import annotations

import pytest

from latopis.model import Document, Statement
from latopis.pipeline import read


def outlets(text: str) -> list[tuple[str | None, str | None]]:
    """The names of speaker and outlet of every statement."""
    record = read(Document(text, published="2020-05-05"))
    names = {actor.id: actor.name for actor in record.actors}
    said = [entry for entry in record.entries if isinstance(entry, Statement)]
    return [(names.get(one.speaker or ""), names.get(one.outlet or "")) for one in said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Lis mieszka tu od lat. – Nie wyjadę – powiedziała AFP.", [("Anna Lis", "Agence France-Presse")]),
        ("Agencja AFP podała, że most zamknięto.", [("Agence France-Presse", None)]),
        (
            "Wrócił Jan Lis. W wywiadzie dla „Northstar”, miesięcznika żeglarzy, przyznał, że tonął.",
            [("Jan Lis", "Northstar")],
        ),
        (
            "W oświadczeniu dla prasy, w tym PAP, Jan Lis podkreślił, że spółka działa legalnie. „Mamy zgodę” – dodał.",
            [("Jan Lis", "Polska Agencja Prasowa"), ("Jan Lis", "Polska Agencja Prasowa")],
        ),
        (
            "Poproszony przez Reutersa o komentarz, Jan Lis napisał, że odchodzi. „To koniec” – dodał.",
            [("Jan Lis", "Reuters"), ("Jan Lis", "Reuters")],
        ),
        (
            "Jan Lis powiedział PAP, że odchodzi. – Mam dość – stwierdził.",
            [("Jan Lis", "Polska Agencja Prasowa"), ("Jan Lis", None)],
        ),
    ],
)
def test_outlets(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """An outlet told, interviewed for or written to is the medium; an interview's or letter's holds for what follows."""
    assert expected == outlets(text)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Sąd oddalił skargę stoczni – podała agencja Reutera.", "indirect"),
        ("Nasze wojska wracają do domu – podało ministerstwo obrony.", "direct"),
        ("Most grozi zawaleniem – powiedział inżynier Jan Lis.", "direct"),
        ("Sąd uznał umowę za „zbędną i kosztowną” – podała agencja Reutera.", "mixed"),
    ],
)
def test_words_before_a_dash(text: str, mode: str) -> None:
    """Without marks they are a person's own, or those of the first person; what others told is reported."""
    (said,) = (entry for entry in read(Document(text, published="2020-05-05")).entries if isinstance(entry, Statement))
    assert mode == said.mode


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jak podaje Reuters, koncern zwolni tysiąc osób, powołując się na ministra.", "koncern zwolni tysiąc osób"),
        ("Według PAP budowa ma ruszyć w maju, co cieszy mieszkańców.", "budowa ma ruszyć w maju"),
        ("Premier odrzuciła krytykę, podkreślając, że umowa jest korzystna.", "krytykę"),
        ("Ogłaszając swoją rezygnację, senator Jan Lis podziękował wyborcom.", "swoją rezygnację"),
    ],
)
def test_where_content_ends(text: str, content: str) -> None:
    """A further source, a comment on the whole and a participle's main verb are no part of what was said."""
    said = [entry for entry in read(Document(text, published="2020-05-05")).entries if isinstance(entry, Statement)]
    assert [content] == [span.of(text) for span in said[0].content]
