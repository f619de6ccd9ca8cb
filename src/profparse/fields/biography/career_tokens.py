"""The lines of a career as tokens, and the kinds of words that the tables know among them.

Of scripts without blanks each sign is a token: where a name ends there, only what the signs mean tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.fields.biography.tables import tables
from profparse.fields.biography.words import compound_heads
from profparse.fields.languages import degrees_of_languages, joined
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

MOST_TOKENS = 1_500  # of a run of lines; what lies beyond is not read, so that time stays bounded
MOST_WORDS = 8  # of a known phrase

_TOKEN = lazy_pattern(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
    r"|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+(?:[’'‐-][^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)*|[^\s]"
)
_SIGNS = (("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"))  # of scripts without blanks
#: The kinds of known words, by the table that holds them.
_TABLES = {
    "modifiers": "M", "organization_heads": "O", "lower_heads": "O", "weak_heads": "W", "unit_heads": "U",
    "known": "K", "fields": "F", "places": "P", "titles": "T", "honours": "H",
}  # fmt: skip
_HEADS = {"role": "R", "student": "S", "service": "V"}
_JOINED = {
    "roles": "R", "students": "S", "organizations": "O", "units": "U", "fields": "F", "advised": "A", "now": "N",
    "since": "N",
}  # fmt: skip


class CareerTokens(NamedTuple):
    """The tokens of a run of lines, as columns of equal length.

    ``places`` are ``(line, start, end)``, offsets into that line's visible text; ``kinds`` are those of the known words
    and phrases that a token is in: ``R`` a role, ``O`` a word for organisations, ``D`` a degree, and so on, with ``+``
    where a phrase has several words, ``~`` for the end of a compound, and, of signs without blanks, ``^`` for the first
    and ``$`` for the last.
    """

    words: list[str]
    places: list[tuple[int, int, int]]
    kinds: list[tuple[str, ...]]


def career_tokens(lines: Sequence[Line]) -> CareerTokens:
    """The tokens of a run of lines, in order; at most :data:`MOST_TOKENS`.

    >>> career_tokens([Line("Lecturer, 东海大学", 0, 14)])[::2]
    (['Lecturer', ',', '东', '海', '大', '学'], [('R',), (), (), (), ('O^',), ('O$',)])
    """
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines):
        for match in islice(_TOKEN.finditer(line.text), MOST_TOKENS):
            words.append(match[0])
            places.append((number, match.start(), match.end()))
        if len(words) > MOST_TOKENS:
            break
    del words[MOST_TOKENS:], places[MOST_TOKENS:]
    return CareerTokens(words, places, _kinds(words))


def tells(tokens: CareerTokens) -> bool:
    """Whether any known word of a role or a degree is among tokens: without one there is no career."""
    return any(kind[0] in "RSD" for kinds in tokens.kinds for kind in kinds)


def _kinds(words: Sequence[str]) -> list[tuple[str, ...]]:
    phrases, signs, compounds = _phrases()
    lower = [word.lower() for word in words]
    found: list[set[str]] = [set() for _ in words]
    for n, word in enumerate(lower):
        if word in signs:
            for text, kind in signs[word]:
                if lower[n : n + len(text)] == list(text):
                    for k in range(len(text)):
                        found[n + k].add(kind + ("^" if not k else "$" if k == len(text) - 1 else "_"))
        for rest, kind in phrases.get(word, ()):
            end = _matched(lower, n + 1, rest)
            for k in range(n, end):
                found[k].add(kind + "+" * bool(rest))
        if word.endswith(compounds):
            found[n].add("O~")
    return [tuple(sorted(kinds)) for kinds in found]


def _matched(lower: Sequence[str], at: int, rest: Sequence[str]) -> int:
    """Where the rest of a phrase ends that goes on at a token, stops between its words aside; 0 where it does not."""
    for word in rest:
        while at < len(lower) and lower[at] in ".'’-":
            at += 1
        if at >= len(lower) or lower[at] != word:
            return 0
        at += 1
    return at


_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _phrases() -> tuple[_Phrases, dict[str, list[tuple[str, str]]], tuple[str, ...]]:
    """What is known: phrases of words by their first word, of signs without blanks by their first one, and endings.

    The endings are those of compounds that name an organisation.
    """
    phrases: _Phrases = {}
    signs: dict[str, list[tuple[str, str]]] = {}
    for text, kind in dict.fromkeys(_known()):
        low = text.lower()
        if any(first <= low[0] <= last for first, last in _SIGNS):
            if len(low) > 1 or kind == "U":
                signs.setdefault(low[0], []).append((low, kind))
            continue
        words = [word for word in _TOKEN.findall(low) if word[0].isalnum()][:MOST_WORDS]
        if words:
            phrases.setdefault(words[0], []).append((tuple(words[1:]), kind))
    return phrases, signs, tuple([ending.strip("-") for ending in compound_heads()])


def _known() -> Iterator[tuple[str, str]]:
    """The known words and phrases, each with its kind."""
    known, roles = tables(), load_json("roles")
    for word, head in known.heads.items():
        yield word, _HEADS[head]
    for name, kind in _TABLES.items():
        yield from _each(getattr(known, name), kind)
    for key, kind in _JOINED.items():
        yield from _each(joined(key), kind)
    for index, given in ((known.degrees, None), (known.roles, "R"), (known.phrases, "")):
        for first, rows in index.items():
            for row in rows:
                kind = f"D{row.level[:1]}" if given is None else given or f"v{row.kind}"
                yield " ".join((first, *row.rest)), kind
    for text, level in degrees_of_languages():
        yield text, f"D{level[:1]}"
    for level, texts in load_json("degrees")["cjk"].items():
        yield from _each(texts, f"D{level[:1]}")
    organizations = load_json("organizations")
    for key, kind in (("cjk_organizations", "O"), ("cjk_units", "U"), ("cjk_small", "x")):
        yield from _each(organizations[key], kind)
    for key, kind in (("cjk", "R"), ("cjk_advised", "A")):
        yield from _each(roles[key], kind)


def _each(texts: Iterable[str], kind: str) -> Iterator[tuple[str, str]]:
    return ((text, kind) for text in sorted(texts))
