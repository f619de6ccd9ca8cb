"""Build the playground: ``python docs/playground/build.py FOLDER`` puts a page there that reads pages in the browser.

It holds Pyodide as npm has it, and one archive of Python: profparse, what it needs to read a page, and stand-ins for
``regex``, of which there is no build for browsers, and for dateparser, which needs that. Once it is built nothing is
fetched from anywhere else. Where Pyodide cannot be had nothing is built, and a line says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
PYODIDE = "314.0.7"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
#: What is read of a page by these, and Python alone; the others are for exports, merging and many pages at once.
PACKAGES = ("profparse", "bs4", "soupsieve", "typing_extensions", "yaml")
_TIME = (2020, 1, 1, 0, 0, 0)  # of every file in the archive, so that the same files give the same bytes


def build(folder: Path) -> bool:
    """Build the playground into a folder; False where Pyodide cannot be had."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _get_pyodide(folder / "pyodide")
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(folder)
        print(f"the playground is left out: npm does not give Pyodide ({error})", file=sys.stderr)
        return False
    for name in ("index.html", "playground.css", "playground.js", "worker.js", "reading.py"):
        shutil.copyfile(HERE / name, folder / name)
    with zipfile.ZipFile(folder / "packages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(_python()):
            archive.writestr(zipfile.ZipInfo(name, _TIME), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return True


def _get_pyodide(folder: Path) -> None:
    """Pyodide's own files, unless they are there already."""
    stamp = folder / f"{PYODIDE}.version"
    if stamp.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with tempfile.TemporaryDirectory() as place:
        command = ["npm", "pack", f"pyodide@{PYODIDE}", "--silent", "--pack-destination", place]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(place).glob("*.tgz")
        with tarfile.open(packed) as archive:
            for name in FILES:
                file = archive.extractfile(f"package/{name}")
                assert file is not None
                (folder / name).write_bytes(file.read())
    stamp.touch()


def _origin(name: str) -> Path:
    """The file of a module, or of a package's beginning."""
    found = find_spec(name)
    if found is None or found.origin is None:
        raise SystemExit(f"the playground needs {name}, which is not installed")
    return Path(found.origin)


def _python() -> Iterator[tuple[str, Path]]:
    """The files of the packages, by their names in the archive; compiled parts are left out, each has a plain twin."""
    for name in PACKAGES:
        origin = _origin(name)
        if origin.name != "__init__.py":
            yield origin.name, origin
            continue
        for path in origin.parent.rglob("*"):
            if path.is_file() and path.suffix not in (".so", ".pyd", ".pyc") and "test" not in path.parts:
                yield f"{name}/{path.relative_to(origin.parent).as_posix()}", path
    grammars = HERE.parents[1] / "grammars"
    for path in sorted(grammars.glob("*")):
        yield f"profparse/grammars/{path.name}", path
    for path in sorted((HERE / "stand_in").rglob("*.py")):
        yield path.relative_to(HERE / "stand_in").as_posix(), path
    for path in sorted((_origin("dateparser").parent / "data").rglob("*.py")):  # the names of months
        yield f"dateparser/data/{path.relative_to(_origin('dateparser').parent / 'data').as_posix()}", path


if __name__ == "__main__":
    build(Path(sys.argv[1]))
