"""What a form with several analyses tells of them whatever stands beside it, and what it offers to the word before it.

Most points of an analysis follow from the form alone, or hang on little of what stands beside it: they are worked out once and
kept, for news repeats its words. What its neighbours ask for is for `latopis.analyse.choice` to say.
"""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.frozen import unique
from latopis.sentence import agreement_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from latopis.model import Analysis

NOUNS: Final = frozenset(("subst", "depr", "ger", "ppron3", "ppron12", "siebie"))
ATTRIBUTES: Final = frozenset(("adj", "ppas", "pact", "num"))
NOMINAL: Final = NOUNS | ATTRIBUTES
FINITE: Final = frozenset(("fin", "praet", "bedzie", "imps", "winien", "impt"))
MODAL: Final = frozenset(
    ("móc", "musieć", "chcieć", "mieć", "zamierzać", "powinien", "woleć", "potrafić", "zdołać", "zacząć", "próbować", "można",
     "należeć", "trzeba", "warto", "wolno")
)  # fmt: skip
MASCULINE_PERSONS: Final = frozenset(("m1",))
PERSONS_NAMES: Final = frozenset(("imię", "nazwisko", "patronimicum"))
NEUTER: Final = frozenset(("n",))
# Points of a class before any context: what a form that could be several things most often is in news.
_CLASS: Final[Mapping[str, float]] = {
    "prep": 3.0, "conj": 2.5, "comp": 2.5, "subst": 2.0, "adj": 1.9, "fin": 2.1, "praet": 2.4, "inf": 2.2, "part": 1.8,
    "adv": 2.2, "num": 2.0, "ppron3": 2.2, "ppas": 2.0, "ger": 1.0, "pact": 1.5, "imps": 2.3, "bedzie": 2.5, "winien": 2.3,
    "pred": 1.6, "brev": 2.2, "pcon": 2.0, "pant": 1.5, "impt": 0.2, "interj": -2.0, "depr": -3.0, "adjp": -1.0, "adja": 0.0,
    "burk": -1.0, "ppron12": 2.0, "siebie": 2.0, "frag": -1.0, "cond": 1.0, "aglt": -2.0, "dig": 2.0, "interp": 2.0, "ign": 0.0,
}  # fmt: skip
_NAMES: Final = PERSONS_NAMES | {"nazwa_geograficzna", "nazwa_organizacji"}
_LOCATIVE: Final = frozenset(("loc",))
_VOCATIVE: Final = frozenset(("voc",))
_PERSONAL: Final = frozenset(("m1", "f"))
_PLURAL: Final = frozenset(("pl",))
_FEMININE: Final = frozenset(("f",))
_NO_NOUNS: Final = frozenset(("co", "nic", "coś", "to", "wszystko", "te", "miejsce"))  # to co, to nic; ma to miejsce
_SPECIAL: Final = frozenset(("to", "ten"))

Analyses: TypeAlias = tuple["Analysis", ...]
Liked: TypeAlias = tuple[str, str] | None
"""The lemma and the class that a form mostly has."""
Places: TypeAlias = tuple[tuple[int, "Analysis"], ...]
"""Some of the analyses of a form, each with its place among them."""


Setting: TypeAlias = tuple[bool, bool, bool, bool, tuple[bool, ...]]
"""What of its neighbours the form's own points hang on: whether it begins a sentence or clause, whether a locative has no
preposition, an abbreviation no full stop, whether a capital follows, and which of its adjectives qualify a name beside it."""


@unique
class Form:
    """A form with several analyses, and what neighbours may change of their points.

    `open` are the analyses that neighbours may save or sink. The form may be a locative (`stray`), an abbreviation (`short`), a
    first name with its capital (`forename`), an adjective with one (`qualifying`), a form of `to` or `ten` (`special`). `points`
    holds what was worked out so far for each setting.
    """

    text: str
    entries: Analyses
    liked: Liked
    open: Places
    stray: bool
    short: bool
    forename: bool
    qualifying: Analyses
    special: Places
    points: dict[Setting, tuple[float, ...]] = field(default_factory=dict)

    def points_in(self, setting: Setting) -> tuple[float, ...]:
        """The points of each analysis in the setting, before its neighbours ask for anything."""
        found = self.points.get(setting)
        if found is None:
            found = self.points[setting] = tuple([_points(entry, self, setting) for entry in self.entries])
        return found


@lru_cache(maxsize=32_768)
def form_of(text: str, entries: Analyses, liked: Liked) -> Form:
    """The facts of the form with these analyses; `liked` are the lemma and the class that it mostly has."""
    opened = [(at, entry) for at, entry in enumerate(entries) if not _is_hopeless(entry)]
    named = [entry for _, entry in opened if text[:1].isupper() and _exception(entry, text) is None]
    return Form(
        text,
        entries,
        liked,
        tuple(opened),
        stray=any(entry.pos == "subst" and entry.cases == _LOCATIVE for _, entry in opened),
        short=any(entry.pos == "brev" for _, entry in opened),
        forename=any("imię" in entry.labels for entry in named),
        qualifying=tuple([entry for entry in named if entry.pos == "adj"]),
        special=tuple([(at, entry) for at, entry in opened if entry.lemma in _SPECIAL]),
    )


def _is_hopeless(entry: Analysis) -> bool:
    """Whether no neighbour saves it: a call or an interjection."""
    return _CLASS.get(entry.pos, 0.0) < 0 or entry.cases == _VOCATIVE


def _points(entry: Analysis, form: Form, setting: Setting) -> float:
    points = _CLASS.get(entry.pos, 0.0)
    if _is_hopeless(entry):
        return points - 3.0
    points += _alone(entry, form, setting)
    return points + _named(entry, form, setting) if form.text[:1].isupper() or entry.labels else points


def _alone(entry: Analysis, form: Form, setting: Setting) -> float:
    """What the form itself tells."""
    first, unled, unmarked, _, _ = setting
    points = _liking(entry, form, first) if form.liked == (entry.lemma, entry.pos) else 0.0
    if entry.pos == "subst":
        # what its adjectives have in common with the nouns made of them: nowy, nowa, nowe
        office = form.liked == (entry.lemma, "subst") and entry.genders == MASCULINE_PERSONS  # przewodniczący parlamentu
        if not office and entry.lemma[:-1].lower() in [other.lemma[:-1] for other in form.entries if other.pos == "adj"]:
            points -= 0.3 if entry.genders == MASCULINE_PERSONS and "pl" in entry.numbers else 1.0
        if unled and entry.cases == _LOCATIVE:
            points -= 2.0
    elif entry.pos == "brev":
        book = entry.lemma[:1].isupper() and "_" in entry.lemma  # of the Bible
        points += -3.0 if book else -2.0 if unmarked else 0.0
    elif entry.person == "sec":
        points -= 1.0
    elif entry.person == "pri" and entry.pos == "fin" and "sg" in entry.numbers:
        points -= 0.4
    return points


def _liking(entry: Analysis, form: Form, first: bool) -> float:
    """The weight of the table: less at the beginning of a sentence for a name that is also a word (`Polska armia`)."""
    if not form.text[:1].isupper():
        return 2.5
    if entry.lemma[:1].isupper():
        return 1.2 if first else 3.0
    if any(_calls_a_person(other, first) for other in form.entries):
        return 0.0  # Marek is rather a man than some makes
    return 2.5 if first else 3.5


def _calls_a_person(entry: Analysis, first: bool) -> bool:
    return "imię" in entry.labels and not entry.guessed and (not first or ("nom" in entry.cases and "sg" in entry.numbers))


def _named(entry: Analysis, form: Form, setting: Setting) -> float:
    """Names are written with a capital; a capital inside a sentence is a name; capitals throughout are an acronym."""
    exception = _exception(entry, form.text)
    if exception is not None:
        return exception
    first, _, _, followed, in_names = setting
    named = bool(entry.labels & _NAMES) or entry.lemma[:1].isupper()
    if not form.text[:1].isupper():
        return -4.0 if named else 0.0
    forename = 0.6 if followed and "imię" in entry.labels else 0.0
    if first:
        return forename - 0.3 if named else 0.0
    if entry.pos == "adj":
        return forename + (1.7 if in_names[form.qualifying.index(entry)] else -1.0)
    if entry.numbers == _PLURAL and entry.labels & PERSONS_NAMES:
        return forename + 1.0
    return forename + (1.5 if named else -1.0)


def _exception(entry: Analysis, text: str) -> float | None:
    if text == entry.lemma and len(text) > 1 and text.isupper():
        return 4.0
    if len(entry.cases) > 5 and entry.genders == _FEMININE and entry.pos == "subst":
        return -0.5  # a woman's title or surname that does not decline: the form is rather a man's or a place's that does
    return None


@unique
class Offer:
    """What a word offers to the one before it: the cases that it may stand in, and the combinations in which it may agree.

    `agreement` is that of anything nominal, `noun` that of a noun, `person` that of a noun for one person, `thing` that of a
    neuter noun; `genitive`: something nominal may be a genitive.
    """

    cases: frozenset[str]
    agreement: int
    noun: int
    person: int
    thing: int
    genitive: bool
    infinitive: bool
    finite: bool
    subject: bool


@lru_cache(maxsize=32_768)
def offer_of(entries: Analyses) -> Offer:
    """What a word with these analyses offers."""
    nominal = [entry for entry in entries if entry.pos in NOMINAL]
    nouns = [entry for entry in entries if entry.pos == "subst"]
    return Offer(
        cases=frozenset().union(*(entry.cases for entry in entries)),
        agreement=agreement_in(nominal),
        noun=agreement_in(nouns),
        person=agreement_in([entry for entry in nouns if entry.genders & _PERSONAL and "sg" in entry.numbers]),
        thing=agreement_in([entry for entry in nouns if entry.genders == NEUTER and entry.lemma not in _NO_NOUNS]),
        genitive=any("gen" in entry.cases for entry in nominal),
        infinitive=any(entry.pos == "inf" for entry in entries),
        finite=all(entry.pos in FINITE for entry in entries),
        subject=any(entry.pos in ("subst", "adj", "ger") and "nom" in entry.cases for entry in entries),
    )
