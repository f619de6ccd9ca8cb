"""Layouts of other packages: what is wrong with one is told, and never takes a page or another layout down."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import profparse
from profparse import detect, installed
from profparse.data_files import DIRECTORY
from profparse.grammar import digest, load
from profparse.grammar.packages import GrammarFault, compiled_file, load_file, write_table
from profparse.installed import LayoutWarning, check, guarded
from profparse.layouts import contract
from profparse.layouts.contract import Built, Claim, Draft, Label, Layout, LayoutFault, Line, Node, Page, Stretch

GRAMMAR = "start: (item | NOTE)*\nitem: WORD\n%declare WORD NOTE\n"
PAGE = "STRANGE PAGE\n\nOne thing.\n## News\n- [5/2024] Our paper is out.\n"


def claims(page: Page) -> Sequence[Claim]:
    """The first two lines of a page that says so in its first."""
    return [Claim(0, 2, 1.0)] if page.lines and page.lines[0].text == "STRANGE PAGE" else []


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """The first line is a note, each other one an item."""
    return [[Label("WORD" if n else "NOTE", 0.0, "its place")] for n in range(len(stretch.lines))]


def news_of(stretch: Stretch, n: int) -> Draft:
    """A line as an item of news."""
    draft = Draft("news")
    draft.take(stretch.lines[n])
    draft.read("text", stretch.lines[n], 0, len(stretch.lines[n].text))
    draft.set("kind", "other", "classified")
    return draft


def build(tree: Node, stretch: Stretch) -> Built:
    """An item of news for each item."""
    return Built([news_of(stretch, n) for node in tree.nodes("item") for n in node.leaves()], {0: "heading"})


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A layout that works, with its grammar in a file."""
    grammar = tmp_path / "strange.lark"
    grammar.write_text(GRAMMAR, "utf-8")
    return Layout("strange", "strange pages", grammar, claims, label, build)


Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Makes objects, or calls that give them, the entry points of packages; given as names with values."""

    def make(**points: Any) -> None:
        found = [
            SimpleNamespace(
                name=name,
                value=f"{name}_package:LAYOUT",
                dist=SimpleNamespace(name=f"{name}-package"),
                load=value if callable(value) and not isinstance(value, Layout) else lambda value=value: value,
            )
            for name, value in points.items()
        ]
        monkeypatch.setattr(installed, "entry_points", lambda group: found)
        monkeypatch.setattr(detect, "_may_be_installed", lambda: True)
        detect.layouts.cache_clear()

    yield make
    monkeypatch.undo()
    detect.layouts.cache_clear()


def with_shipped(*names: str) -> list[str]:
    """The names of the package's own layouts and of others."""
    from profparse import layouts

    folder = Path(layouts.__path__[0])
    found = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    declared = {path.stem for path in Path(DIRECTORY, "layouts").glob("*.layout")}
    return sorted({*found, *declared, *names} - {"__init__", "contract", "declared"})


def names() -> tuple[list[str], list[str]]:
    """The names of the layouts there are, and the warnings of those that were left out."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        there = list(detect.layout_names())
    return there, [str(warning.message) for warning in told if issubclass(warning.category, LayoutWarning)]


def test_a_layout_that_works_reads_its_lines_and_no_others(install: Install, layout: Layout) -> None:
    """Its lines are its items; the rest of the page is read as it was without it."""
    install(strange=layout)
    assert names() == (with_shipped("strange"), [])
    profile = profparse.parse(PAGE)
    assert [(item.layout, item.text) for item in profile.news] == [
        ("strange", "One thing."), ("homepage", "Our paper is out."),
    ]  # fmt: skip
    assert not [remark for remark in profile.diagnostics if remark.code == "layout-failed"]
    assert [line.kind for line in profparse.explain(PAGE)][:2] == ["NOTE", "WORD"]


# What cannot be used is left out


def broken() -> Layout:
    """An entry point that cannot be imported."""
    raise ImportError("no module named\nstrange_parts")


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        (broken, "odd_package:LAYOUT cannot be loaded: ImportError: no module named strange_parts"),
        ("a text", "odd_package:LAYOUT is a str, not a profparse.layouts.contract.Layout"),
        ({"name": "homepage"}, "the name 'homepage' is taken by a layout of profparse"),
        ({"name": "Odd Name"}, "its name 'Odd Name' is not in small letters, digits, _ and -"),
        ({"summary": " "}, "its summary is empty; `profparse layouts` prints it"),
        ({"claims": None}, "its claims is a NoneType, not a function"),
        ({"build": "build"}, "its build is a str, not a function"),
        ({"grammar": 3}, "its grammar is an int, not the path of a .lark file"),
        ({"skip": -1}, "its skip is -1, not a price of 0 or more"),
        ({"fallback": True}, "it calls itself the fallback, which is a layout of profparse"),
    ],
    ids=["import", "no layout", "name taken", "name", "summary", "claims", "build", "grammar", "skip", "fallback"],
)
def test_what_cannot_be_used_is_left_out_with_a_warning(
    install: Install, layout: Layout, point: Any, reason: str
) -> None:
    """One line names the layout, the package and the reason; the other layouts are there."""
    odd = replace(layout, **{"name": "odd", **point}) if isinstance(point, dict) else point
    install(odd=odd, strange=layout)
    there, told = names()
    assert there == with_shipped("strange")
    assert told == [f"the layout odd of the package odd-package is left out: {reason}"]
    assert [item.layout for item in profparse.parse(PAGE).news] == ["strange", "homepage"]


def test_of_two_packages_with_one_name_the_first_stays(install: Install, layout: Layout) -> None:
    """The entry point that comes first by name keeps the name, whatever the order of installing was."""
    install(strange=layout, again=layout)
    there, told = names()
    assert there == with_shipped("strange")
    assert told == [
        "the layout strange of the package strange-package is left out: "
        "the name 'strange' is taken by a layout of again-package"
    ]


def test_a_layout_that_was_left_out_cannot_be_asked_for(install: Install) -> None:
    """``layout=`` names those that there are."""
    install(odd=broken)
    with pytest.warns(LayoutWarning), pytest.raises(profparse.OptionError, match="unknown layout 'odd'; there are"):
        profparse.parse("", layout="odd")


# What fails on a page costs the page a remark


def raises(*_: Any) -> Any:
    """A function of a layout with a fault in it."""
    raise KeyError("a part\nthat is missing")


def with_values(**values: Any) -> Callable[[Node, Stretch], Built]:
    """A build function whose item has some values."""

    def build_(tree: Node, stretch: Stretch) -> Built:
        draft = news_of(stretch, 1)
        draft.values.update(values)
        return Built([draft])

    return build_


def elsewhere(tree: Node, stretch: Stretch) -> Built:
    """A build function whose item takes up text that was not claimed."""
    draft = news_of(stretch, 1)
    draft.extents.append((0, len(stretch.page.text)))
    return Built([draft])


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "claims raises": ({"claims": raises}, "its claims function raised: KeyError: 'a part\\nthat is missing'"),
    "claims none": (
        {"claims": lambda page: None}, "its claims function raised: TypeError: 'NoneType' object is not iterable",
    ),
    "claims too far": ({"claims": lambda page: [Claim(0, 99, 1.0)]}, "it claims the lines 0 to 99 of 4"),
    "claims nothing": ({"claims": lambda page: [Claim(2, 2, 1.0)]}, "it claims the lines 2 to 2 of 4"),
    "too sure": (
        {"claims": lambda page: [Claim(0, 2, 7)]}, "the confidence of its claim is 7, not 0 to 1",
    ),
    "label raises": ({"label": raises}, "its label function raised: KeyError: 'a part\\nthat is missing'"),
    "too few labels": ({"label": lambda stretch: []}, "its label function gave 0 lists for 2 lines"),
    "unknown kind": (
        {"label": lambda stretch: [[Label("WORT", 0.0, "a typo")]] * 2},
        "it labels a line 'WORT', which its grammar does not declare",
    ),
    "no label": ({"label": lambda stretch: [["WORD"]] * 2}, "its label function gave a str, not a Label"),
    "a gift": (
        {"label": lambda stretch: [[Label("WORD", -1.0, "a gift")]] * 2}, "a label 'WORD' costs -1.0, not 0 or more",
    ),
    "no number": (
        {"label": lambda stretch: [[Label("WORD", float("nan"), "nan")]] * 2},
        "a label 'WORD' costs nan, not 0 or more",
    ),
    "build raises": ({"build": raises}, "its build function raised: KeyError: 'a part\\nthat is missing'"),
    "build gives no Built": ({"build": lambda tree, stretch: []}, "its build function gave a list, not a Built"),
    "no draft": (
        {"build": lambda tree, stretch: Built([Draft("talk")])},  # type: ignore[arg-type]
        "it built a Draft that is no draft of paper, news, project, bio",
    ),
    "no such field": (
        {"build": with_values(headline="x")}, "it set 'headline', which is no field of a news for a layout to set",
    ),
    "not its field": ({"build": with_values(id="x")}, "it set 'id', which is no field of a news for a layout to set"),
    "wrong type": (
        {"build": with_values(text=3)}, "a news is wrong: ValueError: text: expected a string, not a number",
    ),
    "wrong part": (
        {"build": with_values(links=("http://a.b",))},
        "a news is wrong: ValueError: links[0]: expected an object, not a string",
    ),
    "elsewhere": ({"build": elsewhere}, "a news takes up text outside of the lines that were claimed"),
    "residue": (
        {"build": lambda tree, stretch: Built([], {9: "heading"})}, "it calls lines residue that it did not claim",
    ),
    "remarks": (
        {"build": lambda tree, stretch: Built([], {}, ["odd"])}, "its diagnostics are not all of profparse.Diagnostic",  # type: ignore[list-item]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_layout_that_fails_costs_a_remark(
    install: Install, layout: Layout, changes: dict[str, Any], reason: str
) -> None:
    """An error names the layout and what it did; its lines are read by the fallback, the others as they were."""
    install(strange=replace(layout, **changes))
    profile = profparse.parse(PAGE)
    (remark,) = [remark for remark in profile.diagnostics if remark.code == "layout-failed"]
    assert (remark.severity, remark.message) == ("error", f"the layout strange failed: {reason}")
    assert remark.data == {"layout": "strange", "reason": reason}
    assert "Our paper is out." in [item.text for item in profile.news]
    assert {item.layout for item in profile.items()} == {"homepage"}
    with pytest.raises(profparse.ProfileError, match="the layout strange failed"):
        profparse.parse(PAGE, strict=True)


def test_lists_that_a_layout_gives_become_tuples(install: Install, layout: Layout) -> None:
    """What a layout gave as lists is immutable in the profile, as everything there is."""
    install(strange=replace(layout, build=with_values(mentions=["One thing"])))
    assert profparse.parse(PAGE).news[0].mentions == ("One thing",)


def test_interrupts_are_no_faults(layout: Layout) -> None:
    """Ctrl-C within a layout ends the run."""

    def interrupted(page: Page) -> Sequence[Claim]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guarded(replace(layout, claims=interrupted)).claims(Page("", "text", ()))


# Grammars in a package's own file


@pytest.mark.parametrize(
    ("grammar", "says"),
    [
        (None, "the grammar {path} is not there; does the package ship its .lark files?"),
        (b"\xff\xfe", "the grammar {path} cannot be read: 'utf-8' codec can't decode byte 0xff"),
        ("", "the grammar odd.lark is no LALR(1) grammar: Using an undefined rule: NonTerminal('start')"),
        ("start: A", "the grammar odd.lark is no LALR(1) grammar: Rule 'A' used but not defined (in rule start)"),
        ("start: (", "the grammar odd.lark is no LALR(1) grammar: "),
        ("start: a\na: b\nb: a | X\n%declare X", "the grammar odd.lark is no LALR(1) grammar: Reduce/Reduce collision"),
        ("%import .gone.A\nstart: A", "the grammar odd.lark is no LALR(1) grammar: [Errno 2] No such file"),
        ("start: start\n%declare X", "the grammar odd.lark accepts nothing: its rules only name each other"),
        ("start: a X\na: b\nb: a\n%declare X", "the grammar odd.lark accepts nothing: its rules only name each other"),
        ("start: X start Y | X\n%declare X Y", "the grammar odd.lark nests without end, so that reading a long page"),
        ("start: X | X start\n%declare X", "the grammar odd.lark nests without end, so that reading a long page"),
        ('start: "x" X\n%declare X', "the grammar odd.lark holds characters, in X; its terminals are kinds of lines"),
        ("start: A\nA: /x/", "the grammar odd.lark holds characters, in A; its terminals are kinds of lines"),
    ],
    ids=[
        "missing", "bytes", "empty", "undeclared", "syntax", "cyclic", "import", "self", "circle", "nested", "right",
        "quoted", "pattern",
    ],
)  # fmt: skip
def test_a_grammar_that_cannot_be_used_is_told(
    install: Install, layout: Layout, tmp_path: Path, grammar: str | bytes | None, says: str
) -> None:
    """Ambiguous, cyclic, endless, or no grammar at all: a message that says so, at once, and the page is read."""
    path = tmp_path / "odd.lark"
    if grammar is not None:
        path.write_bytes(grammar if isinstance(grammar, bytes) else grammar.encode())
    with pytest.raises(GrammarFault) as caught:
        compiled_file(str(path))
    assert str(caught.value).startswith(says.format(path=path))
    install(strange=replace(layout, grammar=path))
    (remark,) = [r for r in profparse.parse(PAGE).diagnostics if r.code == "layout-failed"]
    assert remark.data["reason"] == " ".join(str(caught.value).split())


def test_a_table_is_used_while_it_is_that_of_its_grammar(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """``python -m profparse.grammar.packages`` writes it; a changed grammar is compiled anew."""
    path = str(layout.grammar)
    assert write_table(path) == path.replace(".lark", ".table.json")
    monkeypatch.setattr("profparse.grammar.packages.compiled_file", lambda path: pytest.fail("compiled"))
    load_file.cache_clear()
    assert any("WORD" in actions for actions in load_file(path).actions)
    monkeypatch.undo()
    Path(path).write_text(GRAMMAR.replace("WORD", "TERM"), "utf-8")
    load_file.cache_clear()
    digest.cache_clear()
    assert any("TERM" in actions for actions in load_file(path).actions)


def test_a_damaged_table_is_no_table(layout: Layout) -> None:
    """What is beside the grammar and is no table of it is passed over."""
    path = Path(layout.grammar)
    for damage in ("", "{}", "[1]", '{"digest": "0"}'):
        path.with_name("strange.table.json").write_text(damage, "utf-8")
        load_file.cache_clear()
        assert any("WORD" in actions for actions in load_file(str(path)).actions)


def test_a_layout_may_use_a_grammar_that_ships(layout: Layout) -> None:
    """A grammar's name, in place of a path, is one of profparse's own."""
    shipped = replace(layout, grammar="homepage")
    check(shipped)
    assert installed.grammar_kinds(shipped) == {kind for actions in load("homepage").actions for kind in actions}


# The import point


def test_the_import_point_has_all_that_it_names() -> None:
    """``profparse.layouts.contract`` gives each name that it promises, and an unknown one is an error."""
    assert {"Layout", "Label", "set_authors", "read_date"} <= set(contract.__all__)
    for name in contract.__all__:
        assert getattr(contract, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'read_dates'"):
        contract.read_dates  # noqa: B018


def test_the_readers_fill_a_draft() -> None:
    """Authors, dates and links of a line go into a draft with their spans."""
    draft = Draft("paper")
    line = Line("by Helga Brandt, Theo Okafor et al., May 2024", 0, 45)
    contract.set_authors(draft, line, 3, 36)
    assert [author.name for author in draft.values["authors"]] == ["Helga Brandt", "Theo Okafor"]
    assert draft.values["et_al"] is True
    assert contract.set_date(draft, line, 37)
    assert draft.date is not None
    assert (draft.date.text, draft.date.reading.edtf, draft.date.span) == ("May 2024", "2024-05", (37, 45))
    assert not contract.set_date(Draft("paper"), line, 3, 15)


def test_a_fault_says_its_layout() -> None:
    """As an exception it names the layout; as a remark it is an error with the facts in its data."""
    fault = LayoutFault("strange", "it is odd")
    assert str(fault) == "the layout strange failed: it is odd"
    assert fault.remark((1, 2)).span == (1, 2)
