"""What a run of capitalised words looks like: an organisation, a unit, a person, a field of study or a place."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.fields.biography.tables import Tables, tables
from profparse.fields.biography.words import word_set
from profparse.patterns import lazy_pattern, reaches
from profparse.pieces.characters import is_cjk

_DOMAIN = lazy_pattern(
    r"(?:https?://)?(?:[\w-]+\.)+(?:com|org|net|ai|io|edu|co|eu|de|fr|uk|es|it|cn|jp|dev|app|tech|bio|health|xyz|so|me)/?"
)
_PERSON_WORD = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


class Shape(NamedTuple):
    """How much a name looks like each of what it may name, as costs: 0 is surely, 2 hardly."""

    organization: float
    unit: float
    person: float
    field: float
    place: float


def shape_of(text: str, lower: list[str], *, linked: bool = False) -> Shape:
    """The shape of a name: its text, and its words in lower case; ``linked`` where a link covers it.

    >>> shape_of("Department of Law", ["department", "of", "law"]).unit, shape_of("Ada Lane", ["ada", "lane"]).person
    (0.0, 0.2)
    """
    known = tables()
    if is_cjk(text[0]):
        return _cjk_shape(text)
    joined = " ".join(lower).removeprefix("the ")
    bare = joined.split(" (")[0]
    if _DOMAIN.fullmatch(text.rstrip(".")):
        return Shape(0.0, 1.5, 2.0, 2.0, 2.0)
    if bare in known.places:
        return Shape(1.2, 2.0, 1.8, 1.6, 0.0)
    if bare in known.known or (
        lower[0] in known.known and lower[0] not in known.heads and len(lower) > 1 and "and" not in lower
    ) or (len(lower) == 3 and " ".join(lower[:2]) in known.known):
        unit = 0.3 if any(word in known.unit_heads for word in lower[1:]) else 1.6
        return Shape(0.0, unit, 2.0, 1.5, 2.0)
    main = _main(lower)
    strong = any(w in known.organization_heads and w not in known.weak_heads for w in main)
    strong = strong or ("school" in main[1:] and any(w in ("high", "middle", "secondary", "primary") for w in main))
    strong = strong or (lower[0] in known.places and "school" in main[1:])  # `London School of Economics`
    weak = any(w in known.weak_heads for w in main)
    unit = any(w in known.unit_heads or (w.endswith(("lab", "labs")) and len(w) > 4) for w in main)
    field = _field(lower, known)
    if field and len(lower) == 1:
        return Shape(1.0, 1.3, 1.8, 0.0, 2.0)
    if (
        field
        and lower[0] in known.organization_heads
        and word_set("small_words").isdisjoint(lower)
        and lower[-1] not in known.organization_heads
    ):
        strong = False
    if strong and not (unit and main[0] in known.unit_heads):
        return Shape(0.0, 0.9, 2.0, 1.5, 2.0)
    if unit:
        return Shape(0.7, 0.0, 2.0, 1.3 if not field else 0.9, 2.0)
    if weak:
        return Shape(
            0.5 if not field else 0.9, 0.3 if main[0] in known.unit_heads else 0.5, 1.8, 0.6 if not field else 0.1, 2.0
        )
    person = _person(text, lower)
    if field:
        return Shape(1.3, 1.3, 1.8, 0.0, 2.0)
    letters = [c for c in text if c.isalpha()]
    acronym = len(lower) == 1 and 2 <= len(letters) <= 9 and sum(c.isupper() for c in letters) >= min(len(letters), 3)
    if acronym:
        return Shape(0.4, 0.8, 1.6, 0.8, 1.2)
    organization = 0.8 - (0.3 if linked and person > 0.5 else 0.0)
    return Shape(organization, 1.1, person, 0.9, 0.7 if len(lower) < 3 else 1.3)


def _cjk_shape(text: str) -> Shape:
    organizations, units = _cjk_endings()
    bare = re.split(r"[(（]", text, maxsplit=1)[0]
    if bare.endswith(units) and not bare.endswith(("大学", "科学院", "研究院")):
        return Shape(0.5, 0.0, 2.0, 1.0, 2.0)
    if bare.endswith(organizations):
        return Shape(0.0, 1.0, 2.0, 1.5, 2.0)
    return Shape(1.2, 1.5, 0.3 if 2 <= len(bare) <= 4 else 1.6, 0.2, 1.2)


@cache
def _cjk_endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = load_json("organizations")
    return tuple(table["cjk_organizations"]), tuple(table["cjk_units"])


def _main(lower: list[str]) -> list[str]:
    """The words that say what a name is of: those before the first comma or bracket."""
    for index, word in enumerate(lower):
        if word in "(,（" and index:
            return lower[:index]
    return lower


def _field(lower: list[str], known: Tables) -> bool:
    words = [w for w in lower if w not in word_set("small_words")]
    return bool(words) and words[-1] in known.fields


def _person(text: str, lower: list[str]) -> float:
    """The cost of reading a name as a person's."""
    if len(lower) == 1 and "(" not in text and reaches(text, "\u3040") and any(map(is_cjk, text)):
        return 0.3 if 2 <= len(text) <= 4 else 1.5
    words = [w for w in lower if w not in "()（）,"]
    real = [w for w in words if w not in word_set("small_words")]
    if not 1 <= len(real) <= 5 or any(_PERSON_WORD.fullmatch(w) is None for w in real):
        return 1.8
    if len(real) == 1:
        return 0.9
    return 0.2


def is_person(text: str, lower: list[str]) -> bool:
    """Whether a name may well be a person's."""
    shape = shape_of(text, lower)
    return shape.person <= 0.3
