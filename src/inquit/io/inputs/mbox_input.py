"""Mailboxes (`.mbox`): a text an e-mail. Read line by line: the standard library's reader needs a file of its own."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.mail_message import mail_source
from inquit.io.item import Item, lines_of
from inquit.io.limits import MAX_LINE, size_of
from inquit.io.mail_signs import MAILBOX_LINE, is_mailbox
from inquit.io.read_options import ReadOptions
from inquit.source import Source

__all__ = ["FORMAT", "count", "parse"]


def parse(item: Item, options: ReadOptions) -> Iterator[Source | Failure]:
    """A text for each e-mail, as they are read; one that cannot be read is a failure in its place."""
    del options  # nothing to choose
    for number, data in enumerate(_messages(item), start=1):
        id_ = f"{item.name}:{number}"
        if data is None:
            yield Failure(id_, f"{id_}: an e-mail longer than {size_of(MAX_LINE)}, which is too much for one text")
            continue
        try:
            yield mail_source(data, id_, item.name)
        except InputError as error:
            yield Failure(id_, str(error))


def count(item: Item) -> int:
    """How many texts `parse` will give, and failures in their places."""
    return max(1, sum(1 for _ in _messages(item)))


def _messages(item: Item) -> Iterator[bytes | None]:
    """The bytes of each e-mail; None for one that is too long."""
    parts: list[bytes] = []
    size = 0
    begun = False
    blank = True
    for line in lines_of(item.stream, item.name):
        if line is not None and blank and MAILBOX_LINE.match(line):
            if begun:
                yield None if size > MAX_LINE else b"".join(parts)
            parts, size, begun = [], 0, True
        elif line is None or size + len(line) > MAX_LINE:
            parts, size = [], MAX_LINE + 1
        else:
            kept = line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line
            parts.append(kept)
            size += len(kept)
        blank = line is not None and not line.strip()
    if begun or parts or size:
        yield None if size > MAX_LINE else b"".join(parts)


def _begins(head: Head) -> bool:
    return is_mailbox(head.text)


FORMAT = InputFormat(
    name="mailbox",
    suffixes=(".mbox", ".mbx"),
    media_types=("application/mbox",),
    magic=_begins,
    parse=parse,
    count=count,
    libraries=("lxml.html",),
    sandboxed=True,
)
