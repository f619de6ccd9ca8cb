"""Every pattern of the package takes linear work on its worst texts, and none can take exponential work.

Steps are counted by :mod:`tests.regex_steps`, so that the figures are the same on every machine. A pattern that is only
matched at a place is counted there; one that is searched for, from every place on.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as constants
from re import _parser as parser
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.regex_steps import Counter, TooMany

ROOT = Path(__file__).parents[1]
FLEXIBLE = (constants.MAX_REPEAT, constants.MIN_REPEAT)
REPEATS = (*FLEXIBLE, constants.POSSESSIVE_REPEAT)
GROWTHS = (
    (60, 240),
    (240, 960),
)  # code points; a pattern passes by one of them, for limits of its own are reached late
SLACK = 1.2  # how much more than four times the steps four times the text may take
MOST_STEPS = 400_000
SCANNING = r"search|finditer|findall|split|subn?"


class Found(NamedTuple):
    """A pattern of the package: its source, its flags, and whether it is searched for rather than matched."""

    source: str
    flags: int
    scanned: bool


def _collected() -> dict[str, Found]:
    """The patterns of all modules, and those that are compiled while the fixtures are read, from a fresh process."""
    script = ROOT / "tests" / "compiled_patterns.py"
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=ROOT)
    sources = {path: path.read_text("utf-8") for path in (ROOT / "src" / "profparse").rglob("*.py")}
    return {name: Found(source, flags, _is_scanned(name, sources)) for name, source, flags in json.loads(result.stdout)}


def _is_scanned(name: str, sources: dict[Path, str]) -> bool:
    """Whether any module may search with a pattern: all but those of which each use is a match at a place."""
    module, _, own = name.partition(":")
    variable = re.match(r"\w+", own)
    if variable is None:
        return True
    uses = []
    for path, text in sources.items():
        here = ".".join(path.relative_to(ROOT / "src" / "profparse").with_suffix("").parts) in (
            module,
            f"{module}.__init__",
        )
        if here or re.search(rf"import.*\b{variable[0]}\b|^    {variable[0]},$", text, re.MULTILINE):
            uses += re.findall(rf"\b{variable[0]}\b(?:\.(\w+))?(?! = )", text)
    told = [use for use in uses if use]
    bare = len(uses) - len(told) - 1  # its definition
    return not told or bare > 0 or any(re.fullmatch(SCANNING, use) for use in told)


PATTERNS = _collected()


def test_patterns_are_found() -> None:
    """The package's patterns are where this test looks for them."""
    assert len(PATTERNS) > 250
    assert sum(found.scanned for found in PATTERNS.values()) > 100


def _sample(nodes: Any) -> str:
    """A text that a parsed pattern matches, or nearly: what its worst texts are built of."""
    out = ""
    for op, argument in nodes:
        if op is constants.LITERAL:
            out += chr(argument)
        elif op in (constants.NOT_LITERAL, constants.ANY):
            out += "a"
        elif op is constants.IN:
            out += _member(argument)
        elif op is constants.BRANCH:
            out += _sample(argument[1][0])
        elif op in REPEATS:
            least, _, body = argument
            out += _sample(body) * max(least, 1)
        elif op is constants.SUBPATTERN:
            out += _sample(argument[3])
        elif op is constants.ATOMIC_GROUP:
            out += _sample(argument)
    return out


def _member(items: Any) -> str:
    if items[0][0] is constants.NEGATE:
        return next(c for c in "a A1-.,\n(" if re.match(_shown(items), c))
    op, argument = items[0]
    if op is constants.LITERAL:
        return chr(argument)
    if op is constants.RANGE:
        return chr(argument[0])
    return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(argument), "a" if "NOT" not in str(argument) else "-")


def _shown(items: Any) -> str:
    """A class of characters as a pattern again, as far as :func:`_member` needs it."""
    out = ""
    for op, argument in items[1:]:
        if op is constants.LITERAL:
            out += re.escape(chr(argument))
        elif op is constants.RANGE:
            out += f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
        elif op is constants.CATEGORY:
            out += {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}.get(str(argument), r"\W")
    return f"[^{out}]" if out else "."


def _pumps(nodes: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What to repeat, and what to put before it: the body of each repeat that has no small limit."""
    for op, argument in nodes:
        if op in REPEATS:
            _, most, body = argument
            if most is constants.MAXREPEAT or most > 8:
                yield before, _sample(body)
            yield from _pumps(body, before)
        elif op is constants.SUBPATTERN:
            yield from _pumps(argument[3], before)
        elif op is constants.BRANCH:
            for branch in argument[1]:
                yield from _pumps(branch, before)
        elif op is constants.ATOMIC_GROUP:
            yield from _pumps(argument, before)
        before += _sample([(op, argument)])


def _worst(tree: Any, size: int) -> list[str]:
    """Texts of about a size that a pattern nearly matches in as many ways as it can."""
    out = []
    for before, piece in _pumps(tree):
        if piece:
            repeated = piece * (size // len(piece))
            out += [before + repeated + "\x01", repeated + "\x01"]
    whole = _sample(tree)
    if whole:
        out.append(whole * max(1, size // len(whole)) + "\x01")
    return list(dict.fromkeys(out))


def steps(found: Found, text: str) -> int:
    """The steps that a pattern takes on a text; over the limit, the limit."""
    counter = _counter(found)
    try:
        counter.search(text, everywhere=found.scanned)
    except TooMany:
        return MOST_STEPS
    return counter.steps


def grows(found: Found, small: str, large: str) -> bool:
    """Whether a pattern takes more than linear work, seen from two texts of one kind."""
    more = steps(found, large)
    return more >= MOST_STEPS or more > SLACK * steps(found, small) * len(large) / len(small) + 200


@cache
def _counter(found: Found) -> Counter:
    return Counter(found.source, found.flags, MOST_STEPS)


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_takes_more_than_linear_work(name: str) -> None:
    """Four times a pattern's worst text takes at most about four times the steps."""
    found = PATTERNS[name]
    tree = parser.parse(found.source, found.flags)
    for growth in GROWTHS:
        texts = [_worst(tree, size) for size in growth]
        grown = [large for small, large in zip(*texts, strict=True) if grows(found, small, large)]
        if not grown:
            return
    assert grown == []


@given(
    st.sampled_from([*PATTERNS]),
    st.lists(st.sampled_from(["a", "A", " ", "1", ".", ",", "-", "(", "2019", "May", "and", "é", "\n"])).map("".join),
)
def test_the_counter_finds_what_re_finds(name: str, text: str) -> None:
    """The matcher that counts steps finds the same match as Python's."""
    found = PATTERNS[name]
    match = re.compile(found.source, found.flags).search(text)
    assert Counter(found.source, found.flags).search(text) == (match.span() if match else None)


@pytest.mark.parametrize("source", [r"\s*x", r"(?:a|a)*b", r"(?:a*)*b", r"a*a*b"])
def test_the_check_finds_what_is_not_linear(source: str) -> None:
    """Forms that take square or exponential work are seen by their steps."""
    found = Found(source, 0, True)
    small, large = (" " * size if "s" in source else "a" * size for size in (20, 80))
    assert grows(found, small, large)


def _nested(nodes: Any, inside: bool = False) -> Iterator[str]:
    """Repeats without a limit around nothing but a repeat without a limit, such as ``(a+)+``."""
    for op, argument in nodes:
        if op in FLEXIBLE:
            _, most, body = argument
            endless = most is constants.MAXREPEAT
            if endless and inside:
                yield str(body)[:60]
            yield from _nested(body, endless and len(body) == 1)
        elif op is constants.POSSESSIVE_REPEAT:
            yield from _nested(argument[2])
        elif op is constants.SUBPATTERN:
            yield from _nested(argument[3], inside and len(nodes) == 1)
        elif op is constants.BRANCH:
            for branch in argument[1]:
                yield from _nested(branch, inside and len(nodes) == 1 and len(branch) == 1)


def test_no_repeat_stands_alone_in_another() -> None:
    """No pattern of the package has the form ``(a+)+``, which takes exponential work where it fails."""
    refused = {
        name: nested
        for name, found in PATTERNS.items()
        if (nested := [*_nested(parser.parse(found.source, found.flags))])
    }
    assert refused == {}


def test_the_refusal_refuses() -> None:
    """The forms that the check is there for are refused, and the usual ones are not."""
    assert all([*_nested(parser.parse(bad))] for bad in (r"(a+)+", r"(?:a*)*b", r"(?:a+|b)*c"))
    assert not any([*_nested(parser.parse(good))] for good in (r"a+b+", r"(?:a+,)*", r"(?:a{1,3})+", r"(?:a++)+"))
