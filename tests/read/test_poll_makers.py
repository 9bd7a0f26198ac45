"""Who made a survey, for whom, and who published it."""

from __future__ import annotations

import pytest

from latopis.model import Poll
from read.told import name_of, record_of


def makers(text: str) -> list[str]:
    """`pollster / commissioner / outlet` of every poll, each once."""
    record = record_of(text)
    polls = [entry for entry in record.entries if isinstance(entry, Poll)]
    lines = (" / ".join(name_of(record, key) for key in (poll.pollster, poll.commissioner, poll.outlet)) for poll in polls)
    return list(dict.fromkeys(lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Na zlecenie Fundacji Buk firma Kubik pytała o susze. Boi się suszy 70 proc. rolników.", "Kubik / Fundacja Buk / ?"),
        ("Sondaż zamówiła telewizja Wega, a wykonała pracownia Kubik. Wójta popiera 40 proc. badanych.", "Kubik / Wega / ?"),
        ("Wójta popiera 40 proc. badanych. Sondaż zamówiony przez dziennik „Goniec” wykonał Kubik.", "Kubik / Goniec / ?"),
        ("Według sondażu dla „Kuriera Leskiego” wójta popiera 40 proc. badanych.", "? / Kurier Leski / ?"),
        ("Wyniki sondażu opublikował „Goniec Leski”: wójta popiera 40 proc. badanych.", "? / ? / Goniec Leski"),
    ],
)  # fmt: skip
def test_who_orders_or_publishes_did_not_make_it(text: str, expected: str) -> None:
    """A body stands in one role only, the one that the words around it give."""
    assert [expected] == makers(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wójta popiera 40 proc. badanych (sondaż: Kubik, 5–9 lipca, 902 osoby).", "Kubik"),
        ("Sondaż: Wójt traci. Popiera go 40 proc. badanych.", "?"),
        ("Dymisji chce 51 proc. badanych. Ankietę przygotował Związek Ogrodników Warmii.", "Związek Ogrodników Warmii"),
        ("Dymisji chce 51 proc. respondentów Wegametru.", "Wegametr"),
        ("Z badania Wegametru wynika, że dymisji chce 51 proc. Czechów.", "Wegametr"),
        ("W sondażu Jan Nowak ma 51 proc. głosów.", "?"),
        ("Dymisji chce 51 proc. ankietowanych. Badania USG są tu droższe niż w stolicy.", "?"),
    ],
)  # fmt: skip
def test_the_pollster_is_told_from_other_names(text: str, expected: str) -> None:
    """Notes, makers of ballots, who asked and a survey's genitive name it; a headline, a person and other studies do not."""
    assert [f"{expected} / ? / ?"] == makers(text)


def test_the_end_of_a_text_tells_how_its_survey_was_made() -> None:
    """Where the text names nobody near its shares, a sentence on the making further down does."""
    text = "Wójta popiera 40 proc. badanych. Padał deszcz. Stały autobusy. Nikt nie czekał. Sondaż wykonała pracownia Kubik."
    assert ["Kubik / ? / ?"] == makers(text)
