"""A text as pieces with the labels of every head of the multi-task reader."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from inquit.languages import language_of
from inquit.tagger.pieces import Pieces, Tokens, read_pieces
from inquit.tagger.tag_head import BEGIN, INSIDE
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from piece_spans import first, held
from reader_labels import ANY, FORMS, IGNORED, KINDS, LINKS, NAMES, NOTHING, bit, mention_class, name_class
from reader_mentions import known_names, with_own_heads
from reader_texts import Mention, NameSpan, ReaderText, occurrences

Ints = NDArray[np.int64]
OPENING, CLOSING = 1, 2
_DOUBLE = ('"', "“", "”", "„", "‟")


@dataclass(frozen=True)
class LabelledPieces:
    """Columns over the pieces of one text; links and places count from its first piece."""

    pieces: Pieces
    mark: Ints
    bits: dict[str, Ints]
    links: dict[str, Ints]
    entity: Ints
    gold: list[tuple[int, ...]] = field(default_factory=list)
    spacy: list[tuple[int, ...]] = field(default_factory=list)
    he: list[tuple[int, list[int]]] = field(default_factory=list)
    acts: list[tuple[int, ...]] = field(default_factory=list)


def label(text: ReaderText, tokenizer: Tokens) -> LabelledPieces:
    """The pieces of a text and their labels."""
    marked = find_marked(text.text, whole_paragraphs(text.paragraphs), language_of())
    spans = [(m.depth, s) for m in marked for s in m.spans]
    pieces = read_pieces(text.text, [span for _, span in text.paragraphs], spans, tokenizer)
    size = len(pieces)
    mark = np.zeros(size, dtype=np.int64)
    for m in marked:
        for span in m.spans:
            lo, hi = held(pieces, span.start, span.end)
            for at, value in ((lo, OPENING), (hi - 1, CLOSING)):
                if lo < hi and text.text[pieces.start[at] : pieces.end[at]] in _DOUBLE:
                    mark[at] = value
    out = LabelledPieces(
        pieces,
        mark,
        {head: np.full(size, every, dtype=np.int64) for head, every in ANY.items()},
        {name: np.full(size, IGNORED, dtype=np.int64) for name in LINKS if name != "an"},
        np.full(size, NOTHING, dtype=np.int64),
    )
    if text.quotes is not None:
        _statements(out, text)
    for cue in text.cues:
        lo, hi = held(pieces, cue.start, cue.end)
        if lo < hi:
            out.acts.append((lo, hi - 1, zlib.crc32(cue.word.encode()), cue.speech))
    mentions = with_own_heads(text.mentions, text.text)
    _mentions(out, text, mentions)
    _names(out, text, mentions)
    return out


def _statements(out: LabelledPieces, text: ReaderText) -> None:
    assert text.quotes is not None
    pieces, tag = out.pieces, np.zeros(len(out.pieces), dtype=np.int64)
    for part in ("source", "cue", "content"):
        ranges = {held(pieces, s, e) for q in text.quotes for s, e in q[part]}
        for lo, hi in sorted(ranges):
            if lo < hi and not tag[lo]:  # of sources that overlap the longest is taken
                hi = max(h for at, h in ranges if at == lo)
                tag[lo:hi] = INSIDE[part]
                tag[lo] = BEGIN[part]
                if part == "content":
                    out.links["start"][lo:hi], out.links["stop"][lo:hi] = lo, hi - 1
    out.bits["tags"][:] = 1 << tag
    for q in text.quotes:
        cue, source = (first(pieces, q[part]) for part in ("cue", "source"))
        for s, e in q["content"]:
            out.links["co"][slice(*held(pieces, s, e))] = cue
        for s, e in q["cue"]:
            out.links["so"][slice(*held(pieces, s, e))] = source
        out.he.extend(_speakers_of_pronouns(pieces, text, q))


def _speakers_of_pronouns(pieces: Pieces, text: ReaderText, q: dict[str, object]) -> list[tuple[int, list[int]]]:
    """For a source "he" or "she" its piece, and the pieces of the names of its speaker."""
    sources, speaker = q["source"], q.get("speaker")
    if not (isinstance(sources, list) and sources and isinstance(speaker, str)):
        return []
    start, end = sources[0]
    if text.text[start:end].lower() not in ("he", "she"):
        return []
    aliases = q.get("aliases")
    names = [speaker, *(aliases if isinstance(aliases, list) else []), speaker.split()[-1]]
    right = {at for s, e in occurrences(text.text, names) for at in range(*held(pieces, s, e))}
    return [(held(pieces, start, end)[0], sorted(right))]


def _mentions(out: LabelledPieces, text: ReaderText, mentions: Sequence[Mention]) -> None:
    pieces, bits = out.pieces, out.bits["mentions"]
    if text.complete:
        others = [] if text.others else [mention_class("other", form) for form in FORMS]
        bits[:] = bit("mentions", 0, *others)
    entities = {entity: i for i, entity in enumerate(sorted({m.entity for m in mentions}))}
    for m in mentions:
        lo, hi = held(pieces, m.start, m.end)
        at = int(np.searchsorted(pieces.end, m.head, side="right"))
        if not lo <= at < hi:
            continue
        out.entity[at] = entities[m.entity]
        if text.complete and m.kind is not None and m.form is not None:
            forms = [m.form]
            if not text.others and m.form == "nominal" and text.text[m.head].isupper():
                forms.append("name")  # LitBank's form is a guess
            bits[at] = bit("mentions", *(mention_class(m.kind, form) for form in forms))
            out.links["begin"][at], out.links["end"][at] = lo, hi - 1
            out.gold.append((at, lo, hi - 1, KINDS.index(m.kind), FORMS.index(m.form)))


def _names(out: LabelledPieces, text: ReaderText, mentions: Sequence[Mention]) -> None:
    """Names: of marked mentions with edges by spaCy; where there are none, spaCy's, corrected by known speakers."""
    if not text.parsed:
        return
    pieces, bits = out.pieces, out.bits["names"]
    for name in text.names:
        lo, hi = held(pieces, name.start, name.end)
        if lo < hi:
            out.spacy.append((lo, hi - 1, -1 if name.kind is None else KINDS.index(name.kind)))
    bits[:] = bit("names", 0)
    if text.complete:
        _set_names(
            pieces, bits, [] if text.others else [n for n in text.names if n.kind in (None, "other")], open_=True
        )
        names = list(known_names(text, mentions))
    else:
        names = [NameSpan(m.start, m.end, m.kind) for m in mentions if m.form == "name"]
        names += [n for n in text.names if not any(n.start < m.end and m.start < n.end for m in names)]
    _set_names(pieces, bits, [n for n in names if n.kind is None], open_=True)
    _set_names(pieces, bits, sorted((n for n in names if n.kind), key=lambda n: n.end - n.start), open_=False)


def _set_names(pieces: Pieces, bits: Ints, names: Sequence[NameSpan], *, open_: bool) -> None:
    """Enter names; open ones may be anything. Of names that overlap the longer one comes last and counts."""
    for name in names:
        lo, hi = held(pieces, name.start, name.end)
        if lo < hi and open_:
            bits[lo:hi] = ANY["names"]
        elif lo < hi and name.kind is not None:
            bits[lo:hi] = bit("names", name_class(name.kind, begin=False))
            bits[lo] = bit("names", name_class(name.kind, begin=True))
            after = int(bits[hi]) if hi < len(bits) else 1
            if after & ~1 and after != ANY["names"] and after & bit("names", *range(2, len(NAMES), 2)):
                bits[hi] |= ANY["names"]  # the rest of a shorter name that overlapped
