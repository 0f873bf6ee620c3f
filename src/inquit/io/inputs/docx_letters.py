"""Which letters of a Word document are bold: by themselves, or by a style, which may be made for names of speakers."""

from __future__ import annotations

from typing import Any

__all__ = ["DocxLetters"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_OFF = {"0", "false", "off", "none"}
_SPEAKER = "speaker"  # in the name of a style


class DocxLetters:
    """The styles of a document, as far as they say how letters look."""

    def __init__(self, styles: Any) -> None:
        self._own: dict[str, bool | None] = {}
        self._above: dict[str, str] = {}
        for style in styles.iter(f"{_W}style"):
            id_ = style.get(f"{_W}styleId")
            if id_ is None:
                continue
            names_speakers = _SPEAKER in _value(style, "name").lower()
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

    def _of_style(self, id_: str) -> bool | None:
        passed: set[str] = set()
        while id_ in self._own and id_ not in passed:
            said = self._own[id_]
            if said is not None:
                return said
            passed.add(id_)
            id_ = self._above[id_]
        return None


def _bold(properties: Any) -> bool | None:
    found = None if properties is None else properties.find(f"{_W}b")
    return None if found is None else (found.get(_VAL) or "1").lower() not in _OFF


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else found.get(_VAL) or ""
