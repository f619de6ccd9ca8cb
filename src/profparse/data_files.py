"""The data files of the package: tables of words and names, kept apart from the code that uses them."""

import json
import os
from functools import cache
from typing import Any

DIRECTORY = os.path.join(os.path.dirname(__file__), "data")


@cache
def load_json(name: str) -> Any:
    """The content of ``data/NAME.json``; read once. Raises ``FileNotFoundError`` for a name that does not ship."""
    return json.loads(read(f"{name}.json"))


def read(name: str) -> bytes:
    """The bytes of a data file. Raises ``FileNotFoundError`` for a name that does not ship."""
    with open(os.path.join(DIRECTORY, name), "rb") as file:
        return file.read()


@cache
def load_text(name: str) -> str:
    """The text of the file ``data/NAME``; read once. Raises ``FileNotFoundError`` for a name that does not ship."""
    return read(name).decode("utf-8")
