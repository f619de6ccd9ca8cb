"""The grammars decide: take any part of a rule away, and some fixture page reads otherwise."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any

import pytest

from profparse import parse
from profparse.fields import header
from profparse.grammar import Table, build, directory
from profparse.grammar import load as load_grammar
from tests.pages import PAGES, text_of

parsing = importlib.import_module("profparse.parse")  # the attribute of that name is the function
TEXTS = [text_of(page) for page in PAGES]
_COMMENT = re.compile(r"//[^\n]*")


def parts(grammar: str) -> Iterator[tuple[str, str]]:
    """Each symbol on the right of a rule, and the grammar with a kind in its place that no line ever has."""
    body = _COMMENT.sub("", grammar)
    body, _, declared = body.partition("%declare")
    for match in re.finditer(r"\b[A-Z_]{2,}\b", body):
        name = body[: match.start()].rsplit("\n\n", 1)[-1].strip().split(":")[0]
        without = f"{body[: match.start()]}NEVER{body[match.end() :]}"
        yield f"{name}: {match[0]}", f"{without}%declare{declared.rstrip()}\n%declare NEVER\n"


def readings() -> list[str]:
    """What the fixture pages give."""
    return [parse(text).to_json() for text in TEXTS]


CASES = [
    pytest.param(name, edited, id=f"{name} {label} {n}")
    for name in ("author_page", "header", "homepage")
    for n, (label, edited) in enumerate(parts((directory() / f"{name}.lark").read_text("utf-8")))
]


@pytest.fixture(scope="module")
def wanted() -> list[str]:
    """What the pages give with the grammars as they are."""
    return readings()


@pytest.mark.parametrize(("name", "edited"), CASES)
def test_every_part_of_a_rule_matters(
    name: str, edited: str, wanted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one symbol of one rule the output of some page changes."""
    fewer = build(edited, directory())

    def load(asked: str, *rest: Any) -> Table:
        return fewer if asked == name else load_grammar(asked, *rest)

    for module in (parsing, header):
        monkeypatch.setattr(module, "load", load)
    _forget()
    try:
        assert readings() != wanted
    finally:
        _forget()


def _forget() -> None:
    """Drop what was remembered of headers under another grammar."""
    header._accepted.cache_clear()
    header.read_header.cache_clear()
