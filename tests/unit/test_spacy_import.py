"""spaCy is imported without its command line, which is there all the same for whoever asks."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from inquit.spacy_import import import_spacy
import_spacy()
import spacy
import_spacy()
print(*sorted({"spacy.cli", "spacy.cli.info", "weasel"} & set(sys.modules)))
print(hasattr(spacy, "no_such_name"))
print(spacy.info(silent=True, exclude=["pipelines"])["spacy_version"] == spacy.__version__)
print(spacy.cli is sys.modules["spacy.cli"], callable(spacy.cli.info), callable(spacy.cli.download))
"""


@pytest.mark.model
def test_its_commands_are_loaded_when_they_are_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines() == ["", "False", "True", "True True True"]
