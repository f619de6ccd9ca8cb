"""Full records rendered as references whose reading is known, in styles of people's own and in CSL styles."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from profparse.training.invented_records import eastern_record
from profparse.training.own_style import OwnStyle
from profparse.training.own_styles import own_reference
from profparse.training.pdf_noise import with_noise
from profparse.training.rendered_text import RenderedReference, letters_of, reference_of

#: How many styles of people's own there are to draw from.
OWN_STYLES = 4000
_INVENTED = 16  # one reference in so many is of an invented work in Chinese, Japanese or Korean: records hold few
_NOISY = 8  # one reference in so many has the noise of PDF extraction
_UNMARKED = 3  # one in so many has lost its markup


def rendered_references(records: Sequence[Mapping[str, Any]], *, count: int, seed: int) -> Iterator[RenderedReference]:
    """So many references from records by chance, in styles by chance; the same seed gives the same references.

    ``records`` are CSL-JSON items with ``title``, ``type`` and ``language``, names in parts or ``literal``, and
    ``issued`` as ``{"year": ..., "month": ...}``. Raises ``ValueError`` if there are none.
    """
    if not records:
        raise ValueError("no records to render")
    chance = random.Random(seed)
    while count > 0:
        record = records[chance.randrange(len(records))] if chance.randrange(_INVENTED) else eastern_record(chance)
        style = OwnStyle(chance.randrange(OWN_STYLES))
        letters = letters_of(own_reference(style, record, chance))
        if not chance.randrange(_NOISY):
            letters = with_noise(letters, style.data["wrong_letters"], chance)
        reference = reference_of(letters, style.name, marked=bool(chance.randrange(_UNMARKED)))
        if reference.parts:
            count -= 1
            yield reference
