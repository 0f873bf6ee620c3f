"""Dialogue set with dashes: the same lines found as in quotation marks, and given to the same people?

    python benchmarks/dash_dialogue.py GOLD.jsonl [--engine rules]

Novels that are set with dashes and annotated are rare, so those of GOLD.jsonl are set anew: a paragraph that begins
with a double mark begins with a dash, closing marks go, and what goes on behind the end of a sentence has a dash of its
own. Other paragraphs stay as they are. Recall is that of the quotes in the paragraphs set anew, in both settings.
GOLD.jsonl is a gold file in the common format.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora import compared, read_corpus, total
from inquit.api import Extractor
from inquit.engines import Engine
from inquit.glyphs import EM_DASH
from inquit.record import document_record
from inquit.settings import Settings

FIGURES = ("quoted.detect", "quoted.who")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
_STRAIGHT, _OPENING, _CLOSING = '"', "\u201c", "\u201d"
_SENTENCE_ENDS = ".!?"


def main() -> None:
    """Read the novels in both settings, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--engine", choices=("rules", "reader"), default="rules", help="default: %(default)s")
    args = parser.parse_args()
    records = [json.loads(line) for line in args.gold.read_text("utf-8").splitlines()]
    pairs = [both_settings(record) for record in records]
    print("| recall of | " + " | ".join(FIGURES) + " | quotes |\n|---|" + "---|" * (len(FIGURES) + 1))
    for at, name in enumerate(("quotation marks", "dashes")):
        print(row(name, [pair[at] for pair in pairs], args.engine), flush=True)


def both_settings(record: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A gold record with those of its quotes alone that are set anew: as it is, and with dashes."""
    text, places, anew = _set_anew(record["text"])
    quotes = [q for q in record["quotes"] if any(lo <= q["content"][0][0] < hi for lo, hi in anew)]
    moved = [
        {**q, "content": [[places[s], places[e]] for s, e in q["content"]], "cue": [], "source": []} for q in quotes
    ]
    return {**record, "quotes": quotes}, {**record, "text": text, "quotes": moved}


def _set_anew(text: str) -> tuple[str, list[int], list[tuple[int, int]]]:
    """The text with dashes, where each offset of the old one is in it, and which stretches of the old one changed."""
    out: list[str] = []
    places: list[int] = []
    anew = [found.span() for found in _PARAGRAPH.finditer(text) if found.group()[0] in (_STRAIGHT, _OPENING)]
    starts, length = dict(anew), 0
    end, opens = 0, True
    for at, sign in enumerate(text):
        places.append(length)
        if at in starts:
            end, opens = starts[at], True
        written = sign
        if at < end and sign in (_STRAIGHT, _OPENING, _CLOSING):
            is_opening = sign == _OPENING or (sign == _STRAIGHT and opens)
            before = "".join(out[-3:]).rstrip()
            begins = is_opening and (at in starts or before.endswith(tuple(_SENTENCE_ENDS)))
            written, opens = f"{EM_DASH} " if begins else "", not is_opening
        out.append(written)
        length += len(written)
    return "".join(out), [*places, length], anew


def row(name: str, records: list[dict[str, Any]], engine: Engine) -> str:
    """The figures of the records, each read as fiction."""
    extractor = Extractor(settings=Settings(engine=engine, genre="fiction", thoughts=True))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gold.jsonl")
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        corpus = read_corpus(path)
    found: Iterator[Any] = (document_record(extractor.extract(one.text, id=one.id)) for one in corpus.documents)
    scores = total(compared(corpus, found)).scores()
    figures = " | ".join(f"{scores[figure].recall:.3f}" for figure in FIGURES)
    return f"| {name} | {figures} | {sum(len(one['quotes']) for one in records)} |"


if __name__ == "__main__":
    main()
