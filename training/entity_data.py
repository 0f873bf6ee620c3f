"""What the head for names, dates and amounts is fitted on: tokens with vectors, and the tags that each may have.

spaCy's recogniser says what news and all dates and amounts are; where a corpus marks every mention (GUM, LitBank), its
annotators say what is a name and of which kind, and spaCy which label of that kind, and where it begins and ends.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import GoldDocument, read
from inquit.entities.mentions.noun_kinds import is_role_noun
from inquit.languages import language_of
from inquit.languages.entity_labels import ENTITY_LABELS
from inquit.tagger.entity_head import Tokens, means, pieces_of
from inquit.tagger.pieces import read_pieces
from inquit.tagger.tagging import Tagger
from inquit.tagger.windows import blocks
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.parsing import Paragraph
from reader_labels import KIND_OF, NO_NAMES, NOTHING, Kind
from reader_mentions import known_names, with_own_heads
from reader_texts import ReaderText, gold_mentions, spacy_names

TAGS = ("O", *(f"{edge}-{label}" for label in ENTITY_LABELS for edge in "BI"))
# Texts that are read, the first ones of each file; of the files with gold names all. An hour of one core reads them all
# for the large reader.
MOST = {"polnear_train": 840, "wikinews_train": 24, "wikinews_unlabelled": 221, "coref_gap": 1200}
COMPLETE = ("coref_gum", "coref_litbank")  # files in which every mention is marked
HELD_OUT = 10  # of those one text in so many is left out, as by `prepare_reader.py`
# The kind of names that a label is; labels of a people, a date, an amount have none.
KIND: dict[str, Kind] = {
    label: KIND_OF.get(label, "other") for label in ENTITY_LABELS if label not in NO_NAMES and label != "NORP"
}
PIECES = 8  # of a token; the few that have more are looked at so far
_OPEN, _NO_NAME = "open", ""


@dataclass(frozen=True)
class EntityText:
    """A text: of each token its vector, its pieces and the case of each, its paragraph, and which tags it may have.

    ids, case: shape (tokens, PIECES), NOTHING where a token has fewer.
    allowed: shape (tokens, tags).
    gold: whether annotators have marked its names.
    """

    id: str
    vectors: NDArray[np.float16]
    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    gold: bool


def entity_texts(folder: Path, cache: Path, tagger: Tagger, share: float) -> Iterator[EntityText]:
    """The texts to fit on.

    share: of the texts without gold names, how many; a large reader takes long.
    """
    for name in COMPLETE:
        rows = {row["id"]: row for row in map(json.loads, (folder / f"{name}.jsonl").open(encoding="utf-8"))}
        for document in read(folder / f"{name}.jsonl", cache):
            if zlib.crc32(document.id.encode()) % HELD_OUT:
                yield _text(document, tagger, rows[document.id])
    for name, most in MOST.items():
        for document in islice(read(folder / f"{name}.jsonl", cache), round(share * most)):
            yield _text(document, tagger, None)


def _text(document: GoldDocument, tagger: Tagger, row: dict[str, Any] | None) -> EntityText:
    paragraphs = document.parsed.paragraphs
    marked = find_marked(document.text, whole_paragraphs([(p.number, p.span) for p in paragraphs]), language_of())
    depths = [(m.depth, span) for m in marked for span in m.spans]
    pieces = read_pieces(document.text, [p.span for p in paragraphs], depths, tagger.tokenizer)
    laid_out = blocks(pieces.paragraph_starts, len(pieces))
    vectors = np.concatenate([v[b.own - b.lo :] for b, v in tagger.encoder.vectors(pieces, laid_out)])
    tokens = Tokens.of((p.start, p.end) for p in paragraphs)
    first, stop = pieces_of(tokens, pieces)
    held = first[:, None] + np.arange(PIECES)
    there = held < stop[:, None]
    held = np.where(there, held, 0)
    silver = [_tag(p, i) for p in paragraphs for i in range(len(p))]
    allowed = _allowed(silver, None if row is None else _gold_kinds(document, row, tokens))
    allowed[stop <= first] = True
    return EntityText(
        document.id,
        means(vectors, first, stop).astype(np.float16),
        np.where(there, pieces.ids[held], NOTHING),
        np.where(there, pieces.case[held], NOTHING),
        tokens.paragraph,
        allowed,
        row is not None,
    )


def _tag(p: Paragraph, i: int) -> str:
    """SpaCy's tag of a token; that it is open for labels that the head does not have."""
    if p.ent_type[i] and p.ent_type[i] not in ENTITY_LABELS:
        return _OPEN
    return "O" if not p.ent_type[i] else f"{p.ent_iob[i]}-{p.ent_type[i]}"


def _gold_kinds(document: GoldDocument, row: dict[str, Any], tokens: Tokens) -> list[tuple[str, str]]:
    """Of each token the kind of name that it is in, if any or if it is open, and "B" or "I"."""
    mentions = with_own_heads(list(gold_mentions(row["mentions"])), document.text)
    paragraphs = document.parsed.paragraphs
    names = [name for p in paragraphs for name in spacy_names(p)]
    roles = [is_role_noun(p, i) for p in paragraphs for i in range(len(p))]
    out = [(_NO_NAME, "")] * len(tokens.start)
    for name in known_names(ReaderText(document.id, row["corpus"], document.text, [], names=names), mentions):
        lo = int(np.searchsorted(tokens.end, name.start, side="right"))
        hi = int(np.searchsorted(tokens.start, name.end))
        while name.kind == "person" and lo < hi and roles[lo]:
            lo += 1  # titles and offices are in no name of spaCy's, and whoever reads the columns expects none
        if lo < hi and all(kind == _NO_NAME for kind, _ in out[lo:hi]):
            kind = name.kind or _OPEN
            out[lo:hi] = [(kind, "B"), *[(kind, "I")] * (hi - lo - 1)]
    return out


def _allowed(silver: Sequence[str], gold: Sequence[tuple[str, str]] | None) -> NDArray[np.bool_]:
    out = np.zeros((len(silver), len(TAGS)), dtype=np.bool_)
    for row, tag, (kind, edge) in zip(out, silver, gold or [(_NO_NAME, "")] * len(silver), strict=True):
        may = {tag} if gold is None else _with_gold(tag, kind, edge)
        row[[TAGS.index(one) for one in may if one != _OPEN] or slice(None)] = True
    return out


def _with_gold(tag: str, kind: str, edge: str) -> set[str]:
    """What a token may be of which spaCy and the annotators say something."""
    said = KIND.get(tag[2:])
    if kind == _OPEN:
        return {_OPEN}
    if kind == _NO_NAME:  # things that bear a name are not all marked
        return {tag} if said is None else {"O"} if said != "other" else {"O", tag}
    able = {f"{edge}-{label}" for label in KIND if KIND[label] == kind}
    if tag in able:
        return {tag}
    return able | {tag} if kind == "other" and said is None and tag != "O" else able
