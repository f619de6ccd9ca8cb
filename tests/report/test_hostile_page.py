"""A hostile page in a real browser: nothing of it runs, is asked for, or gets out of its place."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from profparse import Profile, parse
from tests.report.conftest import Open
from tests.report.hostile import hostile_page


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_hostile_page_stays_inert(open_report: Open, format: str) -> None:
    """No dialog, no message, no request and no window, whatever is hovered, clicked, filtered, searched and printed."""
    report = open_report(parse(hostile_page(format), format=format, include_hidden=True))
    page = report.page
    for element in page.locator("#items .value[data-path]").all()[:25]:
        element.hover()
        element.click()
    for element in page.locator("#source mark").all()[:25]:
        element.click(force=True)
    for button in page.locator("[data-filter]").all():
        button.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("#search").fill("<script>alert(1)</script>")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert report.misdeeds == []
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    assert page.evaluate("document.title").endswith(" – profparse")


@pytest.mark.parametrize(
    ("hole", "sign"),
    [
        ("document.body.innerHTML = '<b>x</b>'", "TrustedHTML"),
        ("document.body.setAttribute('onclick', 'window.ran = 1')", "TrustedScript"),
        ("document.body.appendChild(make('script', {textContent: 'window.ran = 2'}))", "TrustedScript"),
        ("setTimeout('window.ran = 3')", "TrustedScript"),
        ("document.body.appendChild(make('style', {textContent: 'main { display: none }'}))", "style-src"),
        ("document.body.appendChild(make('img', {src: 'https://example.org/a.png'}))", "img-src"),
        ("fetch('https://example.org/')", "connect-src"),
        ("document.body.appendChild(make('iframe', {src: 'https://example.org/'}))", "frame-src"),
    ],
)
def test_the_policy_stops_what_would_get_in(open_report: Open, hole: str, sign: str) -> None:
    """Were something to get in all the same, the browser would refuse its markup, script, style and requests."""
    report = open_report(parse("## News\n- [5/2024] Our tables are out.\n"))
    page = report.page
    failures: list[str | None] = []
    page.on("requestfailed", lambda request: failures.append(request.failure))
    with suppress(Error):
        page.evaluate(f"() => {{ const make = (tag, of) => Object.assign(document.createElement(tag), of); {hole}; }}")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert page.locator("main").is_visible()
    assert any(sign in misdeed for misdeed in report.misdeeds), report.misdeeds
    assert failures == ["csp"] * len([misdeed for misdeed in report.misdeeds if misdeed.startswith("request")])


@pytest.mark.slow
def test_names_of_a_stored_profile_take_no_ones_place(open_report: Open) -> None:
    """Ids that a stored profile made up, such as ``search``, are not taken for the report's own elements."""
    text = "## News\n- [5/2024] Our tables are out.\n- [4/2024] So are theirs.\n"
    data = parse(text).to_dict()
    for item, name in zip(data["news"], ("search", "__proto__"), strict=True):
        item["id"] = name
    profile = Profile.from_dict(data).with_source(text)
    report = open_report(profile)
    report.page.locator("#search").fill("theirs")
    report.page.locator('.record[data-path="__proto__"]').click()
    expect(report.page.locator('.record[data-path="search"]')).to_be_hidden()
    assert report.misdeeds == []
