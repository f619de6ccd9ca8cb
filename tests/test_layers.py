"""The design's rules about files: dependencies point one way, tables are fresh, data ships."""

import ast
import graphlib
import json
import tomllib
from pathlib import Path

import pytest

from profparse.grammar import tables as grammar

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "profparse"
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LAYERS: list[str] = CONFIGURATION["tool"]["importlinter"]["contracts"][0]["layers"]
RANK = {
    name.strip(" ()"): len(LAYERS) - n
    for n, layer in enumerate(LAYERS)
    for name in layer.replace("|", ":").split(":")
}  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))


def module_name(path: Path) -> str:
    """The dotted name of a module's file."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    """The modules of profparse that a module imports, anywhere in it but under ``if TYPE_CHECKING``."""
    found: set[str] = set()

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("profparse"):
            found.update(
                name if name in RANK else node.module for name in (f"{node.module}.{a.name}" for a in node.names)
            )
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name.startswith("profparse"))
        for child in ast.iter_child_nodes(node):
            walk(child)

    walk(ast.parse(path.read_text("utf-8")))
    return found


def layer(module: str) -> str | None:
    """The layer that a module belongs to."""
    return next((name for name in RANK if module == name or module.startswith(name + ".")), None)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_dependencies_point_one_way(path: Path) -> None:
    """A module imports only from its own layer's package or from lower layers; the contract names every layer."""
    name = module_name(path)
    own = layer(name)
    if name in ("profparse", "profparse.__main__"):
        return
    assert own is not None, f"{name} is in no layer of pyproject.toml"
    for other in imported(path):
        theirs = layer(other)
        if theirs is None or theirs == own:
            continue
        assert RANK[theirs] < RANK[own], f"{name} imports {other}"


def test_no_dependency_is_exempt() -> None:
    """The contract knows no exception."""
    assert set(CONFIGURATION["tool"]["importlinter"]["contracts"][0]) == {"name", "type", "layers"}


@pytest.mark.parametrize("part", sorted({layer.rpartition(".")[2] for layer in RANK}))
def test_no_modules_import_each_other_in_a_circle(part: str) -> None:
    """Within a layer too, what is imported does not import back, on any way round."""
    modules = {module_name(path): path for path in MODULES}
    graph = {
        name: {other for other in imported(path) if other in modules and other != name}
        for name, path in modules.items()
        if layer(name) == f"profparse.{part}"
    }
    graphlib.TopologicalSorter(graph).prepare()


FOLDERS = sorted(path.parent.relative_to(PACKAGE).as_posix() for path in MODULES if path.name == "__init__.py")


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder != "."])
def test_a_folder_says_what_lives_there(folder: str) -> None:
    """The docstring of each folder says what lives there, and what does not."""
    says = ast.get_docstring(ast.parse((PACKAGE / folder / "__init__.py").read_text("utf-8"))) or ""
    assert "Here: " in says and "Not here: " in says


def test_the_shipped_grammar_tables_are_fresh(tmp_path: Path) -> None:
    """The files in ``data/grammars`` are what ``python -m profparse.grammar`` (``make tables``) writes."""
    grammar.write_tables(tmp_path)
    fresh = {path.name: json.loads(path.read_text("utf-8")) for path in tmp_path.iterdir()}
    assert {path.name: json.loads(path.read_text("utf-8")) for path in Path(grammar.TABLES).iterdir()} == fresh
