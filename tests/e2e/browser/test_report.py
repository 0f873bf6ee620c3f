"""The report as a reader meets it, in a real browser."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from inquit import Document, Evidence, NotQuote, Quote, Speaker, Step, TextSpan

pytestmark = pytest.mark.browser

HOSTILE = '</p><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">\' {{ 7 * 7 }} </style>'


def _shown(browser: Any) -> list[str]:
    """The numbers of the rows that can be seen."""
    rows = browser.find_elements(By.CSS_SELECTOR, ".statements tbody tr")
    return [row.find_element(By.TAG_NAME, "a").text for row in rows if row.is_displayed()]


def _lit(browser: Any) -> str:
    """The statements that are marked in the text."""
    return "|".join(mark.text for mark in browser.find_elements(By.CSS_SELECTOR, ".text .q:not(.off)"))


def _set_confidence(browser: Any, value: str) -> None:
    browser.execute_script(
        "const least = document.getElementById('least'); least.value = arguments[0];"
        "least.dispatchEvent(new Event('input', { bubbles: true }));",
        value,
    )


def _in_view(browser: Any, element: Any) -> bool:
    time.sleep(0.2)  # two frames, and the guessed heights are right
    box = browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", element)
    return bool(box["top"] >= 0 and box["bottom"] <= browser.execute_script("return innerHeight"))


def long_document(paragraphs: int) -> Document:
    filler = "The quick report goes on about boats and ferries for a while. " * 8
    parts, quotes, length = [], [], 0
    for number in range(paragraphs):
        said = f"“Number {number} it is,”"
        parts.append(f"{said} said Ann Lee. {filler}\n\n")
        quotes.append(Quote(f"q{number + 1}", "direct", (TextSpan(length, length + len(said)),), speaker_id="s1"))
        length += len(parts[-1])
    return Document("long.txt", "".join(parts), tuple(quotes), (Speaker("s1", "Ann Lee", True),))


def test_everything_is_there(opened: Any, document: Document) -> None:
    browser = opened(document)

    assert browser.title == "article.txt – who said what"
    assert _shown(browser) == list("1234567")
    text = browser.find_element(By.CLASS_NAME, "text").get_attribute("textContent")
    for line in document.text.replace("\x1b", "␛").splitlines():
        assert line in text
    row = browser.find_element(By.ID, "d1-2-row").text
    assert all(words in row for words in ("Igor Ivanov", "foreign minister, Russia", "mixed · called · ¶ 1", "0.71"))
    assert "cue-subject: “He” → “Igor Ivanov” (pronoun)" in row


def test_nothing_is_loaded_from_elsewhere(opened: Any, document: Document) -> None:
    browser = opened(document)

    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert "://" not in browser.page_source


def test_the_filter_by_speaker(opened: Any, document: Document) -> None:
    browser = opened(document)
    Select(browser.find_element(By.ID, "by")).select_by_visible_text("George Robertson")

    assert _shown(browser) == ["3"]
    assert browser.find_element(By.ID, "count").text == "1 of 7 statements"
    assert "We will [not] leave" not in _lit(browser)
    assert "within days" in _lit(browser)
    Select(browser.find_element(By.ID, "by")).select_by_visible_text("not known")
    assert _shown(browser) == ["5"]


def test_a_speaker_in_the_list_is_a_filter_and_takes_itself_back(opened: Any, document: Document) -> None:
    browser = opened(document)
    button = browser.find_element(By.XPATH, "//button[contains(., 'Igor Ivanov')]")
    button.click()

    assert _shown(browser) == ["1", "2", "4"]
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert _shown(browser) == list("1234567")


def test_the_filters_by_type_and_confidence_work_together(opened: Any, document: Document) -> None:
    browser = opened(document)
    browser.find_element(By.CSS_SELECTOR, "[value=indirect]").click()
    assert _shown(browser) == ["1", "2", "4", "5"]
    _set_confidence(browser, "0.65")

    assert _shown(browser) == ["1", "2"]
    assert browser.find_element(By.ID, "least-shown").text == "0.65"
    browser.find_element(By.CSS_SELECTOR, "[type=reset]").click()
    time.sleep(0.1)
    assert _shown(browser) == list("1234567")
    assert browser.find_element(By.ID, "count").text == ""


def test_what_is_left_of_statements_in_each_other_gives_the_colour(opened: Any, document: Document) -> None:
    browser = opened(document)
    inner = browser.find_element(By.ID, "d1-4")
    both = inner.value_of_css_property("background-color")
    Select(browser.find_element(By.ID, "by")).select_by_visible_text("George Robertson")
    outer = inner.value_of_css_property("background-color")
    browser.find_element(By.CSS_SELECTOR, "[type=reset]").click()
    time.sleep(0.1)

    assert outer != both
    assert inner.value_of_css_property("background-color") == both


def test_filters_that_hide_everything_say_so(opened: Any, document: Document) -> None:
    browser = opened(document)
    _set_confidence(browser, "1")

    assert _shown(browser) == []
    assert browser.find_element(By.CLASS_NAME, "none").is_displayed()


@pytest.mark.parametrize("where", ["a", ".said"])
def test_clicking_a_row_shows_its_place(opened: Any, where: str) -> None:
    browser = opened(long_document(400))
    row = browser.find_element(By.ID, "d1-310-row")
    browser.execute_script("arguments[0].scrollIntoView()", row)
    row.find_element(By.CSS_SELECTOR, where).click()
    place = browser.find_element(By.ID, "d1-310")

    assert place.text == "“Number 309 it is,”"
    assert _in_view(browser, place)
    assert browser.switch_to.active_element == place
    assert [one.text for one in browser.find_elements(By.CLASS_NAME, "hit")] == [place.text]


def test_clicking_a_statement_shows_its_row(opened: Any) -> None:
    browser = opened(long_document(60))
    place = browser.find_element(By.ID, "d1-40")
    browser.execute_script("arguments[0].scrollIntoView({ block: 'center' })", place)
    place.click()
    row = browser.find_element(By.ID, "d1-40-row")

    assert _in_view(browser, row)
    assert browser.switch_to.active_element == row.find_element(By.TAG_NAME, "a")


def test_the_evidence_shows_on_focus_and_on_hover(opened: Any, document: Document) -> None:
    browser = opened(document)
    tip = browser.find_element(By.ID, "tip")
    assert not tip.is_displayed()
    browser.execute_script("document.getElementById('d1-2').focus()")
    assert tip.is_displayed()
    assert "cue-subject: “He” → “Igor Ivanov” (pronoun)" in tip.text
    assert "confidence 0.71" in tip.text
    ActionChains(browser).send_keys(Keys.ESCAPE).perform()
    assert not tip.is_displayed()

    ActionChains(browser).move_to_element(browser.find_element(By.ID, "d1-1")).perform()
    assert "foreign minister" in tip.text


def test_the_tab_key_reaches_every_statement(opened: Any, document: Document) -> None:
    browser = opened(document)
    reached = []
    for _ in range(30):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        reached.append(browser.switch_to.active_element.get_attribute("id"))

    assert [id_ for id_ in reached if id_.startswith("d1-")] == [f"d1-{number}" for number in range(1, 8)]
    described = browser.find_element(By.ID, "d1-2").get_attribute("aria-describedby").split()
    assert all(browser.find_elements(By.ID, id_) for id_ in described)


def hostile_document() -> Document:
    quotes = (
        Quote(
            "q1<b>",
            "direct",
            (TextSpan(0, len(HOSTILE)),),
            (TextSpan(0, 5),),
            (TextSpan(5, 9),),
            HOSTILE,
            speaker_id=HOSTILE,
            evidence=Evidence(HOSTILE, (Step(HOSTILE, None, HOSTILE),)),
        ),
    )
    speakers = (Speaker(HOSTILE, HOSTILE, True, role=HOSTILE, affiliation=HOSTILE[::-1]),)
    text = HOSTILE + "\n\n" + HOSTILE
    not_quotes = (NotQuote(TextSpan(len(HOSTILE) + 2, len(text)), HOSTILE),)
    return Document(HOSTILE, text, quotes, speakers, not_quotes)


def test_a_hostile_text_runs_no_script(opened: Any) -> None:
    browser = opened(hostile_document(), replace(hostile_document(), id="other"), title=HOSTILE)
    ActionChains(browser).move_to_element(browser.find_element(By.ID, "d1-1")).perform()
    time.sleep(0.2)

    assert browser.execute_script("return window.hacked") is None
    assert browser.execute_script("return document.scripts.length") == 1
    assert browser.find_elements(By.TAG_NAME, "img") == []
    assert browser.find_element(By.TAG_NAME, "h1").text == HOSTILE
    assert HOSTILE in browser.find_element(By.CLASS_NAME, "text").text
    assert HOSTILE in browser.find_element(By.ID, "tip").text


def test_the_policy_stops_what_would_get_through(opened: Any, document: Document) -> None:
    browser = opened(document)
    browser.execute_script(
        "const script = document.createElement('script'); script.textContent = 'window.hacked = 1; // provoked';"
        "document.body.append(script);"
        "document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.hacked = 2\" id=b>x</b>');"
        "document.getElementById('b').click();"
    )

    assert browser.execute_script("return window.hacked") is None
    browser.get_log("browser")  # the browser has complained, as it should


def test_without_scripts_links_lead_both_ways(opened: Any, document: Document, chromium: Any) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser = opened(document)
    browser.find_element(By.CSS_SELECTOR, "#d1-6-row a").click()

    assert browser.current_url.endswith("#d1-6")
    assert not browser.find_element(By.ID, "filters").is_displayed()
    browser.find_element(By.ID, "d1-6").click()
    assert browser.current_url.endswith("#d1-6-row")


def test_several_documents_have_an_index(opened: Any, document: Document) -> None:
    browser = opened(document, replace(document, id="second.txt"), Document("none.txt", "Nothing is said."))
    links = browser.find_elements(By.CSS_SELECTOR, ".index a")
    links[1].click()

    assert browser.find_element(By.TAG_NAME, "h1").text == "3 texts"
    assert [link.text for link in links] == ["article.txt", "second.txt", "none.txt"]
    assert _in_view(browser, browser.find_element(By.ID, "d2-title"))
    assert len(_shown(browser)) == 14
    total = browser.find_element(By.XPATH, "//*[@class='index']//tr[contains(., 'Igor Ivanov')]").text.split()
    assert total[2] == "6"


@pytest.mark.parametrize("width", [500, 1400])
def test_nothing_is_wider_than_the_window(opened: Any, width: int) -> None:
    text = "“" + "x" * 3000 + "” " + "\n\n" + "y" * 3000
    quote = Quote("q1", "direct", (TextSpan(0, 3002),), speaker_id="s1", evidence=Evidence("z" * 500))
    browser = opened(Document("d" * 300, text, (quote,), (Speaker("s1", "n" * 500, True),)), width=width)

    assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0


CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const light = (colour) => {
  canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
};
const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
const found = {}, lines = {};
const mark = document.querySelector('.text .q');
const sheet = light(getComputedStyle(document.querySelector('.text')).backgroundColor);
for (const inner of ['', ' inner', ' hot']) for (let colour = 0; colour < 9; colour++) {
  mark.className = `q${inner}`; // the ninth has none of the eight colours
  mark.style.setProperty('--h', colour < 8 ? `var(--c${colour})` : '');
  const style = getComputedStyle(mark);
  const name = `colour ${colour}${inner}`;
  found[name] = ratio(light(style.color), light(style.backgroundColor));
  lines[name] = ratio(light(style.borderBottomColor), sheet);
}
const row = document.querySelector('.statements tbody tr');
row.classList.add('hot');
for (let colour = 0; colour < 8; colour++) {
  row.style.setProperty('--h', `var(--c${colour})`);
  const why = light(getComputedStyle(row.querySelector('.why')).color);
  found[`row ${colour}`] = ratio(why, light(getComputedStyle(row).backgroundColor));
}
const paper = light(getComputedStyle(document.body).backgroundColor);
for (const part of ['.sums', '.why', '.statements td.low', 'footer']) {
  found[part] = ratio(light(getComputedStyle(document.querySelector(part)).color), paper);
}
return [paper, found, lines];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_every_colour(opened: Any, document: Document, chromium: Any, scheme: str) -> None:
    chromium.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    paper, found, lines = opened(document).execute_script(CONTRAST)

    assert (paper > 0.5) is (scheme == "light")
    assert len(found) == 39
    assert min(lines.values()) >= 3, min(lines.items(), key=lambda item: item[1])  # a statement is not colour alone
    assert min(found.values()) >= 4.5, min(found.items(), key=lambda item: item[1])  # WCAG 2.2, level AA


def _two_speakers() -> Document:
    text = "“One,” said Ann.\n\n“Two,” said Bo.\n\n“Three,” said Bo.\n\n“Čtyři,” said Cy."
    said = ("“One,”", "“Two,”", "“Three,”", "“Čtyři,”")
    spans = [TextSpan(text.index(words), text.index(words) + len(words)) for words in said]
    quotes = tuple(
        Quote(f"q{number}", "direct", (span,), speaker_id=who, confidence=0.9)
        for number, (span, who) in enumerate(zip(spans, ("s1", "s2", "s2", "s3"), strict=True), start=1)
    )
    names = (("s1", "Ann"), ("s2", "Bo"), ("s3", "Cy"))
    return Document("two.txt", text, quotes, tuple(Speaker(id_, name, True) for id_, name in names))


def test_the_most_quoted_have_colours_of_their_own(opened: Any) -> None:
    browser = opened(_two_speakers())
    ann, bo, again, cy = (browser.find_element(By.ID, f"d1-{number}") for number in range(1, 5))
    colours = [mark.value_of_css_property("border-bottom-color") for mark in (ann, bo, again, cy)]
    first = browser.execute_script(
        "const one = document.createElement('i'); one.style.color = 'var(--c0)'; document.body.append(one);"
        "return getComputedStyle(one).color"
    )

    assert colours[1] == colours[2]
    assert len(set(colours)) == 3
    assert bo.value_of_css_property("border-bottom-color") in (first, colours[2])
    assert browser.execute_script("return getComputedStyle(arguments[0]).borderBottomColor", bo) == first


def test_next_and_previous_lead_through_what_is_shown(opened: Any) -> None:
    browser = opened(_two_speakers())

    def press(name: str) -> tuple[str, list[str]]:
        browser.find_element(By.ID, name).send_keys(Keys.ENTER)
        marked = [mark.text for mark in browser.find_elements(By.CLASS_NAME, "hit")]
        return browser.find_element(By.ID, "position").text, marked

    assert press("next") == ("1 of 4: Ann", ["“One,”"])
    assert press("next") == ("2 of 4: Bo", ["“Two,”"])
    assert browser.switch_to.active_element.get_attribute("id") == "next"
    assert press("previous") == ("1 of 4: Ann", ["“One,”"])
    assert press("previous") == ("4 of 4: Cy", ["“Čtyři,”"])
    Select(browser.find_element(By.ID, "by")).select_by_visible_text("Bo")
    assert browser.find_element(By.ID, "position").text == "1 of 2: Bo"  # choosing leads to the first
    assert press("next") == ("2 of 2: Bo", ["“Three,”"])
    assert press("next") == ("1 of 2: Bo", ["“Two,”"])


def test_next_begins_where_one_is(opened: Any) -> None:
    browser = opened(long_document(200))
    place = browser.find_element(By.ID, "d1-120")
    browser.execute_script("arguments[0].scrollIntoView()", place)
    time.sleep(0.2)
    browser.execute_script("arguments[0].scrollIntoView()", place)
    browser.find_element(By.ID, "next").click()
    number = int(browser.find_element(By.ID, "position").text.split()[0])

    assert 119 <= number <= 122
    assert _in_view(browser, browser.find_element(By.ID, f"d1-{number}"))


@pytest.mark.parametrize(
    ("words", "rows"),
    [("three", ["3"]), ("bo", ["2", "3"]), ("bo two", ["2"]), ("CTYRI", ["4"]), ("said", []), (" ", list("1234"))],
)
def test_searching_looks_in_what_was_said_and_who_said_it(opened: Any, words: str, rows: list[str]) -> None:
    browser = opened(_two_speakers())
    browser.find_element(By.ID, "words").send_keys(words)

    assert _shown(browser) == rows


def test_enter_in_the_search_leads_to_the_first(opened: Any) -> None:
    browser = opened(long_document(300))
    browser.find_element(By.ID, "words").send_keys("number 250 it", Keys.ENTER)

    assert _in_view(browser, browser.find_element(By.ID, "d1-251"))
    assert browser.switch_to.active_element.get_attribute("id") == "words"


def test_filters_hide_texts_without_a_match(opened: Any, document: Document) -> None:
    browser = opened(document, _two_speakers(), Document("none.txt", "Nothing is said."))

    def seen(selector: str) -> list[bool]:
        return [one.is_displayed() for one in browser.find_elements(By.CSS_SELECTOR, selector)]

    assert seen(".doc") == [True, True, True]
    Select(browser.find_element(By.ID, "by")).select_by_visible_text("Bo")
    assert seen(".doc") == seen("tr[data-doc]") == [False, True, False]
    assert _in_view(browser, browser.find_element(By.ID, "d2-2"))
    browser.find_element(By.ID, "words").send_keys("nobody says this")
    assert seen(".doc") == [False, False, False]
    assert browser.find_element(By.ID, "nothing").is_displayed()
    browser.find_element(By.CSS_SELECTOR, "[type=reset]").click()
    time.sleep(0.1)
    assert seen(".doc") == seen("tr[data-doc]") == [True, True, True]
    assert not browser.find_element(By.ID, "nothing").is_displayed()


def test_a_list_of_chapters_leads_to_them(opened: Any) -> None:
    filler = "It rained on the quay all day, and nobody went out. " * 60
    text = "\n\n\n".join(
        f"CHAPTER {number}\n\nThe Ferry\n\n{filler}" for number in ("I", "II", "III", "IV", "V", "VI", "VII")
    )
    browser = opened(Document("novel.txt", text))
    browser.find_element(By.CSS_SELECTOR, ".chapters summary").click()
    links = browser.find_elements(By.CSS_SELECTOR, ".chapters a")

    assert [link.text for link in links][:2] == ["CHAPTER I · The Ferry", "CHAPTER II · The Ferry"]
    links[5].click()
    time.sleep(0.2)
    top = browser.execute_script("return document.getElementById('d1-c6').getBoundingClientRect().top")
    assert 0 <= top < 400


def test_a_page_with_too_many_words_says_so(opened: Any) -> None:
    many = Document("long.txt", "word " * 300_001)

    assert "300,001 words are on this page" in opened(many).find_element(By.CLASS_NAME, "warning").text
    assert opened(Document("short.txt", "word " * 300)).find_elements(By.CLASS_NAME, "warning") == []


def test_on_paper_there_are_no_controls(opened: Any, document: Document, chromium: Any) -> None:
    browser = opened(document)
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})

    assert not browser.find_element(By.ID, "filters").is_displayed()
    assert browser.find_element(By.CLASS_NAME, "text").is_displayed()
    assert browser.find_element(By.CSS_SELECTOR, ".statements").is_displayed()


def test_a_text_of_300_000_words_opens_and_works(opened: Any) -> None:
    browser = opened(long_document(3000))
    begin = time.monotonic()
    browser.find_element(By.CSS_SELECTOR, "[value=mixed]").click()
    row = browser.find_element(By.ID, "d1-2900-row")
    browser.execute_script("arguments[0].scrollIntoView()", row)
    row.find_element(By.CLASS_NAME, "said").click()

    assert _in_view(browser, browser.find_element(By.ID, "d1-2900"))
    assert time.monotonic() - begin < 20


def test_the_command_makes_a_report(opened: Any, run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“One,” she said.\n\n“Two <b>[sic]</b>,” she said.")
    result = run("report", "a.txt", "no.txt", "-o", "r.html", "--title", "My <texts>")
    browser = opened(path=tmp_path / "r.html")

    assert result.exit_code == 1
    assert browser.find_element(By.TAG_NAME, "h1").text == "My <texts>"
    assert "no.txt: no such file or folder" in browser.find_element(By.CLASS_NAME, "failures").text
    assert [mark.text for mark in browser.find_elements(By.CSS_SELECTOR, ".text a")] == [
        "“One,”",
        "“Two <b>[sic]</b>,”",
    ]
