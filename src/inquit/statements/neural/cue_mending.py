"""What the tagger sees of a cue, mended: whole words, the source by words and parse, what is no report of anybody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from inquit.document import TextSpan
from inquit.engines import Engine
from inquit.languages.entity_labels import DATE, TIME
from inquit.statements.evidential import is_evidential, is_written
from inquit.statements.neural.content_edges import head_of, whole_words
from inquit.statements.neural.source_mentions import (
    own_source,
    quoted_as_saying,
    source_beside,
    source_by_parse,
    whole_source,
)
from inquit.statements.quoted import gives_a_name
from inquit.statements.statement_draft import NeuralCue
from inquit.statements.subjects import noun_phrase
from inquit.statements.thresholds import NEURAL_SOURCE
from inquit.tagger.tagged_text import TaggedCue
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["CueMender"]


class CueMender:
    """Mends the tagged cues of one text."""

    def __init__(self, parsed: ParsedText, engine: Engine) -> None:
        self._engine = engine
        self._text = parsed.text
        self._paragraphs = parsed.paragraphs
        self._starts = [p.span.start for p in parsed.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds a place in the text."""
        return self._paragraphs[bisect_right(self._starts, offset) - 1]

    def gives_a_name(self, cue: TaggedCue) -> bool:
        """Whether a cue only says what something is called."""
        p = self.paragraph_at(cue.span.start)
        return cue.source is None and gives_a_name(p, head_of(p, cue.span))

    def is_a_name(self, cue: TaggedCue) -> bool:
        """Whether a cue without a source is rather a name: "Bo" in the signature "― Bo Lund"."""
        p = self.paragraph_at(cue.span.start)
        words = [i for i in p.tokens_in(cue.span) if p.pos[i] != "PUNCT"]
        return cue.source is None and bool(words) and all(p.pos[i] == "PROPN" for i in words)

    def joined(self, cues: Sequence[TaggedCue], chances: Mapping[int, float]) -> dict[int, float]:
        """How likely words belong to each cue, where an article tagged by itself counts for the cue right behind it.

        "The" and "claim" may be tagged as two cues, and what is claimed belong to either.
        """
        out: dict[int, float] = {}
        for c, chance in chances.items():
            joins = c + 1 < len(cues) and self._is_article_of(cues[c], cues[c + 1])
            out[c + joins] = out.get(c + joins, 0.0) + chance
        return out

    def _is_article_of(self, cue: TaggedCue, behind: TaggedCue) -> bool:
        p = self.paragraph_at(cue.span.start)
        tokens = p.tokens_in(cue.span)
        article = bool(tokens) and all(p.lower[i] in p.language.function_words.article for i in tokens)
        return article and not self._text[cue.span.end : behind.span.start].strip(" ")

    def mended(self, cue: TaggedCue) -> NeuralCue:
        """The cue as a statement has it."""
        p, source = self.paragraph_at(cue.span.start), self._source(cue)
        head = head_of(p, source) if source is not None and p.span.contains(source) else None
        main = head_of(p, cue.span)
        words = _without_time(p, main, whole_words(self._text, cue.span))
        speech = 0.0 if is_evidential(p, main, head) else 1.0 if is_written(p, main, head) else cue.speech
        return NeuralCue(
            words if words.start < words.end else cue.span, source, cue.source_chance, speech, self._engine
        )

    def _source(self, cue: TaggedCue) -> TextSpan | None:
        p = self.paragraph_at(cue.span.start)
        head = head_of(p, cue.span)
        saying = quoted_as_saying(p, head)
        if saying is not None:
            return p.token_span(*noun_phrase(p, saying[0]))
        if cue.source is None:
            return source_by_parse(p, cue.span)
        sure = cue.source_chance >= NEURAL_SOURCE
        if p.span.contains(cue.source) and (beside := source_beside(p, head, cue.source, sure=sure)) is not None:
            return beside
        q = self.paragraph_at(cue.source.start)
        if not cue.whole:
            return q.token_span(*noun_phrase(q, head_of(q, cue.source)))
        return whole_source(q, own_source(q, head, cue.source) if q is p else cue.source)


def _without_time(p: Paragraph, verb: int, span: TextSpan) -> TextSpan:
    """The cue without words at its end that say when: "said (last night)"."""
    end = p.tokens_in(span).stop
    while end - 1 > verb and p.pos[end - 1] == "PUNCT":
        end -= 1
    bare = end
    while end - 1 > verb and p.ent_type[end - 1] in (DATE, TIME):
        end -= 1
    return span if end == bare else TextSpan(span.start, p.end[end - 1])
