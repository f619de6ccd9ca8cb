"""What is known of each token of a run-together record: facts, none of which prefers anything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from profparse.boundary.lexicon import lexicon
from profparse.fields.run_together.tokens import Token

_ENDS = {".": "stop", "!": "stop", "?": "stop", ",": "comma", ";": "semicolon", "|": "bar", "·": "bar", "•": "bar"}


@lru_cache(maxsize=1 << 15)
def word_facts(word: str) -> tuple[str, str, tuple[str, ...]]:
    """A word's shape, what the lexicon says of it, and its own features."""
    low = word.casefold()
    if word.isalpha():
        capital = "Xx" if word[0].isupper() else "x"
        shape = ("X" if len(word) == 1 else "XX") if word.isupper() else capital
    elif word.isdigit():
        year = len(word) == 4 and word[:2] in ("19", "20")
        shape = "year" if year else f"d{min(len(word), 4)}"
    else:
        shape = _ENDS.get(word, word)
    known = lexicon()
    scores = (known.name[word], known.given[word], known.last[low]) if word.isalpha() and len(word) > 1 else ()
    lexical = "/".join("?" if score is None else str(round(max(-3.0, min(3.0, score)))) for score in scores)
    own = [f"w={low}", f"shape={shape}", f"lex={lexical}"]
    if len(low) > 3 and word.isalpha():
        own += [f"end={low[-3:]}", f"begin={low[:3]}"]
    return shape, lexical, tuple(own)


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """For each token its features as plain strings."""
    words = [word_facts(token.text) for token in tokens]
    shapes = ["^", "^", *(f"{token.parted}{word[0]}" for token, word in zip(tokens, words, strict=True)), "$", "$"]
    names = ["", *(word[1] for word in words), ""]
    commas = sum(word[0] == "comma" for word in words)
    bars = any(word[0] in ("bar", "semicolon") for word in words)
    seen = line = since = 0
    out = []
    for n, token in enumerate(tokens):
        here = n + 2
        line += token.parted == "n"
        since = 0 if token.parted == "n" else since + 1
        own = [
            *words[n][2], f"part={token.parted}",
            f"s={shapes[here]}", f"-1:s={shapes[here - 1]}", f"+1:s={shapes[here + 1]}",
            f"s2={shapes[here - 1]}{shapes[here]}", f"s2+={shapes[here]}{shapes[here + 1]}",
            f"s3={shapes[here - 1]}{shapes[here]}{shapes[here + 1]}", f"s5={''.join(shapes[here - 2 : here + 3])}",
            f"-1:lex={names[n]}", f"+1:lex={names[n + 2]}", f"lex2={names[n]}_{names[n + 1]}",
            f"lex2+={names[n + 1]}_{names[n + 2]}",
            f"commas={min(seen, 3)}/{min(commas - seen, 3)}", f"bars={bars}", f"line={min(line, 4)}{token.parted}",
        ]  # fmt: skip
        if n:
            own.append(f"-1:w={tokens[n - 1].text.casefold()}")
        if n + 1 < len(tokens):
            own.append(f"+1:w={tokens[n + 1].text.casefold()}")
            own.append(f"w2={tokens[n].text.casefold()}_{tokens[n + 1].text.casefold()}")
        if n < 3:
            own.append(f"first={n}")
        if n + 3 >= len(tokens):
            own.append(f"last={len(tokens) - n}")
        seen += words[n][0] == "comma"
        out.append(own)
    return out
