"""The libraries that profparse stands on: each is imported for a page that needs it, and for no other."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT

ROOT = Path(__file__).parents[1]
#: Each library that is needed, as it is imported; what is read for it; and the same without what it is for.
NEEDED = {
    "beautifulsoup4": (
        "bs4",
        "profparse.parse('<meta charset=iso-8859-2><h1>Łódź</h1>'.encode('iso-8859-2'))",
        "profparse.parse('<meta charset=utf-8><h1>Łódź</h1>'.encode())",
    ),
    "dateparser": (
        "dateparser",
        "profparse.parse('## News\\n\\n- gegužė 2023: Straipsnis priimtas.\\n')",
        "profparse.parse('## News\\n\\n- février 2023 : Un article a été accepté.\\n- 五月 2023\\n- Workshop 2023\\n')",
    ),
    "regex": (
        "regex",
        "profparse.parse('## Papers\\n\\n- Иван Петров, Анна Сидорова. Narrow Tables. NAACL 2024.\\n')",
        "profparse.parse('## Papers\\n\\n- Søren Ågård, Ana Peña. Narrow Tables. NAACL 2024.\\n')",
    ),
    "lark": (
        "lark",
        "from profparse.grammar import build; build('start: A\\n%declare A')",
        "profparse.parse('## News\\n\\n- [5/2024] Our paper is out.\\n')",
    ),
    "numpy": (  # for many references at once, from a number on
        "numpy",
        "from profparse.sequence.chain import _numpy; _numpy()",
        "profparse.parse('## Papers\\n\\n- Ada Example. Narrow Tables. NAACL 2024.\\n')",
    ),
    "PyYAML": (
        "yaml",
        "profparse.parse('---\\njobs:\\n  - role: Professor\\n    place: {name: Westbridge}\\n---\\n')",
        "profparse.parse('---\\ntitle: Helga Brandt\\ntags:\\n  - tables\\n---\\n')",
    ),
    "rapidfuzz": (
        "rapidfuzz",
        "profparse.merge([profparse.parse('# Ada Example'), profparse.parse('# Ada Example')])",
        "profparse.html_report(profparse.parse('## Papers\\n\\n- Ada Example. Narrow Tables. NAACL 2024.\\n'))",
    ),
    "msgspec": ("msgspec", "profparse.schema.json_schema()", "profparse.parse('# Words').to_json()"),
    "shtab": (
        "shtab",
        "from profparse.cli import main; main(['completion', 'bash'])",
        "from profparse.cli import main; main(['--help'])",
    ),
}


def imported(code: str) -> set[str]:
    """The modules that a process holds after running some code."""
    code = f"import profparse; {code}; import sys; print(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_every_library_that_is_declared_is_here() -> None:
    """What is not used is not declared, and what is declared has its row in this file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {name.partition(">")[0] for name in project["dependencies"]} == set(NEEDED)


@pytest.mark.parametrize("name", NEEDED)
def test_a_library_is_imported_where_it_is_needed(name: str) -> None:
    """A page that needs it loads it; its twin that does not need it leaves it alone."""
    module, needs, does_without = NEEDED[name]
    assert module in imported(needs)
    assert module not in imported(does_without)
