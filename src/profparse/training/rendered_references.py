"""Full records rendered as references whose reading is known, in styles of people's own and in CSL styles."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from profparse.data_files import load_json
from profparse.training.rendering.csl_styles import CslStyle
from profparse.training.rendering.invented_records import eastern_record
from profparse.training.rendering.own_references import own_reference
from profparse.training.rendering.own_style import OwnStyle
from profparse.training.rendering.pdf_noise import with_noise
from profparse.training.rendering.pieces import Letter, RenderedReference, letters_of, reference_of
from profparse.training.rendering.rare_traits import with_rare_traits

#: How many styles of people's own there are to draw from; the last ones are held out.
OWN_STYLES, OWN_STYLES_HELD_OUT = 4000, 400
_SOURCES_HELD_OUT = 10  # the records of one source in so many are held out
_INVENTED = 16  # one reference in so many is of an invented work in Chinese, Japanese or Korean: records hold few
_IN_CSL = 3  # one in so many is in a CSL style
_NOISY = 8  # one in so many has the noise of PDF extraction
_UNMARKED = 3  # one in so many has lost its markup


def rendered_references(
    records: Sequence[Mapping[str, Any]],
    *,
    count: int,
    seed: int,
    held_out: bool = False,
    in_a_row: int = 1,
    noise: bool = True,
) -> Iterator[RenderedReference]:
    """So many references from records by chance, in styles by chance; the same seed gives the same references.

    ``records`` are CSL-JSON items with ``title``, ``type`` and ``language``, names in parts or ``literal``, and
    ``issued`` as ``{"year": ..., "month": ...}``. What is ``held_out`` has other styles and records of other sources
    (``source``) than what is not. ``in_a_row`` is how many that follow each other share their style, as on a page;
    without ``noise`` none has faults of PDF extraction. The names of styles begin with ``own-`` or ``csl-``.
    Needs the extra ``train``. Raises ``ValueError`` if there are no records.
    """
    chosen = [one for one in records if "source" not in one or _is_held_out(one["source"]) == held_out]
    if not chosen:
        raise ValueError("no records to render")
    chance = random.Random(seed)
    csl = _CslStyles(held_out=held_out)
    done = 0
    style: OwnStyle | CslStyle | None = None
    while done < count:
        if done % in_a_row == 0 or style is None:
            number = (
                chance.randrange(OWN_STYLES) if not held_out else OWN_STYLES + chance.randrange(OWN_STYLES_HELD_OUT)
            )
            style = OwnStyle(number) if chance.randrange(_IN_CSL) else csl.one(chance)
        record = _record(chosen, chance)
        letters = _letters(style, record, chance)
        if noise and not chance.randrange(_NOISY):
            letters = with_noise(letters, csl.data["wrong_letters"], chance)
        reference = reference_of(letters, style.name, marked=bool(chance.randrange(_UNMARKED)))
        if any(label not in ("citation-number", "date") for label, _, _ in reference.parts):
            done += 1
            yield reference._replace(type=record["type"], language=record["language"])


def _record(records: Sequence[Mapping[str, Any]], chance: random.Random) -> Mapping[str, Any]:
    """A record by chance, half of them with traits that are rarer among records than in print."""
    if not chance.randrange(_INVENTED):
        return eastern_record(chance)
    record = records[chance.randrange(len(records))]
    if chance.randrange(2):
        return record
    return with_rare_traits(record, records[chance.randrange(len(records))], chance)


def _is_held_out(source: str) -> bool:
    return zlib.crc32(source.encode()) % _SOURCES_HELD_OUT == 0


def _letters(style: OwnStyle | CslStyle, record: Mapping[str, Any], chance: random.Random) -> list[Letter]:
    """The record in the style; nothing of one that citeproc-py cannot render."""
    if isinstance(style, OwnStyle):
        return letters_of(own_reference(style, record, chance))
    try:
        return style.letters(record, chance)
    except ValueError:
        return []


class _CslStyles:
    """The CSL styles, each loaded once in each language."""

    def __init__(self, *, held_out: bool) -> None:
        self.data: dict[str, Any] = load_json("rendered_references")
        self._names: list[str] = self.data["csl_styles_held_out" if held_out else "csl_styles"]
        locales: dict[str, int] = self.data["csl_locales"]
        self._locales = [locale for locale, times in locales.items() for _ in range(times)]
        self._loaded: dict[tuple[str, str], CslStyle] = {}

    def one(self, chance: random.Random) -> CslStyle:
        """A style by chance, in its own language or another."""
        key = chance.choice(self._names), chance.choice(self._locales)
        if key not in self._loaded:
            self._loaded[key] = CslStyle(key[0], key[1] or None)
        return self._loaded[key]
