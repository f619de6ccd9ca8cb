"""One way to write each construct in HTML and in Markdown, so that a rendered page is written once."""

from __future__ import annotations

import html
from collections.abc import Sequence


class Markup:
    """Writes marked text and boxes; ``markdown`` says in which of the two languages."""

    def __init__(self, markdown: bool) -> None:
        self.markdown = markdown

    def text(self, words: str) -> str:
        """Words as they are, escaped."""
        return words.replace("*", "\\*").replace("_", "\\_") if self.markdown else html.escape(words, quote=False)

    def mark(self, words: str, style: str = "", link: str = "", hint: str = "") -> str:
        """Words in bold, italic or neither, linked or not; ``hint`` is a class."""
        out = self.text(words)
        if self.markdown:
            out = f"[{out}]({link})" if link else out
            return {"bold": f"**{out}**", "italic": f"*{out}*"}.get(style, out)
        out = f'<a href="{link}">{out}</a>' if link else out
        tag = {"bold": "b", "strong": "strong", "italic": "i", "em": "em", "underline": "u", "span": "span"}.get(
            style, ""
        )
        if not tag and hint:
            tag = "span"
        attribute = f' class="{hint}"' if hint else ""
        return f"<{tag}{attribute}>{out}</{tag}>" if tag else out

    def heading(self, words: str, level: int, form: str = "h") -> str:
        """A heading: of its level, a bold paragraph, or a line of its own."""
        out = self.text(words)
        if self.markdown:
            return f"\n{'#' * level} {out}\n\n" if form == "h" else f"\n**{out}**\n\n"
        if form == "bold":
            return f"<p><b>{out}</b></p>\n"
        if form == "line":
            return f"<b>{out}</b><br>\n"
        return f"<h{level}>{out}</h{level}>\n"

    def lines(self, parts: Sequence[str]) -> str:
        """Parts on lines of their own, within one box."""
        return ("  \n" if self.markdown else "<br>\n").join(parts)


def box(tag: str, inner: str, hint: str = "") -> str:
    """An element of HTML around markup."""
    attribute = f' class="{hint}"' if hint else ""
    return f"<{tag}{attribute}>{inner}</{tag}>\n"
