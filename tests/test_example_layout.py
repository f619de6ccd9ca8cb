"""The example package in ``docs/example_layout``, built and installed into an environment of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import profparse
from profparse.detect import layout_names
from tests.environments import Environment

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs" / "example_layout"
FIXTURES = EXAMPLE / "fixtures"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the example installed from a copy, so that nothing of the source tree is needed."""
    folder = tmp_path_factory.mktemp("example")
    environment = Environment(folder / "environment")
    shutil.copytree(EXAMPLE, folder / "package")
    environment.install(folder / "package")
    shutil.rmtree(folder / "package")
    return environment


def test_its_own_tests_pass(environment: Environment, tmp_path: Path) -> None:
    """The tests that the package brings hold it to its fixture, where it is installed."""
    for part in ("tests", "fixtures"):
        shutil.copytree(EXAMPLE / part, tmp_path / part)
    done = environment.run("-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path / "tests", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "6 passed" in done.stdout


def test_the_command_line_lists_and_uses_it(environment: Environment) -> None:
    """``profparse layouts`` names it, ``--layout`` takes it, and its page is found to be its own."""
    listed = environment.run("-m", "profparse", "layouts")
    assert (listed.returncode, listed.stderr) == (0, "")
    names = sorted([*layout_names(), "tidewater", "tidewater_lists"])
    assert [line.split()[0] for line in listed.stdout.splitlines()] == names
    command = ("-m", "profparse", FIXTURES / "card.txt", "--json")
    found = json.loads(environment.run(*command).stdout)
    named = json.loads(environment.run(*command, "--layout", "tidewater").stdout)
    assert [layout["name"] for layout in found["layouts"]] == ["tidewater"]
    assert len(found["papers"]) == 3
    assert named["papers"] == found["papers"]


@pytest.mark.parametrize("page", ["docs/examples/author_page.txt", "docs/examples/homepage.md"])
def test_other_pages_are_as_they_were(environment: Environment, page: str) -> None:
    """With the layout installed other pages give the same bytes as without it."""
    done = environment.run("-m", "profparse", ROOT / page, "--json")
    profile = profparse.parse(ROOT / page)
    assert done.stdout == profile.to_json(indent=2) + "\n"


def test_without_it_the_page_gives_fewer_papers() -> None:
    """profparse does not know this page's signs: as some list it reads two of the three papers, and no identifier."""
    profile = profparse.parse(FIXTURES / "card.txt")
    assert "tidewater" not in [layout.name for layout in profile.layouts]
    assert len(profile.papers) == 2 and not any(paper.identifiers for paper in profile.papers)


def test_a_broken_package_does_not_take_the_command_line_down(environment: Environment) -> None:
    """A layout that cannot be imported is told in one line, and everything else works."""
    broken = environment.packages / "broken_layout-1.dist-info"
    broken.mkdir()
    try:
        (broken / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-layout\nVersion: 1\n", "utf-8")
        (broken / "entry_points.txt").write_text("[profparse.layouts]\nbroken = gone:LAYOUT\n", "utf-8")
        done = environment.run("-m", "profparse", FIXTURES / "card.txt", "--json")
        assert (done.returncode, len(json.loads(done.stdout)["papers"])) == (0, 3)
        assert done.stderr == (
            "profparse: warning: the layout broken of the package broken-layout is left out: gone:LAYOUT cannot be "
            "loaded: ModuleNotFoundError: No module named 'gone'\n"
        )
    finally:
        shutil.rmtree(broken)


def test_a_grammar_that_cannot_be_used_is_told_by_layouts(environment: Environment) -> None:
    """``profparse layouts`` tries the grammars of installed layouts, and ends with 1 where one fails."""
    grammar = environment.packages / "tidewater_layout" / "cards.lark"
    kept = grammar.read_text("utf-8")
    try:
        grammar.write_text(kept.replace("%declare BANNER", "%declare"), "utf-8")
        done = environment.run("-m", "profparse", "layouts")
        assert done.returncode == 1
        assert done.stdout.count("\n") == len(layout_names()) + 2
        assert done.stderr == (
            "profparse: the layout tidewater failed: the grammar cards.lark is no LALR(1) grammar: "
            "Rule 'BANNER' used but not defined (in rule start)\n"
        )
    finally:
        grammar.write_text(kept, "utf-8")


def test_a_table_that_is_shipped_spares_the_compiling(environment: Environment) -> None:
    """With the table written beside its grammar, a page is read without Lark."""
    grammar = environment.packages / "tidewater_layout" / "cards.lark"
    page = f"pathlib.Path({str(FIXTURES / 'card.txt')!r})"
    code = f"import sys, pathlib, profparse; profparse.parse({page}); print('lark' in sys.modules)"
    assert environment.run("-c", code).stdout == "True\n"
    done = environment.run("-m", "profparse.grammar.packages", grammar)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{grammar.with_suffix('.table.json')}\n", "")
    declaration = grammar.with_name("lists.layout")
    done = environment.run("-m", "profparse.layouts.declared", declaration)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{declaration}.json\n", "")
    assert environment.run("-c", code).stdout == "False\n"
    missing = grammar.with_name("none.lark")
    done = environment.run("-m", "profparse.grammar.packages", missing)
    says = f"profparse: the grammar {missing} is not there; does the package ship its .lark files?\n"
    assert (done.returncode, done.stderr) == (1, says)
