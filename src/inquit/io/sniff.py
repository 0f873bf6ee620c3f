"""The format of an item, from its content and its name together; where they disagree, the content is right."""

from __future__ import annotations

from zipfile import BadZipFile

from inquit.errors import InputError
from inquit.io.inputs.all_inputs import INPUT_FORMATS, PLAIN_TEXT, format_of_name
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.text_decoding import is_binary
from inquit.io.unread_kinds import UnreadKindError, unread_kind

__all__ = ["sniff"]


def sniff(item: Item, options: ReadOptions) -> InputFormat:
    """The format of an item.

    Raises:
        InputError: it is of a format that is known, and not read, or it is a damaged archive.
    """
    head, named = Head(item, options), format_of_name(item.name)
    try:
        sure = next((one for one in INPUT_FORMATS.values() if one.magic is not None and one.magic(head)), None)
        trusted = named is not None and named.if_named is not None
        unread = unread_kind(head, item.name, known=sure is not None, trusted=trusted)
    except BadZipFile as error:
        what = "ZIP" if named is None else named.name
        raise InputError(f"{item.name}: a damaged {what} file ({error}); get it anew") from error
    if unread is not None:
        raise UnreadKindError.of(item.name, *unread)
    if sure is not None:
        return sure
    if named is not None and named.if_named is not None and named.if_named(head):
        return named
    hinted = (one for one in INPUT_FORMATS.values() if one.hint is not None and one.hint(head))
    found = next(hinted, PLAIN_TEXT)
    if found is PLAIN_TEXT and named is not None and named.shares_suffixes and not item.named:
        raise UnreadKindError.of(item.name, f"no {named.name} file by what it holds", "name it by itself")
    if found is PLAIN_TEXT and named is not None and named.magic is not None and is_binary(head.data):
        raise InputError(f"{item.name}: a damaged {named.name} file (it does not begin as one does); get it anew")
    return found
