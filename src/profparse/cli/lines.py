"""``--jsonl``: a line of JSON for each page, whole even where the run is interrupted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import partial

from profparse.cli.arguments import Request
from profparse.cli.failures import discarded_at_end
from profparse.cli.inputs import Input, inputs
from profparse.cli.output import Output, open_output
from profparse.cli.progress import Progress, progress_of
from profparse.cli.reading import Outcome, read_page
from profparse.model import Profile
from profparse.parse import MAX_BYTES


def print_lines(request: Request) -> int:
    """Print a line for each input that could be read; the exit code is 1 where one could not."""
    with ExitStack() as stack:
        progress = stack.enter_context(progress_of(request))
        output: Output | None = None
        done: frozenset[str] = frozenset()
        if request.resume:
            from profparse.cli.resume import resumed

            output, done = stack.enter_context(resumed(str(request.output)))
            stack.enter_context(discarded_at_end(progress.clear))  # before what is said of the output, as below
        for outcome in _outcomes(request, done, progress):
            progress.tell(outcome.told(request.quiet))
            if outcome.gave is None:
                progress.failed += 1
            else:
                if output is None:  # nothing is replaced before there is something to write
                    output = stack.enter_context(open_output(request.output, lines=True))
                    stack.enter_context(discarded_at_end(progress.clear))
                output.write_data(str(outcome.gave))
                progress.read += 1
            progress.step()
    return 1 if progress.failed else 0


def _outcomes(request: Request, done: frozenset[str], progress: Progress) -> Iterator[Outcome]:
    """What reading each input came to, those left out that the output holds already."""
    pages = _undone(inputs(request.inputs, request.options.get("max_bytes", MAX_BYTES)), done, progress)
    read = partial(read_page, options=request.options, give=_line)
    from profparse.workers import in_processes, usable

    workers = request.workers or usable()
    return map(read, pages) if workers == 1 else in_processes(read, pages, workers, _lost)


def _undone(pages: Iterable[Input], done: frozenset[str], progress: Progress) -> Iterator[Input]:
    for page in pages:
        if isinstance(page.source, os.PathLike) and done and os.fspath(page.source) in done:
            progress.skipped += 1
            progress.step()
        else:
            yield page


def _line(profile: Profile) -> str:
    return profile.to_json() + "\n"


def _lost(page: Input) -> Outcome:
    return Outcome(page.name, None, (f"{page.name}: the process that read it died; it may want more memory",))
