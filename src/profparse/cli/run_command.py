"""``profparse run INPUT…``: many pages into a folder of Parquet."""

from __future__ import annotations

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, Misused, complain, discarded_at_end
from profparse.cli.inputs import refuse_addresses
from profparse.cli.output import open_output
from profparse.cli.progress import Progress, is_watched
from profparse.diagnostics import InputError, MissingLibraryError, OptionError


def run(request: Request) -> int:
    """Read the pages, say what came of them, and return the exit code."""
    from profparse.guarded.guard import close_all
    from profparse.scale.run import Settings, Summary
    from profparse.scale.run import run as run_all
    from profparse.workers import usable

    refuse_addresses(request.inputs)
    options = request.options
    settings = Settings(
        str(request.output),
        **{name: options[name] for name in ("partition", "seconds") if name in options},
        every=options.get("every_page", False),
    )
    progress = Progress(not request.quiet and is_watched(request.output))

    def tell(done: Summary, units: int) -> None:
        if progress.units is None:
            progress.earlier = (done.pages, done.units)
        progress.read, progress.failed = done.pages - done.errors, done.errors
        progress.units = (done.units, units)
        progress.step()

    def go_on() -> None:
        if progress.units is not None:
            complain(f"interrupted: what is done stays in {request.output}; the same command goes on")

    try:
        with discarded_at_end(close_all), discarded_at_end(go_on), discarded_at_end(progress.clear):
            engine = options.get("engine", "local")
            done = run_all(request.inputs, settings, engine=engine, workers=request.workers or usable(), progress=tell)
    except OptionError as error:
        raise Misused(str(error)) from None
    except (InputError, MissingLibraryError) as error:
        raise Failed(str(error)) from None
    except OSError as error:
        raise Failed(f"cannot write {request.output}: {error.strerror or error}") from None
    finally:
        progress.clear()
    said = (
        f"{done.pages:,} pages, {done.papers:,} papers, {done.news:,} items of news, {done.positions:,} positions"
        + (f"; {done.errors:,} could not be read: see the column error of pages" if done.errors else "")
    )
    with open_output(None) as output:
        output.write(f"{said}\n")
    return 0
