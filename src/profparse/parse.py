"""The front door: text, bytes or a path in, a :class:`~profparse.model.Profile` out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from profparse.assemble import assemble
from profparse.detect import Found, detect, fallback
from profparse.diagnostics import Diagnostic, InputError, OptionError, ProfileError
from profparse.garbage import uncollected
from profparse.grammar import Table, load
from profparse.grammar.decode import decode
from profparse.layouts.contract import Built, Layout, LayoutFault, Stretch
from profparse.model import Profile, Source
from profparse.options import Options, checked
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.pieces.line import Page
from profparse.source import MAX_BYTES as MAX_BYTES
from profparse.source import Document, PageSource, is_source, plain_source
from profparse.source import load as load_source
from profparse.span import Span

if TYPE_CHECKING:
    from profparse.fitted_model import Model


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
    source: PageSource,
    *,
    format: str | None = None,
    layout: str | None = None,
    as_of: str | None = None,
    base_url: str | None = None,
    owner: str | Sequence[str] | None = None,
    languages: str | Sequence[str] | None = None,
    include_hidden: bool = False,
    strict: bool = False,
    max_bytes: int = MAX_BYTES,
    model: Model | str | os.PathLike[str] | None = None,
) -> Profile:
    """Read a researcher's page.

    ``source`` is a page's text, its bytes, the path of its file, or a ``bs4.BeautifulSoup`` or ``bs4.Tag``, which is
    read as its ``str()``: all offsets are into that. ``format`` (``text``, ``markdown``, ``html``,
    ``jemdoc``, ``org`` or ``rst``) and ``layout`` are found out unless given. ``as_of``, an ISO day such as
    ``2026-05-01``, says when the page was taken: a date without a year is then the last such day not after it, and a
    position that ends later is a current one. ``base_url`` resolves relative links. ``owner`` is the name of the
    page's person, or several that it goes by: its papers' authors are marked by it. ``languages`` are the tags of
    those that the page is in, such as ``de`` or ``pt-BR``: only their month names are read, and they settle what
    ``05/03/2024`` means where the page's other dates do not. ``include_hidden`` also reads what stands in comments,
    marked ``hidden``. ``model`` is a :class:`Model` that :func:`fit` made, or the path of one, to read by in place of
    what ships. Any text gives a profile; what is odd about it is in ``diagnostics``.

    Raises :class:`OptionError` for an option with a value it cannot have, :class:`InputError` for a source or a model
    that cannot be read (missing, binary, over ``max_bytes``), and with ``strict`` :class:`ProfileError` where a
    diagnostic has severity ``error``.

    >>> profile = parse("CLOct 31, 2023Code\\nWord VectorsAda Example, Bo Sample et al. · org\\n")
    >>> profile.papers[0].title, [a.name for a in profile.papers[0].authors], profile.papers[0].date.edtf
    ('Word Vectors', ['Ada Example', 'Bo Sample'], '2023-10-31')
    """
    options = checked(
        format=format,
        layout=layout,
        as_of=as_of,
        base_url=base_url,
        owner=owner,
        languages=languages,
        include_hidden=include_hidden,
        max_bytes=max_bytes,
        model=model,
    )
    profile, _, _ = _read(source, options)
    if strict:
        errors = [remark for remark in profile.diagnostics if remark.severity == "error"]
        if errors:
            name = profile.source.name or "<text>"
            raise ProfileError(errors[0].render(profile.source_text or "", name), profile, name)
    return profile


def parse_many(
    sources: Iterable[PageSource], *, workers: int | None = None, **options: Any
) -> Iterator[Profile | ProfileError]:
    """Read many pages: for each source, in order, its profile, or the :class:`ProfileError` that says why not.

    ``workers`` is the number of processes; None or 1 reads in this one. ``options`` are those of :func:`parse`; a bad
    option raises :class:`OptionError` at once.
    """
    model = checked(**options).model
    if model is not None:
        options["model"] = model  # loaded once, not for each page
    if workers is not None and workers < 1:
        raise OptionError(f"workers must be 1 or more, not {workers}")
    if workers is None or workers == 1:
        return (_one(source, options) for source in sources)
    from functools import partial

    from profparse.workers import in_processes

    return in_processes(partial(_one, options=options), map(plain_source, sources), workers, _lost)


def _one(source: PageSource, options: Mapping[str, Any]) -> Profile | ProfileError:
    if not is_source(source):
        raise TypeError(f"a source is a str, bytes, a path or a Beautiful Soup object, not {type(source).__name__}")
    try:
        return parse(source, **options)
    except ProfileError as error:
        return error
    except InputError as error:
        return ProfileError(str(error), None, _name(source))
    except Exception as error:  # a fault of ours or of an installed layout: the other pages are still read
        fault = f"could not be parsed, which is a fault of profparse: {type(error).__name__}: {error}"
        return ProfileError(f"{_name(source) or 'the text'}: {fault}", None, _name(source))


def _lost(source: PageSource) -> ProfileError:
    told = f"{_name(source) or 'the text'}: the process that read it died; it may want more memory"
    return ProfileError(told, None, _name(source))


def _name(source: PageSource) -> str | None:
    return os.fspath(source) if isinstance(source, os.PathLike) else None


def explain(source: PageSource, **options: Any) -> tuple[ExplainedLine, ...]:
    """How each line of a page was read, why, and what it gave; the options are those of :func:`parse`."""
    profile, page, stretches = _read(source, checked(**options))
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


def _read(source: PageSource, options: Options) -> tuple[Profile, Page, Sequence[Stretch]]:
    document = load_source(source, max_bytes=options.max_bytes)
    with uncollected():
        languages = options.languages or _found_language(document.text)
        if not languages:
            return _read_document(document, options)
        from profparse.fields.dates.languages import reading_in

        with reading_in(languages):
            return _read_document(document, options)


def _found_language(text: str) -> tuple[str, ...]:
    """The language that the page tells, where dates in it need more than the tables."""
    from profparse.fields.dates.page_language import language_of

    language = language_of(text)
    if language is None:
        return ()
    from profparse.fields.dates.languages import beside

    return beside(language)


def _read_document(document: Document, options: Options) -> tuple[Profile, Page, Sequence[Stretch]]:
    if options.model is None:
        return _read_text(document, options)
    from profparse.fitted_model import reading_with

    with reading_with(options.model):
        return _read_text(document, options)


def _read_text(document: Document, options: Options) -> tuple[Profile, Page, Sequence[Stretch]]:
    kind = options.format or document.format or detect_format(document.text, document.name)
    page = read_page(document.text, kind, include_hidden=options.include_hidden)
    remarks: list[Diagnostic] = []
    built, stretches = _build(page, detect(page, options.layout, remarks), remarks)
    about = Source(document.name, kind, len(document.text), document.sha256)
    return assemble(page, about, built, options, remarks), page, stretches


def _build(
    page: Page, found: Sequence[Found], remarks: list[Diagnostic]
) -> tuple[list[tuple[Found, Built]], list[Stretch]]:
    """Label, decode and build each stretch that a layout holds; where one fails, the fallback reads its stretch."""
    built, stretches = [], []
    shared: dict[str, dict[str, Any]] = {}  # what a layout finds out of the page, once for all of its stretches
    for place in found:
        try:
            part, stretch = _built(page, place, shared.setdefault(place.layout.name, {}))
        except LayoutFault as fault:
            lines = page.lines[place.start : place.end]
            remarks.append(fault.remark((lines[0].start, lines[-1].end)))
            place = place._replace(layout=fallback(), confidence=0.0)
            part, stretch = _built(page, place, shared.setdefault(place.layout.name, {}))
        built.append((place, part))
        stretches.append(stretch)
    return built, stretches


def _table(layout: Layout) -> Table:
    if isinstance(layout.grammar, str):
        return load(layout.grammar)
    from profparse.grammar.packages import load_file

    return load_file(os.fspath(layout.grammar))


def _built(page: Page, place: Found, shared: dict[str, Any]) -> tuple[Built, Stretch]:
    layout = place.layout
    stretch = Stretch(page, page.lines[place.start : place.end], shared=shared)
    stretch.labels = layout.label(stretch)
    columns = [[(label.kind, label.cost) for label in labels] for labels in stretch.labels]
    decoded = decode(_table(layout), columns, skip=layout.skip)
    stretch.kinds = decoded.kinds
    part = layout.build(decoded.tree, stretch) if decoded.tree is not None else Built()
    return part, stretch
