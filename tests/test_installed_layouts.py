"""Layouts of other packages are found through their entry point, and looking for them costs little."""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from zipfile import ZipFile

import pytest

from profparse import detect
from tests.cli.conftest import ENVIRONMENT

LAYOUT = """
from profparse.layouts.contract import Built, Layout
LAYOUT = Layout("{name}", "mine", "homepage", lambda page: [], lambda stretch: [], lambda tree, stretch: Built())
"""
#: The layouts of the package, which are those that no entry point names.
SHIPPED = [layout.name for layout in detect.layouts() if isinstance(layout.grammar, str)]
POINTS = "[profparse.layouts]\nmine = mine:LAYOUT\n"


def install(site: Path, folder: str, points: str | None = POINTS) -> None:
    """A package with its metadata in a folder of that name."""
    (site / folder).mkdir(parents=True)
    (site / folder / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n")
    (site / folder / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n")
    if points is not None:
        (site / folder / "entry_points.txt").write_text(points)


def names(site: Path) -> list[str]:
    """The layouts that a process finds with a folder on its path."""
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{ENVIRONMENT['PYTHONPATH']}:{site}"}
    command = [sys.executable, "-m", "profparse", "layouts", "--json"]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return [layout["name"] for layout in json.loads(run.stdout)]


def test_an_installed_layout_is_found(tmp_path: Path) -> None:
    """A package's entry point names a layout, which is then one of all."""
    assert names(tmp_path) == SHIPPED
    (tmp_path / "mine.py").write_text(LAYOUT.format(name="mine"))
    install(tmp_path, "mine-1.0.dist-info")
    assert names(tmp_path) == sorted([*SHIPPED, "mine"])


def test_a_layout_that_ships_cannot_be_replaced(tmp_path: Path) -> None:
    """An installed layout of a name that is taken is left out."""
    (tmp_path / "mine.py").write_text(LAYOUT.format(name="homepage"))
    install(tmp_path, "mine-1.0.dist-info")
    assert names(tmp_path) == SHIPPED


def zipped(site: Path) -> str:
    """A package in a zip archive."""
    path = site / "mine.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("mine-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n")
        archive.writestr("mine-1.0.dist-info/entry_points.txt", POINTS)
    return str(path)


def in_folder(folder: str, points: str | None = POINTS) -> Callable[[Path], str]:
    """A package with its metadata in a folder; gives the place to put on the path."""

    def make(site: Path) -> str:
        install(site, folder, points)
        return str((site / folder).parent)

    return make


PLACES = {
    "wheel": (in_folder("mine-1.0.dist-info"), True),
    "capitals": (in_folder("mine-1.0.DIST-INFO"), True),
    "development": (in_folder("mine.egg-info"), True),
    "egg": (in_folder("mine-1.0.egg/EGG-INFO"), True),
    "zip": (zipped, True),
    "other group": (in_folder("mine-1.0.dist-info", "[console_scripts]\nmine = mine:run\n"), False),
    "no entry points": (in_folder("mine-1.0.dist-info", None), False),
    "no package": (in_folder("mine"), False),
    "missing": (lambda site: str(site / "missing"), False),
}


@pytest.mark.parametrize(("make", "there"), PLACES.values(), ids=PLACES)
def test_none_is_missed(
    make: Callable[[Path], str], there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick look says that there may be an entry point just where importlib.metadata finds one."""
    monkeypatch.setattr(sys, "path", [make(tmp_path)])
    assert bool(entry_points(group=detect.ENTRY_POINTS)) is there
    assert detect._may_be_installed() is there


def test_another_finder_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that something other than the path leads to are left to importlib.metadata."""

    class Finder:
        def find_distributions(self, context: object = None) -> list[object]:
            return []

        def find_spec(self, *_: object) -> None:
            return None

    monkeypatch.setattr(sys, "path", [])
    assert not detect._may_be_installed()
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert detect._may_be_installed()
