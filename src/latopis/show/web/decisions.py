"""What reviewers send: a verdict, a correction, who is who, a decision on all of a filter, one taken back, a join undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from urllib.parse import quote

from anyio import to_thread
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from latopis.chronicle.connect import reading, writing
from latopis.chronicle.merging import merge, split
from latopis.chronicle.names import actor_named, meant_by
from latopis.chronicle.namesakes import PAIR
from latopis.chronicle.reviewing import Correction, correct, judge, undo, undo_one
from latopis.chronicle.unjoining import unjoin
from latopis.model import Span
from latopis.show.passage import chosen
from latopis.show.web.asked import address, question_of
from latopis.show.web.forms import check_form, inside
from latopis.show.web.house import SIGNER, House
from latopis.show.web.pages.review import report_with
from latopis.show.web.queue import following, pair_of
from latopis.show.web.refusals import Refusal
from latopis.show.web.review_queries import ReviewQuery

if TYPE_CHECKING:
    from latopis.chronicle.kept import Report
    from latopis.chronicle.merging import Doubtful

Verb: TypeAlias = Literal["accept", "reject"]
_NAME: Final = 80
_REASON: Final = 2000
_YEAR: Final = 31_536_000


@dataclass(frozen=True, slots=True)
class Sent:
    """A form of the review: its fields, the words that were chosen, who signs, and of which queue it is."""

    fields: Mapping[str, str]
    words: Sequence[str]
    signer: str
    query: ReviewQuery

    def of(self, name: str) -> str:
        """A field, without white space around it."""
        return self.fields.get(name, "").strip()

    @property
    def reason(self) -> str | None:
        """Why it was decided so, if that was told."""
        return self.of("reason")[:_REASON] or None


def add_decisions(app: FastAPI, house: House) -> None:
    """Put what reviewers send into the app."""

    async def review(request: Request) -> Response:
        async with request.form() as form:
            check_form(house, request, form)
            fields = {name: str(value) for name, value in form.multi_items() if name != "word"}
            words = [str(value) for value in form.getlist("word")]
        signer = house.account(request) or fields.get("signer", "").strip()[:_NAME] or house.signer(request)
        if not signer or not signer.isprintable():
            raise Refusal(400, "unsigned")
        sent = Sent(fields, words, signer, question_of(ReviewQuery, request))
        answer = RedirectResponse(await to_thread.run_sync(_decided, house, sent), 303)
        if fields.get("signer") and not house.account(request):
            answer.set_cookie(SIGNER, quote(signer), max_age=_YEAR, httponly=True, samesite="strict")
        return answer

    app.add_api_route("/review", review, methods=["POST"], include_in_schema=False)


def _decided(house: House, sent: Sent) -> str:
    """Do what was sent; where to go then."""
    does = _DOES.get(sent.of("do"))
    if does is None:
        raise Refusal(400, "parameters", f"do: {sent.of('do')}")
    return does(house, sent)


def _judged(house: House, sent: Sent) -> str:
    what: Verb = "accept" if sent.of("do") == "accept" else "reject"
    there = _queue(sent, at=_next(house, sent), done=what)
    with writing(house.settings.chronicle.engine) as connection:
        judge(connection, what, [sent.of("entry")], reason=sent.reason, signer=sent.signer)
    return _after(sent, there)


def _unjoined(house: House, sent: Sent) -> str:
    entry = sent.of("entry")
    with writing(house.settings.chronicle.engine) as connection:
        unjoin(connection, entry, sent.of("other") or None, reason=sent.reason, signer=sent.signer)
    return _after(sent, f"/entries/{entry}")


def _signed(_: House, sent: Sent) -> str:
    return _after(sent, _queue(sent))


def _told_apart(house: House, sent: Sent) -> str:
    """Two actors are one, or two; the other may be an article, in which somebody else is called so."""
    what, given, engine = sent.of("do"), sent.of("other"), house.settings.chronicle.engine
    with reading(engine) as connection:
        before = house.queues.doubtful(connection)
    with writing(engine) as connection:
        one = actor_named(connection, sent.of("one"), house.naming)
        if what == "merge":
            other = actor_named(connection, given, house.naming)
            merge(connection, one, other, reason=sent.reason, signer=sent.signer)
        else:
            split(connection, one, [given], reason=sent.reason, signer=sent.signer)
    with reading(engine) as connection:
        left = {pair_of(each) for each in house.queues.doubtful(connection)}
    following = next((each for each in _from(before, {sent.of("one"), given}) if pair_of(each) in left), None)
    next_ = {"one": following.one.key, "other": following.other.key} if following else {}
    return _after(sent, address("/review/actors", **next_, done=what))


def _from(waiting: Sequence[Doubtful], pair: Set[str]) -> list[Doubtful]:
    """Those who wait, from the two on, and round to them."""
    place = next((number for number, each in enumerate(waiting) if pair_of(each) == pair), 0)
    return [*waiting[place:], *waiting[:place]]


def _corrected(house: House, sent: Sent) -> str:
    there = _queue(sent, at=sent.of("entry"), done="correct")
    with writing(house.settings.chronicle.engine) as connection:
        report = report_with(connection, sent.of("entry"))
        field = sent.of("field")
        change = (field, meant_by(connection, field, _correction(report, sent), house.naming))
        correct(connection, report, change, reason=sent.reason, signer=sent.signer)
    return _after(sent, there)


def _correction(report: Report, sent: Sent) -> Correction:
    """The words that were chosen, from the first to the last, else what was typed."""
    spans = sorted(span for word in sent.words if (span := _span(word, len(report.document.text))))
    return chosen(report, spans[0], spans[-1]) if spans else Correction(sent.of("value") or None)


def _span(word: str, length: int) -> Span | None:
    start, _, end = word.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(end) < 10 and int(start) < int(end) <= length):
        raise Refusal(400, "parameters", f"word: {word[:40]}")
    return Span(int(start), int(end))


def _undone(house: House, sent: Sent) -> str:
    """Take back what is named, else what the signer decided last."""
    number = sent.of("number")
    with writing(house.settings.chronicle.engine) as connection:
        if number.isdecimal() and len(number) < 19:
            undone = undo_one(connection, int(number), sent.signer)
        else:
            undone = undo(connection, sent.signer)
    done, first = "undo" if undone else "none", undone[0] if len(undone) == 1 else None
    if first and first.field == PAIR:
        return _after(sent, address("/review/actors", one=first.target, other=first.value, done=done))
    if sent.of("queue") == "actors" and (first is None or first.kind == "split"):
        return address("/review/actors", done=done)
    return _after(sent, _queue(sent, at=first.target if first and first.kind != "split" else None, done=done))


def _every(house: House, sent: Sent) -> str:
    """Decide on all that the filter leaves, if it is as many as were confirmed."""
    what: Verb = "accept" if sent.of("what") == "accept" else "reject"
    with reading(house.settings.chronicle.engine) as connection:
        waiting = house.queues.waiting(connection, sent.query.wanted, sent.signer if sent.query.second else None)
    if sent.of("count") != str(len(waiting)):
        return _queue(sent, every=what, done="changed")
    with writing(house.settings.chronicle.engine) as connection:
        judge(connection, what, [each.own for each in waiting], reason=sent.reason, signer=sent.signer)
    return _queue(sent, done="every")


def _next(house: House, sent: Sent) -> str | None:
    with reading(house.settings.chronicle.engine) as connection:
        waiting = house.queues.waiting(connection, sent.query.wanted, sent.signer if sent.query.second else None)
    return following(waiting, sent.of("entry"))


def _queue(sent: Sent, **more: str | None) -> str:
    query = sent.query
    kept = {name: getattr(query, name) for name in ("kind", "detail", "doubt", "made_by", "words")}
    return address("/review", **kept, second="true" if query.second else None, **more)


def _after(sent: Sent, there: str) -> str:
    """The page that the form came from, if it wants back; else the next one."""
    back = sent.of("back")
    return inside(back) if back else there


_DOES: Final[dict[str, Callable[[House, Sent], str]]] = {
    **dict.fromkeys(("accept", "reject"), _judged),
    **dict.fromkeys(("merge", "split"), _told_apart),
    **{"correct": _corrected, "undo": _undone, "every": _every, "unjoin": _unjoined, "sign": _signed},
}
"""What the buttons of the review do."""
