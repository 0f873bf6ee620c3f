"""Results as files, written one document at a time: a module a format, and the list of the formats."""

from __future__ import annotations

from inquit.io.writers.base import Format, WriteOptions, Writer
from inquit.io.writers.registry import FORMATS

__all__ = ["FORMATS", "Format", "WriteOptions", "Writer"]
