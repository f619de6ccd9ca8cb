"""Pages by strangers: whatever they hold, nothing of it may run or be taken for the report's own markup."""

MARKUP = (
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
    "<!-- <script>alert(9)</script> --> <!-- never closed",
    "]]> <![CDATA[ <script>alert(10)</script> ]]>",
    "${alert(11)} `${alert(12)}` {{script}} {{title}} %(title)s {0}",
    "expression(alert(13)) @import url(https://example.org/a.css); } body { background: url(https://example.org/) }",
    "\" onmouseover=\"alert(14)\" x=\" ' onfocus='alert(15)' autofocus tabindex=0 '",
    "&lt;script&gt;alert(16)&lt;/script&gt; &#x3c;script&#x3e;alert(17)",
    "<details open ontoggle=alert(18)> <dialog open> <template> <plaintext> <textarea> <xmp>",
)
CHARACTERS = "\x00 \x07 \x08 \x1b[31m \x1b]0;title\x07 \x7f \x85 \u2028 \u2029 \u200b \u202e \u2066 \ufeff \ue000 \U000e0041 \ufffe"


def hostile_page() -> str:
    """A homepage whose every field is an attack."""
    lines = [f"# Ada {MARKUP[0]} Example {MARKUP[6]}", "", f"I am a professor at {MARKUP[4]} {CHARACTERS}", ""]
    lines += ["## News", ""] + [f"- [5/2024] {attack} is out." for attack in MARKUP]
    lines += ["", "## Publications", ""]
    lines += [f"- Ada Example, Bo {attack} Sample. **A title {attack}**. Journal of {attack}, 2023." for attack in MARKUP]
    lines += ["", "## Projects", ""] + [f"- **Tool {attack}**: {attack} {CHARACTERS}" for attack in MARKUP]
    return "\n".join([*lines, *MARKUP, ""])
