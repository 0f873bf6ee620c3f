"""The public surface changes only on purpose, and costs little to import."""

from __future__ import annotations

import subprocess
import sys

import pytest

import inquit


def test_all_is_sorted_and_every_name_is_there() -> None:
    assert inquit.__all__ == sorted(inquit.__all__, key=lambda name: (not name.isupper(), name))  # constants first
    assert all(hasattr(inquit, name) for name in inquit.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = inquit.nothing_of_the_kind


@pytest.mark.parametrize("command", ["import inquit", "import inquit.cli"])
def test_importing_does_not_import_spacy(command: str) -> None:
    program = f"import sys; {command}; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
