"""The heads for names and mentions: which words name somebody or something, and of which mention a word is the head.

Names do not overlap, and are whole words. A mention ("the mayor of Ostrava", "she", "Ann Lund, 40") is known by the
head word that it has, and no other mention has; where it begins and ends is a link from there, so that mentions may
stand inside each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from inquit.document import TextSpan
from inquit.tagger.link_head import LinkHead
from inquit.tagger.pieces import Pieces
from inquit.tagger.tag_head import TagHead, best_tags, runs_of_tags
from inquit.tagger.vectors import Vectors

__all__ = [
    "MENTION_FORMS",
    "NAMED_KINDS",
    "MentionForm",
    "MentionHeads",
    "NamedKind",
    "TaggedMention",
    "TaggedName",
    "Words",
]

NamedKind = Literal["person", "organisation", "place", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
NAMED_KINDS: tuple[NamedKind, ...] = get_args(NamedKind)
MENTION_FORMS: tuple[MentionForm, ...] = get_args(MentionForm)
_NO_MENTION = 0  # the others are each kind in each form
# Added to the log probabilities of tags before names are chosen: organisations and others are seldom marked in what the
# reader learns from, and silver labels leave many of them open. Chosen in steps of a half by F1 of all kinds on those
# texts of GUM and LitBank that training keeps aside.
_NAME_BIAS = np.array([0, 0, 0, 1, 1, 0, 0, 1, 1], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class TaggedName:
    """Words that name somebody or something.

    chance: the geometric mean of the probabilities of its tags.
    """

    span: TextSpan
    kind: NamedKind
    chance: float


@dataclass(frozen=True, slots=True)
class TaggedMention:
    """Words that stand for somebody or something, and the one of them that is the head.

    chance: that it is a mention of this kind and form.
    edges: how likely both its edges are.
    """

    span: TextSpan
    head: TextSpan
    kind: NamedKind
    form: MentionForm
    chance: float
    edges: float


class Words:
    """The words of the pieces `lo` up to `hi`, which are whole paragraphs; places count from `lo`.

    words, paragraphs: the first piece of each, and in the end how many pieces there are.
    """

    def __init__(self, pieces: Pieces, lo: int, hi: int) -> None:
        self._pieces, self._lo = pieces, lo
        self.words = np.append(np.flatnonzero(pieces.begins[lo:hi]), hi - lo)
        change = np.flatnonzero(np.diff(pieces.paragraph[lo:hi])) + 1
        self.paragraphs = np.concatenate([[0], change, [hi - lo]])

    def span(self, lo: int, hi: int) -> TextSpan:
        """Where some pieces stand in the text."""
        return TextSpan(int(self._pieces.start[self._lo + lo]), int(self._pieces.end[self._lo + hi - 1]))

    def whole(self, lo: int, hi: int) -> TextSpan:
        """Where the words that some pieces belong to stand in the text."""
        first, last = np.searchsorted(self.words, (lo, hi - 1), side="right").tolist()
        return self.span(int(self.words[first - 1]), int(self.words[last]))


@dataclass(frozen=True)
class MentionHeads:
    """What tells names and mentions.

    names: tags of each piece, none or the first or a further one of a name of each kind.
    mentions: for the first piece of a word, whether it is the head of a mention, of which kind and form.
    first_of, last_of: where the mention of a head begins and ends.

    Both methods take the vectors of the pieces of the words.
    """

    names: TagHead
    mentions: TagHead
    first_of: LinkHead
    last_of: LinkHead

    def find_names(self, vectors: Vectors, held: Words) -> Iterator[TaggedName]:
        """The names, in order."""
        words = held.words
        scores = _of_whole_words(self.names.log_probabilities(vectors), words)
        starts = np.searchsorted(words, held.paragraphs[:-1]).tolist()
        for kind, lo, hi, chance in runs_of_tags(best_tags(scores + _NAME_BIAS, starts), scores):
            yield TaggedName(held.span(int(words[lo]), int(words[hi])), NAMED_KINDS[kind], chance)

    def find_mentions(self, vectors: Vectors, held: Words) -> Iterator[TaggedMention]:
        """The mentions, in the order of their heads."""
        heads = held.words[:-1]
        scores = self.mentions.log_probabilities(vectors[heads])
        classes = scores.argmax(axis=1)
        found = np.flatnonzero(classes != _NO_MENTION)
        chance = np.exp(scores[found, classes[found]]).tolist()
        labels = (classes[found] - 1).tolist()
        edges = self._edges(vectors, held, heads[found])
        for at, label, sure, (span, likely) in zip(found.tolist(), labels, chance, edges, strict=True):
            kind, form = divmod(label, len(MENTION_FORMS))
            word = held.span(int(heads[at]), int(held.words[at + 1]))
            yield TaggedMention(span, word, NAMED_KINDS[kind], MENTION_FORMS[form], sure, likely)

    def _edges(self, vectors: Vectors, held: Words, heads: NDArray[np.int64]) -> Iterator[tuple[TextSpan, float]]:
        """The whole words of the mentions of some heads, within their paragraphs, and how likely both edges are."""
        if not len(heads):
            return
        first, last = (np.exp(link.log_probabilities(vectors, heads)) for link in (self.first_of, self.last_of))
        number = np.searchsorted(held.paragraphs, heads, side="right")
        bounds = zip(
            heads.tolist(), held.paragraphs[number - 1].tolist(), held.paragraphs[number].tolist(), strict=True
        )
        for row, (head, start, stop) in enumerate(bounds):
            before, behind = first[row, start : head + 1], last[row, head:stop]
            lo, hi = int(before.argmax()), int(behind.argmax())
            yield held.whole(start + lo, head + hi + 1), float(before[lo] * behind[hi])


def _of_whole_words(scores: NDArray[np.float32], words: NDArray[np.int64]) -> NDArray[np.float32]:
    """Of each tag for each word, the mean over its pieces: a name that begins with a word goes on in its other pieces.

    Shape (words, tags).
    """
    further = np.ones(len(scores), dtype=bool)
    further[words[:-1]] = False
    held = scores.copy()
    held[further, 1::2] = scores[further, 2::2]
    mean: NDArray[np.float32] = np.add.reduceat(held, words[:-1], axis=0)
    mean /= np.diff(words)[:, None]
    return mean
