"""Who is in a novel: the cast that inquit finds against the list of characters of the gold file.

    python benchmarks/cast.py NOVELS.jsonl [--novel ID ...]

NOVELS.jsonl is a gold file whose records have `characters`: by the main name of each, `aliases`. The cast is everybody
whom the book names and who may be a person, and whoever it only describes and somebody speaks as (`read_book`); none of
it depends on the scorer of speakers.

A member of the cast is a character of the list if a form of the name is one of that character's alone. Recall: how many
characters, of those of whom a name stands in the text, are somebody in the cast. Precision: how many of the cast with a
name, that are named three times and more, are a character; the list has only who speaks, is spoken to or is spoken of,
so that a person of the narration alone counts against it. Split: characters found who are two or more of the cast by
the names printed. Merged: members of the cast who have forms of two or more characters. Main name: the lines of found
characters whose most named member is printed under the main name of the list, where that stands in the text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from inquit.api import load_pipeline
from inquit.attribution.novel.novel_attribution import read_book
from inquit.document import Roster
from inquit.entities.characters import Character
from inquit.scoring.name_matching import Words, bare_words, same_name
from inquit.settings import DEFAULT_MODEL
from inquit.structure.text_structure import read_structure
from inquit.text.parsing import parse

OFTEN = (
    3  # times that somebody is named to count for precision: what stands once or twice is left out as a speaker, too
)


@dataclass(slots=True)
class CastCounts:
    """What was counted of the cast of one novel, or of several together."""

    listed: int = 0  # characters of the list with a name in the text
    found: int = 0
    split: int = 0
    cast: int = 0  # members with a name, named often
    right: int = 0
    merged: int = 0
    lines: int = 0  # of those found whose main name stands in the text
    by_main_name: int = 0

    def add(self, other: CastCounts) -> None:
        """Add those of another novel."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def shares(self) -> dict[str, float]:
        """The figures, each a share."""
        pairs = {
            "recall": (self.found, self.listed),
            "precision": (self.right, self.cast),
            "split": (self.split, self.found),
            "merged": (self.merged, self.cast),
            "main name": (self.by_main_name, self.lines),
        }
        return {name: part / max(1, whole) for name, (part, whole) in pairs.items()}


def main() -> None:
    """Read the novels and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("novels", type=Path)
    parser.add_argument("--novel", action="append", help="only the novels of these ids")
    args = parser.parse_args()
    nlp, total = load_pipeline(DEFAULT_MODEL), CastCounts()
    print(
        "| novel | recall | precision | split | merged | main name | listed | cast |\n|---|---|---|---|---|---|---|---|"
    )
    for record in records_of(args.novels, args.novel):
        book = read_book(read_structure(parse(record["text"], nlp), "fiction"), Roster())
        cast = [one for one in book.characters.entities if book.people[one.key] or not one.named]
        counts = judged(cast, record)
        total.add(counts)
        print(row(record["id"], counts), flush=True)
    print(row("all", total))


def records_of(path: Path, ids: Sequence[str] | None) -> Iterator[dict[str, Any]]:
    """The records of the gold file, of these ids only."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if ids is None or record["id"] in ids:
            yield record


def row(name: str, counts: CastCounts) -> str:
    """A row of the table."""
    shares = " | ".join(f"{value:.3f}" for value in counts.shares().values())
    return f"| {name} | {shares} | {counts.listed} | {counts.cast} |"


def judged(cast: Iterable[Character], record: Mapping[str, Any]) -> CastCounts:
    """The cast of one novel against its list."""
    names = {main: [main, *entry["aliases"]] for main, entry in record["characters"].items()}
    owners = _owners(names)
    spoken = Counter(quote["speaker"] for quote in record["quotes"])
    by_character: dict[str, list[Character]] = defaultdict(list)
    text = " ".join(record["text"].split())
    small = text.lower()
    listed = {main for main, own in names.items() if any(name.lower() in small for name in own)}
    counts = CastCounts(listed=len(listed))
    for one in cast:
        named = owners.get(bare_words(one.name))
        forms = {owner for form in (one.name, *one.variants) if (owner := owners.get(bare_words(form)))}
        for owner in forms if named is None else {named}:
            by_character[owner].append(one)
        if one.named and one.uses >= OFTEN:
            counts.cast += 1
            counts.right += bool(forms)
            counts.merged += len(forms) > 1
    for main, members in by_character.items():
        if main not in listed:
            continue
        counts.found += 1
        counts.split += sum(owners.get(bare_words(one.name)) == main for one in members) > 1
        if main in text:
            counts.lines += spoken[main]
            best = max(members, key=lambda one: len(one.mentions))
            counts.by_main_name += spoken[main] * same_name(best.name, [main])
    return counts


def _owners(names: Mapping[str, Sequence[str]]) -> dict[Words, str]:
    """Whose each form is, of those that are one character's alone; a main name is its character's before all else."""
    bearers: dict[Words, set[str]] = defaultdict(set)
    for main, own in names.items():
        for name in own:
            bearers[bare_words(name)].add(main)
    mains = Counter(bare_words(main) for main in names)
    return {words: next(iter(found)) for words, found in bearers.items() if len(found) == 1} | {
        bare_words(main): main for main in names if mains[bare_words(main)] == 1
    }


if __name__ == "__main__":
    main()
