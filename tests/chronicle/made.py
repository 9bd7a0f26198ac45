"""Records made by hand, quicker than reading: ties, statements and events with words that show them."""

from __future__ import annotations

from dataclasses import replace

from latopis.chronicle.adding import Article
from latopis.chronicle.words import words_in
from latopis.model import Actor, Document, Entry, Event, Mention, Poll, PollOption, Record, Relation, Span, Statement

PEOPLE = ("Anna Nowak", "Wiktar Saroka")


class Writer:
    """An article that is being written: each entry adds a sentence, each name an actor."""

    unknown: tuple[str, ...] = ()
    """The organisations that no register knows."""

    def __init__(self, published: str | None = "2023-07-14", **about: str | None) -> None:
        self.text = ""
        self.published = published
        self.about = about
        self.actors: dict[str, Actor] = {}
        self.entries: list[Entry] = []

    def actor(self, name: str) -> str:
        """The id of the actor, who is named at the end of the text from now on."""
        start = len(self.text)
        self.text += f"{name} "
        mention = Mention(Span(start, start + len(name)), "name", name)
        known = self.actors.get(name)
        if known is None:
            person = name in PEOPLE
            register = None if person or name in self.unknown else "-".join(words_in(name))
            known = Actor(f"a{len(self.actors) + 1}", name, "person" if person else "organisation", register=register)
        self.actors[name] = replace(known, mentions=(*known.mentions, mention))
        return known.id

    def words(self, words: str) -> Span:
        """Where the words stand that are added to the text."""
        start = len(self.text)
        self.text += f"{words} "
        return Span(start, start + len(words))

    def tie(self, party: str, counterpart: str, status: str, when: str | None = None, **fields: object) -> Writer:
        """A tie; membership unless `relation` says otherwise."""
        start = len(self.text)
        ends = {"party": self.actor(party), "counterpart": self.actor(counterpart)}
        self.words(f"{status} {when or 'kiedyś'}.")
        given = {"relation": "membership", "status": status, "when": when, **ends, **fields}
        return self._entry(Relation, start, given)

    def statement(self, speaker: str, content: str, about: tuple[str, ...] = (), **fields: object) -> Writer:
        """A statement."""
        start = len(self.text)
        given: dict[str, object] = {"speaker": self.actor(speaker), "cue": None, "mode": "direct", "act": "say"}
        given["about"] = tuple(map(self.actor, about))
        given["content"] = (self.words(content),)
        return self._entry(Statement, start, given | fields)

    def event(self, kind: str, actor: str, recipient: str, **fields: object) -> Writer:
        """An event."""
        start = len(self.text)
        given: dict[str, object] = {"type": kind, "actors": (self.actor(actor),), "recipients": (self.actor(recipient),)}
        return self._entry(Event, start, given | {"trigger": self.words("uderza")} | fields)

    def poll(self, pollster: str, shares: dict[str, float], population: str, **fields: object) -> Writer:
        """A poll with an option for each share; an option or a population is an actor too."""
        start = len(self.text)
        given: dict[str, object] = {"pollster": self.actor(pollster)}
        self.actor(population)
        given["population"] = Span(len(self.text) - len(population) - 1, len(self.text) - 1)
        options = []
        for label, share in shares.items():
            self.actor(label)
            place = Span(len(self.text) - len(label) - 1, len(self.text) - 1)
            options.append(PollOption(place, share, self.words(f"{share} proc.")))
        return self._entry(Poll, start, given | {"options": tuple(options)} | fields)

    def _entry(self, kind: type[Entry], start: int, fields: dict[str, object]) -> Writer:
        span = Span(start, len(self.text) - 1)
        self.entries.append(kind(id=f"e{len(self.entries) + 1}", span=span, evidence={}, made_by="pl/test:made", **fields))  # type: ignore[arg-type]
        return self

    def record(self) -> Record:
        """The record of the article."""
        about = {name: self.about.get(name) for name in ("title", "source", "url")}
        document = Document(self.text, about["title"], about["source"], about["url"], self.published, language="pl")
        return Record(document, "0.1.0", tuple(self.actors.values()), entries=tuple(self.entries))

    def article(self, origin: str | None = None) -> Article:
        """The article, ready to be added."""
        return Article(self.record(), frozenset(words_in(self.text)), origin)


def many_articles(count: int) -> list[Article]:
    """Articles of all kinds that share actors."""
    found = []
    for number in range(count):
        writer = Writer(f"20{10 + number % 14}-0{number % 9 + 1}")
        writer.tie(f"Kraj {number % 7}", "NATO", ("began", "ended", "suspended")[number % 3], f"20{number % 14 + 10}")
        writer.statement("Anna Nowak", f"Słowa numer {number}", about=("NATO",), act=("say", "deny")[number % 2])
        writer.event("COERCE", "Wiktar Saroka", f"Kraj {number % 5}", when=f"20{number % 14 + 10}-03")
        found.append(writer.article())
    return found
