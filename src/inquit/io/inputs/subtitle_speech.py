"""Who says what in subtitles: voices, labels, dashes and arrows; sounds and music are no speech."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inquit.glyphs import DASH_LIKE, LETTER
from inquit.io.inputs.spoken_pieces import SpokenPiece
from inquit.io.inputs.subtitle_cues import Cue, without_repeats
from inquit.io.inputs.subtitle_labels import LabelKnowledge, SeenLabel, label_before

__all__ = ["speech_of_cues"]

_VOICE = "\x01"  # begins a line that names a voice; removed from what a file holds
_VOICE_TAG = re.compile(r"<v(?:\.[^\s<>]*+)?+(?:[ \t]+([^<>]{1,200}))?>", re.IGNORECASE)
_CLASS = re.compile(rf"(?<={LETTER})\.[a-z][\w.-]{{0,40}}\Z")  # of a voice, written behind the name: "<v Ann Lee.loud>"
_TAG = re.compile(
    r"</?(?:[ibucvs]|em|font|lang|rt|ruby|span|strong|strike)(?:[.\s][^<>]{0,300})?>|</?\d\d?:[\d:.]{3,12}>|"
    r"\{(?:\\[^{}\n]{0,300}|[a-zA-Z]:[^{}\n]{1,20})\}",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"\\[Nnh]")  # line ends and spaces as other formats write them
_ARROWS = re.compile(r"(?:^|(?<=\s))>{2,4}(?=\s|\w|\[|\()\s*")
_DASH = re.compile(rf"[{DASH_LIKE}]\s*(?![{DASH_LIKE}\s])(?=\S)")
_NOTES = "♪♫♩♬"
_MUSIC = re.compile(rf"[{_NOTES}][^{_NOTES}]*[{_NOTES}]+|(?m:^#+\s[^#\n]*#*$|^#[^#\n]+#+$)")
_OPEN_MUSIC = re.compile(rf"[{_NOTES}].*\Z|\A.*[{_NOTES}]\s*\Z", re.DOTALL)
_SQUARE = re.compile(r"\[(?!…|\.\.\.)[^\[\]]{0,200}\]")
_ROUND = re.compile(r"\(([^()]{0,200})\)")
_SENTENCE_SIGNS = ".?!…:;"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What one says in a cue: whether somebody else begins, the voice that a tag names, and the words."""

    cue: Cue
    changes: bool
    voice: str | None
    text: str


def speech_of_cues(cues: Sequence[Cue]) -> Iterator[SpokenPiece]:
    """What is said in the cues, in order; a speaker goes on until a label, a dash or an arrow."""
    shown = without_repeats([replace(cue, lines=_shown_lines(cue.lines)) for cue in cues])
    stretches = [stretch for cue in shown for stretch in _stretches(cue)]
    labels = [None if one.voice else label_before(one.text, sure=one.changes) for one in stretches]
    known = LabelKnowledge((label for label in labels if label is not None), len(cues))
    speaker: str | None = None
    begins = False
    for stretch, label in zip(stretches, labels, strict=True):
        text, named = _label_off(stretch, label, known)
        if stretch.changes or named is not None:
            begins = begins or named is None or named != speaker
            speaker = named
        said = _words(text)
        if said:
            yield SpokenPiece(
                said, speaker, stretch.cue.start, stretch.cue.end, f"cue {stretch.cue.number}", begins=begins
            )
            begins = False


def _label_off(stretch: _Stretch, label: SeenLabel | None, known: LabelKnowledge) -> tuple[str, str | None]:
    """The words behind the label, and the name on it; None where nobody is named."""
    if stretch.voice is not None:
        return stretch.text, stretch.voice
    if label is None or not known.is_label(label):
        return stretch.text, None
    return stretch.text[label.length :], label.name


def _shown_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines without their marks; a voice is on a line of its own."""
    text = "\n".join(lines).replace(_VOICE, "")
    text = _VOICE_TAG.sub(lambda tag: f"\n{_VOICE}{_voice(tag[1] or '')}\n", text)
    text = html.unescape(_LEFT_OVER.sub(" ", _TAG.sub("", text)))
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _voice(named: str) -> str:
    """The name in a voice tag; only a name in small letters may hold a full stop itself ("ann.lee")."""
    name = " ".join(named.split())
    return _CLASS.sub("", name) if name[:1].isupper() else name


def _stretches(cue: Cue) -> Iterator[_Stretch]:
    """The parts of a cue that different people may say."""
    voice: str | None = None
    changes = False
    lines: list[str] = []
    for line in cue.lines:
        if line.startswith(_VOICE):
            yield from _made(cue, lines, voice, changes=changes)
            voice, changes = line[1:].strip() or None, False
            continue
        parts = _ARROWS.split(line)
        for number, part in enumerate(parts):
            dash = _DASH.match(part)
            if number or dash is not None or _starts_with_label(part):
                yield from _made(cue, lines, voice, changes=changes)
                voice, changes = None, bool(number) or dash is not None
            lines.append(part if dash is None else part[dash.end() :])
    yield from _made(cue, lines, voice, changes=changes)


def _starts_with_label(line: str) -> bool:
    """Whether a further line of a cue may begin with a label, so that it is looked at by itself."""
    return label_before(line) is not None


def _made(cue: Cue, lines: list[str], voice: str | None, *, changes: bool) -> Iterator[_Stretch]:
    """The stretch that the lines make; they are used up."""
    text = "\n".join(filter(None, (line.strip() for line in lines)))
    lines.clear()
    if text or voice:
        yield _Stretch(cue, changes, voice, text)


def _words(text: str) -> str:
    """What is said, without music, sounds, and how it is said."""
    text = _OPEN_MUSIC.sub("", _MUSIC.sub("", text))
    text = _SQUARE.sub("", text)
    text = _ROUND.sub(lambda found: "" if _is_sound(text, found) else found[0], text)
    text = " ".join(text.split())
    return text if any(map(str.isalnum, text)) else ""


def _is_sound(text: str, found: re.Match[str]) -> bool:
    """Whether brackets hold a sound: in capitals, alone, or between sentences; within one, somebody says it."""
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    if found[1] == found[1].upper() and (text != text.upper() or not before or not after):
        return True
    return not before or (before[-1] in _SENTENCE_SIGNS and (not after or not after[0].islower()))
