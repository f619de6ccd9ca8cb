"""What reading pages costs, beside what is known: each figure with its target, all from one run.

usage: python benchmarks/speed.py [FOLDER…] [--json] [--write FILE] [--rounds N] [--only PART]

FOLDER      folders of further pages, such as real ones, beside those that are made up (see pages.py)
--json      print the figures as JSON
--write     put the table between the lines `<!-- figures -->` and `<!-- end of figures -->` of a file, too
--rounds    how often each is measured (default 9)
--only      one of pages, growth, hostile, start, memory, cost

The exit code is 1 where a target is missed. A figure is a ratio unless a unit is named; all times of a row are measured
in turns. The parts:

pages    profparse.parse over: one pass of a tokenising regular expression; markdown-it-py that only tokenises;
         trafilatura, for HTML; dateparser.search.search_dates, over the first 2,000 characters (both)
growth   ten times the page, over the page
hostile  the same for the texts of tests/hostile.py
start    the whole process `profparse FILE --json` over one that only imports lark, dateparser,
         bs4 and regex; `import profparse` over `import json, re, dataclasses`
memory   the most that a process held above an empty one, over 40 MB and 30 bytes a character
cost     microseconds for each further page, nanoseconds for each further byte
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import profparse  # noqa: E402 - as a program this file finds its neighbours only now
from benchmarks import pages, timing  # noqa: E402
from profparse.cli.inputs import SUFFIXES  # noqa: E402
from profparse.pieces.formats import detect_format  # noqa: E402

USUAL = 15_000  # characters of a made-up page
LONG = 1_000_000  # and of a long one
GROWTH = 11.0
_TOKEN = re.compile(r"\w+|[^\w\s]")
_READ = "from profparse.cli import main; main([sys.argv[1], '--json', '--output', '/dev/null'])"


class Page(NamedTuple):
    """A page to read: its name, what kind it is (``author page``, or a format and ``homepage``), and its text."""

    name: str
    kind: str
    format: str
    text: str


class Row(NamedTuple):
    """One figure: what was measured, on what, and the most that it should be, or None where nothing is asked."""

    measure: str
    page: str
    figure: float
    target: float | None = None
    unit: str = ""

    @property
    def missed(self) -> bool:
        return self.target is not None and self.figure > self.target


def made_up() -> list[Page]:
    """A page of each kind and of usual length."""
    out = []
    for kind, make in pages.KINDS.items():
        out.append(Page(kind, kind, "text" if kind == "author page" else kind.split()[0], make(USUAL)))
    return out


def in_folder(folder: Path) -> Iterator[Page]:
    """The pages of a folder; their kinds are as they are read."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES:
            text = path.read_text("utf-8", errors="replace")
            format = detect_format(text, path.name)
            layouts = [layout.name for layout in profparse.parse(text, format=format).layouts]
            kind = "author page" if layouts == ["author_page"] else f"{format} homepage"
            yield Page(path.name[:30], kind, format, text)


def parser_of(page: Page, text: str) -> Callable[[], object]:
    """Reads a text as a page of that format is read."""
    return lambda: profparse.parse(text, format=page.format)


def page_rows(page: Page, rounds: int) -> Iterator[Row]:
    """Parsing beside what others do with the same text."""
    from markdown_it import MarkdownIt

    text, markdown = page.text, MarkdownIt()
    functions: dict[str, Callable[[], object]] = {
        "parse": parser_of(page, text),
        "regex": lambda: [(match.start(), match.end()) for match in _TOKEN.finditer(text)],
        "markdown": lambda: markdown.parse(text),
    }
    if page.format == "html":
        import trafilatura

        functions["trafilatura"] = lambda: trafilatura.extract(text)
    took = timing.medians(functions, rounds)
    parse = took["parse"]
    author, marked = page.kind == "author page", page.format in ("text", "markdown")
    yield Row("speed", page.name, len(text) / 1e6 / parse, None, "MB/s")
    yield Row("over one regex pass", page.name, parse / took["regex"], 3.0 if author else None)
    asked = 0.6 if marked and not author else None
    yield Row("over markdown-it-py", page.name, parse / took["markdown"], asked)
    if page.format == "html":
        yield Row("over trafilatura", page.name, parse / took["trafilatura"], 1.5)


def date_rows(page: Page) -> Iterator[Row]:
    """Parsing beside a search for dates, which takes seconds for a page: over its beginning, once."""
    from dateparser.search import search_dates

    start = page.text[:2000]
    functions = {"parse": parser_of(page, start), "search": lambda: search_dates(start, languages=["en"])}
    took = timing.medians(functions, 1)
    yield Row("over search_dates", page.name, took["parse"] / took["search"])


def growth(name: str, format: str | None, once: str, tenfold: str, rounds: int) -> Row:
    """Ten times a text over the text; what looks like too much is measured again, for a machine has other work."""
    ratio = float("inf")
    for _ in range(3):
        one = timing.least(lambda: profparse.parse(once, format=format), rounds)
        ten = timing.least(lambda: profparse.parse(tenfold, format=format), max(2, rounds // 3))
        ratio = min(ratio, ten / one)
        if ratio <= GROWTH:
            break
    return Row("ten times the text", name, ratio, GROWTH)


def hostile_rows(rounds: int) -> Iterator[Row]:
    """The growth of hostile texts, where the tests have some."""
    try:
        from tests.hostile import SHAPES  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return
    size = 5_000
    for name, shape in SHAPES.items():
        yield growth(f"hostile: {name}", None, shape(size), shape(10 * size), rounds)


def start_rows(measured: list[Page], rounds: int, folder: Path) -> Iterator[Row]:
    """Whole processes over one that imports the libraries."""
    python, program = sys.executable, Path(sys.executable).with_name("profparse")
    commands = {
        "empty": [python, "-c", "pass"],
        "libraries": [python, "-c", "import lark, dateparser, bs4, regex"],
        "standard": [python, "-c", "import json, re, dataclasses"],
        "import": [python, "-c", "import profparse"],
    }
    for page in measured:
        commands[page.name] = [str(program), str(written(page, folder)), "--json"]
    took = timing.processes(commands, rounds)
    empty = took["empty"]
    for page in measured:
        yield Row("process over one with the libraries", page.name, took[page.name] / took["libraries"], 1.0)
    imported = max(0.0, took["import"] - empty) / (took["standard"] - empty)
    yield Row("import over json, re, dataclasses", "import profparse", imported, 3.0)


def written(page: Page, folder: Path, text: str | None = None) -> Path:
    """The file of a page, under the suffix of its format."""
    suffix = {"markdown": ".md", "text": ".txt"}.get(page.format, f".{page.format}")
    path = folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', page.name)}-{len(text or page.text)}{suffix}"
    path.write_text(page.text if text is None else text, "utf-8")
    return path


def memory_rows(measured: list[Page], folder: Path) -> Iterator[Row]:
    """The most memory that a process held above an empty one, over what is allowed for its page."""
    empty = timing.peak("")
    for page in measured:
        held = timing.peak(_READ, str(written(page, folder))) - empty
        yield Row("memory over an empty process", page.name, held / 1e6, 40 + 30e-6 * len(page.text), "MB")


def cost_rows(rounds: int) -> Iterator[Row]:
    """What a further page and a further byte cost, by a line through pages of many lengths."""
    for kind, make in pages.KINDS.items():
        format = "text" if kind == "author page" else kind.split()[0]
        points = []
        for n, size in enumerate((500, 2_000, 5_000, 10_000, 20_000, 40_000)):
            text = make(size, seed=n)
            parse = parser_of(Page(kind, kind, format, text), text)
            parse()
            points.append((len(text.encode()), timing.least(parse, rounds)))
        page, byte = timing.line(points)
        yield Row("each further page", kind, page * 1e6, None, "µs")
        yield Row("each further byte", kind, byte * 1e9, None, "ns")


def rows(folders: list[Path], rounds: int, only: str | None) -> Iterator[Row]:
    """All figures, in the order of the parts."""
    given = [page for folder in folders for page in in_folder(folder)]
    measured = made_up() + given
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        if only in (None, "pages"):
            for page in measured:
                yield from page_rows(page, rounds)
            for page in made_up():
                yield from date_rows(page)
        if only in (None, "growth"):
            for kind, make in pages.KINDS.items():
                format = "text" if kind == "author page" else kind.split()[0]
                yield growth(kind, format, make(USUAL), make(10 * USUAL), rounds)
            for page in given:
                yield growth(page.name, page.format, page.text, "\n".join([page.text] * 10), rounds)
        if only in (None, "hostile"):
            yield from hostile_rows(2)
        if only in (None, "start"):
            yield from start_rows([*in_folder(ROOT / "fixtures"), *measured], 2 * rounds, place)
        if only in (None, "memory"):
            large = [page._replace(name=f"{page.name}, 1 MB", text=pages.KINDS[page.kind](LONG)) for page in made_up()]
            yield from memory_rows(measured + large, place)
        if only in (None, "cost"):
            yield from cost_rows(rounds)


def shown(row: Row) -> str:
    """A row as a line of the table."""
    target = "" if row.target is None else f"{row.target:.4g}{' ' + row.unit if row.unit else ''}"
    figure = f"{row.figure:.3g}{' ' + row.unit if row.unit else ''}"
    return f"| {row.measure:35} | {row.page:30} | {figure:>10} | {target:>8} | {'missed' if row.missed else '':6} |"


HEAD = (
    f"| {'measure':35} | {'page':30} | {'figure':>10} | {'at most':>8} |        |",
    f"|{'-' * 37}|{'-' * 32}|{'-' * 11}:|{'-' * 9}:|{'-' * 8}|",
)


def write_table(path: Path, found: list[Row]) -> None:
    """Replace the table of a page; raises ``ValueError`` for a page that has no place for one."""
    before, mark, rest = path.read_text("utf-8").partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->")
    if not end:
        raise ValueError(f"{path}: no lines <!-- figures --> and <!-- end of figures -->")
    table = "\n".join([*HEAD, *map(shown, found)])
    path.write_text(f"{before}{mark}\n{table}\n\n{end}{after}", "utf-8")


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code is 1 where a target is missed."""
    reader = argparse.ArgumentParser(usage=__doc__)
    reader.add_argument("folders", nargs="*", type=Path)
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--write", type=Path)
    reader.add_argument("--rounds", type=int, default=9)
    reader.add_argument("--only", choices=("pages", "growth", "hostile", "start", "memory", "cost"))
    chosen = reader.parse_args(arguments)
    found = []
    if not chosen.json:
        print(*HEAD, sep="\n")
    for row in rows(chosen.folders, chosen.rounds, chosen.only):
        found.append(row)
        if not chosen.json:
            print(shown(row), flush=True)
    if chosen.json:
        print(json.dumps([{**row._asdict(), "missed": row.missed} for row in found], indent=1, ensure_ascii=False))
    if chosen.write:
        write_table(chosen.write, found)
    missed = [row for row in found if row.missed]
    print(f"{len(missed)} of {sum(row.target is not None for row in found)} targets missed", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
