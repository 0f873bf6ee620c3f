"""Characters that a file cannot hold, and cells that a spreadsheet would run."""

from __future__ import annotations

import re

__all__ = ["SURROGATE", "defused", "encodable", "undefused", "xml_safe"]

# Half a surrogate pair is no character and cannot be written as UTF-8.
SURROGATE = re.compile("[\ud800-\udfff]")
# A spreadsheet runs a cell that begins like this. One apostrophe in front stops it; a cell that already has
# apostrophes there gets one more, so taking one away from cells of this shape always gives the text back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
# What XML 1.0 has no way to hold. An escape character becomes ␛: Unicode has a picture for each control character.
_NOT_XML = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
_NOT_XML |= dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_NEEDS_CARE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def encodable(text: str) -> str:
    """The text with U+FFFD for what cannot be written as UTF-8, at the same offsets."""
    return SURROGATE.sub("\ufffd", text)


def defused(text: str) -> str:
    """The text as a cell that a spreadsheet shows as it is."""
    return "'" + text if _FORMULA.match(text) else text


def undefused(cell: str) -> str:
    """The text of a cell that `defused` may have made."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def xml_safe(text: str) -> str:
    """The text with a picture (␛) for control characters and U+FFFD for the rest that XML cannot hold, same offsets."""
    return text.translate(_NOT_XML) if _NEEDS_CARE.search(text) else text
