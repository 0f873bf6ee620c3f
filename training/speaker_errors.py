"""Count the kinds of wrong speakers among choices for novels left out.

    python training/speaker_errors.py NOVELS.jsonl [NOVELS.jsonl ...] --left-out FILE

FILE is what `fit_speakers.py --left-out FILE` wrote. A gold stretch whose speaker is wrong is of the first kind that
fits.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus import read
from speaker_data import Gold, Names, NovelLines, novel_lines

_BY_CUE = {
    "name": "tag with a name: another bearer of the name, or not the speaker's",
    "pronoun": "tag with a pronoun: another one of the gender",
    "noun": "tag with a description: somebody else, or taken for a person of its own",
}


def kind_of(novel: NovelLines, n: int, chosen: Sequence[str | None], gold: Gold, names: Names) -> str:
    """What is wrong with the speaker of a line."""
    line, printed = novel.book.lines[n], chosen[n]
    before = chosen[n - 1] if n else None
    if not any(names.is_right(character.name, gold) for character in novel.book.characters.entities):
        return "the speaker is not in the cast under an accepted name"
    if not novel.right[n].any():
        return "the speaker is not named near the line"
    if line.cue is not None:
        return _BY_CUE.get(line.cue.kind, "tag of another kind (I, they, it)")
    if line.beat_before is not None or line.beat_after is not None:
        return "narration beside the line: its subject does not speak, or another does"
    if names.is_right(before, gold):
        return "nothing beside the line: the speaker before goes on"
    if n > 1 and names.is_right(chosen[n - 2], gold):
        return "nothing beside the line: the turn goes back to the speaker before last"
    if printed is not None and n > 1 and printed == chosen[n - 2]:
        return "nothing beside the line: turns taken although somebody else speaks"
    return "nothing beside the line: other"


def count_kinds(novel: NovelLines, chosen: Sequence[str | None]) -> Counter[str]:
    """The kinds of errors in a novel, by gold stretch."""
    names = Names([q for quotes in novel.gold for q in quotes if q is not None])
    out: Counter[str] = Counter()
    for n, quotes in enumerate(novel.gold):
        for gold in quotes:
            if gold is not None and gold["speaker"] is not None and not names.is_right(chosen[n], gold):
                out[kind_of(novel, n, chosen, gold, names)] += 1
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("novels", type=Path, nargs="+")
    parser.add_argument("--left-out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()

    records = (json.loads(line) for line in args.left_out.read_text(encoding="utf-8").splitlines())
    chosen = {record["id"]: [quote["speaker"] for quote in record["quotes"]] for record in records}
    total: Counter[str] = Counter()
    for path in args.novels:
        for document in read(path, args.cache):
            total += count_kinds(novel_lines(document, args.cache), chosen[document.id])
    for kind, count in total.most_common():
        print(f"| {kind} | {count} |")


if __name__ == "__main__":
    main()
