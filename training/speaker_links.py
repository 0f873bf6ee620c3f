"""What the small reader sees in a gold novel: names, and what words take up; kept, as reading takes minutes."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

from corpus import GoldDocument
from inquit.digests import digest
from inquit.progress import unheard
from inquit.statements.neural.page_reading import read_page
from inquit.structure.text_structure import TextStructure, read_structure
from inquit.tagger.antecedents import Antecedents
from inquit.tagger.tagging import load_tagger
from inquit.tagger.weight_files import small_weights
from inquit.text.entity_columns import with_names, without_names


def page_and_links(document: GoldDocument, cache: Path) -> tuple[TextStructure, Antecedents]:
    """The page of a document as the reader sees it, and its links.

    What the reader says is kept in `cache` under the digests of the text and of the reader.
    """
    page = read_structure(without_names(document.parsed), "fiction")
    names = digest(document.text.encode())[:16], small_weights().digest[:12]
    kept = cache / f"{names[0]}-{names[1]}.read.pickle"
    if kept.exists():
        said, links = pickle.loads(kept.read_bytes())
        return replace(page, parsed=with_names(page.parsed, said)), links
    seen, tagged = read_page(page, load_tagger("reader", threads=1, device="cpu"), unheard)
    assert tagged.antecedents is not None
    said = [list(zip(p.ent_type, p.ent_iob, strict=True)) for p in seen.parsed.paragraphs]
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps((said, tagged.antecedents), -1))
    return seen, tagged.antecedents
