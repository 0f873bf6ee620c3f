"""The parsed text that every stage reads: paragraphs of tokens as plain columns.

spaCy parses once; the stages then work on lists of str and int. That keeps them fast (attribute access on `Token` is
what makes rule code slow), testable without a model, and the same for paragraph-wise parsing (`Extractor`) and for a
`Doc` that somebody else parsed (the pipeline component).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from inquit.document import TextSpan
from inquit.languages import ENGLISH, Language, language_of
from inquit.progress import Progress, unheard
from inquit.text.long_words import bound_tokenizer
from inquit.text.paragraphs import MAX_PIECE, count_tokens, paragraph_spans
from inquit.text.ruled_words import RuledWords
from inquit.text.shortcuts import products, shortcuts_of
from inquit.text.shown_text import parsable
from inquit.text.stored_words import StoredWords
from inquit.text.text_part import TextPart

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

__all__ = [
    "MAX_PIECE",
    "Paragraph",
    "ParsedText",
    "missing_parts",
    "paragraph_spans",
    "parse",
    "parsed_from_doc",
]

_ATTRIBUTES: list[int | str] = [
    "ORTH",
    "LEMMA",
    "POS",
    "TAG",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_TYPE",
    "ENT_IOB",
    "IDX",
]
_ORTH, _HEAD, _SENT_START = map(_ATTRIBUTES.index, ("ORTH", "HEAD", "SENT_START"))
_ASKED_OF_TABLE = tuple(map(_ATTRIBUTES.index, ("ORTH", "TAG", "DEP")))
# What the stages read from a parse, and the kind of component that writes it.
_NAMES = "ENT_IOB"
_NEEDED = {"TAG": "a tagger", "DEP": "a parser", "LEMMA": "a lemmatizer", _NAMES: "NER"}
_IOB = ("O", "I", "O", "B")  # by spaCy's code: 0 not set, 1 inside, 2 outside, 3 begin
# With all of a text of two million characters in pieces of `MAX_PIECE` at once spaCy took 2.6 GB.
MAX_BATCH = 100_000
# Prose has a quarter as many tokens; what is made of single signs takes the more memory.
MAX_BATCH_TOKENS = 40_000


@dataclass(frozen=True)
class Paragraph:
    """One paragraph (or a piece of an overlong one) as columns over its tokens.

    Columns run in parallel and are indexed by token; `head` is a token index of this paragraph (a root is its own
    head); `start` and `end` are offsets into the whole text.
    """

    language: Language
    number: int  # 1-based paragraph number in the document, as shown to users
    span: TextSpan
    text: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sent: list[int]  # sentence number within the paragraph
    ent_type: list[str]  # "" outside entities
    ent_iob: list[str]  # "B", "I" or "O"

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def lower(self) -> list[str]:
        """Lower-cased token texts."""
        return [word.lower() for word in self.text]

    @cached_property
    def verbs(self) -> list[int]:
        """The tokens that are verbs, auxiliaries included."""
        return [i for i, pos in enumerate(self.pos) if pos in ("VERB", "AUX")]

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token the tokens that it governs, in text order."""
        out: list[list[int]] = [[] for _ in self.text]
        for i, h in enumerate(self.head):
            if h != i:
                out[h].append(i)
        return out

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """For each token the half-open token range `(lo, hi)` that its subtree spans."""
        lo = list(range(len(self.text)))
        hi = [i + 1 for i in lo]
        # Children settle before their heads: walk tokens by falling depth.
        for i in sorted(range(len(self.text)), key=self.depth.__getitem__, reverse=True):
            h = self.head[i]
            if h != i:
                lo[h] = min(lo[h], lo[i])
                hi[h] = max(hi[h], hi[i])
        return list(zip(lo, hi, strict=True))

    @cached_property
    def depth(self) -> list[int]:
        """For each token its distance from the root of its tree."""
        depth = [-1] * len(self.text)
        for i in range(len(self.text)):
            path = []
            j = i
            while depth[j] < 0 and self.head[j] != j:
                path.append(j)
                j = self.head[j]
            if depth[j] < 0:
                depth[j] = 0
            for k, node in enumerate(reversed(path), start=1):
                depth[node] = depth[j] + k
        return depth

    def token_span(self, lo: int, hi: int) -> TextSpan:
        """The text span of the tokens `lo` up to and without `hi`."""
        return TextSpan(self.start[lo], self.end[hi - 1])

    def tokens_in(self, span: TextSpan) -> range:
        """The tokens that share a character with `span`."""
        lo = bisect_right(self.end, span.start)
        hi = bisect_left(self.start, span.end)
        return range(lo, max(lo, hi))


@dataclass(frozen=True)
class ParsedText:
    """A text and its parsed paragraphs, in order.

    named: whether the pipeline has looked for names; else the columns for them are empty.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    language: Language = field(default_factory=language_of)
    named: bool = True


def parse(text: str, nlp: Pipeline, *, part: TextPart | None = None, progress: Progress = unheard) -> ParsedText:
    """Parse a text paragraph by paragraph, so that no paragraph changes the parse of another.

    part: what of the text is parsed, if not all of it.

    spaCy is shown what it handles best at the same offsets: a space for a line break and for the mark of a footnote,
    U+FFFD for a lone surrogate (which it cannot store).
    """
    language = language_of(nlp.lang or ENGLISH)
    bound_tokenizer(nlp, text)
    spans = paragraph_spans(text, language) if part is None else part.pieces(text, language)
    visible = text if part is None else part.shown(text)
    batches = ([parsable(span.of(visible), language) for span in batch] for batch in _batches(text, spans))
    quick = shortcuts_of(nlp)
    run = partial(quick.docs, nlp) if quick else nlp.pipe
    docs = (doc for batch in batches for doc in run(batch))
    words = StoredWords(nlp.vocab.strings, language)
    paragraphs = []
    named = True
    size, done = sum(span.end - span.start for _, span in spans), 0
    with products(nlp):
        for (number, span), doc in zip(spans, docs, strict=True):
            paragraphs.append(_columns(doc, number, span, words, quick and quick.words))
            named = named and doc.has_annotation(_NAMES)
            done += span.end - span.start
            progress(done / size)
    return ParsedText(text, tuple(paragraphs), language, named)


def _batches(text: str, spans: list[tuple[int, TextSpan]]) -> Iterator[list[TextSpan]]:
    """The paragraphs in groups of bounded size: spaCy's memory grows with what it is given at once."""
    batch: list[TextSpan] = []
    size = tokens = 0
    for _, span in spans:
        more = count_tokens(text, span)
        if batch and (size + span.end - span.start > MAX_BATCH or tokens + more > MAX_BATCH_TOKENS):
            yield batch
            batch, size, tokens = [], 0, 0
        batch.append(span)
        size += span.end - span.start
        tokens += more
    if batch:
        yield batch


def missing_parts(doc: Doc, *, names: bool = True) -> list[str]:
    """The components that a pipeline lacks for the stages, as seen from what they have not written to a `Doc`.

    names: whether the stages have names from it, and not from the engine.
    """
    needed = [(attribute, maker) for attribute, maker in _NEEDED.items() if names or attribute != _NAMES]
    return [maker for attribute, maker in needed if not doc.has_annotation(attribute)]


def parsed_from_doc(doc: Doc, *, part: TextPart | None = None) -> ParsedText:
    """The same view over a `Doc` that was parsed as a whole; heads that cross paragraphs become roots.

    part: what of the text is looked at, if not all of it; what is hidden in it has been parsed, and is seen.
    """
    language = language_of(doc.lang_ or ENGLISH)  # a `Doc` made by hand has none
    columns = _columns(doc, 1, TextSpan(0, len(doc.text)), StoredWords(doc.vocab.strings, language))
    spans = paragraph_spans(doc.text, language) if part is None else part.pieces(doc.text, language)
    paragraphs = tuple(_cut(columns, number, span) for number, span in spans)
    return ParsedText(doc.text, paragraphs, language, doc.has_annotation(_NAMES))


def _columns(
    doc: Doc, number: int, span: TextSpan, words: StoredWords, by_table: RuledWords | None = None
) -> Paragraph:
    """The tokens of a `Doc` without those of white space, which carry nothing and stand in the way of every rule.

    by_table: what says their parts of speech and lemmas, where the `Doc` has none.
    """
    table = doc.to_array(_ATTRIBUTES)
    heads = table[:, _HEAD].astype("int64").tolist()  # stored as offsets in two's complement
    columns: list[list[int]] = table.T.tolist()
    sentences = list(accumulate(int(flag == 1) for flag in columns[_SENT_START]))
    said = by_table.read(list(zip(*(columns[i] for i in _ASKED_OF_TABLE), strict=True))) if by_table else None
    kept = [i for i, key in enumerate(columns[_ORTH]) if not words[key].isspace()]
    if len(kept) < len(heads):
        columns = [[column[i] for i in kept] for column in columns]
    place = dict(zip(kept, range(len(kept)), strict=True))
    orth, lemma, pos, tag, dep, _, _, ent_type, ent_iob, idx = columns
    start = [span.start + i for i in idx]
    text = [words[key] for key in orth]
    return Paragraph(
        language=words.language,
        number=number,
        span=span,
        text=text,
        lemma=[said[i].lemma for i in kept] if said else [words.lower(key) for key in lemma],
        pos=[said[i].pos for i in kept] if said else [words[key] for key in pos],
        tag=[words.label(key) for key in tag],
        dep=[words.label(key) for key in dep],
        head=[place.get(i + heads[i], at) for at, i in enumerate(kept)],
        start=start,
        end=[begin + len(word) for begin, word in zip(start, text, strict=True)],
        sent=[sentences[i] - sentences[0] for i in kept],
        ent_type=[words.label(key) for key in ent_type],
        ent_iob=[_IOB[code] for code in ent_iob],
    )


def _cut(whole: Paragraph, number: int, span: TextSpan) -> Paragraph:
    """The tokens of `whole` that start inside `span`, with heads that point outside made roots."""
    lo, hi = bisect_left(whole.start, span.start), bisect_left(whole.start, span.end)
    rows = slice(lo, hi)
    return Paragraph(
        language=whole.language,
        number=number,
        span=span,
        text=whole.text[rows],
        lemma=whole.lemma[rows],
        pos=whole.pos[rows],
        tag=whole.tag[rows],
        dep=whole.dep[rows],
        head=[h - lo if lo <= h < hi else i for i, h in enumerate(whole.head[rows])],
        start=whole.start[rows],
        end=[min(end, span.end) for end in whole.end[rows]],
        sent=whole.sent[rows],
        ent_type=whole.ent_type[rows],
        ent_iob=whole.ent_iob[rows],
    )
