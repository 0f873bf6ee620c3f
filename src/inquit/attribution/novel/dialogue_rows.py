"""Lines of dialogue as rows: what belongs to one quote, its cue and its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.document import TextSpan
from inquit.glyphs import DASHES, HYPHEN
from inquit.statements.cue_links import SENTENCE_END
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["DialogueRow", "cue_of", "rows_of", "source_of"]

# By hand: a tag inside a quote has no more words than this ("said the old man who had come in with the others").
TAG_WORDS = 15


@dataclass(slots=True)
class DialogueRow:
    """One quote: the line that it belongs to, by number, and its parts."""

    line: int
    stretches: list[Stretch]
    tag: DialogueTag | None = None


def rows_of(lines: Sequence[DialogueLine], paragraphs: Sequence[Paragraph]) -> list[DialogueRow]:
    """The quotes of a book in order.

    The stretches of a line are one quote where only a tag parts them. So are the paragraphs of a long speech.
    """
    rows: list[DialogueRow] = []
    by_marked: dict[int, DialogueRow] = {}
    for n, line in enumerate(lines):
        own: list[DialogueRow] = []
        for stretch in line.stretches:
            row = by_marked.get(stretch.marked)
            if row is None and own and _is_tag(paragraphs[line.paragraph], own[-1].stretches[-1], stretch):
                row = own[-1]
            if row is None:
                row = DialogueRow(n, [])
                rows.append(row)
                own.append(row)
            row.stretches.append(stretch)
            by_marked[stretch.marked] = row
        _give_tags(own, line)
    return rows


def _is_tag(p: Paragraph, one: Stretch, other: Stretch) -> bool:
    """Whether what stands between two stretches is short and no sentence begins in it; a second dash begins a row."""
    if p.text[other.lo][0] in DASHES + HYPHEN:
        return False
    words = 0
    for i in range(one.hi, other.lo):
        if p.text[i] in SENTENCE_END and i < other.lo - 1:
            return False
        words += p.text[i][0].isalnum()
    return words <= TAG_WORDS


def _give_tags(rows: Sequence[DialogueRow], line: DialogueLine) -> None:
    """Give each tag of the line to the row that it stands nearest to."""
    for tag in (line.after, line.before):
        if tag is None or not rows:
            continue
        if tag.paragraph != line.paragraph:
            row = rows[-1] if tag is line.after else rows[0]
        else:
            row = min(rows, key=lambda r: min(_distance(s, tag.source) for s in r.stretches))
        row.tag = row.tag or tag


def _distance(stretch: Stretch, token: int) -> int:
    return stretch.lo - token if token < stretch.lo else token - stretch.hi + 1


def cue_of(tag: DialogueTag | None, paragraphs: Sequence[Paragraph]) -> tuple[tuple[TextSpan, ...], str | None]:
    """The reporting word of a tag and its lemma; none where nothing reports talk."""
    if tag is None or tag.verb is None or not tag.speech:
        return (), None
    p = paragraphs[tag.paragraph]
    return (p.token_span(tag.verb, tag.verb + 1),), p.lemma[tag.verb]


def source_of(tag: DialogueTag | None, paragraphs: Sequence[Paragraph], name: TextSpan | None) -> tuple[TextSpan, ...]:
    """The mention that a tag gives; `name`: where the name stands, if it is one."""
    if tag is None or tag.kind == "other":
        return ()
    if name is not None:
        return (name,)
    return (paragraphs[tag.paragraph].token_span(tag.source, tag.source + 1),)
