"""The word lists in the package's data files."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from profparse.data_files import load_json

DATA = Path(__file__).parents[1] / "src" / "profparse" / "data"
LANGUAGES = sorted(f"languages/{path.stem}" for path in (DATA / "languages").glob("*.json"))
NAMES = [*sorted(path.stem for path in DATA.glob("*.json")), *LANGUAGES]
GUIDE = Path(__file__).parents[1] / "docs" / "how_to" / "add_a_language.md"


def word_lists(data: Any, place: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of texts in a data file, each with the keys that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from word_lists(value, f"{place}/{key}")
    elif isinstance(data, list) and data and all(isinstance(word, str) for word in data):
        yield place, data


def test_data_files_are_found() -> None:
    """The files are where this test looks for them, and hold word lists."""
    assert len(NAMES) > 10
    assert sum(len(list(word_lists(load_json(name), name))) for name in NAMES) > 100


@pytest.mark.parametrize("name", NAMES)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    """A word that stands twice in one list was added without looking whether it is there."""
    twice = {
        place: [word for word, count in Counter(words).items() if count > 1]
        for place, words in word_lists(load_json(name), name)
    }
    assert {place: words for place, words in twice.items() if words} == {}


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_language_has_the_keys_that_the_guide_names(name: str) -> None:
    """Each file of a language has all keys of the guide's table, and no other."""
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert set(load_json(name)) == {key.strip("`") for row in rows for key in row.split(", ")}
