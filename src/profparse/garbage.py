"""A pause of the search for cyclic garbage, of which reading a page makes hardly any."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it no cyclic garbage is looked for; afterwards it is again, if it was before.

    The collector goes through all live objects again and again while their number grows, so that ten times a page took
    up to 13 times the time (`docs/performance.md`).
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
