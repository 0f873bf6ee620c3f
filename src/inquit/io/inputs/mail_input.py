"""E-mail (`.eml`): what the sender writes, and what is quoted in it."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.mail_message import mail_source
from inquit.io.item import Item
from inquit.io.mail_signs import is_mail
from inquit.io.read_options import ReadOptions
from inquit.source import Source

__all__ = ["FORMAT", "parse"]


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is encrypted, or what should be text is none.
    """
    del options  # nothing to choose
    yield mail_source(item.read(), item.name, item.name)


def _has_its_fields(head: Head) -> bool:
    return is_mail(head.text)


def _has_fields(head: Head) -> bool:
    return is_mail(head.text, named=True)


FORMAT = InputFormat(
    name="e-mail",
    suffixes=(".eml",),
    media_types=("message/rfc822",),
    magic=_has_its_fields,
    if_named=_has_fields,
    parse=parse,
    libraries=("lxml.html",),
    sandboxed=True,
)
