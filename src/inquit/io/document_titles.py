"""Titles of documents as their files give them, unless it is only what a program puts there by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["is_default_title", "without_default_title"]

_TABLE = "default_titles.tsv"
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[0-9]+|\([0-9]+\)")
_PRINTED = re.compile(r"microsoft (?:word|powerpoint|office word) - ")  # what Windows puts before the name it prints
_ENDING = re.compile(r"\.(?:docx?|dotx?|dotm|docm|odt|rtf|pptx?|pdf|html?|xhtml|epub|txt|indd)\Z")


def without_default_title(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says about its document, without a title that only says that nobody gave it one."""
    return {key: value for key, value in meta.items() if key != "title" or not is_default_title(str(value))}


def is_default_title(title: str) -> bool:
    """Whether a program calls a document so that has no name yet."""
    bare = _PRINTED.sub("", _SPACE.sub(" ", title).strip().casefold(), count=1)
    bare = _ENDING.sub("", bare)
    return bare in _defaults() or _NUMBER.sub("#", bare) in _defaults()


@cache
def _defaults() -> frozenset[str]:
    lines = files(__package__).joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t")[0] for line in lines if line and not line.startswith("#")][1:]
    # a number that may be left out, with the space before it
    return frozenset(rows) | {row.removesuffix("#").rstrip(" -") for row in rows}
