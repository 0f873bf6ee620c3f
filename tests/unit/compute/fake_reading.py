"""What runs in the processes of these tests instead of a pipeline: does what the text says."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from inquit import Document, Failure, InquitError, ModelMissingError, Quote, TextSpan
from inquit.compute.process import Read
from inquit.compute.service import Asking
from inquit.compute.service_process import Answers
from inquit.source import Source

# Seconds, in which anything that is not held up happens.
LONG = 60


def load() -> Read:
    return read


def read(source: Source) -> Document | Failure:
    id_, text = source.id, source.text
    order, _, argument = text.partition(" ")
    match order:
        case "sleep":
            time.sleep(float(argument))
        case "wait-for" if not _appears(Path(argument.strip())):
            return Failure(id_, "waited in vain")
        case "touch":
            Path(argument).touch()
        case "in-c":  # one call, in which nothing else of its process can run
            re.match("(a|a)+$", "a" * 100 + "b")
        case "fail":
            return Failure(id_, "as ordered")
        case "die":
            die()
        case "die-once" if not Path(argument).exists():
            Path(argument).touch()
            die()
        case "pid":
            return Failure(id_, str(os.getpid()))
        case "markup":
            return Failure(id_, repr(source.markup))
    return Document(id_, text, (Quote("q1", "direct", (TextSpan(0, len(text)),)),), meta={"by": "fake"})


def _appears(path: Path) -> bool:
    deadline = time.monotonic() + LONG
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return path.exists()


def die() -> None:
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(9)


def load_slowly() -> Read:
    time.sleep(4)
    return read


def load_noted() -> Read:
    with Path(os.environ["FAKE_LOADS"]).open("a") as file:
        file.write(f"{os.getpid()}\n")
    return read


def load_for_ever() -> Read:
    while True:
        time.sleep(1)


def without_model() -> Read:
    raise ModelMissingError("no such pipeline")


def with_a_bug() -> Read:
    raise ZeroDivisionError("oh")


def killed_while_loading() -> Read:
    os._exit(3)


def load_asking(ask: Asking) -> Read:
    """Texts that begin with "ask" are put to the service."""

    def read_asking(source: Source) -> Document | Failure:
        order, _, question = source.text.partition(" ")
        try:
            return Failure(source.id, ask([question])[0]) if order == "ask" else read(source)
        except InquitError as error:
            return Failure(source.id, str(error))

    return read_asking


def service() -> Answers:
    return answers


def answers(questions: Sequence[str]) -> list[str]:
    """What `read` makes of each."""
    if "fault" in questions:
        raise ZeroDivisionError("oh")
    results = [read(Source("", question)) for question in questions]
    return [result.error if isinstance(result, Failure) else result.text for result in results]


def service_without_model() -> Answers:
    raise ModelMissingError("no such weights")


def service_with_a_bug() -> Answers:
    raise ZeroDivisionError("oh")


def service_killed_while_loading() -> Answers:
    os._exit(3)
