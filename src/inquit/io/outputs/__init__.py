"""Results as files, written one document at a time: a module a format, and the list of all of them."""

from __future__ import annotations

from inquit.io.outputs.all_outputs import OUTPUT_FORMATS
from inquit.io.outputs.output_format import OutputFormat, RefusedError, WriteOptions, Writer

__all__ = ["OUTPUT_FORMATS", "OutputFormat", "RefusedError", "WriteOptions", "Writer"]
