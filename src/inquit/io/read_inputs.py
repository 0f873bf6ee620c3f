"""What the user names on the command line, as a stream of texts: files, folders, archives, URLs and standard input.

One bad input never stops the others: it becomes a `Failure` at its place in the stream.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.addresses import NetworkAccess
from inquit.io.archives import members_of, opened_archive, reading_member, unpacked_size
from inquit.io.compressed import unpacking
from inquit.io.fetch import fetch
from inquit.io.inputs.all_inputs import ARCHIVE, COMPRESSED, format_of_name
from inquit.io.inputs.input_format import InputFormat
from inquit.io.item import Item, is_url
from inquit.io.limits import MAX_DEPTH
from inquit.io.named_files import no_such_file
from inquit.io.outfile import written_places
from inquit.io.read_options import ReadOptions, reason
from inquit.io.sandbox import Sandbox, SandboxRequest
from inquit.io.sniff import sniff
from inquit.source import Source

__all__ = ["STDIN", "folder_files", "is_wanted", "read_sources"]

STDIN = "-"
_STDIN_ID = "stdin"
# What macOS puts into archives beside the files, and how the files begin that Word keeps beside those that are open.
_MAC_FOLDER = "__MACOSX"
_WORD_LOCK = "~$"


def read_sources(
    inputs: Sequence[str], stdin: BinaryIO, options: ReadOptions | None = None
) -> Iterator[Source | Failure]:
    """The texts of the inputs, one at a time, in the order given.

    An input is `-` (standard input), a URL, a folder (its files, also those in folders below it, sorted by path) or a
    file; an archive is read as a folder. A file's id is its path as given, that of a member of an archive
    `ARCHIVE/PATH`, a table's row has its own or `PATH:NUMBER`.
    """
    with Sandbox() as sandbox:
        run = _Inputs(options or ReadOptions(), sandbox)
        for name in inputs:
            if name == STDIN:
                yield from run.item(Item(_STDIN_ID, stdin))
            elif is_url(name):
                yield from run.url(name)
            elif os.path.isdir(name):  # unlike Path.is_dir, False for a name that cannot be a path at all
                yield from run.folder(name)
            else:
                yield from run.file(name)


def folder_files(name: str, options: ReadOptions) -> list[str]:
    """The files of a folder, and of the folders below it, that are to be read, sorted by path.

    Raises:
        OSError: a folder cannot be read.
    """

    def refuse(error: OSError) -> None:
        raise error

    skipped = () if options.skip is None else written_places(options.skip.resolve())
    return sorted(
        Path(folder, file).as_posix()
        for folder, _, files in os.walk(name, onerror=refuse)
        for file in files
        if is_wanted(Path(folder, file).relative_to(name).as_posix(), options)
        and not (skipped and Path(folder, file).resolve() in skipped)
    )


def is_wanted(path: str, options: ReadOptions) -> bool:
    """Whether a file of a folder or an archive is to be read; its path begins there."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    if hidden or _MAC_FOLDER in parts or parts[-1].startswith(_WORD_LOCK):
        return False
    if options.glob is None:
        return format_of_name(path) is not None
    return fnmatch(path if "/" in options.glob else parts[-1], options.glob)


def _nothing_in(name: str, what: str, options: ReadOptions) -> Failure:
    if options.glob is None:
        return Failure(
            name, f"{name}: no file in this {what} is of a format that inquit reads; name others with --glob"
        )
    return Failure(name, f"{name}: no file in this {what} fits --glob {options.glob!r}")


class _Inputs:
    """One run over the inputs."""

    def __init__(self, options: ReadOptions, sandbox: Sandbox) -> None:
        self._options = options
        self._sandbox = sandbox
        self._access = NetworkAccess(options.allow_private, options.allow_host)

    def item(self, item: Item, depth: int = 0) -> Iterator[Source | Failure]:
        """The texts of an item of any format."""
        try:
            format_ = sniff(item, self._options)
            if format_ is ARCHIVE:
                yield from self._archive(item, depth)
            elif format_ is COMPRESSED:
                yield from self._compressed(item, depth)
            elif (format_.sandboxed or self._options.html_cells) and item.head:
                yield from self._sandbox.read(self._request(item, format_))
            else:
                yield from format_.load(item.name)(item, self._options)
        except InputError as error:
            yield Failure(item.name, str(error))
        except OSError as error:
            yield Failure(item.name, f"{item.name}: cannot be read ({reason(error)})")
        except Exception as error:  # noqa: BLE001 - a fault in one file must not cost the rest of the batch
            yield Failure(item.name, f"{item.name}: {type(error).__name__}: {error}; please report this with the file")

    def file(self, name: str) -> Iterator[Source | Failure]:
        """The texts of a file."""
        try:
            stream = open(name, "rb")  # noqa: SIM115  closed below
        except FileNotFoundError:
            yield Failure(name, no_such_file(name))
            return
        except OSError as error:
            yield Failure(name, f"{name}: cannot be read ({reason(error)})")
            return
        except ValueError:
            yield Failure(name, f"{name!r}: no name of a file, for a character in it; check the path")
            return
        with stream:
            yield from self.item(Item(name, stream, file=name if os.path.isfile(name) else None))

    def url(self, name: str) -> Iterator[Source | Failure]:
        """The texts of what stands at a URL."""
        try:
            item = fetch(name, self._access)
        except InputError as error:
            yield Failure(name, str(error))
            return
        yield from self.item(item)

    def folder(self, name: str) -> Iterator[Source | Failure]:
        """The texts of the files of a folder."""
        try:
            files = folder_files(name, self._options)
        except OSError as error:
            yield Failure(name, f"{error.filename or name}: cannot be read ({reason(error)})")
            return
        if not files:
            yield _nothing_in(name, "folder", self._options)
        for file in files:
            yield from self.file(file)

    def _request(self, item: Item, format_: InputFormat) -> SandboxRequest:
        if item.file is not None:
            return SandboxRequest(format_.name, item.name, self._options, file=item.file)
        return SandboxRequest(format_.name, item.name, self._options, data=item.read(), charset=item.charset)

    def _compressed(self, item: Item, depth: int) -> Iterator[Source | Failure]:
        if depth == MAX_DEPTH:
            raise InputError(f"{item.name}: packed more than {MAX_DEPTH} times over; unpack it first")
        with unpacking(item.stream, item.head, item.name) as stream:
            yield from self.item(Item(item.name, stream, charset=item.charset, rewinds=False), depth + 1)

    def _archive(self, item: Item, depth: int) -> Iterator[Source | Failure]:
        if depth == MAX_DEPTH:
            raise InputError(f"{item.name}: an archive in an archive in an archive; unpack it first")
        try:
            with opened_archive(item.seekable(), item.name) as archive:
                unpacked_size(archive, item.name)
                wanted = [info for info in members_of(archive) if is_wanted(info.filename, self._options)]
                if not wanted:
                    yield _nothing_in(item.name, "archive", self._options)
                for info in wanted:
                    yield from self._member(archive, info, item.name, depth)
        except BadZipFile as error:
            raise InputError(f"{item.name}: a damaged ZIP file ({error}); get it anew") from error

    def _member(self, archive: ZipFile, info: ZipInfo, where: str, depth: int) -> Iterator[Source | Failure]:
        name = f"{where}/{info.filename}"
        try:
            with reading_member(archive, info, name) as stream:
                yield from self.item(Item(name, stream, rewinds=False), depth + 1)
        except InputError as error:
            yield Failure(name, str(error))
