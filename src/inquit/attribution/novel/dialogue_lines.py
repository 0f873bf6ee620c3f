"""Lines of dialogue: the quoted stretches of a paragraph that one speaker says, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.attribution.novel.dialogue_tags import DialogueTag, DialogueTagParser
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
    goes_on: it goes on with the quote that the paragraph before left open.
    """

    paragraph: int
    stretches: list[Stretch]
    after: DialogueTag | None = None
    before: DialogueTag | None = None
    beat_before: DialogueTag | None = None
    beat_after: DialogueTag | None = None
    goes_on: bool = False

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
    parsers = [DialogueTagParser(i, p, quoted[i], characters) for i, p in enumerate(parsed.paragraphs)]
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


def _in_paragraph(
    index: int, stretches: Sequence[Stretch], parser: DialogueTagParser, size: int
) -> Iterator[DialogueLine]:
    line: DialogueLine | None = None
    end = 0
    for stretch in stretches:
        after, before = parser.after(stretch.hi), parser.before(stretch.lo, end)
        end = stretch.hi
        if line is None or _is_anothers(line, after):
            if line is not None:
                yield _with_beats(line, parser, size)
            line = DialogueLine(index, [stretch], after, before)
            continue
        line.stretches.append(stretch)
        if after is not None and (line.after is None or (after.speech and not line.after.speech)):
            line.after = after
        if line.before is None and before is not None and before.speech:
            line.before = before
    if line is not None:
        yield _with_beats(line, parser, size)


def _with_beats(line: DialogueLine, parser: DialogueTagParser, size: int) -> DialogueLine:
    line.beat_before = parser.beat(range(line.stretches[0].lo - 1, -1, -1))
    line.beat_after = parser.beat(range(line.stretches[0].hi, size))
    return line


def _is_anothers(line: DialogueLine, after: DialogueTag | None) -> bool:
    """Whether a stretch of the same paragraph has a tag that names another speaker than those before it."""
    if after is None or not after.speech or after.kind not in _SURE_KINDS:
        return False
    before = [x for x in (line.after, line.before) if x is not None and x.speech]
    # a name and a pronoun may well be one: "'A,' said Emma. 'B,' she added."
    return bool(before) and all(
        x.kind == after.kind and (x.character, x.gender) != (after.character, after.gender) for x in before
    )


def _look_around(
    parsed: ParsedText,
    index: int,
    lines: Sequence[DialogueLine],
    parsers: Sequence[DialogueTagParser],
    quoted: Sequence[Sequence[bool]],
) -> None:
    """Tags in the paragraphs around: "She said:" above a quote, "said she" below one."""
    p = parsed.paragraphs[index]
    first, last = lines[0], lines[-1]
    if index and first.before is None and first.stretches[0].lo == 0:
        above = parsed.paragraphs[index - 1]
        if above.text[-1].endswith(_LEADS) and not quoted[index - 1][-1]:
            first.before = parsers[index - 1].before(len(above))
    if index + 1 < len(parsed.paragraphs) and last.after is None and last.stretches[-1].hi >= len(p) - 1:
        below = parsed.paragraphs[index + 1]
        if below.text[0][0].islower() and not quoted[index + 1][0]:
            last.after = parsers[index + 1].after(0)
