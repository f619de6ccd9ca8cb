"""The papers of some profiles as the entries of one bibliography, each with a key of its own."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from profparse.data_files import load_json
from profparse.export.days import dated
from profparse.export.losses import OF_THE_READING, Losses
from profparse.export.plain import plain
from profparse.model import Link, Paper, Profile


class Publication(NamedTuple):
    """An entry: its key, and the paper."""

    key: str
    paper: Paper


def publications(profiles: Sequence[Profile], losses: Losses) -> list[Publication]:
    """The papers of all profiles, in order; papers that are equal in all that their pages say are one entry."""
    seen: dict[Any, Paper] = {}
    total = 0
    for profile in profiles:
        for paper in profile.papers:
            total += 1
            seen.setdefault(_said(paper), paper)
    losses.remark("of equal papers one is written ({} left out)", total - len(seen))
    papers = list(seen.values())
    return [Publication(key, paper) for key, paper in zip(keys(papers), papers, strict=True)]


_UNSAID = OF_THE_READING | {"span", "is_owner", "same_as"}


def _said(value: Any) -> Any:
    """A value of the model without where it was read."""
    if is_dataclass(value):
        return tuple(_said(getattr(value, field.name)) for field in fields(value) if field.name not in _UNSAID)
    return tuple(_said(part) for part in value) if isinstance(value, tuple) else value


def keys(papers: Sequence[Paper]) -> list[str]:
    """A key for each paper: who wrote it, or else edited it, the year, and the title's first word that says something.

    A key depends on nothing but what the papers say, never on their order: papers that would share one are numbered by
    date and title, the oldest without a number.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for n, paper in enumerate(papers):
        groups[_stem(paper)].append(n)
    out = [""] * len(papers)
    for stem, members in groups.items():
        members.sort(key=lambda n: (papers[n].date.edtf if papers[n].date else "~", repr(_said(papers[n]))))  # type: ignore[union-attr]
        for rank, n in enumerate(members):
            out[n] = f"{stem}-{rank + 1}" if rank else stem
    return out


def _stem(paper: Paper) -> str:
    """What a key begins with: ASCII letters and digits alone, so that every tool takes it.

    >>> from profparse import parse
    >>> _stem(parse("CLMay 3, 2024\\nThe Narrow TablesZoë Müller, Theo Okafor\\n").papers[0])
    'muller2024narrow'
    """
    family = ""
    for first in (paper.authors or paper.editors)[:1]:
        family = ascii_letters(first.family or (first.name.split() or [""])[-1 if first.kind == "person" else 0])
    start = dated(paper.date).start
    year = "nd" if start is None or start.year is None else f"{start.year:04d}"
    stop = load_json("key_stop_words")
    words = [word for word in map(ascii_letters, (paper.title or "").replace("-", " ").split()) if word]
    word = next((word for word in words if word not in stop), words[0] if words else "")
    return f"{family[:40] or 'anonymous'}{year}{word[:40]}"


def ascii_letters(text: str) -> str:
    """The letters and digits of a text without accents, in lower case; those of other scripts are left out."""
    spelt = unicodedata.normalize("NFKD", text.translate(_SPELT))
    return "".join(c for c in spelt.lower() if c.isascii() and c.isalnum())


# Letters that are no letter with an accent.
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"})


def identifier(paper: Paper, scheme: str) -> str | None:
    """The paper's first identifier in a scheme."""
    return next((found.value for found in paper.identifiers if found.scheme == scheme), None)


def doi_address(paper: Paper) -> str | None:
    """The address under which the paper's DOI is resolved."""
    doi = plain(identifier(paper, "doi") or "")
    return f"https://doi.org/{quote(doi, safe='/:;()._-~')}" if doi.startswith("10.") else None


def marked(paper: Paper) -> list[str]:
    """The marks of each author, such as those of equal contribution, as one text: empty for an author without any."""
    return [" ".join(filter(None, map(plain, author.marks))) for author in paper.authors]


def own_link(links: Sequence[tuple[Link, str]]) -> tuple[Link, str] | None:
    """The link that stands for the paper itself: the first to a paper, else the first."""
    return next((pair for pair in links if pair[0].kind == "paper"), links[0] if links else None)
