"""A text in another language is told from Polish; what is unclear passes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latopis.load.language import language_of
from latopis.load.unread import ArticleError

POLISH = "Rząd poinformował w poniedziałek, że nie przyjmie propozycji opozycji, którą złożono w zeszłym tygodniu. "
ENGLISH = "The government said on Monday that it would not accept the proposal which the opposition had made last week. "
OTHERS = [
    ("English", ENGLISH),
    (
        "German",
        "Die Regierung hat am Montag erklärt, dass sie den Vorschlag der Opposition nicht annehmen wird, und auch das Gesetz.",
    ),
    (
        "French",
        "Le gouvernement a déclaré lundi qu'il n'accepterait pas la proposition que l'opposition avait faite avec les élus.",
    ),
    ("Russian", "Правительство заявило в понедельник, что не примет предложение, которое сделала оппозиция на прошлой неделе."),
    ("Ukrainian", "Уряд заявив у понеділок, що не прийме пропозицію, яка була зроблена опозицією минулого тижня, і це все."),
    ("Belarusian", "Урад заявіў у панядзелак, што не прыме прапанову, якая была зроблена апазіцыяй на мінулым тыдні."),
    ("Czech", "Vláda v pondělí oznámila, že nepřijme návrh opozice, který byl předložen minulý týden, a ministr mlčel."),
    ("Slovak", "Vláda v pondelok oznámila, že neprijme návrh opozície, ktorý bol predložený minulý týždeň, čo sa čakalo."),
    ("Lithuanian", "Vyriausybė pirmadienį pranešė, kad nepriims opozicijos pasiūlymo, kuris buvo pateiktas praėjusią savaitę."),
    ("Hungarian", "A kormány hétfőn közölte, hogy nem fogadja el az ellenzék javaslatát, amelyet a múlt héten nyújtottak be."),
    ("text in another script", "Η κυβέρνηση δήλωσε τη Δευτέρα ότι δεν θα δεχτεί την πρόταση της αντιπολίτευσης που έγινε."),
]


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_another_language(name: str, text: str) -> None:
    """One sentence of a neighbour's language is refused by name."""
    with pytest.raises(ArticleError) as fault:
        language_of(text)
    assert (f"looks like {name}; latopis reads Polish", "not-polish") == (str(fault.value), fault.value.code)


@pytest.mark.parametrize(
    "text",
    [
        POLISH,
        "Rzad poinformowal w poniedzialek, ze nie przyjmie propozycji opozycji, ktora zostala zlozona w zeszlym tygodniu.",
        f"Minister napisał na portalu: „{ENGLISH * 3}”. {POLISH}",
        ENGLISH * 60 + POLISH * 30,
    ],
)
def test_polish(text: str) -> None:
    """Polish is Polish without its diacritics and behind a long quotation too."""
    assert language_of(text) == "pl"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Reuters",
        "The Wall Street Journal",
        "2023 -- 17,5 %",
        "Donald Trump, Joe Biden, Kamala Harris, Angela Merkel, Boris Johnson, Charles Michel, Ursula von der Leyen",
        "kot dom pies rower ulica samolot komputer telefon radio okno mapa lampa torba droga para stado",
    ],
)
def test_unclear(text: str) -> None:
    """Headlines, names and words without grammar tell nothing, and pass."""
    assert language_of(text) is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(set(POLISH.lower().split()) | {"źrebię", "in", "to", "do", "we", "on", "an"})), max_size=60)
)
def test_salads_of_polish_words(words: list[str]) -> None:
    """No order or choice of Polish words is refused, though some are spelt like English ones."""
    assert language_of(" ".join(words)) in ("pl", None)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    """Any text is Polish, unclear, or refused."""
    try:
        assert language_of(text) in ("pl", None)
    except ArticleError as fault:
        assert fault.code == "not-polish"
