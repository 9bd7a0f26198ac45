"""The user's configuration: a TOML file in the usual place, or where `LATOPIS_CONFIG` says.

The command line alone reads it: what a Python program reads depends on nothing but its arguments.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

import typer

from latopis.errors import ConfigurationError

VARIABLE = "LATOPIS_CONFIG"
_ADVICE = 'it may set `register = ["mine.csv"]`'


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the user has set for every command; the paths of registers are absolute."""

    registers: tuple[str, ...] = ()


def configuration() -> Configuration:
    """What the file sets; nothing where there is none in the usual place.

    Raises:
        ConfigurationError: the file cannot be read, is no TOML, or sets what there is not; or the one named in
            `LATOPIS_CONFIG` is not there.
    """
    named = os.environ.get(VARIABLE)
    path = Path(named).expanduser() if named else usual_place()
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        if named:
            raise ConfigurationError(f"{path}: does not exist; {VARIABLE} names it as the configuration") from None
        return Configuration()
    except OSError as fault:
        raise ConfigurationError(f"{path}: cannot be read: {fault.strerror or fault}; check its permissions") from fault
    except (ValueError, RecursionError) as fault:
        raise ConfigurationError(f"{path}: is no TOML in UTF-8: {fault}") from fault
    return _checked(found, path)


def usual_place() -> Path:
    """Where the file stands unless the user says otherwise: `~/.config/latopis/config.toml` on Linux."""
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) / "latopis" if home else Path(typer.get_app_dir("latopis"))) / "config.toml"


def _checked(found: dict[str, object], path: Path) -> Configuration:
    unknown = sorted(found.keys() - {"register"})
    if unknown:
        raise ConfigurationError(f"{path}: sets {unknown[0]!r}, which there is not; {_ADVICE}")
    registers = found.get("register", [])
    if not isinstance(registers, list) or not all(isinstance(register, str) for register in registers):
        raise ConfigurationError(f"{path}: `register` must be a list of paths; {_ADVICE}")
    # A path is meant from where the file stands, wherever the command runs.
    return Configuration(tuple(str(path.absolute().parent / Path(register).expanduser()) for register in registers))
