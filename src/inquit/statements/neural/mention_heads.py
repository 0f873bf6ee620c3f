"""The words that may be heads of mentions: those whose antecedents are asked for when it is decided who speaks."""

from __future__ import annotations

from inquit.structure.text_structure import TextStructure

__all__ = ["mention_heads"]

_HEADS = frozenset({"NOUN", "PROPN", "PRON"})


def mention_heads(structure: TextStructure) -> list[int]:
    """Where nouns, names and pronouns begin, in order; nowhere in transcripts, whose layout says who speaks."""
    if structure.transcript is not None:
        return []
    paragraphs = structure.parsed.paragraphs
    return [p.start[i] for p in paragraphs for i, pos in enumerate(p.pos) if pos in _HEADS]
