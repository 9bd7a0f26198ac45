"""The only reader of `data/`: every table checked, typed, and loaded once a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from latopis.lexicon.acts import ActWords, load_act_words
from latopis.lexicon.causes import CauseWords, load_cause_words
from latopis.lexicon.certainty import CertaintyWords, load_certainty_words
from latopis.lexicon.clauses import ClauseWords, load_clause_words
from latopis.lexicon.confidence import load_confidence
from latopis.lexicon.dates import DateWords, load_dates
from latopis.lexicon.descriptions import Description, load_descriptions
from latopis.lexicon.frames import Frames, load_frames
from latopis.lexicon.names import NameWords, load_names_words
from latopis.lexicon.offices import OfficeWords, load_office_words
from latopis.lexicon.polls import PollWords, load_poll_words
from latopis.lexicon.sectors import PloverCodes, load_plover_codes
from latopis.lexicon.sentences import SentenceWords, load_sentence_words
from latopis.lexicon.sources import SourceWords, load_source_words
from latopis.lexicon.tables import tsv
from latopis.lexicon.ties import TieWords, load_tie_words
from latopis.lexicon.world import load_world
from latopis.model import Analysis
from latopis.register import Register

Analyse = Callable[[str], tuple[Analysis, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every table of a language, and the register of what is known of the world.

    `labelled` are the nouns after which a name need not be declined (`z agencją Reuters`), `callings` what people are called.
    """

    language: str
    sentences: SentenceWords
    preferred: dict[str, tuple[str, str]]
    clauses: ClauseWords
    dates: DateWords
    names: NameWords
    frames: Frames
    acts: ActWords
    causes: CauseWords
    certainty: CertaintyWords
    ties: TieWords
    polls: PollWords
    plover: PloverCodes
    sources: SourceWords
    descriptions: dict[str, Description]
    offices: OfficeWords
    person: Description
    confidence: dict[str, float]
    labelled: frozenset[str]
    callings: frozenset[str]
    register: Register


@cache
def load(language: str, analyse: Analyse, guess: Analyse) -> Lexicon:
    """The lexicon of a language; `analyse` and `guess` tell its register what a word is, known or unknown.

    `LexiconError` names the file and row that break a table's format.
    """
    preferred = tsv(f"{language}/preferred.tsv", columns=["form", "lemma", "class"])
    descriptions, ties, dates = load_descriptions(language), load_tie_words(language), load_dates(language)
    names = load_names_words(language, dates.holidays)
    bearers = frozenset(lemma for lemma, noun in descriptions.items() if noun.type in ("outlet", "organisation", "state"))
    return Lexicon(
        language=language,
        sentences=load_sentence_words(language),
        preferred={row["form"]: (row["lemma"], row["class"]) for row in preferred},
        clauses=load_clause_words(language),
        dates=dates,
        names=names,
        frames=load_frames(language, examples=False),
        acts=load_act_words(language),
        causes=load_cause_words(language),
        certainty=load_certainty_words(language),
        ties=ties,
        polls=load_poll_words(language),
        plover=load_plover_codes(language),
        sources=load_source_words(language),
        descriptions=descriptions,
        offices=load_office_words(language),
        person=Description("person", "person"),
        confidence=load_confidence(language),
        labelled=bearers | ties.programmes | ties.listed | load_act_words(language).works,
        callings=frozenset(lemma for lemma, kind in names.titles.items() if kind == "person")
        | frozenset(lemma for lemma, noun in descriptions.items() if noun.type == "person"),
        register=Register.build(load_world(), analyse, guess),
    )
