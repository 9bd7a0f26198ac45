"""Described: whom descriptions, pronouns and dropped subjects mean."""

from __future__ import annotations

import pytest

from read.told import actors, name_of, reading_of, record_of


def doer(text: str) -> str | None:
    """Whose verb the one in braces is."""
    start = text.index("{")
    plain = text.replace("{", "").replace("}", "")
    found = [
        actor.name
        for actor in reading_of(plain, "actors").actors
        if any(mention.kind == "implied" and mention.span.start == start for mention in actor.mentions)
    ]
    return found[0] if found else None


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
    "name, text",
    [
        ("Jan Dudek", "Jan Dudek oznajmił, że Piotr Gaj wyjechał. {Dodał}, że wróci w maju."),
        ("Jan Dudek", "„Piotr Gaj wyjechał” – oznajmił Jan Dudek. „Wróci w maju” – {dodał}."),
        (
            "Jan Dudek",
            "Szef spółki Jan Dudek, który odwiedził Radio Wega, uznał plan za dobry. Zarazem {zaznaczył}, że to początek.",
        ),
        ("Jan Dudek", "Jan Dudek ocenił, że „Fundacja Wega skorzystała z pomocy”, choć {dodał}, że to dawne dzieje."),
        ("Litwa", "Skoro Litwa nie podpisała umowy, nie {może} z niej skorzystać."),
        ("Litwini", "Jan Dudek chciał, by Litwini wstali i {wyszli}."),
    ],
)
def test_a_verb_goes_on_with_the_clause_above_or_before_it(name: str, text: str) -> None:
    """A main clause with the main subject before it, a dependent one with that above, a verb of saying with whoever spoke."""
    assert name == doer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jan Dudek uznał, że Piotr Gaj zwleka. {Wyjechał} w maju.",
        "Litwa uznała, że Łotwa zwleka, i że {straci} na tym.",
        "Jan Dudek wezwał Piotra Gaja, by {wyjechał}.",
        "Jan Dudek twierdzi, że Piotr Gaj będzie uległy: {podpisał} umowę.",
        "Jak pisał Piotr Gaj, plan jest listem, który Jan Dudek wysłał do rady. {Przeprosił} w nim za błędy.",
        "Jan Dudek zarzuca Piotrowi Gajowi, że {kłamie}.",
        "Jan Dudek czeka. Jego zdaniem „mało kto” {popiera} plan.",
        "Litwini czekają. O ile wybory coś zmienią, prognozy {wskazują} wynik.",
        "Jan Dudek i Piotr Gaj milczą. On sądzi, że {wygra}.",
        "Litwa czeka. Zdaniem ekspertów {będzie} trudniej ją przekonać.",
        "Litwini czekają. Wielu z nich {chce} wyjechać.",
        "Polacy czekają. Według badań 36% Litwinów {uznaje}, że warto.",
        "Jan Dudek i Anna Kos mieszkają między Litwą a Łotwą, gdzie Jan Dudek zaprosił mnie, abym mu {towarzyszył}.",
        "Jan Dudek przyznał, że obietnica, jaką złożyła Anna Kos, by uniknąć sporu, {cieszy} wszystkich.",
    ],
)
def test_a_verb_of_which_grammar_leaves_several_doers_is_nobodys(text: str) -> None:
    """Several subjects that agree, somebody asked, people who are counted, a thing, an act judged, the first person."""
    assert doer(text) is None


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


def test_he_may_be_a_thing() -> None:
    """`on` behind a man and a thing of his gender means neither for sure."""
    assert "person Jan Dudek: Jan Dudek" in actors("Jan Dudek omówił status firmy. Ma on służyć wszystkim.")


@pytest.mark.parametrize(
    "line, text",
    [
        (
            "person Jan Dudek: Jan Dudek; description=lider opozycji; description=Lider",
            "Jan Dudek, lider opozycji, wszedł. Lider usiadł.",
        ),
        ("person Anna Kos: description=Liderka opozycji; Anna Kos", "Liderka opozycji Anna Kos wyjechała."),
        ("person Anna Kos: description=Rzeczniczka spółki; Anna Kos", "Rzeczniczka spółki, Anna Kos, wyjechała."),
        (
            "person Rafiqul Husain: description=Szef obrony cywilnej; Rafiqul Husain",
            "Szef obrony cywilnej Rafiqul Husain wyjechał.",
        ),
        ("person Jan Dudek: description=Szef komisji; Jan Dudek", "Szef komisji ds. reform Jan Dudek wyjechał."),
        ("person Anna Kos: description=Minister zdrowia; Anna Kos", "Minister zdrowia Anna Kos wyjechała."),
        (
            "outlet Echo Poranka: description=Tygodnik; Echo Poranka; description=Tygodnik",
            "Tygodnik „Echo Poranka” milczy. Tygodnik upadł.",
        ),
        ("person Jan Dudek: description=pisarz; Jan Dudek", "Wyjechał pisarz i reżyser Jan Dudek."),
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
        ("state Litwa: Litwą; description=tego kraju", "Rozmowy z Litwą dotyczą wyjścia tego kraju z umowy."),
        ("state Litwa: Litwy; description=kraj", "Poseł straszy Niemców, że nowy szef Litwy wyprowadzi kraj z umowy."),
        ("state Litwa: adjective=litewskich; description=państwa", "O litewskich wyborach głowy państwa mówi się wiele."),
        ("organisation Wega: Wega; description=Spółka", "Spółka Wega milczy. Spółka upadła."),
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
        (
            "person dyplomata zaangażowany: description=dyplomata zaangażowany",
            "Mówi dyplomata zaangażowany w rozmowy z Theresą May.",
        ),
        ("person publicysta: description=publicysta", "Kończy publicysta „Tagesblattu”."),
        ("person Anna Kos: Anna Kos", "Odmówiły aktorki Anna Kos i Ewa Gaj."),
        ("person Jan Dudek: Jan Dudek", "Premier Jan Dudek milczy. Gaj mógłby być premierem."),
        ("office litewski rząd: description=litewski rząd", "Jak podaje Fundacja Wega, litewski rząd zwleka."),
        ("group posłowie: description=posłowie", "Premier Jan Dudek milczy. Wczoraj posłowie odmówili."),
        ("state kraj: description=kraj", "Litwa czeka. Litwini wiedzą, jaki kraj wybrać."),
        ("state kraju: description=kraju", "Litwa czeka. Irlandzka firma czeka na decyzję kraju."),
        ("group 40 posłów: description=40 posłów", "Odmówiło 50 posłów. Zgodziło się 40 posłów."),
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


@pytest.mark.parametrize(
    "described, text",
    [
        ([], "Litwa czeka. Jak Państwo wiedzą, cło rośnie."),
        ([], "Litwa czeka. Jeśli państwo wiedzą, cło rośnie."),
        ([], "Jan Dudek, mający dość sporu, wyszedł."),
        (["partia"], "Jan Dudek i partia przejęli władzę."),
        (["partia"], "Jan Dudek i partia powołali gabinet cieni."),
        (["władze"], "Jan Dudek i władze odmówili."),
    ],
)
def test_whoever_is_addressed_and_what_is_no_actor_is_not_described(described: list[str], text: str) -> None:
    """Readers, participles behind a noun, power, and a shadow cabinet are nobody of whom the text tells."""
    mentions = [mention for actor in reading_of(text, "actors").actors for mention in actor.mentions]
    assert described == [mention.span.of(text) for mention in mentions if mention.kind == "description"]


def test_the_government_again_is_the_same_office() -> None:
    """`rząd` alone is the government spoken of last; those of two states are two."""
    assert "office Rząd Litwy: description=Rząd Litwy; description=Rząd" in actors("Rząd Litwy odmówił. Rząd zmienił zdanie.")
    both = record_of("Rząd Litwy skrytykował rząd Węgier.")
    assert [("rząd Litwy", "Litwa"), ("rząd Węgier", "Węgry")] == [
        (actor.name, name_of(both, actor.of)) for actor in both.actors if actor.type == "office"
    ]
