"""The laws that hold for every page, each as a function that gives what breaks it."""

from __future__ import annotations

import re
import unicodedata

from profparse import Profile
from profparse.model import Bio, Item
from profparse.pieces.characters import resolved
from profparse.pieces.line import Page

_TAG = re.compile(r"<[^<>]*>")


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text.casefold()))


def accounting(profile: Profile, text: str) -> list[str]:
    """Blocks and residue part the non-blank characters of the page between them: none lost, none taken twice."""
    counts = bytearray(len(text))
    broken = []
    for start, end in [
        *(span for item in profile.items() for span in item.blocks),
        *(piece.span for piece in profile.residue),
    ]:
        if not 0 <= start < end <= len(text):
            broken.append(f"span {start, end} lies outside the text")
            continue
        for i in range(start, end):
            counts[i] += counts[i] < 2
    for i, count in enumerate(counts):
        if count != 1 and not text[i].isspace():
            broken.append(f"character {i} {text[i]!r} is taken {count} times")
    return broken[:5]


def nesting(profile: Profile) -> list[str]:
    """A value that was read lies in its item's blocks, and the blocks of an item are disjoint and in order."""
    broken = []
    for item in profile.items():
        if any(a[1] > b[0] for a, b in zip(item.blocks, item.blocks[1:], strict=False)):
            broken.append(f"{item.id}: blocks overlap")
        for name, spans in item.spans.items():
            for start, end in spans:
                if not any(a <= start and end <= b for a, b in item.blocks):
                    broken.append(f"{item.id}.{name} {start, end} lies outside {item.blocks}")
    return broken[:5]


def slices(profile: Profile, text: str) -> list[str]:
    """The spans of a value quote it: its letters and digits and no others."""
    broken = []

    def quoted(spans: object) -> str:
        return letters(resolved(" ".join(text[a:b] for a, b in spans)))  # type: ignore[attr-defined]

    for item in profile.items():
        for name, spans in item.spans.items():
            value = getattr(item, name)
            if isinstance(value, str) and quoted(spans) != letters(value):
                broken.append(f"{item.id}.{name}: {value!r} quotes {quoted(spans)!r}")
            if isinstance(value, tuple) and [quoted([s]) for s in spans] != [letters(v) for v in value]:
                broken.append(f"{item.id}.{name}: {value!r} quotes {[quoted([s]) for s in spans]!r}")
        broken += _parts(item, text)
    return broken[:5]


def _parts(item: Item, text: str) -> list[str]:
    broken = []
    for author in getattr(item, "authors", ()):
        raw = text[slice(*author.span)]
        if letters(author.name) not in (letters(resolved(_TAG.sub("", raw))), letters(raw)):
            broken.append(f"{item.id}: author {author.name!r} quotes {text[slice(*author.span)]!r}")
    date = getattr(item, "date", None)
    if date is not None and letters(resolved(_TAG.sub("", text[slice(*date.span)]))) != letters(date.text):
        broken.append(f"{item.id}: date {date.text!r} quotes {text[slice(*date.span)]!r}")
    for link in getattr(item, "links", ()):
        if resolved(link.url) not in resolved(text[slice(*link.span)]):
            broken.append(f"{item.id}: link {link.url!r} quotes {text[slice(*link.span)]!r}")
    if isinstance(item, Bio):
        for metric in item.metrics:
            digits = "".join(c for c in text[slice(*metric.span)] if c.isdigit() or c == ".")
            if float(digits) != metric.value:
                broken.append(f"bio: metric {metric.name} is {metric.value}, the page says {digits!r}")
    return broken


def broken_laws(profile: Profile, text: str) -> list[str]:
    """What breaks the laws of accounting, nesting and slicing, and the round trip through JSON."""
    broken = accounting(profile, text) + nesting(profile) + slices(profile, text)
    stored = profile.to_json()
    if Profile.from_json(stored) != profile or Profile.from_json(stored).to_json() != stored:
        broken.append("the profile does not survive JSON")
    return broken


def broken_lines(page: Page) -> list[str]:
    """What breaks the laws of the lines: each quotes its own stretch of the source, and they lie apart and in order."""
    source = page.text
    broken = []
    place = 0
    for line in page.lines:
        spans = line.spans(0, len(line.text))
        size = len(line.text)
        laws = {
            "order": place <= line.start <= line.end <= len(source),
            "spans": all(line.start <= a < b <= line.end for a, b in spans),
            "letters": _normal(line.text) == _normal(resolved(_said(" ".join(source[a:b] for a, b in spans), page))),
            "blanks": line.text == " ".join(line.text.split()),
            "something": bool(line.text or line.links),
            "links": all(
                0 <= k.start <= k.end <= size and 0 <= k.span[0] < k.span[1] <= len(source) for k in line.links
            ),
            "runs": all(0 <= run.start < run.end <= size for run in line.runs),
            "soft": all(0 < soft < size and line.text[soft] == " " for soft in line.soft),
        }
        broken += [f"{line!r} breaks the law of {name}" for name, holds in laws.items() if not holds]
        place = line.end
    if not all(0 <= a < b <= len(source) for a, b in page.hidden):
        broken.append("a hidden span lies outside the source")
    if not all(box.parent < k for k, box in enumerate(page.boxes)):
        broken.append("a box stands before the one around it")
    return broken[:5]


def _said(quoted: str, page: Page) -> str:
    """What a stretch of source says: in the strings of a data file an escape stands for a blank or a letter."""
    if page.format != "data":
        return quoted
    blanks = re.sub(r"\\([\\/\"])|\\[ntrbf]", lambda match: match[1] or " ", quoted)
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), blanks)


def _normal(text: str) -> str:
    """The letters and digits of a text, compatible forms taken for one."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())
