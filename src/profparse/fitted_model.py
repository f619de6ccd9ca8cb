"""A model of one's own: weights in place of those that ship, in one file that ``profparse fit`` writes.

The file: a line that names the format and its version, a line of JSON (to what it was fitted, to which features, the
length of each part and the digest of all), then for each model its weights file and, as JSON, how often the features
occur on each of the pages.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate, pairwise
from math import isfinite
from typing import Any, NamedTuple

from profparse.diagnostics import InputError, OptionError
from profparse.fields.citation.token_features import features
from profparse.grammar import load
from profparse.grammar.decode import decode
from profparse.kind_of_page import Counts, FittedModel
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage import LAYOUT
from profparse.layouts.homepage.evidence import names_of
from profparse.pieces import read_page
from profparse.sequence import SequenceModel, Weights, WeightsError, load_model, models_in_use
from profparse.sequence.model import Expand, Fact
from profparse.sequence.weights import as_bytes, from_bytes

FORMAT = "profparse model 1"
MOST_BYTES = 100_000_000
LARGEST = 100.0  # of a transition's weight, far beyond any that is fitted: e^100 can still be worked with
#: The models that corrections can change, with what turns their facts into features.
EXPAND: Mapping[str, Expand | None] = {"lines": names_of, "entries": None, "references": features}
#: A page with something of everything; the kinds of facts that it gives are those that weights are fitted to.
_PROBE = """# Helga Brandt

Lecturer in [tables](https://example.org/tables), University of Westbridge. helga@example.org

## News

- [5/2024] A **paper** on rows is out.
- [4/2024] A prize.

## Publications

### 2024

- Helga Brandt, Theo Okafor. *Narrow Tables*. ACL 2024, pp. 1-9. [PDF](narrow.pdf)
- "Rows and Columns", Theo Okafor and Helga Brandt, Journal of Tables 3(2):4–18, 2023.
- <span class="title">Wide Questions</span>, with A. Mensah et al. Under review.

## Projects

- [Ruler](https://example.org/ruler): measures tables.
"""


class Part(NamedTuple):
    """What one model learnt: its weights, and how often their features occur on each page."""

    weights: Weights
    pages: Sequence[Counts]


class Model:
    """Weights in place of those that ship, by the names of models; :func:`profparse.fit` makes them.

    ``about`` says what they were fitted to: ``pages`` (how many), ``folds``, and ``measures``, for each measure of
    :func:`profparse.evaluate` its F1 by what was in use before and by models that did not see the page (``before``,
    ``after``), with how many records got better and worse. Printed, a model is a table of these.
    """

    def __init__(self, parts: Mapping[str, Part], about: Mapping[str, Any]) -> None:
        self.about = dict(about)
        self._parts = {name: parts[name] for name in sorted(parts)}
        self.models = {
            name: FittedModel(name, part.weights, EXPAND[name], part.pages, in_use(name))
            for name, part in self._parts.items()
        }

    def to_bytes(self) -> bytes:
        """The content of the model's file."""
        blocks = [block for part in self._parts.values() for block in (as_bytes(part.weights), _pages_line(part.pages))]
        body = b"".join(blocks)
        head = {
            "about": self.about,
            "features": features_digest(),
            "models": list(self._parts),
            "sizes": [len(block) for block in blocks],
            "sha256": sha256(body).hexdigest(),
        }
        line = json.dumps(head, sort_keys=True, ensure_ascii=False).encode()
        return b"\n".join([FORMAT.encode(), line, body])

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "the model") -> Model:
        """The model that the content of a file holds; raises :class:`InputError`, which names ``name``."""
        first, _, rest = data.partition(b"\n")
        if first != FORMAT.encode():
            if re.fullmatch(rb"profparse model \d{1,9}", first):
                raise InputError(f"{name}: a model of another version: {first.decode()!r}, not {FORMAT!r}")
            raise InputError(f"{name}: is no model that profparse fit wrote")
        line, _, body = rest.partition(b"\n")
        try:
            head = json.loads(line)
            names, sizes = list(map(str, head["models"])), list(map(int, head["sizes"]))
            about, of, digest = dict(head["about"]), head["features"], head["sha256"]
            if len(sizes) != 2 * len(names) or min(sizes, default=0) < 0:
                raise ValueError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise InputError(f"{name}: a model file that is cut or damaged in its head") from None
        if of != features_digest() or not set(names) <= EXPAND.keys():
            raise InputError(f"{name}: was fitted to other features than this version of profparse has; fit it again")
        if len(body) != sum(sizes):
            raise InputError(f"{name}: a model file that is cut: {len(body):,} bytes of weights, not {sum(sizes):,}")
        if sha256(body).hexdigest() != digest:
            raise InputError(f"{name}: a model file that is damaged: its weights do not have the digest that it says")
        ends = list(accumulate(sizes, initial=0))
        blocks = [body[start:end] for start, end in pairwise(ends)]
        try:
            rows = zip(names, blocks[::2], blocks[1::2], strict=True)
            return cls({part: Part(_checked(part, weights), _pages(pages)) for part, weights, pages in rows}, about)
        except (WeightsError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(f"{name}: a model file that is damaged: {error}") from None

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the model's file."""
        with open(path, "wb") as file:
            file.write(self.to_bytes())

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Model:
        """The model in a file; raises :class:`InputError` where it cannot be read, or is none of this version."""
        name = os.fspath(path)
        try:
            about = os.stat(name)
            if about.st_size > MOST_BYTES:
                raise InputError(f"{name}: is no model that profparse fit wrote")
            return _loaded(name, about.st_mtime_ns, about.st_size)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(f"{name}: the model cannot be read: {reason.lower()}") from None

    def __reduce__(self) -> tuple[Any, ...]:
        return Model.from_bytes, (self.to_bytes(),)

    def __str__(self) -> str:
        from profparse.table import table

        measures: Mapping[str, Mapping[str, Any]] = self.about.get("measures", {})
        rows = [(name, row["before"], row["after"], row["better"], row["worse"]) for name, row in measures.items()]
        return table(["measure", "before", "after", "better", "worse"], rows)


@lru_cache(maxsize=4)
def _loaded(path: str, changed: int, size: int) -> Model:
    with open(path, "rb") as file:
        return Model.from_bytes(file.read(), path)


def _pages_line(pages: Sequence[Counts]) -> bytes:
    return json.dumps([[list(counts), list(counts.values())] for counts in pages]).encode()


def _pages(line: bytes) -> list[Counts]:
    return [
        {int(number): int(count) for number, count in zip(numbers, counts, strict=True) if int(count) > 0}
        for numbers, counts in json.loads(line)
    ]


def checked_model(model: Any) -> Model | None:
    """What is given as a model: one, the path of one, or None; raises :class:`OptionError` for anything else."""
    if model is None or isinstance(model, Model):
        return model
    if isinstance(model, str | os.PathLike):
        return Model.load(model)
    raise OptionError(f"model must be a Model or the path of one, not {type(model).__name__}")


@contextmanager
def reading_with(model: Model) -> Iterator[None]:
    """Within it pages are read with the model's weights in place of those that ship."""
    with models_in_use(model.models):
        yield


def in_use(name: str) -> SequenceModel:
    """The model of a name that pages are read by now: what ships, or a model of one's own."""
    return load_model(name, EXPAND[name])


def _checked(name: str, data: bytes) -> Weights:
    """The weights of a part; raises :class:`WeightsError` for such as the engine could not work with."""
    weights = from_bytes(data, name)
    size = len(weights.kinds)
    square = len(weights.transitions) == size and all(len(row) == size for row in weights.transitions)
    numbers = [weights.step, *[weight for row in weights.transitions for weight in row]]
    if (
        weights.kinds != in_use(name).kinds
        or not square
        or not all(isinstance(n, int | float) and isfinite(n) and abs(n) <= LARGEST for n in numbers)
        or weights.step <= 0
        or max(weights.targets, default=0) >= size
    ):
        raise WeightsError(f"{name}: weights that are damaged: of other kinds, or no numbers")
    return weights


class _Watched(SequenceModel):
    """A model that keeps the names of the features that it was asked about."""

    def __init__(self, name: str) -> None:
        super().__init__(in_use(name).weights, EXPAND[name])
        self.asked: set[str] = set()

    def _new(self, known: dict[Fact, int], name: str, value: Fact) -> int:
        fact = (name, value) if name else value
        self.asked.update([str(fact)] if isinstance(fact, str) or self.expand is None else self.expand(fact))
        return super()._new(known, name, value)


@lru_cache(maxsize=1)
def features_digest() -> str:
    """What kinds of features pages are read by, as a digest: weights that were fitted to others say nothing here."""
    watched = {name: _Watched(name) for name in EXPAND}
    page = read_page(_PROBE, "markdown")
    stretch = Stretch(page, page.lines)
    with models_in_use(watched):
        stretch.labels = LAYOUT.label(stretch)
        columns = [[(label.kind, label.cost) for label in labels] for labels in stretch.labels]
        assert isinstance(LAYOUT.grammar, str)
        decoded = decode(load(LAYOUT.grammar), columns, skip=LAYOUT.skip)
        stretch.kinds = decoded.kinds
        if decoded.tree is not None:
            LAYOUT.build(decoded.tree, stretch)
    sorts = [
        [name, *model.kinds, *sorted({re.sub(r"=[^,:]*", "=", asked) for asked in model.asked})]
        for name, model in sorted(watched.items())
    ]
    return sha256(json.dumps(sorts).encode()).hexdigest()[:16]
