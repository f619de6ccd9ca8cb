"""Hostile pages at their full sizes: ``make hostile`` reads each in a process of its own and prints what it took.

Of a page that is nothing but very short lines, elements or entries each character costs more than a usual one: the time
is held against :data:`MOST_TIMES` that of plain words of the same length, the memory against :data:`BASE` MB and
:data:`PER_CHARACTER` bytes a character. The exit code is 1 where one takes more than it may.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

BASE = 40  # MB over an empty process
PER_CHARACTER = 320
MOST_TIMES = 150
LIMIT = 300_000_000


class Case(NamedTuple):
    """A hostile page, made by a function when it is read."""

    name: str
    make: Callable[[], str]


M = 1_000_000
CASES = (
    Case("100 MB of one line", lambda: "word " * (20 * M)),
    Case("100 MB of one letter", lambda: "a" * (100 * M)),
    Case("a million brackets", lambda: "[" * M),
    Case("a million closed brackets", lambda: "[" * (M // 2) + "]" * (M // 2)),
    Case("a million headings", lambda: "# Heading\n" * M),
    Case("10,000 nested lists", lambda: "".join("  " * n + "- a\n" for n in range(10_000))),
    Case("10,000 nested HTML lists", lambda: "<ul><li>a" * 10_000),
    Case("10,000 nested quotations", lambda: ">" * 10_000 + " a\n" + "> a\n" * 10_000),
    Case("10,000 nested divs", lambda: "<div>a" * 10_000 + "</div>" * 10_000),
    Case("deep YAML", lambda: "---\na: " + "[" * 100_000 + "\n---\n# x\n"),
    Case("deep YAML blocks", lambda: "---\n" + "".join(" " * n + "a:\n" for n in range(2_000)) + "---\n# x\n"),
    Case("an alias bomb", lambda: "---\na: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)) + "---\n# x\n"),
    Case("a million unclosed comments", lambda: "<!-- " * M),
    Case("a million unclosed tags", lambda: "<a " * M),
    Case("a million open elements", lambda: "<b>a" * M),
    Case("a million CDATA openings", lambda: "<![5" * M),
    Case("10 MB of digits", lambda: "1" * (10 * M)),
    Case("10 MB of numbers", lambda: "12/3/2024 " * M),
    Case("a million et al.", lambda: "et al. " * M),
    Case("a million names", lambda: "Ada Example, " * M),
    Case("a million lone surrogates", lambda: "\ud800" * M),
    Case("a million NULs", lambda: "\0" * M),
    Case("a million overrides", lambda: "\u202ea" * M),
    Case("a million headers", lambda: "CLOct 31, 2023Code\n" * M),
    Case("300,000 glued papers", lambda: "CLOct 31, 2023Code\nThe Big ModelsAda Example, Bo Lee et al.\n" * 300_000),
    Case("300,000 entries", lambda: "## Publications\n" + "- A. Sample, B. Case. A study. ICML, 2020.\n" * 300_000),
    Case("300,000 items of news", lambda: "## News\n" + "- [5/2024] A paper was accepted.\n" * 300_000),
    Case("300,000 table rows", lambda: "<table>" + "<tr><td>May 2024<td>A paper on x" * 300_000),
)  # fmt: skip

SCRIPT = """
import resource, sys, time
from tests.hostile_sizes import CASES, LIMIT
import profparse
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
number, size = sys.argv[1:]
text = "Some plain words. " * (int(size) // 18) if number == "-" else CASES[int(number)].make()
held = peak() # the text itself, and the interpreter
start = time.process_time()
profile = profparse.parse(text, max_bytes=LIMIT)
took = time.process_time() - start
assert profile.source.length == len(text)
print(len(text), took, peak() - held)
"""


def measured(case: int | str, length: int = 0) -> tuple[int, float, float]:
    """The length of a case's text, the seconds that reading it took, and the MB over the text itself."""
    command = [sys.executable, "-c", SCRIPT, str(case), str(length)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:] or f"the process ended with code {done.returncode}")
    size, took, memory = done.stdout.split()
    return int(size), float(took), float(memory)


def main() -> int:
    """Print a table row for each case."""
    wrong = 0
    print("| page | characters | seconds | times plain words | MB over the text | allowed |")
    print("|---|---:|---:|---:|---:|---:|")
    for number, case in enumerate(CASES):
        try:
            size, took, memory = measured(number)
        except RuntimeError as error:
            print(f"| {case.name} | failed: {str(error).strip().splitlines()[-1]} |")
            wrong += 1
            continue
        times = took / max(measured("-", size)[1], 0.02)
        allowed = BASE + PER_CHARACTER * size / M
        over = times > MOST_TIMES or memory > allowed
        wrong += over
        figures = f"{size:,} | {took:.1f} | {times:.1f} | {memory:.0f} | {allowed:.0f}"
        print(f"| {case.name} | {figures} |{' too much' if over else ''}", flush=True)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
