"""Which earlier words those of a gold novel take up, as the small reader links them; kept, as reading takes minutes."""

from __future__ import annotations

import pickle
from pathlib import Path

from corpus import GoldDocument
from inquit.digests import digest
from inquit.statements.neural.mention_heads import mention_heads
from inquit.structure.text_structure import TextStructure
from inquit.tagger.antecedents import Antecedents
from inquit.tagger.tagging import load_tagger
from inquit.tagger.weight_files import small_weights


def links_of(document: GoldDocument, page: TextStructure, cache: Path) -> Antecedents:
    """The links of a document, kept in `cache` under the digests of its text and of the reader."""
    names = digest(document.text.encode())[:16], small_weights().digest[:12]
    kept = cache / f"{names[0]}-{names[1]}.links.pickle"
    if kept.exists():
        links: Antecedents = pickle.loads(kept.read_bytes())
        return links
    parsed = document.parsed
    spans = [(m.depth, span) for m in page.marks.marked for span in m.spans]
    places = [p.span for p in parsed.paragraphs]
    read = load_tagger("reader", threads=1, device="cpu").read(parsed.text, places, spans, heads=mention_heads(page))
    assert read.antecedents is not None
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(read.antecedents, -1))
    return read.antecedents
