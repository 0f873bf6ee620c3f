"""Lines of dialogue: the quoted stretches of a paragraph that one speaker says, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.attribution.novel.line_parser import LineParser
from inquit.entities.characters import CharacterIndex
from inquit.glyphs import LONG_DASH_TOKENS
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["DialogueLine", "find_lines", "quoted_tokens"]

_LEADS = (":", ",", *LONG_DASH_TOKENS)
_SURE_KINDS = frozenset(("name", "pronoun", "I"))


@dataclass(slots=True)
class DialogueLine:
    """What one speaker says in one paragraph.

    paragraph: its index among the paragraphs of the parsed text.
    after, before: the tag behind one of the stretches, or leading up to one.
    beat_before, beat_after: the nearest subject of narration in the paragraph before the first stretch, and behind it.
    opening: the subject of the sentence right before the first stretch: who acts and then speaks.
    goes_on: it goes on with the quote that the paragraph before left open.
    answers: it stands behind a line of the same paragraph, and is another's: "Is it far?" "A mile."
    """

    paragraph: int
    stretches: list[Stretch]
    after: DialogueTag | None = None
    before: DialogueTag | None = None
    beat_before: DialogueTag | None = None
    beat_after: DialogueTag | None = None
    opening: DialogueTag | None = None
    goes_on: bool = False
    answers: bool = False

    @property
    def start(self) -> int:
        """Where the line begins in the text."""
        return self.stretches[0].span.start

    @property
    def end(self) -> int:
        """Where the line ends in the text."""
        return self.stretches[-1].span.end

    @property
    def cue(self) -> DialogueTag | None:
        """The tag to go by: one with a verb of speech, behind the words rather than before them."""
        return next((x for x in (self.after, self.before) if x is not None and x.speech), None) or self.after

    def beside(self) -> Iterator[DialogueTag]:
        """Everything beside the line, the surest first."""
        yield from (x for x in (self.after, self.before, self.beat_before, self.beat_after) if x is not None)


def quoted_tokens(p: Paragraph, stretches: Sequence[Stretch]) -> list[bool]:
    """Which tokens stand in quotation marks; a word that a mark is glued to from behind does not."""
    flags = [False] * len(p)
    for s in stretches:
        for i in range(s.lo, s.hi):
            flags[i] = p.start[i] >= s.span.start or not p.text[i][0].isalnum()
    return flags


def find_lines(
    parsed: ParsedText,
    stretches: Sequence[Sequence[Stretch]],
    quoted: Sequence[Sequence[bool]],
    characters: CharacterIndex,
) -> list[DialogueLine]:
    """The lines of a book in order; `stretches` and `quoted` by paragraph."""
    lines: list[DialogueLine] = []
    parsers = [LineParser(i, p, quoted[i], characters) for i, p in enumerate(parsed.paragraphs)]
    open_before: set[int] = set()
    for index, p in enumerate(parsed.paragraphs):
        here = stretches[index]
        if here:
            found = list(_in_paragraph(index, here, parsers[index], len(p)))
            found[0].goes_on = here[0].marked in open_before
            _look_around(parsed, index, found, parsers, quoted)
            lines += found
            open_before = {here[-1].marked}
    return lines


def _in_paragraph(index: int, stretches: Sequence[Stretch], parser: LineParser, size: int) -> Iterator[DialogueLine]:
    line: DialogueLine | None = None
    for stretch, before, after in _with_tags(stretches, parser):
        between = range(line.stretches[-1].hi, stretch.lo) if line is not None else range(0)
        answers = line is not None and parser.follows_at_once(between.start, between.stop)
        leads = line is not None and before is not None and _is_led_up_to(line, before, parser, between)
        own = None if after is not None and _with_teller(line, after) and parser.begins_anew(stretch) else after
        if line is None or answers or leads or _is_anothers(line, before, own, parser.beat(between)):
            if line is not None:
                yield _with_beats(line, parser, size)
            line = DialogueLine(index, [stretch], after, before, answers=answers or leads)
            continue
        line.stretches.append(stretch)
        if after is not None and (line.after is None or (after.speech and not line.after.speech)):
            line.after = after
        if line.before is None and before is not None and before.speech:
            line.before = before
    if line is not None:
        yield _with_beats(line, parser, size)


def _with_tags(
    stretches: Sequence[Stretch], parser: LineParser
) -> Iterator[tuple[Stretch, DialogueTag | None, DialogueTag | None]]:
    """Each stretch with the tags before and behind it.

    Where a stretch has a tag before it, one between it and the next that leads up to the next is the next one's: "The
    fox asked, “Is she in?” and the dog answered, “Ask her.”"
    """
    befores = [parser.before(s.lo, end) for s, end in zip(stretches, [0, *(s.hi for s in stretches)], strict=False)]
    tagged_last = False
    for stretch, before, following in zip(stretches, befores, [*befores[1:], None], strict=True):
        if tagged_last and before is not None and parser.is_aside(before):
            before = None  # "said Emma, as Tom answered"
        after = parser.after(stretch.hi)
        tagged_last = after is not None and after.speech
        if before is not None and parser.is_read_out(before):
            after = None  # who acts behind it reads it
        if after is not None and before is not None and parser.is_led_in(stretch, before, after):
            after = None  # "was repeating, 'A, B,' with such interest that she began to"
        if after is not None and following is not None and before is not None and before.speech:
            after = None if following.verb == after.verb else after
        same = after is not None and following is not None and following.speech and following.source == after.source
        if same and parser.begins_anew(stretch):
            after = None  # "'A.' He smiled, and said, 'B.'"
        yield stretch, before, after


def _is_led_up_to(line: DialogueLine, before: DialogueTag, parser: LineParser, gap: range) -> bool:
    """Whether a stretch has a tag of its own before it that names another: "Ann asked, 'Far?' and Ben said, 'A mile.'".

    A tag between two stretches belongs to the one before, unless that one has a tag already or a conjunction begins it.
    """
    own = [
        x
        for x in (line.after, line.before)
        if x is not None and x.speech and x.kind != "other" and x.verb != before.verb
    ]
    if (
        not before.speech
        or not parser.ends_with(_LEADS, gap.start, gap.stop)
        or not all(_is_other(x, before) for x in own)
    ):
        return False
    if not own:
        return False
    if line.after is not None and line.after.verb == before.verb:
        line.after = None
    return True


def _is_other(one: DialogueTag, other: DialogueTag) -> bool:
    """Whether two tags of one sentence name two speakers."""
    if _one_is_teller(one, other):
        return True
    if "pronoun" in (one.kind, other.kind):
        return one.kind == other.kind and one.gender != other.gender
    return (one.kind, one.character) != (other.kind, other.character)


def _with_beats(line: DialogueLine, parser: LineParser, size: int) -> DialogueLine:
    first = line.stretches[0]
    line.beat_before = parser.beat(range(first.lo - 1, -1, -1))
    line.opening = parser.beat(parser.sentence_before(first.lo)) if line.before is None else None
    if line.opening is not None and line.after is not None and parser.reacts(line.stretches, line.after):
        line.after = None
    line.beat_after = parser.beat(range(first.hi, size))
    return line


def _is_anothers(
    line: DialogueLine, before: DialogueTag | None, after: DialogueTag | None, beat: DialogueTag | None
) -> bool:
    """Whether a stretch of the same paragraph is somebody else's than those before it.

    before, after: its own tags. beat: the subject of narration before it, which ends what nobody in particular says.
    """
    tags = [x for x in (line.after, line.before) if x is not None and x.speech]
    if not tags:
        return False
    if after is None and before is not None and before.speech and all(before.verb != x.verb for x in tags):
        return all(_differ(x, before) for x in tags)
    if any(x.anonymous for x in tags):
        return beat is not None or (after is not None and after.speech and not after.anonymous)
    if after is None or not after.speech:
        return False
    # a name and a pronoun may well be one: "'A,' said Emma. 'B,' she added."
    sure = after.kind in _SURE_KINDS and all(x.kind == after.kind or _one_is_teller(x, after) for x in tags)
    return after.anonymous or (sure and all(_differ(x, after) for x in tags))


def _with_teller(line: DialogueLine | None, after: DialogueTag) -> bool:
    """Whether who tells the story says either what a line has so far or what a tag stands behind."""
    return line is not None and any(_one_is_teller(x, after) for x in (line.after, line.before) if x is not None)


def _one_is_teller(one: DialogueTag, other: DialogueTag) -> bool:
    """Whether just one of two tags is of who tells the story: "'A,' he said. 'B,' I said."."""
    return (one.kind == "I") != (other.kind == "I")


def _differ(one: DialogueTag, other: DialogueTag) -> bool:
    """Whether two tags of a sentence or two are of two people: other names or nouns, or genders."""
    if one.kind == "other" or other.kind == "other":
        return False
    if _one_is_teller(one, other):
        return True
    if "pronoun" in (one.kind, other.kind):
        return one.gender is not None and other.gender is not None and one.gender != other.gender
    return (one.kind, one.character) != (other.kind, other.character)


def _look_around(
    parsed: ParsedText,
    index: int,
    lines: Sequence[DialogueLine],
    parsers: Sequence[LineParser],
    quoted: Sequence[Sequence[bool]],
) -> None:
    """Tags in the paragraphs around: "She said:" above a quote, "said she" below one."""
    p = parsed.paragraphs[index]
    first, last = lines[0], lines[-1]
    if index and first.before is None and first.stretches[0].lo == 0:
        above = parsed.paragraphs[index - 1]
        if (above.text[-1].endswith(_LEADS) or above.text[-1].isalnum()) and not quoted[index - 1][-1]:
            first.before = parsers[index - 1].before(len(above))
    if index + 1 < len(parsed.paragraphs) and last.after is None and last.stretches[-1].hi >= len(p) - 1:
        below = parsed.paragraphs[index + 1]
        if below.text[0][0].islower() and not quoted[index + 1][0]:
            last.after = parsers[index + 1].after(0)
