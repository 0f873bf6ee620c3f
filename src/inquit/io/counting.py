"""How many texts the inputs hold, as far as that can be told without reading them: for a progress bar."""

from __future__ import annotations

import os
from collections.abc import Sequence
from zipfile import BadZipFile

from inquit.errors import InputError
from inquit.io.archives import members_of, opened_archive
from inquit.io.fetch import is_url
from inquit.io.formats import ARCHIVE, FORMATS, format_of_name
from inquit.io.guard import Guard, Request
from inquit.io.inputs import STDIN, folder_files, is_wanted
from inquit.io.item import Item, lines_of
from inquit.io.source import ReadOptions

__all__ = ["count_sources"]


def count_sources(inputs: Sequence[str], options: ReadOptions | None = None) -> int:
    """How many texts `read_sources` will give; what cannot be read, or be counted before, counts as one.

    Formats are told by names here, and the tables within archives are not counted.
    """
    options = options or ReadOptions()
    with Guard() as guard:
        return sum(_count(name, options, guard) for name in inputs)


def _count(name: str, options: ReadOptions, guard: Guard) -> int:
    if name == STDIN or is_url(name):
        return 1
    try:
        if os.path.isdir(name):
            return max(1, sum(_count_file(file, options, guard) for file in folder_files(name, options)))
        return _count_file(name, options, guard)
    except OSError:
        return 1  # said when it is read


def _count_file(name: str, options: ReadOptions, guard: Guard) -> int:
    format_ = format_of_name(name)
    if format_ is None or not (format_.table or format_ is ARCHIVE) or not os.path.isfile(name):
        return 1  # a named pipe can be read only once
    try:
        if format_ is FORMATS["Parquet"]:
            return guard.count(Request(format_.name, name, options, file=name))
        with open(name, "rb") as stream:
            item = Item(name, stream, file=name)
            if format_ is ARCHIVE:
                with opened_archive(stream, name) as archive:
                    return max(1, sum(is_wanted(info.filename, options) for info in members_of(archive)))
            if format_ is FORMATS["CSV"]:
                from inquit.io.readers.csv_table import count

                return count(item)
            return sum(1 for line in lines_of(item.stream) if line is None or line.strip())
    except (OSError, InputError, BadZipFile):
        return 1
