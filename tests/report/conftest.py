"""A real browser: Debian's Chromium, driven by playwright, offline and with a new profile for each module of tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from profparse import Profile, html_report

Open = Callable[..., "Report"]
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Report:
    """A report in the browser, and what it did that a report must not do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.misdeeds: list[str] = []
        page.on("dialog", self._dismiss)
        page.on("console", lambda message: self.misdeeds.append(f"console {message.text}"))
        page.on("pageerror", lambda error: self.misdeeds.append(f"error {error}"))
        page.on("request", lambda request: self.misdeeds.append(f"request {request.url}"))
        page.on("popup", lambda popup: self.misdeeds.append(f"popup {popup.url}"))

    def _dismiss(self, dialog: Dialog) -> None:
        self.misdeeds.append(f"dialog {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; without it the test is skipped, unless ``PROFPARSE_BROWSER=required`` as in ``.ci/run``."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium here; on Debian it comes with apt-get install chromium"
        if os.environ.get("PROFPARSE_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the report on a profile, or one that is given; ``options`` are those of a browser's context."""
    contexts = []

    def open_(profile: Profile | str, **options: object) -> Report:
        path = tmp_path / "report.html"
        path.write_text(profile if isinstance(profile, str) else html_report(profile), "utf-8")
        usual = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        context = browser.new_context(**{**usual, **options})  # type: ignore[arg-type]
        contexts.append(context)
        report = Report(context.new_page())
        report.page.goto(path.as_uri())
        assert report.misdeeds == [f"request {path.as_uri()}"]
        report.misdeeds.clear()
        return report

    yield open_
    for context in contexts:
        context.close()
