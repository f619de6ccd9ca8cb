"""What is known of each token of a page that lists papers: facts, none of which prefers anything.

Beside a token's own look (:mod:`profparse.fields.run_together`) three things tell: how often the page has these very
words, for what a site prints around its records recurs; how the line that it stands in looks; and how many names and
small words are near.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from profparse.fields.run_together.features import word_facts
from profparse.fields.run_together.tokens import Token
from profparse.layouts.declared.joined import Joined

NEAR = 10  # tokens on either side in which names and small words are counted
FEW = (1, 2, 3, 5, 9)  # where counts are cut into buckets
LENGTHS = (1, 2, 3, 5, 8, 14, 25, 60)  # where lengths in tokens are


def evidence(joined: Joined, tokens: Sequence[Token]) -> list[list[str]]:
    """For each token its features as plain strings."""
    words = [word_facts(token.text) for token in tokens]
    lines = _lines(joined, tokens)
    shapes = ["^", "^", *(f"{token.parted}{word[0]}" for token, word in zip(tokens, words, strict=True)), "$", "$"]
    lexical = ["", *(word[1] for word in words), ""]
    low = ["^", "^", *(token.text.casefold() for token in tokens), "$", "$"]
    plain = ["0" if word.isdigit() else word for word in low]
    pairs = Counter(pairwise(plain))
    threes = Counter(zip(plain, plain[1:], plain[2:], strict=False))
    named = [0, *accumulate(_is_name(word[1]) for word in words)]
    small = [0, *accumulate(token.text.islower() for token in tokens)]
    commas = [0, *accumulate(word[0] in ("comma", "semicolon") for word in words)]
    count = len(tokens)
    dense = bisect(LENGTHS, count // max(1, len(joined.lines)))
    out = []
    for n in range(count):
        here = n + 2
        line = lines[n]
        own = [
            *words[n][2],
            f"s={shapes[here]}", f"-1:s={shapes[here - 1]}", f"+1:s={shapes[here + 1]}",
            f"s2={shapes[here - 1]}{shapes[here]}", f"s2+={shapes[here]}{shapes[here + 1]}",
            f"s3={shapes[here - 1]}{shapes[here]}{shapes[here + 1]}", f"s5={''.join(shapes[here - 2 : here + 3])}",
            f"-1:lex={lexical[n]}", f"+1:lex={lexical[n + 2]}", f"lex2={lexical[n]}_{lexical[n + 1]}",
            f"lex2+={lexical[n + 1]}_{lexical[n + 2]}",
            f"-1:w={low[here - 1]}", f"+1:w={low[here + 1]}", f"-w2={low[here - 1]}_{low[here]}",
            f"w2={low[here]}_{low[here + 1]}",
            f"again={bisect(FEW, threes[plain[here - 2], plain[here - 1], plain[here]])}"
            f"{bisect(FEW, threes[plain[here - 1], plain[here], plain[here + 1]])}"
            f"{bisect(FEW, threes[plain[here], plain[here + 1], plain[here + 2]])}",
            f"pairs={bisect(FEW, pairs[plain[here - 1], plain[here]])}"
            f"{bisect(FEW, pairs[plain[here], plain[here + 1]])}",
            f"dense={dense}{tokens[n].parted}", f"dense={dense}{shapes[here]}", *line,
        ]  # fmt: skip
        for sign, a, b in (("<", max(0, n - NEAR), n), (">", n + 1, min(count, n + 1 + NEAR))):
            own.append(f"{sign}{(named[b] - named[a]) // 2}{(small[b] - small[a]) // 2}{min(commas[b] - commas[a], 3)}")
        out.append(own)
    return out


def _is_name(lexical: str) -> bool:
    return lexical[:1] in "123"


def _lines(joined: Joined, tokens: Sequence[Token]) -> list[list[str]]:
    """For each token the facts of its line, of the lines beside it, and of its place in it."""
    texts = Counter("".join("0" if sign.isdigit() else sign for sign in line.text[:60]) for line in joined.lines)
    looks: list[str] = []
    starts = [*joined.starts, len(joined.text) + 1]
    places: list[tuple[int, int]] = []
    first = 0
    for n, line in enumerate(joined.lines):
        end = first
        while end < len(tokens) and tokens[end].start < starts[n + 1]:
            end += 1
        own = tokens[first:end]
        names = sum(_is_name(word_facts(token.text)[1]) for token in own[:60])
        words = sum(token.text.isalpha() for token in own[:60])
        small = sum(token.text.islower() for token in own[:60])
        again = texts["".join("0" if sign.isdigit() else sign for sign in line.text[:60])]
        share = (names * 4 // words, small * 4 // words) if words else ("-", "-")
        looks.append(f"{bisect(LENGTHS, len(own))}{share[0]}{share[1]}{bisect(FEW, again)}")
        places.append((first, end))
        first = end
    looks = ["^", *looks, "$"]
    out: list[list[str]] = []
    for n, (start, end) in enumerate(places):
        line = joined.lines[n]
        shared = [
            f"line={looks[n + 1]}", f"line2={looks[n]}_{looks[n + 1]}", f"line3={looks[n + 1]}_{looks[n + 2]}",
            f"kind={line.kind}{min(line.gap, 2)}",
        ]  # fmt: skip
        for k in range(start, end):
            out.append([*shared, f"at={min(k - start, 3)}/{min(end - 1 - k, 3)}/{looks[n + 1]}"])
    return out
