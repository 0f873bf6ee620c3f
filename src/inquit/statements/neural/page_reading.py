"""The tagger reads a page, once: what its heads say, and the page with the names that it sees."""

from __future__ import annotations

from dataclasses import replace

from inquit.progress import Progress
from inquit.statements.neural.mention_heads import mention_heads
from inquit.statements.neural.name_mending import mended
from inquit.structure.text_structure import TextStructure
from inquit.tagger.entity_head import Tokens
from inquit.tagger.tagged_text import TaggedText
from inquit.tagger.tagging import Tagger
from inquit.text.entity_columns import with_names

__all__ = ["read_page"]


def read_page(page: TextStructure, tagger: Tagger, progress: Progress) -> tuple[TextStructure, TaggedText]:
    """The page with names, and what the tagger says of it; names that the parse has are left as they are."""
    parsed = page.parsed
    tokens = None if parsed.named else Tokens.of((p.start, p.end) for p in parsed.paragraphs)
    tagged = tagger.read(
        parsed.text,
        [p.span for p in parsed.paragraphs],
        [(m.depth, span) for m in page.marks.marked for span in m.spans],
        heads=mention_heads(page),
        tokens=tokens,
        progress=progress,
    )
    if tagged.entities is None:
        return page, tagged
    said = [mended(p, own) for p, own in zip(parsed.paragraphs, tagged.entities.said, strict=True)]
    named = with_names(parsed, said)
    return replace(page, parsed=named), tagged
