"""Each guide of ``docs/how_to`` is followed to the letter, in a fresh folder and an environment of its own.

A block under a paragraph that ends in a file's name and a colon is saved as that file. Blocks of ``sh`` are run; so are
those of ``console``, whose output has to be as printed; ``pycon`` is a session that goes on through the page.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.environments import Environment
from tests.test_docs import FENCE, matches

#: Guides to changes of profparse itself, which are followed in a copy of it.
IN_A_CLONE = ("add_a_language", "add_a_site", "add_an_export")
COPIED = ("docs", "fixtures", "grammars", "man", "src", "tests", "Makefile", "pyproject.toml")
#: What the guides to engines need, by their names.
LIBRARIES = {"spark": "pyspark", "daft": "daft"}
ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "how_to"
SAVED = re.compile(r"`([\w./-]+)`[^`\n]{0,80}(?:\n[^`\n]{1,120})?:\n\n\Z")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment for all guides."""
    return Environment(tmp_path_factory.mktemp("how_to") / "environment")


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda page: page.stem)
def test_a_guide_works_as_it_is_written(
    page: Path, environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file is saved, every command run and every session typed, in their order."""
    text = page.read_text("utf-8")
    if "jq " in text and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    if page.stem in LIBRARIES and find_spec(LIBRARIES[page.stem]) is None:
        pytest.skip(f"{LIBRARIES[page.stem]} (profparse[{page.stem}]) is not installed")
    if page.stem == "spark" and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Java, which Spark runs on, is not installed")
    monkeypatch.chdir(tmp_path)
    shell = {**environment.with_commands(), "COLUMNS": "100", "NO_COLOR": "1"}
    if page.stem in IN_A_CLONE:
        clone(tmp_path)
        shell |= {"PATH": f"{tmp_path / '.venv' / 'bin'}{os.pathsep}{shell['PATH']}"}
    session = Session(page)
    followed = 0
    for match in FENCE.finditer(text):
        language, block = match[1], match[2]
        line = text.count("\n", 0, match.start()) + 2
        saved = SAVED.search(text, max(0, match.start() - 300), match.start())
        followed += 1
        if language == "console":
            for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                typed, said = command.split("\n", 1)
                done = bash(typed, shell)
                assert matches(said, done.stdout + done.stderr), f"$ {typed}\n{done.stdout}{done.stderr}"
        elif language == "sh":
            done = bash(block, shell)
            assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        elif language == "pycon":
            session.type(block, line)
        elif saved:
            path = Path(saved[1])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, "utf-8")
        else:
            followed -= 1
            assert language in ("text", ""), f"{page.name}:{line}: a block of {language} that nothing is done with"
    assert followed


def clone(folder: Path) -> None:
    """A copy of this repository whose environment, already set up, is that of this process with the copy's modules."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, folder / name)
    bin = folder / ".venv" / "bin"
    bin.mkdir(parents=True)
    for name, line in (("python", '"$@"'), ("profparse", '-m profparse "$@"')):
        run = f"exec env PYTHONPATH={shlex.quote(str(folder / 'src'))} {shlex.quote(sys.executable)} {line}"
        (bin / name).write_text(f"#!/bin/sh\n{run}\n", "utf-8")
        (bin / name).chmod(0o755)
    for stamp in (".demo", ".test"):
        (bin.parent / stamp).touch()


def bash(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command as it is typed."""
    line = ["bash", "-e", "-o", "pipefail", "-c", command]
    return subprocess.run(line, capture_output=True, text=True, env=environment, timeout=600)


class Session:
    """A Python session through a page."""

    def __init__(self, page: Path) -> None:
        self._page = page
        self._names: dict[str, object] = {}

    def type(self, block: str, line: int) -> None:
        """Type a block; what is printed has to be what the page says."""
        test = doctest.DocTestParser().get_doctest(block, self._names, self._page.name, str(self._page), line - 1)
        assert test.examples
        report = io.StringIO()
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.write, clear_globs=False)
        assert report.getvalue() == ""
        self._names = test.globs
