"""A sentence ready to be asked: whose clause a token is in, what its subject is, which phrases complete it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from latopis.grammar import bits

if TYPE_CHECKING:
    from latopis.lexicon.clauses import ClauseWords
    from latopis.lexicon.frames import Frame
    from latopis.sentence import Analysis, Clause, Phrase, Sentence, Token

_BRACKET: Final = 6
"""How many tokens a bracket behind a name may have that does not part it from its complements."""
RELATIVES: Final = frozenset(("który", "jaki", "kto", "co"))
REPORTERS: Final = frozenset(
    ("że", "iż", "by", "aby", "żeby", "ażeby", "jakoby", "czy", "jak", "gdzie", "kiedy", "dlaczego", "jaki")
)
_APART: Final = frozenset((",", ";", "–", "—", "-"))
_FILLERS: Final = frozenset(("to", "co", "ten", "on"))
_SPELLS: Final = frozenset(("rok", "miesiąc", "tydzień", "dzień", "godzina", "raz", "czas", "noc"))
"""Nouns that rather tell how long or when than who (`Rok po wyborach …`)."""
_IN_TIMES: Final = frozenset(("prep", "subst", "adj", "num", "brev", "adv"))
_PLURAL: Final = frozenset(("pl",))
_NOMINATIVE: Final = bits(["nom"])


class Syntax:
    """One sentence and the tables that answer questions about it; made when a sentence is first asked."""

    def __init__(self, sentence: Sentence, words: ClauseWords) -> None:
        self.sentence = sentence
        self.words = words
        self.tokens = sentence.tokens
        self.phrases = sentence.phrases
        self.clauses = sentence.clauses
        self.forms = frozenset([token.lower for token in self.tokens])  # its words in small letters
        self._clause_of = sentence.clause_of_tokens()
        self._phrases_in: list[list[int]] = [[] for _ in self.clauses]
        for number, phrase in enumerate(self.phrases):
            place = self._clause_of[phrase.head]
            if place is not None:
                self._phrases_in[place].append(number)
        self._children: list[list[int]] = [[] for _ in self.clauses]
        for number, clause in enumerate(self.clauses):
            if clause.parent is not None:
                self._children[clause.parent].append(number)
        self._subjects: dict[int, int | None] = {}
        self.framed: dict[str, list[tuple[int, Frame, str]]] | None = None  # what `latopis.read.frames` found, for every stage

    @cached_property
    def _phrase_of(self) -> list[int | None]:
        table: list[int | None] = [None] * len(self.tokens)
        for number, phrase in enumerate(self.phrases):
            table[phrase.first : phrase.end] = [number] * (phrase.end - phrase.first)
        return table

    @cached_property
    def _bracketed(self) -> list[bool]:
        depth, table = 0, []
        if "(" not in self.forms:
            return [False] * len(self.tokens)
        for token in self.tokens:
            depth += token.text == "("
            table.append(depth > 0)
            depth -= token.text == ")" and depth > 0
        return table

    def is_bracketed(self, index: int) -> bool:
        """Whether the token stands in round brackets, those included."""
        return self._bracketed[index]

    def clause_at(self, index: int) -> int | None:
        """The clause of the token; None for a mark between clauses."""
        return self._clause_of[index]

    def phrase_at(self, index: int) -> int | None:
        """The phrase that holds the token, its preposition included."""
        return self._phrase_of[index]

    def phrase_after(self, index: int) -> int:
        """The first phrase that begins behind the token; their number where none does."""
        return bisect_right(self.phrases, index, key=lambda phrase: phrase.first)

    def phrases_in(self, clause: int) -> list[int]:
        """The phrases whose heads stand in the clause, in order."""
        return self._phrases_in[clause]

    def children_of(self, clause: int) -> list[int]:
        """The clauses that depend on this one."""
        return self._children[clause]

    def has_reflexive(self, index: int) -> bool:
        """Whether `się` belongs to the verb: right after it, or up to three words away in its clause."""
        if "się" not in self.forms:
            return False
        clause, first = self._clause_of[index], max(index - 3, 0)
        near = enumerate(self.tokens[first : index + 4], first)
        infinitive = self.tokens[index].pos == "inf"
        return any(
            token.lower == "się"
            and place != index
            and self._clause_of[place] == clause
            and not (infinitive and self._is_bound(place))
            and not (self.tokens[place - 1].pos == "ger" and index not in (place - 1, place + 1))  # `z ubiegania się`
            for place, token in near
        )

    def _is_bound(self, place: int) -> bool:
        """Whether the `się` belongs to the verb beside it and not to its infinitive (`zobowiązała się przekazać`)."""
        beside = (place - 1, place + 1)
        return any(0 <= at < len(self.tokens) and self.tokens[at].lemma in self.words.reflexive for at in beside)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The likeliest lemmas of all its words."""
        return frozenset([token.lemma for token in self.tokens])

    @cached_property
    def _commas(self) -> list[int]:
        """For every token how many commas and dashes stand before it."""
        return [0, *accumulate([token.text in _APART for token in self.tokens])]

    def apart(self, one: int, other: int) -> bool:
        """Whether a comma or a dash stands between the two tokens."""
        return self._commas[one] != self._commas[other]

    def subject_of(self, clause: int) -> int | None:
        """The phrase that is the subject of the clause, in its words or by its place in the sentence; None for a dropped one."""
        if clause not in self._subjects:
            self._subjects[clause] = None  # a parent that asks back gets none
            self._subjects[clause] = self._subject(clause)
        return self._subjects[clause]

    def _subject(self, number: int) -> int | None:
        clause = self.clauses[number]
        if clause.finite is None:
            verbal = clause.verb is not None and self.tokens[clause.verb].pos in ("pcon", "pant")
            return self.subject_of(clause.parent) if verbal and clause.parent is not None else None
        if clause.voice == "impersonal" or self.tokens[clause.finite].pos == "pred":
            return None
        if self.tokens[clause.finite].best.person in ("pri", "sec"):
            return None
        own = self._own_subject(number, clause.finite)
        if own is not None and clause.introducer in RELATIVES and self.phrases[own].parent is not None:
            own = self._relative_subject(clause) or own  # `który spotkał przywódców UE`
        if own is not None:
            return own
        return self._relative_subject(clause) if clause.introducer in RELATIVES else self._shared_subject(number)

    def _own_subject(self, number: int, finite: int) -> int | None:
        transitive = self.clauses[number].transitive and not self._has_fronted_object(number, finite)
        phrases, verb = self.phrases, self.tokens[finite]
        scored = [
            (score, -place)
            for place in self._phrases_in[number]
            if phrases[place].preposition is None
            and "nom" in phrases[place].cases
            and not self._is_governed(place)
            and not self._is_apposed_participle(place)
            and (score := self._subject_score(phrases[place], verb, finite)) > 0
            and not (transitive and self._rather_object(phrases[place], finite))
        ]
        return self._first_of(-max(scored)[1]) if scored else None

    def _is_apposed_participle(self, place: int) -> bool:
        """`Kuba, wykluczona z organizacji, nie chce wracać`: what stands behind the comma tells of the noun before it."""
        phrase = self.phrases[place]
        head = self.tokens[phrase.head]
        named = head.capitalised  # `jeśli spełni groźby, Stany Zjednoczone wyjdą`
        if named or head.pos not in ("ppas", "pact") or place == 0 or self.tokens[phrase.first - 1].text != ",":
            return False
        before = self.phrases[place - 1]
        return before.end == phrase.first - 1 and bool(before.agreement & phrase.agreement)

    def _has_fronted_object(self, number: int, finite: int) -> bool:
        """`Dziennik zamknęły władze`: what stands first and cannot be the subject leaves a noun behind the verb to be it."""
        verb = self.tokens[finite]
        return any(
            phrase.head < finite
            and phrase.preposition is None
            and phrase.parent is None
            and "acc" in phrase.cases
            and not self.agrees(phrase, verb)
            for phrase in (self.phrases[place] for place in self._phrases_in[number])
        )

    def _is_governed(self, place: int) -> bool:
        """`między Litwą a Łotwą`: what is joined to a phrase behind a preposition stands behind it as well."""
        return any(other < place and self.phrases[other].preposition is not None for other in self.phrases[place].conjuncts)

    def _first_of(self, place: int) -> int:
        """The first of the phrases coordinated with this one that can stand in the nominative as well."""
        chain = [other for other in self.phrases[place].conjuncts if other < place and "nom" in self.phrases[other].cases]
        return min(chain, default=place)

    def _rather_object(self, phrase: Phrase, finite: int) -> bool:
        """`złożył wniosek`: a thing behind a verb that takes objects, in a form that may be one, leaves the subject dropped."""
        thing = "m1" not in phrase.genders and not self.tokens[phrase.head].capitalised
        return phrase.head > finite and "acc" in phrase.cases and thing

    def _subject_score(self, phrase: Phrase, verb: Token, finite: int) -> float:
        """How well the phrase in the nominative can be the subject; 0 where grammar forbids it."""
        if (
            self.tokens[phrase.head].pos == "siebie"
            or not self.agrees(phrase, verb)
            or self._bracketed[phrase.head] != self._bracketed[finite]
        ):
            return 0
        if len(phrase.cases) > 5 and self._completes_participle(phrase):
            return 0
        if phrase.first and self.tokens[phrase.first - 1].pos == "pact" and "acc" in phrase.cases:
            return 0  # `obejmującego personel`
        head = self.tokens[phrase.head].lemma
        score = 1.0 + 2.0 * ("acc" not in phrase.cases) + 2.0 * (phrase.parent is None)
        score += 0.4 * (phrase.head < finite) + 0.5 * ("m1" in phrase.genders) + 0.5 * ("gen" not in phrase.cases)
        score -= 0.05 * min(abs(phrase.head - finite), 20)
        noun = self.tokens[phrase.head]
        attributive = noun.pos in ("pact", "adj") and not noun.capitalised  # `Ekwador, narzekający na limity, wystąpił`
        return score - 1.0 * (head in _FILLERS) - 2.0 * (head in _SPELLS) - 1.0 * attributive

    def _completes_participle(self, phrase: Phrase) -> bool:
        """`w oświadczeniu przesłanym wczoraj PAP`: an undeclined name right behind a participle or an office belongs to that."""
        if any(self._is_man_of(other, phrase) for other in self.phrases):
            return True
        before = [token.pos for token in self.tokens[max(0, phrase.first - 2) : phrase.first]]
        return bool(before) and (before[-1] in ("ppas", "pact") or (before[-1] == "adv" and before[0] in ("ppas", "pact")))

    def _is_man_of(self, other: Phrase, phrase: Phrase) -> bool:
        """`rzucił do dziennikarza CNN`: whether the other phrase is a preposition with a noun for a man, right before it."""
        man = other.end == phrase.start and other.preposition is not None and other.genders == {"m1"}
        return man and not self.tokens[other.head].capitalised

    def agrees(self, phrase: Phrase, verb: Token) -> bool:
        """Whether subject and finite verb agree in number and, in the past, in gender."""
        entry = verb.best
        if phrase.start != phrase.head and phrase.preposition is None and "gen" in phrase.cases and self.is_counted(phrase):
            return "pl" in entry.numbers or not entry.genders or "n" in entry.genders  # `wyszły tysiące`, `przyszło wielu`
        if len(phrase.conjuncts) > 1 or ("pl" in entry.numbers and self._is_accompanied(phrase)):
            return True
        return bool(phrase.agreement & _NOMINATIVE & _forms(entry))

    def _is_accompanied(self, phrase: Phrase) -> bool:
        """`Litwa wraz z Łotwą protestują`: whether somebody does it together with whom the phrase names."""
        behind = [token.lower for token in self.tokens[phrase.end : phrase.end + 2]]
        return "nom" in phrase.cases and behind in (["wraz", "z"], ["wraz", "ze"], ["razem", "z"], ["razem", "ze"])

    def is_counted(self, phrase: Phrase) -> bool:
        """Whether a number or numeral stands before the noun of the phrase."""
        return any(token.kind == "number" or token.pos == "num" for token in self.tokens[phrase.start : phrase.head])

    def _relative_subject(self, clause: Clause) -> int | None:
        """The antecedent of a relative clause whose pronoun is in the nominative."""
        pronoun = next(
            (i for i in range(clause.start, min(clause.start + 3, clause.end)) if self.tokens[i].lemma in RELATIVES), None
        )
        if pronoun is None or (pronoun > clause.start and self.tokens[pronoun - 1].pos == "prep"):
            return None
        if not any("nom" in entry.cases for entry in self.tokens[pronoun].analyses):
            return None
        return self.antecedent(clause, self.tokens[pronoun], case="nom")

    def antecedent(self, clause: Clause, pronoun: Token, *, case: str) -> int | None:
        """The nearest phrase before the clause with the number and gender of its relative pronoun, which is in the case."""
        entries = [entry for entry in pronoun.analyses if case in entry.cases]
        for place in reversed(range(len(self.phrases))):
            phrase = self.phrases[place]
            if phrase.end > clause.start:
                continue
            if len(phrase.conjuncts) > 1 and phrase.conjuncts[-1] == place and any(e.numbers == _PLURAL for e in entries):
                return phrase.conjuncts[0]  # `Litwa i Łotwa, które …`
            for entry in entries:
                if phrase.numbers & entry.numbers and phrase.genders & entry.genders:
                    return self._described(place, entry)
            if phrase.end < clause.start - 12:
                return None
        return None

    def _described(self, place: int, pronoun: Analysis) -> int:
        """`szef MSZ, który`: behind a name that does not decline the noun before it is rather meant, where it agrees."""
        phrase = self.phrases[place]
        parent = self.phrases[phrase.parent] if phrase.parent is not None and len(phrase.cases) > 5 else None
        agrees = parent is not None and parent.numbers & pronoun.numbers and parent.genders & pronoun.genders
        return phrase.parent if agrees and phrase.parent is not None else place

    def _shared_subject(self, number: int) -> int | None:
        """The subject of the clause before, where this one goes on with it (`X wyszedł i powiedział`)."""
        clause = self.clauses[number]
        before = next(
            (
                i
                for i in reversed(range(number))
                if self.clauses[i].parent == clause.parent and self.clauses[i].finite is not None
            ),
            None,
        )
        if before is None or clause.finite is None or (clause.introducer is not None and clause.introducer not in RELATIVES):
            return None
        if self.tokens[clause.start].pos != "conj" and clause.start and self.tokens[clause.start - 1].text != ",":
            return None
        subject = self.subject_of(before)
        return subject if subject is not None and self.agrees(self.phrases[subject], self.tokens[clause.finite]) else None

    def complement_clause(self, clause: int, after: int, *, opened_by: frozenset[str] = REPORTERS) -> int | None:
        """The clause that such a word opens and that depends on this one, behind the token `after`."""
        return next(
            (
                child
                for child in self.children_of(clause)
                if self.clauses[child].introducer in opened_by
                and self.clauses[child].start > after
                and not self._completes_later(after, self.clauses[child].start)
            ),
            None,
        )

    def is_time(self, start: int, end: int) -> bool:
        """Whether the tokens `start:end`, which are in no phrase, can only be a time: nouns with their preposition, numbers."""
        return 0 < end - start < 6 and all(_is_of_time(token) for token in self.tokens[start:end])

    def _completes_later(self, after: int, start: int) -> bool:
        """`zdementował plotki, dodając, że`: whether a participle right before the clause has it for its own."""
        for index in range(start - 1, max(after, start - 5), -1):
            if self.tokens[index].pos in ("pcon", "pant"):
                return True
            if self.tokens[index].pos in ("subst", "ger", "ppron3") or self.tokens[index].kind == "number":
                return False
        return False

    def chain_after(self, phrase: int) -> list[int]:
        """The phrases that follow this one without a gap but for a time, as complements of a noun do."""
        found: list[int] = []
        end = self._past_brackets(self.phrases[phrase].end)
        for place in range(phrase + 1, len(self.phrases)):
            first = self.phrases[place].first
            if first < end:
                continue  # what stands in the brackets
            reflexive = first == end + 1 and self.tokens[end].lower == "się"  # `wycofanie się z traktatu`
            if first != end and not reflexive and not self.is_time(end, first):
                break
            found.append(place)
            end = self._past_brackets(self.phrases[place].end)
        return found

    def _past_brackets(self, end: int) -> int:
        """The place behind a short bracket that opens at `end` (`minister Jan Lis (SPD) z posłami`); else `end`."""
        if end >= len(self.tokens) or self.tokens[end].text != "(":
            return end
        closed = [at for at in range(end, min(end + _BRACKET, len(self.tokens))) if self.tokens[at].text == ")"]
        return closed[0] + 1 if closed else end


def _is_of_time(token: Token) -> bool:
    return token.kind == "number" or token.text == "." or (token.kind == "word" and token.pos in _IN_TIMES)


@lru_cache(maxsize=32_768)
def _forms(entry: Analysis) -> int:
    """The combinations in which a subject agrees with the verb."""
    return bits(entry.numbers) & bits(entry.genders)
