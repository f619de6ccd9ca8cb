"""References of every kind, in many languages and of many fields, in invented words: how many are read whole."""

import json
from pathlib import Path
from typing import Any

from profparse.fields.citation import read_entry
from profparse.pieces import read_page

ROWS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[3] / "fixtures" / "fields" / "references.json").read_text("utf-8")
)
LEAST = 34  # of 63; 36 were read whole when the rows were written, and weights that are fitted anew may move two


def wrong_fields(row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a row that are not read as it expects, with what was read."""
    draft = read_entry(read_page(row["text"], row["format"]).lines).draft
    read = dict(draft.values)
    for people in ("authors", "editors"):
        read[people] = [one.name for one in read.get(people) or ()]
    read["identifiers"] = [[one.scheme, one.value] for one in read.get("identifiers") or ()]
    read["year"] = draft.date.reading.edtf[:4] if draft.date else None
    expect = {field: value for field, value in row["expect"].items() if value is not None}
    return {field: read.get(field) for field, value in expect.items() if read.get(field) != value}


def test_references_of_every_kind() -> None:
    """As many as before are right in every field that the row names; what is wrong is shown if there are fewer."""
    wrong = {row["name"]: fields for row in ROWS if (fields := wrong_fields(row))}
    assert len(ROWS) - len(wrong) >= LEAST, wrong


def test_each_row_expects_what_it_prints() -> None:
    """Titles, names and venues of a row stand in its text; no two rows have one name."""
    assert len({row["name"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        expect = row["expect"]
        texts = [expect["title"], expect.get("venue"), *(expect["authors"] or []), *expect.get("editors", [])]
        assert all(text in row["text"] for text in texts if text)
