"""Grammars that come with layouts of other packages: a ``.lark`` file beside the layout's module.

Such a grammar keeps the rules of those that ship with profparse, and what breaks them is told before a page is read
with it. Compiling it needs Lark, a tenth of a second in each process; ``python -m profparse.grammar.packages
FILE.lark`` writes the table beside it, as ``FILE.table.json``, which is used for as long as the grammar is that of the
table.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from profparse.diagnostics import MissingLibraryError
from profparse.grammar import Table, analysed, digest, table_from, table_of


class GrammarFault(ValueError):
    """A grammar that no page can be read with; the message says what is wrong and what to do."""


@cache
def load_file(path: str) -> Table:
    """The table of a grammar file. Raises :class:`GrammarFault` for one that cannot be used."""
    return table_from(_stored(path) or compiled_file(path))


def _stored(path: str) -> Mapping[str, Any] | None:
    """The table beside a grammar, where it is that of the grammar files of the folder as they are."""
    try:
        data: Mapping[str, Any] = json.loads(Path(_table_path(path)).read_bytes())
        return data if data["digest"] == digest(os.path.dirname(os.path.abspath(path))) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _table_path(path: str) -> str:
    return f"{os.path.splitext(path)[0]}.table.json"


def compiled_file(path: str) -> dict[str, Any]:
    """The table of a grammar file as plain data. Raises :class:`GrammarFault` for one that cannot be used."""
    from lark.exceptions import LarkError

    name = os.path.basename(path)
    try:
        text = Path(path).read_text("utf-8")
    except FileNotFoundError:
        raise GrammarFault(f"the grammar {path} is not there; does the package ship its .lark files?") from None
    except (OSError, UnicodeDecodeError) as error:
        raise GrammarFault(f"the grammar {path} cannot be read: {error}") from None
    try:
        parser = analysed(text, Path(path).parent)
    except MissingLibraryError as error:
        raise GrammarFault(f"the grammar {name} cannot be compiled: {error}") from None
    except (LarkError, OSError, KeyError) as error:
        raise GrammarFault(f"the grammar {name} is no LALR(1) grammar: {' '.join(str(error).split())}") from None
    spelt = sorted(terminal.name for terminal in parser.terminals)
    if spelt:
        raise GrammarFault(
            f"the grammar {name} holds characters, in {', '.join(spelt)}; its terminals are kinds of lines: %declare "
            "them, and propose them in the layout's label function"
        )
    data = table_of(parser)
    automaton = data["automaton"]
    if automaton is None:
        raise GrammarFault(
            f"the grammar {name} nests without end, so that reading a long page would not; write repeated parts as "
            "(...)* and not as rules that end in themselves"
        )
    if not automaton["ends"]:
        raise GrammarFault(f"the grammar {name} accepts nothing: its rules only name each other")
    return data


def write_table(path: str) -> str:
    """Compile a grammar file, write its table beside it, and return the table's path."""
    data = {"digest": digest(os.path.dirname(os.path.abspath(path))), **compiled_file(path)}
    target = _table_path(path)
    Path(target).write_text(json.dumps(data, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    return target


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m profparse.grammar.packages FILE.lark…")
    for argument in sys.argv[1:]:
        try:
            print(write_table(argument))
        except GrammarFault as fault:
            sys.exit(f"profparse: {fault}")
