"""What a compilation needs of the machine; run as a script: prints what is missing, and exits 1."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path

REQUIREMENTS = ["mypy>=1.18", "setuptools>=77"]
"""What the build needs then, beyond what every build needs."""


def missing() -> str:
    """The first thing that is missing for a compilation; empty where nothing is."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    header = Path(sysconfig.get_path("include"), "Python.h")
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler})"
    return "" if header.exists() else f"there is no {header}"


if __name__ == "__main__":
    print(missing())
    sys.exit(bool(missing()))
