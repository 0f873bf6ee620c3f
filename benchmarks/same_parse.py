"""Whether the shortcuts of parsing change anything: the parse with them, and that of spaCy's own pipeline as it comes.

    python benchmarks/same_parse.py GOLD.jsonl [GOLD.jsonl ...] [--documents N]

Every column of every token is compared (`text/shortcuts.py` has the shortcuts), and the processor time. Exit code 1
where anything differs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import spacy
from spacy.language import Language

from inquit.pipelines import load_pipeline
from inquit.settings import DEFAULT_MODEL
from inquit.text import parsing
from inquit.text.parsing import Paragraph, ParsedText, parse

COLUMNS = ("text", "lemma", "pos", "tag", "dep", "head", "start", "end", "sent", "ent_type", "ent_iob")
SHOWN = 10  # of the tokens that differ


def main() -> int:
    """Compare, and print a line for each file; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="JSON Lines with a text a line")
    parser.add_argument("--documents", type=int, default=None, help="only the first so many of each file")
    args = parser.parse_args()
    ways = load_pipeline(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    differing = 0
    for path in args.gold:
        lines = path.read_text(encoding="utf-8").splitlines()[: args.documents]
        differing += compared(path.stem, [json.loads(line)["text"] for line in lines], *ways)
    return 1 if differing else 0


def compared(name: str, texts: Sequence[str], quick: Language, plain: Language) -> int:
    """How many tokens differ in any column."""
    tokens = differing = 0
    columns: Counter[str] = Counter()
    seconds = [0.0, 0.0]
    for text in texts:
        begin = time.process_time()
        ours = parse(text, quick)
        between = time.process_time()
        theirs = by_components(text, plain)
        seconds = [seconds[0] + between - begin, seconds[1] + time.process_time() - between]
        for one, other in zip(ours.paragraphs, theirs.paragraphs, strict=True):
            tokens += len(one)
            if one != other:
                wrong = [(i, different) for i in range(len(one)) if (different := unlike(one, other, i))]
                columns.update(column for _, different in wrong for column in different)
                for i, different in wrong[: max(0, SHOWN - differing)]:
                    sides = [{column: getattr(side, column)[i] for column in different} for side in (one, other)]
                    print(f"  {one.text[i]!r}: {sides[0]}, plain {sides[1]}")
                differing += len(wrong)
    print(f"{name}: {len(texts)} texts, {tokens:,} tokens, {differing} differ {dict(columns) or ''}".rstrip(), end="")
    print(f"; processor time {seconds[0]:.1f} s, plain {seconds[1]:.1f} s, ratio {seconds[0] / seconds[1]:.3f}")
    return differing


def by_components(text: str, nlp: Language) -> ParsedText:
    """The parse with all components of the pipeline run."""
    with patch.object(parsing, "shortcuts_of", lambda _: None):
        return parse(text, nlp)


def unlike(one: Paragraph, other: Paragraph, i: int) -> list[str]:
    """The columns in which two parses of a token differ."""
    return [column for column in COLUMNS if getattr(one, column)[i] != getattr(other, column)[i]]


if __name__ == "__main__":
    sys.exit(main())
