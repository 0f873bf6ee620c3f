"""The dialogue of a book as quotes with speakers, beside what is reported without quotation marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inquit.attribution.confidence import Grounds, LineGrounds, StatementGrounds, with_confidence
from inquit.attribution.contract import Attributed
from inquit.attribution.novel.addressees import addressee_of
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.decoding import choose_speakers
from inquit.attribution.novel.dialogue_lines import DialogueLine, find_lines, quoted_tokens
from inquit.attribution.novel.dialogue_rows import DialogueRow, cue_of, rows_of, source_of
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.attribution.novel.dialogue_tags import DialogueTagParser
from inquit.attribution.novel.narrator import narrator_of
from inquit.attribution.novel.ranking.speaker_model import SpeakerModel, load_speaker_model, scorer_digest
from inquit.attribution.novel.speaker_choice import SpeakerChoice, is_only_described
from inquit.attribution.novel.speaker_list import SpeakerList
from inquit.attribution.novel.tellings import find_tellings
from inquit.attribution.statement_rows import place_of_cue, quote_of
from inquit.document import Evidence, NotQuote, Quote, Roster, Step, TextSpan
from inquit.entities.characters import index_characters
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.settings import Settings
from inquit.statements.empty_statements import says_something
from inquit.statements.finder import not_quote
from inquit.statements.nested import nested_statements
from inquit.statements.neural.content_edges import head_of
from inquit.statements.paragraph_candidates import ParagraphCandidates
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.structure.dialogue import Dialogue
from inquit.structure.text_structure import TextStructure
from inquit.text.marks.marked_stretches import Stretch, quoted_flags

__all__ = ["NovelAttributor", "read_book"]


class NovelAttributor:
    """Gives every line of dialogue the likeliest of those who may speak it, and takes over what is only reported."""

    def attribute(self, structure: TextStructure, found: FoundStatements, settings: Settings) -> Attributed:
        """The lines and the reports as quotes with their speakers, in order.

        Raises:
            LexiconError: the weights are missing or damaged.
        """
        book = read_book(structure, settings.roster, found.antecedents)
        return _NovelRows(structure, book, load_speaker_model()).attributed(found.drafts)


def read_book(structure: TextStructure, roster: Roster, links: AntecedentLinks | None = None) -> Book:
    """The lines of a book, its characters, and who is named where; `links`: which earlier words its words take up."""
    parsed, dialogue = structure.parsed, _dialogue_of(structure)
    scenes = (*structure.breaks.chapters, *structure.breaks.scenes)
    stretches = [[stretch for stretch in here if _is_line(structure, stretch)] for here in dialogue.stretches.outer]
    quoted = [quoted_tokens(p, own) for p, own in zip(parsed.paragraphs, stretches, strict=True)]
    characters = index_characters(parsed, quoted, roster)
    lines = find_lines(parsed, stretches, quoted, characters)
    characters, tellings = find_tellings(structure, characters)
    return Book(parsed, characters, lines, quoted, scenes, links=links, tellings=tellings)


def _teller_for_i(book: Book, n: int, choice: SpeakerChoice) -> SpeakerChoice:
    """The choice for line `n`, with who tells its part where that is who says "I"."""
    teller = book.tellings.tellers.get(book.lines[n].paragraph)
    return choice if teller is None or choice.speaker != NARRATOR else replace(choice, speaker=teller)


def _is_line(structure: TextStructure, stretch: Stretch) -> bool:
    return _dialogue_of(structure).is_said(stretch.marked) and says_something(structure.parsed, stretch.span)


def _dialogue_of(structure: TextStructure) -> Dialogue:
    assert structure.dialogue is not None, "novels are read with their dialogue"
    return structure.dialogue


@dataclass(slots=True)
class _Entry:
    """A row before it has a number: the quote, its grounds, who says it and to whom, the row that it is nested in."""

    quote: Quote
    grounds: Grounds
    speaker: CharacterKey | None
    addressee: CharacterKey | None = None
    parent: _Entry | None = None


class _NovelRows:
    """Makes the rows of one book."""

    def __init__(self, structure: TextStructure, book: Book, model: SpeakerModel) -> None:
        self._parsed, self._dialogue, self._book = structure.parsed, _dialogue_of(structure), book
        self._model = model
        self._choices = [_teller_for_i(book, n, choice) for n, choice in enumerate(choose_speakers(book, model))]
        self._keys: list[CharacterKey | None] = [choice.speaker for choice in self._choices]
        self._speakers = SpeakerList(self._parsed, book, narrator_of(book, self._keys))

    def attributed(self, reports: Sequence[StatementDraft]) -> Attributed:
        """All rows in order of the text, numbered; `reports` may also be of what is set off."""
        rows = rows_of(self._book.lines, self._book.paragraphs)
        spoken = [self._spoken(row) for row in rows]
        entries = [*spoken, *self._nested(rows, spoken), *self._reported(reports)]
        entries.sort(key=lambda entry: (entry.quote.content[0], entry.parent is not None))
        ids = {id(entry): f"q{n}" for n, entry in enumerate(entries, start=1)}
        quotes = tuple(self._finished(entry, ids) for entry in entries)
        told = self._speakers.narrator_id
        provenance = {"scorer": scorer_digest(), **({} if told is None else {"narrator": told})}
        return Attributed(quotes, self._speakers.all(), tuple(self._not_said()), provenance)

    def _finished(self, entry: _Entry, ids: Mapping[int, str]) -> Quote:
        quote = replace(
            entry.quote,
            id=ids[id(entry)],
            parent_id=None if entry.parent is None else ids[id(entry.parent)],
            speaker_id=self._speakers.id_of(entry.speaker),
            addressee_id=self._speakers.id_of(entry.addressee),
        )
        return with_confidence(quote, entry.grounds, self._parsed.language)

    def _spoken(self, row: DialogueRow) -> _Entry:
        choice = self._choices[row.line]
        line = self._book.lines[row.line]
        content = tuple(stretch.span for stretch in row.stretches)
        name = None if row.tag is None else self._name_span(row.tag)
        source = source_of(row.tag, self._book.paragraphs, name)
        cue, lemma = cue_of(row.tag, self._book.paragraphs)
        quote = Quote(
            id="",
            type="direct",
            content=content,
            cue=cue,
            source=source,
            cue_lemma=lemma,
            evidence=Evidence(self._rule(row, line, content, source), self._via(choice.speaker, source)),
            paragraph=self._book.paragraphs[line.paragraph].number,
        )
        said = min(self._dialogue.chances.get(stretch.marked, 1.0) for stretch in row.stretches)
        grounds = LineGrounds(
            choice.chance, said, choice.kind, self._model.certainty, is_only_described(self._book, choice.speaker)
        )
        return _Entry(quote, grounds, choice.speaker, addressee_of(self._book, row.line, self._keys))

    def _name_span(self, tag: DialogueTag) -> TextSpan | None:
        mention = None if tag.character is None else self._book.characters.at(tag.paragraph, tag.source)
        if mention is None:
            return None
        p, lo = self._book.paragraphs[tag.paragraph], mention.lo
        if tag.kind == "noun" and lo and p.pos[lo - 1] in ("DET", "PRON"):  # "the", "his"
            lo -= 1
        return p.token_span(lo, mention.hi)

    def _rule(
        self, row: DialogueRow, line: DialogueLine, content: Sequence[TextSpan], source: Sequence[TextSpan]
    ) -> str:
        """What the speaker was chosen by, in words."""
        tag = row.tag
        if tag is not None and tag.verb is not None and tag.kind != "other":
            p = self._book.paragraphs[tag.paragraph]
            place = place_of_cue(p.start[tag.verb], content, source[0] if source else None)
            return f"{place}; {tag.kind}"
        n = row.line
        if self._book.tellings.writer(line) is not None:
            return "letter"
        if line.goes_on or (n and self._book.lines[n - 1].paragraph == line.paragraph):
            return "goes on"
        if line.cue is not None:
            return f"inquit in the paragraph; {line.cue.kind}"
        if line.beat_before is not None or line.beat_after is not None:
            return "narration beside"
        if n > 1 and self._keys[n - 2] == self._keys[n] != self._keys[n - 1]:
            return "turns"
        return "scene"

    def _via(self, speaker: CharacterKey | None, source: Sequence[TextSpan]) -> tuple[Step, ...]:
        steps = [Step(" ".join(span.of(self._parsed.text).split()), span, "source") for span in source[:1]]
        if speaker is None:
            return tuple(steps)
        name = self._speakers.name_of(speaker)
        if not steps or steps[0].text != name:
            printed, span = self._speakers.printed_name(speaker)
            if not steps or steps[0].span != span:
                steps.append(Step(printed, span, "character" if steps else "who may speak here"))
        return tuple(steps)

    def _nested(self, rows: Sequence[DialogueRow], entries: Sequence[_Entry]) -> Iterator[_Entry]:
        """Quotes inside quotes that have a tag of their own."""
        marks = self._dialogue.stretches
        by_paragraph: dict[int, dict[int, list[Stretch]]] = defaultdict(lambda: defaultdict(list))
        for n, row in enumerate(rows):
            for stretch in row.stretches:  # a long speech has several paragraphs
                by_paragraph[self._speakers.paragraph_at(stretch.span.start)][n].append(stretch)
        for index, here in by_paragraph.items():
            p = self._book.paragraphs[index]
            inner = marks.inner[index]
            if not inner:
                continue
            stretches = tuple(stretch for own in here.values() for stretch in own)
            drafts = [StatementDraft(p, [], "line", 1.0, marked=[s.marked for s in own]) for own in here.values()]
            owners = {id(draft): entries[n] for draft, n in zip(drafts, here, strict=True)}
            reading = ParagraphCandidates(p, stretches, quoted_flags(p, stretches), ())
            for draft in nested_statements(reading, marks, inner, drafts):
                yield self._told(draft, owners[id(draft.parent)])

    def _told(self, draft: StatementDraft, parent: _Entry | None = None) -> _Entry:
        """A statement that the finder made: its source is whom the text names there."""
        ids = {id(draft): "", id(draft.parent): ""}
        quote = quote_of(self._parsed, ids, draft, follows=False)
        speaker, naming = self._source(quote, parent)
        rule = quote.evidence.rule
        grounds = StatementGrounds.of(draft, rule, naming)
        if speaker is not None:
            quote = replace(quote, evidence=Evidence(f"{rule}; {naming}", self._via(speaker, quote.source)))
            grounds = replace(grounds, speaker=self._speakers.shape_of(speaker))
        return _Entry(quote, grounds, speaker, parent=parent)

    def _reported(self, reports: Sequence[StatementDraft]) -> Iterator[_Entry]:
        """What is reported without quotation marks, outside of the lines."""
        marks = self._dialogue.stretches
        for draft in reports:
            if not draft.quoted and not any(map(marks.touches, draft.content)):
                yield self._told(draft)

    def _source(self, quote: Quote, parent: _Entry | None) -> tuple[CharacterKey | None, str | None]:
        """Whom the source of a report names or stands for, and by which step, as the confidence of news knows them.

        "I" in what somebody says is whoever says it.
        """
        if not quote.source:
            return None, None
        index = self._speakers.paragraph_at(quote.source[0].start)
        p = self._book.paragraphs[index]
        token = head_of(p, quote.source[0])
        tag = DialogueTagParser(index, p, [False] * len(p), self._book.characters).read(token)
        if tag.character is not None:
            return tag.character, "full name" if tag.kind == "name" else "description"
        if tag.kind == "I":
            speaker = self._book.tellings.tellers.get(index, NARRATOR) if parent is None else parent.speaker
            return speaker, None if speaker is None else "author"
        place = next((place for place in self._book.narrated[index] if place.token == token), None)
        return (None, None) if place is None else (place.character, "pronoun")

    def _not_said(self) -> list[NotQuote]:
        """The stretches in quotation marks that are nobody's words."""
        return [
            not_quote(p, stretch)
            for p, here in zip(self._book.paragraphs, self._dialogue.stretches.outer, strict=True)
            for stretch in here
            if not self._dialogue.is_said(stretch.marked)
        ]
