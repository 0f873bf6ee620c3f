"""Which letters of a Word document are bold: by themselves, or by a style, which may be made for names of speakers.

Styles also say which paragraphs are block quotations. The names of those that come with a program are English in every
language of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

__all__ = ["DocxLetters"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_OFF = {"0", "false", "off", "none"}
_SPEAKER = "speaker"  # in the name of a style
# Word has Quote, Intense Quote and Block Text, LibreOffice Quotations; people make Block Quotation and Blockquote.
_QUOTATION: Final = re.compile(r"\b(?:block\W?)?quot(?:e|es|ation|ations)\b|\bblock text\b", re.IGNORECASE)


class DocxLetters:
    """The styles of a document, as far as they say how letters look, and what is quoted."""

    def __init__(self, styles: Any) -> None:
        self._own: dict[str, bool | None] = {}
        self._above: dict[str, str] = {}
        self._quoting: set[str] = set()
        for style in styles.iter(f"{_W}style"):
            id_ = style.get(f"{_W}styleId")
            if id_ is None:
                continue
            name = _value(style, "name")
            if _QUOTATION.search(name):
                self._quoting.add(id_)
            names_speakers = _SPEAKER in name.lower()
            self._own[id_] = True if names_speakers else _bold(style.find(f"{_W}rPr"))
            self._above[id_] = _value(style, "basedOn")

    def are_bold(self, paragraph: Any, run: Any) -> bool:
        """Whether those of a run are."""
        properties = run.find(f"{_W}rPr")
        said = _bold(properties)
        if said is None and properties is not None:
            said = self._of_style(_value(properties, "rStyle"))
        if said is None and (of_paragraph := paragraph.find(f"{_W}pPr")) is not None:
            said = self._of_style(_value(of_paragraph, "pStyle"))
        return bool(said)

    def are_quoted(self, paragraph: Any) -> bool:
        """Whether a paragraph is a block quotation."""
        properties = paragraph.find(f"{_W}pPr")
        return properties is not None and any(id_ in self._quoting for id_ in self._line(_value(properties, "pStyle")))

    def _of_style(self, id_: str) -> bool | None:
        return next((said for one in self._line(id_) if (said := self._own[one]) is not None), None)

    def _line(self, id_: str) -> Iterator[str]:
        """A style, and those that it is based on."""
        passed: set[str] = set()
        while id_ in self._own and id_ not in passed:
            yield id_
            passed.add(id_)
            id_ = self._above[id_]


def _bold(properties: Any) -> bool | None:
    found = None if properties is None else properties.find(f"{_W}b")
    return None if found is None else (found.get(_VAL) or "1").lower() not in _OFF


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else found.get(_VAL) or ""
