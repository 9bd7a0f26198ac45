"""Exporting a large chronicle: entries a second, and the memory that it takes, which must not grow with their number.

python benchmarks/export.py CHRONICLE [--formats csv parquet]      the chronicle is one of benchmarks/chronicle.py --keep
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from latopis import Chronicle, export


def main() -> None:
    """Export everything in each format, each in a process of its own, so that the memory is its own."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("chronicle", type=Path)
    options.add_argument("--formats", nargs="+", default=["csv", "parquet"])
    chosen = options.parse_args()
    for form in chosen.formats:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            tell(chosen.chronicle, form)
            os._exit(0)
        os.waitpid(child, 0)


def tell(path: Path, form: str) -> None:
    """Export once, and tell how long that took and how much memory."""
    with TemporaryDirectory() as folder, Chronicle(path, create=False) as chronicle:
        out = Path(folder) / "export"
        begun, working = time.perf_counter(), time.process_time()
        tally = export(chronicle, form, out)
        spent, worked = time.perf_counter() - begun, time.process_time() - working
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{form:8} {tally.entries:,} entries: {tally.entries / worked:,.0f} a second of the processor, "
            f"{tally.entries / spent:,.0f} by the clock; {out.stat().st_size / 1e6:,.0f} MB; {memory:.0f} MB of memory",
            flush=True,
        )


if __name__ == "__main__":
    main()
