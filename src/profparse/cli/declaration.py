"""What the command line takes: its commands and options, each declared once.

:mod:`profparse.cli.parser` makes the parsers of ``argparse`` from these tables, for reading, help and completion, and
the manual page is made from them too. A command that is declared here is the module ``profparse.cli.<name>_command``.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

#: What the value of an option is, for those who complete it: a file, a folder, or a name out of a list.
Values = Literal["", "file", "format", "layout", "shell", "export", "items"]


class Command(NamedTuple):
    """A command: its name, the words it takes, in one line what it does, then in full, and examples that work.

    ``takes`` are the least and the most words; ``noun`` says them in a complaint; ``values`` says what they are.
    """

    name: str
    words: str
    about: str
    more: str
    takes: tuple[int, int]
    noun: str
    examples: tuple[str, ...]
    values: Values = "file"


class Option(NamedTuple):
    """An option: its name, what its value is called (nothing for a flag), what it does, and the commands it is of."""

    name: str
    value: str
    about: str
    commands: tuple[str, ...]
    group: str
    short: str = ""
    values: Values = ""
    repeats: bool = False


MANY = 1 << 30

ABOUT = (
    "Reads researcher pages (text, Markdown, HTML) into papers, news, projects and a biography, each value with its "
    "place in the page. FILE is a file, a folder, or - for standard input, which is also read where something is piped "
    "in and no FILE is named; a file named like a command is given as ./schema."
)

EXIT_CODES = (
    ("0", "all was read; an empty page too, with a warning"),
    ("1", "an input could not be read, an output could not be written, or --strict met an error"),
    ("2", "the arguments are wrong; nothing was read"),
)

#: The first is what is done where no command is named.
COMMANDS = (
    Command(
        "pages", "FILE…", "read pages: a summary, or JSON",
        "Prints a summary of each page for a person, or JSON for programs. Of a folder all files that are named like "
        "pages are read, those of inner folders too.",
        (1, MANY), "files",
        (
            "profparse page.md",
            "profparse page.html --json --base-url https://example.org/~ada/",
            "profparse pages/ --jsonl --output profiles.jsonl --workers 4 --resume",
            "profparse pages/ --to bibtex --output publications.bib",
            "profparse page.md --json | jq -r '.news[].date.edtf'",
            "cat page.html | profparse --owner 'Ada Example' --languages en-GB",
        ),
    ),
    Command(
        "explain", "FILE", "how each line was read, why, and what it gave",
        "Prints for each line of a page the kind that it was read as, and under it the reason and the fields that "
        "were read from it.",
        (1, 1), "one file", ("profparse explain page.md", "profparse explain page.html --jsonl"),
    ),
    Command(
        "view", "FILE", "what was read, beside the page, as one HTML page to look at",
        "Prints one HTML page that needs no network: the page with all that was read from it marked, beside the items. "
        "FILE is a page; a result that was stored as JSON takes its page as a second file. With --edit what was read "
        "can be corrected in it, and saved as gold.",
        (1, 2), "one file, or a stored result and its page",
        (
            "profparse view page.md --output report.html", "profparse view result.json page.md --output report.html",
            "profparse view page.md --edit --output report.html",
        ),
    ),
    Command(
        "evaluate", "GOLD TEXTS", "how right the results are, by gold that was made by hand",
        "Reads the pages that the JSON files in the folder GOLD name, from the folder TEXTS, and holds what was read "
        "against what the files say.",
        (2, 2), "GOLD and TEXTS", ("profparse evaluate gold/ pages/", "profparse evaluate gold/ pages/ --misses"),
    ),
    Command(
        "fit", "GOLD TEXTS", "a model of your own, from pages that were corrected by hand",
        "Learns from the JSON files in the folder GOLD, such as a report with --edit saves, and from the pages in the "
        "folder TEXTS that they name: ten pages of one kind do for the others of that kind; pages of other kinds are "
        "read as before. The model is drawn to what ships, or to an earlier one with --model. Prints how the given "
        "pages are read before and after, each by a model that was fitted without it.",
        (2, 2), "GOLD and TEXTS",
        (
            "profparse fit gold/ pages/ --output lab.model", "profparse pages/ --jsonl --model lab.model",
            "profparse fit gold/ pages/ --model lab.model --output lab-2.model",
        ),
    ),
    Command(
        "diff", "A B", "what differs between two results, or two pages",
        "A and B are results that were stored as JSON, or pages, which are read now. Prints the records that B has "
        "gained, lost and changed; nothing where the results are the same.",
        (2, 2), "two files", ("profparse diff old.json page.md", "profparse diff old.md page.md --json"),
    ),
    Command(
        "merge", "FILE…", "one person out of several pages",
        "Reads pages of one person, or results that were stored as JSON, and joins them: each paper, position and link "
        "once, with the places where it stands and the values that the pages disagree on. Pages of other people are "
        "left out and named; --jsonl prints a line for each person.",
        (1, MANY), "files",
        (
            "profparse merge homepage.md cv.md --json",
            "profparse merge homepage.md cv.md --to csl-json --output papers.json",
            "profparse merge pages/ --jsonl",
        ),
    ),
    Command(
        "run", "INPUT…", "many pages into a folder of Parquet, in several processes or on a cluster",
        "INPUT is an archive (WARC or WET), a table of pages in Parquet, lines of JSON, a page, or a folder of these. "
        "The output is a folder of tables: pages, papers, news and positions. A run that was ended goes on where it "
        "stopped; a page that hangs or takes its process down is a row with an error.",
        (1, MANY), "files",
        (
            "profparse run crawl.warc.gz --to parquet --output tables/ --workers 2",
            "profparse run pages/ --partition hash --output by-hash/",
        ),
    ),
    Command(
        "layouts", "", "the layouts there are",
        "Prints the name of each layout and what it reads, those of other packages too.",
        (0, 0), "no file", ("profparse layouts",),
    ),
    Command(
        "schema", "", "the JSON Schema of the output",
        "Prints the JSON Schema (2020-12) of what --json prints.",
        (0, 0), "no file", ("profparse schema --output schema.json",),
    ),
    Command(
        "completion", "SHELL", "completion for a shell: bash, zsh or fish",
        "Prints a script that completes commands, options and their values. In bash, and likewise in zsh, add "
        'eval "$(profparse completion bash)" to the start-up file; in fish, pipe it to source.',
        (1, 1), "the name of a shell", ("profparse completion bash",), "shell",
    ),
)  # fmt: skip

_READERS = ("pages", "explain", "view", "evaluate", "fit", "diff", "merge")
_PRINTERS = ("pages", "explain", "evaluate", "diff", "merge", "layouts", "schema")

GROUPS = (
    ("output", "output"), ("reading", "reading"), ("hints", "what is known of the pages"), ("general", "general"),
)  # fmt: skip

OPTIONS = (
    Option("--json", "", "one JSON document; of pages, for one file", _PRINTERS, "output"),
    Option("--jsonl", "", "one line of JSON for each page, line or record", _PRINTERS, "output"),
    Option(
        "--to", "FORMAT",
        "one export of all files: bibtex, csl-json, ris, json-resume, rendercv, json-ld, json-feed, atom, icalendar, "
        "csv, parquet, markdown, hugo, al-folio or academicpages (the last three are folders); FILE may also be JSON "
        "that profparse wrote",
        ("pages", "merge", "run"), "output", "", "export",
    ),
    Option(
        "--items", "ITEMS", "the table of csv and parquet: papers (the default), news or projects",
        ("pages", "merge"), "output", "", "items",
    ),
    Option(
        "--output", "PATH", "write to PATH instead of standard output: whole, or not at all",
        (*_PRINTERS, "view", "fit", "run", "completion"), "output", "-o", "file",
    ),
    Option(
        "--resume", "", "with --jsonl and --output: go on with what an earlier run wrote; its pages are skipped",
        ("pages",), "output",
    ),
    Option(
        "--workers", "N",
        "with --jsonl, and of run: read in N processes, or with auto in one for each processor (default 1); the "
        "results are the same",
        ("pages", "run"), "output",
    ),
    Option(
        "--quiet", "", "tell of failures alone: no warnings, no notes, no progress",
        ("pages", "merge", "run"), "output", "-q",
    ),
    Option("--engine", "ENGINE", "what spreads the work: local (the default), spark or daft", ("run",), "output"),
    Option("--partition", "BY", "part the tables by day (the default) or by hash", ("run",), "output"),
    Option("--seconds", "N", "the most that a page may take (default 60)", ("run",), "output"),
    Option(
        "--every-page", "", "of archives read all pages, not only those that may be researchers'", ("run",), "output"
    ),
    Option("--strict", "", "a page with an error among its diagnostics fails", ("pages",), "output"),
    Option("--edit", "", "what was read can be corrected in the report, and saved as gold", ("view",), "output"),
    Option("--misses", "", "each value that is not right, too", ("evaluate",), "output"),
    Option(
        "--format", "FORMAT", "what the pages are written in; found out by default", _READERS, "reading", "", "format"
    ),
    Option(
        "--layout", "LAYOUT", "read them as this layout; found out by default (profparse layouts)",
        _READERS, "reading", "", "layout",
    ),
    Option(
        "--model", "MODEL", "read with a model that profparse fit wrote, in place of what ships",
        _READERS, "reading", "", "file",
    ),
    Option("--include-hidden", "", "also read what stands in comments, marked as hidden", _READERS, "reading"),
    Option("--max-bytes", "N", "refuse pages of more bytes (default 50000000)", _READERS, "reading"),
    Option(
        "--as-of", "DATE", "when the pages were taken, as in 2026-05-01: a date without a year is the last such day",
        _READERS, "hints",
    ),
    Option("--base-url", "URL", "resolve relative links against URL", _READERS, "hints"),
    Option(
        "--owner", "NAME", "the page's person, whom the papers' authors are marked by; once for each name",
        _READERS, "hints", repeats=True,
    ),
    Option(
        "--languages", "TAGS", "what the pages are in, as in de or en-GB,fr: it tells months, and day from month",
        _READERS, "hints",
    ),
)  # fmt: skip

#: Options of every command, or of none.
GENERAL = (
    Option("--version", "", "print the version", (), "general", "-V"),
    Option("--help", "", "print help, on the whole or on a command", (), "general", "-h"),
)

SHELLS = ("bash", "zsh", "fish")


def command_named(name: str) -> Command:
    """The command of a name; raises ``KeyError`` where there is none."""
    for command in COMMANDS:
        if command.name == name:
            return command
    raise KeyError(name)


def names() -> tuple[str, ...]:
    """The words that are commands when they come first."""
    return tuple([command.name for command in COMMANDS[1:]])


def options_of(command: str) -> tuple[Option, ...]:
    """The options of a command, those of every command at the end."""
    return (*[option for option in OPTIONS if command in option.commands], *GENERAL)
