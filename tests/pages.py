"""The fixture pages: real pages' shapes in words of our own, each with the JSON that it gives beside it.

``python -m tests.pages`` writes that JSON anew, for a change that means to change it; read the difference. That of
pages which are known to be misread (``misread_fixtures.json``) says what they hold, and is not written.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from profparse import parse
from profparse.model import Profile

FIXTURES = Path(__file__).parents[1] / "fixtures"
#: Folders of fixtures that are no pages of one layout, and have tests of their own.
OTHERS = ("declared", "fields", "made_up", "made_up_careers", "undeclared")
PAGES = tuple(
    path
    for folder in sorted(FIXTURES.iterdir()) if folder.name not in OTHERS
    for path in sorted(folder.iterdir()) if path.suffix != ".json"
)  # fmt: skip


def name_of(page: Path) -> str:
    """How a page is called in a test's id."""
    return f"{page.parent.name}/{page.stem}"


#: Pages that are given to a layout of lists, each with why.
CLAIMED = {"homepage/14-cut-at-its-tags": "as a homepage two of its entries are joined: it reads better as a list"}


def with_claim(page: Path) -> Any:
    """A page as a parameter of a test that it fails where a layout of lists claims it."""
    reason = CLAIMED.get(name_of(page))
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason is not None else []
    return pytest.param(page, id=name_of(page), marks=marks)


def text_of(page: Path) -> str:
    """A page's text, line ends as they are."""
    return page.read_bytes().decode("utf-8")


def expected(page: Path) -> Any:
    """What the page should give, as plain data."""
    return json.loads(page.with_suffix(".json").read_text("utf-8"))


def given(page: Path) -> Any:
    """What the page gives, as plain data; its name is that of the file alone."""
    data = parse(page).to_dict()
    data["source"]["name"] = page.name
    return data


def records(profile: Profile) -> list[dict[str, Any]]:
    """The items of a profile without what depends on where they stand: spans, ids and blocks."""
    return [_placeless(item) for item in json.loads(profile.to_json())["papers"]] + [
        _placeless(item)
        for key in ("news", "projects")
        for item in json.loads(profile.to_json())[key]
    ]


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _placeless(v) for k, v in value.items() if k not in ("span", "spans", "blocks", "id", "same_as")}
    if isinstance(value, list):
        return [_placeless(v) for v in value]
    return value


if __name__ == "__main__":
    misread = json.loads(Path(__file__).with_name("misread_fixtures.json").read_text("utf-8"))["records"]
    for page in PAGES:
        if name_of(page) in misread:
            continue
        text = json.dumps(given(page), ensure_ascii=False, indent=1) + "\n"
        page.with_suffix(".json").write_text(text, "utf-8")
