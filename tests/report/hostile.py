"""Pages by strangers: whatever they hold, nothing of it may run or be taken for the report's own markup."""

import html

CLOSED = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</style><style>body { display: none }</style>",
    "</title></head><body onload=alert(3)>",
    "<img src=x onerror=alert(4)>",
    "<svg/onload=alert(5)>",
    "<a href='javascript:alert(6)'>a talk</a>",
    "[a paper](javascript:alert(7)) and [another](data:text/html,<script>alert(8)</script>)",
    "<iframe src='https://example.org/'></iframe><link rel=stylesheet href=https://example.org/a.css>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href=https://example.org/><form action=https://example.org/><input name=search id=search autofocus>",
    "<!-- <script>alert(9)</script> -->",
    "${alert(11)} `${alert(12)}` {{script}} {{title}} %(title)s {0}",
    "expression(alert(13)) @import url(https://example.org/a.css); } body { background: url(https://example.org/) }",
    "\" onmouseover=\"alert(14)\" x=\" ' onfocus='alert(15)' autofocus tabindex=0 '",
    "&lt;script&gt;alert(16)&lt;/script&gt; &#x3c;script&#x3e;alert(17)",
)
OPEN = (
    "]]> <![CDATA[ <script>alert(10)</script> ]]>",
    "<details open ontoggle=alert(18)> <dialog open> <template> <plaintext> <textarea> <xmp>",
    "<!-- never closed",
)
MARKUP = CLOSED + OPEN
CHARACTERS = (
    "\x00 \x07 \x08 \x1b[31m \x1b]0;title\x07 \x7f \x85 \u2028 \u2029 "
    "\u200b \u202e \u2066 \ufeff \ue000 \U000e0041 \ufffe"
)
# Where a page is HTML, its attacks are entities, so that they come out as the text of values; some stay as they are.
_AS_TEXT = [html.escape(attack) for attack in CLOSED]


def hostile_page(format: str = "markdown") -> str:
    """A homepage whose every field is an attack."""
    return _html() if format == "html" else _markdown()


def _markdown() -> str:
    lines = [f"# Ada Example {CLOSED[0]} {CLOSED[6]}", "", f"I am a professor at {CLOSED[4]} {CHARACTERS}", ""]
    lines += ["## News", ""] + [f"- [5/2024] {attack} is out." for attack in CLOSED]
    lines += ["", "## Publications", ""]
    lines += [f"- Ada Example, Bo Sample. **Title {attack}**. Journal of {attack}, 2023." for attack in CLOSED]
    lines += ["", "## Projects", ""] + [f"- **Tool {attack}**: {attack} {CHARACTERS}" for attack in CLOSED]
    return "\n".join([*lines, *MARKUP, ""])


def _html() -> str:
    papers = [f"<li>Ada Example. <b>Title {one}</b>. <i>Journal of {one}</i>, 2023.</li>" for one in _AS_TEXT]
    news = [f"<li>05/2024: {one} <a href='javascript:alert(20)' onclick='alert(21)'>{one}</a></li>" for one in _AS_TEXT]
    tools = [f"<li><b>Tool {one}</b>: {one} {CHARACTERS}</li>" for one in _AS_TEXT]
    parts = [f"<h1>Ada Example {_AS_TEXT[0]}</h1>", f"<p>I am a professor at {_AS_TEXT[4]}.</p>"]
    for name, rows in (("News", news), ("Publications", papers), ("Projects", tools)):
        parts += [f"<h2>{name}</h2>", "<ul>", *rows, "</ul>"]
    return "\n".join(["<html><body>", *parts, *MARKUP])
