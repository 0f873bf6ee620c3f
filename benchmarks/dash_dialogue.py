"""Dialogue set with dashes: the same lines found as in quotation marks, and given to the same people?

    python benchmarks/dash_dialogue.py GOLD.jsonl [--engine rules]

Novels that are set with dashes and annotated are rare, so those of GOLD.jsonl are set anew: a paragraph that begins
with a double mark begins with a dash, closing marks go, and what goes on behind the end of a sentence has a dash of its
own. Other paragraphs stay as they are. Recall is that of the quotes in the paragraphs set anew, in both settings; the
common scorer looks at stretches in quotation marks, so whole quotes are compared here.
GOLD.jsonl is a gold file in the common format.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from inquit.api import Extractor
from inquit.document import Quote
from inquit.engines import Engine
from inquit.glyphs import EM_DASH
from inquit.scoring.name_matching import same_speaker
from inquit.settings import Settings

FIGURES = ("found", "right speaker")
# A row is a quote if it has this part of its characters: with dashes, what was parted by a sentence is two rows.
SAME = 0.5
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
    quotes = found = right = 0
    for record in records:
        rows = list(extractor.extract(record["text"], id=record["id"]))
        accepted = {q["speaker"]: (q["speaker"], *q["aliases"]) for q in record["quotes"] if q["speaker"]}
        for quote in record["quotes"]:
            quotes += 1
            same = [one for one in rows if _shared(one, quote["content"]) >= SAME]
            found += bool(same)
            others = [names for speaker, names in accepted.items() if speaker != quote["speaker"]]
            own = accepted.get(quote["speaker"], ())
            right += any(one.speaker and same_speaker(one.speaker.name, own, others) for one in same)
    return f"| {name} | {found / max(1, quotes):.3f} | {right / max(1, quotes):.3f} | {quotes} |"


def _shared(row: Quote, content: list[list[int]]) -> float:
    """Which part of the characters of a quote, each of its stretches by itself, a row has; the larger part counts."""
    parts = [(max(s, span.start), min(e, span.end)) for s, e in content for span in row.content]
    return sum(max(0, end - start) for start, end in parts) / max(1, sum(e - s for s, e in content))


if __name__ == "__main__":
    main()
