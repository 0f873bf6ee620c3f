"""A text as it lies on the page, before anything is looked for: its genre, what of it counts, what is set off in it.

It is read once; the finders of statements and the attribution all work on what is found here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inquit.document import Genre, TextSpan
from inquit.languages import Language
from inquit.settings import GenreChoice
from inquit.source import Markup
from inquit.structure.dialogue import Dialogue, find_dialogue
from inquit.structure.foreign_text import other_language
from inquit.structure.genre import genre_of
from inquit.structure.lost_closing_marks import without_swallowed_tags
from inquit.structure.notices import layout_notices, transcript_notices
from inquit.structure.transcript.transcript import Transcript
from inquit.structure.turn_labels import LayoutSource, find_turns
from inquit.text.breaks import Breaks, find_breaks
from inquit.text.marks.marked_stretches import MarkedStretches
from inquit.text.marks.pairing import find_marked, in_order, whole_paragraphs
from inquit.text.parsing import ParsedText
from inquit.text_kinds import KINDS

__all__ = ["TextStructure", "read_structure", "read_transcript_structure"]


@dataclass(frozen=True, slots=True)
class TextStructure:
    """What the page shows.

    parsed: the text with the paragraphs that count: without the licence of an electronic book, and in fiction without
        headings, captions and the like. Offsets and numbers of paragraphs are those of the whole text.
    marks: what stands in quotation marks in these paragraphs.
    turns: the turns of a transcript, by the place of their paragraph.
    dialogue: the speech that is set off, in quotation marks or behind dashes; only of kinds of text that have dialogue.
    notices: what about the layout is not read well, a sentence each.
    markup: what the file says about the text.
    transcript: who speaks when, of a text that names its speakers in its layout.
    """

    parsed: ParsedText
    genre: Genre
    breaks: Breaks
    marks: MarkedStretches
    turns: Mapping[int, LayoutSource]
    dialogue: Dialogue | None
    notices: tuple[str, ...]
    markup: Markup = field(default_factory=Markup)
    transcript: Transcript | None = None


def read_transcript_structure(parsed: ParsedText, transcript: Transcript, markup: Markup) -> TextStructure:
    """The page of a text whose turns have been read off it; of `parsed` all is speech."""
    text, language = parsed.text, parsed.language
    marked = find_marked(text, [span for _, span in transcript.paragraphs], language)
    breaks = Breaks(TextSpan(0, len(text)))
    notices = (*_language_notices(text, breaks, language), *transcript_notices(text, transcript))
    marks = MarkedStretches(parsed.paragraphs, marked)
    return TextStructure(parsed, "transcript", breaks, marks, {}, None, notices, markup, transcript)


def read_structure(parsed: ParsedText, genre: GenreChoice, *, markup: Markup | None = None) -> TextStructure:
    """Look at the page of a text; `genre` as the user named it."""
    text, language = parsed.text, parsed.language
    breaks = find_breaks(text, [p.span for p in parsed.paragraphs], language)
    body = tuple(p for p in parsed.paragraphs if breaks.body.contains(p.span))
    furniture = set(breaks.furniture)
    prose = tuple(p for p in body if p.span not in furniture)
    paragraphs = whole_paragraphs((p.number, p.span) for p in prose)
    marked = without_swallowed_tags(prose, find_marked(text, paragraphs, language))
    taken = genre_of(text, marked, language, body=breaks.body) if genre == "auto" else genre
    kind = KINDS[taken]
    if furniture and not kind.drops_furniture:
        # a headline may quote; it is paired apart, so that it parts no quote that goes on behind it
        headlines = whole_paragraphs((p.number, p.span) for p in body if p.span in furniture)
        marked = in_order(marked, find_marked(text, headlines, language))
    kept = replace(parsed, paragraphs=prose if kind.drops_furniture else body)
    marks = MarkedStretches(kept.paragraphs, marked)
    dialogue = find_dialogue(text, paragraphs, marks, language) if kind.has_dialogue else None
    # lines of verse may look like headings
    every = whole_paragraphs((p.number, p.span) for p in body)
    shown = marked if dialogue is None else dialogue.marked
    notices = (*_language_notices(text, breaks, language), *layout_notices(text, every, shown, language, genre=taken))
    return TextStructure(kept, taken, breaks, marks, find_turns(kept), dialogue, notices, markup or Markup())


def _language_notices(text: str, breaks: Breaks, language: Language) -> tuple[str, ...]:
    other = other_language(text, breaks.body, language)
    if other is None:
        return ()
    own = next((row["name"] for row in language.table("language_names") if row["code"] == language.code), language.code)
    return (f"this looks like {other}, and is read as if it were {own}; little of what is found in it will be right",)
