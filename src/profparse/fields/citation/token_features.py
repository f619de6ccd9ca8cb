"""Evidence about the tokens of a reference: facts, each of which data weighs.

A fact is the name of a feature, as the weights file knows it, or a word at an offset, which stands for several:
:func:`features` names them, once for each word, not at each of its places.
"""

from __future__ import annotations

from functools import lru_cache

from profparse.boundary.lexicon import lexicon
from profparse.fields.citation.tokens import Tokens, shape
from profparse.fields.citation.words import tables

#: What a word tells at an offset from the token in question: ``(offset, word)``.
WordAt = tuple[int, str]
Fact = str | WordAt

#: What closes a quotation, by what opens it.
_QUOTES = {
    "“": "”\"", "„": "“”\"", '"': '"”', "‘": "’'", "'": "'’", "`": "'’", "«": "»", "»": "«", "「": "」", "『": "』",
    "《": "》", "〈": "〉", "``": "''\"", "''": "''",
}  # fmt: skip
_NEAR = 1  # tokens at either side of which all facts are looked at, not the word and its shape alone


def features(word_at: WordAt) -> list[str]:
    """The names of the features that a word at an offset stands for."""
    offset, word = word_at
    found = _of_word(word) if -_NEAR <= offset <= _NEAR else [f"w={word.lower()}", f"s={shape(word)}"]
    return [f"{offset}:{one}" for one in found]


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


def facts_of(tokens: Tokens) -> list[list[Fact]]:
    """The facts about each token of an entry, in order. Linear in their number."""
    words, gaps, styles, hints = tokens.words, tokens.gaps, tokens.styles, tokens.hints
    size = len(words)
    shapes = [shape(word) for word in words]
    lows = [word.lower() for word in words]
    out: list[list[Fact]] = []
    styled = any(styles)
    quote = ""
    depth = years = stops = commas = 0
    place = 0  # of the token within its sentence, at most 3
    ended = 0  # of quotes closed
    for n, word in enumerate(words):
        own = shapes[n]
        low = lows[n]
        gap = gaps[n]
        before, behind = (lows[n - 1] if n else "^"), (lows[n + 1] if n + 1 < size else "$")
        shape_before, shape_behind = (shapes[n - 1] if n else "^"), (shapes[n + 1] if n + 1 < size else "$")
        gap_behind = gaps[n + 1] if n + 1 < size else "$"
        facts: list[Fact] = [(0, word)]
        if n:
            facts.append((-1, words[n - 1]))
            if n > 1:
                facts.append((-2, words[n - 2]))
                if n > 2:
                    facts.append(f"-3:s={shapes[n - 3]}")
        if n + 1 < size:
            facts.append((1, words[n + 1]))
            if n + 2 < size:
                facts.append((2, words[n + 2]))
                if n + 3 < size:
                    facts.append(f"3:s={shapes[n + 3]}")
        seen = "2" if years > 1 else "1" if years else "0"
        kind = own[:2]
        facts += (
            f"b={before}|{own}",
            f"d={own}|{behind}",
            f"c={shapes[n - 2] if n > 1 else '^'}|{before}|{own}",
            f"g={own}|{behind}|{shapes[n + 2] if n + 2 < size else '$'}",
            f"t={shape_before}|{own}|{shape_behind}",
            f"in={'q' if quote else ''}{'(' if depth else ''}{seen}{'e' if ended else ''}",
            f"gap={gap}{gap_behind}{kind}",
            f"st={min(stops, 4)}{min(commas, 3)}{kind}",
            f"at={min(9, 10 * n // size)}{seen}",
        )
        if n < 6:
            facts.append(f"i={n}")
        if size - n < 5:
            facts.append(f"e={size - n}")
        if place < 2:
            facts.append(f"o={place}{low}")
        if styled:
            style = styles[n]
            edges = ("<" if not n or style != styles[n - 1] else "") + (
                ">" if n + 1 == size or style != styles[n + 1] else ""
            )
            facts.append(f"style={style}{edges}")
        else:
            facts.append("style=none")
        if hints[n]:
            begins = not n or hints[n] != hints[n - 1] or gap == "|"
            facts += [f"hint={letter}{'<' if begins else ''}" for letter in hints[n]]
        elif n and hints[n - 1]:
            facts.append(f"hinted={hints[n - 1][0]}")
        out.append(facts)
        place += 1
        if n and word in ".?!。．" and (gap_behind or word in "。．") and (len(before) > 2 or words[n - 1] == before):
            stops += 1
            commas = place = 0
        elif word == ",":
            commas += 1
        elif gap_behind == "|":
            place = 0
        if quote:
            if word in _QUOTES[quote] and (word not in "'’" or gap_behind or not shape_behind[:1].isalpha()):
                quote = ""
                ended += 1
        elif word in _QUOTES and (word not in "'‘`" or ((gap or not n) and not gap_behind)):
            quote = word
        if word in "([{（［":
            depth += 1
        elif word in ")]}）］":
            depth = max(0, depth - 1)
        if len(word) == 4 and word.isdigit() and _era(int(word)) != "none":
            years += 1
    return out
