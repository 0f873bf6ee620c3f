"""The parts that statements of the neural engine are made of: runs of reported words, marked stretches, or both.

Tags say which words are reported; quotation marks say where quoted words begin and end, to the character.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from inquit.document import TextSpan
from inquit.languages.entity_labels import PERSON
from inquit.languages.relations import APPOSITION, SUBJECTS
from inquit.languages.tags import PERSONAL_PRONOUN, WH_DETERMINER, WH_PRONOUN
from inquit.statements.cue_links import SENTENCE_END, is_sentence, is_set_off
from inquit.statements.finder import not_quote
from inquit.statements.neural.content_edges import whole_words, within_noun, without_recipient
from inquit.statements.neural.source_mentions import quoted_as_saying
from inquit.statements.openings import Opening
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.thresholds import NEURAL_PART
from inquit.tagger.tagged_text import TaggedContent
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = [
    "ContentPart",
    "goes_on",
    "is_beside_report",
    "is_outside_parentheses",
    "is_somebody",
    "leads_up_to",
    "parts_of",
    "stands_for_a_noun",
    "trim",
    "without_unlikely",
]


_PARENTHESES = frozenset("()")
_GAP = 3  # characters of space at most between the end of a sentence and the next one


@dataclass(slots=True)
class ContentPart:
    """A run of reported words, a marked stretch, or both; offsets into the text."""

    start: int
    end: int
    tagged: list[TaggedContent] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    cue: int | None = None  # index among the cues of the text
    beside_quoted: bool = False  # its cue introduces words in quotation marks of the paragraph
    chance: float = 0.0
    opening: Opening | None = None  # who acts in the sentence before, where no cue introduces it
    answered: bool = False  # another's quoted words follow at once, with the cue of both

    @property
    def span(self) -> TextSpan:
        """From the first character to the last."""
        return TextSpan(self.start, self.end)


def parts_of(
    text: str, p: Paragraph, contents: Iterable[TaggedContent], stretches: Sequence[Stretch], said: Collection[Stretch]
) -> list[ContentPart]:
    """The parts of a paragraph in order; no part cuts a marked stretch, and none overlaps another.

    contents: the runs of reported words of the paragraph, in order.
    stretches: its outermost marked stretches, in order.
    said: those of the stretches that are somebody's words. Others are in a part only with words around them.
    """
    runs = deque(ContentPart(s.start, s.end, [c]) for c in contents if (s := _run(text, p, c.span)).start < s.end)
    found: list[ContentPart] = []
    for stretch in stretches:
        while runs and runs[0].end <= stretch.span.start:
            found.append(runs.popleft())
        around: list[ContentPart] = []
        while runs and runs[0].start < stretch.span.end:
            around.append(runs.popleft())
        if stretch in said and is_set_off(p, stretch):
            around = [piece for part in around for piece in _cut(text, p, part, stretch.span)]
        found += [part for part in around if part.end <= stretch.span.start]
        around = [part for part in around if part.end > stretch.span.start]
        if stretch in said or any(not _fits(stretch.span, part) for part in around):
            found.append(ContentPart(stretch.span.start, stretch.span.end, [], [stretch]))
            found += [part for part in around if part.end <= stretch.span.end]
            runs.extendleft(reversed([part for part in around if part.end > stretch.span.end]))
    return _joined([*found, *runs])


def _fits(span: TextSpan, part: ContentPart) -> bool:
    """Whether the part lies in the span, up to a character or two of punctuation."""
    return span.start - 1 <= part.start and part.end <= span.end + 1


def _run(text: str, p: Paragraph, span: TextSpan) -> TextSpan:
    """The run as whole words, without a conjunction that leads to the next one: "(he said) the dam was empty and"."""
    span = whole_words(text, span)
    last = p.language.pattern("conjunction_at_end").search(text, span.start, span.end)
    return span if last is None else whole_words(text, TextSpan(span.start, last.start()))


def _cut(text: str, p: Paragraph, part: ContentPart, sentence: TextSpan) -> Iterator[ContentPart]:
    """What is left of a run that overlaps a quoted sentence: what is in it, and what is parted from it before it."""
    before = _run(text, p, TextSpan(part.start, sentence.start)) if part.start < sentence.start else sentence
    ends = text[max(0, sentence.start - _GAP) : sentence.start].rstrip()[-1:] if before is not sentence else ""
    if before.start < before.end <= sentence.start and (ends in SENTENCE_END or ends == ":"):
        yield ContentPart(before.start, before.end, part.tagged)
    held = [c for c in part.tagged if c.span.overlaps(sentence)]
    if held:
        yield ContentPart(max(part.start, sentence.start), min(part.end, sentence.end), held)


def _joined(found: Sequence[ContentPart]) -> list[ContentPart]:
    out: list[ContentPart] = []
    for part in sorted(found, key=lambda part: (part.start, -part.end)):
        if out and part.start < out[-1].end:
            out[-1].end = max(out[-1].end, part.end)
            out[-1].tagged += part.tagged
            out[-1].stretches += part.stretches
        else:
            out.append(part)
    return out


def goes_on(text: str, p: Paragraph, known: StatementDraft, part: ContentPart) -> bool:
    """Whether quoted sentences only go on from a finished statement of their cue, and are a row of their own.

    So they do in the next paragraph ("'A,' she said.", then "'B.'"), behind a finished report ("She denied it. 'B.'"),
    and behind a colon ("called it 'odd': 'B.'"), also one that ends the paragraph before. "'A,' she said. 'B.'" in one
    paragraph is one statement.
    """
    if not part.stretches:
        return False
    stretch, before = part.stretches[0], known.content[-1]
    if before.end <= p.span.start < part.start:  # words of the writer's open its paragraph
        return True
    is_report = not known.quoted or known.quoted[-1] != before
    in_next_paragraph = before.end <= p.span.start == part.start
    led_up_to = before.of(text)[-1:] if in_next_paragraph else p.text[max(stretch.lo - 1, 0)]
    if led_up_to == ":" and is_set_off(p, stretch):
        return bool(known.quoted) and is_report
    if not is_sentence(p, stretch):
        return False
    finished = any(
        character in SENTENCE_END for character in text[before.end - 1 : part.start]
    )  # tags may take the stop
    return in_next_paragraph or (is_report and finished)


def leads_up_to(text: str, cue: TextSpan, part: ContentPart) -> bool:
    """Whether nothing but a comma stands between a cue and the part behind it."""
    return 0 <= part.start - cue.end <= _GAP and not text[cue.end : part.start].strip(" ,")


def is_beside_report(text: str, p: Paragraph, cue: int, part: ContentPart) -> bool:
    """Whether a part without marks only stands beside what its cue reports.

    It is another sentence of the writer's, or in "Westpress quoted Kroll as saying" the words "Kroll as saying".
    """
    tokens = p.tokens_in(part.span)
    if not tokens:
        return False
    saying = quoted_as_saying(p, cue)
    if saying is not None and cue < tokens.start < saying[1]:
        return True
    before = text[max(0, part.start - _GAP) : part.start].rstrip()[-1:]
    between = before if tokens.start > cue else text[part.end : part.end + _GAP].lstrip()[:1]
    return p.sent[tokens.start] != p.sent[cue] and between in SENTENCE_END


def stands_for_a_noun(p: Paragraph, part: ContentPart) -> bool:
    """Whether the part is only "which" or "what"."""
    tokens = p.tokens_in(part.span)
    return len(tokens) == 1 and p.tag[tokens.start] in (WH_DETERMINER, WH_PRONOUN)


def is_somebody(p: Paragraph, part: ContentPart) -> bool:
    """Whether the part is only the name of a person or a pronoun: somebody spoken to or about, and nothing said."""
    return all(p.ent_type[i] == PERSON or p.tag[i] == PERSONAL_PRONOUN for i in p.tokens_in(part.span))


def without_unlikely(p: Paragraph, parts: Sequence[ContentPart]) -> list[ContentPart]:
    """The parts without words that are unlikely reported, where their cue reports others more likely.

    What the verb of likely words is said of goes with them: "The dam", as she put it, "was empty".
    """
    best: dict[int | None, float] = {}
    for part in parts:
        best[part.cue] = max(best.get(part.cue, 0.0), part.chance)
    likely = [
        part for part in parts if part.cue is None or part.stretches or part.chance >= min(best[part.cue], NEURAL_PART)
    ]
    subjects = {(k.cue, j) for k in likely for i in p.tokens_in(k.span) for j in p.children[i] if p.dep[j] in SUBJECTS}
    return [part for part in parts if part in likely or any((part.cue, i) in subjects for i in p.tokens_in(part.span))]


def is_outside_parentheses(p: Paragraph, cue: int, part: ContentPart) -> bool:
    """Whether a part stands before the parentheses of its cue: The bridge stayed open ("It is safe," she said)."""
    opened = next((i for i in range(cue, -1, -1) if p.text[i] in _PARENTHESES), None)
    return opened is not None and p.text[opened] == "(" and part.end <= p.start[opened]


def trim(p: Paragraph, cue: int, part: ContentPart) -> bool:
    """Cut a part to what its cue reports; nothing may be left. Whether anything was cut."""
    part.stretches = [stretch for stretch in part.stretches if not _is_named_inside(p, part, stretch)]
    span = part.span
    if not part.stretches or part.stretches[0].span.start != part.start:
        span = without_recipient(p, cue, span)
    span = within_noun(p, cue, span, [stretch.span for stretch in part.stretches])
    is_cut = span != part.span
    part.start, part.end = span.start, span.end
    return is_cut


def _is_named_inside(p: Paragraph, part: ContentPart, stretch: Stretch) -> bool:
    """Whether a stretch amid other words of the part is a title beside what it names: "her novel 'The Long River'"."""
    noun = stretch.lo - 1
    return (
        part.start < stretch.span.start
        and not_quote(p, stretch).reason == "title"
        and p.pos[noun] == "NOUN"
        and any(p.head[i] == noun and p.dep[i] == APPOSITION for i in range(stretch.lo, stretch.hi))
    )
