"""Where modules that were written before took their dataclasses from: the standard library's, by their old names."""

from dataclasses import dataclass as record
from dataclasses import field, replace
from typing import NamedTuple

__all__ = ["NamedTuple", "field", "record", "replace"]
