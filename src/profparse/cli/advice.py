"""What to do next, for an input that could not be read: loaded once something has gone wrong."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from itertools import islice

from profparse.cli.declaration import names

ALIKE = 0.75  # how like a name must be to be meant; lower values suggest files that have little in common with it
MOST = 10_000  # files of a folder that are looked at

_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.[^/]+\.[a-z]", re.IGNORECASE)
_STEPS = (
    ("is a PDF", "convert it to text or HTML first"),
    ("is an Office file", "save it as text or HTML first"),
    ("is a zip archive", "unpack it first, or save the document as text or HTML"),
    ("is a 7z archive", "unpack it first"),
    ("is a gzip file", "unpack it first"),
    ("is a bzip2 file", "unpack it first"),
    ("is an xz file", "unpack it first"),
    ("more than the limit", "--max-bytes N allows more"),
)


def missing(name: str) -> str:
    """What may have been meant by the name of a file that is not there; empty where nothing is like it."""
    address = _address(name)
    if address:
        return f"; nothing is fetched: curl -L {address} | profparse - --base-url {address}"
    if "*" in name or "?" in name:
        return "; no file fits this pattern"
    if name in ("help", "version"):
        return f"; did you mean --{name}?"
    folder, last = os.path.split(name)
    if not folder and "." not in last:
        close = get_close_matches(last, names(), 1, ALIKE)
        if close:
            return f"; did you mean the command {close[0]!r}?"
    try:
        with os.scandir(folder or ".") as entries:
            there = [entry.name for entry in islice(entries, MOST) if not entry.name.startswith(".")]
    except FileNotFoundError:
        return f"; there is no folder {folder!r}"
    except (OSError, ValueError):
        return ""
    close = get_close_matches(last, sorted(there), 1, ALIKE)
    return f"; did you mean {os.path.join(folder, close[0])!r}?" if close else ""


def _address(name: str) -> str:
    """The address of the web that a name is, as a word for a shell; empty for another name."""
    if not _ADDRESS.match(name):
        return ""
    from shlex import quote

    return quote(name if "://" in name else f"https://{name}")


def to_fetch(name: str) -> str:
    """What to do about an address among the inputs of a command that reads no pipe; empty for another name."""
    address = _address(name)
    return f"; nothing is fetched: curl -LO {address}, and name what that saves" if address else ""


def step(message: str) -> str:
    """What can be done about an input that is there and is no page; empty where that is plain."""
    return next((f"; {advice}" for sign, advice in _STEPS if sign in message), "")
