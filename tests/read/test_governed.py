"""What promises, consents, refusals and ends make of the act that they carry."""

from __future__ import annotations

import pytest

from latopis.model import Event
from read.told import event_line, of_kind, record_of


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Litwa | AGREE zobowiązała | Mołdawia CT+", "Litwa zobowiązała się pomóc Mołdawii."),
        ("Litwa | AGREE zgodziła | Mołdawia CT+", "Litwa zgodziła się pomóc Mołdawii."),
        ("Litwa | REJECT zgodziła | Mołdawia CT+", "Litwa nie zgodziła się pomóc Mołdawii."),
        ("Litwa | REJECT odmówiła | Mołdawia CT+", "Litwa odmówiła wysłania wojsk do Mołdawii."),
        ("Litwa | REJECT odmówiła | Mołdawia CT+", "Litwa odmówiła wysłać wojska do Mołdawii."),
        ("Litwa | CONCEDE zgodziła | Mołdawia CT+", "Litwa zgodziła się wycofać wojska z Mołdawii."),
        ("Litwa | SANCTION przestała | Mołdawia CT+", "Litwa przestała kupować gaz od Mołdawii."),
        ("Litwa | THREATEN zagroziła | Mołdawia CT+", "Litwa zagroziła, że zaatakuje Mołdawię."),
        ("Litwa | THREATEN zagroziła | Mołdawia CT-", "Litwa nie zagroziła, że zaatakuje Mołdawię."),
        ("Litwa | AGREE obiecała | Mołdawia CT+", "Litwa obiecała, że pomoże Mołdawii."),
        ("Litwa | AGREE zadeklarowała | Mołdawia CT+", "Litwa zadeklarowała przekazanie Mołdawii dwóch haubic."),
        ("Litwa | CONCEDE ogłosiła | Mołdawia CT+", "Litwa ogłosiła wycofanie wojsk z Mołdawii."),
        ("Litwa | AID przekazaniu | Mołdawia PR+", "Litwa zdecydowała o przekazaniu Mołdawii haubic."),
        ("Litwa | SANCTION nałożeniu | Mołdawia PR+", "Zapadła decyzja Litwy o nałożeniu sankcji na Mołdawię."),
        ("Litwa | COOPERATE kupować | Mołdawia CT+", "Litwa zaczęła kupować gaz od Mołdawii."),
    ],
)
def test_the_governing_verb_makes_the_act(line: str, text: str) -> None:
    """A promise of help agrees, one of withdrawal concedes, a refusal rejects, and who stops trading breaks off."""
    record = record_of(text)
    (entry,) = of_kind(record, Event)
    assert line == f"{event_line(record, entry)} {entry.factuality}"
