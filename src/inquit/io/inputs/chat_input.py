"""Chats in plain text, as programs log and export them (IRC, WhatsApp and their like): a turn a message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquit.io.inputs.chat_dates import iso_times
from inquit.io.inputs.chat_lines import chat_form, read_lines
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.spoken_pieces import SpokenPiece, spoken_text
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.text_decoding import decode
from inquit.io.xml_root import xml_root
from inquit.source import Source

__all__ = ["FORMAT", "parse"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKED_UP = (b"<?xml", b"<!")
_BEGINNING = 20_000  # characters in which the form of a chat shows


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is no text.
    """
    del options  # nothing to choose
    decoded = decode(item.read(), item.name, declared=item.charset)
    lines = _LINE_END.split(decoded.text)
    form = chat_form(lines)
    messages = [] if form is None else [one for one in read_lines(lines, form) if one.text]
    dates = iso_times([one.time for one in messages])
    text = spoken_text(
        SpokenPiece(one.text, one.name, time, None, f"line {one.number}", begins=True)
        for one, time in zip(messages, dates.times, strict=True)
    )
    notices = (
        *(() if text.text else (empty_notice(item.name),)),
        *decoding_notices(item.name, decoded),
        *(() if dates.notice is None else (f"{item.name}: {dates.notice}",)),
    )
    yield text.source(
        item.name, encoding=decoded.encoding, detected=decoded.detected, notices=notices, meta={"format": "chat"}
    )


def _has_a_form(head: Head) -> bool:
    text = head.text[:_BEGINNING]
    if (b":" not in text and b"<" not in text) or text.lstrip().startswith(_MARKED_UP) or xml_root(head.text):
        return False  # neither a mark, nor only that of elements
    *lines, last = _LINE_END.split(text.decode("utf-8", "replace"))
    return chat_form(lines if len(text) == _BEGINNING else [*lines, last]) is not None


FORMAT = InputFormat(
    name="chat",
    suffixes=(),
    media_types=("text/plain",),
    magic=_has_a_form,
    parse=parse,
    sandboxed=True,  # for its memory: a log may have millions of messages
)
