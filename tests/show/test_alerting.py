"""Saved questions tell what is new, each entry once, wherever it goes and whatever fails."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import feedparser
import pytest

from latopis import Chronicle, Document
from latopis.errors import ConfigurationError, InputError, UnknownActor
from latopis.lexicon.labels import load_labels
from latopis.load.fetching import Fetched, Request, Unreachable, Web
from latopis.show import alert_commands, alerting
from latopis.show.alert_commands import Order
from latopis.show.alerting import Telling
from latopis.show.alerts import held, place_of_alerts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Run: TypeAlias = "Callable[..., tuple[int, list[dict[str, str]], str]]"
HOOK = "https://hak.example/tajne"
DENIED = "Premier Jan Kowalski zaprzeczył, że Gruzja {what}."
ABOUT = ("statements", "about=Gruzja", "act=deny")


@dataclass
class Server:
    """A server that answers what it is told to, then 200, and keeps what it got."""

    answers: list[int | str] = field(default_factory=list)
    got: list[Request] = field(default_factory=list)
    address: str = "93.184.215.14"

    def web(self) -> Web:
        return Web(resolve=lambda host, port: [self.address], transport=self.answer)

    def answer(self, request: Request) -> Fetched:
        self.got.append(request)
        said = self.answers.pop(0) if self.answers else 200
        if isinstance(said, str):
            raise Unreachable(said)
        return Fetched(said, None, b"")

    def items(self) -> list[list[str]]:
        """The quotations of each message."""
        return [[item["quote"] for item in json.loads(request.content or b"")["items"]] for request in self.got]


@pytest.fixture
def chronicle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chronicle]:
    monkeypatch.setenv("LATOPIS_ALERTS", str(tmp_path / "of" / "mine" / "alerts.json"))
    monkeypatch.setenv("LATOPIS_CHRONICLE", str(tmp_path / "latopis.db"))
    monkeypatch.setattr(alert_commands, "checked_address", lambda url, web: "")
    with Chronicle.open(tmp_path / "latopis.db") as kept:
        add(kept, "zamknęła konsulaty w Gdańsku")
        yield kept


def add(chronicle: Chronicle, what: str, *, day: int = 1) -> None:
    text = DENIED.format(what=what)
    chronicle.add(Document(text, source="Kurier", url=f"https://kurier.example/{len(what)}/{day}", published=f"2024-02-0{day}"))


def save(name: str, *query: str, from_start: bool = False, **where: str) -> None:
    alert_commands.add(Order(name, query or ABOUT, **where), private=False, from_start=from_start)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the alerts: the code, what was printed as JSON, what was said on standard error."""

    def run(server: Server | None = None, names: Sequence[str] = ()) -> tuple[int, list[dict[str, str]], str]:
        capsys.readouterr()
        telling = Telling(
            load_labels("en"), "https://k.example", (server or Server()).web(), json=True, wait=lambda seconds: None
        )
        with held(place_of_alerts()) as file:
            code = alerting.run(file, names, telling)
        out, said = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], said

    return run


def test_each_entry_is_told_once(chronicle: Chronicle, run: Run) -> None:
    """What was there is not told, what comes is told once, and not anew when another article reports it."""
    save("gruzja")
    assert [] == run()[1]
    add(chronicle, "kupiła dwie tony złota")
    chronicle.add(Document("Minister powiedział, że Gruzja otworzyła konsulat w Toruniu.", published="2024-02-03"))
    code, (item,), _ = run()
    assert (0, "gruzja") == (code, item["alert"])
    assert DENIED.format(what="kupiła dwie tony złota").rstrip(".") == item["quote"]
    assert f"https://k.example/entries/{item['entry']}" == item["permalink"]
    assert ("Kurier", "2024-02-01") == (item["source"], item["published"])
    add(chronicle, "kupiła dwie tony złota. Tak podano w piątek", day=2)
    assert (0, []) == run()[:2]


def test_from_the_start(chronicle: Chronicle, run: Run) -> None:
    """What is there already is told too, if that is wished."""
    save("gruzja", from_start=True)
    assert 1 == len(run()[1])
    assert [] == run()[1]


def test_posting(chronicle: Chronicle, run: Run) -> None:
    """A message that fails is sent again with the same key, at once or at the next run, and never when it has arrived."""
    save("gruzja", post=HOOK)
    server = Server([503, "no answer"])
    add(chronicle, "kupiła dwie tony złota")
    assert 0 == run(server)[0]
    assert [[DENIED.format(what="kupiła dwie tony złota").rstrip(".")]] * 3 == server.items()
    assert 1 == len({request.headers["Idempotency-Key"] for request in server.got})
    assert {HOOK} == {request.url for request in server.got}
    server = Server([500, 500, 500])
    add(chronicle, "sprzedała most w Poti")
    code, _, said = run(server)
    assert (1, 3) == (code, len(server.got))
    assert "latopis: gruzja: hak.example answers with status 500; it is tried again at the next run\n" == said
    server = Server()
    assert 0 == run(server)[0]
    assert [[DENIED.format(what="sprzedała most w Poti").rstrip(".")]] == server.items()
    assert 0 == run(server)[0]
    assert 1 == len(server.got)


def test_a_message_that_is_refused_is_not_repeated_at_once(chronicle: Chronicle, run: Run) -> None:
    """An address that is gone is asked once a run; a redirection leads nowhere."""
    save("gruzja", post=HOOK)
    add(chronicle, "kupiła dwie tony złota")
    for status in (410, 302):
        server = Server([status])
        assert (1, 1) == (run(server)[0], len(server.got))


def test_portions(chronicle: Chronicle, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many news, what has arrived is not sent again when the rest has not."""
    monkeypatch.setattr(alerting, "BATCH", 1)
    save("gruzja", post=HOOK)
    told = ["kupiła dwie tony złota", "sprzedała most w Poti", "zawarła ugodę z Armenią"]
    for what in told:
        add(chronicle, what)
    server = Server([200, 400])
    assert 1 == run(server)[0]
    assert 0 == run(server)[0]
    sentences = [[DENIED.format(what=what).rstrip(".")] for what in told]
    assert [sentences[0], sentences[1], sentences[1], sentences[2]] == server.items()


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:192.168.0.1"])
def test_no_private_address(chronicle: Chronicle, run: Run, address: str) -> None:
    """A name that comes to mean an address of the own network gets nothing, unless that is allowed."""
    save("gruzja", post=HOOK)
    add(chronicle, "kupiła dwie tony złota")
    server = Server(address=address)
    code, _, said = run(server)
    assert (1, []) == (code, server.got)
    assert "is no public address" in said
    alert_commands.remove("gruzja")
    alert_commands.add(Order("gruzja", ABOUT, post=HOOK), private=True, from_start=True)
    assert (0, 1) == (run(server)[0], len(server.got))


def test_feed(chronicle: Chronicle, run: Run, tmp_path: Path) -> None:
    """The file is a whole feed of what came last, the newest first, also of what was there."""
    path = tmp_path / "gruzja.atom"
    save("gruzja", feed=str(path))
    run()
    add(chronicle, "kupiła dwie tony złota")
    assert 1 == len(run()[1])
    found = feedparser.parse(path.read_bytes())
    assert not found.bozo
    assert ["złota”", "Gdańsku”"] == [item.content[0].value.split("\n")[0].split()[-1] for item in found.entries]
    assert found.entries[0].link.startswith("https://k.example/entries/")
    assert "https://k.example/statements?about=Gruzja&act=deny" == found.feed.link
    chronicle.remove(found.entries[0].link.rpartition("/")[2])
    run()
    assert 1 == len(feedparser.parse(path.read_bytes()).entries)


def test_a_name_that_nobody_has_yet(
    chronicle: Chronicle,
    run: Run,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The alert waits until an article names it; its owner is told of names that look like it."""
    save("armenia", "statements", "about=Armenia")
    assert "no article names Armenia; the alert waits until one does" in capsys.readouterr().err
    assert (0, [], "") == run()
    chronicle.add(Document("Rzecznik rządu zaprzeczył, że Armenia wystąpiła z NATO.", published="2024-02-03"))
    assert [("armenia", "statement")] == [(item["alert"], item["kind"]) for item in run()[1]]


def test_a_name_that_several_have(chronicle: Chronicle) -> None:
    """It must be told apart before the question is saved."""
    for name in ("Adam", "Piotr"):
        text = f"Poseł {name} Wrona zaprzeczył, że Gruzja kupiła most. Wrona wyjechał."
        chronicle.add(Document(text, published="2024-02-03"))
    with pytest.raises(UnknownActor, match="may be several"):
        save("wrona", "statements", "by=Wrona")


def test_another_chronicle(chronicle: Chronicle, run: Run, tmp_path: Path) -> None:
    """Where another chronicle took the place of the one before, its owner is told, and what comes then is told."""
    save("gruzja")
    chronicle.close()
    for path in tmp_path.glob("latopis.db*"):
        path.unlink()
    with Chronicle.open(tmp_path / "latopis.db") as other:
        add(other, "kupiła dwie tony złota")
        code, found, said = run()
        assert (1, []) == (code, found)
        assert "is another chronicle than before" in said
        add(other, "sprzedała most w Poti")
        assert 1 == len(run()[1])


def test_the_file(chronicle: Chronicle, capsys: pytest.CaptureFixture[str]) -> None:
    """It is its owner's alone, is changed by one process at a time, and shows no secret."""
    save("b", post=HOOK)
    save("a", "/statements?about=Gruzji&act=deny")
    path = place_of_alerts()
    assert 0o600 == path.stat().st_mode & 0o777
    capsys.readouterr()
    alert_commands.show_all(json=False)
    assert (
        "a · /statements?about=Gruzji&act=deny\nb · statements about=Gruzja act=deny · hak.example\n" == capsys.readouterr().out
    )
    alert_commands.show_all(json=True)
    assert "tajne" not in capsys.readouterr().out
    with held(path), pytest.raises(ConfigurationError, match="alerts are running already"), held(path):
        pass
    alert_commands.remove("a")
    with held(path) as file:
        assert ["b"] == [alert.name for alert in file.kept.alerts]
    path.write_text('{"format": "latopis-alerts/1", "alerts": [{"name": "x"}]}')
    with pytest.raises(ConfigurationError, match="is no file of alerts"):
        alert_commands.remove("b")


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (Order("a", ("articles",)), "is no list"),
        (Order("a", ("statements", "kiss=1")), "kiss: there is no such parameter"),
        (Order("a", ABOUT, feed="a.xml"), "let it end in .atom or .feed.json"),
        (Order("a", ABOUT, feed="a.atom", post=HOOK), "save the question twice for both"),
        (Order("there", ABOUT), "there is such an alert"),
    ],
)
def test_what_is_no_alert(chronicle: Chronicle, order: Order, told: str) -> None:
    """It is refused, and nothing is saved."""
    save("there")
    with pytest.raises(InputError, match=told):
        alert_commands.add(order, private=False, from_start=False)
    with held(place_of_alerts()) as file:
        assert ["there"] == [alert.name for alert in file.kept.alerts]


def test_no_such_alert(chronicle: Chronicle, run: Run) -> None:
    """The message tells which there are."""
    for ask in (lambda: run(names=["x"]), lambda: alert_commands.remove("x")):
        with pytest.raises(InputError, match="`latopis alerts list` shows those there are"):
            ask()
