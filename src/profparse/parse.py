"""The front door: text, bytes or a path in, a :class:`~profparse.model.Profile` out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from profparse.assemble import Options, assemble
from profparse.decode import decode
from profparse.detect import Found, detect, named
from profparse.diagnostics import InputError, OptionError, ProfileError
from profparse.grammar import load
from profparse.layouts.contract import Built, Stretch
from profparse.model import Profile, Source
from profparse.patterns import lazy_pattern
from profparse.pieces import read_page
from profparse.pieces.formats import FORMATS, detect_format
from profparse.pieces.line import Page
from profparse.records import NamedTuple
from profparse.source import load as load_source
from profparse.span import Span

MAX_BYTES = 50_000_000  # of one page; more is refused with a clear message


class ExplainedLine(NamedTuple):
    """How one line of a page was read.

    ``number`` is the source line on which it starts (from 1), ``span`` its extent, ``text`` what a visitor sees;
    ``kind`` is what it was read as and ``reason`` why; ``gave`` names the fields that were read from it, such as
    ``paper-3.title``.
    """

    number: int
    span: Span
    text: str
    kind: str
    reason: str
    gave: tuple[str, ...]


def parse(
    source: str | bytes | os.PathLike[str],
    *,
    format: str | None = None,
    layout: str | None = None,
    as_of: str | None = None,
    base_url: str | None = None,
    include_hidden: bool = False,
    strict: bool = False,
    max_bytes: int = MAX_BYTES,
) -> Profile:
    """Read a researcher's page.

    ``source`` is a page's text, its bytes, or the path of its file. ``format`` (see ``FORMATS``) and ``layout`` are
    found out unless given. ``as_of``, an ISO day such as ``2026-05-01``, says when the page was taken: a date without
    a year is then the last such day not after it. ``base_url`` resolves relative links. ``include_hidden`` also reads
    what stands in comments, marked ``hidden``. Any text gives a profile; what is odd about it is in ``diagnostics``.

    Raises :class:`OptionError` for an option with a value it cannot have, :class:`InputError` for a source that cannot
    be read (missing, binary, over ``max_bytes``), and with ``strict`` :class:`ProfileError` where a diagnostic has
    severity ``error``.

    >>> profile = parse("CLOct 31, 2023Code\\nWord VectorsAda Example, Bo Sample et al. · org\\n")
    >>> profile.papers[0].title, [a.name for a in profile.papers[0].authors], profile.papers[0].date.edtf
    ('Word Vectors', ['Ada Example', 'Bo Sample'], '2023-10-31')
    """
    profile, _, _ = _read(source, format, layout, as_of, base_url, include_hidden, max_bytes)
    if strict:
        errors = [remark for remark in profile.diagnostics if remark.severity == "error"]
        if errors:
            name = profile.source.name or "<text>"
            raise ProfileError(errors[0].render(profile.source_text or "", name), profile, name)
    return profile


def parse_many(
    sources: Iterable[str | bytes | os.PathLike[str]], *, workers: int | None = None, **options: Any
) -> Iterator[Profile | ProfileError]:
    """Read many pages: for each source, in order, its profile, or the :class:`ProfileError` that says why not.

    ``workers`` is the number of processes; None or 1 reads in this one. ``options`` are those of :func:`parse`; a bad
    option raises :class:`OptionError` at once.
    """
    _check(options.get("format"), options.get("layout"), options.get("as_of"), options.get("base_url"))
    if workers is not None and workers < 1:
        raise OptionError(f"workers must be 1 or more, not {workers}")
    if workers is None or workers == 1:
        return (_one(source, options) for source in sources)
    return _in_processes(sources, workers, options)


def _in_processes(
    sources: Iterable[str | bytes | os.PathLike[str]], workers: int, options: dict[str, Any]
) -> Iterator[Profile | ProfileError]:
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting: deque[Future[Profile | ProfileError]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        for source in sources:
            waiting.append(pool.submit(_one, source, options))
            if len(waiting) >= workers * 8:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _one(source: str | bytes | os.PathLike[str], options: dict[str, Any]) -> Profile | ProfileError:
    try:
        return parse(source, **options)
    except ProfileError as error:
        return error
    except InputError as error:
        return ProfileError(str(error), None, os.fspath(source) if isinstance(source, os.PathLike) else None)


def explain(source: str | bytes | os.PathLike[str], **options: Any) -> tuple[ExplainedLine, ...]:
    """How each line of a page was read, why, and what it gave; the options are those of :func:`parse`."""
    options.pop("strict", None)
    profile, page, stretches = _read(
        source,
        options.get("format"),
        options.get("layout"),
        options.get("as_of"),
        options.get("base_url"),
        options.get("include_hidden", False),
        options.get("max_bytes", MAX_BYTES),
    )
    gave = _given(profile)
    residue = {piece.span[0]: piece.kind for piece in profile.residue}
    number, place, g = 1, 0, 0
    out = []
    for stretch in stretches:
        for n, line in enumerate(stretch.lines):
            number += page.text.count("\n", place, line.start)
            place = line.start
            kind = stretch.kinds[n] if n < len(stretch.kinds) else None
            labels = stretch.labels[n] if n < len(stretch.labels) else ()
            reason = next((label.reason for label in labels if label.kind == kind), "no kind fits here")
            while g < len(gave) and gave[g][0] < line.start:
                g += 1
            names = []
            k = g
            while k < len(gave) and gave[k][0] < line.end:
                if gave[k][1] not in names:
                    names.append(gave[k][1])
                k += 1
            shown = kind or residue.get(line.start, "unparsed")
            out.append(ExplainedLine(number, (line.start, line.end), line.text, shown, reason, tuple(names)))
    return tuple(out)


def _given(profile: Profile) -> list[tuple[int, str]]:
    """Where each field of each item was read from: start offset and ``item.field``, in page order."""
    out: list[tuple[int, str]] = []
    for item in profile.items():
        for name, spans in item.spans.items():
            out += [(start, f"{item.id}.{name}") for start, _ in spans]
        for name in ("authors", "links", "identifiers", "positions", "education", "metrics"):
            out += [(part.span[0], f"{item.id}.{name}") for part in getattr(item, name, ())]
        date = getattr(item, "date", None)
        if date is not None:
            out.append((date.span[0], f"{item.id}.date"))
    return sorted(out)


def _read(
    source: str | bytes | os.PathLike[str],
    format: str | None,
    layout: str | None,
    as_of: str | None,
    base_url: str | None,
    include_hidden: bool,
    max_bytes: int,
) -> tuple[Profile, Page, Sequence[Stretch]]:
    _check(format, layout, as_of, base_url)
    document = load_source(source, max_bytes=max_bytes)
    kind = format or detect_format(document.text, document.name)
    page = read_page(document.text, kind, include_hidden=include_hidden)
    built, stretches = _build(page, detect(page, layout))
    about = Source(document.name, kind, len(document.text), document.sha256)
    profile = assemble(page, about, built, Options(as_of, base_url))
    return profile, page, stretches


def _build(page: Page, found: Sequence[Found]) -> tuple[list[tuple[Found, Built]], list[Stretch]]:
    """Label, decode and build each stretch that a layout holds."""
    built, stretches = [], []
    for place in found:
        layout = place.layout
        stretch = Stretch(page, page.lines[place.start : place.end])
        stretch.labels = layout.label(stretch)
        columns = [[(label.kind, label.cost) for label in labels] for labels in stretch.labels]
        decoded = decode(load(layout.grammar), columns, skip=layout.skip)
        stretch.kinds = decoded.kinds
        part = layout.build(decoded.tree, stretch) if decoded.tree is not None else Built()
        built.append((place, part))
        stretches.append(stretch)
    return built, stretches


_DAY = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


def _check(format: str | None, layout: str | None, as_of: str | None, base_url: str | None) -> None:
    """Refuse options with values that they cannot have."""
    if format is not None and format not in FORMATS:
        raise OptionError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    if layout is not None:
        named(layout)
    if as_of is not None:
        from datetime import date

        try:
            if not _DAY.fullmatch(as_of):
                raise ValueError
            date.fromisoformat(as_of)
        except (TypeError, ValueError):
            raise OptionError(f"as_of must be a day such as 2026-05-01, not {as_of!r}") from None
    if base_url is not None and not re.match(r"[a-z][a-z0-9+.-]*://[^\s/]", str(base_url), re.IGNORECASE):
        raise OptionError(f"base_url must be an absolute URL such as https://example.org/, not {base_url!r}")
