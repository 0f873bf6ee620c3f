"""The page of a verification in a real browser: it filters without scripts, fits a phone, and can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from inquit import Document, TextSpan
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.verification_page import VerificationPage
from inquit.verification.verdicts import (
    VERDICTS,
    CheckedQuotation,
    Difference,
    Excerpt,
    SourcePlace,
    SpeakerCheck,
    Verdict,
    Verification,
)

pytestmark = pytest.mark.browser

HOSTILE = '</p><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">\' {{ 7 * 7 }} </style>'
WORDS = "We will sell the harbour"


def checked(number: int, verdict: Verdict, text: str = WORDS) -> CheckedQuotation:
    span, within = TextSpan(0, len(text)), TextSpan(3, 7)
    place = SourcePlace(text, (span,), text, "minutes.txt", excerpts=(Excerpt(0, text),))
    return CheckedQuotation(
        f"v{number}",
        text,
        verdict,
        (span,),
        turns_meaning=verdict == "altered",
        speaker=SpeakerCheck(text, text),
        found=None if verdict == "not_found" else place,
        differences=(Difference("changed", text, text, within, within, "modal"),),
        notes=(text,),
    )


@pytest.fixture
def shown(opened: Any, tmp_path: Path) -> Any:
    """Write a page with a quotation of every verdict and open it."""

    def show(text: str = WORDS, width: int = 1400) -> Any:
        every = tuple(checked(number, verdict, text) for number, verdict in enumerate(VERDICTS))
        path = tmp_path / "v.html"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            writer = VerificationPage(stream, WriteOptions(title=text, version="1.0"))
            writer.verification(Verification(Document(text, text), every, 1))
            writer.verification(Verification(Document("b", WORDS), (checked(0, "exact"),), 1))
            writer.finish()
        return opened(path=path, width=width)

    return show


def verdicts(browser: Any) -> list[str]:
    """Those of the quotations that can be seen."""
    found = browser.find_elements(By.CSS_SELECTOR, ".check")
    return [one.find_element(By.CSS_SELECTOR, ".verdict").text for one in found if one.is_displayed()]


def test_a_box_hides_the_quotations_of_its_verdict_without_a_script(shown: Any, chromium: Any) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser = shown()
    every = [one.replace("_", " ") for one in VERDICTS]
    assert verdicts(browser) == [*every, "exact"]
    browser.find_element(By.ID, "show-exact").click()
    assert verdicts(browser) == every[1:]
    browser.find_element(By.ID, "only-turned").click()
    assert verdicts(browser) == ["altered"]


@pytest.mark.parametrize("width", [500, 1400])
def test_nothing_is_wider_than_the_window(shown: Any, width: int) -> None:
    browser = shown("x" * 3000, width)

    assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_sides_stand_beside_each_other_and_on_a_phone_below(shown: Any) -> None:
    def tops(browser: Any) -> list[int]:
        return [side.rect["y"] for side in browser.find_elements(By.CLASS_NAME, "side")[:2]]

    beside, below = tops(shown()), tops(shown(width=500))
    assert beside[0] == beside[1]
    assert below[0] < below[1]


def test_a_hostile_text_runs_no_script_and_loads_nothing(shown: Any) -> None:
    browser = shown(HOSTILE)

    assert browser.execute_script("return window.hacked") is None
    assert browser.execute_script("return document.scripts.length + document.images.length") == 0
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.find_element(By.TAG_NAME, "h1").text == HOSTILE


def test_differences_are_known_to_screen_readers_and_seen_without_colour(shown: Any) -> None:
    browser = shown()
    put_in, left_out = (browser.find_element(By.CSS_SELECTOR, f".side {tag}") for tag in ("ins", "del"))

    assert (put_in.aria_role, left_out.aria_role) == ("insertion", "deletion")
    assert "underline" in put_in.value_of_css_property("text-decoration-line")
    assert "line-through" in left_out.value_of_css_property("text-decoration-line")


CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const light = (colour) => {
  canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
};
const ground = (element) => {
  while (getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)') element = element.parentElement;
  return light(getComputedStyle(element).backgroundColor);
};
return [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && one.innerText).map((one) => {
  const [text, paper] = [light(getComputedStyle(one).color), ground(one)];
  return [(Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05), `${one.tagName}.${one.className}`];
});
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read(shown: Any, chromium: Any, scheme: str) -> None:
    chromium.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    found = shown().execute_script(CONTRAST)

    assert len({name for _, name in found}) > 20
    assert min(found)[0] >= 4.5, min(found)  # WCAG 2.2, level AA


def test_on_paper_there_are_no_controls(shown: Any, chromium: Any) -> None:
    browser = shown()
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})

    assert not browser.find_element(By.CLASS_NAME, "tools").is_displayed()
    assert browser.find_element(By.CLASS_NAME, "check").is_displayed()
