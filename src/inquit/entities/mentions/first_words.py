"""The first words of sentences, which have a capital whatever they are: which of them name somebody."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.glyphs import DASHES, HYPHEN
from inquit.languages.relations import SUBJECT
from inquit.languages.tags import FINITE, NOUN_SINGULAR
from inquit.text.parsing import Paragraph

__all__ = ["SENTENCE_EDGES", "find_doers", "leads_up"]

# Besides quotation marks: what may stand before the first word of a sentence.
SENTENCE_EDGES = frozenset(f".!?:;(_*{DASHES}{HYPHEN}")


def find_doers(p: Paragraph) -> Iterator[str]:
    """Words, in lower case, that a tagger takes for common nouns, and that do what people do: "Corin nodded"."""
    vocabulary = p.language.vocabulary
    for i, tag in enumerate(p.tag):
        bare = (
            tag == NOUN_SINGULAR
            and p.pos[i] == "NOUN"
            and p.text[i][0].isupper()
            and not any(k < i for k in p.children[i])
        )
        if not bare or p.lower[i] in vocabulary.vocatives or p.lower[i] in vocabulary.anonymous:
            continue
        verb = p.head[i]
        if p.dep[i] == SUBJECT and p.lemma[verb] in vocabulary.deeds and p.tag[verb] in FINITE:
            yield p.lower[i]


def leads_up(p: Paragraph, i: int, *, behind_quote: bool) -> bool:
    """Whether a verb of speech begins a sentence in front of its subject ("Said Robin", "Quoth the king")."""
    words = p.language.function_words
    if i + 1 == len(p) or not p.language.reporting.opens_inversion(p.lower[i]):
        return False
    begins = i == 0 or behind_quote or p.text[i - 1][0] in SENTENCE_EDGES or p.sent[i - 1] != p.sent[i]
    following = p.lower[i + 1]
    articled = following in words.article or following in words.definite_determiner
    return begins and (articled or following in words.subject_pronoun or p.text[i + 1][0].isupper())
