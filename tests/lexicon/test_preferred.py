"""The table of preferred analyses holds only what the dictionary knows."""

from latopis.analyse.morphology import dictionary
from latopis.lexicon.tables import tsv

ROWS = tsv("pl/preferred.tsv", columns=["form", "lemma", "class"])


def test_rows_are_analyses_of_the_dictionary() -> None:
    """Every row's lemma and class is one of the analyses that the dictionary gives for its form."""
    wrong = [
        row
        for row in ROWS
        if (row["lemma"], row["class"]) not in {(entry.lemma, entry.pos) for entry in dictionary().word(row["form"])}
    ]
    assert [] == wrong


def test_rows_are_sorted_and_unique() -> None:
    """A form has one row, and the rows stand in the order of their forms."""
    forms = [row["form"] for row in ROWS]
    assert sorted(set(forms)) == forms
