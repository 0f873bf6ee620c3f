"""Texts with sources in braces, read with the shipped pipeline: what the tests of this folder share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.unit.entities.hand_made import NamedSources

from inquit.document import Quote, Roster, TextSpan
from inquit.entities import name_speakers
from inquit.settings import DEFAULT_MODEL
from inquit.text.parsing import ParsedText, parse

if TYPE_CHECKING:
    from spacy.language import Language

QUOTED = re.compile("“[^“”]*”")


@cache
def pipeline() -> Language:
    import spacy

    return spacy.load(DEFAULT_MODEL)


@cache
def parsed(text: str) -> ParsedText:
    return parse(text, pipeline())


def without_braces(marked: str) -> tuple[str, list[TextSpan]]:
    """The text, and where the braces stood."""
    spans: list[TextSpan] = []
    text = ""
    for part in re.split(r"(\{[^{}]*\})", marked):
        inner = part[1:-1] if part.startswith("{") else part
        if part.startswith("{"):
            spans.append(TextSpan(len(text), len(text) + len(inner)))
        text += inner
    return text, spans


def quotes_for(text: str, sources: Sequence[TextSpan]) -> list[Quote]:
    """A quote for each source: the words in quotation marks of its paragraph, or else the paragraph's last word."""
    out = []
    for i, source in enumerate(sources):
        begin = text.rfind("\n", 0, source.start) + 1
        end = text.find("\n", source.end)
        end = len(text) if end < 0 else end
        found = [TextSpan(m.start(), m.end()) for m in QUOTED.finditer(text, begin, end)]
        content = [span for span in found if not span.contains(source)] or [TextSpan(end - 1, end)]
        out.append(Quote(f"q{i + 1}", "direct" if found else "indirect", tuple(content), source=(source,)))
    return out


def _read(marked: str, roster: Roster | None = None) -> NamedSources:
    text, sources = without_braces(marked)
    return NamedSources(*name_speakers(parsed(text), quotes_for(text, sources), roster))


@pytest.fixture
def read() -> Callable[..., NamedSources]:
    """Reads a text with sources in braces, and a roster if one is given."""
    return _read


@pytest.fixture
def nlp() -> Language:
    """The shipped pipeline, loaded once."""
    return pipeline()
