"""Where names stand in a sentence: those of the register, and stretches of capitalised words that it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.name_patterns import shouts
from latopis.read import name_words as w
from latopis.read.name_foreign import LEGAL_FORMS, LINKS, foreign
from latopis.read.name_line import GENITIVE, LONGEST, Line, Run
from latopis.read.name_nobody import QUOTES, entitles, names_nobody, names_thing, nobody
from latopis.read.name_organisations import longer, organisation
from latopis.read.name_people import person, unknown_first_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.names import NameWords
    from latopis.model import Sentence
    from latopis.read.name_words import Evidence
    from latopis.register import Match, Register

_NOMINAL: Final = frozenset(("subst", "adj", "ger", "ppas", "pact", "brev", "depr", "num"))
_CERTAIN_KINDS: Final = frozenset(("union", "parliament", "seat", "platform"))
_ADJECTIVES: Final = frozenset(("adj", "ppas", "pact"))
_LONG: Final = 5
"""Letters of a word in -u that is rather a genitive than a first name."""
_DOMAINS: Final = frozenset(("pl", "com", "eu", "org", "net", "by", "ru", "de", "ua", "tv", "info", "uk"))


def line_of(sentence: Sentence, register: Register, *, words: NameWords, evidence: Evidence) -> Line:
    """The sentence with what the register finds in it."""
    matches = {match.start: match for match in register.matches(sentence.tokens)}
    covered = frozenset([at for match in matches.values() for at in range(match.start, match.end)])
    capitals = frozenset([at for at, token in enumerate(sentence.tokens) if token.capitalised and token.kind == "word"])
    return Line(
        tokens=sentence.tokens,
        capitals=capitals,
        matches=matches,
        covered=covered,
        foreign_heads=frozenset([at for at in capitals if sentence.tokens[at].text.casefold() in words.foreign_heads]),
        shouting=shouts(sentence.tokens),
        register=register,
        words=words,
        evidence=evidence,
    )


def runs(line: Line) -> Iterator[Run]:
    """The names of the sentence in order, without overlap."""
    end = 0
    for at in sorted({*line.capitals, *line.matches}):
        if at >= end:
            end = max(end, nobody(line, at))
            run = _run(line, at) if at >= end else None
            if run:
                yield run
                end = run.end


def _run(line: Line, at: int) -> Run | None:
    match = line.matches.get(at)
    strange = foreign(line, at)
    if strange:
        return strange
    if match and (match.end - at > 1 or at not in line.capitals):
        return _known(line, match)
    koreans = line.word(at + 1) and w.is_given_in_two(line.tokens[at + 1])
    found = (None if koreans else organisation(line, at)) or person(line, at)
    if found:
        return found
    if match:
        return _known(line, match)
    return unknown_first_name(line, at) or _other(line, at)


# Known names -------------------------------------------------------------------------------------


def _known(line: Line, match: Match) -> Run | None:
    """The known name, or a longer one that it begins; None for a common word that only looks like it."""
    if not is_meant(line, match):
        return None
    actor = line.actor(match)
    if actor.type in ("organisation", "office") and match.end - match.start > 1:
        end = longer(line, match)
        if end > match.end:
            return Run(match.start, end, None, actor.type)
    if _of_another(line, match):
        return Run(match.start, line.matches[match.end].end, None, actor.type)
    if match.end < len(line.tokens) and line.tokens[match.end].text in LEGAL_FORMS and actor.type == "organisation":
        return Run(match.start, match.end + 1, match)
    return _foreign(line, match) or Run(match.start, match.end, match)


def _of_another(line: Line, match: Match) -> bool:
    """Whether a court or parliament that the register knows of one state is another's here (Sąd Najwyższy Pensylwanii)."""
    actor, after = line.actor(match), line.known(match.end, "state", "place")
    if actor.kind not in ("court", "parliament") or not actor.of or after is None:
        return False
    return actor.of not in after.keys and line.genitive(match.end)


def _foreign(line: Line, match: Match) -> Run | None:
    """`Glasgow Green`, `Tauron Arena`: an undeclined known word before one that the dictionary does not know."""
    at = match.end
    headed = line.free(at) and line.tokens[at].text.casefold() in line.words.heads
    single = match.end - match.start == 1 and (line.actor(match).type != "person" or headed)
    same = any(candidate.name == line.tokens[match.start].text for candidate in match.candidates)
    if not (single and same and line.free(at) and line.tokens[at].best.guessed) or w.is_acronym(line.tokens[match.start]):
        return None
    if line.first_name(at) or line.word(at + 1) or w.is_acronym(line.tokens[at]):
        return None
    return Run(match.start, at + 1, None, None)


def is_meant(line: Line, match: Match) -> bool:
    """Whether a match of one word that a sentence begins with is a name, and no common word or adjective."""
    token = line.tokens[match.start]
    if _is_product(line, match) or entitles(line, match):
        return False
    if match.end - match.start > 1 or not token.capitalised or w.is_acronym(token) or not line.opens(match.start):
        return True
    actor = line.actor(match)
    if actor.type == "outlet" and _alone_in_quotes(line, match):
        return True
    if token.pos == "adj" and _qualifies(line, match.start):
        return False
    if actor.type in ("group", "state") or not w.is_common(token) or line.evidence.names_one_of(match.keys):
        return True
    return (actor.type == "place" and w.has_label(token, w.PLACE)) or (token.pos == "subst" and actor.kind in _CERTAIN_KINDS)


def _alone_in_quotes(line: Line, match: Match) -> bool:
    """Whether nothing but the name stands in quotation marks, or what it is called stands before them (`Polityka milczy`)."""
    if line.tokens[match.start - 1].text not in QUOTES:
        return False
    return _titled(line, match.start) or (match.end < len(line.tokens) and line.tokens[match.end].text in QUOTES)


def _is_product(line: Line, match: Match) -> bool:
    """`Sputnik V`: a numeral right behind a paper or firm makes it a product."""
    named = line.actor(match).type in ("outlet", "organisation") and match.end - match.start == 1
    return named and match.end < len(line.tokens) and w.is_roman(line.tokens[match.end])


def _qualifies(line: Line, at: int) -> bool:
    """Whether the word is an adjective of the noun after it (Polska gospodarka)."""
    if at + 1 >= len(line.tokens):
        return False
    return bool(w.adjective_agreement(line.tokens[at]) & w.noun_agreement(line.tokens[at + 1])) and line.tokens[at + 1].pos in (
        "subst", "adj",
    )  # fmt: skip


# Other names -------------------------------------------------------------------------------------


def _other(line: Line, at: int) -> Run | None:
    """A stretch of capitalised words that nothing announces."""
    if not line.free(at) or not _begins(line, at):
        return None
    end = at + 1
    while end < len(line.tokens) and end - at < LONGEST:
        step = _step(line, end)
        if step is None:
            break
        end = step
    if end == at + 1 and w.is_adjective(line.tokens[at]) and line.known_word(end, "place", "state") and not line.opens(at):
        return Run(at, end + 1, None, "place")
    return Run(at, end, None, None)


def _step(line: Line, at: int) -> int | None:
    token = line.tokens[at]
    if line.free(at) and _joins(line, at - 1, at) and not names_nobody(line, at):
        return at + 1
    if token.kind == "number" and len(token.text) < 5 and token.text.isdigit() and line.tokens[at - 1].best.guessed:
        return None if at + 1 < len(line.tokens) and line.tokens[at + 1].kind == "word" else at + 1
    if token.text in LINKS:
        after = at + 2 if at + 1 < len(line.tokens) and line.tokens[at + 1].text in LINKS else at + 1
        return after + 1 if line.word(after) else None
    if token.text == "." and not token.spaced and at + 1 < len(line.tokens) and line.tokens[at + 1].text in _DOMAINS:
        return at + 2
    return None


def _joins(line: Line, one: int, other: int) -> bool:
    """Whether two capitalised words are one name: the second begins no person and no organisation."""
    if w.is_small(line.tokens[other]) and not line.word(other + 1):
        return False  # `Redakcja | Według ujawnionych danych`
    if line.word(other + 1) and (line.tokens[one].text[-1].isdigit() or _is_headed(line, one)):
        return False  # `rzecznik M-12 | Innocent Kabare`
    if line.first_name(other) and line.word(other + 1):
        return False
    if line.head_type(other) and not line.genitive(other):
        return False
    return w.title_type(line.tokens[one], line.words) is None


def _begins(line: Line, at: int) -> bool:
    """Whether the token may be a name: a capital where none is due, or a word that is nothing but a name."""
    token = line.tokens[at]
    if w.is_roman(token) or len(token.text) == 1 or names_nobody(line, at) or names_thing(line, at):
        return False
    if w.title_type(token, line.words) and (not token.best.labels or line.word(at + 1)):
        return False
    if line.shouting:
        return not w.is_common(token) and not token.best.guessed
    if _qualifies_common(line, at) or (len(token.text) > 3 and token.text.isupper() and w.is_common(token)):
        return False
    if line.opens(at):
        return _titled(line, at) or _supported(line, at)
    return _noun(line, at)


def _qualifies_common(line: Line, at: int) -> bool:
    """Whether the word is an adjective of a noun in small letters after it (`Ewentualne opóźnienie`)."""
    token = line.tokens[at]
    after = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    small = after is not None and after.kind == "word" and not after.capitalised and after.pos in ("subst", "ger")
    return small and token.pos in _ADJECTIVES and _qualifies(line, at)


def _is_headed(line: Line, at: int) -> bool:
    """`gubernator Sahelu | Moussa Kane`: right behind an office the genitive of a name that the article has in another form."""
    office = at > 0 and w.title_type(line.tokens[at - 1], line.words) == "person"
    token = line.tokens[at]
    if office and token.best.guessed and token.text.endswith("u") and len(token.text) > _LONG:
        return True
    others = (entry.lemma.casefold() for entry in token.analyses if entry.guessed and entry.agreement & GENITIVE)
    return office and any(base != token.text.casefold() and base in line.evidence.forms for base in others)


def _noun(line: Line, at: int) -> bool:
    """Whether a capital inside the sentence marks a name: a word with no other reading than a common one must come again."""
    token = line.tokens[at]
    if not token.best.labels and not token.best.guessed and token.pos not in _NOMINAL:
        return False
    if not w.is_common(token) or line.head_type(at) or line.free(at + 1):
        return True
    titled = w.title_type(line.tokens[at - 1], line.words)
    named = any(entry.labels or entry.guessed for entry in token.analyses)
    if titled not in (None, "person") or (named and (titled or _named_so(line, at))):
        return True
    return line.evidence.forms[token.text.casefold()] > 1


def _named_so(line: Line, at: int) -> bool:
    """Whether a word that is a common one too is rather a name here: its form is no base form of the common one alone.

    `Życie po wyborach?` within the sentence before it is a heading; nobody called Żyta was named.
    """
    token = line.tokens[at]
    form = token.text.casefold()
    based = any(entry.lemma.casefold() == form for entry in token.analyses if entry.labels or entry.guessed)
    common = any(entry.lemma.casefold() == form for entry in token.analyses if not (entry.labels or entry.guessed))
    return based or not common or line.evidence.has_surname(w.name_bases(token))


def _titled(line: Line, at: int) -> bool:
    """Whether a title stands before the opening quotation mark (dziennik „Echo”)."""
    if at < 2 or line.tokens[at - 1].text not in QUOTES:
        return False
    return w.title_type(line.tokens[at - 2], line.words) not in (None, "person")


def _supported(line: Line, at: int) -> bool:
    """Whether the article elsewhere, or the dictionary, makes a name of a word that begins a sentence."""
    token = line.tokens[at]
    if w.is_acronym(token):
        return True
    if not w.is_common(token):
        return len(token.text) > 2
    named = w.name_bases(token)
    if line.evidence.has_surname(named):
        return True
    if line.head_type(at):
        return not w.lemmas(token).isdisjoint(line.evidence.inside)
    return bool(token.best.labels) and (line.free(at + 1) or not line.evidence.inside.isdisjoint(named))
