"""The data files of the package: tables of words and names, kept apart from the code that uses them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DIRECTORY = Path(__file__).parent / "data"


@cache
def load_json(name: str) -> Any:
    """The content of ``data/NAME.json``; read once. Raises ``FileNotFoundError`` for a name that does not ship."""
    return json.loads((DIRECTORY / f"{name}.json").read_text("utf-8"))


@cache
def load_text(name: str) -> str:
    """The text of the file ``data/NAME``; read once. Raises ``FileNotFoundError`` for a name that does not ship."""
    return (DIRECTORY / name).read_text("utf-8")
