"""The libraries that only some exports need, imported when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from profparse.diagnostics import MissingLibraryError


def load(name: str, extra: str = "tables") -> Any:
    """The library of a name; raises :class:`MissingLibraryError`, which says what to install, where it is missing.

    ``extra`` is the extra of this package that it comes with.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0]:
            raise  # the library is there, and lacks something itself
        raise MissingLibraryError(
            f"{error.name} is not installed; install it with: pip install 'profparse[{extra}]'"
        ) from None
