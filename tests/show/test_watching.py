"""The command `watch`, and `add` where it fetches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from latopis.show import watching
from run.watching.served import Reply, article, rss, site
from show.test_chronicle_cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_watch(tmp_path: Path) -> None:
    """Each new article is a line, for people and for programs; what failed is told, and the exit code is 1."""
    with site({"/1": article("budżet")}) as web:
        here = f"http://127.0.0.1:{web.port}"
        web.pages["/feed"] = Reply(rss(f"{here}/1", f"{here}/2"))
        (tmp_path / "feeds.toml").write_text(
            f'chronicle = "a.db"\ndelay = 0\ncontact = "mailto:a@b.example"\n[[feed]]\nurl = "{here}/feed"'
        )
        refused = run("watch", tmp_path / "feeds.toml", "--once")
        assert (1, "", True) == (refused.exit_code, refused.stdout, "names the port" in refused.stderr)
        (tmp_path / "feeds.state").unlink()
        found = run("watch", tmp_path / "feeds.toml", "--once", "--allow-private")
        assert (1, f"added: {here}/1\n", f"latopis: {here}/2: answers with status 404\n") == (
            found.exit_code,
            found.stdout,
            found.stderr,
        )
        assert web.sent[0]["user-agent"].startswith("latopis/")
        assert "+mailto:a@b.example" in web.sent[0]["user-agent"]
        (tmp_path / "feeds.state").unlink()
        again = run("watch", tmp_path / "feeds.toml", "--once", "--allow-private", "--json")
        assert ["known", "unread"] == sorted(json.loads(line)["outcome"] for line in again.stdout.splitlines())


def test_no_plan(tmp_path: Path) -> None:
    """A plan that says nothing is misunderstood."""
    (tmp_path / "feeds.toml").write_text("every = 5")
    assert 2 == run("watch", tmp_path / "feeds.toml", "--once").exit_code


def test_add_fetches_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses, and those that a list in a file names, are fetched with `--fetch`; without it nobody is asked."""
    monkeypatch.setattr(watching, "USUAL_DELAY", 0.0)
    with site({"/1": article("budżet"), "/2": article("plan")}) as web:
        here = f"http://127.0.0.1:{web.port}"
        (tmp_path / "list.txt").write_text(f"# nasze\n{here}/1\n")
        (tmp_path / "text.txt").write_text("Sejm przyjął ustawę.")
        (tmp_path / "cut.xml").write_text("<urlset><url>")
        inputs = (
            tmp_path / "list.txt",
            f"{here}/2",
            tmp_path / "text.txt",
            tmp_path / "cut.xml",
            "--chronicle",
            tmp_path / "a.db",
        )
        offline = run("add", *inputs)
        assert (1, "added: 1 · not read: 3\n", []) == (offline.exit_code, offline.stdout, web.asked)
        fetched = run("add", *inputs, "--fetch", "--allow-private")
        assert (1, "added: 2 · known already: 1 · not read: 1\n") == (fetched.exit_code, fetched.stdout)
        assert "cut.xml: is no sitemap" in fetched.stderr
