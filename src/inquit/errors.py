"""The exceptions of inquit.

InquitError
├── InputError         a text or file that cannot be read
├── OutputError        a file that cannot be written
├── StoreError         a database that cannot be opened, read or written
│   ├── MissingError   a text, statement, person or correction that is not in the database
│   └── StaleError     a correction of what somebody else has changed since it was shown
├── SettingsError      a setting, filter or roster that makes no sense
├── LexiconError       a word list or weight file that is damaged
├── ModelMissingError  a spaCy pipeline that is not installed or lacks a part
├── ExtraMissingError  a package that only some formats or engines need, and that is not installed
├── GoldError          gold data, or predictions, that cannot be scored
└── WorkerError        a process to read texts in that cannot be started

One class for each thing that a caller would do differently. Every message says what is wrong, where, and what to do.
"""

from __future__ import annotations

import copyreg
from os import PathLike
from typing import Any

from inquit.installation import install_command, model_command

__all__ = [
    "ExtraMissingError",
    "GoldError",
    "InputError",
    "InquitError",
    "LexiconError",
    "MissingError",
    "ModelMissingError",
    "OutputError",
    "SettingsError",
    "StaleError",
    "StoreError",
    "WorkerError",
    "in_one_line",
    "not_a_text",
    "said_by",
]


def in_one_line(message: str) -> str:
    """A message without line breaks."""
    return " ".join(line.strip() for line in message.splitlines() if line.strip())


def said_by(error: BaseException) -> str:
    """What an error of a library says, in its first line; its name where it says nothing."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


class InquitError(Exception):
    """Base class: catching it catches everything that inquit raises on purpose.

    Its message is one line, whatever a library's own message or a name in a file has put into it.
    """

    def __str__(self) -> str:
        return in_one_line(super().__str__())


class InputError(InquitError):
    """A text or file that cannot be read."""


class OutputError(InquitError):
    """A file that cannot be written."""


class StoreError(InquitError):
    """A database of documents that cannot be opened, read or written."""


class MissingError(StoreError):
    """A text, statement, person or correction that is not in the database, or not any more."""


class StaleError(StoreError):
    """A correction of what somebody else has changed since it was shown; nothing was corrected.

    now: what is there now, as plain data: a statement each, None for one that is there no more.
    """

    def __init__(self, message: str, now: tuple[dict[str, object] | None, ...] = ()) -> None:
        super().__init__(message)
        self.now = now


class SettingsError(InquitError):
    """A setting, filter or roster that makes no sense."""


class LexiconError(InquitError):
    """A word list or weight file that is damaged."""


class ModelMissingError(InquitError):
    """A spaCy pipeline that is not installed or lacks a needed part."""


class ExtraMissingError(InquitError):
    """A package that only some formats or engines need, and that is not installed.

    what: what needs it.
    package: its name.
    extra: the extra of inquit that brings it; None where it is a distribution of inquit's own, with a model.
    """

    def __init__(self, what: str, package: str, *, extra: str | None) -> None:
        command = model_command(package) if extra is None else install_command(extra)
        super().__init__(f"{what} needs {package}, which is not installed: {command}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process may send it, which knows the message and not of what it was made."""
        return copyreg.__newobj__, (type(self), str(self))  # type: ignore[attr-defined]


class GoldError(InquitError):
    """Gold data, or predictions, that cannot be scored; `faults` names everything that is wrong, a line each."""

    def __init__(self, message: str, *, faults: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults or (message,)


class WorkerError(InquitError):
    """A process to read texts in that cannot be started."""


def not_a_text(id: str, value: object) -> InputError:
    """The error for a value that stands where a text should."""
    what = "read files with inquit.read(path)" if isinstance(value, PathLike) else "decode bytes first"
    return InputError(f"document {id!r}: a text must be a str, not {type(value).__name__}; {what}")
