"""Texts are added by a page: pasted, sent or named; what goes wrong is one sentence, and nothing else is read."""

from __future__ import annotations

import asyncio
import errno
import io
import json
import re
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from tests.raw_server import raw_server
from tests.stored_examples import document
from tests.unit.intake.stub_reader import StubReader
from tests.unit.web.pages import Pages, served
from tests.waiting import LIMIT, until

from inquit.intake.reading_queue import MOST_WAITING, ReadingQueue
from inquit.store import Store
from inquit.web.uploads import MOST_SENT, Uploads, shown_name

SAID = "“We wait,” said Ann Lee."


class Adding:
    """A browser at the pages to add texts."""

    def __init__(self, pages: Pages, queue: ReadingQueue, database: Path) -> None:
        self.pages, self.queue, self.database = pages, queue, database

    def send(self, *files: tuple[str, bytes], status: int = 200, **values: str) -> str:
        """Fill in the form, and send it: the page that comes."""
        key = re.search(r'name="key" value="([^"]*)"', self.pages.get("/new"))
        assert key is not None
        parts: list[tuple[str, Any]] = [(name, (None, value)) for name, value in {"key": key[1], **values}.items()]
        parts += [("files", one) for one in files]
        answer = self.pages.client.post("/new", files=parts)
        assert answer.status_code == status, answer.text
        return answer.text

    def add(self, *files: tuple[str, bytes], **values: str) -> str:
        """The same, and wait: the page that says what came of it."""
        self.send(*files, status=200, **values)
        number = max(self.queue._tickets)
        assert self.queue._tickets[number].over.wait(LIMIT)
        return self.pages.get(f"/new/{number}")

    def texts(self) -> list[tuple[str, str | None, str]]:
        with Store(self.database, writes=False) as store:
            return [(one.id, one.meta.get("title"), one.text) for one in store.documents()]


@pytest.fixture(scope="module")
def queue() -> Iterator[ReadingQueue]:
    """One for all tests, as its process takes a second to start."""
    made = ReadingQueue(partial(StubReader, ("127.0.0.1",)))
    yield made
    made.close()


@pytest.fixture
def adding(tmp_path: Path, queue: ReadingQueue, monkeypatch: pytest.MonkeyPatch) -> Iterator[Adding]:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(queue, "close", lambda: None)  # it outlives this application
    monkeypatch.setattr("inquit.web.site.ReadingQueue", lambda _made: queue)
    database = tmp_path / "quotes.db"
    Store(database).close()
    with served(database) as pages:
        yield Adding(pages, queue, database)
    assert not list(tmp_path.glob("inquit-upload-*"))


def test_what_is_pasted_is_a_text_of_the_database(adding: Adding) -> None:
    page = adding.add(text=f"{SAID}\r\n\r\nMore.", title="Ferry", date="2024-05-03", site="Herald")

    assert '<a href="/texts/1"' in page
    assert "1 statement, read as news" in page
    ((id_, title, text),) = adding.texts()
    assert (id_[:12], title, text) == ("pasted text ", "Ferry", f"{SAID}\n\nMore.")
    listed = adding.pages.get("/")
    assert all(word in listed for word in ("Ferry", "Herald", "2024-05-03"))


def test_the_same_again_is_there_already_and_a_copy_says_of_what(adding: Adding) -> None:
    adding.add(text=SAID)
    assert "was there already" in adding.add(text=SAID)

    page = adding.add(("article.txt", SAID.encode()), title="Copy")
    assert 'the same text as <a href="/texts/1"><bdi>pasted text' in page
    assert len(adding.texts()) == 2


def test_another_file_of_the_same_name_takes_the_place_of_none(adding: Adding) -> None:
    adding.add(("a.txt", SAID.encode()))
    adding.add(("a.txt", b"Other."), ("a.txt", b"Third."))
    assert "was there already" in adding.add(("a.txt", b"Third."))

    assert [id_ for id_, _, _ in adding.texts()] == ["a.txt", "a.txt (2)", "a.txt (3)"]


def test_files_that_are_sent_to_an_address_like_it_are_not_kept(adding: Adding) -> None:
    key = adding.pages.form("/you", "/you")["key"]
    answer = adding.pages.client.post("/n%09ew", files=[("key", (None, key)), ("files", ("a.txt", SAID.encode()))])

    assert answer.status_code in (404, 415)  # and nothing is left in the folder, as the fixture sees


def test_a_full_disk_is_told_in_the_page(adding: Adding, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("inquit.web.uploads.shutil.copyfileobj", full)
    assert "make room there, and send it again" in adding.send(("a.txt", SAID.encode()), status=507)


def test_what_a_file_says_of_its_own_place_is_not_taken(adding: Adding) -> None:
    with Store(adding.database) as store:
        store.add(document("a", SAID, path="/a.txt"))
    record = json.dumps(
        {"id": "/a.txt", "text": "Mine.", "quotes": [], "speakers": [], "not_quotes": [], "meta": {"path": "/a.txt"}}
    )
    adding.add(("results.jsonl", record.encode()))

    assert sorted(text for _, _, text in adding.texts()) == ["Mine.", SAID]


def test_files_of_several_kinds_and_archives(adding: Adding) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.txt", SAID)
        archive.writestr("../outer.txt", "Never.")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    table = b"id,text\nx,One.\ny,Two.\n"
    page = adding.add(
        ("a.zip", packed.getvalue()),
        ("t.csv", table),
        ("n.md", b"# Head\n\nThree."),
        ("b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    )

    assert {"a.zip/inner.txt", "x", "y", "n.md"} <= {id_ for id_, _, _ in adding.texts()}
    assert not [text for _, _, text in adding.texts() if "root:" in text or "Never." in text]
    assert "b.doc" in page
    assert page.count("Not added: ") >= 2


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"text": " \r\n"}, "there is no text in it"),
        ({"text": SAID, "date": "May"}, "a date is written as 2024-05-03"),
        ({"text": SAID, "genre": "opera"}, "a text is one of auto, news"),
        ({"url": "file:///etc/passwd"}, "begins with https:// or http://"),
        ({"url": "/etc/passwd"}, "begins with https:// or http://"),
        ({"url": "-"}, "begins with https:// or http://"),
        ({"text": SAID, "title": "x" * 1_001}, "title has more than 1,000 characters"),
    ],
)
def test_what_makes_no_sense_is_said_at_once_and_nothing_is_lost(
    adding: Adding, values: dict[str, str], why: str
) -> None:
    page = adding.send(status=400, **values)

    assert why in page
    assert ("We wait" in page) == (values.get("text") == SAID)
    assert adding.texts() == []


def test_what_cannot_be_read_is_a_sentence(adding: Adding) -> None:
    assert "empty, so there are no statements in it" in adding.add(("a.txt", b" "))
    assert "a.txt: cannot be read" in adding.add(("a.txt", b"FAIL"))
    assert adding.texts() == []


def test_addresses_of_this_machine_are_not_fetched(adding: Adding) -> None:
    inside = (
        "http://localhost:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "http://2130706433/",
    )
    for url in inside:
        assert re.search("leads to .*; if that is meant, add it with inquit add<", adding.add(url=url)), url
    with raw_server({"/": b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n"}) as url:
        assert "10.0.0.1" in adding.add(url=f"{url}/")
    assert adding.texts() == []


def test_a_page_is_fetched_by_the_house_s_own_rules(adding: Adding) -> None:
    html = f"<html><head><title>Ferry</title></head><body><p>{SAID}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
    with raw_server({"/": answer % (len(html), html)}) as url:
        page = adding.add(url=f"{url}/")
        assert '<a href="/texts/1"' in page
        assert "was there already" in adding.add(url=f"{url}/")
    assert "cannot be fetched" in adding.add(url=f"{url}/")
    assert [id_ for id_, _, _ in adding.texts()] == [f"{url}/"]


def test_a_crash_costs_that_text_only(adding: Adding) -> None:
    page = adding.add(("a.txt", SAID.encode()), ("b.txt", b"CRASH"), ("c.txt", b"Later."))

    assert "the process that reads texts has died" in page
    assert "a.txt" in page
    assert [id_ for id_, _, _ in adding.texts()] == ["a.txt"]
    assert "read as news" in adding.add(("c.txt", b"Later."))


def test_what_waits_is_cancelled_and_a_full_queue_says_so(adding: Adding) -> None:
    page = adding.send(text="SLEEP")
    first = max(adding.queue._tickets)
    assert until(lambda: adding.queue._tickets[first].share == 0.5)
    assert "Reading" in adding.pages.get(f"/new/{first}")
    with ThreadPoolExecutor(20) as pool:
        key = re.search(r'name="key" value="([^"]*)"', page)
        assert key is not None
        send = partial(adding.pages.client.post, "/new", follow_redirects=False)
        forms = [{"key": (None, key[1]), "text": (None, f"{SAID} {number}")} for number in range(20)]
        answers = list(pool.map(lambda form: send(files=form), forms))
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [303] * MOST_WAITING + [503] * (20 - MOST_WAITING)
    full = next(answer.text for answer in answers if answer.status_code == 503)
    assert "16 others wait to be read; try again in some minutes" in full
    assert "We wait" in full

    waiting = first + MOST_WAITING
    assert f"Waits for {MOST_WAITING} before it." in adding.pages.get(f"/new/{waiting}")
    adding.pages.send(f"/new/{waiting}", f"/new/{waiting}/cancel")
    assert "cancelled" in adding.pages.get(f"/new/{waiting}")
    adding.pages.send(f"/new/{first}", f"/new/{first}/cancel")
    assert adding.queue._tickets[waiting - 1].over.wait(LIMIT)
    assert len(adding.texts()) == MOST_WAITING - 1


def test_how_far_it_is_is_told_while_it_changes(adding: Adding) -> None:
    adding.send(text="SLEEP")
    number = max(adding.queue._tickets)
    assert until(lambda: adding.queue._tickets[number].share == 0.5)
    adding.queue.cancel(adding.queue._tickets[number])
    assert adding.queue._tickets[number].over.wait(LIMIT)
    answer = adding.pages.client.get(f"/new/{number}/events")

    assert answer.headers["content-type"].startswith("text/event-stream")
    last = json.loads(answer.text.strip().split("\n\n")[-1].removeprefix("data: "))
    assert (last["over"], last["percent"]) == (True, 50)
    adding.pages.get("/new/999", status=404)
    adding.pages.get("/new/999/events", status=404)


def test_too_much_is_refused_in_the_page(adding: Adding) -> None:
    page = adding.send(("a.txt", b"x" * (MOST_SENT + 1)), status=413)
    assert "more than 50 MB at once; send less" in page
    assert "more than 20 files at once" in adding.send(*[("a.txt", b"x")] * 21, status=413)
    assert "a text of more than 10 MB; send it as a file" in adding.send(text="x" * 10_000_001, status=413)


def test_files_need_the_key_of_a_form_and_come_to_that_page_only(adding: Adding) -> None:
    adding.pages.get("/new")
    part = {"files": ("a.txt", SAID.encode())}
    client = adding.pages.client

    assert client.post("/new", files=part).status_code == 403
    assert client.post("/new", files=part, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/undo", files=part).status_code == 415
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/new", content=b"--y\r\n", headers=broken).status_code in (400, 403)
    assert client.post("/new", content=b"--", headers={"content-type": "multipart/form-data"}).status_code == 400


def test_what_does_not_come_to_an_end_is_not_taken() -> None:
    async def never() -> Any:
        await asyncio.Event().wait()

    async def gone() -> Any:
        return {"type": "http.disconnect"}

    headers = Headers({"content-type": "multipart/form-data; boundary=x"})
    late = asyncio.run(Uploads(seconds=0.01).taken(headers, never))
    assert late.refused == (408, "not sent within 0 seconds; send less at once")
    assert asyncio.run(Uploads().taken(headers, gone)).refused == (400, "this is no form of the pages")


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\a.txt", "a.txt"),
        ("/etc/shadow", "shadow"),
        ("..", "text"),
        ("", "text"),
        ("a\x00b\u202ec.txt", "a_b_c.txt"),
        ("-rf.txt", "_-rf.txt"),
        ("x" * 500 + ".pdf", "x" * 100 + ".pdf"),
        ("http://evil.example/a.txt", "a.txt"),
        ("<img src=x>.txt", "_img src=x_.txt"),
    ],
)
def test_a_name_is_no_path(sent: str, shown: str) -> None:
    assert shown_name(sent) == shown
