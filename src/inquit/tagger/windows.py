"""How a text is laid out for the encoder: blocks of whole paragraphs, and windows over those that are too long.

A block is what the heads read at once. Paragraphs are short beside a window, so a block mostly is one window of several
paragraphs, with the pieces before it as context: a statement never ends at the edge of a window, and who "he" is stands
in the paragraph before. A paragraph longer than a window is a block of its own, read in windows that overlap on both
sides; each piece takes its vector from the window in which it stands farther from an edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["CONTEXT", "OVERLAP", "WINDOW", "Block", "Window", "blocks"]

# In pieces. Figures for other sizes are in docs/tagger.md.
WINDOW = 256
CONTEXT = 24
OVERLAP = 32
# Room for the piece that begins a window and for those that end paragraphs. Where paragraphs are so short that there
# are more, a window has up to twice as many pieces, which is still less than the 512 that the encoder takes.
_SPECIAL = 12


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `lo` up to `hi` are shown to the encoder, vectors are kept of `keep_lo` up to `keep_hi`."""

    lo: int
    hi: int
    keep_lo: int
    keep_hi: int


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces `lo` up to `hi` are read together; those before `own` are context, which the block before has read."""

    lo: int
    own: int
    hi: int
    windows: tuple[Window, ...]


def blocks(paragraph_starts: Sequence[int], size: int, *, window: int = WINDOW) -> Iterator[Block]:
    """The blocks of a text of `size` pieces, in order; their own pieces are all pieces, each once.

    paragraph_starts: the first piece of each paragraph, ascending, the first 0.
    """
    room = window - _SPECIAL
    ends = [*paragraph_starts[1:], size]
    own = 0
    for i, end in enumerate(ends):
        following = ends[i + 1] if i + 1 < len(ends) else None
        if following is None or following - own > room - CONTEXT:
            if end > own:
                yield _block(own, end, room)
            own = end


def _block(own: int, end: int, room: int) -> Block:
    lo = max(0, own - CONTEXT)
    if end - lo <= room:
        return Block(lo, own, end, (Window(lo, end, lo, end),))
    step = room - 2 * OVERLAP
    windows = []
    keep = lo
    while keep < end:
        last = keep - OVERLAP + room >= end
        hi = end if last else keep + step + OVERLAP
        windows.append(Window(max(lo, keep - OVERLAP), hi, keep, end if last else keep + step))
        keep = windows[-1].keep_hi
    return Block(lo, own, end, tuple(windows))
