"""Reading one input, for every command that takes pages: what it gave, or what is to be told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from profparse.cli.failures import told
from profparse.cli.inputs import STANDARD_INPUT, Input
from profparse.diagnostics import InputError, ProfileError
from profparse.model import Profile
from profparse.parse import parse


class Outcome(NamedTuple):
    """What reading one input came to: what it gave, or None; and what is to be told about it."""

    name: str
    gave: Profile | str | None
    remarks: tuple[str, ...] = ()

    def told(self, quiet: bool) -> tuple[str, ...]:
        """What is to be told: a failure in any case, a warning unless the run is to be quiet."""
        return () if quiet and self.gave is not None else self.remarks


def read_page(
    page: Input, options: Mapping[str, Any], give: Callable[[Profile], Profile | str] | None = None
) -> Outcome:
    """Read one input; ``give`` makes of the profile what the outcome holds (default: the profile itself)."""
    try:
        if isinstance(page.source, InputError):
            raise page.source
        profile = parse(page.source, **options)
    except (InputError, ProfileError) as error:
        return Outcome(page.name, None, (told(error, page.name),))
    except Exception as error:  # a fault of ours or of an installed layout: the other pages are still read
        fault = f"could not be parsed, which is a fault of profparse: {type(error).__name__}: {error}"
        return Outcome(page.name, None, (f"{page.name}: {fault}",))
    remarks = []
    for remark in profile.diagnostics:
        if remark.code == "empty-page":
            advice = "; pipe a page into it, or name a file" if page.name == STANDARD_INPUT else ""
            remarks.append(f"{page.name}: {remark.severity}: {remark.message}{advice}")
        elif remark.code == "records-unread":
            remarks.append(f"{page.name}: {remark.severity}: {remark.message}; profparse view shows where")
    return Outcome(page.name, give(profile) if give else profile, tuple(remarks))
