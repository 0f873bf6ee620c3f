"""PDF files with a change in their objects: references that lead nowhere or in a circle, odd numbers, operators."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache

from reportlab.pdfgen.canvas import Canvas
from tests.made_inputs import ARTICLE

from hostile_texts import Choice

__all__ = ["changed_pdf"]

_OBJECTS = re.compile(rb"(\d+ 0 obj\b.*?endobj)", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_REFERENCE = re.compile(rb"\d+ 0 R")
_NAME = re.compile(rb"/[A-Za-z0-9]+")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)")
_OPERATOR = re.compile(rb"\b(?:BT|ET|Tf|Tm|Td|TL|Tj|T\*|q|Q|cm|Do|re|W|n|rg)\b|T\*")
_NUMBERS = (b"0", b"-1", b"99999999999", b"1e9", b"0.0000001", b"2147483648", b"65536")
_NAMES = b"/FlateDecode /LZWDecode /ASCIIHexDecode /Encrypt /Kids /Parent /Type /Length /XObject /Font".split()
_OPERATORS = (b"BT", b"ET", b"Tm", b"Td", b"TJ", b"Tj", b"'", b"q", b"Q", b"Do", b"BI", b"EI", b"BX", b"BDC")


@cache
def _good() -> bytes:
    """Pages whose content is not compressed, so that it can be changed."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0, invariant=1)
    canvas.setTitle(ARTICLE.title)
    for paragraph in ARTICLE.paragraphs[:4]:
        words = canvas.beginText(72, 700)
        words.textLines([paragraph[at : at + 60] for at in range(0, len(paragraph), 60)])
        canvas.drawText(words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def changed_pdf(text: Callable[[], str], choice: Choice) -> bytes:
    """A file with some objects lost, doubled or swapped, or something in them replaced."""
    pieces = _OBJECTS.split(_good())
    places = range(1, len(pieces), 2)
    for _ in range(choice.choice((1, 1, 2, 6))):
        at, other = choice.choice(places), choice.choice(places)
        match choice.choice(("gone", "often", "swapped", *["inside"] * 6)):
            case "gone":
                pieces[at] = b""
            case "often":
                pieces[at] *= choice.choice((2, 50))
            case "swapped":
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case "inside":
                pieces[at] = _changed_object(pieces[at], text, choice)
    return b"".join(pieces)


def _changed_object(data: bytes, text: Callable[[], str], choice: Choice) -> bytes:
    """An object with a number, a name, a string, an operator or a reference replaced; one in two leads to itself."""
    string = text().encode("utf-16", "replace").replace(b"(", b"\\(").replace(b")", b"\\)")
    own = data.split(b" ", 1)[0]
    pattern, by = choice.choice(
        (
            (_NUMBER, choice.choice(_NUMBERS)),
            (_NAME, choice.choice(_NAMES)),
            (_STRING, b"(" + string + b")"),
            (_OPERATOR, choice.choice(_OPERATORS)),
            (_REFERENCE, b"%d 0 R" % choice.randrange(20)),
            (_REFERENCE, own + b" 0 R"),
        )
    )
    return _replaced(pattern, data, by, choice)


def _replaced(pattern: re.Pattern[bytes], data: bytes, by: bytes, choice: Choice) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = choice.choice(found)
    return data[: one.start()] + by + data[one.end() :]
