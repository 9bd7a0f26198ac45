"""The command `latopis`: loads the command line, so that Ctrl-C is quiet even while that loads."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line; 130 is the exit code when it is interrupted."""
    try:
        from latopis.show.cli import main as command_line  # noqa: PLC0415  what takes a while is what may be interrupted

        command_line()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
