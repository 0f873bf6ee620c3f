"""What the user names on the command line, as a stream of texts: files, folders, archives, URLs and standard input.

One bad input never stops the others: it becomes a `Failure` at its place in the stream.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.addresses import NetworkAccess
from inquit.io.archives import members_of, opened_archive, reading_member, unpacked_size
from inquit.io.compressed import unpacking
from inquit.io.folders import folder_files, is_wanted, natural_key
from inquit.io.input_faults import said_of
from inquit.io.inputs.all_inputs import ARCHIVE, COMPRESSED, format_of_name
from inquit.io.inputs.input_format import InputFormat
from inquit.io.item import Item, is_url
from inquit.io.joining import joined
from inquit.io.limits import MAX_DEPTH
from inquit.io.metadata_file import with_metadata
from inquit.io.named_files import no_such_file
from inquit.io.opened_files import opened
from inquit.io.read_options import ReadOptions
from inquit.io.sandbox import Sandbox, SandboxRequest
from inquit.io.sniff import sniff
from inquit.io.unread_kinds import UnreadKindError
from inquit.io.web_reading import WebReading
from inquit.source import Found

__all__ = ["STDIN", "read_item", "read_sources"]

STDIN = "-"
_STDIN_ID = "stdin"


def read_sources(
    inputs: Sequence[str], stdin: BinaryIO, options: ReadOptions | None = None, web: WebReading | None = None
) -> Iterator[Found]:
    """The texts of the inputs, one at a time, in the order given.

    An input is `-` (standard input), a URL, a folder (its files, also those in folders below it, sorted by path) or a
    file; an archive is read as a folder. A file's id is its path as given, that of a member of an archive
    `ARCHIVE/PATH`, a table's row has its own or `PATH:NUMBER`. Where all are to be read as one, failures come first.

    web: how pages are read; by itself, each that is named as it is.
    """
    options = options or ReadOptions()
    texts = _one_by_one(inputs, stdin, options, web or WebReading())
    if options.metadata is not None:
        texts = _bordered(str(options.metadata), with_metadata(texts, options.metadata, options))
    return joined(texts, [_STDIN_ID if name == STDIN else name for name in inputs]) if options.join else texts


def read_item(item: Item, options: ReadOptions, sandbox: Sandbox) -> Iterator[Found]:
    """The texts of something that is open already, of any format but those that lead elsewhere."""
    return _Inputs(options, sandbox, WebReading()).item(item)


def _one_by_one(inputs: Sequence[str], stdin: BinaryIO, options: ReadOptions, web: WebReading) -> Iterator[Found]:
    with Sandbox() as sandbox:
        run = _Inputs(options, sandbox, web)
        for name in inputs:
            yield from run.item(Item(_STDIN_ID, stdin)) if name == STDIN else run.named(name)


def _nothing_in(name: str, what: str, options: ReadOptions) -> Failure:
    if options.glob is None:
        return Failure(
            name, f"{name}: no file in this {what} is of a format that inquit reads; name others with --glob"
        )
    return Failure(name, f"{name}: no file in this {what} fits --glob {options.glob!r}")


def _bordered(name: str, texts: Iterator[Found]) -> Iterator[Found]:
    """The border around each input: whatever happens within is a failure of this one, and the next is read."""
    try:
        yield from texts
    except Exception as error:  # noqa: BLE001 - see above; what is inquit's own fault is told apart
        yield Failure(name, said_of(name, error))


class _Inputs:
    """One run over the inputs."""

    def __init__(self, options: ReadOptions, sandbox: Sandbox, web: WebReading) -> None:
        self._options = options
        self._web = web
        self._sandbox = sandbox
        self._access = NetworkAccess(options.allow_private, options.allow_host)
        self._chosen = options.glob is not None  # whether what a folder holds is named by the user, too
        self._passed_over = 0  # files of the folder or archive at hand

    def item(self, item: Item, depth: int = 0) -> Iterator[Found]:
        """The texts of an item of any format."""
        texts = self._item(item, depth)
        return _bordered(item.name, texts if item.named else self._unless_unread(item, texts))

    def named(self, name: str, *, in_folder: bool = False) -> Iterator[Found]:
        """The texts of what has this name: a URL, a folder or a file."""
        if is_url(name) and not in_folder:
            return _bordered(name, self._url(name))
        if os.path.isdir(name):  # unlike Path.is_dir, False for a name that cannot be a path at all
            return _bordered(name, self._folder(name))
        return _bordered(name, self._file(name, in_folder))

    def _item(self, item: Item, depth: int) -> Iterator[Found]:
        format_ = sniff(item, self._options)
        if format_.leads_to_pages and self._web.follows:
            yield from self._web.followed(self._parsed(item, format_), self._access, lambda page: self.item(page))
        elif format_ is ARCHIVE:
            yield from self._archive(item, depth)
        elif format_ is COMPRESSED:
            yield from self._compressed(item, depth)
        else:
            yield from self._parsed(item, format_)

    def _parsed(self, item: Item, format_: InputFormat) -> Iterator[Found]:
        if (format_.sandboxed or self._options.html_cells) and item.head:
            return self._sandbox.read(self._request(item, format_))
        return format_.load(item.name)(item, self._options)

    def _unless_unread(self, item: Item, texts: Iterator[Found]) -> Iterator[Found]:
        """What nobody named is passed over like a file of another ending, where its ending does not say what it is."""
        try:
            yield from texts
        except UnreadKindError:
            named = format_of_name(item.name)
            if named is None or not named.shares_suffixes:
                raise
            self._passed_over += 1

    def _all_of(self, name: str, what: str, texts: Sequence[Iterator[Found]]) -> Iterator[Found]:
        """The texts of all files of a folder or an archive; where none is of a format that is read, a failure."""
        above, self._passed_over = self._passed_over, 0
        yield from chain.from_iterable(texts)
        if self._passed_over == len(texts):
            yield _nothing_in(name, what, self._options)
        self._passed_over = above

    def _file(self, name: str, in_folder: bool) -> Iterator[Found]:
        try:
            with opened(name, ordinary=in_folder) as file:
                named = self._chosen or not in_folder
                yield from self.item(Item(name, file.stream, file=file.path, named=named))
        except FileNotFoundError as error:
            raise InputError(no_such_file(name)) from error

    def _url(self, name: str) -> Iterator[Found]:
        page = self._web.page(name, self._access)
        if page is not None:
            yield from self.item(page)

    def _folder(self, name: str) -> Iterator[Found]:
        files = folder_files(name, self._options)
        yield from self._all_of(name, "folder", [self.named(file, in_folder=True) for file in files])

    def _request(self, item: Item, format_: InputFormat) -> SandboxRequest:
        if item.file is not None:
            return SandboxRequest(format_.name, item.name, self._options, file=item.file, rows=item.rows)
        data = item.read()
        return SandboxRequest(format_.name, item.name, self._options, data=data, charset=item.charset, rows=item.rows)

    def _compressed(self, item: Item, depth: int) -> Iterator[Found]:
        if depth == MAX_DEPTH:
            raise InputError(f"{item.name}: packed more than {MAX_DEPTH} times over; unpack it first")
        with unpacking(item.stream, item.head, item.name) as stream:
            inner = Item(item.name, stream, charset=item.charset, rewinds=False, named=item.named, rows=item.rows)
            yield from self.item(inner, depth + 1)

    def _archive(self, item: Item, depth: int) -> Iterator[Found]:
        if depth == MAX_DEPTH:
            raise InputError(f"{item.name}: an archive in an archive in an archive; unpack it first")
        try:
            with opened_archive(item.seekable(), item.name) as archive:
                unpacked_size(archive, item.name)
                wanted = [info for info in members_of(archive) if is_wanted(info.filename, self._options)]
                if self._options.join:
                    wanted.sort(key=lambda info: natural_key(info.filename))
                names = [f"{item.name}/{info.filename}" for info in wanted]
                texts = [
                    _bordered(name, self._member(archive, info, name, depth))
                    for name, info in zip(names, wanted, strict=True)
                ]
                yield from self._all_of(item.name, "archive", texts)
        except BadZipFile as error:
            raise InputError(f"{item.name}: a damaged ZIP file ({error}); get it anew") from error

    def _member(self, archive: ZipFile, info: ZipInfo, name: str, depth: int) -> Iterator[Found]:
        with reading_member(archive, info, name) as stream:
            yield from self.item(Item(name, stream, rewinds=False, named=self._chosen), depth + 1)
