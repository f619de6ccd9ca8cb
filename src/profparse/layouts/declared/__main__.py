"""Read declarations, those that ship or those given, and write what was read beside them."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from profparse.data_files import DIRECTORY
from profparse.diagnostics import ProfparseError
from profparse.layouts.declared import COMPILED
from profparse.layouts.declared.declaration import Declaration, digest_of, read_declaration


def declarations() -> list[Declaration]:
    """The declarations in the package's data, by the names of their files."""
    files = sorted(Path(DIRECTORY, "layouts").glob("*.layout"))
    return [read_declaration(file.read_text("utf-8"), file.name) for file in files]


def compiled() -> str:
    """The content of the file that is read in place of the declarations."""
    return json.dumps([plain(declaration) for declaration in declarations()], ensure_ascii=False, indent=0) + "\n"


def plain(declaration: Declaration) -> dict[str, Any]:
    """A declaration as JSON holds it."""
    return {**declaration._asdict(), "signs": [sign._asdict() for sign in declaration.signs]}


def store(path: str) -> str:
    """Read the declaration at a path and write what was read beside it, as ``FILE.layout.json``; gives that path."""
    text = Path(path).read_text("utf-8")
    data = {"digest": digest_of(text), **plain(read_declaration(text, Path(path).name))}
    stored = f"{path}.json"
    Path(stored).write_text(json.dumps(data, ensure_ascii=False) + "\n", "utf-8")
    return stored


def main(arguments: Sequence[str]) -> int:
    """Store the declarations at the paths given, or all that ship; gives the exit code."""
    try:
        for path in arguments:
            print(store(path))
    except (OSError, ProfparseError) as error:
        print(f"profparse: {error}", file=sys.stderr)
        return 1
    if not arguments:
        Path(DIRECTORY, COMPILED).write_text(compiled(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
