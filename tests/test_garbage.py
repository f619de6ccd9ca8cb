"""While a page is read no cyclic garbage is looked for, and there is none."""

import gc
from collections.abc import Iterator

import pytest

import profparse
from profparse.garbage import uncollected
from tests.hostile import SHAPES, Shape


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """The collector is on before and after each test."""
    gc.enable()
    yield
    gc.enable()


def test_the_collector_is_as_it_was() -> None:
    """It is off within, on again afterwards, also after an exception; where a program has turned it off it stays so."""
    with pytest.raises(KeyError), uncollected():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
    profparse.parse("# A page\n")
    assert gc.isenabled()
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_page_leaves_no_cycles(shape: Shape) -> None:
    """Nothing that reading a page made waits for the collector, so that the pause costs no memory."""
    text = shape(3_000)
    profparse.parse(text)  # modules that are loaded on first use leave some
    gc.collect()
    gc.disable()
    profparse.parse(text)
    assert gc.collect() == 0
