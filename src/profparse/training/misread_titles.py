"""What readers get wrong of a title: misspelt, and run on into the venue."""

from __future__ import annotations

import random


def run_on(title: str, venue: str, chance: random.Random) -> tuple[str, str | None]:
    """A title that was read on into the venue, and what is left of that."""
    parts = venue.split()
    taken = chance.choice([len(parts), len(parts), chance.randint(1, len(parts))])
    return f"{title}{chance.choice([' ', '. ', ', '])}{' '.join(parts[:taken])}", " ".join(parts[taken:]) or None


def misspelt(title: str, chance: random.Random) -> str:
    """A title with one letter gone, doubled, or changed for the one before it."""
    place = chance.randrange(len(title))
    way = chance.randrange(3)
    if way == 0:
        return title[:place] + title[place + 1 :]
    if way == 1:
        return title[:place] + title[place] + title[place:]
    return title[: place - 1] + title[place : place + 1] + title[place - 1 : place] + title[place + 1 :]
