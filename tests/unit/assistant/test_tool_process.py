"""The process behind the tools: it answers, refuses, is too late, or dies, and the next call is answered."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pytest
from tests.waiting import LIMIT

from inquit.assistant.tool_process import ToolProcess
from inquit.assistant.toolbox import Toolbox
from inquit.errors import InputError, InquitError, WorkerError


class Tools(Toolbox):
    """Stands in for the tools; what is asked says what happens."""

    def prepare(self, tool: str) -> None:
        if tool == "unready":
            raise InputError("cannot be\nloaded")

    def answer(self, tool: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        match tool:
            case "refused":
                raise InputError("there is none")
            case "broken":
                raise KeyError("a\nb")
            case "endless":
                time.sleep(3_600)
            case "dead":
                os._exit(9)
            case "full":
                raise MemoryError
        return {"pid": os.getpid(), **asked}


@pytest.fixture
def process() -> Iterator[ToolProcess]:
    made = ToolProcess(partial(Tools), max_seconds=LIMIT)
    yield made
    made.close()


def test_one_process_answers_all(process: ToolProcess) -> None:
    first, second = process.answer("echo", {"a": 1}), process.answer("echo", {"a": "“x”"})

    assert (first["a"], second["a"]) == (1, "“x”")
    assert first["pid"] == second["pid"] != os.getpid()


@pytest.mark.parametrize(
    ("tool", "said"),
    [
        ("unready", "cannot be loaded"),
        ("refused", "there is none"),
        ("broken", "a fault of inquit: KeyError; please report it"),
        ("full", "there is not enough memory; give less at once"),
    ],
)
def test_what_is_refused_costs_nothing(process: ToolProcess, tool: str, said: str) -> None:
    before = process.answer("echo", {})["pid"]
    with pytest.raises(InquitError) as error:
        process.answer(tool, {})

    assert str(error.value) == said
    assert process.answer("echo", {})["pid"] == before


def test_one_that_dies_is_replaced(process: ToolProcess) -> None:
    before = process.answer("echo", {})["pid"]
    with pytest.raises(WorkerError, match="has died"):
        process.answer("dead", {})

    assert process.answer("echo", {})["pid"] != before


def test_one_that_is_too_late_is_ended_and_replaced() -> None:
    process = ToolProcess(partial(Tools), max_seconds=0.01)
    with pytest.raises(WorkerError, match=r"not done within 0\.01 seconds"):
        process.answer("endless", {})
    process.close()


def test_several_threads_get_their_own_answers(process: ToolProcess) -> None:
    found: dict[int, Any] = {}

    def ask(number: int) -> None:
        found[number] = process.answer("echo", {"n": number})["n"]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {number: number for number in range(10)}


def test_nothing_is_answered_after_the_end(process: ToolProcess) -> None:
    process.answer("echo", {})
    process.close()

    for _ in range(2):
        with pytest.raises(WorkerError):
            process.answer("echo", {})


def test_the_end_comes_in_the_middle_of_a_call() -> None:
    process = ToolProcess(partial(Tools), max_seconds=3_600)
    process.answer("echo", {})
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            process.answer("endless", {})
        except WorkerError as error:
            raised.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    process.close()
    thread.join()

    assert raised
