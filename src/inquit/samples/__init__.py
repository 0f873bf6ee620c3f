"""The sample article of `inquit demo`, written for this project."""

from __future__ import annotations

from importlib import resources

__all__ = ["SAMPLE", "read_sample"]

SAMPLE = "harbour.txt"


def read_sample() -> str:
    """The text of the sample article."""
    return resources.files(__name__).joinpath(SAMPLE).read_bytes().decode("utf-8")
