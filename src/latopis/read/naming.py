"""Names -> actors: which names of a document are one actor's.

A key of the register joins all its names. Without one, a surname joins the full name it ends, an acronym in brackets the name
before it, and equal base forms each other. Two actors with one surname stay apart where first names differ.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from latopis.read.institutions import Institutions, Meant, is_general
from latopis.read.name_words import spellings
from latopis.read.namesakes import candidates, doubt, sure_keys
from latopis.read.roster import Draft, DraftMention, Roster, agreement_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon
    from latopis.model import Name, Reading
    from latopis.register import KnownActor

_PERSON: Final = "person"
_BODIES: Final = frozenset(("organisation", "office", "outlet", "document"))
_OWNED: Final = frozenset(("organisation", "office"))
_NAMESAKES: Final = 60
"""How many people of one surname are looked at, the last ones."""


def named(reading: Reading, lexicon: Lexicon) -> Roster:
    """The roster of all actors that the document names, with those mentions."""
    roster = Roster()
    names = [name for name in reading.names if name.kind == "name"]
    drafts: dict[int, Draft] = {}
    roster.named.update(sure_keys(reading.names))
    institutions = Institutions(reading, lexicon.register)
    for name in sorted(names, key=lambda name: (-len(name.lemma.split()), name.span)):
        drafts[name.span.start] = _draft_of(name, roster, lexicon, institutions)
    _join_acronyms(reading, names, drafts, roster, institutions)
    for name in names:
        roster.mention(drafts[name.span.start], DraftMention(name.span, "name", name.lemma))
    for name in reading.names:
        if name.kind == "adjective":
            _adjective(name, roster, lexicon)
    return roster


def _draft_of(name: Name, roster: Roster, lexicon: Lexicon, institutions: Institutions) -> Draft:
    known = _known(name, roster, lexicon)
    meant = institutions.meant(name, known) if known is not None else Meant(None)
    known = meant.known
    if meant.state and (known is None or is_general(known)):
        return _of_state(name, meant, roster, lexicon)
    if known is not None and known.type == "group" and name.numbers == {"sg"}:
        return _member(name, known, roster, lexicon)
    if known is not None:
        return of_key(known, roster, lexicon, name)
    same = roster.by_lemma.get(name.lemma.casefold())
    same = same or (_same_person(name, roster) if name.type == _PERSON else _same_body(name, roster, lexicon))
    draft = same or _new(name, roster)
    if same is None:
        _doubt(name, roster, lexicon)
    draft.lemmas.append(name.lemma)
    roster.by_lemma.setdefault(name.lemma.casefold(), draft)
    return draft


def _of_state(name: Name, meant: Meant, roster: Roster, lexicon: Lexicon) -> Draft:
    """The institution of a state that the register knows as nobody's or as another state's."""
    key = f"{meant.known.key if meant.known else name.lemma.casefold()} {meant.state}"
    draft = roster.by_key.get(key)
    if draft is None:
        called = meant.known.name if meant.known else name.lemma
        agreement = agreement_of(name.genders, name.numbers)
        draft = roster.by_key[key] = roster.new(Draft(name.type, called, meant.known, agreement=agreement))
        draft.of = of_key(lexicon.register[meant.state], roster, lexicon)
    draft.lemmas.append(name.lemma)
    return draft


def _member(name: Name, people: KnownActor, roster: Roster, lexicon: Lexicon) -> Draft:
    """Somebody of a people or party who is told of by that alone: `Litwin` is not the Lithuanians, nor the next `Litwin` he."""
    whole = of_key(people, roster, lexicon)
    return roster.new(Draft("person", name.lemma, of=whole.of or whole, agreement=agreement_of(name.genders, name.numbers)))


def _doubt(name: Name, roster: Roster, lexicon: Lexicon) -> None:
    """Keep a problem for a name that may be several known actors'."""
    actors = candidates(name, lexicon.register, named=roster.named)
    if len(actors) > 1:
        roster.problems.append(doubt(name, actors))


def _new(name: Name, roster: Roster) -> Draft:
    return roster.new(Draft(name.type, name.lemma, agreement=agreement_of(name.genders, name.numbers)))


def _known(name: Name, roster: Roster, lexicon: Lexicon) -> KnownActor | None:
    """The actor of the register that is meant; none where several may be, and nothing in the document decides."""
    actors = candidates(name, lexicon.register, named=roster.named)
    if not actors:
        return None
    if (
        name.type == _PERSON
        and not any(actor.key in roster.by_key for actor in actors)
        and _same_person(name, roster) is not None
    ):
        return None  # a namesake whom the document names in full
    if len(actors) > 1:
        return None
    roster.named.add(actors[0].key)
    return actors[0]


def of_key(known: KnownActor, roster: Roster, lexicon: Lexicon, name: Name | None = None) -> Draft:
    """The draft of a known actor, made with those to which it belongs when it first comes up."""
    draft = roster.by_key.get(known.key)
    if draft is None:
        genders = frozenset(filter(None, [known.gender])) or (name.genders if name is not None else frozenset())
        numbers = frozenset(("pl",)) if known.type == "group" else name.numbers if name is not None else frozenset(("sg",))
        draft = roster.new(Draft(known.type, known.name, known, agreement=agreement_of(genders, numbers)))
        roster.by_key[known.key] = draft
        if known.of and known.of in lexicon.register:
            draft.of = of_key(lexicon.register[known.of], roster, lexicon)
    if name is not None:
        draft.lemmas.append(name.lemma)
    return draft


def _same_body(name: Name, roster: Roster, lexicon: Lexicon) -> Draft | None:
    """The only body named in full whose name begins with this head noun, after adjectives or not (`Trybunał`)."""
    word = name.lemma.casefold()
    found = roster.by_head.get(word, ()) if name.type in _BODIES and word in lexicon.names.heads else ()
    return found[0] if len(found) == 1 else None


def _same_person(name: Name, roster: Roster) -> Draft | None:
    """The person whose name ends in this surname and does not begin with another first name."""
    words = name.lemma.casefold().split()
    namesakes = (draft for surname in spellings(words[-1]) for draft in roster.by_surname.get(surname, ())[-_NAMESAKES:])
    for draft in sorted(namesakes, key=lambda draft: -draft.number):
        whole = draft.name.casefold().split()
        first = whole[0]
        agrees = bool(draft.agreement & agreement_of(name.genders, frozenset()))
        behind = len(words) < len(whole) and whole[-len(words) :] == words  # `Ferreyra Montes` behind `Lucía Ferreyra Montes`
        if agrees and (len(words) == 1 or behind or first == words[0] or words[0].rstrip(".") == first[:1]):
            return draft
    return None


def _join_acronyms(
    reading: Reading, names: list[Name], drafts: dict[int, Draft], roster: Roster, institutions: Institutions
) -> None:
    """Acronyms and the names for which they stand become one actor."""
    gone: dict[int, Draft] = {}
    bracketed = _in_brackets(reading.document.text, names, drafts, institutions)
    for kept, dropped in (*bracketed, *_by_initials(names, drafts)):
        if dropped.number in gone or kept.number in gone or kept is dropped:
            continue
        kept.lemmas += dropped.lemmas
        for lemma in dropped.lemmas:
            roster.by_lemma[lemma.casefold()] = kept
        gone[dropped.number] = kept
    if not gone:
        return
    drafts.update({start: gone[draft.number] for start, draft in drafts.items() if draft.number in gone})
    roster.drafts = [draft for draft in roster.drafts if draft.number not in gone]
    for draft in roster.drafts:
        if draft.of is not None:
            draft.of = gone.get(draft.of.number, draft.of)
    roster.by_key.update({key: gone[draft.number] for key, draft in roster.by_key.items() if draft.number in gone})


def _in_brackets(
    text: str, names: list[Name], drafts: dict[int, Draft], institutions: Institutions
) -> Iterator[tuple[Draft, Draft]]:
    """`Organizacja … (OUBZ)`: what stands in brackets right after a name, in capitals, is the same actor."""
    for one, other in itertools.pairwise(names):
        gap, after = text[one.span.end : other.span.start].strip(), text[other.span.end : other.span.end + 1]
        kept, dropped = drafts[one.span.start], drafts[other.span.start]
        if gap == "(" and after == ")" and _tells(other, one) and dropped.type in _BODIES:
            yield dropped, kept  # `ETS (Europejski Trybunał …)`, whatever the register knows by these letters
        if gap not in ("(", ",") or after not in (")", ",", ";") or not other.lemma.isupper() or kept.known is not None:
            continue
        known = dropped.known
        free = known is None or (dropped.type in _OWNED and institutions.are_of_two_states(one, known))
        if other.lemma[0] == one.lemma[0].upper() or (gap == "(" and kept.type in _BODIES and free):
            yield kept, dropped


def _tells(name: Name, acronym: Name) -> bool:
    """Whether the name may be what the acronym stands for: its words begin with those letters, in whatever order."""
    initials = {word[0].casefold() for word in name.lemma.split()}
    return acronym.lemma.isupper() and len(initials) >= len(acronym.lemma) > 1 and set(acronym.lemma.casefold()) <= initials


def _by_initials(names: list[Name], drafts: dict[int, Draft]) -> Iterator[tuple[Draft, Draft]]:
    """`Agencja Rezerw Zbożowych … ARZ`: an acronym of nobody known is that of the only name before it with these initials."""
    bearers: dict[str, list[Draft]] = {}
    for name in names:
        draft = drafts[name.span.start]
        if name.lemma.isupper() and draft.known is None and len(set(bearers.get(name.lemma, ()))) == 1:
            yield bearers[name.lemma][0], draft
        capitals = [word[0] for word in name.lemma.split() if word[0].isupper()]
        if len(capitals) > 1 and name.type in _BODIES and not name.lemma.isupper():
            bearers.setdefault("".join(capitals), []).append(draft)


def _adjective(name: Name, roster: Roster, lexicon: Lexicon) -> None:
    actors = candidates(name, lexicon.register, named=roster.named)
    if len(actors) == 1:
        roster.mention(of_key(actors[0], roster, lexicon), DraftMention(name.span, "adjective"))
    elif actors:
        roster.problems.append(doubt(name, actors))
