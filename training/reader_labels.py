"""The labels of the multi-task reader: classes of its heads, and sets of them as bits.

A label of a piece is the set of classes that it may have: one where an annotator said so, all where nobody did, some
where a corpus leaves it open. The loss is minus the log of the summed probability of the set, so that nothing is
learned from a set of all.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.name_heads import MENTION_FORMS, NAMED_KINDS, MentionForm, NamedKind
from inquit.tagger.tag_head import TAGS

Kind: TypeAlias = NamedKind
Form: TypeAlias = MentionForm
KINDS, FORMS = NAMED_KINDS, MENTION_FORMS

# Of each piece: outside of names, or begin or inside of a name of a kind; names do not overlap.
NAMES = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
# Of the first piece of the head word of each mention; mentions may be nested.
MENTIONS = ("none", *(f"{kind}-{form}" for kind in KINDS for form in FORMS))

CLASSES = {"tags": len(TAGS), "names": len(NAMES), "mentions": len(MENTIONS)}
# Cue of content, source of cue, antecedent; first and last piece of a mention; first and last piece of a content.
LINKS = ("co", "so", "an", "begin", "end", "start", "stop")
ANY = {head: (1 << size) - 1 for head, size in CLASSES.items()}

IGNORED = -100  # a link that nobody annotated
NOTHING = -1  # a link to nothing

# Kinds of GUM, LitBank, spaCy and the layer of resolved speakers; all others of GUM are "other".
KIND_OF: dict[str, Kind] = {
    "person": "person",
    "organization": "organisation",
    "organisation": "organisation",
    "place": "place",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PERSON": "person",
}
# What spaCy marks besides names: amounts, dates.
NO_NAMES = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME", "time"})


def bit(head: str, *classes: int) -> int:
    """The set of some classes of a head."""
    return sum(1 << c for c in set(classes)) & ANY[head]


def name_class(kind: Kind, *, begin: bool) -> int:
    return 1 + 2 * KINDS.index(kind) + (not begin)


def mention_class(kind: Kind, form: Form) -> int:
    return 1 + len(FORMS) * KINDS.index(kind) + FORMS.index(form)


def sets_of(bits: NDArray[np.integer], head: str) -> NDArray[np.bool_]:
    """Sets as a matrix of booleans, shape (pieces, classes)."""
    out: NDArray[np.bool_] = (bits[:, None].astype(np.int64) >> np.arange(CLASSES[head])) & 1 > 0
    return out
