"""Every example of README.md, CONTRIBUTING.md and docs/ is run, and prints what the page says it prints.

Blocks of ``pycon`` are doctests. Blocks of ``console`` are commands behind ``$``, each followed by its output, where
``...`` stands for anything. Blocks of ``sh`` are for setting up, which is not done again here: of them only the
Makefile's targets are checked to be there. The guides in ``docs/how_to`` are followed in full by ``test_how_to.py``.
"""

import contextlib
import doctest
import inspect
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import profparse
from profparse.cli import main
from profparse.cli.declaration import COMMANDS, OPTIONS
from profparse.layouts import contract

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLE_PAGES = ROOT / "docs" / "examples"  # input for the examples, no documentation
GUIDES = ROOT / "docs" / "how_to"  # followed in a folder of their own by test_how_to.py
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: where it stands, its language, and its text."""

    page: Path
    line: int
    language: str
    text: str


def blocks(*languages: str) -> list[Block]:
    """The fenced blocks of the given languages, in all pages."""
    found = []
    for page in PAGES:
        if EXAMPLE_PAGES in page.parents or GUIDES in page.parents:
            continue
        text = page.read_text("utf-8")
        for match in FENCE.finditer(text):
            if match[1] in languages:
                found.append(Block(page, text.count("\n", 0, match.start()) + 2, match[1], match[2]))
    return found


def place(block: Block) -> str:
    """What a block is called in a test's id."""
    return f"{block.page.relative_to(ROOT)}:{block.line}"


def matches(said: str, printed: str) -> bool:
    """Whether the output is what the page says, ``...`` standing for anything."""
    return doctest.OutputChecker().check_output(said, printed, doctest.ELLIPSIS)


@pytest.mark.parametrize("page", dict.fromkeys(block.page for block in blocks("pycon")), ids=lambda page: page.name)
def test_a_python_session_prints_what_the_page_says(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ``pycon`` blocks of a page are one doctest, run where the repository is."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in blocks("pycon"):
        if block.page == page:
            test = doctest.DocTestParser().get_doctest(block.text, names, place(block), str(page), block.line - 1)
            assert test.examples
            report = io.StringIO()
            doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.write, clear_globs=False)
            assert report.getvalue() == ""
            names = test.globs


@pytest.mark.parametrize("block", blocks("console"), ids=place)
def test_a_command_prints_what_the_page_says(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of a ``console`` block prints the output under it."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    commands = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    assert commands
    for command in commands:
        typed, said = command.split("\n", 1)
        printed = run(typed)
        assert matches(said, printed), f"$ {typed}\n{printed}"


def run(typed: str) -> str:
    """What a command prints, both streams; ``profparse`` alone runs here, anything else in a shell."""
    words = shlex.split(typed)
    if words[0] == "profparse" and not set(words) & {"|", ">", "<", "-"}:
        raw = io.BytesIO()
        printed = io.TextIOWrapper(raw, "utf-8", write_through=True)
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            main(words[1:])
        return raw.getvalue().decode("utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(profparse.__file__).parents[1])}
    shell = re.sub(r"\bprofparse (?=-|\w+/|\w+\.)", f"{shlex.quote(sys.executable)} -m profparse ", typed)
    done = subprocess.run(shell, shell=True, capture_output=True, text=True, env=environment, timeout=60)
    return done.stdout + done.stderr


#: What a person types to set things up; everything else in a block of ``sh`` would have to be run.
SET_UP = re.compile(
    r"(?:make [a-z-]+(?: [A-Z]+=[\w/.]+)?|pip install [^|;&#]+|\.ci/run|python -m profparse\.boundary\.train \S+)"
    r"\s*(?:#.*)?"
)


def test_no_example_goes_untested() -> None:
    """Outside of the guides a block is a session, a command with its output, set-up, or shows data and grammars."""
    for block in blocks("python", "py", "bash", "shell", "sh"):
        assert block.language == "sh", f"{place(block)}: {block.language} is not run; use pycon or console"
        for line in filter(None, block.text.splitlines()):
            assert SET_UP.fullmatch(line), f"{place(block)}: {line!r} is not run"


def test_the_make_targets_that_are_named_exist() -> None:
    """Every ``make …`` of the pages is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        word
        for page in PAGES
        if EXAMPLE_PAGES not in page.parents
        for word in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {"demo", "test"} <= named <= targets


def test_links_between_the_pages_lead_somewhere() -> None:
    """A relative link of a page names a file that is there."""
    for page in PAGES:
        if EXAMPLE_PAGES in page.parents:
            continue
        prose = FENCE.sub("", page.read_text("utf-8"))
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_figures_of_accuracy_are_those_that_were_measured() -> None:
    """What README and the comparison say of how right it is stands in a table of ``docs/accuracy.md``."""
    accuracy = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    table = accuracy[accuracy.index("<!-- cross-validated: begin") : accuracy.index("<!-- cross-validated: end")]
    for page in (ROOT / "README.md", ROOT / "docs" / "comparison.md"):
        (said,) = re.findall(r"<!-- of accuracy.md: begin -->(.*?)<!-- of", page.read_text("utf-8"), re.DOTALL)
        figures = re.findall(r"0\.\d+ \(0\.\d+ to 0\.\d+\)", " ".join(said.split()))
        assert len(figures) == said.count("(0.") and len(figures) > 3
        assert [figure for figure in figures if f" {figure} " not in table] == [], page.name


def test_the_command_line_is_documented() -> None:
    """``docs/command_line.md`` names every command and every option."""
    text = (ROOT / "docs" / "command_line.md").read_text("utf-8")
    for command in COMMANDS[1:]:
        assert f"\nprofparse {command.name} " in text
    for option in OPTIONS:
        short = f"{option.short}`, `" if option.short else ""
        assert f"| `{short}{option.name} {option.value}".rstrip() + "` |" in text


def test_every_public_name_is_in_the_reference() -> None:
    """``docs/python.md`` has an entry for each name of ``profparse`` and of the import point for layouts."""
    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    for name in set(profparse.__all__) - {"__version__", "export", "schema", "SCHEMA_VERSION"}:
        assert re.search(rf"^\.\. auto\w+:: profparse\.{name}$", text, re.MULTILINE), name
    for name in set(contract.__all__) - {"READERS", "Diagnostic"}:
        assert re.search(rf"^\.\. auto\w+:: profparse\.layouts\.contract\.{name}$", text, re.MULTILINE), name


def test_every_public_name_has_a_docstring() -> None:
    """The reference is made of docstrings: classes, their methods and functions all have one of their own."""
    undocumented = []
    for module in (profparse, contract):
        for name in module.__all__:
            value = getattr(module, name)
            if not (inspect.isclass(value) or inspect.isfunction(value)):
                continue
            parts = {name: value}
            if inspect.isclass(value) and value.__module__.startswith("profparse"):
                parts |= {f"{name}.{part}": vars(value)[part] for part in vars(value) if not part.startswith("_")}
            undocumented += [
                part
                for part, held in parts.items()
                if (inspect.isclass(held) or inspect.isfunction(held) or isinstance(held, classmethod | property))
                and not (held.__doc__ or "").strip()
            ]
    assert undocumented == []
