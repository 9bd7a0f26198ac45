"""What can go wrong: exceptions for the caller's faults, Problems for a document's.

An exception says what was found, where, and what to do. A Problem is a value kept with the record, so that one bad
article never stops a thousand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from latopis.model import Span


class LatopisError(Exception):
    """The base of every exception that latopis raises on purpose."""


class InputError(LatopisError, ValueError):
    """A file or text that cannot be read as an article; the message names it and says what to do."""


class DateError(LatopisError, ValueError):
    """A string that is no EDTF date (ISO 8601-2) of the supported level."""


class LexiconError(LatopisError, ValueError):
    """A row of `data/` that breaks the format of its table; the message names file and row."""


class RegisterError(LatopisError, ValueError):
    """A user's file of known actors that cannot be read as one; the message names file and line and says what to do."""


class ConfigurationError(LatopisError, ValueError):
    """A configuration file that cannot be read, or that sets what there is not; the message names it and says what to do."""


class RecordError(LatopisError, ValueError):
    """A JSON text that is no record of format 1."""


class ChronicleError(LatopisError, RuntimeError):
    """A chronicle that cannot be opened, read or written; the message names it and says what to do."""


class ArchiveError(LatopisError, RuntimeError):
    """A folder that no archive can be written to, or an engine that stopped; the message names it and says what to do."""


class WatchError(LatopisError, RuntimeError):
    """A state of watched feeds that cannot be opened or kept; the message names it and says what to do."""


class UnknownActor(LatopisError, LookupError):
    """A name that no actor of the chronicle has, or that several have; the message lists those that are meant perhaps."""


class MissingExtra(LatopisError, ImportError):
    """An optional package is not installed; the message holds the exact install command."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of one document, with its place where it has one.

    `code` is one of those listed in `docs/problems.md`; `message` is for people and may change.
    """

    code: str
    message: str
    span: Span | None = None
