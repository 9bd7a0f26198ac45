"""Predicates with their government: which word, with which complements, gives which entry.

A frame is one `[[entry]]` of a file in `data/<language>/frames/`:

    id    = "przystąpić"                     # unique in its file; the address is pl/joining:przystąpić
    gives = "relation.began"                 # relation.…, event.TYPE[.mode], statement.act, phase.…, tie.…
    verbs = ["przystąpić", "przystępować"]   # lemmas; a reflexive one is written with `się`, one that must be denied with `nie`
    nouns = ["akcesja"]                      # lemmas of nouns with the same complements
    slots = { party = "subject", counterpart = "do + gen" }
    negated = "REJECT"                       # the type of event, or act, that the denied predicate is (`nie zgodził się`)
    needs = { object = ["wniosek"] }         # a complement whose head must be one of these lemmas
    bars  = { inst = ["pytanie"] }           # a complement, by its slot, with which the word means something else
    alone = true                             # the verb has no other complement (`jest w NATO`, not `jest gospodarką w Unii`)
    modified = { _noun = ["akcesyjny"] }     # a complement, or as `trigger` the word, in whose phrase one of these must stand
    unmodified = { _tie = ["handlowy"] }     # one in whose phrase none of these may stand
    types = { actor = ["person", "party"] }  # of an event: what all in the role must be, by type or by kind in the register
    yes   = ["{party:Finlandia} przystąpiła do {counterpart:Sojuszu}."]
    no    = ["Posłowie przystąpili do głosowania."]

A slot is `subject`, `object`, a case (`gen dat inst`), a preposition with its case (`do + gen`), `that` (a clause; `że` one that
tells, `by` one that wants, `czy` a question), `asked` or `told` (the subject of what is asked for or told: `zażądał, by Litwa …`,
`zarzucił, że Litwa …`), `word` (any word of the clause: `ostro`), `inf`, `apposed` (of a noun: whom it describes, `Turcja,
członek NATO`), or several of them with `|`; with `?` the role may be absent. Participles, gerunds and both voices follow from
the verb. The role `tie` of a phase needs a noun that some tie has.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from latopis.errors import LexiconError
from latopis.frozen import unique
from latopis.grammar import CASES
from latopis.lexicon.tables import Table, entries, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = ("subject", "object", "that", "że", "by", "czy", "asked", "told", "word", "inf", "quote", "apposed")
_REFLEXIVE = " się"
_DENIED = "nie "
_KEYS = frozenset(
    (
        "id",
        "gives",
        "verbs",
        "nouns",
        "slots",
        "needs",
        "bars",
        "modified",
        "unmodified",
        "types",
        "alone",
        "contexts",
        "negated",
        "yes",
        "no",
    )
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to fill a role: `kind` is subject, object, a case, prep, or one of the words of `_PLAIN`."""

    kind: str
    case: str = ""
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its government; `gives` is split at its points, `optional` names the roles that may be absent.

    `prepositions`: for each role that must be there behind a preposition, the forms of which one must stand in the sentence.
    `plain` and `reflexive` hold its verbs without `się`, by how they are written, `denied` those that must be; `transitive`: one
    role is an object.
    """

    address: str
    gives: tuple[str, ...]
    slots: dict[str, tuple[Slot, ...]]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    needs: dict[str, frozenset[str]] = field(default_factory=dict)
    bars: tuple[tuple[tuple[Slot, ...], frozenset[str]], ...] = ()
    modified: dict[str, frozenset[str]] = field(default_factory=dict)
    unmodified: dict[str, frozenset[str]] = field(default_factory=dict)
    types: dict[str, frozenset[str]] = field(default_factory=dict)
    alone: bool = False
    contexts: tuple[str, ...] = ()
    negated: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    plain: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    transitive: bool = False
    prepositions: tuple[frozenset[str], ...] = ()


@unique
class Frames:
    """All frames; `verbs` and `nouns` find them by lemma, a reflexive verb under its bare lemma.

    `known` are all their lemmas: a word without one of them needs no further look. `reflexive` are the bare lemmas of the verbs
    that are known with `się`, those apart that tell something without it (`podaje się, że` is nobody's).
    """

    all: tuple[Frame, ...] = ()
    verbs: dict[str, tuple[Frame, ...]] = field(default_factory=dict)
    nouns: dict[str, tuple[Frame, ...]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()


def load_frames(language: str, *, examples: bool = True) -> Frames:
    """Every frame of a language; `LexiconError` for one that breaks the format.

    Reading needs no `examples`: without them `yes` and `no` are empty, and loading takes half as long.
    """
    paths = names_in(f"{language}/frames", ".toml")
    found = _with_tie_nouns([_frame(path, table) for path in paths for table in entries(path, examples=examples)])
    twice = sorted(address for address, times in Counter(frame.address for frame in found).items() if times > 1)
    if twice:
        raise LexiconError(f"data/{language}/frames: the same address twice: {', '.join(twice)}")
    return Frames(
        tuple(found),
        _index((_bare(verb), frame) for frame in found for verb in frame.verbs),
        _index((noun, frame) for frame in found for noun in frame.nouns),
        frozenset(lemma for frame in found for lemma in (*map(_bare, frame.verbs), *frame.nouns)),
        frozenset().union(*(frame.reflexive for frame in found))
        - frozenset().union(*(frame.plain for frame in found if frame.gives[0] == "statement")),
    )


def _bare(verb: str) -> str:
    """The lemma of a verb that is written with `się` or `nie`."""
    return verb.removeprefix(_DENIED).removesuffix(_REFLEXIVE)


def _with_tie_nouns(found: list[Frame]) -> list[Frame]:
    """The frames; those of phases need a noun of a tie."""
    nouns = frozenset(noun for frame in found if frame.gives[0] == "tie" for noun in frame.nouns)
    return [replace(frame, needs={"tie": nouns} | frame.needs) if frame.gives[0] == "phase" else frame for frame in found]


def _index(pairs: Iterable[tuple[str, Frame]]) -> dict[str, tuple[Frame, ...]]:
    index: dict[str, tuple[Frame, ...]] = {}
    for lemma, frame in pairs:
        if frame not in index.get(lemma, ()):
            index[lemma] = (*index.get(lemma, ()), frame)
    return index


def _frame(path: str, table: Table) -> Frame:
    name, gives = table.get("id"), table.get("gives")
    if not isinstance(name, str) or not isinstance(gives, str):
        raise LexiconError(f"data/{path}: an entry without id or gives: {table!r:.200}")
    address = path.replace("/frames/", "/").removesuffix(".toml") + f":{name}"
    if unknown := set(table) - _KEYS:
        raise LexiconError(f"{address}: unknown keys {sorted(unknown)}; known are {sorted(_KEYS)}")
    written = _strings_by_key(address, table.get("slots", {}))
    slots = {role: _slots(address, text.replace("?", "")) for role, text in written.items()}
    verbs = _strings(address, table, "verbs")
    return Frame(
        address=address,
        gives=tuple(gives.split(".")),
        verbs=verbs,
        nouns=_strings(address, table, "nouns"),
        slots=slots,
        optional=frozenset(role for role, text in written.items() if "?" in text),
        bars=_bars(address, table.get("bars", {})),
        needs=_words_by_role(address, table, "needs"),
        alone=table.get("alone") is True,
        unmodified=_words_by_role(address, table, "unmodified"),
        types=_words_by_role(address, table, "types"),
        modified=_words_by_role(address, table, "modified"),
        contexts=_strings(address, table, "contexts"),
        negated=_word(address, table, "negated"),
        yes=_strings(address, table, "yes"),
        no=_strings(address, table, "no"),
        plain=frozenset(_bare(verb) for verb in verbs if not verb.endswith(_REFLEXIVE)),
        reflexive=frozenset(_bare(verb) for verb in verbs if verb.endswith(_REFLEXIVE)),
        denied=frozenset(_bare(verb) for verb in verbs if verb.startswith(_DENIED)),
        prepositions=tuple(
            frozenset(form for slot in ways for word in slot.preposition.split()[:1] for form in (word, f"{word}e"))
            for role, ways in slots.items()
            if "?" not in written[role] and all(slot.kind == "prep" for slot in ways)
        ),
        transitive=any(slot.kind == "object" for ways in slots.values() for slot in ways),
    )


def _bars(address: str, table: object) -> tuple[tuple[tuple[Slot, ...], frozenset[str]], ...]:
    if not isinstance(table, dict):
        raise LexiconError(f"{address}: bars must be a table")
    return tuple((_slots(address, slot), frozenset(_strings(address, table, slot))) for slot in table)


def _words_by_role(address: str, table: Table, key: str) -> dict[str, frozenset[str]]:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise LexiconError(f"{address}: {key} must be a table")
    return {role: frozenset(_strings(address, found, role)) for role in found}


def _slots(address: str, text: str) -> tuple[Slot, ...]:
    return tuple(_slot(address, part.strip()) for part in text.split("|"))


def _slot(address: str, text: str) -> Slot:
    if text in _PLAIN:
        return Slot(text)
    if text in CASES:
        return Slot("case", case=text)
    preposition, plus, case = text.partition(" + ")
    if plus and case in CASES:
        return Slot("prep", case=case, preposition=preposition)
    raise LexiconError(f"{address}: {text!r} is no slot; write one of {_PLAIN}, a case, or `preposition + case`")


def _strings(address: str, table: Table, key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise LexiconError(f"{address}: {key} must be a list of strings, not {found!r}")
    return tuple(found)


def _word(address: str, table: Table, key: str) -> str:
    found = table.get(key, "")
    if not isinstance(found, str):
        raise LexiconError(f"{address}: {key} must be a string, not {found!r}")
    return found


def _strings_by_key(address: str, found: object) -> dict[str, str]:
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise LexiconError(f"{address}: slots must be a table of strings, not {found!r}")
    return dict(found)
