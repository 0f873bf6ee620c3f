"""The corpora that the multi-task reader learns from, as texts with whatever is annotated in each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus import GoldDocument, read
from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.text.parsing import Paragraph, paragraph_spans
from reader_labels import KIND_OF, NO_NAMES, Form, Kind

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Mention:
    """A mention of an entity; `head` is where its head word begins. Unknown is None."""

    start: int
    end: int
    head: int
    entity: str
    kind: Kind | None = None
    form: Form | None = None


@dataclass(frozen=True)
class NameSpan:
    """A name as spaCy marks it; kind None: a name of which spaCy's label does not tell the kind (peoples, parties)."""

    start: int
    end: int
    kind: Kind | None


@dataclass(frozen=True)
class KnownCue:
    """The words of a cue of which one is in a list: of speech, or of what somebody believes, feels or wants."""

    start: int
    end: int
    word: str
    speech: bool


@dataclass(frozen=True)
class ReaderText:
    """A text and its annotation.

    quotes: None where statements are not annotated.
    complete: whether every mention is marked; `others`: those of other kinds than persons, organisations, places too.
    parsed: whether `names` are known.
    """

    id: str
    corpus: str
    text: str
    paragraphs: list[tuple[int, TextSpan]]
    quotes: list[dict[str, Any]] | None = None
    mentions: list[Mention] = field(default_factory=list)
    complete: bool = False
    others: bool = False
    parsed: bool = False
    names: list[NameSpan] = field(default_factory=list)
    cues: list[KnownCue] = field(default_factory=list)


def news(path: Path, cache: Path, *, annotated: bool = True, speakers: Path | None = None) -> Iterator[ReaderText]:
    """Articles; with mentions of their speakers where `speakers` (a JSON Lines file) resolves them."""
    resolved = {d["id"]: d for d in map(json.loads, speakers.read_text("utf-8").splitlines())} if speakers else {}
    for document in read(path, cache):
        held = resolved.get(document.id)
        yield _text(
            document,
            "news",
            quotes=document.quotes if annotated else None,
            mentions=speaker_mentions(document, held) if held else [],
            cues=list(known_cues(document)),
        )


def books(path: Path, cache: Path, corpus: str) -> Iterator[ReaderText]:
    """Texts of GUM or LitBank with all their mentions."""
    gold = {d["id"]: d for d in map(json.loads, path.open(encoding="utf-8"))}
    for document in read(path, cache):
        mentions = list(gold_mentions(gold[document.id]["mentions"]))
        yield _text(document, corpus, mentions=mentions, complete=True, others=corpus == "gum")


def passages(path: Path) -> Iterator[ReaderText]:
    """GAP: passages of Wikipedia with a pronoun and two names."""
    for d in map(json.loads, path.open(encoding="utf-8")):
        paragraphs = paragraph_spans(d["text"], language_of())
        yield ReaderText(d["id"], "gap", d["text"], paragraphs, mentions=list(gold_mentions(d["mentions"])))


def gold_mentions(rows: Sequence[Sequence[Any]]) -> Iterator[Mention]:
    """Mentions as the corpora have them: start, end, head, entity and, but for GAP, type and form."""
    for start, end, head, entity, *known in rows:
        kind = KIND_OF.get(known[0], "other") if known else None
        form = known[1] if known else None
        if known == ["time", "name"]:  # days and months are no names here
            form = "nominal"
        yield Mention(start, end, head, str(entity), kind, form)


def _text(document: GoldDocument, corpus: str, **known: Any) -> ReaderText:
    paragraphs = [(p.number, p.span) for p in document.parsed.paragraphs]
    names = [name for p in document.parsed.paragraphs for name in spacy_names(p)]
    return ReaderText(document.id, corpus, document.text, paragraphs, parsed=True, names=names, **known)


def spacy_names(p: Paragraph) -> Iterator[NameSpan]:
    """The names that spaCy's entity recogniser marks in a paragraph."""
    at = 0
    while at < len(p):
        label, first = p.ent_type[at], at
        at += 1
        if not label or label in NO_NAMES:
            continue
        while at < len(p) and p.ent_iob[at] == "I":
            at += 1
        kind = None if label == "NORP" else KIND_OF.get(label, "other")
        last = at - 1 - (at - 1 > first and p.tag[at - 1] == "POS")  # without a genitive's ending
        yield NameSpan(p.start[first], p.end[last], kind)


def known_cues(document: GoldDocument) -> Iterator[KnownCue]:
    """The cues of an article whose words the lists know."""
    reporting = language_of().reporting
    speech, attitudes = reporting.of_act("speech"), reporting.of_act("attitude")
    paragraphs = document.parsed.paragraphs
    for quote in document.quotes:
        for start, end in quote["cue"][:1]:
            p = next((p for p in paragraphs if p.span.start <= start < p.span.end), None)
            words = [] if p is None else _cue_words(p, TextSpan(start, end))
            known = next(((w, True) for w in words if w in speech), None)
            known = known or next(((w, False) for w in words if w in attitudes), None)
            if known is not None:
                yield KnownCue(start, end, *known)


def _cue_words(p: Paragraph, cue: TextSpan) -> list[str]:
    return [p.lemma[i] if p.lower[i] != "according" else "accord" for i in p.tokens_in(cue)]


def speaker_mentions(document: GoldDocument, resolved: dict[str, Any]) -> list[Mention]:
    """The sources of an article's statements, and the names of its speakers wherever they stand."""
    out: dict[tuple[int, int], Mention] = {}
    for quote in document.quotes:
        entity = resolved["sources"].get(quote["id"])
        if entity is not None and quote["source"]:
            start, end = quote["source"][0]
            out[start, end] = Mention(start, end, _head(document, TextSpan(start, end)), entity)
    for entity, held in resolved["entities"].items():
        for start, end in occurrences(document.text, [held["canonical"], *held["aliases"]]):
            kind = KIND_OF.get(held["kind"])
            last = list(_WORD.finditer(document.text, start, end))[-1].start()
            if not any(m.start <= last < m.end for m in out.values()):
                out[start, end] = Mention(start, end, last, entity, kind, "name" if kind else None)
    return list(out.values())


def occurrences(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where names stand in a text, the longest at each place; only those whose last word has a capital."""
    known = [n for n in sorted({*names}, key=len, reverse=True) if n and any(map(str.isupper, n.split()[-1]))]
    if not known:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    return [(m.start(), m.end()) for m in pattern.finditer(text)]


def _head(document: GoldDocument, span: TextSpan) -> int:
    """Where the head word of a phrase begins: the first word in it that a word outside governs."""
    for p in document.parsed.paragraphs:
        if p.span.start <= span.start < p.span.end:
            inside = p.tokens_in(span)
            outer = [i for i in inside if p.head[i] not in inside or p.head[i] == i]
            nouns = [i for i in outer if p.pos[i] in ("NOUN", "PROPN", "PRON")]
            return max(span.start, p.start[(nouns or outer or [inside.start])[0]])
    return span.start
