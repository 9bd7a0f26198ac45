"""The hook of the build that compiles the reading where the machine can; everywhere else the wheel holds Python alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig

sys.path.insert(0, str(Path(__file__).parent / "compiling"))
from toolchain import REQUIREMENTS, missing

WISH = os.environ.get("LATOPIS_COMPILE", "")
"""`no`: Python alone; `must`: a build that cannot be compiled fails; else it is tried."""
LONGEST = 900
"""Seconds after which the compilation is given up."""


class CompiledReading(BuildHookInterface[WheelBuilderConfig]):
    """Adds the compiled modules beside their sources; an editable installation has none."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the compilation needs, only where there is to be one."""
        return [] if WISH == "no" or missing() else REQUIREMENTS

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Compile, and name the files that the wheel is to hold; where that fails, say so in a line."""
        if version == "editable" or WISH == "no":
            return
        self.folder = TemporaryDirectory()
        fault = missing() or self._compiled_into(self.folder.name)
        if fault and WISH == "must":
            raise RuntimeError(f"Latopis cannot be compiled: {fault}")
        if fault:
            self.app.display_warning(f"Latopis is installed uncompiled, and reads at half the speed: {fault}")
            return
        found = sorted(path for path in Path(self.folder.name).rglob("*") if path.is_file())
        places = {str(path): path.relative_to(self.folder.name).as_posix() for path in found}
        build_data.update(force_include=places, pure_python=False, infer_tag=True)

    def _compiled_into(self, folder: str) -> str:
        """Why there are no compiled modules in the folder; empty where there are."""
        command = [sys.executable, "compiling/native.py", "src", folder]
        try:
            done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, timeout=LONGEST, check=False)
        except (OSError, subprocess.TimeoutExpired) as fault:
            return str(fault)
        said = (done.stdout + done.stderr).strip().splitlines() or [f"exit code {done.returncode}"]
        return said[-1] if done.returncode else ""

    def finalize(self, version: str, build_data: dict[str, object], artifact_path: str) -> None:
        """The compiled modules are in the wheel: their folder may go."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
