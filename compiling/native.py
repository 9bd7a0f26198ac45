"""Compile the reading of a document with mypyc: native.py SOURCES TARGET

SOURCES is the folder that holds the package `latopis`. TARGET gets a folder `latopis` with one extension module for each
compiled one and, beside it, the library that they share. What leaves the package (`latopis.model`), what is loaded from outside
and what is shown to people stays Python: it takes no time that matters, and users may subclass or pickle it.
"""

from __future__ import annotations

import os
import shutil
import sys
from multiprocessing.pool import ThreadPool
from pathlib import Path
from tempfile import TemporaryDirectory

from mypyc.build import mypycify
from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

sys.path.insert(0, str(Path(__file__).parent))
from spelled import spelled_out

FOLDERS = {"analyse", "read", "lexicon"}
MODULES = {
    "edtf.py",
    "grammar.py",
    "name_patterns.py",
    "pipeline.py",
    "record_json.py",
    "register.py",
    "sentence.py",
    "syntax.py",
}
OPTIONS = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", "--disable-error-code=unused-ignore"]


def is_compiled(module: Path) -> bool:
    """Whether the module, as a path inside the package, is compiled."""
    empty = module.name == "__init__.py" and module.parent.name in ("analyse", "read")
    return (module.parts[0] in FOLDERS and not empty) or module.as_posix() in MODULES


class ParallelBuild(build_ext):
    """Compiles the files of an extension beside each other."""

    def build_extension(self, ext: Extension) -> None:
        """The sources as objects first; linking is what is left."""

        def objects_of(source: Path) -> list[str]:
            options, folders = ext.extra_compile_args, ext.include_dirs
            return list(self.compiler.compile([str(source)], self.build_temp, include_dirs=folders, extra_postargs=options))

        largest_first = sorted(map(Path, ext.sources), key=lambda path: -path.stat().st_size)
        if sys.platform == "linux":  # calls between the modules need no detour: nobody replaces a function of the library
            ext.extra_compile_args.append("-fno-semantic-interposition")
            ext.extra_link_args.append("-Wl,-Bsymbolic-functions")
        with ThreadPool(os.cpu_count()) as pool:
            found = pool.map(objects_of, largest_first, chunksize=1)
        ext.extra_objects, ext.sources = [path for paths in found for path in paths], []
        super().build_extension(ext)


def compile_into(sources: Path, target: Path) -> None:
    """Write the extension modules of the package in `sources` below `target`."""
    target = target.resolve()
    with TemporaryDirectory() as folder:
        shutil.copytree(sources / "latopis", Path(folder, "latopis"), ignore=shutil.ignore_patterns("__pycache__", "data"))
        os.chdir(folder)
        modules = sorted(path for path in Path("latopis").rglob("*.py") if is_compiled(path.relative_to("latopis")))
        for path in modules:
            path.write_text(spelled_out(path.read_text(encoding="utf-8")), encoding="utf-8")
        paths = [*OPTIONS, *map(str, modules)]
        found = mypycify(paths, opt_level="1", debug_level="0", multi_file=True, group_name="latopis")
        extensions = [one for one in found if isinstance(one, Extension)]
        build = ["--quiet", "build_ext", f"--build-lib={target}", "--build-temp=objects"]
        setup(name="latopis", packages=[], ext_modules=extensions, cmdclass={"build_ext": ParallelBuild}, script_args=build)


if __name__ == "__main__":
    compile_into(Path(sys.argv[1]), Path(sys.argv[2]))
