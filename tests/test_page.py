"""The HTML report in a real browser: what it does, and whether everybody can use it (axe-core).

Needs Chromium (`COPYDESK_CHROMIUM` names it, by default the one on the path) and the extra `browser`.
"""

from __future__ import annotations

import os
import shutil

import pytest

from copydesk.cli import main

pytestmark = pytest.mark.slow

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]

COPY = {
    "one.txt": "The harbor opened opened on Monday.\n\nExperts say neither Norway nor Chile can pay for it, with Chile able to do so.\n\n"
    "“We must go,” said Anna Lee, the mayor.\n",
    "two.txt": "He asked to to leave. This was the the end.\n",
    "three.txt": "All is well here.\n",
}


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    place = os.environ.get("COPYDESK_CHROMIUM") or shutil.which("chromium")
    if not place:
        pytest.skip("Chromium is not here")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=place, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_of(tmp_path_factory):
    """`page_of("one.txt", …)`: the address of a report on some of the articles."""

    def page_of(*names):
        folder = tmp_path_factory.mktemp("copy")
        for name in names:
            (folder / name).write_text(COPY[name], encoding="utf-8")
        target = folder / "report.html"
        arguments = ["check", "--isolated", "--exit-zero", "--format", "html", "--output", str(target)]
        assert main([*arguments, *[str(folder / name) for name in names]]) == 0
        return target.as_uri()

    return page_of


@pytest.fixture
def visit(chromium):
    """`visit(address)`: a page that fails the test when it says anything on its console."""
    contexts = []

    def visit(address, **options):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: pytest.fail(said.text))
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or pytest.fail(request.url))
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "#a-1"])
def test_axe_finds_nothing(visit, page_of, scheme, place):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(page_of(*COPY) + place, color_scheme=scheme, bypass_csp=True)
    assert axe.run(page).response["violations"] == []


def test_several_articles_are_seen_one_at_a_time(visit, page_of):
    from playwright.sync_api import expect

    page = visit(page_of(*COPY))
    assert page.locator(".article:visible").count() == 0
    page.get_by_role("link", name="two.txt").click()
    # a busy machine lays the page out a moment later
    expect(page.locator(".article:visible")).to_have_count(1)
    expect(page.locator(".article:visible .copy")).to_have_text(COPY["two.txt"].strip())
    page.keyboard.press("u")
    assert page.locator(".index").is_visible()


def test_j_k_and_enter_walk_through_the_findings(visit, page_of):
    page = visit(page_of("two.txt"))
    for key, focused in [("j", "n-1-1"), ("j", "n-1-2"), ("j", "n-1-2"), ("k", "n-1-1")]:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('.note').id") == focused
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.mark')")
    assert page.evaluate("document.activeElement.textContent") == "to to"


def test_the_places_of_a_contradiction_are_joined(visit, page_of):
    page = visit(page_of("one.txt"))
    thread = page.locator(".thread path")
    assert thread.get_attribute("d") is None
    page.locator(".mark.contradiction").first.hover()
    assert thread.get_attribute("d").startswith("M")
    assert page.locator(".mark.on").count() >= 2
    page.locator("h1").hover()
    assert thread.get_attribute("d") is None
    page.locator(".note.contradiction a").first.focus()
    assert thread.get_attribute("d").startswith("M")


def test_families_and_rules_can_be_hidden(visit, page_of):
    page = visit(page_of("one.txt"))
    notes = page.locator(".note:visible")
    assert notes.count() == 2
    page.get_by_label("wrong-word").uncheck()
    assert notes.count() == 1
    assert page.get_by_role("status").inner_text() == "1 of 2 shown"
    assert page.locator(".mark.off").inner_text() == "opened opened"
    page.get_by_label("wrong-word").check()
    page.locator("select").select_option("doubled-word")
    assert page.locator(".note:visible .message").all_inner_texts() == [
        "“opened opened” is set twice. “opened”?"
    ]


def test_a_place_can_be_linked_to(visit, page_of):
    page = visit(page_of(*COPY) + "#p-2-2")
    page.wait_for_function("document.activeElement.textContent === 'the the'")
    assert page.locator(".article:visible").get_attribute("id") == "a-2"


def test_on_paper_every_article_stands_with_its_notes(visit, page_of):
    page = visit(page_of(*COPY))
    page.emulate_media(media="print")
    assert page.locator(".article:visible").count() == 2
    assert page.locator(".filter").is_hidden()
    content = page.locator(".mark").first.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert "[" in content
