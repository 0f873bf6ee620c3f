"""The pages over a small database, asked as a browser would, without a server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import httpx
from starlette.testclient import TestClient
from tests.stored_examples import document
from tests.unit.intake.stub_reader import StubReader

from inquit.intake.queued_work import TextReader
from inquit.store import Store
from inquit.web.gate import Admission
from inquit.web.site import Served
from inquit.web.web_application import web_application

HOST = "127.0.0.1:8000"
TEXT = "“We wait,” said Ann Lee. “It is late.”\n\n“Nobody sails,” Ann Lee said. “Not today.”"


def made(path: Path) -> Path:
    """A database with two texts."""
    with Store(path) as store:
        store.add(document("a", TEXT, title="Ferry", site="Herald", path="/a.txt"))
        store.add(document("b", "“We wait,” said Bo Ray.", speaker="Bo Ray", site="Post", path="/b.txt"))
    return path


class Pages:
    """A browser without scripts: it keeps cookies, and sends the forms that pages have."""

    def __init__(self, client: TestClient | httpx.Client, database: Path = Path()) -> None:
        self.client = client
        self.database = database

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        return answer.text

    def form(self, page: str, action: str) -> dict[str, str]:
        """The hidden values of the form that a page sends there."""
        for form in re.findall(r"<form.*?</form>", self.get(page), re.DOTALL):
            if f'action="{action}"' in form:
                pairs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
                return {name: unescape(value) for name, value in pairs}
        raise AssertionError(f"{page} has no form for {action}")

    def send(self, page: str, action: str, status: int = 200, **values: Any) -> str:
        """Fill in the form of a page, and send it: the page that comes."""
        answer = self.client.post(action, data={**self.form(page, action), **values})
        assert answer.status_code == status, answer.text
        return answer.text

    def send_to(self, action: str, status: int = 200, **values: Any) -> str:
        """Send a form that no page shows, with the key that all of them have."""
        key = self.form("/you", "/you")["key"]
        answer = self.client.post(action, data={"key": key, **values})
        assert answer.status_code == status, answer.text
        return answer.text


@contextmanager
def served(
    database: Path, admission: Admission | None = None, made: Callable[[], TextReader] = StubReader
) -> Iterator[Pages]:
    """The pages of a database; made: makes what reads texts."""
    admission = admission or Admission("127.0.0.1", 8000)
    application = web_application(Served(database, "Eva", "1.0", made), admission)
    with TestClient(application, f"http://{HOST}", raise_server_exceptions=True) as client:
        yield Pages(client, database)
