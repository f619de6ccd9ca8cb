"""Hints to the reader on the command line: each does what the option of ``parse`` does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from profparse import Profile
from tests.cli.conftest import Run

PAGE = """
## Publications

- Helga Brandt, Theo Okafor. Narrow Tables for Wide Questions. In Proceedings of NAACL, 2024.
- H. Brandt, Ines Duarte. What Do Rows Know About Columns? In Proceedings of ACL, 2023.

## News

- [05/03/2024] Our paper is out.
"""


def test_the_command_line_takes_every_hint(run: Run, page: Path) -> None:
    """The options of the command line do what those of ``parse`` do."""
    page.write_text(PAGE, "utf-8")
    hints = ("--owner", "Helga Brandt", "--owner=Theo Okafor", "--languages", "en-GB, de")
    profile = Profile.from_dict(json.loads(run(page, "--json", *hints).out))
    owners = [[author.name for author in paper.authors if author.is_owner] for paper in profile.papers]
    assert owners == [["Helga Brandt", "Theo Okafor"], ["H. Brandt"]]
    assert profile.news[0].date is not None
    assert profile.news[0].date.edtf == "2024-03-05"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--owner", "?"), "--owner must be a name such as 'Ada Example', not '?'"),
        (("--languages", "e"), "--languages: unknown language 'e': a tag such as en, de or pt-BR is needed"),
    ],
)
def test_the_command_line_refuses_a_wrong_hint(run: Run, page: Path, arguments: tuple[str, ...], says: str) -> None:
    """Exit code 2 and one line."""
    assert run(page, *arguments) == (2, "", f"profparse: {says}\n")
