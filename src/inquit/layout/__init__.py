"""How a text lies on the page: paragraphs, chapters, scenes, and what is no part of the text proper."""

from inquit.layout.breaks import Breaks, body_of, find_breaks
from inquit.layout.paragraphs import MAX_PIECE, paragraph_spans

__all__ = ["MAX_PIECE", "Breaks", "body_of", "find_breaks", "paragraph_spans"]
