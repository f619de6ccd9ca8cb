"""The JSON Schema, and the way from JSON back to a profile."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from profparse import Profile, parse
from profparse.model import Frozen
from profparse.schema import json_schema, profile_from
from tests.pages import PAGES, name_of

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def sample() -> dict[str, Any]:
    """The plain data of a small page with news."""
    data: dict[str, Any] = json.loads(parse("## News\n\n- [5/2024] See [it](https://example.org/a).\n").to_json())
    return data


def test_the_schema_is_a_schema() -> None:
    """The schema is valid against its own dialect."""
    Draft202012Validator.check_schema(SCHEMA)


def test_every_class_is_described_and_every_key_required() -> None:
    """Each object has a description, and requires all its keys, as all are always present."""
    for name, definition in SCHEMA["$defs"].items():
        assert definition["description"], name
        assert definition["required"] == list(definition["properties"]), name


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_is_valid_and_comes_back(page: Path) -> None:
    """What a page gives is valid, and ``from_json(to_json(p))`` is the same profile with the same JSON."""
    profile = parse(page)
    text = profile.to_json()
    VALIDATOR.validate(json.loads(text))
    back = Profile.from_json(text)
    assert back == profile
    assert back.to_json() == text
    assert Profile.from_dict(profile.to_dict()) == profile
    assert Profile.from_json(text.encode()) == profile


def test_what_comes_back_is_immutable() -> None:
    """Mappings of a profile that was loaded cannot be changed, and it hashes as the parsed one does."""
    spans = profile_from(sample()).news[0].spans
    assert isinstance(spans, Frozen)
    with pytest.raises(TypeError, match="immutable"):
        spans["text"] = ()


def test_a_missing_or_extra_key_is_invalid_or_ignored() -> None:
    """The schema wants every key; unknown ones are allowed, and ignored by the reader."""
    data = sample()
    data["news"][0]["mood"] = "glad"
    data["weather"] = 1
    assert VALIDATOR.is_valid(data)
    assert profile_from(data) == profile_from(sample())
    del data["residue"]
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(ValueError, match=r"^\$: the key 'residue' is missing$"):
        profile_from(data)


def test_a_value_that_a_later_version_added_is_kept() -> None:
    """Enumerations may grow, so a reader takes a kind that it does not know."""
    data = sample()
    data["news"][0]["kind"] = "patent"
    assert str(profile_from(data).news[0].kind) == "patent"


def test_diagnostics_keep_their_facts() -> None:
    """Facts for programs come back with lists as tuples, as they were."""
    data = sample()
    remark = {"code": "x", "severity": "info", "message": "m", "span": None, "data": {"a": [1, [2, {"b": []}]]}}
    data["diagnostics"] = [remark]
    profile = profile_from(data)
    assert profile.diagnostics[0].data == {"a": (1, (2, {"b": ()}))}
    assert profile.to_dict()["diagnostics"] == [remark]


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        (["source", "length"], "12", "$.source.length: expected an integer, not a string"),
        (["source", "length"], True, "$.source.length: expected an integer, not true or false"),
        (["source"], [], "$.source: expected an object, not a list"),
        (["papers"], None, "$.papers: expected a list, not null"),
        (["news", 0, "text"], None, "$.news[0].text: expected a string, not null"),
        (["news", 0, "blocks", 0], [1, 2, 3], "$.news[0].blocks[0]: expected a list of 2, not a list"),
        (["news", 0, "blocks", 0, 1], 1.5, "$.news[0].blocks[0][1]: expected an integer, not a number"),
        (["news", 0, "links", 0, "url"], 3, "$.news[0].links[0].url: expected a string, not a number"),
        (["news", 0, "spans"], [], "$.news[0].spans: expected an object, not a list"),
        (["news", 0, "confidence"], {"date": "high"}, "$.news[0].confidence.date: expected a number, not a string"),
        (["news", 0, "hidden"], 0, "$.news[0].hidden: expected true or false, not a number"),
    ],
)
def test_bad_data_is_a_value_error_that_names_its_place(place: list[Any], value: Any, says: str) -> None:
    """Data that is no profile raises ``ValueError`` with the path to what is wrong."""
    data = copy.deepcopy(sample())
    inner: Any = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    with pytest.raises(ValueError) as caught:
        profile_from(data)
    assert str(caught.value) == says


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '"x"'])
def test_text_that_is_no_profile_is_a_value_error(text: str) -> None:
    """Text that is no JSON, or JSON that is no object, raises ``ValueError``."""
    with pytest.raises(ValueError):
        Profile.from_json(text)
