"""Learning from a few corrected pages: what it lifts, what it leaves alone, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import profparse
from profparse import InputError, Model, evaluate, fit, parse
from profparse.pieces import read_page
from profparse.training.corrections.chains import Chains
from profparse.training.corrections.minimise import minimised
from profparse.training.corrections.rows import kinds_of
from tests.corrected_pages import arrows, pages, plain

TEXTS, GOLD = pages(arrows, 10)
SHOWN = {name: GOLD[name] for name in list(GOLD)[:6]}
UNSEEN = {name: GOLD[name] for name in list(GOLD)[6:]}
OTHERS, OTHERS_GOLD = pages(plain, 4)


@pytest.fixture(scope="module")
def model() -> Model:
    """A model that was fitted to six pages of the kind."""
    return fit(SHOWN, TEXTS)


def test_a_few_pages_lift_the_others_of_their_kind(model: Model) -> None:
    """Of a kind that was read wrong, pages that nobody corrected are read right, whole papers and all."""
    before, after = evaluate(UNSEEN, TEXTS), evaluate(UNSEEN, TEXTS, model=model)
    assert before.row("papers").f1 < 0.5
    assert [after.row(name).f1 for name in ("papers", "paper.title", "paper.authors", "paper.venue")] == [1.0] * 4


def test_pages_of_other_kinds_are_read_as_before(model: Model) -> None:
    """What is not like the corrected pages is read by what ships, to the byte."""
    for name, text in OTHERS.items():
        assert parse(text, model=model).to_json() == parse(text).to_json(), name


def test_what_it_did_is_told_by_pages_that_it_did_not_see(model: Model) -> None:
    """The model says how its own pages were read before, and by models that were fitted without them."""
    assert (model.about["pages"], model.about["folds"]) == (6, 5)
    papers = model.about["measures"]["papers"]
    assert papers["before"] < 0.5 < 0.9 < papers["after"]
    assert papers["better"] > papers["worse"] == 0
    assert str(model).splitlines()[0] == "measure        before   after  better  worse"


def test_the_same_pages_give_the_same_bytes(model: Model) -> None:
    """Fitted again, and in whatever order the gold comes, a model is the same file."""
    assert fit(dict(SHOWN), dict(reversed(TEXTS.items()))).to_bytes() == model.to_bytes()


def test_gold_that_a_report_saved_says_where_its_records_are() -> None:
    """Blocks of records decide the kinds of lines; a record that nobody judged, and a marked stretch, stay open."""
    text = "# Ada\n\n- One thing.\n- Two things.\n- Three things.\n- Four things.\n"
    page = read_page(text, "markdown")
    places = {line.text: (line.start, line.end) for line in page.lines}
    first, last = places["One thing."][0], places["Two things."][1]
    gold: dict[str, Any] = {
        "source": "ada.md",
        "papers": [{"title": "One thing", "blocks": [[first, last]]}],
        "news": [{"text_start": "Three", "optional": True, "blocks": [list(places["Three things."])]}],
        "projects": [],
        "stretches": [{"span": list(places["Four things."]), "kind": "news"}],
    }
    kinds = dict(zip([line.text for line in page.lines], kinds_of(page, gold, parse(text)), strict=True))
    assert kinds == {
        "Ada": "OTHER", "One thing.": "PAPER", "Two things.": "PAPER_MORE", "Three things.": None, "Four things.": None,
    }  # fmt: skip


def test_nothing_is_learnt_of_kinds_that_the_gold_leaves_out() -> None:
    """Where gold says nothing of news, lines that were read as news are not taught to be none."""
    text = "# Ada\n\n## News\n\n- [5/2024] A talk.\n- [4/2024] A prize.\n\n## Papers\n\n- Ada Lane. Rows. ACL 2024.\n"
    page, read = read_page(text, "markdown"), parse(text)
    assert len(read.news) == 2
    told = kinds_of(page, {"source": "ada.md", "papers": []}, read)
    assert [told[n] for n, line in enumerate(page.lines) if line.text.endswith(("talk.", "prize."))] == [None, None]
    told = kinds_of(page, {"source": "ada.md", "papers": [], "news": [], "projects": []}, read)
    assert [told[n] for n, line in enumerate(page.lines) if line.text.endswith(("talk.", "prize."))] == ["OTHER"] * 2


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a missing page": (
        {"source": "gone.md", "papers": []}, "the gold of ada names gone.md, which is not among the texts",
    ),
    "two records of one place": (
        {"source": "arrows-0.md", "papers": [{"title": "A", "blocks": [[0, 5]]}, {"title": "B", "blocks": [[4, 9]]}]},
        "the gold of ada contradicts itself: papers[0] and papers[1] both take up [4, 5]",
    ),
    "a page that has changed": (
        {"source": "arrows-0.md", "sha256": "0" * 64, "papers": [{"title": "A", "blocks": [[0, 5]]}]},
        "the gold of ada is about another arrows-0.md: the page has changed (the SHA-256 differ)",
    ),
    "nothing to learn": (
        {"source": "empty.md", "papers": []},
        "the gold teaches nothing: none of its pages is read by what learns from gold",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_gold_that_teaches_nothing_is_refused(name: str) -> None:
    """One sentence names the gold and what is wrong with it."""
    gold, message = REFUSED[name]
    with pytest.raises(InputError) as caught:
        fit({"ada": gold}, {**TEXTS, "empty.md": ""})
    assert str(caught.value) == message


def test_a_missing_file_is_told_with_its_gold(tmp_path: Path) -> None:
    """Of folders, the line names the gold, and the file that is not there."""
    (tmp_path / "ada.json").write_text(json.dumps({"source": "gone.md", "papers": []}), "utf-8")
    with pytest.raises(InputError) as caught:
        fit(tmp_path, tmp_path)
    path = tmp_path / "gone.md"
    assert str(caught.value) == f"the gold of ada names a page that cannot be read: {path}: no such file"


def test_a_model_goes_on_from_another(model: Model) -> None:
    """Fitted to pages of a second kind and drawn to the first model, it still reads the first kind."""
    texts, gold = pages(plain, 3)
    later = profparse.fit(gold, texts, base=model)
    assert evaluate(UNSEEN, TEXTS, model=later).row("papers").f1 == 1.0


def test_the_gradient_is_that_of_the_loss() -> None:
    """By finite differences, over sequences of different lengths, facts without features and units without a label."""
    chance = np.random.default_rng(0)
    facts = [[0, 1], [2], [1, 3], []]
    sequences = [([[0], [1, 2], [3, 0]], [0, -1, 1]), ([[2]], [1]), ([[1], [0]], [-1, 0]), ([], [])]
    chains = Chains(facts, sequences, 4, 2)
    weights, transitions = chance.normal(size=(4, 2)), chance.normal(size=(2, 2))
    loss, gradient, turned = chains.loss(weights, transitions)
    step = 1e-6
    for place in np.ndindex(4, 2):
        moved = weights.copy()
        moved[place] += step
        assert (chains.loss(moved, transitions)[0] - loss) / step == pytest.approx(gradient[place], abs=1e-4)
    for place in np.ndindex(2, 2):
        moved = transitions.copy()
        moved[place] += step
        assert (chains.loss(weights, moved)[0] - loss) / step == pytest.approx(turned[place], abs=1e-4)


def test_the_least_of_a_bent_valley_is_found() -> None:
    """Rosenbrock's function, whose least is at one and one."""

    def valley(place: Any) -> tuple[float, Any]:
        x, y = place
        slope = np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])
        return float((1 - x) ** 2 + 100 * (y - x * x) ** 2), slope

    assert minimised(valley, np.array([-1.2, 1.0]), 200, 1e-14) == pytest.approx([1.0, 1.0], abs=1e-4)
