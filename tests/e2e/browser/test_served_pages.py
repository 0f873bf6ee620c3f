"""The pages of `inquit serve` as a reviewer meets them, in a real browser, from a real server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from tests.e2e.browser.payloads import PAYLOADS
from tests.stored_examples import document
from tests.unit.intake.stub_reader import StubReader
from tests.waiting import LIMIT

from inquit import Document, Speaker
from inquit.intake.reading_queue import ReadingQueue, Ticket
from inquit.intake.text_addition import AddTexts, GivenFile, GivenText
from inquit.store import Store
from inquit.web.gate import Admission
from inquit.web.serving import PageServer, _configuration, _listening
from inquit.web.site import Served
from inquit.web.web_application import web_application

pytestmark = pytest.mark.browser

TEXT = (
    "“We wait,” said Ann Lee. “It is 🦊 late.”\r\n\r\n"
    "“Nobody sails,” Ann Lee said. “Not today.” A plan, she added, was made."
)


class Site:
    """A database that is served, and a browser that looks at it."""

    def __init__(self, browser: Chrome, database: Path, base: str, queue: ReadingQueue) -> None:
        self.queue = queue
        self.browser = browser
        self.database = database
        self.base = base

    def open(self, path: str) -> None:
        self.browser.get(self.base + path)

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def hold(self, held: str, *keys: str) -> None:
        ActionChains(self.browser).key_down(held).send_keys(*keys).key_up(held).perform()

    def leads_on(self, *keys: str) -> None:
        """Press keys that lead to another page, and wait for it."""
        before = self.browser.find_element(By.TAG_NAME, "html")
        self.press(*keys)
        self.wait(lambda _: before != self.browser.find_element(By.TAG_NAME, "html"))
        self.wait(lambda browser: browser.execute_script("return document.readyState") == "complete")

    def wait(self, condition: Any) -> None:
        # a page may go on to another one while it is looked at
        WebDriverWait(self.browser, 30, ignored_exceptions=[StaleElementReferenceException]).until(condition)

    def all(self, selector: str) -> list[str]:
        return [one.text for one in self.browser.find_elements(By.CSS_SELECTOR, selector)]

    @property
    def document(self) -> Document:
        with Store(self.database, writes=False) as store:
            return next(store.documents([1], as_found=False))

    def speakers(self) -> list[str]:
        return [one.speaker.name if one.speaker else "" for one in self.document.quotes]


@pytest.fixture
def site(chromium: Chrome, tmp_path: Path) -> Iterator[Site]:
    database = tmp_path / "quotes.db"
    with Store(database) as store:
        store.add(document("a", TEXT, title="Ferry", site="Herald", path="/a.txt"))
        store.add(document("b", "“We wait,” said Bo Ray.", speaker="Bo Ray", site="Post", path="/b.txt"))
    with _listening("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        pages = Served(database, "Eva", "1.0", StubReader)
        server = PageServer(_configuration(web_application(pages, Admission("127.0.0.1", port))), pages)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            chromium.set_window_size(1280, 900)
            yield Site(chromium, database, f"http://127.0.0.1:{port}", pages.queue)
        finally:
            server.should_exit = True
            thread.join()
    complaints = [entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]  # type: ignore[no-untyped-call]
    # what these tests provoke: a text that is not there, and forms that make no sense
    assert not [message for message in complaints if "/texts/99" not in message and "/new - " not in message]


def test_a_text_is_corrected_by_the_keyboard_alone(site: Site) -> None:
    site.open("/texts/1")
    site.press("j")
    site.leads_on("a")  # the first is right; the second is the one to look at now
    site.wait(lambda _: site.all("tr.hot .said") == ["“It is 🦊 late.”"])
    assert site.all(".review") == ["accepted"]

    site.leads_on("r")
    assert len(site.document.quotes) == 3
    site.leads_on("u")
    assert len(site.document.quotes) == 4

    site.press("j", "j")
    site.leads_on("e")
    site.press("s")
    site.leads_on("Bo Ray", Keys.ENTER)
    assert site.speakers() == ["Ann Lee", "Bo Ray", "Ann Lee", "Ann Lee"]
    assert "Saved as correction 4." in site.all(".done")[0]
    site.press("t", Keys.ARROW_DOWN)
    site.leads_on(Keys.TAB, Keys.ENTER)
    assert site.document.quotes[1].type == "mixed"
    site.press("2")
    site.hold(Keys.ALT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    site.press(Keys.ESCAPE)
    site.leads_on("b")
    assert site.document.text_of(site.document.quotes[1].cue) == "“We wait"


def test_borders_are_what_was_selected_in_code_points(site: Site) -> None:
    site.open("/texts/1/statements/q2")
    _select(site, "🦊 late", "Nobody sails")
    site.press("1")
    value = site.browser.find_element(By.NAME, "content").get_attribute("value")
    start, end = TEXT.index("🦊 late"), TEXT.index("Nobody sails") + len("Nobody sails")
    assert value == f"{start}-{end}"

    _select(site, "late", "late")
    site.press("1")
    site.leads_on("b")
    assert site.document.text_of(site.document.quotes[1].content) == "late"


def test_a_missed_statement_and_several_at_once(site: Site) -> None:
    site.open("/texts/1/add")
    _select(site, "A plan", "A plan")
    site.press("1")
    _select(site, "was made", "was made")
    site.hold(Keys.SHIFT, "1")
    _select(site, "she", "she")
    site.press("3", "s", "Zoe Quux", Keys.ESCAPE)
    site.leads_on("b")
    added = site.document.quotes[-1]
    assert (added.text, site.document.text_of(added.source)) == ("A plan … was made", "she")

    site.open("/texts/1/statements/q1")
    form = site.browser.find_element(By.CSS_SELECTOR, "form[action$='/speaker']")
    form.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    form.find_element(By.NAME, "scope").send_keys("all of this speaker")
    form.find_element(By.NAME, "name").clear()
    form.find_element(By.NAME, "name").send_keys("Bo Ray")
    site.leads_on(Keys.ENTER)
    assert site.all("h1") == ["4 statements: give to Bo Ray?"]
    site.leads_on("y")
    assert site.speakers() == ["Bo Ray"] * 4 + ["Zoe Quux"]
    site.leads_on("u")
    assert site.speakers() == ["Ann Lee"] * 4 + ["Zoe Quux"]


def test_roles_hearers_and_people_by_the_keyboard(site: Site) -> None:
    site.open("/texts/1/statements/q1")
    site.press("l", "pilot")
    site.leads_on(Keys.ENTER)
    site.press("o", "Bo Ray")
    site.leads_on(Keys.ENTER)
    first = site.document.quotes[0]
    heard, said_by = site.document.addressee_of(first), site.document.speaker_of(first)
    assert heard is not None
    assert said_by is not None
    assert (heard.name, said_by.role) == ("Bo Ray", "pilot")

    site.open("/people")
    people = set(site.all("tbody th bdi:first-child"))
    assert {"Ann Lee", "Bo Ray"} <= people
    for box in site.browser.find_elements(By.NAME, "person"):
        box.send_keys(Keys.SPACE)
    site.press(*[Keys.TAB] * 2)  # past the last person's name
    site.leads_on(Keys.ENTER)
    assert site.all("h1") == ["What would become of whom"]
    site.leads_on("y")
    assert len(site.all("tbody th")) == len(people) - 1
    site.leads_on("u")
    assert set(site.all("tbody th bdi:first-child")) == people


def test_one_key_a_decision_in_the_queue(site: Site) -> None:
    site.open("/review")
    for left in (5, 4, 3, 2, 1):
        assert f"{left} left" in site.all(".sums")[0]
        site.leads_on("a" if left % 2 else "r")
    assert "Everything is reviewed." in site.all("main")[0]


def test_single_keys_can_be_taken_away(site: Site) -> None:
    site.open("/you")
    box = site.browser.find_element(By.NAME, "keys")
    box.send_keys(Keys.SPACE)
    site.leads_on(Keys.ENTER)
    assert site.all(".done") == ["Saved in this browser."]
    site.open("/texts/1/statements/q1")
    before = site.browser.current_url
    site.press("a", "r", "s", "1")
    assert site.browser.current_url == before
    assert site.browser.switch_to.active_element.tag_name == "body"
    assert site.browser.find_elements(By.CSS_SELECTOR, "[aria-keyshortcuts]") == []
    assert not site.browser.find_element(By.CSS_SELECTOR, "button kbd").is_displayed()
    site.open("/you")
    site.browser.find_element(By.NAME, "keys").send_keys(Keys.SPACE)
    site.leads_on(Keys.ENTER)
    site.open("/texts/1/statements/q1")
    site.leads_on("a")
    assert "Saved as correction 1." in site.all(".done")[0]


def test_a_text_is_pasted_by_the_keyboard_alone(site: Site, tmp_path: Path) -> None:
    site.open("/")
    site.leads_on("n")
    site.press(f"“We row,” said Zoe Quux. GATE {tmp_path / 'gate'}")  # to have something to paste
    site.hold(Keys.CONTROL, "a", "x")
    assert site.browser.find_element(By.ID, "text").get_property("value") == ""
    site.hold(Keys.CONTROL, "v")
    site.press(*[Keys.TAB] * 3)
    site.press("Rowing")
    site.leads_on(Keys.ENTER)
    assert site.all("h1") in (["Waiting"], ["Reading"])
    site.wait(lambda _: site.all("#says") == ["Reading: 50 %."])
    (tmp_path / "gate").touch()
    site.wait(lambda _: site.all("h1") == ["Added"])
    site.leads_on("o")
    assert (site.all("h1"), site.all(".statements .said")) == (["Rowing"], ["“We row,”"])


def test_a_text_is_added_without_scripts(site: Site, tmp_path: Path) -> None:
    site.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        site.open("/new")
        site.browser.find_element(By.ID, "text").send_keys(f"“We row,” she said. GATE {tmp_path / 'gate'}")
        site.browser.find_element(By.CSS_SELECTOR, ".new button").click()
        site.wait(lambda _: site.all("#says") == ["Reading: 50 %."])
        (tmp_path / "gate").touch()
        site.wait(lambda _: site.all("h1") == ["Added"])
    finally:
        site.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


PAGES = (
    "/",
    "/new",
    "/new/1",
    "/new/2",
    "/texts/1",
    "/texts/1/statements/q1",
    "/texts/1/add",
    "/texts/99",
    "/review",
    "/review/sample",
    "/search?q=wait",
    "/people",
    "/people/1",
    "/figures?by=site&also=type",
    "/same",
    "/log",
    "/review/calibration",
    "/review/gold",
    "/you",
    "/docs",
    "/verify",
)
# Nothing of the page is run that axe brings, but for what it needs to look at colours.
AXE = """
const done = arguments[arguments.length - 1];
axe.run().then((found) => done(found.violations
  .filter((one) => ["serious", "critical"].includes(one.impact))
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 150)).join(" ")}`)));
"""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_no_serious_barrier(site: Site, tmp_path: Path, scheme: str, width: int) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    site.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    site.browser.set_window_size(width, 900)
    with Store(site.database) as store:
        corrections = store.corrections("Eva")
        first, second, *_ = (one.ref for one in corrections.text(1).statements)
        corrections.accept(first)
        corrections.reject(second)
    (copy := tmp_path / "copy").write_text("“We row.”", encoding="utf-8")
    given = (GivenText("“We row.”"), GivenFile("a.doc", str(site.database)), GivenFile("copy", str(copy)))
    added = site.queue.submit(AddTexts(str(site.database), given), LIMIT)
    assert added.over.wait(LIMIT)
    site.queue.submit(AddTexts(str(site.database), (GivenText("SLEEP"),)), LIMIT)  # is read as long as the page is open
    try:
        found = {}
        for path in PAGES:
            site.open(path)
            site.browser.set_script_timeout(LIMIT)
            site.browser.execute_script((Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8"))
            found[path] = site.browser.execute_async_script(AXE)
        assert {path: said for path, said in found.items() if said} == {}
    finally:
        site.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def test_nothing_hostile_is_run(site: Site) -> None:
    with Store(site.database) as store:
        text = "\n\n".join(f"“{payload}” said Ann Lee." for payload in PAYLOADS)
        hostile = document("".join(PAYLOADS)[:200], text, speaker=PAYLOADS[0], title=PAYLOADS[1], site=PAYLOADS[2])
        people = tuple(
            Speaker(f"s{number}", payload, named=True, role=payload, aliases=(payload,))
            for number, payload in enumerate(PAYLOADS, start=1)
        )
        quotes = tuple(replace(one, speaker_id=f"s{i % len(people) + 1}") for i, one in enumerate(hostile.quotes))
        store.add(Document(hostile.id, text, quotes, people, meta=hostile.meta), url=PAYLOADS[3])
        corrections = store.corrections(PAYLOADS[4])
        corrections.accept(corrections.text(3).statements[0].ref)
    for path in ("/", "/texts/3", "/texts/3/statements/q1", "/texts/3/add", "/people", "/log", "/figures?by=person"):
        site.open(path)
        assert site.browser.execute_script("return window.hacked") is None, path
    for payload in PAYLOADS[:5]:
        site.browser.get(f"{site.base}/search?q=&person=" + payload.replace("#", "").replace("%", ""))
        assert site.browser.execute_script("return window.hacked") is None


# Sends texts as the form does: files of these names, a title and an address; the number of the addition.
SEND = """
const [title, names, url, done] = arguments;
const form = new FormData(document.querySelector("form.new"));
form.set("title", title);
form.set("url", url);
form.delete("files");
for (const name of names) form.append("files", new File([`“${name}” said ${title}.`], name));
fetch("/new", {method: "POST", body: form}).then((answer) => done(answer.url.split("/").pop()));
"""


def test_nothing_hostile_that_is_added_is_run(site: Site) -> None:
    numbers = []
    for at in range(0, len(PAYLOADS), 10):
        some = PAYLOADS[at : at + 10]
        site.open("/new")
        every = " ".join(some)
        numbers.append(site.browser.execute_async_script(SEND, every, some, f"https://ferry.invalid/{every}"))
    for number in numbers:
        ticket = site.queue.ticket(int(number))
        assert isinstance(ticket, Ticket)
        assert ticket.over.wait(LIMIT)
        site.open(f"/new/{number}")
        assert site.browser.execute_script("return window.hacked") is None
        assert len(site.all(".told li")) == 11
    fill = "for (const name in arguments[0]) document.querySelector(`.new [name=${name}]`).value = arguments[0][name];"
    fields = ("text", "title", "site", "date", "url")
    for at in range(0, len(PAYLOADS), len(fields)):  # what the form is shown again with
        given = dict(zip(fields, PAYLOADS[at:], strict=False))
        site.open("/new")
        site.browser.execute_script(fill + "document.querySelector('form.new').submit()", given)
        site.wait(lambda _: site.all(".new") and site.all(".warning"))
        assert site.browser.execute_script("return window.hacked") is None, given
    site.open("/")
    assert site.browser.execute_script("return window.hacked") is None


def test_a_text_is_read_without_scripts(site: Site) -> None:
    site.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        site.open("/texts/1")
        assert len(site.all(".statements tbody tr")) == 4
        site.browser.find_element(By.CSS_SELECTOR, ".judge button").click()
        site.wait(lambda _: site.all(".review") == ["accepted"])
    finally:
        site.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def _select(site: Site, first: str, last: str) -> None:
    """Select in the passage from the beginning of some words to the end of others."""
    done = site.browser.execute_script(
        """
        document.activeElement.blur();
        const walker = document.createTreeWalker(document.getElementById("passage"), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let [begun, ended] = [false, false];
        while (walker.nextNode()) {
          const node = walker.currentNode;
          const from = node.data.indexOf(arguments[0]), to = node.data.indexOf(arguments[1]);
          if (!begun && from >= 0) { range.setStart(node, from); begun = true; }
          if (begun && to >= 0) { range.setEnd(node, to + arguments[1].length); ended = true; break; }
        }
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return begun && ended;
        """,
        first,
        last,
    )
    assert done
