"""Gold documents in the common format, parsed once and cached outside the repository."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy

from inquit.digests import digest
from inquit.document import TextSpan
from inquit.settings import DEFAULT_MODEL
from inquit.text.parsing import ParsedText, parse

Pairs = list[list[int]]


@dataclass(frozen=True)
class GoldDocument:
    """A gold document and its parse."""

    id: str
    text: str
    quotes: list[dict[str, Any]]
    parsed: ParsedText


def load(path: Path, cache: Path) -> list[GoldDocument]:
    """The documents of a gold file, as `read` gives them."""
    return list(read(path, cache))


def read(path: Path, cache: Path) -> Iterator[GoldDocument]:
    """The documents of a gold file one by one; parses are kept in `cache` under the digest of the document."""
    nlp = None
    with path.open("rb") as lines:
        for line in lines:
            kept = cache / f"{digest(line.strip())[:16]}.pickle"
            if kept.exists():
                document: GoldDocument = pickle.loads(kept.read_bytes())
            else:
                nlp = nlp or spacy.load(DEFAULT_MODEL)
                d = json.loads(line)
                document = GoldDocument(d["id"], d["text"], d.get("quotes", []), parse(d["text"], nlp))
                cache.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(pickle.dumps(document, -1))
            yield document


def overlap(a: Pairs, b: Pairs) -> int:
    """How many characters two lists of spans share (spans of one list do not overlap)."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def iou(a: Pairs, b: Pairs) -> float:
    """Intersection over union of two lists of spans, in characters."""
    both = overlap(a, b)
    either = sum(e - s for s, e in a) + sum(e - s for s, e in b) - both
    return both / either if either else 0.0


def touching(quotes: list[dict[str, Any]], field: str, span: TextSpan) -> Iterator[dict[str, Any]]:
    """The gold quotes of which a span in `field` shares a character with `span`."""
    for quote in quotes:
        if any(s < span.end and span.start < e for s, e in quote[field]):
            yield quote
