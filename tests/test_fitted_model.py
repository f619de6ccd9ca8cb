"""The file of a model of one's own: what is in it comes back, and a bad one is told in a sentence."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from profparse import InputError, Model, OptionError, ProfileError, evaluate, fit, parse, parse_many
from profparse.fitted_model import FORMAT
from profparse.sequence.weights import from_bytes
from tests.corrected_pages import arrows, pages

TEXTS, GOLD = pages(arrows, 3)
PAGE = TEXTS["arrows-0.md"]


@pytest.fixture(scope="module")
def model() -> Model:
    """A model that was fitted to a few pages."""
    return fit(GOLD, TEXTS)


@pytest.fixture(scope="module")
def path(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its file."""
    path = tmp_path_factory.mktemp("models") / "own.model"
    model.save(path)
    return path


def test_a_model_comes_back_from_its_file(model: Model, path: Path) -> None:
    """Loaded, or sent to another process, it reads as it did, and its file is the same."""
    found = parse(PAGE, model=model).to_json()
    assert found != parse(PAGE).to_json()
    for again in (Model.load(path), pickle.loads(pickle.dumps(model)), Model.from_bytes(model.to_bytes())):
        assert again.to_bytes() == path.read_bytes()
        assert again.about == model.about
        assert parse(PAGE, model=again).to_json() == found


def test_a_model_is_given_by_its_path_too(model: Model, path: Path) -> None:
    """To parse, to parse_many in one process or several, and to evaluate."""
    wanted = parse(PAGE, model=model)
    assert parse(PAGE, model=path) == parse(PAGE, model=str(path)) == wanted
    for workers in (1, 2):
        assert list(parse_many([PAGE, PAGE], workers=workers, model=path)) == [wanted, wanted]
    assert evaluate(GOLD, TEXTS, model=path).row("papers").f1 == 1.0


def _changed(data: bytes, **values: object) -> bytes:
    """A file with other values in its head."""
    first, line, body = data.split(b"\n", 2)
    return b"\n".join([first, json.dumps({**json.loads(line), **values}).encode(), body])


def _with_body(data: bytes, old: bytes, new: bytes) -> bytes:
    """A file whose weights were changed by somebody who knew how to sign them."""
    first, line, body = data.split(b"\n", 2)
    body = body.replace(old, new, 1)
    return _changed(b"\n".join([first, line, body]), sha256=sha256(body).hexdigest())


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no model": (lambda data: b"GIF89a", "is no model that profparse fit wrote"),
    "nothing": (lambda data: b"", "is no model that profparse fit wrote"),
    "weights": (lambda data: data.split(b"\n", 2)[2], "is no model that profparse fit wrote"),
    "another version": (
        lambda data: data.replace(b"model 1", b"model 7", 1),
        "a model of another version: 'profparse model 7', not 'profparse model 1'",
    ),
    "cut in its head": (lambda data: data[:90], "a model file that is cut or damaged in its head"),
    "no head": (lambda data: _changed(data, sizes=[1]), "a model file that is cut or damaged in its head"),
    "other features": (
        lambda data: _changed(data, features="0" * 16),
        "was fitted to other features than this version of profparse has; fit it again",
    ),
    "other models": (
        lambda data: _changed(data, models=["entries", "lines", "words"]),
        "was fitted to other features than this version of profparse has; fit it again",
    ),
    "damaged": (
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        "a model file that is damaged: its weights do not have the digest that it says",
    ),
    "damaged weights": (
        lambda data: _with_body(data, b'"PAPER_MORE"', b'"OTHER_MORE"'),
        "a model file that is damaged: lines: weights that are damaged: of other kinds, or no numbers",
    ),
    "steps that lead back": (
        lambda data: _with_body(data, b'"step": 0.', b'"step":-0.'),
        "a model file that is damaged: entries: weights that are damaged: of other kinds, or no numbers",
    ),
    "no weights": (
        lambda data: _with_body(data, b"profparse weights 2", b"profparse weights 9"),
        "a model file that is damaged: entries: weights of another version: 'profparse weights 9', "
        "not 'profparse weights 2'",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_file_is_told_in_a_sentence(name: str, path: Path, tmp_path: Path) -> None:
    """It names the file and what is wrong with it, before any page is read."""
    change, message = BROKEN[name]
    bad = tmp_path / "bad.model"
    bad.write_bytes(change(path.read_bytes()))
    with pytest.raises(InputError) as caught:
        Model.load(bad)
    assert str(caught.value) == f"{bad}: {message}"
    with pytest.raises(InputError):
        parse_many([PAGE], model=bad)
    with pytest.raises(InputError):
        evaluate(GOLD, TEXTS, model=bad)


def test_a_cut_file_says_how_much_is_missing(path: Path, tmp_path: Path) -> None:
    """The line has both numbers of bytes."""
    bad = tmp_path / "bad.model"
    bad.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(InputError, match=r"bad\.model: a model file that is cut: [\d,]+ bytes of weights, not [\d,]+$"):
        Model.load(bad)


def test_what_is_no_file_and_no_model_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder, and an object that is neither."""
    with pytest.raises(InputError, match=f"^{re.escape(str(tmp_path))}: the model cannot be read: is a directory$"):
        Model.load(tmp_path)
    with pytest.raises(InputError, match=r"gone: the model cannot be read: no such file or directory$"):
        parse(PAGE, model=tmp_path / "gone")
    with pytest.raises(OptionError, match=r"^model must be a Model or the path of one, not int$"):
        parse(PAGE, model=3)  # type: ignore[arg-type]
    assert not isinstance(next(iter(parse_many([PAGE]))), ProfileError)


def test_a_file_of_a_model_says_what_it_is(path: Path) -> None:
    """Its first line is the format, its second is JSON, and the weights in it are weights files."""
    first, line, body = path.read_bytes().split(b"\n", 2)
    head = json.loads(line)
    assert first == FORMAT.encode()
    assert head["models"] == ["entries", "lines", "references"]
    weights = from_bytes(body[: head["sizes"][0]], "lines")
    assert weights.facts["fine"] is True
