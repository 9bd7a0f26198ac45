"""Events: who did what to whom, in every form of the verb."""

from __future__ import annotations

import pytest

from latopis.model import Event
from read.told import events, of_kind, record_of


@pytest.mark.parametrize(
    "line, text",
    [
        ("Litwa | ACCUSE skrytykowała | Węgry", "Litwa skrytykowała Węgry."),
        ("Litwa | ACCUSE skrytykowała | Węgry", "Węgry skrytykowała Litwa."),
        ("policja | COERCE zatrzymany | Jan Lis", "Jan Lis został zatrzymany przez policję."),
        ("policja | COERCE Zatrzymano | Anna Kos", "Zatrzymano Annę Kos przez policję."),
        ("policja | COERCE Zatrzymanie | Jan Lis", "Zatrzymanie Jana Lisa przez policję trwało krótko."),
        ("policja | COERCE zatrzymała | Jan Lis", "Policja, która zatrzymała Jana Lisa, milczy."),
        ("policja | COERCE zatrzymała | Jan Lis", "Jan Lis, którego zatrzymała policja, milczy."),
        ("Unia Europejska | SANCTION nałożone | Węgry", "Sankcje nałożone przez Unię Europejską na Węgry obowiązują."),
        ("Węgry | ASSAULT atak | Litwa", "Węgierski atak na Litwę trwa."),
        ("Węgry | ASSAULT Atak | Litwa", "Atak Węgier na Litwę trwa."),
        ("Węgry | ASSAULT ostrzał | Litwa", "Węgry rozpoczęły ostrzał Litwy."),
        ("Jan Lis | ACCUSE Skrytykował | Litwa", "Jan Lis przyjechał do Rygi. Skrytykował Litwę."),
        ("Anna Kos | ACCUSE Skrytykowała | Litwa", "Anna Kos i Jan Lis przyjechali. Skrytykowała Litwę."),
        ("Litwa | SANCTION nałożyła | Węgry", "Litwa poparła Łotwę i nałożyła sankcje na Węgry."),
    ],
)
def test_an_event_has_its_actor_and_recipient(line: str, text: str) -> None:
    """Active, passive, `-no/-to`, gerund, relative clause, participle, noun and dropped subject give the same two sides."""
    assert line in events(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Litwa | AID pomogła | Ukraina", "Litwa pomogła Ukrainie."),
        ("Litwa | AID przekazała | Ukraina", "Litwa przekazała Ukrainie broń."),
        ("Litwa | AGREE zawarła | Łotwa", "Litwa zawarła umowę z Łotwą."),
        ("Litwa | CONCEDE przeprosiła | Łotwa", "Litwa przeprosiła Łotwę."),
        ("Litwa | CONSULT spotkała | Łotwa", "Litwa spotkała się z Łotwą."),
        ("Litwa | REJECT odrzuciła | Łotwa", "Litwa odrzuciła propozycję Łotwy."),
        ("Litwa | REQUEST wezwała | Węgry", "Litwa wezwała Węgry do ratyfikacji umowy."),
        ("Litwa | RETREAT wycofała | Irak", "Litwa wycofała wojska z Iraku."),
        ("Litwa | SUPPORT poparła | Ukraina", "Litwa poparła Ukrainę."),
        ("Litwa | THREATEN zagroziła | Węgry", "Litwa zagroziła Węgrom sankcjami."),
        ("Litwa | MOBILIZE wysłała | ?", "Litwa wysłała wojska na granicę."),
        ("Anna Kos | RETREAT zrezygnowała | ?", "Anna Kos zrezygnowała ze stanowiska."),
        ("górnicy | PROTEST strajkują | ?", "Górnicy strajkują."),
        ("Tysiące studentów | PROTEST protestowało | ?", "Tysiące studentów protestowało w Wilnie."),
    ],
)
def test_the_types(line: str, text: str) -> None:
    """Each type has its verb; who protests, mobilises or resigns needs nobody to whom it is done."""
    assert [line] == events(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Litwa, Łotwa, Estonia | ACCUSE potępiły | Węgry", "Litwa, Łotwa i Estonia potępiły Węgry."),
        ("Litwa | ACCUSE potępiła | Węgry, Białoruś", "Litwa potępiła Węgry i Białoruś."),
        ("policja, wojsko | COERCE zatrzymały | Jan Lis, Anna Kos", "Policja i wojsko zatrzymały Jana Lisa i Annę Kos."),
        ("Litwa, Łotwa | SUPPORT poparła | Ukraina", "Nie poparła Ukrainy ani Litwa, ani Łotwa."),
        ("Litwa | CONSULT rozpoczęły | Łotwa", "Litwa i Łotwa rozpoczęły rozmowy."),
    ],
)
def test_coordinated_sides_all_take_part(line: str, text: str) -> None:
    """Each member of a list acts or suffers; of two who meet, the first acts and the other receives."""
    assert [line] == events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wczoraj aresztowano Jana Lisa.",
        "Litwa skrytykowała pogodę.",
        "Litwa zaatakowała Łotwę po stracie gola.",
        "Wzrost cen zagroził Litwie.",
        "Skrytykowano zimę.",
        "Litwa leży nad morzem.",
        "Litwa uniknęła kary.",
    ],
)
def test_an_act_without_actor_or_recipient_is_no_event(text: str) -> None:
    """Where nobody acts, or nobody suffers, nothing is coded."""
    assert [] == events(text)


@pytest.mark.parametrize(
    "factuality, text",
    [
        ("CT+", "Węgry zaatakowały Litwę."),
        ("CT-", "Węgry nie zaatakowały Litwy."),
        ("PR+", "Węgry zaatakują Litwę."),
        ("PR+", "Węgry prawdopodobnie zaatakowały Litwę."),
        ("PS+", "Węgry mogą zaatakować Litwę."),
        ("PS+", "Węgry zaatakowałyby Litwę."),
        ("PS+", "Węgry rzekomo zaatakowały Litwę."),
        ("PS+", "Rzekomy atak Węgier na Litwę trwał godzinę."),
        ("Uu", "Czy Węgry zaatakowały Litwę?"),
    ],
)
def test_an_event_is_as_certain_as_its_words(factuality: str, text: str) -> None:
    """Negation, mood, particles and what governs the act tell its factuality."""
    assert [factuality] == [entry.factuality for entry in of_kind(record_of(text), Event)]


@pytest.mark.parametrize(
    "line, text",
    [
        ("Litwa | REJECT zakazała | Rosjanie", "Litwa zakazała Rosjanom wjazdu."),
        ("Litwa | SANCTION objęty | Jan Lis", "Jan Lis został objęty litewskimi sankcjami."),
        ("Litwa | REQUEST Żądanie | Łotwa", "Żądanie Litwy, by Łotwa ustąpiła, nie ma poparcia."),
        ("Jan Lis | CONSULT spotkania | Anna Kos", "Doszło do spotkania premiera Litwy Jana Lisa z Anną Kos."),
        ("Litwa | THREATEN zagroziła | Węgry", "Litwa zagroziła Węgrom sankcjami."),
        ("Litwa | CONSULT prowadzi | Łotwa", "Litwa prowadzi rozmowy z Łotwą."),
        ("Litwa | SANCTION nałożyła | Węgry", "Litwa nałożyła sankcje na Węgry."),
    ],
)
def test_a_word_is_one_event(line: str, text: str) -> None:
    """Of several frames that fit one verb, that of the most words makes the event; its noun is no event of its own."""
    assert [line] == events(text)


def test_the_same_act_again_is_one_event() -> None:
    """A further mention of an act with the same sides stands in `also`; the dated one is the entry."""
    text = "Atak Węgier na Litwę trwa. Węgry zaatakowały Litwę w lutym 2022 roku."
    (entry,) = of_kind(record_of(text), Event)
    assert ("zaatakowały", "2022-02", ["Atak"]) == (entry.trigger.of(text), entry.when, [span.of(text) for span in entry.also])


def test_an_event_has_its_place() -> None:
    """Where it is done is the nearest place of its clause that takes no part."""
    record = record_of("Jan Lis spotkał się w Rydze z Anną Kos.")
    (entry,) = of_kind(record, Event)
    names = {actor.id: actor.name for actor in record.actors}
    assert ("Ryga", ["Rydze"]) == (names[entry.place or ""], [span.of(record.document.text) for span in entry.evidence["place"]])


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "W maju Estonia spotkała się z Węgrami. W rozmowach Estonii, Węgier i Łotwy w maju padły obietnice."),
        (2, "W 2019 roku Estonia skrytykowała Węgry. W 2021 roku Estonia skrytykowała Węgry."),
        (1, "Tysiące studentów protestowały w Tallinnie. Protesty trwały do nocy."),
    ],
)
def test_mentions_of_one_act_are_joined(count: int, text: str) -> None:
    """Sides that hold each other and dates that agree are one act; a crowd protests once; other dates are other acts."""
    assert count == len(events(text))


@pytest.mark.parametrize(
    "when, text",
    [
        ("2020", "W 2020 roku milicja aresztowała Annę Kos."),
        ("2023-05", "Milicja aresztowała w maju Annę Kos."),
        (None, "Milicja aresztowała Annę Kos."),
    ],
)
def test_an_event_is_dated_by_its_clause(when: str | None, text: str) -> None:
    """The time beside the verb is that of the event; without one it is unknown."""
    assert [when] == [entry.when for entry in of_kind(record_of(text), Event)]


@pytest.mark.parametrize(
    "mode, text",
    [
        ("arrest", "Policja zatrzymała Jana Lisa."),
        ("beat", "Policja pobiła Jana Lisa."),
        ("aerial", "Węgry bombardują Litwę."),
        ("expel", "Litwa wydaliła dyplomatów Węgier."),
        (None, "Litwa poparła Ukrainę."),
    ],
)
def test_the_mode_is_that_of_the_frame(mode: str | None, text: str) -> None:
    """An arrest, a beating or an expulsion has its mode in lower case."""
    assert [mode] == [entry.mode for entry in of_kind(record_of(text), Event)]


def test_whom_one_opposes_acts_against_him() -> None:
    """`represje wobec przeciwników X` are X's."""
    assert ["Alaksandr Łukaszenka | COERCE Represje | przeciwnicy Alaksandra Łukaszenki"] == events(
        "Represje wobec przeciwników Alaksandra Łukaszenki trwają."
    )


@pytest.mark.parametrize(
    "lines, text",
    [
        (
            ["Litwa | ACCUSE skrytykowała | Węgry", "Litwa | REQUEST Zażądała | Węgry"],
            "Litwa skrytykowała Węgry. Zażądała wyjaśnień.",
        ),
        (["Litwa | SUPPORT poparła | Węgry"], "Litwa poparła Węgry. Zażądała wyjaśnień."),
        (["Litwa | ACCUSE skrytykowała | Węgry"], "Litwa skrytykowała Węgry. Łotwa zażądała wyjaśnień."),
    ],
)
def test_what_is_wanted_in_a_quarrel_is_wanted_of_the_same(lines: list[str], text: str) -> None:
    """A demand without an addressee, right behind a quarrel of the same actor, has the other side of it; others have none."""
    assert lines == events(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Jan Kos | ACCUSE zaatakował | Anna Lis", "Senator Jan Kos zaatakował Annę Lis."),
        ("napastnik | ASSAULT zaatakował | Anna Lis", "Napastnik z nożem zaatakował Annę Lis."),
        ("Litwa | ASSAULT zaatakowała | Łotwa", "Litwa zaatakowała Łotwę."),
    ],
)
def test_who_takes_part_tells_words_from_deeds(line: str, text: str) -> None:
    """A politician who attacks another does so in words; somebody without a name, or a state, with force."""
    assert [line] == events(text)


@pytest.mark.parametrize("text", ["Gdy Litwa opuści NATO, zima minie.", "Litwa nie wyklucza negocjacji z Łotwą."])
def test_what_is_only_presumed_is_no_event(text: str) -> None:
    """The time of something else that is still to come, and what is not ruled out, are not told."""
    assert [] == events(text)


def test_of_several_frames_the_fullest_decides() -> None:
    """`zapowiedziała wydalenie dyplomatów` is an expulsion, planned by who announces it, and no deportation."""
    record = record_of("Litwa zapowiedziała wydalenie dyplomatów Węgier.")
    (entry,) = of_kind(record, Event)
    assert ("SANCTION", "expel", "PR+") == (entry.type, entry.mode, entry.factuality)


def test_several_who_end_a_round_of_talks_have_met() -> None:
    """A round of talks stands for them, and those who end it took part."""
    assert ["Litwa | CONSULT rozmów | Łotwa"] == events("Litwa i Łotwa zakończyły pierwszą rundę rozmów.")


@pytest.mark.parametrize(
    "text",
    [
        "Litwa dała Ukrainie broń, a Łotwa namioty.",
        "Litwa dała Ukrainie broń, Łotwa zaś namioty.",
        "Litwa pomogła Ukrainie, a Łotwa Ukrainie.",
    ],
)
def test_a_verb_left_out_has_the_same_recipient(text: str) -> None:
    """Behind a contrast, somebody else does the same to the same one, with a gift of his own."""
    assert ["Litwa", "Łotwa"] == [line.split(" | ")[0] for line in events(text)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Litwa | REQUEST domaga | Łotwa", "Litwa oznajmiła, że domaga się od Łotwy wyjaśnień."),
        ("Litwa | REJECT Sprzeciwia | Łotwa", "Litwa leży nad morzem. Sprzeciwia się Łotwie."),
    ],
)
def test_reflexive_verbs_leave_their_subject_out(line: str, text: str) -> None:
    """`się` makes no verb impersonal that the lexicon knows with it."""
    assert [line] == events(text)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("2019", "W 2019 roku Litwa poparła Łotwę. Litwa skrytykowała Węgry."),
        (None, "Most, który zbudowano w 2019 roku, runął. Litwa skrytykowała Węgry."),
        (None, "Litwa ogłosiła umowę z 2019 roku. Litwa skrytykowała Węgry."),
        (None, "Litwa pomogła Łotwie po raz pierwszy od 2019 roku. Litwa skrytykowała Węgry."),
    ],
)
def test_only_the_date_of_a_main_clause_holds_on(when: str | None, text: str) -> None:
    """A year goes on to the next sentence where it dated all of the one before, no noun, no clause of it, no comparison."""
    (found,) = [entry.when for entry in of_kind(record_of(text), Event) if entry.type == "ACCUSE"]
    assert when == found


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Anna Kos | ACCUSE", "Jan Lis | ACCUSE"], "Anna Kos skrytykowała Jana Lisa, ten zaś oskarżył ją o kłamstwo."),
        (["Anna Kos | ACCUSE", "Jan Lis | ACCUSE"], "Anna Kos skrytykowała Jana Lisa. Ten oskarżył Annę Kos o kłamstwo."),
        (["Anna Kos | ACCUSE"], "Anna Kos skrytykowała Jana Lisa i Ewę Bąk. Ten oskarżył Annę Kos o kłamstwo."),
    ],
)
def test_ten_is_the_other_of_two(lines: list[str], text: str) -> None:
    """A bare `ten` is the only person who came up since the last subject."""
    assert lines == [line.rpartition(" | ")[0].rpartition(" ")[0] for line in events(text)]
