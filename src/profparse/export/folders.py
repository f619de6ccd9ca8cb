"""Exports of several files, written into a folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_folder(files: Mapping[str, str], folder: str | os.PathLike[str]) -> None:
    """Write texts under their paths into a folder that is not there yet, or is empty: all of them or none.

    Raises ``FileExistsError`` for a folder that holds something, and ``OSError`` where it cannot be written.
    """
    target = Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(17, "it is there already, and is no empty folder", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent))
    try:
        for path, text in files.items():
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        made.chmod(0o777 & ~_umask())
        if target.exists():
            target.rmdir()
        made.rename(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _umask() -> int:
    """What the process keeps from new files; it can only be read by setting it."""
    umask = os.umask(0)
    os.umask(umask)
    return umask
