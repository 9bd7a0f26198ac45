"""The commands that keep the file of accounts; what they do is loaded when they run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from latopis.show.output import quiet_ends, write_line

app = typer.Typer()
accounts_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who may enter the page by name and password.")
app.add_typer(accounts_app, name="accounts")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name, which signs what the account decides.")]
File = Annotated[Path, typer.Option("--accounts", envvar="LATOPIS_ACCOUNTS", metavar="FILE", help="The file of accounts.")]


@accounts_app.command()
def add(name: Name, accounts: File = Path("latopis-accounts")) -> None:
    """Add an account, or give it another password, which is asked for, or read from standard input."""
    with quiet_ends():
        from latopis.show.web.accounts import Accounts  # noqa: PLC0415  argon2 is an optional part

        is_new = Accounts(accounts).add(name, _password())
    write_line(f"{name}: {'added' if is_new else 'has another password'}")


@accounts_app.command()
def remove(name: Name, accounts: File = Path("latopis-accounts")) -> None:
    """Remove an account; whoever is in by it is out."""
    with quiet_ends():
        from latopis.show.web.accounts import Accounts  # noqa: PLC0415

        Accounts(accounts).remove(name)
    write_line(f"{name}: removed")


@accounts_app.command("list")
def list_(accounts: File = Path("latopis-accounts")) -> None:
    """List the names of the accounts."""
    with quiet_ends():
        from latopis.show.web.accounts import Accounts  # noqa: PLC0415

        for name in sorted(Accounts(accounts).hashes):
            write_line(name)


def _password() -> str:
    """What is typed twice, or a line of what is piped."""
    if sys.stdin.isatty():
        found: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return found
    return sys.stdin.readline().rstrip("\r\n")
