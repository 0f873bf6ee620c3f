"""A command line without a model: an extractor that knows two tricks, and a way to run commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.in_this_process import InThisProcess
from typer.testing import CliRunner, Result

import inquit.api
from inquit import Document, Failure, NotQuote, Quote, Settings, Speaker, TextSpan
from inquit.cli import app
from inquit.source import Source, with_origin

Run = Callable[..., Result]

_QUOTED = re.compile(r"“[^”]*”")


class FakeExtractor:
    """Takes everything in marks for a quote by Ann Lee; reads one text ahead, as a batching extractor would."""

    def __init__(self, model: str, *, settings: Settings) -> None:
        self.settings = settings
        self.nlp = None

    def extract_many(
        self, sources: Iterable[Source | Failure | Document], *, progress: Callable[[float], None]
    ) -> Iterator[Document | Failure]:
        before: Source | Failure | Document | None = None
        for source in sources:
            if before is not None:
                yield self._result(before)
            before = source
        if before is not None:
            yield self._result(before)

    def _result(self, source: Source | Failure | Document) -> Document | Failure:
        if not isinstance(source, Source):
            return source
        result = self._extract(source.id, source.text)
        return with_origin(result, source) if isinstance(result, Document) else result

    def _extract(self, id_: str, text: str) -> Document | Failure:
        if "CTRL-C" in text:
            raise KeyboardInterrupt
        if "CRASH" in text:
            return Failure(id_, f"{id_}: something broke inside")
        names = [entry.name for entry in self.settings.roster.entries] or ["Ann Lee"]
        quotes = tuple(
            Quote(
                f"q{number}",
                "mixed" if self.settings.attitudes else "direct",
                (TextSpan(*found.span()),),
                speaker_id=f"s{(number - 1) % len(names)}",
                confidence=round(1 / number, 2),
            )
            for number, found in enumerate(_QUOTED.finditer(text), start=1)
        )
        speakers = tuple(Speaker(f"s{number}", name, True) for number, name in enumerate(names))
        dashes = tuple(NotQuote(TextSpan(*found.span()), "term") for found in re.finditer('"[^"]*"', text))
        meta = {"genre": "fiction", "notices": ["this looks like verse"]} if "VERSE" in text else {}
        return Document(id_, text, quotes, speakers, dashes, meta)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many processes were asked for; nothing where everything was read in this one."""
    noted: list[int] = []
    monkeypatch.setattr(inquit.api, "workers_for", partial(InThisProcess, noted))
    return noted


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder, 80 columns wide, with the fake extractor."""
    monkeypatch.setattr(inquit.api, "Extractor", FakeExtractor)
    monkeypatch.setattr("inquit.cli.run.fitting_processes", lambda: 1)  # other processes would not have the fake
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def invoke(*arguments: str, stdin: str | bytes | None = None, **options: Any) -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, prog_name="inquit", **options)

    return invoke
