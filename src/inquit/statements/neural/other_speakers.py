"""Cues that quoted words only seem to have: others speak, who act before them, ask or answer."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import TextSpan
from inquit.statements.neural.content_edges import head_of
from inquit.statements.neural.content_parts import ContentPart
from inquit.statements.openings import is_answered, opening_before, speaks_instead
from inquit.statements.statement_draft import NeuralCue
from inquit.statements.subjects import Range
from inquit.text.marks.marked_stretches import Stretch, quoted_flags
from inquit.text.parsing import Paragraph

__all__ = ["leave_to_others"]


def leave_to_others(
    p: Paragraph, part: ContentPart, following: ContentPart | None, stretches: Sequence[Stretch], cue: NeuralCue | None
) -> None:
    """Take its cue from a quoted part that is another's.

    following: the part behind it. stretches: all of the paragraph. cue: its cue.
    """
    stretch = part.stretches[0]
    opening = opening_before(p, stretch, quoted_flags(p, stretches)) if part.start == stretch.span.start else None
    if cue is None:
        part.opening = opening
        return
    head = head_of(p, cue.cue) if p.span.contains(cue.cue) else None
    after = following.stretches[0] if following is not None and following.stretches else None
    part.answered = is_answered(p, part.stretches[-1], after, head)
    instead = opening is not None and speaks_instead(p, stretch, opening, head, _tokens(p, cue.source))
    if part.answered or instead:
        part.cue, part.opening = None, opening


def _tokens(p: Paragraph, source: TextSpan | None) -> Range | None:
    if source is None or not p.span.contains(source):
        return None
    tokens = p.tokens_in(source)
    return tokens.start, tokens.stop
