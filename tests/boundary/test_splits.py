"""Where titles end and authors begin: invented lines of every kind, and what the readings say of themselves."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.boundary import Evidence, splits
from profparse.boundary.lexicon import FILE, lexicon
from profparse.boundary.train import main
from profparse.data_files import read

# title | byline: the line is both, run together.
GLUED = [
    "Gradual Widening for Sequence Models|Sheng Wei, Peter Walsh, Kurt Keller et al. · north-lab, west",
    "What Is in the Pile?|Elena Marchetti, Akira Sato, Ian Mills et al.",
    "Lattice 3|Team Lattice, Helga Brandt, Jonas Weber et al. · west",
    "2 Lattice 2 Quick|Team LATTICE, Peter Walsh, Luca Moretti et al.",
    "Grasping Thin Objects (and Dropping Them)|Jae Yong Park, Martin van der Meer",
    "Depth from One Shadow in 3D|Jean-Marc Thomas, Sergey Ivanov, Wei Zhang et al.",
    "Continuous Control with DDPG|Sabrina Keller, Daniel Schmidt",
    "Learned in Translation: Contextualized Word Vectors|Bryan McDonald, James Bradley, Caiming Li et al.",
    "Planning, Acting, and Learning in Small Worlds|Anna Schmidt, Rui Wang",
    "A Survey of Graph Networks|J. R. Smith, K. Müller",
    "Sparse Attention at Scale|Lisa Chen",
    "Robust Forecasts Without Labels|Pieter de Jong, Maria da Silva, Ahmed El Sayed et al.",
]


@pytest.mark.parametrize("line", GLUED)
def test_a_run_together_line_is_parted(line: str) -> None:
    """The best reading of a line parts it where its title ends, whatever the title ends in."""
    title, byline = line.split("|")
    best = splits(title + byline)[0]
    assert ((title + byline)[slice(*best.title)], (title + byline)[slice(*best.byline)]) == (title, byline)


TITLES = ["What Is in the Pile?", "Sorting Sentences by Surprise", "OpenGraph: A Toolkit for CityGML"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_alone_is_a_title(title: str) -> None:
    """A line without names has an empty byline at its end."""
    best = splits(title)[0]
    assert best.title == (0, len(title))
    assert best.byline == (len(title), len(title))


@pytest.mark.parametrize("line", GLUED[:6])
def test_a_blank_may_part_them_too(line: str) -> None:
    """The same lines with a blank between title and names."""
    title, byline = line.split("|")
    text = f"{title} {byline}"
    best = splits(text)[0]
    assert text[slice(*best.title)] == title


def test_the_page_settles_what_the_line_leaves_open() -> None:
    """A name that stands elsewhere on the page is evidence for the reading that begins with it."""
    text = "Quillon Brask Tavish Orlun, Mirel Toth"
    before = {split.byline: split.probability for split in splits(text, limit=20)}
    place = (14, len(text))
    after = {split.byline: split.probability for split in splits(text, Evidence({"Tavish Orlun"}), limit=20)}
    assert after[place] > before.get(place, 0.0)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_readings_are_ranked_shares_of_any_text(text: str) -> None:
    """The probabilities fall, sum to at most 1, and the spans lie in the line, title before byline."""
    readings = splits(text)
    shares = [reading.probability for reading in readings]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.0001
    for reading in readings:
        assert 0 <= reading.title[0] <= reading.title[1] <= reading.byline[0] <= reading.byline[1] == len(text)


def test_the_lexicon_is_small_and_loads_at_once() -> None:
    """Under a megabyte; loaded in a moment (ten milliseconds on a desk machine; the bound allows for a busy one)."""
    assert len(read(FILE)) < 1_000_000
    lexicon.cache_clear()
    start = time.perf_counter()
    lexicon()
    assert time.perf_counter() - start < 0.2


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Fitting twice on one list of records writes the same two files."""
    pytest.importorskip("numpy", reason="fitting needs the extra 'train'")
    names = ["Ada Long", "Bo Short", "Cy Wide", "Di Deep", "Ed High", "Flo Low"]
    subjects = ["Counting", "Reading", "Walking", "Sorting", "Writing", "Parsing"]
    records = [
        {
            "venue": f"series{n % 5}{2000 + n % 7}",
            "title": f"{subjects[n % 6]} with {subjects[(n * 5 + 1) % 6]} Models",
            "authors": [names[n % 6], names[(n + 1 + n // 6) % 6]],
            "n_authors": 2 + n % 3,
            "organizations": ["north"] if n % 2 else [],
        }
        for n in range(60)
    ]
    path = tmp_path / "records.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
    written = []
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        assert main([str(path), str(tmp_path / run)]) == 0
        written.append({file.name: file.read_bytes() for file in (tmp_path / run).iterdir()})
    assert len(written[0]) == 2
    assert written[0] == written[1]


def test_a_wrong_call_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    """Without records the command prints its usage and gives exit code 2."""
    assert main([]) == 2
    assert "usage: python -m profparse.boundary.train RECORDS" in capsys.readouterr().err
