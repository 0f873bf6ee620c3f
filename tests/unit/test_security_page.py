"""SECURITY.md: each promise names tests, and they are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (?P<promise>[A-Z][^|]+\.) \| (?P<tests>[^|]+) \|$", re.MULTILINE)
TEST = re.compile(r"`(?P<file>tests/[\w/]+\.py)::(?P<name>test_\w+)`")
FEWEST = 30


def _promises() -> list[tuple[str, str]]:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    table = text.partition("## What is promised")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    return [(found["promise"], found["tests"]) if (found := ROW.match(row)) else (row, "") for row in rows]


PROMISES = _promises()


@cache
def _tests_of(file: str) -> set[str]:
    module = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("promise", "tests"), PROMISES, ids=[promise for promise, _ in PROMISES])
def test_a_promise_names_tests_that_are_there(promise: str, tests: str) -> None:
    named = TEST.findall(tests)

    assert named, "a promise needs a test that holds it, as `tests/FILE.py::test_name`"
    assert TEST.sub("", tests).strip() == ""
    for file, name in named:
        assert (ROOT / file).exists(), file
        assert name in _tests_of(file), f"{file} has no {name}"


def test_promises_do_not_get_fewer_without_notice() -> None:
    assert len({promise for promise, _ in PROMISES}) == len(PROMISES) >= FEWEST
