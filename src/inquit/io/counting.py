"""How many texts the inputs hold, as far as that can be told without reading them: for a progress bar."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from inquit.io.archives import members_of, opened_archive
from inquit.io.folders import folder_files, is_wanted
from inquit.io.inputs.all_inputs import ARCHIVE, format_of_name, is_compressed_name
from inquit.io.item import Item, is_url
from inquit.io.opened_files import opened
from inquit.io.read_inputs import STDIN
from inquit.io.read_options import ReadOptions
from inquit.io.sandbox import Sandbox, SandboxRequest
from inquit.source import Found

__all__ = ["count_sources"]


def count_sources(inputs: Sequence[str], options: ReadOptions | None = None) -> int:
    """How many texts `read_sources` will give; what cannot be read, or be counted before, counts as one.

    Formats are told by names here, and the tables within archives are not counted.
    """
    options = options or ReadOptions()
    if options.join:
        return 1
    with Sandbox() as sandbox:
        return sum(_count(name, options, sandbox) for name in inputs)


def _count(name: str, options: ReadOptions, sandbox: Sandbox) -> int:
    if name == STDIN or is_url(name):
        return 1
    if not os.path.isdir(name):
        return _bordered(partial(_in_file, name, options, sandbox))
    return _bordered(partial(_in_folder, name, options, sandbox))


def _bordered(count: Callable[[], int]) -> int:
    """The border around each input: what is wrong with it is said when it is read; here only a number is lost."""
    try:
        return count()
    except Exception:  # noqa: BLE001 - see above
        return 1


def _in_folder(name: str, options: ReadOptions, sandbox: Sandbox) -> int:
    files = folder_files(name, options)
    return max(1, sum(_bordered(partial(_in_file, file, options, sandbox)) for file in files))


def _in_file(name: str, options: ReadOptions, sandbox: Sandbox) -> int:
    format_ = format_of_name(name)
    if is_compressed_name(name):
        return 1  # all of it would have to be unpacked
    if options.joins_rows and options.id_column is None and format_ is not ARCHIVE:
        return 1
    if format_ is None or (format_.count is None and format_ is not ARCHIVE) or not os.path.isfile(name):
        return 1  # a named pipe can be read only once
    with opened(name, ordinary=True) as file:
        if format_.sandboxed and file.path is not None:
            request = SandboxRequest(format_.name, name, options, file=file.path)
            return _joined(sandbox.read(request)) if options.joins_rows else sandbox.count(request)
        if format_.sandboxed:
            return 1
        if format_.count is not None:
            item = Item(name, file.stream, file=file.path)
            return _joined(format_.load(name)(item, options)) if options.joins_rows else format_.count(item)
        with opened_archive(file.stream, name) as archive:
            return max(1, sum(is_wanted(info.filename, options) for info in members_of(archive)))


def _joined(texts: Iterator[Found]) -> int:
    """How many texts the rows of a table are put together to: the table has to be read for that."""
    return max(1, sum(1 for _ in texts))
