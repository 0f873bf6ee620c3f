"""Names and mentions: those that the reader finds against those that are marked, and names against spaCy's.

    python benchmarks/mentions.py GOLD.jsonl [GOLD.jsonl ...] [--held-out N] [--genres FILE.tsv] [--engine ENGINE]

Gold files (JSON Lines, also in `.xz`) have `id`, `text` and `mentions`: start, end, where the head word begins, entity,
type, form (name, nominal or pronoun). The corpora that the reader learns from are cut by `--held-out 10`: only the
texts that its training keeps aside are read. FILE.tsv has the columns `id` and `genre`, by which names are counted.

A name counts as found by its head word where it has the right kind, holds the head word of a mention by name and
stands within it, and as exact where both edges agree too, but for an article and a possessive ending. A mention counts
as found by its head word; its edges are asked of those that are found.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

# Kinds as the reader is trained on them.
sys.path.append(str(Path(__file__).parents[1] / "training"))

from inquit.document import TextSpan
from inquit.settings import DEFAULT_MODEL
from inquit.statements.neural.page_reading import as_seen
from inquit.tagger.entity_head import Tokens
from inquit.tagger.name_heads import MENTION_FORMS, NAMED_KINDS, TaggedMention
from inquit.tagger.tagged_text import TaggedText
from inquit.tagger.tagging import Tagger, load_tagger
from inquit.text.entity_columns import without_names
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.parsing import Paragraph, ParsedText, parse
from reader_labels import KIND_OF, NO_NAMES

_PEOPLES = "NORP"  # of spaCy: persons, organisations and more, so right as any kind, and never wrong
_ANY = "any"
_ONLY_THREE_KINDS = frozenset({"litbank"})  # corpora that do not mark what is neither person, organisation nor place
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class GoldMention:
    """A marked mention; no two of a text have one head word."""

    span: TextSpan
    head: int
    kind: str
    form: str


@dataclass(frozen=True)
class Name:
    """A name that somebody finds."""

    span: TextSpan
    kind: str


class Tally:
    """What is marked, found and both, by row."""

    def __init__(self) -> None:
        self.marked, self.found, self.both = Counter[str](), Counter[str](), Counter[str]()

    def f1(self, row: str) -> float:
        return 2 * self.both[row] / max(1, self.marked[row] + self.found[row])


Pair = tuple[Tally, Tally]  # by head word, and with both edges


def read_gold_mentions(path: Path, held_out: int) -> Iterator[tuple[dict[str, Any], list[GoldMention]]]:
    """The documents of a file with their mentions, those by the shortest spans first where several have one head."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for d in map(json.loads, lines):
            if held_out and zlib.crc32(d["id"].encode()) % held_out:
                continue
            own: dict[int, GoldMention] = {}
            for start, end, head, _, kind, form in sorted(d["mentions"], key=lambda m: (m[1] - m[0], m[0])):
                form = "nominal" if (kind, form) == ("time", "name") else form  # days and months are no names here
                own.setdefault(head, GoldMention(TextSpan(start, end), head, KIND_OF.get(kind, "other"), form))
            yield d, list(own.values())


def bare(text: str, span: TextSpan) -> TextSpan:
    """A name without its article and possessive ending."""
    start, end = span.start, span.end
    if (article := _ARTICLE.match(text, start, end)) is not None:
        start = article.end()
    if (ending := _POSSESSIVE.search(text[start:end])) is not None:
        end = start + ending.start()
    return TextSpan(start, max(start, end))


def tally_names(
    text: str, gold: Iterable[GoldMention], names: Iterable[Name], heads: Tally, exact: Tally, *, others: bool
) -> None:
    """Enter the names of a text."""
    at = {place: name for name in names for place in range(name.span.start, name.span.end)}
    used: dict[Name, str] = {}
    for mention in gold:
        if mention.form != "name" or (mention.kind == "other" and not others):
            continue
        for tally in (heads, exact):
            tally.marked[mention.kind] += 1
        name = at.get(mention.head)
        if name is None or name.kind not in (mention.kind, _ANY) or name in used:
            continue
        own, whole = bare(text, name.span), bare(text, mention.span)
        if whole.contains(own):
            used[name] = mention.kind
            heads.both[mention.kind] += 1
            exact.both[mention.kind] += own == whole
    for name in set(at.values()):
        kind = used.get(name) if name.kind == _ANY else name.kind
        if kind is not None and (kind != "other" or others):
            for tally in (heads, exact):
                tally.found[kind] += 1


def tally_mentions(
    gold: Iterable[GoldMention], mentions: Iterable[TaggedMention], heads: Tally, edges: Tally, *, others: bool
) -> None:
    """Enter the mentions of a text by kind and form, and the edges of those with a right head by form."""
    by_head = {m.head: m for m in gold if m.kind != "other" or others}
    for m in by_head.values():
        heads.marked[f"{m.kind} {m.form}"] += 1
    for found in mentions:
        if found.kind == "other" and not others:
            continue
        row = f"{found.kind} {found.form}"
        heads.found[row] += 1
        marked = next((by_head[i] for i in range(found.head.start, found.head.end) if i in by_head), None)
        if marked is None:
            continue
        heads.both[row] += f"{marked.kind} {marked.form}" == row
        edges.marked[marked.form] += 1
        edges.both[marked.form] += found.span == marked.span


def by_reader(parsed: ParsedText, tagger: Tagger) -> TaggedText:
    """What the reader sees of a text."""
    places = [p.span for p in parsed.paragraphs]
    marked = find_marked(parsed.text, whole_paragraphs((p.number, p.span) for p in parsed.paragraphs), parsed.language)
    spans = [(m.depth, s) for m in marked for s in m.spans]
    tokens = Tokens.of((p.start, p.end) for p in parsed.paragraphs)
    return tagger.read(parsed.text, places, spans, tokens=tokens, mentions=True)


def names_in(parsed: ParsedText) -> Iterator[Name]:
    """The names in the columns of a parse."""
    for p in parsed.paragraphs:
        yield from _of_paragraph(p)


def _of_paragraph(p: Paragraph) -> Iterator[Name]:
    at = 0
    while at < len(p):
        label, first = p.ent_type[at], at
        at += 1
        if not label or label in NO_NAMES:
            continue
        while at < len(p) and p.ent_iob[at] == "I":
            at += 1
        yield Name(p.token_span(first, at), _ANY if label == _PEOPLES else KIND_OF.get(label, "other"))


def measure(
    path: Path, tagger: Tagger, nlp: Language, genres: Mapping[str, str], *, held_out: int, limit: int | None
) -> None:
    """Print the figures of a file."""
    names = defaultdict[str, tuple[Pair, Pair]](lambda: ((Tally(), Tally()), (Tally(), Tally())))
    mentions, edges = Tally(), Tally()
    texts = 0
    for d, gold in islice(read_gold_mentions(path, held_out), limit):
        texts += 1
        others = d.get("corpus") not in _ONLY_THREE_KINDS
        parsed = parse(d["text"], nlp)
        seen = by_reader(parsed, tagger)
        ours = without_names(parsed) if seen.entities is None else as_seen(parsed, seen.entities.said)
        for group in dict.fromkeys(("all", genres.get(d["id"], "all"))):
            for pair, columns in zip(names[group], (ours, parsed), strict=True):
                tally_names(d["text"], gold, names_in(columns), *pair, others=others)
        tally_mentions(gold, seen.mentions, mentions, edges, others=others)
    print(f"## {path.name}, {texts} texts\n")
    for group, (reader, pipeline) in names.items():
        _print_names(group, reader, pipeline)
    _print_mentions(mentions, edges)


def _print_names(group: str, reader: Pair, pipeline: Pair) -> None:
    print(f"| names, {group} | marked | reader: head | spaCy: head | reader: exact | spaCy: exact |")
    print("|---|---|---|---|---|---|")
    for kind in NAMED_KINDS:
        if marked := reader[0].marked[kind]:
            figures = [tally.f1(kind) for pair in zip(reader, pipeline, strict=True) for tally in pair]
            print(f"| {kind} | {marked} | " + " | ".join(f"{x:.3f}" for x in figures) + " |")


def _print_mentions(mentions: Tally, edges: Tally) -> None:
    print("\n| mentions, F1 by head | name | nominal | pronoun |\n|---|---|---|---|")
    for kind in NAMED_KINDS:
        rows = [f"{kind} {form}" for form in MENTION_FORMS]
        if any(mentions.marked[row] for row in rows):
            cells = [f"{mentions.f1(row):.3f} ({mentions.marked[row]})" for row in rows]
            print(f"| {kind} | " + " | ".join(cells) + " |")
    right = [f"{edges.both[form] / max(1, edges.marked[form]):.3f}" for form in MENTION_FORMS]
    print("| both edges, where the head is right | " + " | ".join(right) + " |\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--held-out", type=int, default=0, help="only one text in so many, by a digest of its id")
    parser.add_argument("--genres", type=Path, help="a TSV with the columns id and genre")
    parser.add_argument("--engine", choices=("reader", "large"), default="reader")
    parser.add_argument("--limit", type=int, help="only this many texts of each file")
    args = parser.parse_args()
    tagger, nlp = load_tagger(args.engine, threads=1, device="cpu"), spacy.load(DEFAULT_MODEL)
    genres: dict[str, str] = {}
    if args.genres is not None:
        with args.genres.open(encoding="utf-8", newline="") as lines:
            genres = {row["id"]: row["genre"] for row in csv.DictReader(lines, delimiter="\t")}
    for path in args.gold:
        measure(path, tagger, nlp, genres, held_out=args.held_out, limit=args.limit)


if __name__ == "__main__":
    main()
