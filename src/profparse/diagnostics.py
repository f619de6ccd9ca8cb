"""What profparse has to say about a page, and the exceptions it raises.

A messy page is not an error: what was odd about it is told in :class:`Diagnostic` objects. Exceptions are for
misuse and for inputs that cannot be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from profparse.frozen import Frozen, frozen
from profparse.span import Span

if TYPE_CHECKING:
    from profparse.model import Profile

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark on a page.

    ``span`` says where, in code points of the caller's text, or is None for the whole page; ``data`` holds facts for
    programs, such as the alternatives of an uncertain reading; it is made immutable, lists become tuples.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    data: Mapping[str, Any] = field(default_factory=Frozen)

    def __post_init__(self) -> None:
        object.__setattr__(self, "data", frozen(self.data))

    def render(self, text: str, name: str = "<text>") -> str:
        """The remark as ``name:line:column: severity: message [code]`` with the line quoted and a caret under it.

        Lines and columns count from 1; a column counts code points. Only the part of a long line around the place is
        quoted, and control characters are shown as ``·`` so that a page cannot drive a terminal.

        >>> print(Diagnostic("count-mismatch", "warning", "3 said, 2 found", (2, 10)).render("# 3 papers", "a.md"))
        a.md:1:3: warning: 3 said, 2 found [count-mismatch]
            # 3 papers
              ^^^^^^^^
        """
        if self.span is None:
            return f"{name}: {self.severity}: {self.message} [{self.code}]"
        start, end = self.span
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        line, column = text.count("\n", 0, start) + 1, start - line_start
        cut = max(0, column - 40)
        quoted = text[line_start + cut : min(line_end, line_start + cut + 100)]
        shown = "".join(c if c.isprintable() else "·" for c in quoted)
        width = max(1, min(end, line_start + cut + len(quoted)) - start)
        return (
            f"{name}:{line}:{column + 1}: {self.severity}: {self.message} [{self.code}]\n"
            f"    {shown}\n    {' ' * (column - cut)}{'^' * width}"
        )


class ProfparseError(Exception):
    """The base of every exception that profparse raises on purpose."""


class InputError(ProfparseError):
    """An input that cannot be read: missing, unreadable, binary or too large."""


class OptionError(ProfparseError, ValueError):
    """An option with a value that it cannot have, such as an unknown format or layout."""


class MissingLibraryError(ProfparseError, ImportError):
    """A library that what was asked for needs, and that is not installed; the message says how to install it."""


class ProfileError(ProfparseError):
    """What ``strict=True`` raises, and what ``parse_many`` yields for a source that failed.

    ``profile`` is the profile that was read all the same, or None where the source could not be read.
    """

    def __init__(self, message: str, profile: Profile | None = None, source: str | None = None) -> None:
        super().__init__(message)
        self.profile = profile
        self.source = source

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.args[0], self.profile, self.source)
