"""How often the title/author boundary is placed exactly: ``python benchmarks/boundary.py RECORDS [--folds 5]
[--shipped]``.

RECORDS is a file as :mod:`profparse.boundary.train` takes it. The papers are parted by venue series into folds; each
fold is read with a lexicon and weights fitted on the others, on lines run together as author pages print them. Printed
are the exact rate over all and by stratum, each with its 95% interval (Wilson), a reliability table with the expected
calibration error, the rate on a tenth of the papers printed in other shapes (one author and no tail, initials, a blank
between, a title alone), and the cost of a line beside the two rules of thumb: the first and the last change from lower
to upper case. ``--shipped`` reads all papers with the model that ships instead (for papers it was not fitted on).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import Mock, patch

from profparse import boundary
from profparse.boundary.train import fit, parts_of, read_records

PARTICLE = re.compile(
    r"^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ter|ten|van der|ben)\s", re.IGNORECASE
)
STRATA: dict[str, Callable[[str, str], bool]] = {
    "title ends in a capital": lambda title, name: title[-1].isupper(),
    "title ends in a digit": lambda title, name: title[-1].isdigit(),
    "title ends in a bracket": lambda title, name: title[-1] in ")]}",
    "title ends in ?": lambda title, name: title[-1] == "?",
    "title ends otherwise": lambda title, name: not title[-1].isalnum() and title[-1] not in ")]}?",
    "comma in the title": lambda title, name: ", " in title,
    "camel-cased name": lambda title, name: re.search(r"[a-z][A-Z]", name) is not None,
    "particle in the name": lambda title, name: any(
        PARTICLE.match(name[m.end() :]) for m in re.finditer(r"^|\s", name)
    ),
    "non-ASCII name": lambda title, name: not name.isascii(),
    "initials": lambda title, name: re.search(r"\b[A-Z]\.", name) is not None,
    "hyphen in the name": lambda title, name: "-" in name,
    "apostrophe in the name": lambda title, name: "'" in name or "’" in name,
    "lower-case first author": lambda title, name: name[0].islower(),
    "name of one word": lambda title, name: " " not in name,
    "name of four words or more": lambda title, name: name.count(" ") > 2,
    "name in capitals": lambda title, name: len(name) > 3 and name.isupper(),
}
_CHANGE = re.compile(r"(?<=[a-zà-ÿ0-9?)])(?=[A-ZÀ-Þ])")


class Outcome(NamedTuple):
    """One line: its title and first author, whether its boundary was placed right, and the probability that it had."""

    title: str
    name: str
    right: bool
    probability: float
    first: bool
    last: bool


def rendered(record: dict[str, Any], rng: random.Random) -> tuple[str, int]:
    """A record's line as an author page prints it, and where its authors begin."""
    title = " ".join(record["title"].split())
    names = [" ".join(name.split()) for name in record["authors"] if name.strip()][:3]
    organizations = [name for name in record["organizations"] if rng.random() < 0.7]
    line = title + ", ".join(names) + (" et al." if record["n_authors"] > 3 else "")
    return line + (" · " + ", ".join(organizations) if organizations else ""), len(title)


def outcomes(records: Sequence[dict[str, Any]], rng: random.Random) -> Iterator[Outcome]:
    """Read every record's line with the model in force."""
    for record in records:
        line, at = rendered(record, rng)
        best = boundary.splits(line)[0]
        changes = [match.start() for match in _CHANGE.finditer(line)]
        before_comma = [c for c in changes if ", " not in line[c:] or c < line.find(", ", c)]
        yield Outcome(
            line[:at], record["authors"][0].strip(), best.byline[0] == at and best.byline[1] > at, best.probability,
            bool(changes) and changes[0] == at, bool(before_comma) and _last_before_comma(changes, line) == at,
        )  # fmt: skip


def shapes(record: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """A record's line in other shapes: the shape, the line, and where its authors begin (its end: no authors)."""
    title = " ".join(record["title"].split())
    names = [" ".join(name.split()) for name in record["authors"] if name.strip()][:3]
    parts = [name.split() for name in names]
    at = len(title)
    yield "one author, no tail", title + names[0], at
    yield "all authors, no tail", title + ", ".join(names), at
    yield "a blank between", f"{title} {', '.join(names)} et al.", at + 1
    if all(len(words) > 1 and words[0][0].isalpha() for words in parts):
        initials = ["".join(word[0].upper() for word in words[:-1]) for words in parts]
        families = [words[-1] for words in parts]
        yield "FA Surname", title + ", ".join(map(" ".join, zip(initials, families, strict=True))), at
        yield "Surname FA", title + ", ".join(map(" ".join, zip(families, initials, strict=True))), at
    yield "first author in lower case", title + ", ".join([names[0].lower(), *names[1:]]) + " et al.", at
    system = title.split()[0].strip(":,.?!")
    yield "Team X", f"{title}Team {system}, {', '.join(names)} et al.", at
    yield "X Collaboration", f"{title}{system} Collaboration", at
    yield "title alone", title, at


def shape_outcomes(records: Sequence[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Read every tenth record in the other shapes with the model in force: each shape, and whether it was right."""
    for record in records[::10]:
        for name, line, at in shapes(record):
            yield name, boundary.splits(line, limit=1)[0].byline == (at, len(line))


def report_shapes(found: Sequence[tuple[str, bool]]) -> None:
    """Print the exact rate of each shape."""
    print(f"\n{'shape':30}{'lines':>8}{'exact':>9}  {'95% interval':>17}")
    for name in dict.fromkeys(name for name, _ in found):
        rights = [right for shape, right in found if shape == name]
        low, high = interval(sum(rights), len(rights))
        print(f"{name:30}{len(rights):8}{sum(rights) / len(rights):9.3%}  {low:8.3%}-{high:8.3%}")


def _last_before_comma(changes: Sequence[int], line: str) -> int:
    """The last change of case in the piece before the first comma that has one, else anywhere."""
    end = line.find(", ")
    inside = [c for c in changes if end < 0 or c < end]
    return inside[-1] if inside else changes[-1]


def interval(right: int, total: int) -> tuple[float, float]:
    """The 95% Wilson interval of a rate."""
    z, rate = 1.96, right / total
    centre = rate + z * z / (2 * total)
    half = z * (rate * (1 - rate) / total + z * z / (4 * total * total)) ** 0.5
    return (centre - half) / (1 + z * z / total), (centre + half) / (1 + z * z / total)


def _any(title: str, name: str) -> bool:
    return True


def report(found: Sequence[Outcome]) -> None:
    """Print the tables of rates and of reliability."""
    print(f"{'stratum':30}{'lines':>8}{'exact':>9}  {'95% interval':>17}{'first':>9}{'last':>9}")
    for name, fits in [("all", _any), *STRATA.items()]:
        rows = [o for o in found if fits(o.title, o.name)]
        if not rows:
            continue
        right = sum(o.right for o in rows)
        low, high = interval(right, len(rows))
        first, last = (sum(getattr(o, kind) for o in rows) / len(rows) for kind in ("first", "last"))
        print(f"{name:30}{len(rows):8}{right / len(rows):9.4%}  {low:8.3%}-{high:8.3%}{first:9.2%}{last:9.2%}")
    print(f"\n{'probability':>14}{'lines':>8}{'said':>9}{'right':>9}")
    error = 0.0
    for low, high in (
        (0, 0.5),
        (0.5, 0.7),
        (0.7, 0.8),
        (0.8, 0.9),
        (0.9, 0.95),
        (0.95, 0.99),
        (0.99, 0.999),
        (0.999, 1.01),
    ):
        rows = [o for o in found if low <= o.probability < high]
        if rows:
            said, was = sum(o.probability for o in rows) / len(rows), sum(o.right for o in rows) / len(rows)
            error += abs(said - was) * len(rows) / len(found)
            print(f"{low:6.3f}-{min(high, 1):6.3f} {len(rows):8}{said:9.4f}{was:9.4f}")
    print(f"expected calibration error {error:.4f}")


def cost(records: Sequence[dict[str, Any]], rng: random.Random) -> None:
    """Print what a line costs, in turns within one run."""
    lines = [rendered(record, rng)[0] for record in records[:2000]]
    rivals: dict[str, Callable[[str], object]] = {
        "profparse": boundary.splits,
        "first change": lambda line: next(_CHANGE.finditer(line), None),
        "last change": lambda line: [match.start() for match in _CHANGE.finditer(line)][-1:],
    }
    times: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(5):
        for name, rival in rivals.items():
            start = time.process_time()
            for line in lines:
                rival(line)
            times[name].append((time.process_time() - start) / len(lines) * 1e6)
    print("\nmicroseconds a line: " + ", ".join(f"{name} {sorted(ts)[2]:.1f}" for name, ts in times.items()))


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    records = read_records(args.records)
    rng = random.Random(11)
    found: list[Outcome] = []
    shaped: list[tuple[str, bool]] = []
    if args.shipped:
        found = list(outcomes(records, rng))
        shaped = list(shape_outcomes(records))
    else:
        parts = parts_of(records, args.folds)
        for held_out in range(args.folds):
            lexicon, weights = fit([r for n, part in enumerate(parts) if n != held_out for r in part])
            with patch.multiple(boundary, lexicon=Mock(return_value=lexicon), weights=Mock(return_value=weights)):
                found += outcomes(parts[held_out], rng)
                shaped += shape_outcomes(parts[held_out])
    report(found)
    report_shapes(shaped)
    cost(records, rng)
    for miss in [o for o in found if not o.right][: args.misses]:
        print(f"{miss.probability:.3f} {miss.title[-50:]!r} | {miss.name!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
