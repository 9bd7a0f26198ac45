"""The chronicle for Python programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Self

from latopis.chronicle import adding, merging, reviewing
from latopis.chronicle.agreement import agreement
from latopis.chronicle.annotating import annotated, pattern_counts
from latopis.chronicle.answers import denied_by
from latopis.chronicle.checking import checked
from latopis.chronicle.clocks import Clocks, moment_of
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.deciding import story_of
from latopis.chronicle.keeping import back_up
from latopis.chronicle.kept import reports_of_entry
from latopis.chronicle.listing import ALL, Wanted, Within, listed
from latopis.chronicle.names import actor_named, actors_named, meant_by, one_of_each, suggestions
from latopis.chronicle.removing import remove, scrub
from latopis.chronicle.reviewing import EVERYTHING
from latopis.chronicle.roles import DOING
from latopis.chronicle.search import HITS, found_by
from latopis.chronicle.series import PollSeries, poll_series
from latopis.chronicle.store import opened
from latopis.chronicle.ties import TiePage, TieState, others_page, tie_states
from latopis.chronicle.unjoining import unjoin
from latopis.chronicle.why import reasons_of
from latopis.run.naming import LexiconNaming
from latopis.run.readers import article_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from types import TracebackType

    from sqlalchemy import Connection

    from latopis.chronicle.adding import Article, Outcome
    from latopis.chronicle.agreement import Agreement, Difference
    from latopis.chronicle.answers import Denied
    from latopis.chronicle.checking import Checked
    from latopis.chronicle.deciding import Decision
    from latopis.chronicle.kept import Report
    from latopis.chronicle.listing import Page
    from latopis.chronicle.merging import Bound, Doubtful
    from latopis.chronicle.names import Known
    from latopis.chronicle.reviewing import Correction, Filter, Proposal, Verdict
    from latopis.chronicle.roles import Kind, Role
    from latopis.chronicle.search import Found
    from latopis.chronicle.why import Joined
    from latopis.lexicon import Lexicon
    from latopis.model import Document, Edtf


PAGE: Final = 50
"""With how many others an actor's ties are told on a page."""


class Chronicle:
    """Records in a database, asked as of any date.

    Actors are given by any name, in any case, or by their key. `as_of` is when something held in the world, `known_at` what had
    been published by then, `recorded_at` what this chronicle held then.
    """

    def __init__(
        self, place: str | Path, *, lexicon: Lexicon | None = None, signer: str | None = None, create: bool = True
    ) -> None:
        """As `open`."""
        self.naming = LexiconNaming(lexicon)
        self.signer = signer
        self.engine = opened(place, create=create)

    @classmethod
    def open(cls, place: str | Path, *, lexicon: Lexicon | None = None, signer: str | None = None) -> Self:
        """The chronicle at a path, or at a URL of PostgreSQL; made where there is none.

        Raises:
            ChronicleError: it cannot be opened; the message says why and what to do.

        >>> from latopis import Chronicle, Document
        >>> with Chronicle.open(":memory:") as chronicle:
        ...     chronicle.add(Document("Finlandia przystąpiła do NATO 4 kwietnia 2023 r.", published="2023-04-05"))
        ...     [(tie.status, tie.certainty, tie.since) for tie in chronicle.ties("Finlandii", "NATO", as_of="2024")]
        'added'
        [('in_force', 'certain', '2023-04-04')]
        """
        return cls(place, lexicon=lexicon, signer=signer)

    def __enter__(self) -> Self:
        """The chronicle itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    def add(self, document: Document, *, origin: str | None = None) -> Outcome:
        """Read the document and keep what was read; `origin` is the file of which it is the whole."""
        return self.met_before(document) or self.keep(article_of(document, self.naming.lexicon, origin=origin))

    def met_before(self, document: Document) -> Literal["known", "removed"] | None:
        """Whether the document is there already, or was removed; then it need not be read."""
        with reading(self.engine) as connection:
            return adding.met_before(connection, document)

    def keep(self, article: Article) -> Outcome:
        """Keep what was read, in one transaction."""
        return self.keep_all([article])[0]

    def keep_all(self, articles: Iterable[Article]) -> list[Outcome]:
        """Keep what was read of several articles, in one transaction: all of them or none."""
        with writing(self.engine) as connection:
            return [adding.add(connection, article, signer=self.signer) for article in articles]

    def actor(self, name: str) -> Known:
        """The one actor that a name or key means.

        Raises:
            UnknownActor: nobody or several; the message lists who may be meant.
        """
        with reading(self.engine) as connection:
            return actor_named(connection, name, self.naming)

    def ties(
        self,
        party: str,
        counterpart: str | None = None,
        *,
        as_of: Edtf | None = None,
        known_at: Edtf | None = None,
        recorded_at: Edtf | datetime | None = None,
    ) -> list[TieState]:
        """The ties of an actor, or those between two, as they stood at `as_of`; without a date, after all that is told."""
        with reading(self.engine) as connection:
            ends = self._ends(connection, party, counterpart)
            return tie_states(connection, ends, as_of=as_of, clocks=Clocks(known_at, recorded_at))

    def ties_page(self, party: str, *, as_of: Edtf | None = None, within: Within, history: bool = False) -> TiePage:
        """The ties of an actor with as many others as the limit says (50 unless told), and the mark of the next page."""
        with reading(self.engine) as connection:
            number, page = self._number(connection, party), (within.limit or PAGE, within.after)
            others, mark = others_page(connection, number, clocks=within.clocks, page=page)
            found = tie_states(connection, (number, others), as_of=as_of, clocks=within.clocks, history=history)
            return TiePage(tuple(found), mark)

    def history(
        self,
        party: str,
        counterpart: str | None = None,
        *,
        known_at: Edtf | None = None,
        recorded_at: Edtf | datetime | None = None,
    ) -> list[TieState]:
        """The ties of an actor, or those between two, each with all the states that it had, in order."""
        with reading(self.engine) as connection:
            ends = self._ends(connection, party, counterpart)
            return tie_states(connection, ends, clocks=Clocks(known_at, recorded_at), history=True)

    def timeline(self, actor: str, within: Within = ALL) -> Page:
        """What the actor did, said, suffered or joined, by date."""
        return self._listed({DOING: actor}, within)

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        denying: str | None = None,
        acts: Iterable[str] = (),
        within: Within = ALL,
    ) -> Page:
        """Who said what, by date: by whom, about whom, denying whose claims, of which acts; `deny` is a denial."""
        return self._listed({("speaker",): by, ("about",): about, ("denied",): denying}, within, "statement", acts)

    def events(
        self, *, actor: str | None = None, recipient: str | None = None, types: Iterable[str] = (), within: Within = ALL
    ) -> Page:
        """Who did what to whom, by date; the types are PLOVER's, as `COERCE`."""
        return self._listed({("actor",): actor, ("recipient",): recipient}, within, "event", types)

    def polls(
        self, *, about: str | None = None, population: str | None = None, pollster: str | None = None, within: Within = ALL
    ) -> Page:
        """Surveys, by date: about an actor that an answer or the question names, among whom, by whom."""
        return self._listed({("about",): about, ("population",): population, ("pollster",): pollster}, within, "poll")

    def poll_series(
        self, *, about: str | None = None, population: str | None = None, pollster: str | None = None, within: Within = ALL
    ) -> list[PollSeries]:
        """Answers over time, in polls of the same pollster among the same people; shares as published."""
        found = self.polls(about=about, population=population, pollster=pollster, within=within).reports
        with reading(self.engine) as connection:
            return poll_series(connection, found, moment_of(connection, within.clocks))

    def search(self, query: str, within: Within = ALL) -> Found:
        """The articles that hold the words, in any form, with their entries that do; the closest first, 20 unless told."""
        with reading(self.engine) as connection:
            return found_by(connection, query, self.naming, clocks=within.clocks, limit=within.limit or HITS)

    def actors(self, name: str) -> list[Known]:
        """Those whom the name may mean; of those who are one, the first."""
        with reading(self.engine) as connection:
            return one_of_each(connection, actors_named(connection, name, self.naming))

    def suggestions(self, name: str) -> list[str]:
        """Names of the chronicle that look like it."""
        with reading(self.engine) as connection:
            return suggestions(connection, name)

    def reports(self, entry: str, within: Within = ALL) -> list[Report]:
        """What the articles say that tell the entry with that id; none where there is no such entry."""
        with reading(self.engine) as connection:
            return reports_of_entry(connection, entry, within.clocks)

    def why(self, entry: str) -> list[Joined]:
        """Why the reports of the entry are one: of each that was joined, with which other it is most alike, and in what."""
        with reading(self.engine) as connection:
            return reasons_of(connection, entry)

    def denied(self, denial: Report) -> list[Denied]:
        """The claims of other articles that the denial answers, the closest first."""
        with reading(self.engine) as connection:
            return denied_by(connection, denial, self.naming)

    def unjoin(self, entry: str, other: str | None = None, *, reason: str | None = None) -> int:
        """Decide that an entry that was joined is not the same as the other, or as any of the others; how many those are.

        Raises:
            InputError: there is no such entry, or it is not joined with the other.
        """
        with writing(self.engine) as connection:
            return unjoin(connection, entry, other, reason=reason, signer=self.signer)

    def proposals(self, wanted: Filter = EVERYTHING) -> list[Proposal]:
        """What waits for a decision, what is doubtful and often told first."""
        with reading(self.engine) as connection:
            return reviewing.proposals(connection, wanted)

    def verdict(self, entry: str) -> Verdict:
        """What was decided of an entry."""
        with reading(self.engine) as connection:
            return reviewing.verdicts(connection).of(entry)

    def accept(self, *entries: str, reason: str | None = None) -> int:
        """Decide that the entries are right as they were read; one undo takes all of them back."""
        with writing(self.engine) as connection:
            return reviewing.judge(connection, "accept", entries, reason=reason, signer=self.signer)

    def reject(self, *entries: str, reason: str | None = None) -> int:
        """Decide that the entries are wrong, which leaves them out of every answer; one undo takes all of them back."""
        with writing(self.engine) as connection:
            return reviewing.judge(connection, "reject", entries, reason=reason, signer=self.signer)

    def correct(self, report: Report, field: str, correction: Correction, *, reason: str | None = None) -> None:
        """Give a field its right value, typed or words of the text, which accepts the rest.

        Raises:
            InputError: there is no such field, or it cannot have that value.
        """
        with writing(self.engine) as connection:
            told = meant_by(connection, field, correction, self.naming)
            reviewing.correct(connection, report, (field, told), reason=reason, signer=self.signer)

    def decisions(self, report: Report) -> list[Decision]:
        """What was decided of the report and stands, in its order; `report.as_read` is how it was read."""
        with reading(self.engine) as connection:
            return [each for each in story_of(connection, [report.own], reviewing.keys_in(report)) if each.counts]

    def merge_actors(self, one: str, other: str, *, reason: str | None = None) -> None:
        """Decide that two actors are one; every answer takes them for one from then on, until it is undone.

        Raises:
            InputError: they are one already.
        """
        with writing(self.engine) as connection:
            first, second = (actor_named(connection, name, self.naming) for name in (one, other))
            merging.merge(connection, first, second, reason=reason, signer=self.signer)

    def split_actor(self, actor: str, *others: str, reason: str | None = None) -> int:
        """Decide that the actor is none of the others: actors by their keys, or whoever is called so in articles; how many.

        Raises:
            InputError: one of them is no actor, and no article that names this one.
        """
        with writing(self.engine) as connection:
            known = actor_named(connection, actor, self.naming)
            return merging.split(connection, known, others, reason=reason, signer=self.signer)

    def why_one(self, actor: str) -> list[Bound]:
        """Why actors of several articles, or with several names, are this one."""
        with reading(self.engine) as connection:
            return merging.bonds_of(connection, actor_named(connection, actor, self.naming))

    def doubtful_actors(self) -> list[Doubtful]:
        """Those of one name of whom it is to be decided whether they are one, what is likeliest first."""
        with reading(self.engine) as connection:
            return merging.doubtful(connection)

    def naming_reports(self, actor: Known) -> list[Report]:
        """The first of the reports that the actor, and nobody else who is the same one, has a part in."""
        with reading(self.engine) as connection:
            return merging.reports_with(connection, actor)

    def undo(self) -> list[Decision]:
        """Take back what was decided last, by the signer if there is one; what that was."""
        with writing(self.engine) as connection:
            return reviewing.undo(connection, self.signer)

    def agreement(self, one: str, other: str) -> tuple[list[Agreement], list[Difference]]:
        """How far two reviewers agree, field by field (Cohen's kappa), and where they differ."""
        with reading(self.engine) as connection:
            return agreement(connection, one, other)

    def annotations(self) -> list[dict[str, object]]:
        """What was accepted, one object an article: every field with the words of the text that it stands for."""
        with reading(self.engine) as connection:
            return annotated(connection)

    def pattern_counts(self) -> dict[str, tuple[int, int]]:
        """How often the entries of each pattern were reviewed, and how often they were right."""
        with reading(self.engine) as connection:
            return pattern_counts(connection)

    def check(self) -> Checked:
        """Whether the chronicle is whole, and its hash; nobody adds meanwhile."""
        with writing(self.engine) as connection:
            return checked(connection)

    def remove(self, article: str, *, erase: bool = False, reason: str | None = None) -> int:
        """Leave an article out of every answer, or erase it for good; by the id of its text or of an entry, or by its URL.

        All versions and copies of its text are meant, and none is taken in again; how many there were.
        """
        with writing(self.engine) as connection:
            count = remove(connection, article, "erase" if erase else "remove", reason=reason, signer=self.signer)
        if erase:
            scrub(self.engine)
        return count

    def back_up(self, path: str | Path) -> None:
        """Copy the chronicle as it is now into a new SQLite file."""
        back_up(self.engine, Path(path))

    def _listed(
        self, roles: Mapping[tuple[Role, ...], str | None], within: Within, kind: Kind | None = None, details: Iterable[str] = ()
    ) -> Page:
        with reading(self.engine) as connection:
            numbers = tuple((self._number(connection, name), role) for role, name in roles.items() if name is not None)
            return listed(connection, Wanted((kind,) if kind else (), numbers, tuple(details)), within)

    def _ends(self, connection: Connection, party: str, counterpart: str | None) -> tuple[int, int | None]:
        return self._number(connection, party), None if counterpart is None else self._number(connection, counterpart)

    def _number(self, connection: Connection, name: str) -> int:
        return actor_named(connection, name, self.naming).number
