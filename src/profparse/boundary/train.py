"""Fit the boundary's lexicon and weights: ``python -m profparse.boundary.train RECORDS [DIRECTORY]``.

RECORDS is a file of JSON lines (or the same gzipped), one paper a line: ``title``, ``authors`` (a list of names),
``n_authors``, ``organizations`` and ``venue``, by whose series papers are kept apart where features are computed for
the fit. DIRECTORY is where the two data files go; by default where the package keeps them. The same records give the
same bytes. Needs numpy (the extra ``train``).
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from profparse.boundary.candidates import blank_candidates, candidates, cut, lower_candidates
from profparse.boundary.features import FEATURES, SIZE, Line, Values
from profparse.boundary.lexicon import STEP, Lexicon, of_scores, to_bytes
from profparse.boundary.tail import read_tail
from profparse.data_files import DIRECTORY

RIDGE = 0.3  # of the weights, so that features seen rarely stay small
EVERY = 0.4  # share of lines whose dearer candidates (in lower case, behind a blank) are weighed too
GROUPS = ("Team {}", "{} Team", "{} Collaboration", "The {} Consortium", "{} AI", "Anonymous")


class Example(NamedTuple):
    """A rendered line, and where its authors begin (None: it holds none)."""

    text: str
    at: int | None


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines, gzipped or not; those without a title or an author are left out."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    records = [json.loads(line) for line in content.splitlines()]
    return [record for record in records if record["title"] and record["authors"]]


def series(record: dict[str, Any]) -> str:
    """The venue's series: its name without the year."""
    return re.sub(r"\d+$", "", record["venue"])


def build_lexicon(records: Iterable[dict[str, Any]]) -> Lexicon:
    """Count words of names and of titles, and turn the counts into log odds."""
    given: Counter[str] = Counter()
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    written: Counter[str] = Counter()
    last: Counter[str] = Counter()
    folded_names: Counter[str] = Counter()
    name_letters: Counter[str] = Counter()
    word_letters: Counter[str] = Counter()
    for record in records:
        for author in record["authors"]:
            parts = author.split()
            if not parts:
                continue
            given[parts[0]] += 1
            for part in parts:
                names[part] += 1
                folded_names[part.lower()] += 1
        parts = record["title"].split()
        for part in parts:
            clean = part.strip("()[]{}\"'“”‘’.,:;?!")
            if clean:
                words[clean.lower()] += 1
                written[clean] += 1
        last[parts[-1].strip("()[]{}\"'“”‘’.,:;?!").lower()] += 1
    for word in names:
        for gram in _grams(word):
            name_letters[gram] += 1
    for word in words:
        for gram in _grams(word):
            word_letters[gram] += 1
    name_total, word_total = sum(name_letters.values()), sum(word_letters.values())
    letters = {
        gram: _odds(name_letters[gram] / name_total * 1e5, word_letters[gram] / word_total * 1e5, 2.0)
        for gram in name_letters.keys() | word_letters.keys()
        if name_letters[gram] + word_letters[gram] >= 12
    }
    scores = {
        "given": _kept({w: _odds(n, written[w], 0.5) for w, n in given.items() if n >= 2}),
        "name": _kept({w: _odds(n, written[w], 0.5) for w, n in names.items() if n >= 2})
        | _kept({w: _odds(names[w], n, 0.5) for w, n in written.items() if n >= 4 and names[w] < 2}),
        "last": _kept({w: _odds(n, folded_names[w], 0.5) for w, n in last.items() if n >= 2 and w})
        | _kept({w: _odds(last[w], n, 0.5) for w, n in folded_names.items() if n >= 4 and last[w] < 2}),
        "words": _kept({w: math.log1p(n) / 2 for w, n in words.items() if n >= 2}),
        "trigrams": _kept(letters),
    }
    return of_scores(scores)


def _grams(word: str) -> list[str]:
    padded = f"^{word[:24].lower()}$"
    return [padded[i : i + 3] for i in range(len(padded) - 2)]


def _odds(a: float, b: float, prior: float) -> float:
    return max(-6.0, min(6.0, math.log((a + prior) / (b + prior))))


def _kept(scores: dict[str, float]) -> dict[str, float]:
    """The scores rounded as they are stored."""
    return {word: round(score * STEP) / STEP for word, score in scores.items() if " " not in word}


def render(record: dict[str, Any], rng: random.Random) -> list[Example]:
    """The lines that a record may stand in: run together as author pages do, and the rarer forms."""
    title = " ".join(record["title"].split())
    authors = [" ".join(name.split()) for name in record["authors"]][:3]
    authors = [name for name in authors if name] or ["Anonymous"]
    tail = " et al." if record["n_authors"] > 3 else ""
    organizations = [name for name in record["organizations"] if rng.random() < 0.7]
    if organizations:
        tail += " · " + ", ".join(organizations)
    out = [Example(title + ", ".join(authors) + tail, len(title))]
    draw = rng.random()
    if draw < 0.25:
        out.append(Example(title, None))
    elif draw < 0.45:
        out.append(Example(f"{title} {', '.join(authors)}{tail}", len(title) + 1))
    elif draw < 0.55:
        out.append(Example(title + authors[0] + tail, len(title)))
    elif draw < 0.60:
        short = [_initials(name, rng) for name in authors]
        out.append(Example(title + ", ".join(short) + tail, len(title)))
    elif draw < 0.63:
        first, *rest = authors
        out.append(Example(title + ", ".join([first.lower(), *rest]) + tail, len(title)))
    elif draw < 0.70:
        # A system's report by its team: named after it, and often titled with its name and version alone.
        system = title.split()[0].strip(":,.?!")
        group = rng.choice(GROUPS).format(system)
        report = rng.choice(
            (title, title, f"{system} {rng.randint(1, 5)}", f"{rng.randint(2, 9)} {system} Technical Report")
        )
        out.append(Example(report + ", ".join([group, *authors[: rng.randrange(3)]]) + tail, len(report)))
    elif draw < 0.76:
        names = [" ".join(name.split()) for name in record["authors"]]
        out.append(Example(title + ", ".join(names), len(title)))
    return out


def _initials(name: str, rng: random.Random) -> str:
    *given, family = name.split()
    letters = [word[0].upper() for word in given if word[0].isalpha()]
    if not letters:
        return name
    form = rng.randrange(3)
    if form == 0:
        return f"{'. '.join(letters)}. {family}"
    return f"{''.join(letters)} {family}" if form == 1 else f"{family} {''.join(letters)}"


def matrix(example: Example, lexicon: Lexicon, every: bool) -> tuple[list[list[float]], int] | None:
    """The features of every reading of an example, and which one holds; None where no candidate is the right one.

    The dearer candidates are among the readings where ``every`` is set, and where no other is the right one.
    """
    line = Line(example.text, cut(example.text, read_tail(example.text)), lexicon)
    found = list(candidates(example.text, line.cut))
    if every or example.at is None or all(c.at != example.at for c in found):
        found += lower_candidates(example.text, line.cut, lexicon.last, lexicon.name)
        found += blank_candidates(example.text, line.cut)
    rows = [_dense(line.of_none()), *(_dense(line.of(candidate)) for candidate in found)]
    if example.at is None:
        return rows, 0
    right = next((n for n, c in enumerate(found, 1) if c.at == example.at), None)
    return None if right is None else (rows, right)


def _dense(values: Values) -> list[float]:
    return [values.get(feature, 0.0) for feature in range(SIZE)]


def parts_of(records: Sequence[dict[str, Any]], count: int) -> list[list[dict[str, Any]]]:
    """The records in ``count`` parts of disjoint venue series, about equally large."""
    by_series: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        by_series[series(record)].append(record)
    out: list[list[dict[str, Any]]] = [[] for _ in range(count)]
    for name in sorted(by_series, key=lambda name: (-len(by_series[name]), name)):
        min(out, key=len).extend(by_series[name])
    return out


def fit(records: Sequence[dict[str, Any]], *, seed: int = 1, most: int = 40000) -> tuple[Lexicon, list[float]]:
    """The lexicon of all records, and weights fitted on features that no record's own words have entered."""
    rng = random.Random(seed)
    rows = array("f")
    starts: list[int] = [0]
    right: list[int] = []
    for part in parts_of(records, 4):
        inside = {id(record) for record in part}
        lexicon = build_lexicon(record for record in records if id(record) not in inside)
        sample = part if len(part) * 4 <= most else rng.sample(part, most // 4)
        for record in sample:
            for example in render(record, rng):
                made = matrix(example, lexicon, rng.random() < EVERY)
                if made is not None:
                    right.append(starts[-1] + made[1])
                    for row in made[0]:
                        rows.extend(row)
                    starts.append(starts[-1] + len(made[0]))
    return build_lexicon(records), _newton(rows, starts, right)


def _newton(rows: array[float], starts: list[int], right: list[int]) -> list[float]:
    """The conditional logit's weights, by Newton's method."""
    import numpy as np

    x = np.frombuffer(rows, dtype=np.float32).reshape(-1, SIZE)
    first = np.asarray(starts[:-1])
    sizes = np.diff(np.asarray(starts))
    chosen = np.asarray(right)
    weights = np.zeros(SIZE)
    for _ in range(25):
        scores = x @ weights
        top = np.repeat(np.maximum.reduceat(scores, first), sizes)
        powers = np.exp(scores - top)
        shares = powers / np.repeat(np.add.reduceat(powers, first), sizes)
        mean = np.add.reduceat(x * shares[:, None], first, axis=0)
        gradient = x[chosen].sum(axis=0) - mean.sum(axis=0) - RIDGE * weights
        hessian = (x * shares[:, None]).T @ x - mean.T @ mean + RIDGE * np.eye(SIZE)
        step = np.linalg.solve(hessian, gradient)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-5:
            break
    return [float(round(value, 3)) for value in weights]


def write(lexicon: Lexicon, weights: Sequence[float], directory: Path) -> None:
    """Write both data files."""
    (directory / "boundary_lexicon.bin").write_bytes(to_bytes(lexicon))
    named = {"weights": dict(zip(FEATURES, weights, strict=True))}
    (directory / "boundary_weights.json").write_text(json.dumps(named, indent=1) + "\n", "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Run the command; gives its exit code."""
    if not 1 <= len(arguments) <= 2:
        print("usage: python -m profparse.boundary.train RECORDS [DIRECTORY]", file=sys.stderr)
        return 2
    lexicon, weights = fit(read_records(Path(arguments[0])))
    write(lexicon, weights, Path(arguments[1] if len(arguments) > 1 else DIRECTORY))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
