"""The HTML page in a real browser: offline, by pointer, by keyboard, on a phone, on paper."""

from __future__ import annotations

import os
import shutil
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tell_fixture import silo_story
from tell_variants import bare, hostile, large, two_stories

from reportedly.tell.page import to_html

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None,
    reason="no browser: apt-get install chromium chromium-driver",
)

# The checker axe-core, where it is installed: its folder in AXE_CORE, or that of npm or of Debian.
AXE = next(
    (
        found
        for folder in filter(
            None, (os.environ.get("AXE_CORE"), "node_modules/axe-core", "/usr/share/javascript/axe-core",
                   "/usr/lib/node_modules/axe-core", "/usr/share/nodejs/axe-core")
        )
        if (found := Path(folder) / "axe.min.js").is_file()
    ),
    None,
)  # fmt: skip
LIMIT_OPEN = 1000  # milliseconds until a page of fifty reports can be read and used

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless browser that logs its console and its requests."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of some accounts."""
    folder = tmp_path_factory.mktemp("pages")
    hard = hostile("<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">")
    made = {
        "silo": silo_story(), "large": large(), "hostile": hard, "fifty": large(50, 6), "two": two_stories(),
        "bare": bare(),
    }  # fmt: skip
    for name, account in made.items():
        (folder / f"{name}.html").write_text(to_html(account, small=True), encoding="utf-8")
    (folder / "silo_plain.html").write_text(to_html(silo_story()), encoding="utf-8")
    return folder


def visit(browser: Any, page: Path, *, width: int = 1280, anchor: str = "") -> None:
    """Open a page from its file in a window of this width."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get("about:blank")
    for log in ("browser", "performance"):
        browser.get_log(log)
    browser.get(page.as_uri() + anchor)


def wait_for(browser: Any, script: str) -> Any:
    """Wait until a script gives something, at most five seconds."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 5, poll_frequency=0.05).until(lambda driver: driver.execute_script(script))


@pytest.mark.parametrize("name", ["silo", "large", "hostile"])
def test_page_is_quiet(browser: Any, pages: Path, name: str) -> None:
    """A page loads from its file without a word on the console and asks for nothing but itself."""
    visit(browser, pages / f"{name}.html")
    assert browser.get_log("browser") == []
    asked = [
        entry["message"]
        for entry in browser.get_log("performance")
        if 'Network.requestWillBeSent"' in entry["message"]
    ]
    assert len(asked) <= 2  # the file, and the empty icon that is part of it
    assert all(f"{name}.html" in message or '"url":"data:,"' in message for message in asked)
    assert browser.title != "taken"


def test_pointer_lights_up_the_passages(browser: Any, pages: Path) -> None:
    """A pointer on a claim lights up its passages in all reports, and nothing else."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.by import By

    visit(browser, pages / "silo.html")
    ActionChains(browser).move_to_element(browser.find_element(By.CSS_SELECTOR, "#c1-4 .lead a")).perform()
    lit = wait_for(browser, "return [...document.querySelectorAll('.sources .lit')].map(e => e.textContent)")
    assert len(lit) == 3
    assert set(lit) == {"We found the night shift where they had been standing"}


def test_keyboard_reaches_claims_and_shows_their_words(browser: Any, pages: Path) -> None:
    """Tabbing arrives at the claims; the one with the focus has a ring, its passage is lit and in sight."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    visit(browser, pages / "silo.html")
    for _ in range(60):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        if browser.execute_script("return document.activeElement.closest('#c1-2') !== null"):
            break
    assert browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    seen = """
        const lit = document.querySelector('.sources .lit'), pane = document.querySelector('.sources');
        if (!lit) return null;
        const at = lit.getBoundingClientRect(), box = pane.getBoundingClientRect();
        return at.top >= box.top && at.bottom <= Math.min(box.bottom, innerHeight);
    """
    assert wait_for(browser, seen)


def test_first_tab_offers_to_skip(browser: Any, pages: Path) -> None:
    """The first stop of the keyboard is a visible link past the header."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    visit(browser, pages / "silo.html")
    ActionChains(browser).send_keys(Keys.TAB).perform()
    script = "const e = document.activeElement; return [e.textContent, e.getBoundingClientRect().left >= 0]"
    assert browser.execute_script(script) == ["Skip to the account", True]


def test_address_leads_to_the_words(browser: Any, pages: Path) -> None:
    """An address with an anchor arrives at exactly the words between the offsets, in sight, with scripts off."""
    report = silo_story().reports[1]
    words = "Twenty-three workers were taken to hospital"
    start = (report.text or "").index(words)
    anchor = f"#r2-{start}-{start + len(words)}"
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        visit(browser, pages / "silo.html", anchor=anchor)
        script = """
            const e = document.querySelector(':target'), at = e.getBoundingClientRect();
            return [e.textContent, at.top >= 0 && at.bottom <= innerHeight];
        """
        assert browser.execute_script(script) == [words, True]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_all_pieces_of_a_statement_light_up(browser: Any, pages: Path) -> None:
    """An address of words in several pieces marks every piece, with the first one's ground."""
    first, second = silo_story().reports[0].attributions[0].content
    visit(browser, pages / "silo.html", anchor=f"#r1-{first.start}-{first.end}")
    script = "return arguments[0].map(id => getComputedStyle(document.getElementById(id)).backgroundColor)"
    grounds = browser.execute_script(script, [f"r1-{each.start}-{each.end}" for each in (first, second)])
    assert len(set(grounds)) == 1 and grounds[0] != "rgba(0, 0, 0, 0)"


def test_click_shows_the_words_and_keeps_the_page_still(browser: Any, pages: Path) -> None:
    """A click on a claim's words brings its passage into sight without moving the account."""
    from selenium.webdriver.common.by import By

    visit(browser, pages / "silo.html")
    link = browser.find_element(By.CSS_SELECTOR, "#c1-12 .lead a")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    before = browser.execute_script("return arguments[0].getBoundingClientRect().top", link)
    link.click()
    in_sight = """
        const e = document.querySelector(':target');
        const at = e && e.getBoundingClientRect();
        return at && at.top >= 0 && at.bottom <= innerHeight && Math.abs(
            arguments[0].getBoundingClientRect().top - arguments[1]) < 3;
    """
    from selenium.webdriver.support.ui import WebDriverWait

    assert WebDriverWait(browser, 5).until(lambda driver: driver.execute_script(in_sight, link, before))


def test_filters_keep_only_what_fits(browser: Any, pages: Path) -> None:
    """A report's button leaves the claims of that report; the field finds words; both say how many are left."""
    from selenium.webdriver.common.by import By

    visit(browser, pages / "silo.html")
    browser.find_element(By.CSS_SELECTOR, ".finder button[aria-label='Only claims in report D']").click()
    shown = "return [...document.querySelectorAll('.claim')].filter(e => e.offsetParent !== null).length"
    assert browser.execute_script(shown) == 3
    browser.find_element(By.CSS_SELECTOR, ".finder input").send_keys("saturday")
    assert browser.execute_script(shown) == 1
    assert browser.find_element(By.CSS_SELECTOR, ".finder output").text == "1 of 12 claims"


SHOWN = "return [...document.querySelectorAll('.claim')].filter(e => e.offsetParent !== null).map(e => e.id)"


def choose(browser: Any, key: str) -> None:
    """Choose a filter as a reader does: by its label."""
    from selenium.webdriver.common.by import By

    browser.find_element(By.CSS_SELECTOR, f".filters label:has(.f-{key})").click()


@pytest.mark.parametrize("without_script", [True, False])
def test_filters_work_without_a_script(browser: Any, pages: Path, without_script: bool) -> None:
    """A filter keeps its claims and its rows of the matrix, by the style alone; "all" brings the others back."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": without_script})
    try:
        visit(browser, pages / "silo.html")
        everything = browser.execute_script(SHOWN)
        choose(browser, "differ")
        wanted = "return [...document.querySelectorAll('.claim.differ')].map(e => e.id)"
        assert browser.execute_script(SHOWN) == browser.execute_script(wanted) != everything
        rows = """
            const rows = [...document.querySelectorAll('.matrix tbody tr')];
            return rows.filter(row => row.offsetParent).map(row => row.className);
        """
        assert {name.split()[0] for name in browser.execute_script(rows)} == {"differ"}
        choose(browser, "all")
        assert browser.execute_script(SHOWN) == everything
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_keys_lead_through_the_page(browser: Any, pages: Path) -> None:
    """Single keys go from claim to claim and to the parts; "?" tells them; whoever turns them off has them off."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    visit(browser, pages / "silo.html")
    focus = "return document.activeElement.closest('.claim')?.id"
    first, second = browser.execute_script(SHOWN)[:2]
    press = lambda keys: ActionChains(browser).send_keys(keys).perform()  # noqa: E731
    press("j")
    assert browser.execute_script(focus) == first
    press("jjk")
    assert browser.execute_script(focus) == second
    press("m")
    assert browser.execute_script("return document.activeElement.closest('section')?.id") == "matrix"
    press("?")
    dialog = browser.find_element(By.ID, "keys")
    assert dialog.is_displayed() and "next claim" in dialog.text
    browser.find_element(By.ID, "keys-on").click()
    press(Keys.ESCAPE)
    before = browser.execute_script("return document.activeElement.outerHTML")
    press("j")
    assert not dialog.is_displayed() and browser.execute_script("return document.activeElement.outerHTML") == before


@pytest.mark.parametrize(("key", "section"), [("q", "questions"), ("t", "timeline")])
def test_a_key_leads_to_a_section(browser: Any, pages: Path, key: str, section: str) -> None:
    """ "q" goes to the open questions; the list of keys can be had beside the field, by pointer, too."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.by import By

    visit(browser, pages / "silo.html")
    ActionChains(browser).send_keys(key).perform()
    assert browser.execute_script("return document.activeElement.closest('section')?.id") == section
    browser.find_element(By.CSS_SELECTOR, ".finder button[aria-haspopup=dialog]").click()
    assert "open questions" in browser.find_element(By.ID, "keys").text


@pytest.mark.parametrize("name", ["silo", "large", "fifty"])
def test_the_matrix_breaks_no_word_on_a_phone(browser: Any, pages: Path, name: str) -> None:
    """Values and labels that a narrow column shows stand whole, within their cell."""
    visit(browser, pages / f"{name}.html", width=390)
    assert browser.execute_script(BROKEN) == []


@pytest.mark.parametrize("name", ["silo", "large", "fifty"])
def test_paper_is_wide_enough(browser: Any, pages: Path, name: str) -> None:
    """On paper nothing but a matrix of very many columns runs over the edge."""
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        visit(browser, pages / f"{name}.html", width=690)
        over = """
            return [...document.querySelectorAll('body *')].filter(e => !e.closest('.matrix,svg,.hidden,i')
                && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80));
        """
        assert browser.execute_script(over) == []
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_fifty_columns_fit_a_sheet_laid_across(browser: Any, pages: Path) -> None:
    """The matrix of fifty texts prints as marks alone, every key on one line, on paper across."""
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        visit(browser, pages / "fifty.html", width=1010)
        seen = """
            const matrix = document.querySelector('.matrix.crowd'), box = matrix.getBoundingClientRect();
            const keys = [...matrix.querySelectorAll('thead b')].map(key => key.getBoundingClientRect());
            return [box.right <= innerWidth, keys.length, keys.every(key => key.height < 20 && key.right <= innerWidth),
                    getComputedStyle(matrix.parentElement).page];
        """
        assert browser.execute_script(seen) == [True, 50, True, "across"]
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_letters_that_are_typed_are_no_keys(browser: Any, pages: Path) -> None:
    """In the field that finds claims a "j" is a letter."""
    from selenium.webdriver.common.by import By

    visit(browser, pages / "silo.html")
    field = browser.find_element(By.CSS_SELECTOR, ".finder input")
    field.send_keys("jms?")
    assert field.get_attribute("value") == "jms?" and not browser.find_element(By.ID, "keys").is_displayed()


def test_the_compact_page_is_the_same_to_a_browser(browser: Any, pages: Path) -> None:
    """A browser makes the same elements of the page in fewer bytes, with the same words."""
    script = """
        document.querySelectorAll('.finder').forEach(e => e.remove());
        return document.body.outerHTML.replace(/\\s+/g, ' ').replace(/ ?(<[^>]*>) ?/g, '$1');
    """
    seen = []
    for name in ("silo", "silo_plain"):
        visit(browser, pages / f"{name}.html")
        seen.append(browser.execute_script(script))
    assert seen[0] == seen[1]


def test_fifty_reports_open_at_once(browser: Any, pages: Path) -> None:
    """A page of fifty reports can be read and used within a second, by the fastest of five openings."""
    ready = "const n = performance.getEntriesByType('navigation')[0]; return n.loadEventEnd || null"
    times = []
    for _ in range(5):
        visit(browser, pages / "fifty.html")
        times.append(wait_for(browser, ready))
    if min(times) >= LIMIT_OPEN and os.getloadavg()[0] > (os.cpu_count() or 1):
        pytest.skip(f"the machine is busy with something else: {min(times):.0f} ms")
    assert min(times) < LIMIT_OPEN


@pytest.mark.skipif(AXE is None, reason="no axe-core: npm install axe-core, or its folder in AXE_CORE")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["silo", "large", "hostile", "two", "bare"])
def test_axe_finds_no_violation(browser: Any, pages: Path, name: str, width: int, scheme: str) -> None:
    """The checker axe finds nothing to mend, with all that is folded opened."""
    assert AXE is not None
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        visit(browser, pages / f"{name}.html", width=width)
        browser.execute_script(UNFOLD)
        browser.execute_script(AXE.read_text(encoding="utf-8"))
        found = browser.execute_async_script(
            "const told = arguments[0]; axe.run({resultTypes: ['violations']}).then(r => told("
            "r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200))))"
        )
        assert found == []
    finally:
        browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("name", ["silo", "large", "hostile"])
@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
def test_page_never_scrolls_sideways(browser: Any, pages: Path, name: str, width: int) -> None:
    """At every width the body fits; only the matrix scrolls, inside of its own frame."""
    visit(browser, pages / f"{name}.html", width=width)
    widths = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert widths == [width, width]


def test_page_prints_everything(browser: Any, pages: Path) -> None:
    """On paper there is one column, and what was folded away is printed."""
    visit(browser, pages / "silo.html")
    paper = b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert paper.startswith(b"%PDF") and len(paper) > 20_000
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        style = "return getComputedStyle(document.querySelector('.sources')).overflowY"
        assert browser.execute_script(style) == "visible"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_their_ground(browser: Any, pages: Path, scheme: str) -> None:
    """Every text has a contrast of 4.5 : 1 or more to its ground (WCAG 2.2, 1.4.3), in both schemes."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    visit(browser, pages / "silo.html")
    assert browser.execute_script(CONTRAST) == []
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


# All that is folded or laid out only in sight.
UNFOLD = """
document.querySelectorAll('details').forEach(e => e.open = true);
const all = document.createElement('style');
all.textContent = '*{content-visibility:visible!important}';
document.head.append(all);
"""
# Words in cells of the matrix that stand on two lines, by the boxes of their letters.
BROKEN = """
const broken = [], range = document.createRange();
for (const node of document.querySelectorAll('.matrix td q, .matrix td small')) {
  if (!node.offsetParent || !node.firstChild) continue;
  for (const found of node.textContent.matchAll(/\\S+/g)) {
    range.setStart(node.firstChild, found.index);
    range.setEnd(node.firstChild, found.index + found[0].length);
    if (range.getClientRects().length > 1) broken.push(found[0]);
  }
}
return broken;
"""
CONTRAST = """
const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255)
  .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (node) => {
  for (let up = node; up; up = up.parentElement) {
    const rgb = parts(getComputedStyle(up).backgroundColor);
    if (rgb.length === 3 || rgb[3] > 0.99) return rgb;
  }
  return [255, 255, 255];
};
const poor = new Set();
for (const node of document.querySelectorAll('body *')) {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
  if (!own || !node.offsetParent || ['SCRIPT', 'STYLE'].includes(node.tagName)) continue;
  const [a, b] = [light(parts(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 4.5) poor.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
}
return [...poor];
"""
