"""Lines of dialogue as rows: what belongs to one quote, its cue and its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tags import DialogueTag
from inquit.document import TextSpan
from inquit.statements.cue_links import SENTENCE_END
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["DialogueRow", "cue_of", "rows_of", "source_of"]

# An inquit inside a quote has no more words than this ("said the old man who had come in with the others").
INQUIT_WORDS = 15
_DASHES = frozenset("—―–-")


@dataclass(slots=True)
class DialogueRow:
    """One quote: the line that it belongs to, by number, and its parts."""

    line: int
    stretches: list[Stretch]
    inquit: DialogueTag | None = None


def rows_of(lines: Sequence[DialogueLine], paragraphs: Sequence[Paragraph]) -> list[DialogueRow]:
    """The quotes of a book in order.

    The stretches of a line are one quote where only an inquit parts them. So are the paragraphs of a long speech.
    """
    rows: list[DialogueRow] = []
    by_marked: dict[int, DialogueRow] = {}
    for n, line in enumerate(lines):
        own: list[DialogueRow] = []
        for stretch in line.stretches:
            row = by_marked.get(stretch.marked)
            if row is None and own and _is_inquit(paragraphs[line.paragraph], own[-1].stretches[-1], stretch):
                row = own[-1]
            if row is None:
                row = DialogueRow(n, [])
                rows.append(row)
                own.append(row)
            row.stretches.append(stretch)
            by_marked[stretch.marked] = row
        _give_inquits(own, line)
    return rows


def _is_inquit(p: Paragraph, one: Stretch, other: Stretch) -> bool:
    """Whether what stands between two stretches is short and no sentence begins in it; a second dash begins a row."""
    if p.text[other.lo][0] in _DASHES:
        return False
    words = 0
    for i in range(one.hi, other.lo):
        if p.text[i] in SENTENCE_END and i < other.lo - 1:
            return False
        words += p.text[i][0].isalnum()
    return words <= INQUIT_WORDS


def _give_inquits(rows: Sequence[DialogueRow], line: DialogueLine) -> None:
    """Give each inquit of the line to the row that it stands nearest to."""
    for inquit in (line.after, line.before):
        if inquit is None or not rows:
            continue
        if inquit.paragraph != line.paragraph:
            row = rows[-1] if inquit is line.after else rows[0]
        else:
            row = min(rows, key=lambda r: min(_distance(s, inquit.source) for s in r.stretches))
        row.inquit = row.inquit or inquit


def _distance(stretch: Stretch, token: int) -> int:
    return stretch.lo - token if token < stretch.lo else token - stretch.hi + 1


def cue_of(inquit: DialogueTag | None, paragraphs: Sequence[Paragraph]) -> tuple[tuple[TextSpan, ...], str | None]:
    """The reporting word of an inquit and its lemma; none where nothing reports talk."""
    if inquit is None or inquit.verb is None or not inquit.speech:
        return (), None
    p = paragraphs[inquit.paragraph]
    return (p.token_span(inquit.verb, inquit.verb + 1),), p.lemma[inquit.verb]


def source_of(
    inquit: DialogueTag | None, paragraphs: Sequence[Paragraph], name: TextSpan | None
) -> tuple[TextSpan, ...]:
    """The mention that an inquit gives; `name`: where the name stands, if it is one."""
    if inquit is None or inquit.kind == "other":
        return ()
    if name is not None:
        return (name,)
    return (paragraphs[inquit.paragraph].token_span(inquit.source, inquit.source + 1),)
