"""The history of one state's ties, as five articles of our own tell it from 2006 to 2023."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from latopis.load.article import Intake
from latopis.load.text import document_of
from latopis.model import Relation
from latopis.pipeline import read
from read.told import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES: Final = Path(__file__).parent.parent / "examples"

TABLE: Final = """
2006 | 1993    | sought      | Rada Europy | membership | CT+
2006 | 199X    | began       | Unia Europejska | cooperation | CT+ | signature
2006 |         | suspended   | Rada Europy | membership | CT+
2006 |         | suspended   | Unia Europejska | cooperation | CT+ | szczeblu ministerialnym
2006 | 2002    | began       | Organizacja Układu o Bezpieczeństwie Zbiorowym | membership | CT+
2015 | 2009-05 | began       | Partnerstwo Wschodnie | participation | CT+
2015 | 1992-03 | began       | NATO | cooperation | CT+
2015 | 1995-01 | began       | Partnerstwo dla Pokoju | participation | CT+
2021 |         | suspended   | Partnerstwo Wschodnie | participation | CT+
2022 | 2022-10-24 | ended    | konwencja z Aarhus | participation | CT+
2022 | 2021-11 | suspended   | NATO | cooperation | CT+
2022 | 2022-03 | suspended   | Rada Europy | cooperation | CT+
2022 | 2022-04 | suspended   | Proces Boloński | participation | CT+
2022 | 2015-05 | began       | Proces Boloński | participation | CT+
2022 |         | sought      | Szanghajska Organizacja Współpracy | membership | CT+
2022 |         | ended       | Państwo Związkowe Białorusi i Rosji | membership | PS+ to its speaker
2022 |         | ended       | Euroazjatycka Unia Gospodarcza | membership | PS+ to its speaker
2023 | 2023-02 | ended       | Protokół | participation | CT+
2023 | 2022    | ended       | konwencja z Aarhus | participation | CT+
"""
"""Article, when, status, counterpart, kind, factuality, and the level or step where the article tells it."""


def history() -> Iterator[str]:
    """What became of each tie of Belarus, in the order in which the articles tell it."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        document = document_of(path.read_bytes(), Intake(date(2024, 1, 1)))
        record = read(document)
        for tie in [entry for entry in record.entries if isinstance(entry, Relation)]:
            if name_of(record, tie.party) != "Białoruś":
                continue
            value = tie.factuality if tie.factuality_said is None else f"{tie.factuality_said} to its speaker"
            more = [word for word in (tie.level, tie.step) if word is not None]
            parts = [path.name[:4], tie.when or "", tie.status, name_of(record, tie.counterpart), tie.relation, value, *more]
            yield " | ".join(parts)


def test_the_history_of_a_states_ties() -> None:
    """Five articles give the whole history: when, what became of it, with whom, how certain, at which level or step."""
    told = [" | ".join(cell.strip() for cell in line.split("|")) for line in TABLE.strip().split("\n")]
    assert told == list(history())
