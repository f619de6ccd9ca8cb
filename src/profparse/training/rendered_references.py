"""Full records rendered as references whose reading is known, in styles of people's own and in CSL styles."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from profparse.data_files import load_json
from profparse.training.csl_styles import CslStyle
from profparse.training.invented_records import eastern_record
from profparse.training.own_style import OwnStyle
from profparse.training.own_styles import own_reference
from profparse.training.pdf_noise import with_noise
from profparse.training.rendered_text import Letter, RenderedReference, letters_of, reference_of

#: How many styles of people's own there are to draw from.
OWN_STYLES = 4000
_INVENTED = 16  # one reference in so many is of an invented work in Chinese, Japanese or Korean: records hold few
_IN_CSL = 3  # one in so many is in a CSL style
_NOISY = 8  # one in so many has the noise of PDF extraction
_UNMARKED = 3  # one in so many has lost its markup


def rendered_references(records: Sequence[Mapping[str, Any]], *, count: int, seed: int) -> Iterator[RenderedReference]:
    """So many references from records by chance, in styles by chance; the same seed gives the same references.

    ``records`` are CSL-JSON items with ``title``, ``type`` and ``language``, names in parts or ``literal``, and
    ``issued`` as ``{"year": ..., "month": ...}``. The names of styles begin with ``own-`` or ``csl-``. Needs the extra
    ``train``. Raises ``ValueError`` if there are no records.
    """
    if not records:
        raise ValueError("no records to render")
    chance = random.Random(seed)
    csl = _CslStyles()
    while count > 0:
        record = records[chance.randrange(len(records))] if chance.randrange(_INVENTED) else eastern_record(chance)
        if chance.randrange(_IN_CSL):
            own = OwnStyle(chance.randrange(OWN_STYLES))
            style, letters = own.name, letters_of(own_reference(own, record, chance))
        else:
            style, letters = csl.rendered(record, chance)
        if not chance.randrange(_NOISY):
            letters = with_noise(letters, csl.data["wrong_letters"], chance)
        reference = reference_of(letters, style, marked=bool(chance.randrange(_UNMARKED)))
        if any(label not in ("citation-number", "date") for label, _, _ in reference.parts):
            count -= 1
            yield reference


class _CslStyles:
    """The CSL styles, each loaded once in each language."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = load_json("rendered_references")
        locales: dict[str, int] = self.data["csl_locales"]
        self._locales = [locale for locale, times in locales.items() for _ in range(times)]
        self._loaded: dict[tuple[str, str], CslStyle] = {}

    def rendered(self, record: Mapping[str, Any], chance: random.Random) -> tuple[str, list[Letter]]:
        """The name of a style by chance and the record in it; nothing of a record that citeproc-py cannot render."""
        key = chance.choice(self.data["csl_styles"]), chance.choice(self._locales)
        style = self._loaded.get(key)
        if style is None:
            style = self._loaded[key] = CslStyle(key[0], key[1] or None)
        try:
            return style.name, style.letters(record, chance)
        except ValueError:
            return style.name, []
