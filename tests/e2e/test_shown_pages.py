"""Pages that show what comes out: all of it comes true; `--update-expected` writes it anew."""

from __future__ import annotations

import json
import re
import shlex
import signal
from pathlib import Path

import httpx
import pytest
from tests.conftest import Expected
from tests.e2e.assistants import Conversation
from tests.e2e.serving import serving
from tests.shown_pages import ShownPart
from tests.unit.web.pages import Pages
from typer.testing import CliRunner

from inquit.assistant import protocol_server
from inquit.cli import app

pytestmark = pytest.mark.model

DOCS = Path(__file__).resolve().parents[2] / "docs"
TRANSCRIPTS, WEEKS = DOCS / "transcripts.md", DOCS / "weeks.md"
DAYS = re.findall(r"^## .*day: .*$", WEEKS.read_text("utf-8"), re.MULTILINE)
EACH_DAY = 10
LIMIT = 60  # seconds, which only something broken takes


@pytest.fixture(autouse=True)
def _as_a_reader_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


def test_the_page_about_transcripts_comes_true(same_as_file: Expected) -> None:
    part = ShownPart()
    page = part.come_true(TRANSCRIPTS.read_text("utf-8"))

    assert part.done > 10
    same_as_file(TRANSCRIPTS, page)


def test_the_week_has_five_days() -> None:
    assert len(DAYS) == 5


@pytest.mark.parametrize("day", DAYS)
def test_each_day_comes_true(day: str, same_as_file: Expected, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked_by_a_program(command: str) -> str:
        asked, rest = re.fullmatch(r"cat (\S+) \| inquit (.*)", command).groups()  # type: ignore[union-attr]
        messages = [json.loads(line) for line in Path(asked).read_text("utf-8").splitlines()]
        monkeypatch.setattr(protocol_server, "TextIOWrapper", lambda *_, **__: Conversation(messages))
        return CliRunner().invoke(app, shlex.split(rest), prog_name="inquit").output

    page = WEEKS.read_text("utf-8")
    start = page.index(day)
    end = page.find("\n## ", start) + 1 or len(page)
    part = ShownPart({"serve": reviewed_in_the_browser, "corrections": on_that_day, "mcp": asked_by_a_program})
    shown = part.come_true(page[start:end])

    assert part.done == EACH_DAY
    same_as_file(WEEKS, page[:start] + shown + page[end:])


def reviewed_in_the_browser(command: str) -> str:
    """What Olga does on Thursday, and what the command prints; its port is one that is free here."""
    options = [word for word in shlex.split(command)[2:] if word != "--no-browser"]
    port = options[options.index("--port") + 1]
    options[options.index("--port") + 1] = "0"
    with serving(*options) as (process, address):
        with httpx.Client(base_url=address, follow_redirects=True, timeout=LIMIT) as client:
            pages = Pages(client)
            (text,) = re.findall(r'href="(/texts/\d+)"><bdi>tapes/harbour', pages.get("/"))
            said = "<bdi>that nobody slept for a week</bdi></div>"
            statement = re.findall(rf'{said}.*?action="({text}/statements/q\d+)/accept"', pages.get(text), re.DOTALL)[0]
            pages.send(statement, f"{statement}/speaker", name="Josef Oakes")
            assert "reviewed whole" in pages.send(text, f"{text}/finish")
        process.send_signal(signal.SIGINT)
        printed, said = process.communicate(timeout=LIMIT)
    assert (process.returncode, said) == (0, "")
    assert address.startswith("http://127.0.0.1:")
    return f"{re.sub(r':[0-9]+/', f':{port}/', address)}\n{printed}"


def on_that_day(command: str) -> str:
    """What a log shows, with the moment that the page has."""
    printed = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="inquit").output
    return re.sub(r"20\d\d-\d\d-\d\d \d\d:\d\d", "2024-05-09 16:20", printed)
