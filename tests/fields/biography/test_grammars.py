"""The grammars of the biography dispose: take a rule out of one, and the records of some fixture row change."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from profparse.fields.biography import clauses, entries
from profparse.grammar import tables as grammar
from tests.fields.biography.test_facts import fixture_answers

_DIRECTORY = grammar.directory()


def alternatives(name: str) -> list[tuple[str, str]]:
    """Each alternative of each rule of a grammar: what it is called, and the grammar without it."""
    text = (_DIRECTORY / f"{name}.lark").read_text("utf-8")
    out = []
    for match in re.finditer(r"^(\w+): (.+)$", text, re.MULTILINE):
        parts = match[2].split(" | ") if "(" not in match[2] else []
        for part in parts if len(parts) > 1 else []:
            rest = " | ".join(other for other in parts if other is not part)
            out.append((f"{match[1]}: {part}", text.replace(match[0], f"{match[1]}: {rest}")))
    return out


@pytest.mark.parametrize(
    ("rule", "text", "name"),
    [pytest.param(rule, text, name, id=rule) for name in ("biography", "career") for rule, text in alternatives(name)],
)
def test_every_alternative_matters(rule: str, text: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one alternative of one rule some fixture row reads otherwise."""
    whole = fixture_answers()
    table = grammar.build(text)
    load: Callable[[str], grammar.Table] = grammar.load

    def edited(asked: str) -> grammar.Table:
        return table if asked == name else load(asked)

    monkeypatch.setattr(clauses, "load", edited)
    monkeypatch.setattr(entries, "load", edited)
    assert fixture_answers.__wrapped__() != whole, rule
