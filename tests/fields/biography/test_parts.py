"""The small readers under the biography: sentences, words, merging, interests."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from profparse.fields import biography
from profparse.fields.biography.interests import read_interests
from profparse.fields.biography.merge import akin, level_of
from profparse.fields.biography.sentences import LONGEST, sentences
from profparse.pieces.line import Line

_MODULES = [module.name for module in pkgutil.iter_modules(biography.__path__)]


@pytest.mark.parametrize("name", _MODULES)
def test_examples(name: str) -> None:
    """The examples in a module's docstrings give what they say."""
    module = importlib.import_module(f"profparse.fields.biography.{name}")
    assert doctest.testmod(module).failed == 0


def test_long_sentence_is_cut() -> None:
    """A text without full stops is cut into stretches of bounded length that keep every word."""
    text = "phd student " * 1000
    cut = [text[a:b] for a, b in sentences(text)]
    assert max(map(len, cut)) <= LONGEST
    assert " ".join(cut).split() == text.split()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alder University", "The Alder University (AU)", True),
        ("AU", "Alder University", True),
        ("UC Merced", "University of California, Merced", True),
        ("Alder University", "Alder College", False),
        ("MIT", "Sample College", False),
    ],
)
def test_akin(one: str, other: str, same: bool) -> None:
    """Two names of one organisation, in full or by initials."""
    assert akin(one, other) is same is akin(other, one)


def test_levels() -> None:
    """Degrees of one level are told from those of another, whatever their language."""
    assert [level_of(d) for d in ("Ph.D.", "doctorat", "MSc.", "硕士", "B.Eng.", "undergraduate", None)] == [
        "doctor", "doctor", "master", "master", "bachelor", "bachelor", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My research interests include maps, tides, and bird song.", ["maps", "tides", "bird song"]),
        ("Research interests: maps; tides; clams", ["maps", "tides", "clams"]),
        ("I am interested in maps and tides, with a focus on rivers.", ["maps", "tides"]),
        ("I am interested in how people read maps.", []),
        ("Interesting work.", []),
    ],
)
def test_interests(text: str, names: list[str]) -> None:
    """A list of short noun phrases is read; a clause is not."""
    found = read_interests(Line(text, 0, len(text)))
    assert [name for name, _ in found] == names
    assert all(text[a:b] == name for name, (a, b) in found)
