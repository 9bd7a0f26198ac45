"""Capitals that name no actor: feasts and prizes, forms of address, products, codes and abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read import name_words as w

if TYPE_CHECKING:
    from latopis.model import Token
    from latopis.read.name_line import Line
    from latopis.register import Match

QUOTES: Final = frozenset('„“”"«»')
_ADDRESS: Final = 2
"""How many adjectives stand before the noun of an address at most."""
_CODE: Final = 3
"""Letters of a currency's code."""


def nobody(line: Line, at: int) -> int:
    """The end of a feast, prize, event or form of address that begins at this token; the token itself where none does."""
    return _feast(line, at) or _event(line, at) or _address(line, at) or at


def names_nobody(line: Line, at: int) -> bool:
    """Whether the word names no actor: one of those listed, a pair of currencies, a word cut short."""
    token = line.tokens[at]
    return _is_listed(token, line.words.not_names) or _is_code(token, line.words.not_names) or _is_cut(line, at)


def names_thing(line: Line, at: int) -> bool:
    """Whether the only word of a name is a code with digits, or names the thing that the noun before it tells of."""
    token = line.tokens[at]
    if at in line.covered or line.free(at + 1):
        return False
    if any(map(str.isdigit, token.text)):
        return at == 0 or w.title_type(line.tokens[at - 1], line.words) is None  # `samolot A380`
    quoted = 1 if at > 1 and line.tokens[at - 1].text in QUOTES else 0
    return _is_told(line, at - quoted, "before") and _is_undeclined(token)


def entitles(line: Line, match: Match) -> bool:
    """Whether the name of a place is part of a title or an index (`księżna Sussex`): it stands in its base form behind that."""
    based = any(candidate.name == line.tokens[match.start].text for candidate in match.candidates)
    return based and line.actor(match).type == "place" and _is_told(line, match.start, "of")


def _is_told(line: Line, at: int, place: str) -> bool:
    """Whether one of the nouns of that place stands right before the token, in small letters or at the head of the sentence."""
    before = line.tokens[at - 1] if at else None
    small = before is not None and (not before.capitalised or line.opens(at - 1))
    return before is not None and small and not w.lemmas(before).isdisjoint(line.words.nameless[place])


def _is_listed(token: Token, not_names: frozenset[str]) -> bool:
    """Whether the word, or its part before an ending (`PR-owiec`), is one that names nobody."""
    front, _, ending = token.text.partition("-")
    if token.text in not_names or (ending.islower() and front in not_names):
        return True
    return not not_names.isdisjoint(w.capital_lemmas(token))


def _is_code(token: Token, not_names: frozenset[str]) -> bool:
    """Whether it is the codes of two currencies in one word."""
    form = token.text
    return len(form) == 2 * _CODE and form[:_CODE] in not_names and form[_CODE:] in not_names


def _is_cut(line: Line, at: int) -> bool:
    """`UE-Wlk. Brytania`: a word with a hyphen whose full stop the sentence goes on behind is cut short."""
    after = line.tokens[at + 1 : at + 3]
    return "-" in line.tokens[at].text and len(after) > 1 and after[0].text == "." and line.word(at + 2)


def _is_undeclined(token: Token) -> bool:
    """Whether the word is a code or foreign, and no genitive of whose the thing is (`szczepionka Kosa`)."""
    return w.is_acronym(token) or (token.best.guessed and not w.is_common(token) and token.text == token.best.lemma)


def _feast(line: Line, at: int) -> int:
    """The end of a feast's name: all of its words that may begin a name have capitals."""
    if not line.word(at):
        return 0
    for lemma in w.lemmas(line.tokens[at]):
        for words in line.words.feasts.get(lemma, ()):
            tokens = line.tokens[at : at + len(words)]
            fits = len(tokens) == len(words) and all(word in w.lemmas(token) for word, token in zip(words, tokens, strict=True))
            if fits and all(token.capitalised for token in tokens):
                return at + len(words)
    return 0


def _event(line: Line, at: int) -> int:
    """The end of what a noun like `nagroda` begins: its adjectives and genitives with a capital; whom it is named after stays."""
    head = at
    while head < at + _ADDRESS and line.free(head) and w.is_adjective(line.tokens[head]):
        head += 1
    if not line.free(head) or w.lemmas(line.tokens[head]).isdisjoint(line.words.nameless["head"]):
        return 0
    if line.opens(at) and not line.free(head + 1):
        return 0
    end = head + 1
    while line.free(end) and not line.first_name(end) and w.is_common(line.tokens[end]):
        end += 1
    return end


def _address(line: Line, at: int) -> int:
    """The end of a form of address, such as `Królewska Mość`."""
    for end in range(at, min(at + _ADDRESS + 1, len(line.tokens))):
        if not line.word(end):
            return 0
        if not w.lemmas(line.tokens[end]).isdisjoint(line.words.nameless["last"]):
            return end + 1
    return 0
