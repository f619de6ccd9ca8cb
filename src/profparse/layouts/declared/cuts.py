"""Words that hold a title, its authors and its venue with no sign between them: where each of them ends."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.citation.venue import venue_score
from profparse.fields.run_together import GRAMMARS, parts_of
from profparse.layouts.declared.joined import Words
from profparse.layouts.declared.page_names import at_known_name
from profparse.span import Span

Cuts = dict[str, Span]


def cut(
    words: Words, start: int, end: int, fields: Sequence[str], known: frozenset[str] = frozenset()
) -> tuple[Cuts, float]:
    """Where each of the fields stands in ``words.text[start:end]``, and how probable that is.

    The fields are in the order in which they stand; ``known`` are names that the page has often.
    """
    named = tuple(name for name in fields if name in ("title", "authors", "venue"))
    if len(named) < 2:
        return dict.fromkeys(named, (start, end)), 1.0
    if named not in GRAMMARS:
        return _by_lines(words, start, end, named), 1.0
    parts = parts_of(words.text, start, end, words.soft, named)
    return at_known_name(words.text, start, end, parts.places, known), parts.probability


def _by_lines(words: Words, start: int, end: int, fields: Sequence[str]) -> Cuts:
    """Two fields without names: the last line is the second where it looks like a venue, else all is the first."""
    lines = [place for place in words.soft if start < place < end]
    if lines and "venue" in fields and venue_score(words.text[lines[-1] : end]) > 0:
        return {fields[0]: (start, lines[-1]), fields[1]: (lines[-1], end)}
    return {fields[0]: (start, end)}
