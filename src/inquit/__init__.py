"""inquit: who said what.

>>> import inquit
>>> document = inquit.extract("“We won,” said Ann Lee.")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inquit.document import (
    Document,
    Evidence,
    Failure,
    NotQuote,
    Place,
    Quote,
    Roster,
    RosterEntry,
    Speaker,
    Step,
    TextSpan,
)
from inquit.errors import (
    ExtraMissingError,
    GoldError,
    InputError,
    InquitError,
    LexiconError,
    ModelMissingError,
    OutputError,
    SettingsError,
    WorkerError,
)
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.source import GivenSpeaker, GivenTime, Markup, Source

if TYPE_CHECKING:
    from inquit.api import Extractor, extract
    from inquit.files import read, write

__all__ = [
    "DEFAULT_MODEL",
    "Document",
    "Evidence",
    "ExtraMissingError",
    "Extractor",
    "Failure",
    "GivenSpeaker",
    "GivenTime",
    "GoldError",
    "InputError",
    "InquitError",
    "LexiconError",
    "Markup",
    "ModelMissingError",
    "NotQuote",
    "OutputError",
    "Place",
    "Quote",
    "Roster",
    "RosterEntry",
    "Settings",
    "SettingsError",
    "Source",
    "Speaker",
    "Step",
    "TextSpan",
    "WorkerError",
    "__version__",
    "extract",
    "read",
    "write",
]


def __getattr__(name: str) -> Any:
    """Load what is slow to import only when it is used, so that `inquit --help` answers at once."""
    if name in ("Extractor", "extract"):
        from inquit import api

        return getattr(api, name)
    if name in ("read", "write"):
        from inquit import files

        return getattr(files, name)
    if name == "__version__":
        from importlib.metadata import version

        return version("inquit")
    raise AttributeError(f"module 'inquit' has no attribute {name!r}")
