"""``profparse --help``."""

from __future__ import annotations

from profparse.cli.arguments import Request
from profparse.cli.output import open_output

HELP = """\
usage: profparse FILE… [options]        read pages: a summary, or JSON
       profparse explain FILE [options]  how each line was read, why, and what it gave
       profparse view FILE -o PAGE.html  what was read, beside the page, as one HTML page to look at
       profparse evaluate GOLD TEXTS     how right the results are, by gold that was made by hand
       profparse diff A B                what differs between two results, or two pages
       profparse layouts                 the layouts there are
       profparse schema                  the JSON Schema of the output

Reads researcher pages (text, Markdown, HTML) into papers, news, projects and a biography, each value with its place
in the page. FILE is a file, a folder, or - for standard input; a file named like a command is given as ./schema.

output:
  --json               one JSON document, of one file
  --jsonl              one line of JSON for each file
  -o, --output PATH    write to PATH instead of standard output: whole, or not at all
  --strict             a page with an error in its diagnostics fails
  --misses             of evaluate: each value that is not right, too

reading:
  --format FORMAT      what the pages are written in; found out by default
  --layout LAYOUT      read them as this layout; found out by default (profparse layouts)
  --as-of DATE         when the pages were taken, as in 2026-05-01: a date without a year is the last such day
  --base-url URL       resolve relative links against URL
  --include-hidden     also read what stands in comments, marked as hidden
  --max-bytes N        refuse pages of more bytes (default 50000000)

  --version            print the version
  -h, --help           print this

examples:
  profparse page.md
  profparse page.html --json --base-url https://example.org/~ada/
  profparse view page.md -o report.html
  profparse pages/ --jsonl --output profiles.jsonl
  curl -s https://example.org/~ada/ | profparse - --json

exit codes: 0 read; 1 an input could not be read, an output not written, or --strict met an error; 2 wrong arguments
"""


def run(request: Request) -> int:
    """Print the help."""
    with open_output(request.output) as output:
        output.write(HELP)
    return 0
