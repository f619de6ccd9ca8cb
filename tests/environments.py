"""Python environments for tests of what is installed."""

from __future__ import annotations

import os
import subprocess
import sysconfig
import venv
from pathlib import Path

import profparse


class Environment:
    """A Python environment that sees profparse and what it needs, and has nothing else installed."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, symlinks=True)
        self.bin = folder / "bin"
        self.python = self.bin / "python"
        self.packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
        seen = {str(Path(profparse.__file__).parents[1]), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (self.packages / "seen.pth").write_text("".join(f"{path}\n" for path in sorted(seen)), "utf-8")
        hidden = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")
        self.variables = {name: value for name, value in os.environ.items() if name not in hidden}

    def run(self, *arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run the environment's Python."""
        command = [str(self.python), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=self.variables, timeout=120)

    def install(self, package: Path) -> None:
        """Build and install a package, as ``pip install`` does, from what is on this machine."""
        done = self.run("-m", "pip", "install", *OFFLINE, package)
        assert done.returncode == 0, done.stderr

    def with_commands(self) -> dict[str, str]:
        """The variables of a shell in which the environment is active; its ``pip`` installs from this machine."""
        self._command("profparse", 'exec python -m profparse "$@"')
        self._command("pip", f'command=$1; shift; exec python -m pip "$command" {" ".join(OFFLINE)} "$@"')
        return {**self.variables, "PATH": f"{self.bin}{os.pathsep}{self.variables['PATH']}"}

    def _command(self, name: str, line: str) -> None:
        (self.bin / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        (self.bin / name).chmod(0o755)


OFFLINE = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "--no-index")
