"""Score all gold, and say what was gained and lost since another revision.

usage: python benchmarks/accuracy.py GOLD TEXTS [--against REVISION] [--misses] [--reliability]
                                     [--write-floors SET]
       python benchmarks/accuracy.py --smoke FOLDER

GOLD is a folder of gold (docs/accuracy.md), TEXTS the folder of its pages.
--against     a revision of this repository; the last tag where nothing is given, and none where there is no tag
--misses      also list each value that is not right, by measure and cause
--reliability also print what the confidences are worth
--write-floors put what is measured now, less a little, into accuracy_floors.json under this name (see floors.py)
--smoke       read pages without gold: what share of each is residue, how many items, and what looks odd
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from profparse.diagnostics import InputError
from profparse.evaluate import Evaluation, Record, calibration_error, evaluate, judge
from profparse.table import table

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("accuracy_floors.json")
MARGIN = 0.01  # a floor's distance to what was measured when it was set
# Run by the other revision, which has no part of this file: it need only parse.
READER = """
import json, sys
from pathlib import Path
from profparse import parse
for name in sys.argv[2:]:
    try:
        found = parse(Path(sys.argv[1]) / name).to_dict()
    except Exception as error:
        found = {"failed": f"{type(error).__name__}: {error}"}
    print(json.dumps(found))
"""


def git(*arguments: str) -> str:
    """What a git command prints."""
    run = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def last_tag() -> str | None:
    """The last release, or None before the first."""
    try:
        return git("describe", "--tags", "--abbrev=0")
    except subprocess.CalledProcessError:
        return None


def at_revision(revision: str, gold: Mapping[str, Any], texts: Path) -> Evaluation:
    """What another revision reads, scored by this one's rules; the revision is checked out into a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git("worktree", "add", "--detach", "--quiet", str(tree), revision)
        try:
            found = read_with(tree, [page["source"] for page in gold.values()], texts)
        finally:
            git("worktree", "remove", "--force", str(tree))
    records: list[Record] = []
    failures = {}
    for (name, page), profile in zip(gold.items(), found, strict=True):
        if "failed" in profile:
            failures[name] = profile["failed"]
        else:
            text = (texts / page["source"]).read_bytes().decode("utf-8", errors="replace")
            records += judge(name, page, profile, text)
    return Evaluation(tuple(records), failures)


def read_with(tree: Path, sources: list[str], texts: Path) -> list[dict[str, Any]]:
    """What the package in a source tree reads from pages, in their order."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", READER, str(texts.resolve()), *sources]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tree, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def print_changes(before: Evaluation, after: Evaluation, revision: str) -> None:
    """The records gained and lost, and the measures that moved."""
    changes = after.since(before)
    for title, better in (("gained", True), ("lost", False)):
        chosen = [change for change in changes if change.better is better]
        print(f"\n{title} since {revision}: {len(chosen)}")
        for change in chosen:
            print(f"  {change.page}  {change.measure}: {change.key}  ({change.before or '-'} → {change.after or '-'})")
    olds = {row.measure: row for row in before.rows}
    moved = [
        [row.measure, olds[row.measure].f1, row.f1, f"{row.f1 - olds[row.measure].f1:+.4f}"]
        for row in after.rows
        if row.measure in olds and row.f1 != olds[row.measure].f1
    ]
    if moved:
        print("\n" + table(["F1", "before", "now", "change"], moved))


def write_floors(evaluation: Evaluation, name: str) -> None:
    """Hold what is reached now: each measure's F1 less a margin becomes its floor."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    floors[name] = {row.measure: round(max(0.0, row.f1 - MARGIN), 3) for row in evaluation.rows}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; the exit code is 1 where a page could not be read."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--against")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--reliability", action="store_true")
    parser.add_argument("--write-floors")
    parser.add_argument("--smoke", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.smoke:
        from benchmarks import smoke

        return smoke.run(chosen.smoke)
    if len(chosen.folders) != 2:
        parser.error("GOLD and TEXTS are needed")
    folder, texts = chosen.folders
    gold = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    if not gold:
        raise InputError(f"{folder}: no gold in this folder")
    evaluation = evaluate(gold, texts)
    print(evaluation)
    print("\n" + table(["measure", "cause", "values"], evaluation.causes()))
    if chosen.misses:
        for record in sorted(evaluation.misses(), key=lambda record: (record.measure, record.cause, record.page)):
            print(f"{record.measure} | {record.cause} | {record.page}: {record.key}")
            print(f"    wanted {record.wanted!r}\n    got    {record.got!r}")
    if chosen.reliability:
        bands = evaluation.reliability()
        print("\n" + table(["measure", "over", "to", "values", "confidence", "right"], bands))
        print(f"calibration error {calibration_error(bands):.4f} over {sum(band.values for band in bands)} values")
    if chosen.write_floors:
        write_floors(evaluation, chosen.write_floors)
    revision = chosen.against or last_tag()
    if revision:
        try:
            before = at_revision(revision, gold, texts)
        except subprocess.CalledProcessError as error:
            parser.error(f"{revision} cannot be read: {error.stderr.strip()}")
        print_changes(before, evaluation, revision)
    return 1 if evaluation.failures else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
