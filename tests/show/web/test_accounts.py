"""Accounts: who may enter by name and password, for how long, and what is refused."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest

from latopis.errors import InputError
from latopis.show.web.accounts import Accounts
from latopis.show.web.guard import SESSION
from latopis.show.web.serving import Wish, settings_of
from latopis.show.web.settings import Limits
from show.web.served import client_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response
    from starlette.testclient import TestClient

    from latopis.run.chronicle import Chronicle

OWN = {"origin": "http://127.0.0.1"}
WORD = "zamknięte na klucz"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one account."""
    path = tmp_path_factory.mktemp("accounts") / "accounts"
    assert Accounts(path).add("ada", WORD)
    return path


@pytest.fixture
def accounts(made: Path, tmp_path: Path) -> Accounts:
    """A file of its own for every test."""
    (tmp_path / "accounts").write_bytes(made.read_bytes())
    return Accounts(tmp_path / "accounts")


@pytest.fixture
def client(kept: Chronicle, accounts: Accounts) -> Iterator[TestClient]:
    with client_of(kept, accounts=accounts) as found:
        yield found


def enter(client: TestClient, name: str = "ada", password: str = WORD, **more: str) -> Response:
    return client.post("/login", data={"name": name, "password": password, **more}, headers=OWN)


def test_the_file_keeps_no_password_and_is_its_owners(made: Path) -> None:
    """Only the hash of one, by Argon2id, in a file that nobody else reads."""
    text = made.read_text(encoding="utf-8")
    assert (True, False, 0o600) == ("$argon2id$" in text, WORD in text, stat.S_IMODE(made.stat().st_mode))


@pytest.mark.parametrize(("name", "password"), [("", WORD), ("a b", WORD), ("a\tb", WORD), ("x" * 65, WORD), ("ala", "krótkie")])
def test_what_is_no_name_or_password_is_refused(accounts: Accounts, name: str, password: str) -> None:
    """The message says what may be."""
    with pytest.raises(InputError, match=r"letters|characters"):
        accounts.add(name, password)


def test_without_an_account_nothing_is_shown(client: TestClient) -> None:
    """Neither a page nor JSON, nor may anything be decided; the page asks for name and password."""
    assert [401, 401, 401] == [client.get(path).status_code for path in ("/", "/timeline.json", "/review")]
    assert 401 == client.post("/review", data={"do": "undo"}, headers=OWN).status_code
    assert 'name="password"' in client.get("/").text


def test_the_password_lets_in_and_the_account_signs(client: TestClient) -> None:
    """The session is a signed cookie that no script sees; decisions are signed by the account, whatever the form says."""
    answer = enter(client, back="/review")
    assert (303, "/review") == (answer.status_code, answer.headers["location"])
    assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
    page = client.get("/review").text
    assert all(words in page for words in ("Signed by ada", "Here as ada"))
    assert 'name="signer"' not in page


@pytest.mark.parametrize(("name", "password"), [("ada", "zgadywane"), ("ewa", WORD), ("ada", ""), ("", WORD)])
def test_a_wrong_name_or_password_is_refused(client: TestClient, name: str, password: str) -> None:
    """In the same words, so that nobody learns which names there are."""
    answer = enter(client, name, password)
    assert (401, True) == (answer.status_code, "Give your name and password" in answer.text)
    assert SESSION not in answer.cookies


def test_a_broken_hash_lets_nobody_in(client: TestClient, accounts: Accounts) -> None:
    """A line that was cut is no account that any password opens."""
    text = accounts.path.read_text(encoding="utf-8").strip()
    for cut in (text[:-30], text.partition("$argon2")[0] + "$argon2"):
        accounts.path.write_text(cut + "\n", encoding="utf-8")
        assert 401 == enter(client).status_code


def test_another_password_ends_the_session(client: TestClient, accounts: Accounts) -> None:
    """And so does the end of the account; what is signed for one is no session of another."""
    enter(client)
    assert 200 == client.get("/about").status_code
    cookie = client.cookies[SESSION]
    client.cookies.set(SESSION, cookie.replace("ada", "ewa", 1), domain="127.0.0.1")
    assert 401 == client.get("/about").status_code
    client.cookies.clear()
    client.cookies.set(SESSION, cookie)
    assert 200 == client.get("/about").status_code
    accounts.add("ada", "całkiem inne hasło")
    assert 401 == client.get("/about").status_code
    accounts.remove("ada")
    assert 401 == enter(client).status_code


def test_whoever_logs_out_is_out(client: TestClient) -> None:
    """By a form of the page, which a page elsewhere cannot send."""
    enter(client)
    token = re.search(r'name="form_token" value="(\w+)"', client.get("/about").text)
    assert token
    assert 403 == client.post("/logout", data={"form_token": "0"}, headers=OWN).status_code
    assert 403 == client.post("/logout", data={"form_token": token[1]}, headers={"origin": "https://example.org"}).status_code
    assert 303 == client.post("/logout", data={"form_token": token[1]}, headers=OWN).status_code
    assert 401 == client.get("/about").status_code


def test_guessing_is_slowed_down(kept: Chronicle, accounts: Accounts) -> None:
    """So many attempts a minute, of one visitor and at one account, right ones too."""
    with client_of(kept, accounts=accounts, limits=Limits(logins=2)) as client:
        assert [401, 401, 429] == [enter(client, password=word).status_code for word in ("raz dwa trzy", "cztery pięć", WORD)]


def test_programs_enter_with_the_token_beside_accounts(kept: Chronicle, accounts: Accounts) -> None:
    """Where both are given, a program sends the token in its header; a browser may show either."""
    with client_of(kept, accounts=accounts, token="sezam") as client:
        assert 200 == client.get("/about.json", headers={"authorization": "Bearer sezam"}).status_code
        assert 401 == client.get("/about.json", headers={"authorization": "Bearer ada"}).status_code
        assert 303 == client.post("/login", data={"token": "sezam"}, headers=OWN).status_code
        assert 200 == client.get("/about.json").status_code


def test_a_server_of_accounts_needs_one(kept: Chronicle, accounts: Accounts, tmp_path: Path) -> None:
    """An empty file lets nobody in, and is refused at once; with accounts no token is made."""
    place = str(kept.engine.url.database)
    with pytest.raises(InputError, match="holds no account"):
        settings_of(Wish("192.0.2.1", 8000, place, accounts=str(tmp_path / "none")))
    found = settings_of(Wish("192.0.2.1", 8000, place, accounts=str(accounts.path)))
    assert (None, True) == (found.token, found.accounts is not None)
    found.chronicle.close()
