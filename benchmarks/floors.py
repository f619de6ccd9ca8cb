"""Hold the accuracy that was reached: every measure of a scorer at or over its floor.

usage: python benchmarks/floors.py SCORER GOLD TEXTS SET

``SET`` names an entry of ``accuracy_floors.json``: the least F1 of each measure, ``*`` standing for all that are not
named. The scorer is a program that prints ``{"measure": {"f1": …}, "failed": […]}`` with ``--json``. The exit code is
1 where a measure is under its floor, or where one that has a floor was not measured.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("accuracy_floors.json")


def misses(scores: Mapping[str, Any], floors: Mapping[str, float]) -> list[str]:
    """What is under its floor, a line each.

    >>> misses({"news": {"f1": 0.95}, "papers": {"f1": 1.0}, "failed": []}, {"news": 0.96, "bio": 0.5})
    ['news: 0.9500 is under 0.9600', 'bio: was not measured']
    """
    lines = [f"could not be scored: {failure}" for failure in scores["failed"]]
    for name, score in scores.items():
        floor = floors.get(name, floors.get("*"))
        if name != "failed" and floor is not None and score["f1"] < floor:
            lines.append(f"{name}: {score['f1']:.4f} is under {floor:.4f}")
    return lines + [f"{name}: was not measured" for name in floors if name != "*" and name not in scores]


def main(scorer: str, gold: str, texts: str, name: str) -> int:
    """Score, print each measure, and return the exit code."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    if name not in floors:
        print(f"skipped: no floors for {name}")
        return 0
    run = subprocess.run([sys.executable, scorer, gold, texts, "--json"], capture_output=True, text=True)
    scores: dict[str, Any] = json.loads(run.stdout)
    for measure, score in scores.items():
        if measure != "failed":
            print(f"{measure:24} {score['f1']:.4f}")
    under = misses(scores, floors[name])
    for line in under:
        print(f"FLOOR {line}")
    print(f"{name}: {len(under)} under their floor")
    return 1 if under else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
