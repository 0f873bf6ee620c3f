"""The first element of XML, told from the beginning of a file: by it one kind of XML is known from another."""

from __future__ import annotations

import re

__all__ = ["prolog_end", "xml_root"]

_DECLARED = b"<?xml"
_SPACE = b" \t\r\n\f"
_SPACES = re.compile(rb"[ \t\r\n\f]*")
# What may stand before the root, by how it begins and ends; a document type may hold declarations of its own.
_COMMENTS = ((b"<!--", b"-->"), (b"<?", b"?>"))
_PASSED_OVER = (*_COMMENTS, (b"<!", b">"))
_TYPE = re.compile(rb"<![A-Za-z][^\[>]{0,2000}\[")
_TAG = re.compile(rb"<([A-Za-z_][\w.:-]{0,80})(?=[\s/>])([^<>]{0,4000})")


def xml_root(head: bytes) -> tuple[str, bytes] | None:
    """The name of the root and what its tag says; None where a file that begins so is no XML.

    A declaration is a sure sign; without one the root must be followed by another tag or end with the file, and a
    name without a colon or a name space may be one of HTML, which is the caller's to know.
    """
    declared = head.lstrip(_SPACE).startswith(_DECLARED)
    at = prolog_end(head, _PASSED_OVER)
    if at is None:
        return ("", b"") if declared else None
    tag = _TAG.match(head, at)
    if tag is None:
        return ("", b"") if declared else None
    name = tag[1].decode("ascii", "replace")
    named = b"=" in tag[2] or not tag[2].strip(_SPACE + b"/")  # attributes, or none
    if declared or (named and _goes_on(head[tag.end() :], tag[1])):
        return name, tag[2]
    return None


def prolog_end(head: bytes, passed_over: tuple[tuple[bytes, bytes], ...] = _COMMENTS) -> int | None:
    """Where what stands before the first element ends: comments and the like; None where one of them has no end."""
    at = _past_space(head, 0)
    while (passed := next((pair for pair in passed_over if head.startswith(pair[0], at)), None)) is not None:
        close = b"]>" if _TYPE.match(head, at) else passed[1]
        end = head.find(close, at + len(passed[0]))
        if end < 0:
            return None
        at = _past_space(head, end + len(close))
    return at


def _past_space(head: bytes, at: int) -> int:
    found = _SPACES.match(head, at)
    return at if found is None else found.end()


def _goes_on(rest: bytes, name: bytes) -> bool:
    """Whether what follows a tag is another one, as in XML that holds anything, or all of it up to its end."""
    inside = rest.removeprefix(b">").lstrip(_SPACE)
    return (inside.startswith(b"<") and b"</" in inside) or inside.rstrip(_SPACE).endswith(b"</%s>" % name)
