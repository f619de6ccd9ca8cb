"""What objects of the model ask of layers above them: how they are shown, read back, and made into tables.

The model knows these functions by name alone; the package's face, which is above all, says where each is.

>>> attached("date_text").__module__
'profparse.report.plain'
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any


def attached(name: str) -> Callable[..., Any]:
    """The function of a name in ``profparse.ATTACHED``, imported when it is first asked for."""
    module = sys.modules["profparse"].ATTACHED[name]
    function: Callable[..., Any] = getattr(import_module(f"profparse.{module}"), name)
    return function
