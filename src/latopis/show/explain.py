"""What each stage saw in a text, and which pattern made each entry: the way to find a wrong reading with one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from latopis.lexicon.tables import names_in
from latopis.pipeline import STAGES, read, reading_until
from latopis.show.facts import certainty, facts_of, headline, percent
from latopis.show.grammar import clause_words, phrase_words, tags
from latopis.show.legible import clipped, legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from latopis.lexicon import Lexicon
    from latopis.lexicon.labels import Labels
    from latopis.model import Actor, Document, Entry, Reading, Sentence, Token
    from latopis.show.facts import Facts

_WORD = 32


def explanation(document: Document, labels: Labels, *, width: int, lexicon: Lexicon | None = None) -> Group:
    """What was seen, in the order of the stages, then each entry with its pattern and the words that show it.

    `width` is that of the terminal, in columns.
    """
    reading = reading_until(document, STAGES[-1].__name__, lexicon)
    facts = facts_of(read(document, lexicon), labels)
    stages = " → ".join(stage.__name__ for stage in STAGES)
    return Group(Text(clipped(stages, 4 * width), style="dim"), *_seen(reading, facts), *_made(facts))


def _seen(reading: Reading, facts: Facts) -> Iterator[RenderableType]:
    labels = facts.labels
    yield _heading(labels.of("explain.sentences"), len(reading.sentences))
    for number, sentence in enumerate(reading.sentences, start=1):
        yield _sentence(sentence, number, facts)
    times = [f"{facts.quote([time.span])}  {time.value}  {facts.date(time.value)}  {time.basis}" for time in reading.times]
    yield from _list("explain.times", times, labels)
    names = [
        f"{facts.quote([name.span])}  {legible(name.lemma)}  {name.type}  {name.kind}  {legible(', '.join(name.register))}"
        for name in reading.names
    ]
    yield from _list("explain.names", names, labels)
    yield from _list("explain.actors", [_actor(actor, facts) for actor in facts.record.actors], labels)
    problems = [f"{problem.code}: {legible(problem.message)}" for problem in facts.record.problems]
    yield from _list("section.remarks", problems, labels)


def _made(facts: Facts) -> Iterator[RenderableType]:
    entries = facts.record.entries
    yield _heading(facts.labels.of("explain.entries"), len(entries))
    if not entries:
        yield Padding(Text(facts.labels.of("explain.no-entry")), (0, 0, 0, 2))
    for entry in entries:
        yield Padding(_entry(entry, facts), (0, 0, 0, 2))


def _heading(words: str, count: int) -> RenderableType:
    return Padding(Text(f"{words} ({count})", style="bold"), (1, 0, 0, 0))


def _list(key: str, lines: Iterable[str], labels: Labels) -> Iterator[RenderableType]:
    shown = [Padding(Text(line.rstrip()), (0, 0, 0, 2)) for line in lines]
    if shown:
        yield _heading(labels.of(key), len(shown))
        yield from shown


# Sentences ---------------------------------------------------------------------------------------


def _sentence(sentence: Sentence, number: int, facts: Facts) -> RenderableType:
    labels = facts.labels
    mark = f"  ({labels.of('explain.headline')})" if sentence.headline else ""
    title = Text(f"{number}. {facts.words(sentence.span)}  [{sentence.span.start}, {sentence.span.end}]{mark}", style="bold")
    parts = [
        ("explain.clauses", [legible(clause_words(clause, sentence)) for clause in sentence.clauses]),
        ("explain.phrases", [legible(phrase_words(phrase, sentence)) for phrase in sentence.phrases]),
    ]
    lists = [Text(f"{labels.of(key)}:\n" + "\n".join(f"  {line}" for line in lines)) for key, lines in parts if lines]
    return Padding(Group(title, _tokens(sentence.tokens, labels), *lists), (int(number > 1), 0, 0, 2))


def _tokens(tokens: Iterable[Token], labels: Labels) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        grid.add_column(overflow="fold")
    for token in tokens:
        if token.kind == "punctuation" or not token.analyses:
            continue
        best = token.best
        notes = [labels.of("explain.unknown")] if best.guessed else []
        notes += [labels.of("explain.readings", count=len(token.analyses))] if len(token.analyses) > 1 else []
        words = (legible(clipped(word, _WORD)) for word in (token.text, best.lemma))
        grid.add_row(*(Text(word) for word in words), Text(tags(best)), Text(", ".join(notes), style="dim"))
    return grid


# Actors and entries ------------------------------------------------------------------------------


def _actor(actor: Actor, facts: Facts) -> str:
    """The actor, how it is known, and each place where it is meant."""
    owner = f"({facts.name(actor.of)})" if actor.of else None
    known = [actor.id, facts.name(actor.id), owner, actor.type, actor.register, actor.country, actor.sector]
    meant = "; ".join(f"{facts.quote([mention.span])} {mention.kind}" for mention in actor.mentions)
    return "  ".join(legible(part) for part in known if part) + (f": {meant}" if meant else "")


def _entry(entry: Entry, facts: Facts) -> RenderableType:
    labels = facts.labels
    how = certainty(entry, facts)
    line = f"{entry.id}  {headline(entry, facts)}  {facts.date(entry.when)}" + (f"  [{how}]" if how else "")
    made = labels.of("explain.made-by", address=legible(address(entry.made_by)))
    if entry.confidence is not None:
        made += "; " + labels.of("explain.confidence", share=percent(100 * entry.confidence, labels))
    shown = [f"  {legible(field)}: {facts.quote(spans)}" for field, spans in entry.evidence.items()]
    return Group(Text(line, style="bold"), *(Text(each) for each in (f"  {made}", *shown)))


def address(made_by: str) -> str:
    """The pattern's address, with the file of `data/` that holds it where there is one.

    >>> address("pl/nowhere:nothing")
    'pl/nowhere:nothing'
    """
    path = made_by.split(":", 1)[0]
    folder, slash, _ = path.rpartition("/")
    try:
        known = bool(slash) and f"{path}.toml" in names_in(folder, ".toml")
    except OSError:  # no such folder
        known = False
    return f"{made_by} (data/{path}.toml)" if known else made_by
