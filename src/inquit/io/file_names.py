"""Names of files made of the ids of texts, which may hold anything: such as every system takes, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

__all__ = ["file_names", "safe_file_name", "shortened"]

# What some system takes for something else, or has no way to write: controls, separators and wildcards, the marks that
# turn the reading direction, and half characters.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\x22*/:<>?\\|\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
# Windows has devices of these names in every folder, whatever ending follows.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\xb9\xb2\xb3])\s*(?:\..*)?", re.IGNORECASE)
# A file system takes 255 bytes, some that encrypt 143; a number, an ending and ".partial" have to fit behind.
_MOST_BYTES = 120
_NAMELESS = "text"


def safe_file_name(name: str) -> str:
    """A name that every system takes, without an ending; one that is all right stays as it is."""
    safe = shortened(_UNSAFE.sub("_", name).strip().strip(". "), _MOST_BYTES).rstrip(". ")
    if safe.startswith("-") or _DEVICE.fullmatch(safe):  # a command would take the first for an option
        safe = f"_{safe}"
    return safe or _NAMELESS


def file_names(ids: Iterable[str]) -> list[str]:
    """What files for texts of these ids are called, without an ending: after them, with a number where they are alike.

    Alike are names that a file system may take for one: it may not tell capitals, nor how accents are written.
    """
    names = [safe_file_name(Path(id_).stem) for id_ in ids]
    often = Counter(map(_key, names))
    taken = {key for key, times in often.items() if times == 1}
    numbers: Counter[str] = Counter()
    found = []
    for name in names:
        numbered, key = name, _key(name)
        while often[key] > 1 and (numbered == name or _key(numbered) in taken):
            numbers[key] += 1
            numbered = f"{name}-{numbers[key]}"
        taken.add(_key(numbered))
        found.append(numbered)
    return found


def shortened(name: str, most: int, *, from_its_end: bool = False) -> str:
    """So many bytes of a name in UTF-8, without half a character; its beginning, or its end."""
    data = name.encode("utf-8", "replace")
    return (data[-most:] if from_its_end else data[:most]).decode("utf-8", "ignore")


def _key(name: str) -> str:
    """What is the same for names that are alike."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
