"""Opinions: attribution without a verb, in phrases, headlines and pull quotes."""

from __future__ import annotations

import pytest

from read.told import record_of, statements


@pytest.mark.parametrize(
    "line, text",
    [
        ("Jan Dudek | say indirect | most jest gotowy", "Zdaniem Jana Dudka most jest gotowy."),
        ("Jan Dudek | say indirect | most jest gotowy", "Według Jana Dudka most jest gotowy."),
        ("Jan Dudek | say indirect | most jest gotowy", "W opinii Jana Dudka most jest gotowy."),
        ("Jan Dudek | say indirect | most jest gotowy", "W ocenie Jana Dudka most jest gotowy."),
        ("Jan Dudek | say indirect | most jest gotowy", "W przekonaniu Jana Dudka most jest gotowy."),
        ("eksperci | say indirect | most jest gotowy", "Zdaniem ekspertów most jest gotowy."),
        ("raport | say indirect | most jest gotowy", "Według raportu most jest gotowy."),
        ("Jan Dudek | say indirect | Most jest gotowy", "Most jest gotowy – zdaniem Jana Dudka."),
        ("Jan Dudek | say indirect | droga nie jest", "Most jest gotowy, ale zdaniem Jana Dudka droga nie jest."),
        ("Jan Dudek | say indirect | potrwa rok", "Most stanie w Helu, Gdyni oraz Pucku i zdaniem Jana Dudka potrwa rok."),
        ("Jan Dudek | say mixed | most jest „prawie gotowy” i piękny", "Według Jana Dudka most jest „prawie gotowy” i piękny."),
    ],
)
def test_a_phrase_attributes_its_clause(line: str, text: str) -> None:
    """`zdaniem X`, `według X`, `w opinii X`: the clause around the phrase is what X holds."""
    assert [line] == statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zdaniem Jana Dudka, szefa komisji, most jest gotowy.",
        "Zdaniem szefa komisji Jana Dudka most jest gotowy.",
        "Zdaniem szefa komisji (z urzędu) Jana Dudka most jest gotowy.",
        "Zdaniem Jana Dudka z komisji most jest gotowy.",
    ],
)
def test_all_that_names_the_source_is_left_out(text: str) -> None:
    """Office, apposition, brackets and complements belong to the source, not to the content."""
    assert ["Jan Dudek | say indirect | most jest gotowy"] == statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kos wyjechała. Jej zdaniem most jest gotowy.",
        "Anna Kos wyjechała. W jej ocenie most jest gotowy.",
        "Anna Kos wyjechała. Według niej most jest gotowy.",
    ],
)
def test_a_pronoun_names_the_source_before_it(text: str) -> None:
    """`jej zdaniem` is the opinion of the woman who came up before."""
    assert ["Anna Kos | say indirect | most jest gotowy"] == statements(text)


@pytest.mark.parametrize("text", ["Moim zdaniem most jest gotowy.", "Według planu most jest gotowy.", "Zgodził się ze zdaniem."])
def test_phrases_of_nobody_attribute_nothing(text: str) -> None:
    """The author's own opinion and sources that cannot speak make no statement."""
    assert [] == statements(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Anna Kos | say indirect | most jest gotowy", "Anna Kos: most jest gotowy"),
        ("Anna Kos | say direct | nie zamknę mostu", "Anna Kos: nie zamknę mostu"),
        ("Anna Kos | say direct | Most jest gotowy", "Anna Kos: „Most jest gotowy”"),
        ("Anna Kos | say indirect | most jest gotowy", "Anna Kos, burmistrz miasta: most jest gotowy"),
        ("Anna Kos | say indirect | będzie nowy", "Anna Kos o moście: będzie nowy"),
        ("lekarze | say direct | nie wracamy do pracy", "Lekarze: nie wracamy do pracy"),
        ("Anna Kos | say indirect | most zagraża miastu. Trzeba go zburzyć", "Anna Kos: most zagraża miastu. Trzeba go zburzyć"),
        ("Anna Kos | say direct | Nie zamknę mostu", "„Nie zamknę mostu”. Anna Kos odwiedziła szkołę"),
    ],
)
def test_a_headline_names_its_speaker(line: str, text: str) -> None:
    """`X: words` is X's; direct between marks or in the first person, else indirect."""
    assert [line] == statements(text)


@pytest.mark.parametrize(
    "text",
    ["Litwa: powódź na północy", "Gdynia: pożar w porcie", "Pożar: droga zamknięta", "Uwaga: 2:0", "Nowa Góra: trzy osoby ranne"],
)
def test_a_place_before_the_colon_says_nothing(text: str) -> None:
    """A state or town is where the news is from, and a thing cannot speak."""
    assert [] == statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Most jest gotowy i już nigdy go nie zamkniemy\n\nAnna Kos, burmistrz miasta",
        "Most jest gotowy i już nigdy go nie zamkniemy Anna Kos, burmistrz miasta",
        "„Most jest gotowy i już nigdy go nie zamkniemy” Anna Kos, burmistrz miasta",
    ],
)
def test_a_pull_quote_is_signed(text: str) -> None:
    """Words that end in a name with its office, in one paragraph or two, are that person's."""
    record = record_of(text)
    assert ["pl/headlines:pull-quote"] == [entry.made_by for entry in record.entries]
    assert ["Anna Kos | say direct | Most jest gotowy i już nigdy go nie zamkniemy"] == statements(text)


@pytest.mark.parametrize(
    "text", ["Wczoraj do szpitala przyjechała Anna Kos, burmistrz miasta", "Nowy most\n\nAnna Kos, burmistrz miasta"]
)
def test_a_name_that_its_sentence_needs_signs_nothing(text: str) -> None:
    """A subject at the end of a headline is no signature, and a title without a verb is no quotation."""
    assert [] == statements(text)
