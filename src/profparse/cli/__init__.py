"""The command line: ``profparse FILE…`` and its commands.

Exit codes: 0 parsed; 1 an input could not be read, an output could not be written, or ``--strict`` met an error; 2 the
arguments are wrong. An interrupt ends quietly with 130, a termination with 143. Nothing is imported before it is
needed, so that the start costs little.

Here: a module for each command, the declaration of their options, and what is said to a person. Not here: anything that
a program could want without a terminal; that is a function of the package.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from profparse.cli.failures import Failed, Misused, complain, end_on_signals


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; ``arguments`` default to those of the process."""
    from profparse.cli.arguments import read_arguments

    try:
        return read_arguments(sys.argv[1:] if arguments is None else arguments).run()
    except Misused as error:
        complain(str(error))
        return 2
    except Failed as error:
        complain(str(error))
        return 1
    except BrokenPipeError:  # the reader has gone, as `| head` does: it has all that it wanted
        return 0
    except KeyboardInterrupt:
        return 130


def _warned(message: Warning | str, *_: object, **__: object) -> None:
    """A warning, say of an installed layout that cannot be loaded, in the one line that is a person's."""
    complain(f"warning: {message}")


def run() -> NoReturn:
    """The console script: :func:`main` as a process of its own."""
    import gc
    import os
    import warnings

    gc.set_threshold(100_000, 10, 10)  # hardly anything read is a cycle, and looking for some takes 5% of a short run
    warnings.showwarning = _warned
    end_on_signals()
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    except OSError:
        code = code or 1
    # What is still buffered for a reader that has gone must not be tried again as the interpreter ends.
    os._exit(code)
