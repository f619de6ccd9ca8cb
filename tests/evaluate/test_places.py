"""Gold whose places contradict each other is refused in one line."""

from collections.abc import Callable
from typing import Any

import pytest

from profparse import InputError, evaluate, fit


def paper(title: str, *blocks: list[int], at: list[list[int]] | None = None) -> dict[str, Any]:
    """A paper of some gold, whose title stands at some spans."""
    return {"title": title, "blocks": list(blocks), "spans": {} if at is None else {"title": at}}


@pytest.mark.parametrize(
    ("gold", "says"),
    [
        ({"papers": [paper("A", [0, 5]), paper("B", [4, 9])]}, "papers[0] and papers[1] both take up [4, 5]"),
        (
            {"papers": [paper("A", [0, 5])], "news": [{"text_start": "B", "blocks": [[2, 3]]}]},
            "papers[0] and news[0] both take up [2, 3]",
        ),
        (
            {"papers": [paper("A", [0, 5])], "stretches": [{"span": [4, 8], "kind": "nothing"}]},
            "papers[0] and stretches[0] both take up [4, 5]",
        ),
        (
            {"papers": [paper("A", [0, 5], at=[[3, 7]])]},
            "papers[0].spans.title lies outside its blocks: [3, 7]",
        ),
        ({"papers": [paper("A", [5, 5])]}, "papers[0].blocks has no span of the page: [5, 5]"),
        ({"papers": [paper("A", [0, 5], at=[[3]])]}, "papers[0].spans.title has no span of the page: [3]"),
        ({"stretches": [{"kind": "papers"}]}, "stretches[0] has no span of the page: None"),
    ],
)
def test_a_contradiction_is_one_line(gold: dict[str, Any], says: str) -> None:
    """It names the page, the records, and the place."""
    with pytest.raises(InputError) as caught:
        evaluate([{"source": "a.md", **gold}], {"a.md": "Narrow tables"})
    assert str(caught.value) == f"the gold of a.md contradicts itself: {says}"


@pytest.mark.parametrize(
    ("gold", "says"),
    [
        ({"papers": 3}, "papers: expected `array`, got `int`"),
        ({"papers": ["A"]}, "papers[0]: expected `object`, got `str`"),
        ({"papers": [{"venue": "ACL"}]}, "papers[0]: object missing required field `title`"),
        ({"papers": [{"title": "A", "authors": "Bo"}]}, "papers[0].authors: expected `array | null`, got `str`"),
        ({"papers": [{"title": "A", "date": "2024"}]}, "papers[0].date: expected `object | null`, got `str`"),
        ({"bio": []}, "bio: expected `object | null`, got `array`"),
        ({"stretches": 3}, "stretches: expected `array`, got `int`"),
    ],
)
@pytest.mark.parametrize("reader", [evaluate, fit])
def test_gold_of_another_shape_is_one_line(
    reader: Callable[..., object], gold: dict[str, Any], says: str
) -> None:
    """Whoever reads gold names the page, the place in its gold, and what should be there."""
    with pytest.raises(InputError) as caught:
        reader([{"source": "a.md", **gold}], {"a.md": "Narrow tables"})
    assert str(caught.value) == f"the gold of a.md is not as docs/accuracy.md says: {says}"


def test_places_beyond_the_page_teach_nothing() -> None:
    """Gold that places a record where its page has no text is about another page."""
    with pytest.raises(InputError, match=r"about another a\.md: this one ends before its records do"):
        fit([{"source": "a.md", "papers": [paper("A", [5, 99])]}], {"a.md": "Narrow tables"})


def test_places_side_by_side_are_none() -> None:
    """Records may touch, a record may take up several stretches, and one may say nothing of its place."""
    gold = {
        "source": "a.md", "papers": [paper("A", [0, 2], [4, 6], at=[[0, 2]]), paper("B", [2, 4]), {"title": "C"}],
        "stretches": [{"span": [0, 6], "kind": "papers"}, {"span": [6, 8], "kind": "nothing"}],
    }  # fmt: skip
    assert evaluate([gold], {"a.md": "Narrow tables"}).records


@pytest.mark.parametrize("page", ["## Papers\n\n- A. Brandt. Narrow Tables. ACL 2024.\n", "Nothing.\n"])
def test_an_optional_record_counts_neither_way(page: str) -> None:
    """A record that nobody accepted or rejected is neither right nor missed nor false, and no field of it is judged."""
    gold = {"source": "a.md", "papers": [{"title": "Narrow Tables", "venue": "XYZ", "optional": True}]}
    records = evaluate([gold], {"a.md": page}).records
    assert [record for record in records if record.measure.startswith("paper")] == []
