"""Names and mentions: those that the reader finds against those that are marked, and names against spaCy's.

    python benchmarks/mentions.py GOLD.jsonl [GOLD.jsonl ...] [--held-out N] [--engine ENGINE] [--limit N]

Gold files (JSON Lines, also in `.xz`) have `id`, `text` and `mentions`: start, end, where the head word begins, entity,
type, form (name, nominal or pronoun). The corpora that the reader learns from are cut by `--held-out 10`: only the
texts that its training keeps aside are read.

A name counts as found by its head word where it has the right kind, holds the head word of a mention by name and
stands within it, and as exact where both edges agree too, but for an article and a possessive ending. A mention counts
as found by its head word; its edges are asked of those that are found.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

# Kinds as the reader is trained on them.
sys.path.append(str(Path(__file__).parents[1] / "training"))

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.settings import DEFAULT_MODEL
from inquit.tagger.name_heads import MENTION_FORMS, NAMED_KINDS, TaggedMention
from inquit.tagger.tagged_text import TaggedText
from inquit.tagger.tagging import Tagger, load_tagger
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.parsing import Paragraph, paragraph_spans, parse
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


def by_reader(text: str, tagger: Tagger) -> TaggedText:
    """What the reader sees."""
    language = language_of()
    numbered = paragraph_spans(text, language)
    marked = find_marked(text, whole_paragraphs(numbered), language)
    spans = [(m.depth, s) for m in marked for s in m.spans]
    return tagger.read(text, [s for _, s in numbered], spans, names=True, mentions=True)


def by_spacy(text: str, nlp: Language) -> Iterator[Name]:
    """The names that spaCy's recogniser marks."""
    for p in parse(text, nlp).paragraphs:
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


def measure(path: Path, tagger: Tagger, nlp: Language, held_out: int, limit: int | None) -> None:
    """Print the figures of a file."""
    reader, pipeline = (Tally(), Tally()), (Tally(), Tally())
    mentions, edges = Tally(), Tally()
    texts = 0
    for d, gold in read_gold_mentions(path, held_out):
        if texts == limit:
            break
        texts += 1
        others = d.get("corpus") not in _ONLY_THREE_KINDS
        seen = by_reader(d["text"], tagger)
        ours = [Name(n.span, n.kind) for n in seen.names]
        tally_names(d["text"], gold, ours, *reader, others=others)
        tally_names(d["text"], gold, by_spacy(d["text"], nlp), *pipeline, others=others)
        tally_mentions(gold, seen.mentions, mentions, edges, others=others)
    print(f"## {path.name}, {texts} texts\n")
    _print_names(reader, pipeline)
    _print_mentions(mentions, edges)


def _print_names(reader: tuple[Tally, Tally], pipeline: tuple[Tally, Tally]) -> None:
    print("| names | marked | reader: head | spaCy: head | reader: exact | spaCy: exact |")
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
    parser.add_argument("--engine", choices=("reader", "large"), default="reader")
    parser.add_argument("--limit", type=int, help="only this many texts of each file")
    args = parser.parse_args()
    tagger, nlp = load_tagger(args.engine, threads=1, device="cpu"), spacy.load(DEFAULT_MODEL)
    if tagger.heads.named is None:
        parser.error(f"the weights of the engine {args.engine!r} have no heads for names and mentions")
    for path in args.gold:
        measure(path, tagger, nlp, args.held_out, args.limit)


if __name__ == "__main__":
    main()
