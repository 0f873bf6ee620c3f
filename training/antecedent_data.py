"""Documents with resolved speakers for the fit of the resolver: parsed, read by the tagger, quotes as gold has them."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import GoldDocument, read
from inquit.digests import digest
from inquit.document import Quote, TextSpan
from inquit.statements.neural.mention_heads import mention_heads
from inquit.structure.text_structure import read_structure
from inquit.tagger.antecedents import Antecedents
from inquit.tagger.pieces import Pieces, read_pieces
from inquit.tagger.tagging import Tagger
from inquit.tagger.weight_files import Weights
from inquit.tagger.windows import blocks

__all__ = ["ResolvedDocument", "gold_quotes", "resolved_documents"]


@dataclass(frozen=True)
class ResolvedDocument:
    """A gold document whose quotes have speakers, and which earlier words its words take up."""

    gold: GoldDocument
    antecedents: Antecedents


def resolved_documents(
    paths: Sequence[Path], speakers: Path | None, weights: Weights, cache: Path
) -> Iterator[ResolvedDocument]:
    """The documents of gold files with speakers; what the encoder gives is kept in `cache` for each encoder.

    speakers: the speakers of documents whose gold file has none; such documents are left out where it has none either.
    """
    known = {} if speakers is None else {r["id"]: r for r in map(json.loads, speakers.open(encoding="utf-8"))}
    tagger = Tagger(weights)
    heads = tagger.heads.antecedent_of
    if heads is None:
        raise SystemExit("these weights have no heads for antecedents; see fit_antecedent_head.py")
    folder = cache / digest(weights.read("encoder.onnx"))[:12]
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        for document in read(_with_speakers(path, known, cache), cache):
            kept = folder / f"{digest(document.text.encode())[:16]}.pickle"
            if not kept.exists():
                kept.write_bytes(pickle.dumps(_read_words(document, tagger), -1))
            words: _Words = pickle.loads(kept.read_bytes())
            antecedents = Antecedents(heads, words.offsets, words.starts)
            vectors = np.zeros((len(words.starts), words.vectors.shape[1]), dtype=np.float32)
            vectors[words.places] = words.vectors
            for block in blocks(_pieces(document, tagger, []).paragraph_starts, len(vectors)):
                antecedents.keep(vectors[block.own : block.hi], block.own, block.hi)
            yield ResolvedDocument(document, antecedents)


@dataclass(frozen=True)
class _Words:
    """What the encoder gives of the words of a text that may be heads of mentions, and where all pieces begin."""

    offsets: list[int]
    starts: NDArray[np.int64]
    places: NDArray[np.int64]
    vectors: NDArray[np.float16]


def gold_quotes(document: GoldDocument) -> list[Quote]:
    """The gold quotes as the earlier stages would hand them over."""
    return [_quote(i, q) for i, q in enumerate(document.quotes, start=1)]


def _quote(number: int, gold: dict[str, Any]) -> Quote:
    content, cue, source = (tuple(TextSpan(s, e) for s, e in gold[k]) for k in ("content", "cue", "source"))
    return Quote(id=f"q{number}", type=gold["type"], content=content, cue=cue, source=source)


def _read_words(document: GoldDocument, tagger: Tagger) -> _Words:
    structure = read_structure(document.parsed, "news")
    marked = [(m.depth, span) for m in structure.marks.marked for span in m.spans]
    pieces = _pieces(document, tagger, marked)
    offsets = mention_heads(structure)
    places = np.flatnonzero(np.isin(pieces.start, offsets))
    of_blocks = tagger.encoder.vectors(pieces, blocks(pieces.paragraph_starts, len(pieces)))
    vectors = np.concatenate([v[block.own - block.lo :].astype(np.float16) for block, v in of_blocks])
    return _Words(offsets, pieces.start, places, vectors[places])


def _pieces(document: GoldDocument, tagger: Tagger, marked: list[tuple[int, TextSpan]]) -> Pieces:
    return read_pieces(document.text, [p.span for p in document.parsed.paragraphs], marked, tagger.tokenizer)


def _with_speakers(path: Path, known: dict[str, dict[str, Any]], cache: Path) -> Path:
    """A gold file of the documents of `path` that have speakers, with those that `known` has filled in."""
    out = []
    for line in path.open(encoding="utf-8"):
        document = json.loads(line)
        resolved = known.get(document["id"])
        if resolved is not None:
            for i, quote in enumerate(document["quotes"], start=1):
                entity = resolved["entities"].get(resolved["sources"].get(quote.get("id", f"E{i}")))
                quote["speaker"] = None if entity is None else entity["canonical"]
                quote["aliases"] = [] if entity is None else entity["aliases"]
        if any(quote["speaker"] for quote in document["quotes"]):
            out.append(json.dumps(document))
    cache.mkdir(parents=True, exist_ok=True)
    made = cache / f"{path.stem}.resolved.jsonl"
    made.write_text("\n".join(out) + "\n", encoding="utf-8")
    return made
