"""A reader without a pipeline, and work that does what no text should; both are made in the process of a queue."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.stored_examples import document

from inquit.document import Document, Failure
from inquit.errors import InputError
from inquit.intake.queued_work import Tell, TextReader
from inquit.io.read_options import ReadOptions
from inquit.progress import Progress
from inquit.settings import Settings
from inquit.source import Source, with_origin

__all__ = ["Deed", "StubReader"]

_GATE = re.compile(r"GATE (\S+)")  # a file that a text waits for


class StubReader:
    """Takes what stands in quotation marks for statements of one person; a text may also say what becomes of it."""

    def __init__(self, allow_host: tuple[str, ...] = ()) -> None:
        self.settings = Settings(engine="rules")
        self.reading = ReadOptions(takes_results=True, allow_host=allow_host)

    def read(self, source: Source, settings: Settings, progress: Progress) -> Document | Failure:
        progress(0.5)
        while (gate := _GATE.search(source.text)) and not Path(gate[1]).exists():
            time.sleep(0.01)
        if "CRASH" in source.text:
            os._exit(9)
        if "SLEEP" in source.text:
            time.sleep(3_600)
        if "FAIL" in source.text:
            return Failure(source.id, f"{source.id}: cannot be read")
        genre = "news" if settings.genre == "auto" else settings.genre
        found = document(source.id, source.text, genre=genre)
        return with_origin(replace(found, meta={"genre": genre}), source)

    def pipeline(self) -> None:
        return None


@dataclass(frozen=True)
class Deed:
    """Work that says what happens; `gate` is a file that it waits for."""

    what: str = "echo"
    gate: str = ""

    def do(self, reader: TextReader, tell: Tell, progress: Progress) -> Any:
        tell(self.what)
        progress(0.25)
        while self.gate and not Path(self.gate).exists():
            time.sleep(0.01)
        match self.what:
            case "refused":
                raise InputError("there is none")
            case "broken":
                raise KeyError("a\nb")
            case "full":
                raise MemoryError
            case "dead":
                os._exit(9)
            case "endless":
                time.sleep(3_600)
        return os.getpid()
