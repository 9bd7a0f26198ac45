"""Described: whom descriptions, pronouns and dropped subjects mean."""

from __future__ import annotations

import pytest

from read.told import actors, name_of, reading_of, record_of


@pytest.mark.parametrize(
    "line, text",
    [
        ("person Jan Dudek: Jan Dudek; implied=Zasnął", "Jan Dudek wszedł. Zasnął."),
        ("person Anna Kos: Anna Kos; implied=Zasnęła", "Jan Dudek i Anna Kos weszli. Zasnęła."),
        ("person Jan Dudek: Jan Dudek; implied=Zasnął", "Jan Dudek i Anna Kos weszli. Zasnął."),
        ("person Jan Dudek: Jan Dudek; implied=Wyszedł", "„Anna Kos zasnęła” – powiedział Jan Dudek. Wyszedł wieczorem."),
        ("person Anna Kos: Anna Kos; implied=Zasnęła; implied=śni", "Anna Kos weszła. Zasnęła. Wciąż śni."),
    ],
)
def test_a_dropped_subject_is_the_last_that_agrees(line: str, text: str) -> None:
    """A verb without subject means the last subject of its gender and number; what others said does not count."""
    assert line in actors(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("person Anna Kos: Annę Kos; pronoun=Ona", "Jan Dudek zaprosił Annę Kos. Ona odmówiła."),
        ("person Jan Dudek: Jan Dudek; pronoun=On", "Jan Dudek zaprosił Annę Kos. On wyjechał."),
        ("person Anna Kos: Anna Kos; pronoun=Jej", "Anna Kos weszła. Jej rząd upadł."),
        ("person Anna Kos: Anna Kos; pronoun=jej", "Jan Dudek i Anna Kos weszli. Wręczono jej kwiaty."),
        ("person Jan Dudek: pronoun=go; Jan Dudek", "Po zmuszeniu go do wyjazdu Jan Dudek milczał."),
    ],
)
def test_a_pronoun_means_the_last_of_its_gender(line: str, text: str) -> None:
    """Personal and possessive pronouns look back; one before anybody came up means the subject of its clause."""
    assert line in actors(text)


@pytest.mark.parametrize(
    "line, text",
    [
        (
            "person Jan Dudek: Jan Dudek; description=lider opozycji; description=Lider",
            "Jan Dudek, lider opozycji, wszedł. Lider usiadł.",
        ),
        ("person Anna Kos: description=Liderka opozycji; Anna Kos", "Liderka opozycji Anna Kos wyjechała."),
        ("person Jan Dudek: description=Szef komisji; Jan Dudek", "Szef komisji ds. reform Jan Dudek wyjechał."),
        ("person Anna Kos: description=Minister zdrowia; Anna Kos", "Minister zdrowia Anna Kos wyjechała."),
        (
            "outlet Echo Poranka: description=Tygodnik; Echo Poranka; description=Tygodnik",
            "Tygodnik „Echo Poranka” milczy. Tygodnik upadł.",
        ),
    ],
)
def test_an_apposition_is_the_actor_that_it_stands_by(line: str, text: str) -> None:
    """Before the name, after it between commas, or before a title in inverted commas."""
    assert line in actors(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("person Anna Kos: Anna Kos; description=Premier", "Premier Anna Kos wyjechała. Premier wróci w maju."),
        ("person Anna Kos: Anna Kos; description=premier", "Premier Anna Kos wyjechała. Wczoraj premier wróciła."),
        ("person Jan Dudek: Jan Dudek; description=Polityk", "Jan Dudek wszedł. Polityk usiadł."),
        ("person Anna Kos: Anna Kos; description=Kobieta", "Posłanka Anna Kos weszła. Kobieta usiadła."),
        ("state Litwa: Litwa; description=Kraj", "Litwa odmówiła. Kraj zmienił zdanie."),
    ],
)
def test_a_role_means_who_was_called_so(line: str, text: str) -> None:
    """`premier` behind `premier Kos` is she; `polityk`, `kobieta` and `kraj` mean the only one of whom it can be said."""
    assert line in actors(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("person Polityk: description=Polityk", "Jan Dudek wszedł. Anna Kos wyszła. Polityk usiadł."),
        (
            "person Minister finansów: description=Minister finansów",
            "Minister zdrowia Anna Kos weszła. Minister finansów usiadł.",
        ),
        ("group Dziennikarze: description=Dziennikarze", "Jan Dudek wszedł. Dziennikarze usiedli."),
        ("group lekarze: description=lekarze", "Weszli lekarze."),
    ],
)
def test_a_description_of_nobody_known_is_an_actor_of_its_own(line: str, text: str) -> None:
    """Where two may be meant, or the role is another, nobody is chosen."""
    assert line in actors(text)


@pytest.mark.parametrize(
    "name, state, text",
    [
        ("Rząd Litwy", "Litwa", "Rząd Litwy odmówił."),
        ("Litewski rząd", "Litwa", "Litewski rząd odmówił."),
        ("Rząd w Wilnie", "Litwa", "Rząd w Wilnie odmówił."),
        ("Władze w Wilnie", "Litwa", "Władze w Wilnie odmówiły."),
        ("Rosyjski minister", "Rosja", "Rosyjski minister odmówił."),
    ],
)
def test_a_government_is_an_office_of_its_state(name: str, state: str, text: str) -> None:
    """Its genitive, adjective or seat tells whose it is."""
    reading = reading_of(text, "actors")
    (office,) = [actor for actor in reading.actors if actor.name == name]
    assert [state] == [actor.name for actor in reading.actors if actor.id == office.of]


def test_the_government_again_is_the_same_office() -> None:
    """`rząd` alone is the government spoken of last; those of two states are two."""
    assert "office Rząd Litwy: description=Rząd Litwy; description=Rząd" in actors("Rząd Litwy odmówił. Rząd zmienił zdanie.")
    both = record_of("Rząd Litwy skrytykował rząd Węgier.")
    assert [("Rząd Litwy", "Litwa"), ("rząd Węgier", "Węgry")] == [
        (actor.name, name_of(both, actor.of)) for actor in both.actors if actor.type == "office"
    ]
