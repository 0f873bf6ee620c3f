"""spaCy without its own command line, which takes a fourth of the time of its import and which nobody runs here.

With spaCy a package for projects comes in, with clients of the network and templates below it. `spacy.cli` and
`spacy.info` are loaded when somebody asks for them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["import_spacy"]

# What `spacy/__init__.py` imports of its command line.
_COMMANDS, _PART = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, unless it has been imported."""
    if "spacy" in sys.modules:
        return
    stand_in = ModuleType(_PART)
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[_PART] = stand_in
    try:
        spacy = import_module("spacy")
    finally:
        if sys.modules.get(_PART) is stand_in:
            del sys.modules[_PART]
    spacy.__getattr__ = _when_asked  # type: ignore[method-assign]


def _info(*args: Any, **given: Any) -> Any:
    """`spacy.info`, whose module is loaded for it."""
    return import_module(_PART).info(*args, **given)


def _when_asked(name: str) -> Any:
    if name == "cli":
        return import_module(_COMMANDS)
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")
