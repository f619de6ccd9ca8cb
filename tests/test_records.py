"""Records behave as the dataclasses that the standard library makes of the same fields."""

import copy
import dataclasses
import inspect
import pickle
import typing
from typing import Any

import pytest

import profparse
from profparse import model, records
from profparse.diagnostics import Diagnostic
from profparse.fields.draft import Draft
from profparse.layouts.contract import Built, Layout, Stretch
from profparse.layouts.homepage.biography import BioParts

MODEL = [
    model.Date, model.Author, model.Link, model.Identifier, model.Metric, model.Position, model.Education, model.Item,
    model.Paper, model.NewsItem, model.Project, model.Bio, model.Source, model.LayoutFound, model.Residue,
    model.Profile, Diagnostic, Layout,
]  # fmt: skip
CHANGEABLE = [Draft, Built, Stretch, BioParts]


@records.record(frozen=True, slots=True)
class Line:
    """A record with a default, for the examples below."""

    text: str
    numbers: tuple[int, ...] = ()
    more: tuple[Any, ...] = ()


@records.record(frozen=True, slots=True, kw_only=True)
class LongLine(Line):
    """One that is derived from another, with fields by keyword."""

    length: int
    note: str | None = None


KINDS = [*MODEL, *CHANGEABLE, Line, LongLine]


def values(kind: Any) -> dict[str, Any]:
    """A value for each field that has to be given."""
    return {
        field.name: f"some {field.name}" if field.name != "data" else {}
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }


def outcome(function: Any, *arguments: Any, **named: Any) -> tuple[str, str]:
    """What a call gives, as text, or how it fails."""
    try:
        return "gives", repr(function(*arguments, **named))
    except Exception as error:
        return type(error).__name__, str(error)


#: Classes that write themselves in a way of their own (`repr=False`).
SHOWN_BY_THEMSELVES = {model.Date, model.Item, model.Paper, model.NewsItem, model.Project, model.Bio, model.Profile}


@pytest.mark.parametrize("kind", KINDS)
def test_programs_see_a_dataclass(kind: Any) -> None:
    """Fields, parameters, signature, match arguments and type hints are those of the standard library's dataclass."""
    twin: Any = records.twin(kind)
    seen: bool = dataclasses.is_dataclass(kind)
    assert seen
    assert [(f.name, f.type, f.default, f.kw_only) for f in dataclasses.fields(kind)] == [
        (f.name, f.type, f.default, f.kw_only) for f in dataclasses.fields(twin)
    ]
    assert repr(kind.__dataclass_params__) == repr(twin.__dataclass_params__)
    assert inspect.signature(kind) == inspect.signature(twin)
    assert kind.__match_args__ == twin.__match_args__
    assert kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}(")


@pytest.mark.parametrize("kind", MODEL[:-1])
def test_type_hints_resolve(kind: Any) -> None:
    """The annotations of the model can be evaluated, one for each field."""
    hints = typing.get_type_hints(kind)
    assert set(records.names(kind)) <= set(hints)


@pytest.mark.parametrize("kind", KINDS)
def test_instances_are_as_the_twins(kind: Any) -> None:
    """Making, showing, comparing, hashing and changing an instance gives what it gives for the twin."""
    twin: Any = records.twin(kind)
    given = values(kind)
    one, other, same = kind(**given), kind(**given), twin(**given)
    if kind not in SHOWN_BY_THEMSELVES and not hasattr(kind, "__post_init__"):
        assert repr(one) == repr(same)
    assert one == other
    assert one != same and one != 1
    assert (kind.__hash__ is None) == (twin.__hash__ is None)
    if kind.__hash__ is not None:
        assert outcome(hash, one)[0] == outcome(hash, same)[0]
        assert one.__hash__ is not object.__hash__
    name = records.names(kind)[0]
    assert outcome(setattr, one, name, 1) == outcome(setattr, same, name, 1)
    assert outcome(delattr, one, name) == outcome(delattr, same, name)
    with pytest.raises(AttributeError):
        one.unknown = 1
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_arguments_fail_as_for_the_twin(kind: Any) -> None:
    """Missing, unknown, doubled and surplus arguments are refused with the same words."""
    twin: Any = records.twin(kind)
    given = values(kind)
    first = records.names(kind)[0]
    for arguments, named in (
        *([((), {})] if given else []),
        ((), {**given, "unknown": 1}),
        ((1,), {**given, first: 1}),
        (tuple(range(40)), {}),
    ):
        how, message = outcome(kind, *arguments, **named)
        assert (how, message) == outcome(twin, *arguments, **named)
        assert how == "TypeError"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Layout])
def test_copies_are_equal(kind: Any) -> None:
    """Copies, pickles and replacements without a change are equal, and the last with one is not."""
    one = kind(**values(kind))
    name = records.names(kind)[0]
    assert copy.copy(one) == copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one
    assert records.replace(one) == dataclasses.replace(one) == one
    changed = records.replace(one, **{name: "other"})
    assert changed == dataclasses.replace(one, **{name: "other"}) != one
    assert getattr(changed, name) == "other"
    if kind not in (model.Profile, Diagnostic):
        twin: Any = records.twin(kind)
        assert dataclasses.asdict(one) == dataclasses.asdict(twin(**values(kind)))


def test_each_instance_has_its_own_default() -> None:
    """What a factory makes is made anew; a list that is given is taken."""
    one, other = Draft("paper"), Draft("paper")
    one.extents.append((0, 1))
    given: list[tuple[int, int]] = []
    assert other.extents == [] and Draft("paper", given).extents is given


def test_a_record_is_matched_by_position() -> None:
    """``case`` patterns take the fields in their order."""
    match Line("a", (1,)):
        case Line(text, numbers):
            assert (text, numbers) == ("a", (1,))


def test_a_class_derived_from_a_record_may_have_attributes_of_its_own() -> None:
    """As with dataclasses, fields stay frozen, other attributes of the derived class are its own."""

    class Noted(Line):
        pass

    line: Any = Noted("a")
    line.note = 1
    assert line.note == 1
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'text'"):
        line.text = "b"
    del line.note
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'text'"):
        del line.text


def test_the_standard_library_derives_dataclasses_from_records() -> None:
    """A dataclass may have a record as its base: it has the record's fields, then its own."""

    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Ranked(profparse.Paper):
        rank: int

    paper = Ranked(id="paper-1", blocks=(), layout="mine", rank=3)
    assert [f.name for f in dataclasses.fields(Ranked)] == [*records.names(profparse.Paper), "rank"]
    assert list(inspect.signature(Ranked).parameters)[-1] == "rank"
    assert (paper.rank, paper.title) == (3, None)
    assert dataclasses.replace(paper, rank=4).rank == 4


def test_a_record_has_slots() -> None:
    """A record without slots is refused."""
    with pytest.raises(TypeError, match="a record has slots"):
        records.record(slots=False)(Line)


class Place(records.NamedTuple):
    """A named tuple with a default and a property."""

    line: int
    name: str | None = None

    @property
    def label(self) -> str:
        """What the place is called."""
        return self.name or f"line {self.line}"


class PlaceTwin(typing.NamedTuple):
    """A named tuple with a default and a property."""

    line: int
    name: str | None = None

    @property
    def label(self) -> str:
        """What the place is called."""
        return self.name or f"line {self.line}"


def test_a_named_tuple_is_that_of_typing() -> None:
    """Fields, defaults, hints, documentation, methods, copies and pickles are those of ``typing.NamedTuple``."""
    for name in ("_fields", "_field_defaults", "__doc__", "__match_args__", "__module__", "__slots__"):
        assert getattr(Place, name) == getattr(PlaceTwin, name)
    assert typing.get_type_hints(Place) == typing.get_type_hints(PlaceTwin) == {"line": int, "name": str | None}
    assert str(inspect.signature(Place)) == str(inspect.signature(PlaceTwin)) == "(line: int, name: str | None = None)"
    place = Place(3)
    assert tuple(place) == (3, None) and hash(place) == hash((3, None))
    assert place._replace(name="top").label == "top" and place.label == "line 3"
    assert pickle.loads(pickle.dumps(place)) == copy.copy(place) == place
    assert type(pickle.loads(pickle.dumps(place))) is Place
    assert repr(place) == "Place(line=3, name=None)"
    assert outcome(Place) == ("TypeError", outcome(PlaceTwin)[1].replace("PlaceTwin", "Place"))


def test_a_field_without_a_default_comes_first() -> None:
    """Fields in an order that no constructor can have are refused."""
    with pytest.raises(TypeError, match="Wrong: a field without a default follows one that has one"):

        class Wrong(records.NamedTuple):
            name: str = ""
            line: int  # type: ignore[misc]
