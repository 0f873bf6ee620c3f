"""What the user names on the command line, as a stream of texts: files, folders, JSON Lines and standard input.

One bad input never stops the others: it becomes a `Failure` at its place in the stream.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.decoding import Decoded, decode

__all__ = ["STDIN", "Source", "count_sources", "read_sources", "reason"]

STDIN = "-"
_STDIN_ID = "stdin"


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read: its id, where it came from and in which encoding, and what the user should be told."""

    id: str
    text: str
    path: str
    encoding: str
    encoding_detected: bool = False
    notices: tuple[str, ...] = ()


def read_sources(inputs: Sequence[str], stdin: BinaryIO) -> Iterator[Source | Failure]:
    """The texts of the inputs, one at a time, in the order given.

    An input is `-` (standard input), a folder (its `.txt` files, also those in folders below it, sorted by path), a
    `.jsonl` file (a text a line) or a text file. A file's id is its path as given, a line's is its own `id`.
    """
    for name in inputs:
        if name == STDIN:
            yield _text_source(_STDIN_ID, stdin.read())
        elif os.path.isdir(name):  # unlike Path.is_dir, False for a name that cannot be a path at all
            yield from _read_folder(name)
        elif _is_json_lines(name):
            yield from _read_lines(name)
        else:
            yield _read_file(name)


def count_sources(inputs: Sequence[str]) -> int:
    """How many texts `read_sources` will give, for a progress bar; an input that cannot be read counts as one."""
    return sum(_count(name) for name in inputs)


def reason(error: OSError) -> str:
    """What the operating system says went wrong, in lower case, to stand after a colon or in brackets."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]


def _count(name: str) -> int:
    try:
        if name != STDIN and os.path.isdir(name):
            return max(1, len(_folder_files(name)))
        if name != STDIN and _is_json_lines(name) and os.path.isfile(name):  # a named pipe can be read only once
            with open(name, "rb") as lines:
                return sum(1 for line in lines if line.strip())
    except (OSError, InputError):
        pass  # said when it is read
    return 1


def _is_json_lines(name: str) -> bool:
    return Path(name).suffix.lower() == ".jsonl"


def _read_file(name: str) -> Source | Failure:
    try:
        data = Path(name).read_bytes()
    except FileNotFoundError:
        return Failure(name, f"{name}: no such file or folder; check the path")
    except OSError as error:
        return Failure(name, f"{name}: cannot be read ({reason(error)})")
    return _text_source(name, data)


def _text_source(name: str, data: bytes) -> Source | Failure:
    try:
        decoded = decode(data, name)
    except InputError as error:
        return Failure(name, str(error))
    return Source(name, decoded.text, name, decoded.encoding, decoded.detected, tuple(_notices(name, decoded)))


def _notices(name: str, decoded: Decoded) -> Iterator[str]:
    if not decoded.text.strip():
        yield f"{name}: empty, so there are no statements in it"
    if decoded.detected:
        yield f"{name}: not UTF-8, read as {decoded.encoding}; if that is wrong, save the file as UTF-8"


def _read_folder(name: str) -> Iterator[Source | Failure]:
    try:
        files = _folder_files(name)
    except OSError as error:
        yield Failure(name, f"{error.filename or name}: cannot be read ({reason(error)})")
        return
    if not files:
        yield Failure(name, f"{name}: no .txt files in this folder; name the files if they end in something else")
    for file in files:
        yield _read_file(file)


def _folder_files(name: str) -> list[str]:
    def refuse(error: OSError) -> None:
        raise error

    return sorted(
        Path(folder, file).as_posix()
        for folder, _, files in os.walk(name, onerror=refuse)
        for file in files
        if file.lower().endswith(".txt")
    )


def _read_lines(name: str) -> Iterator[Source | Failure]:
    try:
        with open(name, "rb") as lines:
            for number, line in enumerate(lines, start=1):
                data = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip()
                if data:
                    yield _line_source(name, number, data)
    except FileNotFoundError:
        yield Failure(name, f"{name}: no such file or folder; check the path")
    except OSError as error:
        yield Failure(name, f"{name}: cannot be read ({reason(error)})")


def _line_source(name: str, number: int, data: bytes) -> Source | Failure:
    where = f"{name}, line {number}"
    try:
        record = json.loads(data)
    except json.JSONDecodeError as error:
        return Failure(where, f"{where}: not valid JSON ({error.msg.lower()} at column {error.colno})")
    except UnicodeDecodeError:
        return Failure(where, f"{where}: not UTF-8, which JSON Lines must be")
    except (ValueError, RecursionError) as error:
        return Failure(where, f"{where}: JSON that cannot be read ({error})")
    match record:
        case {"id": str() | int() as id_, "text": str() as text} if not isinstance(id_, bool):
            notices = () if text.strip() else (f"{where}: empty, so there are no statements in it",)
            return Source(str(id_), text, name, "utf-8", notices=notices)
    return Failure(where, f'{where}: each line must look like {{"id": "a1", "text": "..."}}')
