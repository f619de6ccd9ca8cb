"""Words that stand in an element for browsers that cannot show it: no visitor sees them, but converters keep them.

>>> source = "Your browser does not support the video tag."
>>> shown, hidden = without_fallbacks([Line(source, 0, 44), Line("A Title", 45, 52)])
>>> [line.text for line in shown], hidden
(['A Title'], [(0, 44)])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.span import Span

_FALLBACK = lazy_pattern(
    r"(?:sorry,? )?your browser (?:does not|doesn['’]t|cannot|can['’]t) (?:currently )?"
    r"(?:support|play|display|show) (?:the |this |our )?(?:html ?5 )?(?:embedded |inline )?"
    r"(?:video|audio|canvas|iframe|frame|object|svg|pdf)s?(?: tag| element| file| playback| format)?s?[.!]?",
    re.IGNORECASE,
)


def without_fallbacks(lines: Sequence[Line]) -> tuple[list[Line], list[Span]]:
    """The lines but for those that are such words alone, and where these stand in the source."""
    out: list[Line] = []
    hidden: list[Span] = []
    gap = 0
    for line in lines:
        if "rowser" in line.text and _FALLBACK.fullmatch(line.text):
            hidden.append((line.start, line.end))
            gap = max(gap, line.gap)
            continue
        if gap:
            line.gap, gap = max(gap, line.gap), 0
        out.append(line)
    return out, hidden
