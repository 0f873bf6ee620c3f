"""By what e-mails, mailboxes and web pages saved as e-mails are told: the fields at their beginning."""

from __future__ import annotations

import re

__all__ = ["MAILBOX_LINE", "is_mail", "is_mailbox", "is_page_as_mail"]

# What stands before each message of a mailbox.
MAILBOX_LINE = re.compile(rb"From \S{1,300} {1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d")
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):(?: |\t|\r?$)")
# Fields that a program writes and nobody types, and those that an article may quote.
_OF_PROGRAMS = {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type"}
_OF_PEOPLE = {b"from", b"to", b"cc", b"subject", b"date", b"reply-to", b"sent"}
_FIELDS = 60  # of a head are looked at
_BEGINNING = 4000  # bytes in which a page says that it is one


def is_mailbox(text: bytes) -> bool:
    """Whether a file begins with the line in front of a message."""
    return MAILBOX_LINE.match(text) is not None


def is_mail(text: bytes, *, named: bool = False) -> bool:
    """Whether a file begins with fields of e-mails: those of programs, or any where the name says so."""
    fields = set(_fields(text))
    sure = bool(fields & _OF_PEOPLE) and len(fields & _OF_PROGRAMS) > 1
    return (sure or (named and bool(fields & (_OF_PEOPLE | _OF_PROGRAMS)))) and not is_page_as_mail(text)


def is_page_as_mail(text: bytes) -> bool:
    """Whether this is MHTML: a page with what belongs to it."""
    return b"multipart/related" in text[:_BEGINNING] and b"Content-Location:" in text and bool(_fields(text))


def _fields(text: bytes) -> list[bytes]:
    """The names of the fields before the first empty line, where nothing else stands there."""
    found: list[bytes] = []
    for line in text.split(b"\n", _FIELDS)[:_FIELDS]:
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t") and found:
            continue
        field = _FIELD.match(line)
        if field is None:
            return []
        found.append(field[1].lower())
    return found
