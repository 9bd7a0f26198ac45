"""Processes that read: each with its own lexicon, ended with the one that began them."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from latopis.pipeline import default_lexicon, settle

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon


def processors() -> int:
    """How many processes this one may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pool(processes: int, registers: tuple[str, ...]) -> ProcessPoolExecutor:
    """Processes that have the lexicon with those registers (`lexicon_here`)."""
    # Not forked: a copy of a process with threads and an open database is none that one can trust.
    return ProcessPoolExecutor(processes, get_context("spawn"), _prepare, (registers,))


@cache
def lexicon_here(registers: tuple[str, ...]) -> Lexicon:
    """The lexicon of this process with those registers."""
    found = default_lexicon(registers=registers) if registers else default_lexicon()
    settle()
    return found


def _prepare(registers: tuple[str, ...]) -> None:
    """In a process that reads: leave Ctrl-C to the first one, end with it, and load the lexicon."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    lexicon_here(registers)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
