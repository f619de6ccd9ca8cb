"""Run the fuzzer: ``python -m tests.fuzz [--seconds N] [--keep FOLDER] [TARGET ...]``; ``make fuzz`` calls it.

Each target runs for N seconds on its own, from the kept inputs and the fixtures on. An input that breaks a law, or
takes longer than :data:`SLOWEST` seconds, is written to the folder, and the run ends with code 1. Needs atheris.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]

SLOWEST = 10
ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).with_name("corpus")


def main() -> int:
    """Run the targets one after another, each in a process of its own, and print a line of figures for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=int, default=60, help="how long each target runs")
    parser.add_argument("--keep", type=Path, help="a folder for inputs that reach new code, and for findings")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("targets", nargs="*")
    given = parser.parse_args()
    if given.one:
        return _fuzz(given.targets[0], given.targets[1:])
    from tests.fuzz.targets import TARGETS

    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no target {unknown[0]!r}; there are {', '.join(TARGETS)}")
    with tempfile.TemporaryDirectory() as temporary:
        return max([_run(name, given.seconds, given.keep or Path(temporary)) for name in given.targets or TARGETS])


def _run(name: str, seconds: int, keep: Path) -> int:
    """Run one target; its exit code, 0 where it found nothing."""
    found, seeds = keep / name, keep / f"{name}-seeds"
    found.mkdir(parents=True, exist_ok=True)
    _write_seeds(seeds, name)
    options = [
        f"-max_total_time={seconds}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048", "-print_final_stats=1",
        "-max_len=6000", f"-artifact_prefix={found.parent}/finding-{name}-",
    ]  # fmt: skip
    folders = [str(found), str(seeds), *([str(KEPT / name)] if (KEPT / name).is_dir() else [])]
    command = [sys.executable, "-m", "tests.fuzz", "--one", "--", name, *options, *folders]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
    said = result.stdout + result.stderr
    executed = re.search(r"number_of_executed_units: (\d+)", said)
    covered = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", said)
    figures = f"{covered[-1][0]} branches, {covered[-1][2]} inputs kept" if covered else "nothing covered"
    print(f"{name}: {executed[1] if executed else '?'} executions in {seconds} s, {figures}", flush=True)
    if result.returncode:
        print(said[-3000:])
    return min(result.returncode, 1)


def _write_seeds(folder: Path, name: str) -> None:
    """The fixtures as inputs of a target."""
    from tests.pages import PAGES

    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(PAGES):
        data = page.read_bytes()
        (folder / page.stem).write_bytes(data if name in ("page", "front_matter") else bytes([number % 7 + 64]) + data)
    if name == "dates":
        for page in PAGES:
            for number, line in enumerate(page.read_bytes().splitlines()[:60]):
                (folder / f"{page.stem}-{number}").write_bytes(b"\x01" + line[:80])


def _fuzz(name: str, options: list[str]) -> int:
    """Fuzz one target in this process, the package instrumented."""
    with atheris.instrument_imports(include=["profparse"], enable_loader_override=False):
        import profparse

        for module in pkgutil.walk_packages(profparse.__path__, "profparse."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    from tests.fuzz.targets import TARGETS

    atheris.Setup([name, *options], TARGETS[name])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
