"""Evidence about the tokens of a reference: facts, each of which data weighs.

A token's facts are given as **atoms**: small tuples that stand for one or more features, so that what depends on a word
alone is worked out once for each word, not at each of its places. :func:`features` names the features of an atom; the
names are what the weights file knows.
"""

from __future__ import annotations

from profparse.boundary.lexicon import lexicon
from profparse.fields.citation.tokens import Tokens, shape

#: ``(template, offset, value)``: the template tells how the value is turned into features.
Atom = tuple[str, int, str]

#: What closes a quotation, by what opens it.
_QUOTES = {
    "“": "”\"", "„": "“”\"", '"': '"”', "‘": "’'", "'": "'’", "`": "'’", "«": "»", "»": "«", "「": "」", "『": "』",
    "《": "》", "〈": "〉", "``": "''\"", "''": "''",
}  # fmt: skip
_NEAR = 1  # tokens at either side of which all facts are looked at, not the word and its shape alone


def features(atom: Atom) -> tuple[str, ...]:
    """The names of the features that an atom stands for."""
    template, offset, value = atom
    if template == "word":
        found = _of_word(value) if -_NEAR <= offset <= _NEAR else _of_word_afar(value)
        return tuple([f"{offset}:{one}" for one in found])
    return (f"{template}{offset or ''}={value}",)


def _of_word(word: str) -> list[str]:
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
    return found


def _of_word_afar(word: str) -> list[str]:
    return [f"w={word.lower()}", f"s={shape(word)}"]


def _era(year: int) -> str:
    if 1400 <= year < 1900:
        return "old"
    return "new" if 1900 <= year < 2040 else "none"


def _bucket(score: float | None) -> str:
    return "-" if score is None else str(round(score / 2))


def atoms_of(tokens: Tokens) -> list[list[Atom]]:
    """The atoms of each token of an entry, in order. Linear in their number."""
    words, gaps, styles = tokens.words, tokens.gaps, tokens.styles
    size = len(words)
    shapes = [shape(word) for word in words]
    lows = [word.lower() for word in words]
    out: list[list[Atom]] = []
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
        atoms: list[Atom] = [("word", 0, word)]
        if n:
            atoms.append(("word", -1, words[n - 1]))
        if n > 1:
            atoms.append(("word", -2, words[n - 2]))
        if n > 2:
            atoms.append(("s", -3, shapes[n - 3]))
        if n + 1 < size:
            atoms.append(("word", 1, words[n + 1]))
        if n + 2 < size:
            atoms.append(("word", 2, words[n + 2]))
        if n + 3 < size:
            atoms.append(("s", 3, shapes[n + 3]))
        inside = f"{quote and 1}{min(depth, 1)}{min(years, 2)}{min(ended, 1)}"
        atoms += (
            ("b", 0, f"{before}|{own}"),
            ("d", 0, f"{own}|{behind}"),
            ("c", 0, f"{shapes[n - 2] if n > 1 else '^'}|{before}|{own}"),
            ("g", 0, f"{own}|{behind}|{shapes[n + 2] if n + 2 < size else '$'}"),
            ("t", 0, f"{shape_before}|{own}|{shape_behind}"),
            ("in", 0, inside),
            ("gap", 0, f"{gap}{gap_behind}{own[:2]}"),
            ("st", 0, f"{min(stops, 4)}{min(commas, 3)}{own[:2]}"),
            ("at", 0, f"{min(9, 10 * n // size)}{min(years, 1)}"),
        )
        if n < 6:
            atoms.append(("i", 0, f"{n}"))
        if size - n < 5:
            atoms.append(("e", 0, f"{size - n}"))
        if place < 2:
            atoms.append(("o", 0, f"{place}{low}"))
        if styled:
            style = styles[n]
            last = styles[n - 1] if n else "^"
            next_style = styles[n + 1] if n + 1 < size else "$"
            atoms.append(("style", 0, f"{style}{'<' if style != last else ''}{'>' if style != next_style else ''}"))
        else:
            atoms.append(("style", 0, "none"))
        out.append(atoms)
        place += 1
        if n and word in ".?!。．" and (gap_behind or word in "。．") and (len(before) > 2 or words[n - 1] == before):
            stops += 1
            commas = place = 0
        elif word == ",":
            commas += 1
        elif gap_behind == "\n":
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
