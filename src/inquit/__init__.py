"""inquit: who said what.

>>> import inquit
>>> document = inquit.extract("“We won,” said Ann Lee.")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
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
    TimeSpan,
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
    StoreError,
    WorkerError,
)
from inquit.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from inquit.api import Extractor, extract
    from inquit.files import read, read_results, write
    from inquit.source import GivenTime, GivenTurn, Markup, Source, Turn
    from inquit.store import Store as Store
    from inquit.verification import CheckedQuotation, Difference, Sources, Verification, verify

__all__ = [
    "DEFAULT_MODEL",
    "CheckedQuotation",
    "Difference",
    "Document",
    "Evidence",
    "ExtraMissingError",
    "Extractor",
    "Failure",
    "GivenTime",
    "GivenTurn",
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
    "Sources",
    "Speaker",
    "Step",
    "StoreError",
    "TextSpan",
    "TimeSpan",
    "Turn",
    "Verification",
    "WorkerError",
    "__version__",
    "extract",
    "read",
    "read_results",
    "verify",
    "write",
]


# Where each name is that is loaded only when it is used, so that `inquit --help` answers at once.
# `Store` is not in `__all__`, so that `from inquit import *` works without the extra that it needs.
_LAZY = {
    "CheckedQuotation": "verification",
    "Difference": "verification",
    "Extractor": "api",
    "extract": "api",
    "read": "files",
    "read_results": "files",
    "write": "files",
    "GivenTime": "source",
    "GivenTurn": "source",
    "Markup": "source",
    "Source": "source",
    "Sources": "verification",
    "Store": "store",
    "Turn": "source",
    "Verification": "verification",
    "verify": "verification",
}


def __getattr__(name: str) -> Any:
    """A name of `_LAZY`, or the version."""
    if name in _LAZY:
        return getattr(import_module(f"inquit.{_LAZY[name]}"), name)
    if name == "__version__":
        from importlib.metadata import version

        return version("inquit")
    raise AttributeError(f"module 'inquit' has no attribute {name!r}")
