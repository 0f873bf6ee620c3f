"""No text, name or word of a command line steers the terminal that it is shown on; a file gets it as it is."""

from __future__ import annotations

import io
import json
import os
import re
import select
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, cast
from xml.etree import ElementTree

import pytest
from tests.written_formats import OF_ANY_TEXT

from inquit import Document, Evidence, Failure, NotQuote, Quote, Speaker, Step, TextSpan
from inquit.cli import speakers_command, stats_command
from inquit.cli.output import Output, open_output
from inquit.cli.verify_options import FORMATS
from inquit.document import Place
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.output_format import OutputFormat, WriteOptions
from inquit.render.terminal_text import TerminalText, shown_on_terminal
from inquit.verification.verdicts import (
    CheckedQuotation,
    Difference,
    NearPassage,
    ReportedStatement,
    SourcePlace,
    SpeakerCheck,
    Verification,
)

# A command, its one-byte form, a link, the bell, a turn of direction of each kind, breaks of lines, what is not seen.
HOSTILE = (
    "\x1b[31m \x9b31m \x1b]8;;http://example.org\x07 \x07 \x7f \x00 \x08 \u202e \u2066 \u2069 \u200f \u061c "
    "\u2028 \u2029 \u200b \u2060 \ufeff \r \x85 \ud800 \udc9b"
)
_STEERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]|\r(?!\n)"
)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
TEXT_FORMATS = [
    *(one for one in OF_ANY_TEXT if not one.binary),
    *stats_command._FORMATS,
    *speakers_command._FORMATS,
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _document() -> Document:
    said = f"{HOSTILE}a{HOSTILE}"
    text = f"“{said}” said {HOSTILE}Ann{HOSTILE}.\n\n“{said}”"
    content, cue = TextSpan(0, len(said) + 2), TextSpan(len(said) + 3, len(said) + 7)
    source = TextSpan(cue.end + 1, len(text) - len(said) - 5)
    steps = (Step(f"Ann{HOSTILE}", source, "name"),)
    quote = Quote(
        "q1",
        "direct",
        (content,),
        (cue,),
        (source,),
        speaker_id="s1",
        confidence=0.5,
        evidence=Evidence("cue-subject", steps),
    )
    speaker = Speaker("s1", f"Ann{HOSTILE}", True, aliases=(f"A{HOSTILE}",), role=f"mayor{HOSTILE}")
    left = NotQuote(TextSpan(len(text) - len(said) - 2, len(text)), "term")
    places = (Place(0, f"line{HOSTILE}"),)
    return Document(f"id{HOSTILE}", text, (quote,), (speaker,), (left,), {"title": HOSTILE, "path": HOSTILE}, places)


def _written(monkeypatch: pytest.MonkeyPatch, chosen: OutputFormat, options: WriteOptions) -> str:
    """What a format sends to a terminal."""
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", terminal := Terminal())
        with open_output(Output(chosen, None, options), None, model=HOSTILE) as writer:
            writer.document(_document())
            writer.failure(Failure(f"id{HOSTILE}", f"broken{HOSTILE}"))
    return terminal.getvalue()


@pytest.mark.parametrize("chosen", TEXT_FORMATS, ids=lambda one: f"{one.name} {one.writer.rpartition(':')[2]}")
def test_no_format_steers_a_terminal(monkeypatch: pytest.MonkeyPatch, chosen: OutputFormat) -> None:
    options = WriteOptions(with_not_quotes=True, with_text=True, explain=True, several=True, title=HOSTILE)
    shown = _written(monkeypatch, chosen, options)

    assert "Ann" in shown
    assert _STEERS.findall(_COLOURS.sub("", shown)) == []


class _Judged:
    """Takes any document, and hands on what was found out about quotations full of commands."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self.failure, self.finish = writer.failure, writer.finish

    def document(self, document: Document) -> None:
        said = document.text[:90]
        whole, within = TextSpan(0, len(said)), TextSpan(4, 40)
        differences = (
            Difference("changed", HOSTILE, HOSTILE, within, within, "negation"),
            Difference("left_out", "", f"a{HOSTILE}", TextSpan(50, 50)),
            Difference("cut_before", "", f"b{HOSTILE}"),
        )
        place = SourcePlace(f"id{HOSTILE}", (within,), said, f"path{HOSTILE}", f"page{HOSTILE}", None)
        quotation = CheckedQuotation(
            f"v1{HOSTILE}",
            said,
            "stitched",
            (whole,),
            f"q1{HOSTILE}",
            turns_meaning=True,
            speaker=SpeakerCheck(f"Ann{HOSTILE}", f"Bo{HOSTILE}", "other"),
            found=place,
            places=2,
            differences=differences,
            notes=(f"note{HOSTILE}",),
        )
        near = ReportedStatement("q1", f"a{HOSTILE}", (within,), HOSTILE, (NearPassage(place, f"Cy{HOSTILE}"),))
        unread = (Failure(f"id{HOSTILE}", f"gone{HOSTILE}"),)
        self._writer.verification(Verification(document, (quotation,), 1, unread, (near,)))


@pytest.mark.parametrize("chosen", [one for one in FORMATS if not one.binary], ids=lambda one: str(one.name))
def test_no_format_of_judged_quotations_steers_a_terminal(
    monkeypatch: pytest.MonkeyPatch, chosen: OutputFormat
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    options = WriteOptions(several=True, title=HOSTILE)
    with open_output(Output(chosen, None, options, before=_Judged), None, model=HOSTILE) as writer:
        writer.document(_document())
        writer.failure(Failure(f"id{HOSTILE}", f"broken{HOSTILE}"))
    shown = terminal.getvalue()

    assert "Ann" in shown
    assert _STEERS.findall(_COLOURS.sub("", shown)) == []


@pytest.mark.parametrize("name", ["json", "jsonl", "label-studio"])
def test_json_on_a_terminal_holds_the_same_data(name: str) -> None:
    elsewhere, terminal = io.StringIO(), io.StringIO()
    for stream in (elsewhere, cast("IO[Any]", TerminalText(terminal, "json"))):
        writer = output_format(name).open(stream, WriteOptions(with_text=True))
        writer.document(_document())
        writer.finish()

    assert json.loads(elsewhere.getvalue()) == json.loads(terminal.getvalue())


def test_xml_on_a_terminal_is_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _written(monkeypatch, output_format("tei"), WriteOptions())

    assert "\u202e" not in shown
    assert "\u202e" in "".join(ElementTree.fromstring(shown).itertext())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\r\nc\n", "a\tb\r\nc\n"),
        ("a\rb", "a␍b"),
        ("\x1b[31m", "␛[31m"),
        ("\u202e\u200b", "\ufffd\ufffd"),
        ("é 日本 👩‍🚀", "é 日本 👩‍🚀"),
    ],
)
def test_what_is_shown_instead(text: str, shown: str) -> None:
    assert shown_on_terminal(text) == shown


def test_what_is_shown_instead_in_json_and_xml() -> None:
    assert json.loads(shown_on_terminal('"\x7f\u202e"', "json")) == "\x7f\u202e"
    assert shown_on_terminal("\u202e", "xml") == "&#x202e;"


def test_a_file_gets_the_text_as_it_is(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = output_format("csv").open(stream, WriteOptions())
        writer.document(_document())
        writer.finish()

    assert "\x1b[31m \x9b31m" in (tmp_path / "a.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
@pytest.mark.parametrize(
    "arguments",
    [
        ["\x1b[31mextract"],
        ["extract", "--\x1b[31mformat"],
        ["extract", "a.txt", "--format", "\x1b]8;;http://example.org\x07csv"],
        ["extract", "a.txt", "-o", "a.\x1b[31m\u202ebin"],
        ["extract", "\x1b[31mno.txt\u202e", "--engine", "rules"],
        ["extract", "a.txt", "--roster", "\x1b[31mno\x07.txt"],
        ["schema", "\x1b[31mtoo many"],
        ["gold", "\x1b[31mchek"],
        ["gold", "check", "\x1b[31mno\x9b31m.jsonl"],
        ["score", "\x1b[31mno.jsonl"],
        ["report", "\x1b[31mno.txt", "-o", "\x1b[31mno/\x07a.html"],
        ["verify", "a.txt", "--against", "\x1b[31mno.txt\u202e"],
        ["verify", "a.txt", "--against", "a.txt", "--only", "\x1b[31mno"],
        ["verify", "a.txt", "--against", "a.txt", "--accepted", "\x1b[31mno\x07.jsonl"],
    ],
    ids=lambda arguments: " ".join(map(ascii, arguments)),
)
def test_a_command_line_never_steers_the_terminal_that_it_is_wrong_on(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text("“It is late,” said Ann Lund.", encoding="utf-8")
    code, shown = _on_a_terminal(arguments, tmp_path)

    assert code in (1, 2)
    assert "Traceback" not in shown
    assert _STEERS.findall(_COLOURS.sub("", shown)) == []


def _on_a_terminal(arguments: list[str], folder: Path) -> tuple[int, str]:
    """The exit code of a command on a terminal of its own, and what it sent there."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "inquit", *arguments], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        sent = b""
        while select.select([ours], [], []):
            try:
                part = os.read(ours, 65536)
            except OSError:  # so Linux says that nobody writes any more
                break
            if not part:
                break
            sent += part
        os.close(ours)
    return process.returncode, sent.decode("utf-8", "surrogateescape")
