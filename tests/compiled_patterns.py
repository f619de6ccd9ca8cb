"""Prints, as JSON, every pattern of the package: its modules', and those compiled while its fixtures are read."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Compile, read, and print ``[name, source, flags]`` for each."""
    compiled: dict[tuple[str, int], str] = {}
    compile_ = re.compile

    def noting(pattern: Any, flags: int | re.RegexFlag = 0) -> Any:
        frame = sys._getframe(1)
        module = frame.f_globals.get("__name__", "")
        if module.startswith("profparse") and isinstance(pattern, str) and module != "profparse.patterns":
            compiled.setdefault((pattern, int(flags)), f"{module.removeprefix('profparse.')}:({frame.f_code.co_name})")
        return compile_(pattern, flags)

    re.compile = noting
    import profparse
    from profparse.patterns import LazyPattern, ScriptPattern

    def held(value: object) -> Iterator[tuple[str, str, int]]:
        if isinstance(value, LazyPattern) and isinstance(value.source, str):
            yield "", value.source, value.flags
        elif isinstance(value, ScriptPattern):
            yield from held(value.western)
        elif isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            yield "", value.pattern, value.flags & ~re.UNICODE
        elif isinstance(value, (dict, tuple)):
            parts = value.items() if isinstance(value, dict) else enumerate(value)
            for key, part in parts:
                yield from ((f"[{key!r}]{at}", source, flags) for at, source, flags in held(part))

    out: dict[tuple[str, int], str] = {}
    for info in pkgutil.walk_packages(profparse.__path__, "profparse."):
        if not info.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(info.name)).items():
                for at, source, flags in held(value):
                    out.setdefault((source, flags), f"{info.name.removeprefix('profparse.')}:{name}{at}")
    for page in sorted((ROOT / "fixtures").rglob("*")):
        if page.is_file() and page.suffix != ".json":
            profparse.parse(page, include_hidden=True)
    for (source, flags), place in compiled.items():
        out.setdefault((source, flags), f"{place}-{len(out)}")
    print(json.dumps([[name, source, flags] for (source, flags), name in out.items()]))


if __name__ == "__main__":
    main()
