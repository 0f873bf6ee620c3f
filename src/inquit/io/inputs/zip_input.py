"""ZIP archives: `inquit.io.read_inputs` reads what they hold, each file by its own format."""

from __future__ import annotations

from inquit.io.inputs.input_format import Head, InputFormat

__all__ = ["FORMAT"]


def _is_archive(head: Head) -> bool:
    return head.packed


FORMAT = InputFormat(name="ZIP", suffixes=(".zip",), media_types=("application/zip",), magic=_is_archive, parse=None)
