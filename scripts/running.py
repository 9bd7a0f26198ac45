"""What the commands and the Python examples of pages print, run anew."""

from __future__ import annotations

import doctest
import io
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

BLOCK = re.compile(r"^```(?P<kind>console|python)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SESSION = "<!-- one session -->"
END = "end-of-what-the-command-prints"


def renewed(pages: dict[Path, str], root: Path) -> dict[Path, str]:
    """The pages with what their blocks print now; commands run in `root`."""
    alone = [text for text in pages.values() if SESSION not in text]
    printed = _printed([command for text in alone for command in _commands_in(text)], root)
    in_order = {path: _in_one_session(text, path, root) for path, text in pages.items() if SESSION in text}
    return {path: in_order.get(path) or _renewed(text, printed) for path, text in pages.items()}


def _renewed(text: str, printed: dict[str, str]) -> str:
    """The page with what its blocks print now; the Python blocks of a page are one session."""
    names: dict[str, object] = {}

    def block(found: re.Match[str]) -> str:
        body = _session(found["body"], names) if found["kind"] == "python" else _shown(found["body"], printed)
        return f"```{found['kind']}\n{body}```"

    return BLOCK.sub(block, text)


def _in_one_session(text: str, path: Path, root: Path) -> str:
    """The page with what its blocks print when they run one after another, for a page in Polish in Polish."""
    with TemporaryDirectory() as scratch, _Shell(scratch, root, polish=path.suffixes == [".pl", ".md"]) as shell:
        names: dict[str, object] = {}

        def block(found: re.Match[str]) -> str:
            if found["kind"] == "python":
                with chdir(shell.folder):
                    return f"```python\n{_session(found['body'], names)}```"
            return f"```console\n{_shown(found['body'], {each: shell.run(each) for each in _commands_of(found['body'])})}```"

        return BLOCK.sub(block, text)


class _Shell:
    """One shell, which runs a command after the other."""

    def __init__(self, scratch: str, root: Path, *, polish: bool) -> None:
        surroundings = _surroundings(scratch) | ({"LC_ALL": "", "LANG": "pl_PL.UTF-8", "PYTHONUTF8": "1"} if polish else {})
        pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self._bash = subprocess.Popen(["bash"], cwd=root, env=surroundings, encoding="utf-8", **pipe)  # type: ignore[call-overload]

    def __enter__(self) -> _Shell:
        return self

    def __exit__(self, *_: object) -> None:
        self._bash.communicate("exit\n")

    @property
    def folder(self) -> str:
        """Where it stands."""
        return self.run("pwd").strip()

    def run(self, command: str) -> str:
        """What the command prints, errors included."""
        self._bash.stdin.write(f"{{ {_script(command)}\n}} < /dev/null\necho\necho {END}\n")
        self._bash.stdin.flush()
        return _tidy("".join(iter(self._bash.stdout.readline, f"{END}\n"))[:-1])


def _commands_in(text: str) -> list[str]:
    return [command for found in BLOCK.finditer(text) if found["kind"] == "console" for command in _commands_of(found["body"])]


def _commands_of(body: str) -> list[str]:
    """The commands of a block; one goes on in the lines that begin with `> `."""
    lines = [line for line in body.splitlines() if line.startswith(("$ ", "> "))]
    return [command for command in re.split(r"^\$ ", "\n".join(lines), flags=re.MULTILINE) if command]


def _shown(body: str, printed: dict[str, str]) -> str:
    return "".join(f"$ {command.rstrip()}\n{printed[command]}" for command in _commands_of(body))


def _printed(commands: list[str], root: Path) -> dict[str, str]:
    """What each command prints, errors included."""
    with TemporaryDirectory() as scratch, ThreadPoolExecutor(os.cpu_count()) as pool:
        outputs = pool.map(lambda command: _run(command, scratch, root), commands)
        return dict(zip(commands, outputs, strict=True))


def _run(command: str, scratch: str, root: Path) -> str:
    """What the command prints; it may write into the folder `scratch` (`mktemp`)."""
    run = subprocess.run(
        ["bash", "-c", _script(command)],
        cwd=root,
        env=_surroundings(scratch),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return _tidy(run.stdout.decode("utf-8"))


def _tidy(printed: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def _script(command: str) -> str:
    return "\n".join(line.removeprefix("> ") for line in command.splitlines())


def _surroundings(scratch: str) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    surroundings = {"PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "TMPDIR": scratch}
    surroundings |= dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME"), scratch)  # nothing of who writes the pages
    return surroundings | {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}


def _session(body: str, names: dict[str, object]) -> str:
    """The examples of a block with what they print; an exception of theirs is a fault of the page."""
    parts: list[str] = []
    for part in doctest.DocTestParser().parse(body):
        if isinstance(part, str):
            parts.append(part)
            continue
        output = io.StringIO()
        with redirect_stdout(output):
            exec(compile(part.source, "<page>", "single"), names)  # the page is ours
        first, *more = part.source.splitlines()
        parts.append("\n".join([f">>> {first}", *(f"... {line}" for line in more), output.getvalue()]))
    return "".join(parts)
