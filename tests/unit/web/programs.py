"""A program that asks `inquit serve`, and looks whether each answer is as the description of the interface has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient
from tests.unit.intake.stub_reader import StubReader
from tests.unit.web.pages import served

from inquit.intake.queued_work import TextReader
from inquit.web.gate import Admission

TOKEN = "a-token-of-the-tests"
PROBLEM = "application/problem+json"
_DESCRIBED: dict[str, Any] = {}


class Program:
    """A script with the token."""

    def __init__(self, client: TestClient | httpx.Client) -> None:
        self.client = client

    @property
    def described(self) -> Any:
        """The description, which is the same for every database."""
        if "paths" not in _DESCRIBED:
            _DESCRIBED.update(self.client.get("/openapi.json").json())
        return _DESCRIBED

    def get(self, path: str, status: int = 200) -> Any:
        return self.ask("GET", path, status)

    def post(self, path: str, body: Any = None, status: int = 201) -> Any:
        return self.ask("POST", path, status, json=body)

    def raw(self, path: str, body: bytes, status: int) -> Any:
        return self.ask("POST", path, status, content=body, headers={"content-type": "application/json"})

    def ask(self, method: str, path: str, status: int, **how: Any) -> Any:
        answer = self.client.request(method, f"/api/v1{path}", **how)
        assert answer.status_code == status, answer.text
        is_done = status < 400
        assert answer.headers["content-type"] == ("application/json" if is_done else PROBLEM)
        schema = self._schema(method, path, status) if is_done else {"$ref": "#/components/schemas/Problem"}
        found = answer.json()
        Draft202012Validator({**schema, "components": self.described["components"]}).validate(found)
        return found

    def _schema(self, method: str, path: str, status: int) -> Any:
        for pattern, operations in self.described["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), f"/api/v1{path.partition('?')[0]}"):
                return operations[method.lower()]["responses"][str(status)]["content"]["application/json"]["schema"]
        raise AssertionError(f"{path} is not described")

    def refs(self, text: int = 1) -> list[dict[str, Any]]:
        """How corrections name the statements of a text now."""
        return [one["ref"] for one in self.get(f"/texts/{text}")["statements"]]


@contextmanager
def asking(database: Path, made: Callable[[], TextReader] = StubReader) -> Iterator[Program]:
    """A program that asks about a database; made: makes what reads texts."""
    with served(database, Admission("127.0.0.1", 8000, bearer=TOKEN), made) as pages:
        pages.client.headers["authorization"] = f"Bearer {TOKEN}"
        yield Program(pages.client)


def as_json(value: Any) -> bytes:
    """The value with whatever UTF-8 cannot hold as escapes."""
    return json.dumps(value).encode()
