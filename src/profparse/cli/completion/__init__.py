"""Completion for shells: for each shell a module whose ``script()`` is the text that the shell reads."""

from __future__ import annotations

from profparse.cli.declaration import SHELLS, Option, Values

#: The command that prints the layouts there are when a completion is asked for: an installed package may add some.
LAYOUTS = "profparse layouts 2>/dev/null"


def listed(values: Values) -> tuple[str, ...] | None:
    """The names that a value is one of, where they are known beforehand."""
    if values in ("export", "items"):
        from profparse.export.formats import FORMATS as EXPORTS
        from profparse.export.formats import ITEMS

        return EXPORTS if values == "export" else ITEMS
    if values == "format":
        from profparse.pieces.formats import FORMATS

        return FORMATS
    return SHELLS if values == "shell" else None


def spellings(option: Option) -> tuple[str, ...]:
    """The option as it can be typed."""
    return (option.name, option.short) if option.short else (option.name,)
