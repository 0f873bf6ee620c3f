"""The dialogue of a book as quotes with speakers, beside what is reported without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inquit.document import Evidence, NotQuote, Quote, Roster, Speaker, Step, TextSpan
from inquit.fiction.addressees import addressee_of
from inquit.fiction.book import NARRATOR, Book, Key
from inquit.fiction.cast import build_cast
from inquit.fiction.inquits import Inquit, InquitReader
from inquit.fiction.lines import Line, find_lines, quoted_tokens
from inquit.fiction.narrator import narrator_of
from inquit.fiction.rows import DialogueRow, cue_of, rows_of, source_of
from inquit.fiction.scorer import Scorer, load_scorer
from inquit.fiction.speaker_list import SpeakerList
from inquit.fiction.turns import Turn, choose_speakers
from inquit.parsing import ParsedText
from inquit.quotes.dialogue import Dialogue
from inquit.quotes.drafts import Draft
from inquit.quotes.edges import head_of
from inquit.quotes.finder import MarkedSpans, not_quote
from inquit.quotes.links import Stretch
from inquit.quotes.reading import stretches_in
from inquit.speakers.attribute import place_of_cue, quote_of
from inquit.speakers.confidence import confidence, confidence_features

__all__ = ["Novel", "attribute_dialogue", "read_book"]


@dataclass(frozen=True, slots=True)
class Novel:
    """What was said in a book, by whom, and what stands in quotation marks without being said."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    not_quotes: tuple[NotQuote, ...]


def attribute_dialogue(
    parsed: ParsedText, dialogue: Dialogue, scenes: Sequence[int], reports: Sequence[Draft], roster: Roster
) -> Novel:
    """Give every line of dialogue its speaker.

    parsed: the book without headings and the like. dialogue: what is set off in print. scenes: offsets at which
    chapters and scenes begin. reports: what is reported without quotation marks.

    Raises:
        LexiconError: the weights are missing or damaged.
    """
    book = read_book(parsed, dialogue, scenes, roster)
    return _Writer(parsed, dialogue, book, load_scorer()).write(reports)


def read_book(parsed: ParsedText, dialogue: Dialogue, scenes: Sequence[int], roster: Roster) -> Book:
    """The lines of a book, its cast, and who is named where."""
    said = [(i, span) for i, span in _outer(dialogue) if dialogue.is_said(i)]
    spans = MarkedSpans(sorted(said, key=lambda numbered: numbered[1]))
    stretches = [list(stretches_in(p, spans.within(p.span))) for p in parsed.paragraphs]
    quoted = [quoted_tokens(p, own) for p, own in zip(parsed.paragraphs, stretches, strict=True)]
    cast = build_cast(parsed, quoted, roster)
    return Book(parsed, cast, find_lines(parsed, stretches, quoted, cast), quoted, scenes)


def _outer(dialogue: Dialogue) -> list[tuple[int, TextSpan]]:
    return [(i, span) for i, m in enumerate(dialogue.marked) if m.depth == 0 for span in m.spans]


class _Writer:
    """Makes the rows of one book."""

    def __init__(self, parsed: ParsedText, dialogue: Dialogue, book: Book, scorer: Scorer) -> None:
        self._parsed, self._dialogue, self._book, self._scorer = parsed, dialogue, book, scorer
        self._turns = choose_speakers(book, scorer)
        self._keys: list[Key] = [turn.speaker for turn in self._turns]
        self._speakers = SpeakerList(parsed, book, narrator_of(book, self._keys))

    def write(self, reports: Sequence[Draft]) -> Novel:
        """All rows in order of the text, numbered."""
        spoken = [self._spoken(row) for row in rows_of(self._book.lines, self._book.paragraphs)]
        quotes = sorted([*spoken, *self._reported(reports)], key=lambda row: row[0].content[0])
        numbered = [
            replace(
                quote,
                id=f"q{n}",
                speaker_id=self._speakers.id_of(speaker),
                addressee_id=self._speakers.id_of(addressee),
            )
            for n, (quote, speaker, addressee) in enumerate(quotes, start=1)
        ]
        return Novel(tuple(numbered), self._speakers.all(), tuple(self._not_said()))

    def _spoken(self, row: DialogueRow) -> tuple[Quote, Key, Key | None]:
        turn = self._turns[row.line]
        line = self._book.lines[row.line]
        content = tuple(stretch.span for stretch in row.stretches)
        name = None if row.inquit is None else self._name_span(row.inquit)
        source = source_of(row.inquit, self._book.paragraphs, name)
        cue, lemma = cue_of(row.inquit, self._book.paragraphs)
        quote = Quote(
            id="",
            type="direct",
            content=content,
            cue=cue,
            source=source,
            cue_lemma=lemma,
            confidence=self._confidence(turn, row),
            evidence=Evidence(self._rule(row, line, content, source), self._via(turn.speaker, source)),
            paragraph=self._book.paragraphs[line.paragraph].number,
        )
        return quote, turn.speaker, addressee_of(self._book, row.line, self._keys)

    def _confidence(self, turn: Turn, row: DialogueRow) -> float:
        said = min(self._dialogue.chances.get(stretch.marked, 1.0) for stretch in row.stretches)
        return round(self._scorer.certainty_of(turn.chance, said, turn.kind), 2)

    def _name_span(self, inquit: Inquit) -> TextSpan | None:
        mention = None if inquit.character is None else self._book.cast.at(inquit.paragraph, inquit.source)
        if mention is None:
            return None
        p, lo = self._book.paragraphs[inquit.paragraph], mention.use.lo
        if inquit.kind == "noun" and lo and p.pos[lo - 1] in ("DET", "PRON"):  # "the", "his"
            lo -= 1
        return p.token_span(lo, mention.use.hi)

    def _rule(self, row: DialogueRow, line: Line, content: Sequence[TextSpan], source: Sequence[TextSpan]) -> str:
        """What the speaker was chosen by, in words."""
        inquit = row.inquit
        if inquit is not None and inquit.verb is not None and inquit.kind != "other":
            p = self._book.paragraphs[inquit.paragraph]
            place = place_of_cue(p.start[inquit.verb], content, source[0] if source else None)
            return f"{place}; {inquit.kind}"
        n = row.line
        if line.goes_on or (n and self._book.lines[n - 1].paragraph == line.paragraph):
            return "goes on"
        if line.cue is not None:
            return f"inquit in the paragraph; {line.cue.kind}"
        if line.beat_before is not None or line.beat_after is not None:
            return "narration beside"
        if n > 1 and self._keys[n - 2] == self._keys[n] != self._keys[n - 1]:
            return "turns"
        return "scene"

    def _via(self, speaker: Key, source: Sequence[TextSpan]) -> tuple[Step, ...]:
        steps = [Step(" ".join(span.of(self._parsed.text).split()), span, "source") for span in source[:1]]
        name = self._speakers.name_of(speaker)
        if not steps or steps[0].text != name:
            steps.append(Step(name, self._speakers.first_span(speaker), "character" if steps else "who may speak here"))
        return tuple(steps)

    def _reported(self, reports: Sequence[Draft]) -> list[tuple[Quote, Key | None, None]]:
        """What is reported without quotation marks, outside of the lines."""
        lines = MarkedSpans([(n, s.span) for n, line in enumerate(self._book.lines) for s in line.stretches])
        out = []
        for draft in reports:
            if draft.quoted or any(lines.within(span) for span in draft.content):
                continue
            quote = quote_of(self._parsed, {id(draft): ""}, draft, follows=False)
            key = self._source(quote)
            out.append((self._sure(quote, draft, key), key, None))
        return out

    def _source(self, quote: Quote) -> Key | None:
        """Whom the source of a report names, or stands for."""
        if not quote.source:
            return None
        index = self._index_of(quote.source[0])
        p = self._book.paragraphs[index]
        token = head_of(p, quote.source[0])
        inquit = InquitReader(index, p, [False] * len(p), self._book.cast).read(token)
        if inquit.character is not None:
            return inquit.character
        if inquit.kind == "I":
            return NARRATOR
        return next((place.character for place in self._book.places[index] if place.token == token), None)

    def _index_of(self, span: TextSpan) -> int:
        return self._speakers.paragraph_at(span.start)

    def _sure(self, quote: Quote, draft: Draft, key: Key | None) -> Quote:
        if key is None:
            return quote
        source_chance = None if draft.seen is None else draft.seen.source_chance
        rule = quote.evidence.rule
        features = confidence_features(
            rule, "full name", chance=draft.chance, source_chance=source_chance, type=quote.type, act=quote.act
        )
        evidence = Evidence(rule, self._via(key, quote.source))
        return replace(quote, confidence=confidence(features), evidence=evidence)

    def _not_said(self) -> list[NotQuote]:
        """The stretches in quotation marks that are nobody's words."""
        spans = MarkedSpans([(i, span) for i, span in _outer(self._dialogue) if not self._dialogue.is_said(i)])
        found: list[tuple[int, Stretch]] = []
        for index, p in enumerate(self._book.paragraphs):
            found += [(index, stretch) for stretch in stretches_in(p, spans.within(p.span))]
        return [not_quote(self._book.paragraphs[index], stretch) for index, stretch in found]
