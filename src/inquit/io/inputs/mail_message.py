"""One e-mail to a text: its parts that are text, decoded, and who wrote what in them.

Fields are taken as they stand (`compat32`) and decoded here: the parser of the policy `default` raises errors on fields
that are damaged, and takes long over some that mean harm.
"""

from __future__ import annotations

import email
import re
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from inquit.errors import InputError
from inquit.io.inputs.blocks import kinds_of_blocks
from inquit.io.inputs.html_reading import read_html
from inquit.io.inputs.mail_quoting import MailParagraph, paragraphs_of, pieces_of_mail
from inquit.io.inputs.spoken_pieces import SpokenPiece, spoken_text
from inquit.io.read_options import empty_notice
from inquit.io.text_decoding import decode
from inquit.source import Source

__all__ = ["mail_source"]

_BEFORE_UNICODE = "cp1252"  # what fields are written in that are not UTF-8, and do not say in what
_LONGEST = 1000  # characters of a field that are looked at
_QUOTATION, _END = "\ue000", "\ue001"  # paragraphs of their own around what HTML sets off as quoted
_BLOCK = re.compile(r"<(/?)blockquote\b[^<>]{0,2000}>", re.IGNORECASE)
_FLOWED = re.compile(r" \r?\n(?!>|\r?\n)")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def mail_source(data: bytes, id_: str, name: str) -> Source:
    """The text of an e-mail, with the sender as who speaks; quoted parts are those of whom they name.

    Raises:
        InputError: it is encrypted, its parts are too deep, or what should be text is none.
    """
    message = _message(data, id_)
    sender, sent, subject = _sender(message), _sent(message), _field(message, "Subject")
    plain, pages, attached = _parts(message)
    encodings: list[str] = []
    notices: list[str] = []
    pieces: list[SpokenPiece] = []
    for part in plain or pages:
        text, encoding = _text(part, id_)
        encodings.append(encoding)
        if plain:
            paragraphs, unit = paragraphs_of(text), "line"
        else:
            reading = read_html(_BLOCK.sub(lambda tag: f"<p>{_END if tag[1] else _QUOTATION}</p>", text), id_)
            paragraphs, unit = _of_page(reading.tree), "paragraph"
            notices += reading.notices
        pieces += pieces_of_mail(paragraphs, sender, sent, unit)
    if not pieces and _is_encrypted(message):
        raise InputError(f"{id_}: an encrypted e-mail, which inquit cannot read; decrypt it first")
    if attached:
        notices.append(f"{id_}: {attached} attachment{'s are' if attached > 1 else ' is'} not read; save and name them")
    if not pieces:
        notices.insert(0, empty_notice(id_))
    meta: dict[str, Any] = {"format": "e-mail"}
    meta |= {key: value for key, value in (("title", subject), ("author", sender), ("date", sent)) if value}
    first = encodings[0] if encodings else None
    return spoken_text(pieces).source(id_, path=name, encoding=first, notices=tuple(notices), meta=meta)


def _message(data: bytes, where: str) -> Message:
    """The e-mail of these bytes; its parser takes any."""
    try:
        return email.message_from_bytes(data)
    except RecursionError as error:
        raise InputError(f"{where}: an e-mail of too many parts within each other; save its text") from error


def _parts(message: Message) -> tuple[list[Message], list[Message], int]:
    """The parts to be read as plain text, or else as HTML, and how many are attachments."""
    plain: list[Message] = []
    pages: list[Message] = []
    attached = 0
    stack = [message]
    while stack:
        part = stack.pop()
        kind = part.get_content_type()
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            stack.extend(
                reversed([one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else [])
            )
        elif part.get_content_disposition() == "attachment" or part.is_multipart():
            attached += 1
        elif kind in ("text/plain", "text/html"):
            if _payload(part).strip():
                (plain if kind == "text/plain" else pages).append(part)
        elif part.get_content_disposition() != "inline" and kind not in _ENCRYPTED:
            attached += 1
    return plain, pages, attached


def _is_encrypted(message: Message) -> bool:
    return any(part.get_content_type() in _ENCRYPTED for part in message.walk())


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: Message, where: str) -> tuple[str, str]:
    try:
        declared = part.get_content_charset()
    except (LookupError, ValueError):
        declared = None
    decoded = decode(_payload(part), where, declared=declared)
    text = decoded.text
    if "flowed" in str(part.get_param("format", "")).lower():
        text = _FLOWED.sub(" ", text)
    return text, decoded.encoding


def _of_page(tree: Any) -> list[MailParagraph]:
    """The paragraphs of an e-mail in HTML, each with how deep it is quoted."""
    found: list[MailParagraph] = []
    level = 0
    for text in () if tree is None else (block.text for block in kinds_of_blocks(tree)):
        if text in (_QUOTATION, _END):
            level = level + 1 if text == _QUOTATION else max(0, level - 1)
        else:
            found.append(MailParagraph(level, len(found) + 1, tuple(text.splitlines())))
    return found


def _field(message: Message, name: str) -> str | None:
    """A field, decoded, in one line.

    `Message.get` puts signs for nothing in the place of letters that are not coded as fields of old have to be.
    """
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if value is None:
        return None
    data = str(value)[:_LONGEST].encode("utf-8", "surrogateescape")
    try:
        shown = data.decode("utf-8")
    except UnicodeDecodeError:
        shown = data.decode(_BEFORE_UNICODE, "replace")
    with suppress(MessageError, LookupError, ValueError):  # as it stands, then
        shown = str(make_header(decode_header(shown)))
    return " ".join(shown.encode("utf-8", "replace").decode("utf-8").split()) or None


def _sender(message: Message) -> str | None:
    """The name of the sender, or else the address."""
    shown = _field(message, "From") or _field(message, "Sender")
    if shown is None:
        return None
    name, address = parseaddr(shown)
    return " ".join(name.split()) or address or shown


def _sent(message: Message) -> str | None:
    """When it was sent, in ISO 8601."""
    try:
        return parsedate_to_datetime(_field(message, "Date") or "").isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
