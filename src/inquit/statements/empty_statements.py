"""Statements that say nothing: a mark by itself, or a comma between two. A row without words would only puzzle."""

from __future__ import annotations

from dataclasses import replace

from inquit.document import TextSpan
from inquit.glyphs import INVISIBLE
from inquit.statements.statement_draft import FoundStatements
from inquit.text.parsing import ParsedText

__all__ = ["says_something", "without_empty"]

# What is left of a sentence when its words are gone. Dots, dashes, "!" and "?" may be all that somebody says.
_REMAINS = frozenset(",;:()[]" + INVISIBLE)


def says_something(parsed: ParsedText, span: TextSpan) -> bool:
    """Whether a stretch holds more than quotation marks and the like."""
    marks = parsed.language.glyphs.marks
    return any(not (c in marks or c in _REMAINS or c.isspace()) for c in span.of(parsed.text))


def without_empty(parsed: ParsedText, found: FoundStatements) -> FoundStatements:
    """The statements without those that say nothing, nor parts that do not."""
    for draft in found.drafts:
        draft.content = [span for span in draft.content if says_something(parsed, span)]
    for draft in found.drafts:
        if draft.parent is not None and not draft.parent.content:
            draft.parent = None
    return replace(found, drafts=tuple(draft for draft in found.drafts if draft.content))
