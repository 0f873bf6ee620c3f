"""Words without end: a tokenizer that looks for what is glued to a word at its edges only.

spaCy takes the signs off a word one by one, and each time its patterns go through all that is left of it, so that
10,000 brackets in a row took ten seconds and a million would take an hour. Nothing that is glued to a word is longer
than what is looked at here, and the tokens are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["bound_tokenizer"]

# Longer than any word of prose, so that no tokens change; runs of dots are the longest that are one token.
MAX_EDGE = 200
_LONG_WORD = re.compile(rf"(?<!\S)\S{{{MAX_EDGE}}}")


@dataclass(frozen=True)
class _Edge:
    """Looks for a pattern at one end of a word."""

    pattern: str  # spaCy asks for it to save the tokenizer
    regex: re.Pattern[str]
    at_end: bool

    def search(self, word: str) -> re.Match[str] | None:
        if len(word) > MAX_EDGE:
            word = word[-MAX_EDGE:] if self.at_end else word[:MAX_EDGE]
        return self.regex.search(word)


def bound_tokenizer(nlp: Pipeline, text: str) -> None:
    """Have the tokenizer of a pipeline, where it is spaCy's own, look at the edges of long words only.

    Where a text has none nothing is done: to change a tokenizer takes a tenth of a second.
    """
    if _LONG_WORD.search(text) is None:
        return
    tokenizer = getattr(nlp, "tokenizer", None)  # what stands in for a pipeline may have none
    for name in ("prefix_search", "suffix_search"):
        regex = getattr(getattr(tokenizer, name, None), "__self__", None)
        if isinstance(regex, re.Pattern):
            setattr(tokenizer, name, _Edge(regex.pattern, regex, at_end=name.startswith("suffix")).search)
