"""Build the playground: ``python docs/playground/build.py FOLDER`` puts a page there that reads pages in the browser.

It holds Pyodide as npm has it, and one archive of Python: profparse, what it needs to read a page, and a stand-in for
``regex``, of which there is no build for browsers. Once it is built nothing is fetched from anywhere else. Without npm
nothing is built, and a line says so.
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
PACKAGES = (
    "profparse", "bs4", "soupsieve", "typing_extensions", "yaml", "dateparser", "dateutil", "pytz", "six", "tzlocal",
)  # fmt: skip
_TIME = (2020, 1, 1, 0, 0, 0)  # of every file in the archive, so that the same files give the same bytes


def build(folder: Path) -> bool:
    """Build the playground into a folder; False where npm is not here to get Pyodide with."""
    npm = shutil.which("npm")
    if npm is None:
        print("the playground is left out: npm, which gets Pyodide, is not here", file=sys.stderr)
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("index.html", "playground.css", "playground.js", "worker.js", "reading.py"):
        shutil.copyfile(HERE / name, folder / name)
    _get_pyodide(npm, folder / "pyodide")
    with zipfile.ZipFile(folder / "packages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(_python()):
            archive.writestr(zipfile.ZipInfo(name, _TIME), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return True


def _get_pyodide(npm: str, folder: Path) -> None:
    """Pyodide's own files, unless they are there already."""
    stamp = folder / f"{PYODIDE}.version"
    if stamp.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with tempfile.TemporaryDirectory() as place:
        command = [npm, "pack", f"pyodide@{PYODIDE}", "--silent", "--pack-destination", place]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(place).glob("*.tgz")
        with tarfile.open(packed) as archive:
            for name in FILES:
                file = archive.extractfile(f"package/{name}")
                assert file is not None
                (folder / name).write_bytes(file.read())
    stamp.touch()


def _python() -> Iterator[tuple[str, Path]]:
    """The files of the packages, by their names in the archive; compiled parts are left out, each has a plain twin."""
    for name in PACKAGES:
        found = find_spec(name)
        if found is None or found.origin is None:
            raise SystemExit(f"the playground needs {name}, which is not installed")
        origin = Path(found.origin)
        if origin.name != "__init__.py":
            yield origin.name, origin
            continue
        for path in origin.parent.rglob("*"):
            if path.is_file() and path.suffix not in (".so", ".pyd", ".pyc") and "test" not in path.parts:
                yield f"{name}/{path.relative_to(origin.parent).as_posix()}", path
    grammars = HERE.parents[1] / "grammars"
    for path in sorted(grammars.glob("*")):
        yield f"profparse/grammars/{path.name}", path
    yield "regex.py", HERE / "stand_in" / "regex.py"


if __name__ == "__main__":
    build(Path(sys.argv[1]))
