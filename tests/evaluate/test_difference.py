"""What differs between two parses of a page."""

from profparse import diff, parse

PAGE = """---
title: Helga Brandt
---

I am a professor at the University of Westbridge.

## News

- [5/2024] Our paper is out.
- [4/2024] We moved to another building.
"""


def test_a_parse_does_not_differ_from_itself() -> None:
    """The same page, or one whose places have moved, gives no difference."""
    assert not diff(parse(PAGE), parse(PAGE))
    assert not diff(parse(PAGE), parse(PAGE.replace("\n", "\r\n")))
    assert str(diff(parse(PAGE), parse(PAGE))) == ""


def test_gains_losses_and_changes_are_told() -> None:
    """An item that only one parse has is gained or lost; of the others the changed fields are named."""
    other = PAGE.replace("[5/2024]", "[6/2024]").replace("We moved to another building", "A grant began").replace(
        "Helga Brandt", "Helga B. Brandt"
    )
    difference = diff(parse(PAGE), parse(other))
    assert [item.id for item in difference.gained] == ["news-2"]
    assert [item.id for item in difference.lost] == ["news-2"]
    changed = [(change.kind, [field.field for field in change.fields]) for change in difference.changed]
    assert changed == [("news", ["date"]), ("bio", ["name"])]
    assert difference.changed[0].fields[0][1:] == ("2024-05", "2024-06")
    assert str(difference).splitlines()[:2] == ["+ news-2: A grant began.", "- news-2: We moved to another building."]
    assert difference.to_dict()["lost"] == [{"id": "news-2", "text": "We moved to another building."}]


def test_a_biography_that_only_one_parse_has_is_gained() -> None:
    """The biography is one item, whatever its name."""
    before = parse("## News\n\n- [5/2024] Our paper is out.\n")
    assert [item.id for item in diff(before, parse(PAGE)).gained] == ["news-2", "bio"]
