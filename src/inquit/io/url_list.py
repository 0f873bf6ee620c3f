"""A file that names pages, an address a line."""

from __future__ import annotations

from pathlib import Path

from inquit.errors import InputError
from inquit.io.item import is_url
from inquit.io.side_files import read_side_file
from inquit.io.text_decoding import decode

__all__ = ["urls_in"]

_SHOWN = 60  # characters of a line that is none
_COMMENT = "#"


def urls_in(path: Path) -> list[str]:
    """The addresses in a file; empty lines, and those that begin with `#`, are passed over.

    Raises:
        InputError: it cannot be read, names nothing, or a line is no address.
    """
    found = []
    for number, line in enumerate(decode(read_side_file(path), str(path)).text.splitlines(), start=1):
        url = line.strip()
        if not url or url.startswith(_COMMENT):
            continue
        if not is_url(url):
            raise InputError(f"{path}, line {number}: {url[:_SHOWN]!r} is no URL; write one a line, as https://...")
        found.append(url)
    if not found:
        raise InputError(f"{path}: names no URL; write one a line")
    return found
