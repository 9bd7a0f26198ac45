"""The answers to assistants: of bounded size, each with what to cite."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from latopis.chronicle.articles import article_kept, newest_of, why_gone
from latopis.chronicle.kept import reports_of_entry
from latopis.chronicle.names import actor_named, actors_named, suggestions
from latopis.chronicle.schema import versions
from latopis.chronicle.search import found_by
from latopis.chronicle.ties import others_page, tie_states
from latopis.errors import InputError
from latopis.show.mcp.shapes import Actors, ArticlePart, Hits, Reports, Ties
from latopis.show.queries import finder, page_of

if TYPE_CHECKING:
    from latopis.chronicle.kept import Report
    from latopis.chronicle.ties import Ends
    from latopis.show.mcp.citing import Citing
    from latopis.show.mcp.questions import ActorsQuestion, ArticleQuestion, EntryQuestion, SearchQuestion, TiesQuestion
    from latopis.show.queries import Listed

_REPORTS: Final = 40
"""So many reports are told at once, and whom a name may mean."""


def ties(citing: Citing, asked: TiesQuestion) -> Ties:
    """How somebody's ties (membership, participation, cooperation, alliance, diplomatic relations) stood at a date.

    `status` is in_force, suspended or ended; `certainty` says whether that is certain or only possible on the date; no `until`
    means that no end is told. `reports` decide it: cite them. `claims` are only claimed, planned, sought or denied.
    """
    names = (asked.party, asked.counterpart)
    party, other = (actor_named(citing.connection, each, citing.naming).number if each else None for each in names)
    assert party is not None
    as_of = None if asked.history else asked.as_of or date.today().isoformat()
    connection, clocks, mark = citing.connection, asked.clocks, None
    ends: Ends = (party, other)
    if other is None:
        others, mark = others_page(connection, party, clocks=clocks, page=(asked.limit, asked.after))
        ends = party, others
    found = tie_states(connection, ends, as_of=as_of, clocks=clocks, history=asked.history)
    if other is not None:
        start = int(asked.after or 0)
        found, mark = found[start:][: asked.limit], str(start + asked.limit) if start + asked.limit < len(found) else None
    return Ties(items=[citing.tie(state) for state in found], next=mark)


def listed(citing: Citing, asked: Listed) -> Reports:
    """A page of a list, by date."""
    page = page_of(citing.connection, asked, finder(citing.connection, citing.naming))
    return Reports(items=citing.reports(page.reports), next=page.next)


def timeline(citing: Citing, asked: Listed) -> Reports:
    """What somebody did, said, suffered or joined, by date; undated last."""
    return listed(citing, asked)


def statements(citing: Citing, asked: Listed) -> Reports:
    """Who said what about whom, by date. With act=deny the denials, each with what it denies (`denied`)."""
    return listed(citing, asked)


def events(citing: Citing, asked: Listed) -> Reports:
    """Who did what to whom, by date; the types are those of PLOVER, as COERCE or CONSULT."""
    return listed(citing, asked)


def polls(citing: Citing, asked: Listed) -> Reports:
    """What surveys measured, by date: who asked whom, when, and the shares of the answers in percent."""
    return listed(citing, asked)


def search(citing: Citing, asked: SearchQuestion) -> Hits:
    """The articles that hold all of the words, in any form of grammar, the closest first; few words find more."""
    found = found_by(citing.connection, asked.words, citing.naming, clocks=asked.clocks, limit=asked.limit)
    return Hits(items=[citing.hit(hit) for hit in found.hits], more=found.more)


def entry(citing: Citing, asked: EntryQuestion) -> Reports:
    """An entry with every article that reports it, in the order of publication."""
    found = reports_of_entry(citing.connection, asked.entry, asked.clocks)
    if not found:
        raise InputError(f"there is no entry {asked.entry!r}, or it counts no longer; take an id (`entry`) from another answer")
    end = asked.after + _REPORTS
    return Reports(items=citing.reports(found[asked.after : end]), next=str(end) if end < len(found) else None)


def article(citing: Citing, asked: ArticleQuestion, *, quotes_only: bool = False) -> ArticlePart:
    """A part of an article, word for word, with the entries that are read from it. Quotations are exact; give outlet and date."""
    named = or_(versions.c.key == asked.article, versions.c.document == asked.article)
    keys = citing.connection.execute(select(versions.c.key).where(named).order_by(versions.c.id.desc())).scalars().all()
    kept = next((found for key in keys if (found := article_kept(citing.connection, key))), None)
    if kept is None:
        newest = next((new for key in keys if (new := newest_of(citing.connection, key))), None)
        gone = next((why for key in keys if (why := why_gone(citing.connection, key))), None)
        other = f"; ask for {newest}" if newest else "; take an id (`article`) from another answer"
        raise InputError(f"article {asked.article!r} " + (f"was {gone}" if gone else "is not here") + other)
    document = kept.record.document
    end = min(len(document.text), asked.start + asked.length)
    inside = sorted((each for each in kept.reports if asked.start <= each.entry.span.start < end), key=_place)
    if len(inside) > _REPORTS:  # the part ends where one begins that is too many
        end = max(_place(inside[_REPORTS]), asked.start + 1)
    return ArticlePart(
        article=kept.version,
        permalink=citing.article(kept.version),
        title=document.title,
        source=document.source,
        url=document.url,
        author=document.author,
        published=document.published,
        start=asked.start,
        length=len(document.text),
        text=None if quotes_only else document.text[asked.start : end],
        next=end if end < len(document.text) else None,
        entries=citing.reports(each for each in inside if _place(each) < end),
    )


def _place(report: Report) -> int:
    return report.entry.span.start


def actors(citing: Citing, asked: ActorsQuestion) -> Actors:
    """Whom a name means: one, several (choose a key), or nobody, with names that look like it."""
    found = actors_named(citing.connection, asked.name, citing.naming)
    near = [] if found else suggestions(citing.connection, asked.name)
    return Actors(items=[citing.actor(each) for each in found[:_REPORTS]], near=near)
