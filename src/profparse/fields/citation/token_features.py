"""Evidence about the tokens of a reference: facts, each of which data weighs.

A fact is a value in a column, such as the word two tokens before; :func:`features` says which features of the weights
file it stands for. That is asked once for each value, not at each of its places.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from profparse.boundary.lexicon import lexicon
from profparse.fields.citation.tokens import Tokens, shape
from profparse.fields.citation.words import tables
from profparse.sequence.columns import ColumnFact, Columns, shifted

#: What closes a quotation, by what opens it.
_QUOTES = {
    "“": "”\"", "„": "“”\"", '"': '"”', "‘": "’'", "'": "'’", "`": "'’", "«": "»", "»": "«", "「": "」", "『": "』",
    "《": "》", "〈": "〉", "``": "''\"", "''": "''",
}  # fmt: skip
_NEAR = ("-1", "0", "1")  # offsets at which all is asked of a word, not itself and its shape alone


def features(fact: ColumnFact) -> list[str]:
    """The names of the features that a column of :func:`facts_of` and a value in it stand for.

    >>> features(("left", ("X", ".", "Xxx")))
    ['c=X|.|Xxx', 'b=.|Xxx']
    """
    column, value = fact
    if column in _NEAR:
        return [f"{column}:{one}" for one in _of_word(value)]
    match column:
        case "-2" | "2":
            return [f"{column}:w={value.lower()}", f"{column}:s={shape(value)}"]
        case "left":
            before_that, before, own = value
            return [f"c={before_that}|{before}|{own}", f"b={before}|{own}"]
        case "right":
            own, behind, behind_that = value
            return [f"d={own}|{behind}", f"g={own}|{behind}|{behind_that}"]
        case "middle":
            before, own, behind, gap, gap_behind = value
            return [f"t={before}|{own}|{behind}", f"gap={gap}{gap_behind}{own[:2]}"]
        case "far":
            before, behind = value
            return [f"-3:s={before}"] * bool(before) + [f"3:s={behind}"] * bool(behind)
        case "place":
            tenth, seen, first, last = value
            return [f"at={tenth}{seen}"] + [f"i={first}"] * (first >= 0) + [f"e={last}"] * (last > 0)
        case "hint":
            letters, begins = value
            return [f"hint={letter}{'<' if begins else ''}" for letter in letters]
    return [f"{column}={value}"]


@lru_cache(maxsize=8192)
def _of_word(word: str) -> list[str]:
    """What a word tells wherever it stands; kept, for it is asked at several offsets."""
    low = word.lower()
    found = [f"w={low}", f"s={shape(word)}"]
    if not word[0].isalpha():
        if word.isdigit() and len(word) == 4:
            found.append(f"year={_era(int(word))}")
        return found
    if len(word) > 3:
        found += [f"p={low[:3]}", f"x={low[-3:]}"]
    if len(word) > 5:
        found.append(f"X={low[-5:]}")
    found.append(f"len={min(len(word), 12)}")
    words = lexicon()
    found.append(f"given={_bucket(words.given[word])}")
    found.append(f"name={_bucket(words.name[word])}")
    found.append(f"common={_bucket(words.words[low])}")
    found.append(f"letters={round(words.letters[word])}")
    known = tables()
    if low in known.every_acronym:
        found.append(f"acronym={'x' if word.islower() else 'X'}")
    if low in known.strong_words:
        found.append("venue=strong")
    elif low in known.weak_words:
        found.append("venue=weak")
    return found


def _era(year: int) -> str:
    if 1400 <= year < 1900:
        return "old"
    return "new" if 1900 <= year < 2040 else "none"


def _bucket(score: float | None) -> str:
    return "-" if score is None else str(round(score / 2))


def facts_of(tokens: Tokens) -> Columns:
    """The facts about the tokens of an entry, in order. Linear in their number."""
    words, gaps = tokens.words, tokens.gaps
    size = len(words)
    shapes = [shape(word) for word in words]
    lows = [word.lower() for word in words]
    before, behind = ["^", *lows[:-1]][:size], [*lows[1:], "$"][:size]
    shape_before, shape_behind = ["^", *shapes[:-1]][:size], [*shapes[1:], "$"][:size]
    gap_behind = [*gaps[1:], "$"][:size]
    seen, states, places, openings = _states(words, lows, shapes, gap_behind)
    columns: Columns = {
        **{str(offset): shifted(words, offset, None) for offset in (-2, -1, 0, 1, 2)},
        "left": list(zip(shifted(shapes, -2, "^"), before, shapes, strict=True)),
        "right": list(zip(shapes, behind, shifted(shapes, 2, "$"), strict=True)),
        "middle": list(zip(shape_before, shapes, shape_behind, gaps, gap_behind, strict=True)),
        "far": list(zip(shifted(shapes, -3, ""), shifted(shapes, 3, ""), strict=True)),
        "in": seen, "st": states, "place": places, "o": openings,
        "style": _styles(tokens.styles),
    }  # fmt: skip
    if any(tokens.hints):
        columns["hint"], columns["hinted"] = _hints(tokens)
    return columns


def _styles(styles: Sequence[str]) -> list[str]:
    """How each token is set, and whether a stretch of that begins or ends at it."""
    if not any(styles):
        return ["none"] * len(styles)
    edges = zip([None, *styles[:-1]], styles, [*styles[1:], None], strict=True)
    return [f"{own}{'<' * (own != last)}{'>' * (own != following)}" for last, own, following in edges]


def _hints(tokens: Tokens) -> tuple[list[tuple[str, bool] | None], list[str | None]]:
    """The fields that class words name, and, behind a token with any, the first of it."""
    hints = tokens.hints
    pairs = list(zip(["", *hints[:-1]], hints, tokens.gaps, strict=True))
    return (
        [(own, own != last or gap == "|") if own else None for last, own, gap in pairs],
        [last[0] if last and not own else None for last, own, _ in pairs],
    )


def _states(
    words: Sequence[str], lows: Sequence[str], shapes: Sequence[str], gaps_behind: Sequence[str]
) -> tuple[list[str], list[str], list[tuple[int, str, int, int]], list[str | None]]:
    """What is open at each token, how many sentences and commas are behind it, where it stands, how sentences begin."""
    size = len(words)
    within: list[str] = []
    counts: list[str] = []
    places: list[tuple[int, str, int, int]] = []
    openings: list[str | None] = []
    quote = ""
    depth = years = stops = commas = 0
    place = 0  # of the token within its sentence, at most 3
    ended = 0  # of quotes closed
    for n, word in enumerate(words):
        gap_behind = gaps_behind[n]
        seen = "2" if years > 1 else "1" if years else "0"
        within.append(f"{'q' if quote else ''}{'(' if depth else ''}{seen}{'e' if ended else ''}")
        counts.append(f"{min(stops, 4)}{min(commas, 3)}{shapes[n][:2]}")
        places.append((min(9, 10 * n // size), seen, n if n < 6 else -1, size - n if size - n < 5 else 0))
        openings.append(f"{place}{lows[n]}" if place < 2 else None)
        place += 1
        if word.isalpha():
            if gap_behind == "|":
                place = 0
            continue
        if (
            n and word in ".?!。．" and (gap_behind or word in "。．")
            and (len(lows[n - 1]) > 2 or words[n - 1] == lows[n - 1])
        ):  # fmt: skip
            stops += 1
            commas = place = 0
        elif word == ",":
            commas += 1
        elif gap_behind == "|":
            place = 0
        if quote:
            letter_behind = n + 1 < size and shapes[n + 1][:1].isalpha()
            if word in _QUOTES[quote] and (word not in "'’" or gap_behind or not letter_behind):
                quote = ""
                ended += 1
        elif word in _QUOTES and (word not in "'‘`" or ((gaps_behind[n - 1] or not n) and not gap_behind)):
            quote = word
        if word in "([{（［":
            depth += 1
        elif word in ")]}）］":
            depth = max(0, depth - 1)
        if len(word) == 4 and word.isdigit() and _era(int(word)) != "none":
            years += 1
    return within, counts, places, openings
