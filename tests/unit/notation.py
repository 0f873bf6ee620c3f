"""Parsed paragraphs in a notation that can be read and written by hand, so that no model is needed.

    Ivanov/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said .

A token is `word/part of speech/dependency/head`. The head is the nearest token of the sentence with that word; `#4` is
the token at place 4 of the paragraph. A root has none. A mark of punctuation stands alone, or with its head: `,/left`.
Optional, behind the word: `=lemma` and `@ENTITY` (`@+ENTITY` where another one begins right behind one of its kind);
behind the part of speech: `:TAG`. `word/part of speech` alone hangs on the root, or on nothing. `|` parts sentences.
The text is the words with spaces where a writer puts them; `~` before a word glues it to the one before. In another
language than English, dependencies, tags and entities are named as its pipelines name them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.languages import Language, language_of
from inquit.structure.text_structure import TextStructure, read_structure
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["at", "paragraph", "parsed", "shown", "stretch", "stretches_in", "structure", "text_of"]

TAGS = {
    "ADJ": "JJ",
    "ADP": "IN",
    "ADV": "RB",
    "AUX": "VBD",
    "CCONJ": "CC",
    "DET": "DT",
    "NOUN": "NN",
    "PART": "TO",
    "PRON": "PRP",
    "PROPN": "NNP",
    "SCONJ": "IN",
    "VERB": "VBD",
}
LEMMAS = {"said": "say", "says": "say", "saying": "say", "told": "tell", "was": "be", "were": "be", "is": "be"}
NO_SPACE_BEFORE = re.compile(r"[.,:;!?…”’»›⟫]+|'s|n't")
NO_SPACE_AFTER = re.compile("[“‘«‹⟪]")
TOKEN = re.compile(
    r"(?P<glue>~)?(?P<word>@|@?[^/=@]+)(?:=(?P<lemma>[^/@]+))?(?:@(?P<begins>\+)?(?P<entity>[A-Z_]+))?"
    r"(?:/(?P<pos>[A-Z]+)(?::(?P<tag>[A-Z$]+))?(?:/(?P<dep>\w+))?)?(?:/(?P<head>[^/]+))?"
)


@dataclass(frozen=True, slots=True)
class _Row:
    word: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: str | None
    entity: str
    sent: int
    glued: bool
    begins: bool  # an entity of its own


def paragraph(notation: str, *, number: int = 1, start: int = 0, language: Language | None = None) -> Paragraph:
    """The paragraph that the notation describes, as the paragraph of that number, `start` characters into its text."""
    language = language or language_of()
    rows = [
        _row(token, sent) for sent, sentence in enumerate(notation.split(" | ")) for token in sentence.strip().split()
    ]
    starts, end = [], start
    for i, row in enumerate(rows):
        glued = i == 0 or row.glued or NO_SPACE_BEFORE.fullmatch(row.word) or NO_SPACE_AFTER.fullmatch(rows[i - 1].word)
        starts.append(end + (not glued))
        end = starts[-1] + len(row.word)
    return Paragraph(
        language=language,
        number=number,
        span=TextSpan(start, end),
        text=[row.word for row in rows],
        lemma=[row.lemma for row in rows],
        pos=[row.pos for row in rows],
        tag=[language.labels.get(row.tag, row.tag) for row in rows],
        dep=[language.labels.get(row.dep, row.dep) for row in rows],
        head=[_head(rows, i, language.labels) for i in range(len(rows))],
        start=starts,
        end=[at + len(row.word) for at, row in zip(starts, rows, strict=True)],
        sent=[row.sent for row in rows],
        ent_type=[language.labels.get(row.entity, row.entity) for row in rows],
        ent_iob=[_iob(before, row) for before, row in zip([None, *rows], rows, strict=False)],
    )


def _row(token: str, sent: int) -> _Row:
    found = TOKEN.fullmatch(token)
    if found is None:
        raise ValueError(f"not a token: {token!r}")
    word, pos = found["word"], found["pos"] or "PUNCT"
    if pos == "PUNCT" and any(c.isalnum() for c in word):
        raise ValueError(f"a word needs a part of speech and a dependency: {token!r}")
    lemma = found["lemma"] or LEMMAS.get(word.lower(), word.lower())
    tag = found["tag"] or TAGS.get(pos, pos)
    dep = found["dep"] or ("dep" if found["pos"] else "punct")
    glued, begins = bool(found["glue"]), bool(found["begins"])
    return _Row(word, lemma, pos, tag, dep, found["head"], found["entity"] or "", sent, glued, begins)


def _iob(before: _Row | None, row: _Row) -> str:
    if not row.entity:
        return "O"
    return "I" if before is not None and before.entity == row.entity and not row.begins else "B"


def _head(rows: list[_Row], i: int, labels: Mapping[str, str]) -> int:
    """The token named as head; for a root itself, for a bare mark the nearest root."""
    row = rows[i]
    if row.head is not None and row.head.startswith("#"):
        return int(row.head[1:])
    roots = {"ROOT", *(label for label, name in labels.items() if name == "ROOT")}
    if row.dep in roots:
        return i
    wanted = [
        j
        for j, other in enumerate(rows)
        if j != i and other.sent == row.sent and (other.word == row.head if row.head else other.dep in roots)
    ]
    nearest = sorted(wanted, key=lambda j: abs(j - i))[:2]
    if not nearest and row.dep in ("punct", "dep") and row.head is None:
        return i
    if not nearest or (row.head and len(nearest) > 1 and abs(nearest[0] - i) == abs(nearest[1] - i)):
        raise ValueError(f"no head, or two as near, for {row.word!r}: {row.head!r}")
    return nearest[0]


def text_of(*paragraphs: Paragraph) -> str:
    """The text of the paragraphs, what lies between them as line breaks."""
    out = ""
    for p in paragraphs:
        for word, start in zip(p.text, p.start, strict=True):
            out += ("\n" if start == p.span.start else " ") * (start - len(out)) + word
    return out


def parsed(*notations: str, language: Language | None = None) -> ParsedText:
    """A text of several paragraphs, a blank line between each two."""
    paragraphs: list[Paragraph] = []
    for number, notation in enumerate(notations, start=1):
        start = paragraphs[-1].span.end + 2 if paragraphs else 0
        paragraphs.append(paragraph(notation, number=number, start=start, language=language))
    return ParsedText(text_of(*paragraphs), tuple(paragraphs), language or language_of())


def structure(text: ParsedText) -> TextStructure:
    """The structure of a text, read as news."""
    return read_structure(text, "news")


def stretches_in(p: Paragraph) -> tuple[Stretch, ...]:
    """The outermost marked stretches of a paragraph that is a text of its own."""
    return structure(ParsedText(text_of(p), (p,))).marks.outer[0]


def stretch(p: Paragraph, words: str, *, marked: int = 0) -> Stretch:
    """The stretch of these words, marks included."""
    text = text_of(p)
    begin = text.index(words)
    span = TextSpan(begin, begin + len(words))
    tokens = p.tokens_in(span)
    return Stretch(tokens.start, tokens.stop, marked, span)


def at(p: Paragraph, word: str) -> int:
    """The place of a word that stands once in the paragraph."""
    places = [i for i, other in enumerate(p.text) if other == word]
    if len(places) != 1:
        raise ValueError(f"{word!r} stands {len(places)} times in {p.text}")
    return places[0]


def shown(p: Paragraph, *ranges: tuple[int, int] | None) -> str:
    """The words of token ranges; " … " between two of them, "-" for none."""
    return " … ".join("-" if r is None else " ".join(p.text[r[0] : r[1]]) for r in ranges)
