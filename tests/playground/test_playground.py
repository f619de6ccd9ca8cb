"""The playground: pages are read in a real browser, with the network cut, as they are read here."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Page, expect

import profparse
from tests.report.conftest import browser as browser

FOLDER = Path(__file__).parents[2] / "docs" / "playground"
SECONDS = 300  # for Python to be loaded, and a page to be read, on a machine that has much else to do
#: A page for each thing that is read by a stand-in, or by plain Python where there is numpy here.
PAGES = {
    "dates and names": "# Helga Brandt\n\n## News\n\n- [5/2024] Our paper is out.\n\n## Papers\n\n"
    "- Helga Brandt, Theo Okafor. *Narrow Tables*. ACL 2024.\n",
    "other scripts": "## Papers\n\n- Иван Петров, Анна Сидорова. Narrow Tables. NAACL 2024.\n"
    "- 王伟, 李娜. 窄表. 计算机学报, 2021.\n- Łucja Żak. Wide Tables. EMNLP 2023.\n",
    "months of other languages": "## News\n\n- gegužė 2023: Straipsnis priimtas.\n",
    "front matter": "---\njobs:\n  - role: Professor\n    place: {name: Westbridge}\n---\n\nI read tables.\n",
}


def module(name: str, path: Path) -> ModuleType:
    """A file of the playground as a module."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The playground, served from a folder that it was built into."""
    folder = tmp_path_factory.mktemp("playground") / "site"
    if not module("build_playground", FOLDER / "build.py").build(folder):
        pytest.skip("npm, which gets Pyodide, is not here, or does not give it")
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The playground in a browser; it asks nothing of others, and once Python is there the network is cut."""
    context = browser.new_context(accept_downloads=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#status")).to_have_text("Ready.", timeout=SECONDS * 1000)
    context.set_offline(True)
    yield page
    assert [url for url in asked if not url.startswith((address, f"blob:{address}"))] == []
    context.close()


def read(page: Page, text: str) -> str:
    """The JSON that the playground gives of a text that is pasted."""
    page.locator("#page").fill(text)
    page.locator("#read").click()
    expect(page.locator("#status")).to_have_text(re.compile("papers?, .* projects?"), timeout=SECONDS * 1000)
    with page.expect_download() as caught:
        page.locator("#keep-json").click()
    return Path(caught.value.path()).read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_it_is_here(page: Page, name: str) -> None:
    """Numbers that are rounded in the last place apart, the JSON is that of the library."""
    assert rounded(json.loads(read(page, PAGES[name]))) == rounded(profparse.parse(PAGES[name]).to_dict())


def rounded(value: object) -> object:
    """A value whose numbers are cut to three decimals."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: rounded(held) for key, held in value.items()}
    return [rounded(held) for held in value] if isinstance(value, list | tuple) else value


@pytest.mark.slow
def test_a_file_is_read_seen_corrected_and_kept(page: Page) -> None:
    """A file of bytes gives a report in the frame, whose Save downloads gold, and which can be downloaded itself."""
    page.locator("#file").set_input_files(
        {"name": "brandt.md", "mimeType": "text/markdown", "buffer": PAGES["dates and names"].encode()}
    )
    frame = page.frame_locator("#report")
    frame.locator('#items .record[data-kind~="paper"]').first.wait_for(timeout=SECONDS * 1000)
    frame.locator('#items .record[data-kind~="paper"]').first.click()
    page.keyboard.press("Y")
    with page.expect_download() as caught:
        frame.locator("#save").click()
    gold = json.loads(Path(caught.value.path()).read_text("utf-8"))
    assert [paper["title"] for paper in gold["papers"]] == ["Narrow Tables"]
    with page.expect_download() as caught:
        page.locator("#keep-report").click()
    assert "Narrow Tables" in Path(caught.value.path()).read_text("utf-8")


@pytest.mark.slow
def test_what_cannot_be_read_is_said(page: Page) -> None:
    """A binary file gives the library's own sentence, and nothing of an earlier page is left to be taken for it."""
    page.locator("#file").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n"})
    expect(page.locator("#status")).to_have_text(re.compile("is a PDF"), timeout=SECONDS * 1000)
    expect(page.locator("#keep-json")).to_be_disabled()
    expect(page.locator("#report")).to_have_attribute("src", "about:blank")


def test_a_playground_that_cannot_be_loaded_says_so(browser: Browser, address: str) -> None:
    """Where a file of it does not come, the line says what happened and what to do, whenever it is asked."""
    page = browser.new_page()
    page.route("**/packages.zip", lambda route: route.abort())
    page.goto(address)
    for _ in range(2):
        page.locator("#page").fill("## News")
        page.locator("#read").click()
        expect(page.locator("#status")).to_have_text(
            re.compile(r"Python could not be loaded \(.*\); load this page again\."), timeout=SECONDS * 1000
        )
    page.close()
