"""Standard output and error: UTF-8 whatever the locale, whole lines or none, and a quiet end when nobody listens."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from latopis.errors import ChronicleError, ConfigurationError, LatopisError, RegisterError, UnknownActor
from latopis.show.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import TextIO

    from rich.console import Console, RenderableType

FAILED = 1
"""The exit code where something could not be read or written."""
MISUNDERSTOOD = 2
"""The exit code where the command, or a file that says how to read, makes no sense."""
INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of SIGINT, as shells have it."""
NOBODY_LISTENS = 141
"""The exit code after the reader of our output has gone: 128 and the number of SIGPIPE."""


def use_utf_8() -> None:
    """Let standard output and error write UTF-8, also where the locale is `C`; one that is closed leads nowhere."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def quiet_ends() -> Iterator[None]:
    """End without a traceback: on Ctrl-C, on a closed pipe, on a full disk, on data files that are broken."""
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        # What is still buffered must not fail once more when the interpreter closes its streams.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(NOBODY_LISTENS) from None
    except (RegisterError, ConfigurationError, UnknownActor) as fault:
        complain(str(fault))
        raise SystemExit(MISUNDERSTOOD) from None
    except ChronicleError as fault:
        complain(str(fault))
        raise SystemExit(FAILED) from None
    except (LatopisError, OSError) as fault:
        complain(f"stopped: {fault.strerror if isinstance(fault, OSError) and fault.strerror else fault}")
        raise SystemExit(FAILED) from None


def write_line(line: str) -> None:
    """Write the line and its end, whole: Ctrl-C waits until it is out."""
    with _unbroken():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def write_page(page: RenderableType, console: Console) -> None:
    """Write what rich makes of the page, whole, without blanks at the ends of its lines."""
    with console.capture() as captured:
        console.print(page)
    write_line("\n".join(line.rstrip(" ") for line in captured.get().rstrip("\n").split("\n")))


def complain(message: str) -> None:
    """Tell people on standard error what was wrong: one line, nothing in it that could steer the terminal."""
    sys.stderr.write(f"latopis: {legible(message)}\n")
    sys.stderr.flush()


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


@contextmanager
def _unbroken() -> Iterator[None]:
    """Hold Ctrl-C back until the end of the block; only the main thread ever gets one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []

    def hold(number: int, frame: FrameType | None) -> None:
        held.append(number)

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held and before is not signal.SIG_IGN:
        raise KeyboardInterrupt
