"""Accounts: names with the Argon2id hashes of their passwords, a line each in a file that only its owner reads."""

from __future__ import annotations

import os
import re
import tempfile
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Final

from latopis.errors import InputError, MissingExtra

if TYPE_CHECKING:
    from argon2 import PasswordHasher

NAME_LENGTH: Final = 64
NAME: Final = re.compile(rf"[\w.@+-]{{1,{NAME_LENGTH}}}")
SHORTEST: Final = 8
"""The fewest characters of a password."""
LONGEST: Final = 1024
_AT_ONCE: Final = 2
"""How many passwords are checked at once: each takes 64 MB."""


class Accounts:
    """The accounts of a file, read anew when it changes."""

    def __init__(self, path: str | Path) -> None:
        """The file need not be there."""
        self.path = Path(path)
        self._read: tuple[tuple[int, int, int] | None, dict[str, str]] = (None, {})
        self._lock = Lock()
        self._checking = BoundedSemaphore(_AT_ONCE)

    @property
    def hashes(self) -> dict[str, str]:
        """The hash of the password of each account.

        Raises:
            InputError: a line is none of an account.
        """
        try:
            about = self.path.stat()
        except FileNotFoundError:
            return {}
        mark = (about.st_ino, about.st_mtime_ns, about.st_size)
        with self._lock:
            if self._read[0] != mark:
                self._read = (mark, dict(map(self._account, self.path.read_text(encoding="utf-8").splitlines())))
            return self._read[1]

    def is_right(self, name: str, password: str) -> bool:
        """Whether that is the password of the account; for a name that nobody has, it takes as long."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415  an optional part

        known = self.hashes.get(name)
        with self._checking:
            try:
                self._hasher.verify(known or self._nobody, password[:LONGEST])
            except (VerificationError, InvalidHashError):
                return False
        return known is not None

    def add(self, name: str, password: str) -> bool:
        """Add the account, or give it another password; whether it is new.

        Raises:
            InputError: the name or the password cannot be one.
        """
        if not NAME.fullmatch(name):
            raise InputError(f"{name!r} is no name of an account; write up to 64 letters, digits or . _ - @ +")
        if not SHORTEST <= len(password) <= LONGEST:
            raise InputError(f"a password has {SHORTEST} to {LONGEST} characters")
        known = self.hashes
        self._write({**known, name: self._hasher.hash(password)})
        return name not in known

    def remove(self, name: str) -> None:
        """Remove the account; whoever is in by it is out.

        Raises:
            InputError: there is none.
        """
        known = self.hashes
        if name not in known:
            raise InputError(f"{name!r}: there is no such account; `latopis accounts list` shows them")
        self._write({each: found for each, found in known.items() if each != name})

    @cached_property
    def _hasher(self) -> PasswordHasher:
        try:
            from argon2 import PasswordHasher  # noqa: PLC0415  an optional part
        except ImportError as fault:
            raise MissingExtra("accounts need an optional part; install it with: pip install 'latopis[web]'") from fault
        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    def _account(self, line: str) -> tuple[str, str]:
        name, _, found = line.partition("\t")
        if not NAME.fullmatch(name) or not found.startswith("$argon2"):
            raise InputError(f"{self.path}: {line[:20]!r} is no line of an account; `latopis accounts add NAME` writes them")
        return name, found

    def _write(self, hashes: dict[str, str]) -> None:
        """Write all of it beside the file, then put it in its place: a reader sees the one or the other."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(f"{name}\t{found}\n" for name, found in sorted(hashes.items()))
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(self.path)
