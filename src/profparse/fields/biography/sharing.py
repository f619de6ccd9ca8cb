"""What is said once of several roles or degrees: "Lecturer at A and Fellow at B of C University"."""

from __future__ import annotations

from profparse.fields.biography.build import Held
from profparse.fields.biography.periods import Period, second_of


def shared(helds: list[Held], outer: Held, lead: Period | None) -> list[Held]:
    """Give what is said once of several roles or degrees to each of them."""
    out = list(helds)
    for number in range(len(out) - 2, -1, -1):
        held, following = out[number], out[number + 1]
        bare = not held.organizations and held.unit is None and held.period is None and held.field is None
        if bare and held.kind == following.kind == "degree":
            out[number] = held._replace(field=following.field)  # `B.S. and M.S. in Physics from X`
    for number in range(len(out) - 1, -1, -1):
        held = out[number]
        if held.kind == "service":
            continue
        if not held.organizations:
            later = next((h for h in out[number + 1 :] if h.kind in (held.kind, "service")), None)
            if outer.organizations:
                held = held._replace(organizations=outer.organizations, unit=held.unit or outer.unit)
            elif (
                later is not None
                and later.promoted
                and held.unit is None
                and held.kind == "position"
                and number + 1 < len(out)
            ):
                held = held._replace(unit=later.unit)
            elif later is not None and later.organizations:
                same = held.unit is None and held.kind == "position"
                held = held._replace(organizations=later.organizations[:1], unit=later.unit if same else held.unit)
        if number and held.period is not None and held.period.second is not None and out[number - 1].period is None:
            first = held.period._replace(second=None)
            held = held._replace(period=second_of(held.period))
            out[number - 1] = out[number - 1]._replace(period=first)
        if held.period is None:
            held = held._replace(period=outer.period or lead)
        if held.field is None and outer.field is not None and held.kind == "degree":
            held = held._replace(field=outer.field)
        out[number] = held
    for number, held in enumerate(out[1:], 1):
        before = out[number - 1]
        if (
            not held.organizations
            and not held.unit
            and held.kind == before.kind
            and before.organizations
            and held.kind in ("degree", "position")
        ):
            out[number] = held._replace(organizations=before.organizations[-1:], unit=before.unit)
    return out
