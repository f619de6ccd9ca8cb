"""How much words look like a name, and whether they name a group."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.boundary.candidates import PARTICLES
from profparse.boundary.lexicon import Lexicon

GROUP_WORDS = frozenset({
    "Team", "Collaboration", "Consortium", "Group", "Initiative", "Project", "Community", "Network", "Lab", "AI",
    "Labs", "Authors", "Contributors", "Collaborators", "Developers",
})  # fmt: skip


def is_group(words: Sequence[str]) -> bool:
    """Whether the words name a group: ``Team Loom``, ``The Loom Collaboration``, ``LoomAI``; also ``Anonymous``.

    >>> is_group("Team Loom".split()), is_group("Ada Example".split())
    (True, False)
    """
    if words[-1] in GROUP_WORDS:
        return len(words) > 1
    first = words[0]
    if len(words) == 1:
        return first == "Anonymous" or (len(first) > 4 and first.endswith("AI") and not first.isupper())
    return first == "Team" or (first == "The" and words[1] == "Team" and len(words) > 2)


def name_score(words: Sequence[str], lexicon: Lexicon) -> float:
    """How much the words look like a name, from -4 to 4: the mean of their scores."""
    total = 0.0
    names = lexicon.name
    for word in words:
        score = names[word]
        if score is None:
            if word in PARTICLES:
                score = 1.0
            elif len(word) <= 2 and word[0].isupper():
                score = 1.0 if len(word) == 1 or word[1] == "." else 0.3
            else:
                score = lexicon.letters[word] - (1.5 if word[0].islower() else 0.0)
        total += score
    return max(-4.0, min(4.0, total / len(words))) if words else -4.0
