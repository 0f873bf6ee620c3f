"""What a transcript's page says about its speakers outside of what they say: lists of names, who presides, who asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from inquit.attribution.transcript.label_parser import LabelParser
from inquit.attribution.transcript.label_parts import LabelParts
from inquit.attribution.transcript.note_lines import LINE, LONGEST_LINE, NoteLine, note_lines
from inquit.document import TextSpan
from inquit.glyphs import DASHES, HYPHEN
from inquit.languages import Language
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["NoteKind", "PageNote", "is_bare_name", "read_legend", "read_page_notes"]

# listed: in a roster. holder: with an office (`parts.role`). chair: who presides from here on. question, answer: who
# asks and answers from here on, or in the whole text.
NoteKind = Literal["listed", "holder", "chair", "question", "answer"]

_BULLET = re.compile(r"[\s>*•·|-]*(?:\d{1,3}[.)]\s+)?[\s*_|]*")
_LEGEND = re.compile(r"(?P<short>[^:=]{1,40}?) ?[:=] ?(?P<name>\S[^:=]{1,80})")
_BEHIND = re.compile(rf" [{DASHES}{HYPHEN}]{{1,2}} |[\t|]")
_PARTS = re.compile(r"[;,]\s*")
_BETWEEN = ";"
_LONGEST_ROSTER = 200  # lines below a heading; casts of plays have some dozens
_LONGEST_NAME = 6  # words
_LONGEST_CODE = 4  # letters of somebody's initials
_PAIR = 2  # words of a label: "Speaker 1"
_GAP = 3  # lines in a row that are no names, behind which a roster has ended


@dataclass(frozen=True, slots=True)
class PageNote:
    """One thing that the page says.

    at: from where on it holds. span: where the name stands. lines: what says so and is nobody's speech.
    """

    kind: NoteKind
    at: int
    parts: LabelParts
    span: TextSpan
    lines: TextSpan | None = None


def read_page_notes(
    text: str, turns: Sequence[SpokenTurn], offices: Sequence[str], reader: LabelParser, language: Language
) -> list[PageNote]:
    """The notes of a page, in order.

    offices: those that labels name, for which a heading may name the holder.
    """
    page = _Page(reader, language, offices)
    lines = note_lines(text, turns)
    notes = [*page.rosters(lines)]
    for n, line in enumerate(lines):
        notes += page.changes(line, lines[n + 1] if n + 1 < len(lines) else None)
        if not line.spoken:
            notes += page.headings(line)
    return sorted(notes, key=lambda note: note.at)


def is_bare_name(text: str, reader: LabelParser, *, least: int = 2) -> LabelParts | None:
    """What a stretch says if it is somebody's name and nothing else."""
    words = text.split("(")[0].split(",")[0].split()
    if not words or len(words) > _LONGEST_NAME or text.rstrip()[-1:] in "?!:":
        return None
    parts = reader.read(text)
    names = parts.name.split()
    least = 1 if parts.titles else least
    if parts.kind != "name" or len(names) < least or any(c.isdigit() for c in parts.name):
        return None
    return parts if reader.is_name_like(names) else None


def read_legend(
    text: str, turns: Sequence[SpokenTurn], reader: LabelParser, language: Language
) -> tuple[int, list[PageNote]]:
    """How many turns at the beginning say no more than who somebody is ("DP: David Park"), and what they say."""
    page = _Page(reader, language, ())
    notes: list[PageNote] = []
    for n, turn in enumerate(turns):
        said = turn.content[0].of(text).strip()
        label = turn.label
        if turn.given or label is None or turn.speaker is None:
            return n, notes
        listed = page.listed(text, turn)
        if listed:
            notes += listed
            continue
        if len(turn.content) > 1 or len(said) > LONGEST_LINE:
            return n, notes
        line = NoteLine(text[label.start : turn.content[0].end], label.start, spoken=False)
        found = [note for note in page.headings(line) if note.kind in ("question", "answer")]
        found = found or list(page.legend(line, reader.read(turn.speaker), turn.speaker, said))
        if not found:
            return n, notes
        notes += found
    return 0, []  # nothing would be left


class _Page:
    def __init__(self, reader: LabelParser, language: Language, offices: Sequence[str]) -> None:
        self._reader = reader
        self._language = language
        self._interviews = (
            language.pattern("interview_of"),
            language.pattern("interview_with"),
            language.pattern("interviewed_by"),
            language.pattern("interviewee_field"),
            language.pattern("interviewer_field"),
        )
        self._offices = [tuple(office.casefold().split()) for office in offices]

    def rosters(self, lines: Sequence[NoteLine]) -> Iterator[PageNote]:
        """The names below headings, or behind them."""
        heading = self._language.pattern("roster_heading")
        left = gap = 0
        for line in lines:
            bare = line.text.strip(" #*_\t>").rstrip(":* ")
            found = None if line.spoken else heading.fullmatch(line.text.strip(" #*_\t>"))
            if found is not None:
                left, gap = _LONGEST_ROSTER, 0
                if found["items"]:
                    yield from self._items(line, bare.partition(":")[2])
            elif left and not line.spoken:
                items = list(self._items(line, line.text))
                gap = 0 if items else gap + 1
                left = 0 if gap > _GAP else left - 1
                yield from items
            else:
                left = 0

    def _items(self, line: NoteLine, listed: str) -> Iterator[PageNote]:
        """The people of one line: a name with what is said of it, or several names."""
        item = _BULLET.sub("", listed, count=1).replace("**", "").strip(" |*_\\")
        if _BETWEEN in item:  # "Ann, a widow; Tom, her lodger"
            for one_of in filter(str.strip, item.split(_BETWEEN)):
                yield from self._items(line, one_of.strip().rstrip("."))
            return
        parts = [part for part in _PARTS.split(item) if part]
        several = [is_bare_name(part, self._reader) for part in parts]
        if len(parts) > 1 and all(several):
            found = [(one, part) for one, part in zip(several, parts, strict=True) if one is not None]
        else:
            one = self._item(item)
            found = [] if one is None else [(one, one.name)]
        for parts_of, shown in found:
            yield PageNote("listed", line.start, parts_of, line.span_of(shown))

    def _item(self, item: str) -> LabelParts | None:
        legend = _LEGEND.fullmatch(item)
        if legend is not None:
            return self._legend(legend["short"].strip(), legend["name"].strip())
        name, *behind = (part.strip() for part in _BEHIND.split(item, maxsplit=1))
        whole = f"{name}, {behind[0]}" if behind and behind[0] else name
        return is_bare_name(whole, self._reader, least=1)

    def _legend(self, short: str, name: str) -> LabelParts | None:
        """As in "DP: David Park", "Chair: Ann Lee", "Ann Lee: Chair"."""
        named = is_bare_name(name, self._reader)
        if named is None:
            return is_bare_name(f"{short}, {name}", self._reader)
        label = self._reader.read(short)
        if label.kind == "office":
            return named.described(label.name, None)
        return named if len(short.split()) > _PAIR else named.known_as(short)

    def listed(self, text: str, turn: SpokenTurn) -> list[PageNote]:
        """The people of a list whose heading looks like a label: "PRESENT: Ann Lee, Tom Roe"."""
        if self._language.pattern("roster_heading").fullmatch(turn.speaker or "") is None:
            return []
        lines = ((span, match) for span in turn.content for match in LINE.finditer(span.of(text)))
        return [
            note
            for span, match in lines
            for note in self._items(NoteLine(match[0], span.start + match.start(), spoken=False), match[0])
        ]

    def legend(self, line: NoteLine, label: LabelParts, short: str, said: str) -> Iterator[PageNote]:
        """Whom a label stands for, if a name is all that follows it."""
        named = is_bare_name(said, self._reader)
        if named is None:
            return
        span = line.span_of(said)
        if label.kind == "office":
            yield PageNote("holder", line.start, named.described(label.name, None), span)
        elif label.kind == "question":
            yield PageNote("question", line.start, named, span)
        elif label.kind in ("answer", "witness"):
            yield PageNote("answer", line.start, named, span)
        elif label.kind == "unnamed" or (short.isupper() and len(short) <= _LONGEST_CODE):
            yield PageNote("listed", line.start, named.known_as(short), span)

    def changes(self, line: NoteLine, below: NoteLine | None) -> Iterator[PageNote]:
        """Who asks and who is asked from here on; also where the page's reader takes the line for speech."""
        bare = line.text.strip(" #*_\t>")
        by = self._language.pattern("examination_by").fullmatch(bare)
        if by is not None:
            yield from self._note("question", line, by["who"], line.span)
        joined = f"{bare} {below.text.strip()}" if below is not None and bare.endswith(",") else bare
        called = self._language.pattern("called_witness").match(joined)
        if called is not None and is_bare_name(called["who"], self._reader):
            last = below if below is not None and bare.endswith(",") else line
            yield from self._note("answer", line, called["who"], TextSpan(line.start, last.span.end))

    def headings(self, line: NoteLine) -> Iterator[PageNote]:
        """Who presides, who holds an office, between whom an interview is."""
        bare = line.text.strip(" #*_\t>")
        chair = self._language.pattern("in_the_chair").match(bare)
        if chair is not None:
            yield from self._note("chair", line, chair["who"].strip("[( "))
        for pattern in self._interviews:
            found = pattern.fullmatch(bare)
            if found is not None:
                for side, who in found.groupdict().items():
                    if who and is_bare_name(who, self._reader):
                        yield from self._note("question" if side == "question" else "answer", line, who)
                break
        yield from self._holders(line, bare)

    def _holders(self, line: NoteLine, bare: str) -> Iterator[PageNote]:
        """As in "The President (Jane Roe)", "REMARKS BY PRESIDENT JANE ROE", "PRESIDENT JANE ROE'S ADDRESS"."""
        words = bare.split()
        low = [word.casefold().strip("[](),.:") for word in words]
        for office in self._offices:
            for at in range(len(low) - len(office)):
                if tuple(low[at : at + len(office)]) == office:
                    named = self._named(words[at + len(office) :])
                    if named:
                        parts = is_bare_name(" ".join(named), self._reader)
                        if parts is not None:
                            role = self._reader.read(" ".join(words[at : at + len(office)])).name
                            yield PageNote("holder", line.start, parts.described(role, None), line.span_of(named[0]))
                    break

    def _named(self, words: Sequence[str]) -> list[str]:
        """The name at the beginning of words."""
        possessive = self._language.pattern("possessive")
        out: list[str] = []
        for word in words[:_LONGEST_NAME]:
            bare = word.strip("()[],.:")
            if not bare[:1].isupper() or bare.casefold() in self._language.words("label_words", "of"):
                break
            owner = possessive.search(bare.casefold())
            out.append(bare if owner is None else bare[: owner.start()])
            if owner is not None or word[-1:] in "),]:":
                break
        return out

    def _note(self, kind: NoteKind, line: NoteLine, who: str, lines: TextSpan | None = None) -> Iterator[PageNote]:
        parts = self._reader.read(who)
        if parts.kind == "name":
            yield PageNote(kind, line.start, parts, line.span_of(who), lines)
