"""What stands in a paragraph before anything is decided: marked stretches, candidate frames, their chances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.languages.linear_model import LinearModel
from inquit.statements.cue_links import Stretch, quoted_flags
from inquit.statements.rules.frame_features import frame_features
from inquit.statements.rules.frames import Frame, find_frames
from inquit.text.parsing import Paragraph

__all__ = ["ParagraphCandidates", "ScoredFrame", "chances", "read_paragraph", "stretches_in"]

# A frame less likely than this is as good as none; it is not kept.
FLOOR = 0.03
# A frame holds a stretch if this share of its tokens is in the content: parses lose tokens at quotation marks.
HELD = 0.7


@dataclass(frozen=True, slots=True)
class ScoredFrame:
    """A candidate frame and the probability that it is a report."""

    frame: Frame
    chance: float


@dataclass(frozen=True, slots=True)
class ParagraphCandidates:
    """One paragraph with its outermost marked stretches and the frames outside them."""

    paragraph: Paragraph
    stretches: tuple[Stretch, ...]
    quoted: list[bool]
    frames: tuple[ScoredFrame, ...]


def stretches_in(p: Paragraph, spans: Sequence[tuple[int, TextSpan]]) -> Iterator[Stretch]:
    """The given `(marked index, span)` as token ranges of the paragraph; those elsewhere are left out."""
    for marked, span in spans:
        if span.start < p.span.end and p.span.start < span.end:
            tokens = p.tokens_in(span)
            if tokens:
                here = TextSpan(max(span.start, p.span.start), min(span.end, p.span.end))
                yield Stretch(tokens.start, tokens.stop, marked, here)


def read_paragraph(p: Paragraph, spans: Sequence[tuple[int, TextSpan]], model: LinearModel) -> ParagraphCandidates:
    """The paragraph with the outermost marked `spans` of the text that stand in it."""
    stretches = tuple(stretches_in(p, spans))
    quoted = quoted_flags(p, stretches)
    frames = []
    for frame in find_frames(p):
        if not quoted[frame.cue]:
            chance = model.probability(frame_features(p, frame))
            if chance >= FLOOR:
                frames.append(ScoredFrame(frame, chance))
    return ParagraphCandidates(p, stretches, quoted, tuple(frames))


def chances(frames: Sequence[ScoredFrame], stretch: Stretch) -> dict[int, float]:
    """For each cue the best chance of its frames that hold the stretch."""
    out: dict[int, float] = {}
    for scored in frames:
        if holds(scored.frame, stretch):
            cue = scored.frame.cue
            out[cue] = max(out.get(cue, 0.0), scored.chance)
    return out


def holds(frame: Frame, stretch: Stretch) -> bool:
    """Whether most of the stretch lies in the content of the frame."""
    shared = sum(max(0, min(b, stretch.hi) - max(a, stretch.lo)) for a, b in frame.content)
    return shared >= HELD * (stretch.hi - stretch.lo)
