"""The scan that every format shares: from sign to sign, plain text in between; white space, entities and bare URLs.

A format brings a pattern of the signs that it knows, and a handler for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from profparse.pieces.builder import Builder, Reference
from profparse.pieces.characters import BLANKS, SCHEME, SPACE, UNSEEN, UNSEEN_RUN, is_joiner
from profparse.pieces.line import Box

if TYPE_CHECKING:
    from profparse.pieces.hidden import Region

#: A method that reads a sign: it takes the sign's place and the end of the stretch, and returns where the scan goes on,
#: or -1 for plain text.
Handler = Callable[[Any, int, int], int]


def sign_pattern(signs: dict[str, str], line_ends: str = "\\n\\r") -> re.Pattern[str]:
    """A pattern that finds the next character a scanner must look at.

    One character class comes first, which the engine skips to quickly; what must follow a sign comes second.
    """
    plain = "".join(re.escape(sign) for sign, follows in signs.items() if not follows)
    asking = "".join(re.escape(sign) for sign, follows in signs.items() if follows)
    checks = "|".join(f"(?<={re.escape(sign)})(?={follows})" for sign, follows in signs.items() if follows)
    return re.compile(f"[{plain}{asking}{line_ends}{BLANKS}{UNSEEN}](?:(?<![{asking}])|{checks})")


class Scanner(Builder):
    """Scans a stretch of source into the builder, sign by sign."""

    pattern: re.Pattern[str]
    #: The names of the methods that read each sign; a class adds its own to those of its bases.
    handlers: ClassVar[dict[str, str]] = {"&": "entity"}
    # The methods themselves, of the class: a scanner that held its own bound ones would be a cycle, with all its lines.
    _methods: ClassVar[dict[str, Handler]] = {}

    def __init_subclass__(cls) -> None:
        names: dict[str, str] = {}
        for base in reversed(cls.__mro__):
            names |= vars(base).get("handlers", {})
        cls._methods = {sign: getattr(cls, name) for sign, name in names.items()}

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, hidden)
        self.regions = regions
        self.references: dict[str, Reference] = {}

    def prepare(self) -> None:
        """Learn what the whole text defines for its parts, such as the targets of link labels."""

    def scan(self, start: int, end: int) -> None:
        """Read all of ``text[start:end]``."""
        self.inline(start, end)
        self.flush()
        self.close_to(0)

    def inline(self, start: int, end: int) -> None:
        """Read a stretch of source whose line ends are white space."""
        text, methods, other, plain = self.text, self._methods, type(self).on_space, self.plain
        place = start
        for match in self.pattern.finditer(text, start, end):
            sign = match.start()
            if sign < place:
                continue  # what was read as a whole, such as a link's target
            char = text[sign]
            if char == ":":
                scheme = SCHEME.search(text, max(place, sign - 5), sign)
                at = scheme.start() if scheme is not None else -1
                if at > place:
                    plain(place, at)
                if at >= 0:
                    after = self.bare_url(at, end)
                    place = at if after < 0 else after
                    if after >= 0:
                        continue
                plain(place, sign + 1)
                place = sign + 1
                continue
            if sign > place:
                plain(place, sign)
            after = methods.get(char, other)(self, sign, end)
            if after < 0:
                after = sign + 1
                plain(sign, after)
            place = after
        if place < end:
            plain(place, end)

    def on_space(self, place: int, end: int) -> int:
        """White space of any kind, or characters that show nothing."""
        text = self.text
        match = SPACE.match(text, place, end)
        if match is None:
            match = UNSEEN_RUN.match(text, place, end)
            if match is None or is_joiner(text, place):
                return -1
            return match.end()
        after = match.end()
        if self.stack and self.box_kinds[self.stack[-1].box] == "code" and self.open_names.get("pre"):
            source = text[place:after]
            if "\n" in source or "\r" in source:
                self.line_break(place, after)
                return after
        source = text[place:after]
        self.space(place, after, "\n" in source or "\r" in source)
        return after
