"""Compressed files: `inquit.io.read_inputs` reads what is in one by its own format."""

from __future__ import annotations

from inquit.io.compressed import is_compressed
from inquit.io.inputs.input_format import Head, InputFormat

__all__ = ["FORMAT"]


def _is_compressed(head: Head) -> bool:
    return is_compressed(head.data)


FORMAT = InputFormat(
    name="compressed",
    suffixes=(".gz", ".bz2", ".xz", ".zst"),
    media_types=("application/gzip", "application/x-bzip2", "application/x-xz", "application/zstd"),
    magic=_is_compressed,
    parse=None,
)
