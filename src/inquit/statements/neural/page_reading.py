"""The tagger reads a page, once: what its heads say, and the page with the names that it sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.progress import Progress
from inquit.statements.neural.mention_heads import mention_heads
from inquit.statements.neural.name_agreement import agreed
from inquit.statements.neural.name_mending import mended
from inquit.structure.text_structure import TextStructure
from inquit.tagger.entity_head import Tokens
from inquit.tagger.tagged_text import TaggedText
from inquit.tagger.tagging import Tagger
from inquit.text.entity_columns import with_names
from inquit.text.parsing import ParsedText

__all__ = ["as_seen", "read_page"]


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
    return replace(page, parsed=as_seen(parsed, tagged.entities.said)), tagged


def as_seen(parsed: ParsedText, said: Sequence[Sequence[tuple[str, str]]]) -> ParsedText:
    """The parse with what the head for names says of the tokens of each paragraph, mended."""
    mends = [mended(p, own) for p, own in zip(parsed.paragraphs, said, strict=True)]
    return with_names(parsed, agreed(parsed.paragraphs, mends))
