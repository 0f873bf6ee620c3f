"""The format of an item, from its content and its name together; where they disagree, the content is right."""

from __future__ import annotations

from zipfile import BadZipFile

from inquit.errors import InputError
from inquit.io.inputs.all_inputs import ARCHIVE, INPUT_FORMATS, PLAIN_TEXT, format_of_name
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions

__all__ = ["sniff"]

# What is known for what it is, so that the message can say what to do.
_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "an old Office file, or one with a password", "save it as .docx without a password"),
    (b"{\\rtf", "an RTF file", "save it as .docx"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip file", "unpack it first"),
    (b"Rar!", "a RAR file", "unpack it first"),
)
_UNREAD_PACKED = (
    ("xl/workbook.xml", "a spreadsheet", "save the sheet as CSV"),
    ("ppt/presentation.xml", "a presentation", "save it as PDF"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
)


def sniff(item: Item, options: ReadOptions) -> InputFormat:
    """The format of an item.

    Raises:
        InputError: it is of a format that is known, and not read, or it is a damaged archive.
    """
    head, named = Head(item, options), format_of_name(item.name)
    for start, what, advice in _UNREAD:
        if head.data.startswith(start):
            raise InputError(f"{item.name}: {what}, which inquit does not read; {advice}")
    try:
        sure = next((one for one in INPUT_FORMATS.values() if one.magic is not None and one.magic(head)), None)
    except BadZipFile as error:
        what = "ZIP" if named is None else named.name
        raise InputError(f"{item.name}: a damaged {what} file ({error}); get it anew") from error
    if sure is ARCHIVE:
        _refuse_packed(head, item.name)
    if sure is not None:
        return sure
    if named is not None and named.if_named is not None and named.if_named(head):
        return named
    hinted = (one for one in INPUT_FORMATS.values() if one.hint is not None and one.hint(head))
    return next(hinted, PLAIN_TEXT)


def _refuse_packed(head: Head, where: str) -> None:
    for name, what, advice in _UNREAD_PACKED:
        if name in head.members and ("[Content_Types].xml" in head.members or "mimetype" in head.members):
            raise InputError(f"{where}: {what}, which inquit does not read; {advice}")
