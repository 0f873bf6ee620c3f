"""Bytes to text: UTF-8 first, also where some bytes of it are damaged; otherwise the encoding is detected and said.

Newlines are left as they are. A byte order mark says how the bytes are to be read and is no part of the text, so
offset 0 is the first character after it.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from inquit.errors import InputError
from inquit.io.utf8_repair import OLD_ENCODING, mended_utf8

__all__ = ["Decoded", "decode", "is_binary", "is_wide"]

# UTF-32 comes first: its little-endian mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1b")
# Text has next to none of these; compressed or compiled data has one in eight bytes (32 of 256, less the white space).
_MAX_CONTROLS = 0.02
# In text in Latin letters most bytes are ASCII, and a detector has little to go by: charset-normalizer takes a lone
# pound sign for Japanese and "naïve" for Urdu. Windows-1252 (Latin-1 with curly quotes) is then the likeliest by far.
# Text in other letters has well under half.
_FALLBACK = OLD_ENCODING
_MOSTLY_ASCII = 0.7
# UTF-16 without a mark: text in Latin letters has a NUL in nearly every pair of bytes, always in the same place.
_UTF16_NULS = 0.7
_UTF16_LEAST = 8  # bytes
_UTF16_DAMAGE = 0.01  # of the characters of a text that has a mark
_DAMAGE_SHARE = 0.005  # so few bytes that mean nothing in the likeliest encoding are no sign of another one


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was read in; `detected` where that is a guess.

    repairs: what was done about bytes that are none of that encoding, a sentence each.
    """

    text: str
    encoding: str
    detected: bool = False
    repairs: tuple[str, ...] = ()


def decode(data: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """The text of a file's bytes.

    Args:
        data: the bytes.
        where: what to call the input in an error message.
        declared: the encoding that the file, or who sent it, says it has; what is UTF-8 is read as that all the same.

    Raises:
        InputError: this is no text.
    """
    if data.startswith(_BINARY_STARTS):
        raise _not_text(where)
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    try:
        decoded = Decoded(data.decode(marked or "utf-8"), (marked or "utf-8").removesuffix("-sig"))
    except UnicodeDecodeError as error:
        if marked in ("utf-16", "utf-32"):
            decoded = _marked(data, marked, where, error.reason)
        else:
            decoded = _unmarked_utf16(data) or _mended(data) or _as_declared(data, declared) or _detect(data, where)
    if "\0" in decoded.text:
        decoded = _unmarked_utf16(data) or _mended(data) or decoded
    if "\0" in decoded.text or sum(map(decoded.text.count, _CONTROLS)) > _MAX_CONTROLS * len(decoded.text):
        raise _not_text(where)
    return decoded


def _mended(data: bytes) -> Decoded | None:
    mended = mended_utf8(data.removeprefix(codecs.BOM_UTF8))
    return None if mended is None else Decoded(mended[0], "utf-8", repairs=mended[1])


def _marked(data: bytes, encoding: str, where: str, reason: str) -> Decoded:
    """A text whose mark says its encoding, with some damage."""
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if damaged > _UTF16_DAMAGE * len(text):
        raise InputError(f"{where}: begins like {encoding.upper()} text but is damaged ({reason}); save it anew")
    places = "1 place" if damaged == 1 else f"{damaged:,} places"
    return Decoded(text, encoding, repairs=(f"{places} with damaged bytes, read as \ufffd (U+FFFD)",))


def _unmarked_utf16(data: bytes) -> Decoded | None:
    if b"\0" not in data:
        return None
    for encoding, nuls, letters in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if len(data) >= _UTF16_LEAST and nuls.count(0) >= _UTF16_NULS * len(nuls) and not letters.count(0):
            try:
                return Decoded(data.decode(encoding), encoding, detected=True)
            except UnicodeDecodeError:
                return None
    return None


def is_wide(data: bytes) -> bool:
    """Whether bytes begin as text does of which a character has two or four: its lines must be told when it is read."""
    marked = any(data.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8-sig")
    return marked or _unmarked_utf16(data[: len(data) & ~1]) is not None


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding, as far as their beginning shows it."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(data[: len(data) & ~1]) is not None:
        return False
    controls = sum(data.count(ord(control)) for control in _CONTROLS)
    return b"\0" in data or controls > _MAX_CONTROLS * len(data)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    try:
        name = codecs.lookup(declared or "").name
        name = _FALLBACK if name == "iso8859-1" else name  # as browsers have it: what says Latin-1 is its superset
        return Decoded(data.decode(name), name)
    except (LookupError, ValueError):  # no such encoding, or not this one
        return None


def _detect(data: bytes, where: str) -> Decoded:
    if b"\0" in data:
        raise _not_text(where)
    from charset_normalizer import from_bytes  # takes time that UTF-8 need not spend

    best = from_bytes(data).best()
    ascii_share = len(data.decode("ascii", errors="ignore")) / len(data)
    likely = ascii_share >= _MOSTLY_ASCII or best is None or _FALLBACK in best.could_be_from_charset
    if likely:
        try:
            return Decoded(data.decode(_FALLBACK), _FALLBACK, detected=True)
        except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252: not that, then
            if ascii_share >= 1 - _DAMAGE_SHARE and (mended := mended_utf8(data, sure=True)) is not None:
                return Decoded(mended[0], "utf-8", repairs=mended[1])
    if best is None:
        raise _not_text(where)
    return Decoded(data.decode(best.encoding), best.encoding, detected=True)


def _not_text(where: str) -> InputError:
    return InputError(f"{where}: not a text file (its bytes are not readable as text); save it as plain text in UTF-8")
