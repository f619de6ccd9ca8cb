"""Lists of names as a style prints them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from profparse.training.rendering.own_style import OwnStyle, Words
from profparse.training.rendering.pieces import Piece

_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PARTICLES = re.compile(r"((?:[a-zà-ü]+(?:\s|(?<=')))+)(.+)", re.DOTALL)


def is_eastern(text: str) -> bool:
    """Whether a text is written in Chinese, Japanese or Korean letters."""
    return bool(_EAST.search(text))


def initials(given: str, sign: str) -> str:
    """The initials of given names, with the sign that follows each (``A. B.``, ``A.B.``, ``AB``, ``A B``)."""
    names = re.findall(r"[^\s.]+", given)
    hyphen = "-" if sign.strip() else ""
    stop = sign.strip()
    short = (hyphen.join(part[0] + stop for part in name.split("-") if part) for name in names)
    return (sign[len(stop) :] if stop else sign).join(short)


def one_name(style: OwnStyle, name: Mapping[str, str], form: str) -> str:
    """A name in one of the forms."""
    if "literal" in name:
        return name["literal"]
    family, given, suffix = name["family"], name.get("given", ""), name.get("suffix", "")
    if is_eastern(family + given):
        between = style.option("blank in eastern names")
        return family + between + given
    if style.one_in("families in capitals", 9):
        family = family.upper()
    if not given:
        return family
    particles = _PARTICLES.fullmatch(family)
    if particles and form.startswith("family") and style.one_in("particles last", 3):
        family, given = particles[2], f"{given} {particles[1].strip()}"
    elif "initials" in form:
        behind = form == "family initials"
        given = initials(given, style.option("sign of initials behind" if behind else "sign of initials"))
    if suffix and form.startswith("family"):
        after = style.option("place of suffix")
        family, given = (f"{family} {suffix}", given) if after == "family" else (family, f"{given}, {suffix}")
    elif suffix:
        family = family + style.option("sign of suffix") + suffix
    family_last = form.endswith("family")
    sign = ", " if "," in form else " "
    return f"{given} {family}" if family_last else f"{family}{sign}{given}"


def names(
    style: OwnStyle, words: Words, people: Sequence[Mapping[str, Any]], label: str, *, et_al: bool
) -> list[Piece]:
    """A list of names. All of it is one part, each name is marked as one."""
    form = style.option("form", f"form of {label}s" if style.one_in("editors otherwise", 3) else "")
    others = form
    if form.startswith("family") and style.one_in("first alone inverted", 4):
        others = "initials family" if "initials" in form else "given family"
    eastern = any(is_eastern(name.get("family", name.get("literal", ""))) for name in people)
    joiner = style.joiner(form, eastern=eastern)
    last = style.last_joiner(words, joiner, eastern=eastern)
    most = style.one_of("most names", [3, 6, 6, 10, 20, 99, 99, 99])
    shown = list(people)
    if len(people) > most:
        shown, et_al = shown[: min(most, style.one_of("shown names", [1, 1, 3, 6, 7, 2]))], True
    owner = style.owner(len(shown)) if label == "author" else -1
    out: list[Piece] = []
    for n, name in enumerate(shown):
        if n:
            final = n == len(shown) - 1 and not et_al
            sign = last if final else joiner
            if (
                final
                and len(shown) == 2
                and sign.startswith(", ")
                and sign != joiner
                and style.one_in("no comma between two", 2)
            ):
                sign = sign[1:]
            out.append(Piece(sign, label))
        out.append(Piece(one_name(style, name, others if n else form), label, "b" if n == owner else "", True))
        if label == "author" and style.one_in("signs after names", 25) and style.chance.randrange(2):
            out.append(Piece(style.chance.choice(style.data["name_signs"]), label))
    if et_al:
        sign = " " if len(shown) == 1 or style.one_in("no comma before et al.", 2) else ", "
        some = words.one_of("et_al")
        marks = "i" if style.one_in("et al. in italics", 5) else ""
        out.append(Piece(("" if eastern and not some.isascii() else sign) + some, label, marks))
    return out
