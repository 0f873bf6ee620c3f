"""What stands in a paragraph before anything is decided: marked stretches, candidate frames, their chances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.languages.linear_model import LinearModel
from inquit.statements.frame_features import frame_features
from inquit.statements.frames import Frame, find_frames
from inquit.statements.thresholds import RULES_FRAME
from inquit.text.marks.marked_stretches import Stretch, quoted_flags
from inquit.text.parsing import Paragraph

__all__ = ["ParagraphCandidates", "ScoredFrame", "chances", "find_candidates"]

# A frame holds a stretch if this share of its tokens is in the content: parses lose tokens at quotation marks. Not
# swept; to be fitted with the weights of links, which look at the frames that hold a stretch.
HELD = 0.7


@dataclass(frozen=True, slots=True)
class ScoredFrame:
    """A candidate frame, weighed.

    chance: how likely it is a report.
    """

    frame: Frame
    chance: float


@dataclass(frozen=True, slots=True)
class ParagraphCandidates:
    """One paragraph with its outermost marked stretches and the frames outside them."""

    paragraph: Paragraph
    stretches: tuple[Stretch, ...]
    quoted: list[bool]
    frames: tuple[ScoredFrame, ...]


def find_candidates(p: Paragraph, stretches: Sequence[Stretch], model: LinearModel) -> ParagraphCandidates:
    """The paragraph with the outermost stretches in it."""
    quoted = quoted_flags(p, stretches)
    frames = []
    for frame in find_frames(p):
        if not quoted[frame.cue]:
            chance = model.probability(frame_features(p, frame))
            if chance >= RULES_FRAME:
                frames.append(ScoredFrame(frame, chance))
    return ParagraphCandidates(p, tuple(stretches), quoted, tuple(frames))


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
