"""What may be sent to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.load.fetching import Fetched
from load.test_fetching import Pages
from show.web.served import client_of, filled
from show.web.test_guard import OWN, form_token
from show.web.test_pages import wait_for

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_is_added_from_its_address(tmp_path: Path) -> None:
    """Its URL is where it was found, whatever the page says of itself; what cannot be fetched is told."""
    words = "Finlandia przystąpiła do NATO 4 kwietnia 2023 roku. Prezydent nazwał ten dzień początkiem nowej epoki. " * 3
    head = "<title>Helsinki w Sojuszu</title><link rel='canonical' href='https://other.example/'>"
    page = f"<html lang='pl'><head>{head}</head><body><article><p>{words}</p></article></body></html>"
    web = Pages({"https://example.org/a": Fetched(301, "/b", b""), "https://example.org/b": Fetched(200, None, page.encode())})
    chronicle = filled(tmp_path / "latopis.db")
    with client_of(chronicle, web=web.web) as client:
        token = form_token(client)
        begun = client.post("/add", data={"form_token": token, "url": "https://example.org/a"}, headers=OWN)
        done = wait_for(client, begun.headers["location"])
        assert ["added"] == [item["outcome"] for item in done]
        assert "https://example.org/b" == client.get(f"/articles/{done[0]['article']}.json").json()["url"]
        web.names["127.0.0.1"] = ["127.0.0.1"]
        refused = client.post("/add", data={"form_token": token, "url": "http://127.0.0.1/"}, headers=OWN)
        wait_for(client, refused.headers["location"])
        assert "no public address" in client.get(f"{refused.headers['location']}.json").json()["fault"]
    chronicle.close()


def test_what_a_form_may_hold(tmp_path: Path) -> None:
    """A text may be as large as the whole form; more fields than any form of ours has are refused with what is wrong."""
    chronicle = filled(tmp_path / "latopis.db")
    with client_of(chronicle) as client:
        token = form_token(client)
        sent = {"form_token": token, "text": " " * 1_200_000 + "Rząd."}
        assert 303 == client.post("/add", data=sent, files={"file": ("", b"")}, headers=OWN).status_code
        many = client.post("/add", data={"form_token": token, **{f"f{n}": "" for n in range(2000)}}, headers=OWN)
        assert (400, True) == (many.status_code, "Too many fields" in many.text)
    chronicle.close()
