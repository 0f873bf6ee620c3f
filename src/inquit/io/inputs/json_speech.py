"""What speech services and archives of transcripts write: who says what and when, by the shapes of their JSON.

Each shape is told by keys of its own and gives pieces in order; a list of objects that name a speaker and have a text,
or a text and its times, is the one that most programs have in common.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from inquit.io.inputs.json_values import first_of, name_of, objects_in, seconds_of, text_of, time_of
from inquit.io.inputs.json_words import pieces_of_words
from inquit.io.inputs.spoken_pieces import SpokenPiece

__all__ = ["speech_in"]

SPEAKERS = (
    "speaker",
    "speaker_name",
    "speakerName",
    "speaker_label",
    "speakerLabel",
    "speaker_id",
    "speakerId",
    "name",
)
TEXTS = ("text", "transcript", "content", "utterance", "sentence", "body", "display", "words", "line", "caption")
STARTS = (
    "start",
    "start_time",
    "startTime",
    "begin",
    "from",
    "start_offset",
    "startOffset",
    "time",
    "timestamp",
    "offset",
)
ENDS = ("end", "end_time", "endTime", "stop", "to", "end_offset", "endOffset")
_ROLES = ("role", "title", "office")
_DEPTH = 5  # lists of segments stand so deep, as in {"data": {"transcript": {"segments": [...]}}}
_LOOKED_AT = 1000  # of a list of segments
_MOST = 0.9  # of the items of a list are segments; a few are marks of other kinds
_COMES_AGAIN = 1.2  # segments a speaker, at least: a list of texts by as many people is no talk
_WORDS_OF_WORDS = 1.2  # words in an item of a list of single words, at most
_TICKS = 1e7  # in a second
_MILLISECONDS = 60.0  # more "seconds" a word than anybody takes
Pieces = Iterator[SpokenPiece]


def speech_in(value: Any) -> list[SpokenPiece] | None:
    """What is said in a file of speech; None where it is none."""
    for shape in _SHAPES:
        found = shape(value)
        if found is not None:
            pieces = [piece for piece in found if piece.text.strip()]
            return _in_seconds(pieces)
    return None


def _of_monologues(value: Any) -> Pieces | None:
    """Rev, and programs like it: `monologues` of `elements`, in which space and stops stand, too."""
    monologues = first_of(value, ("monologues",))
    if not _is_list_of(monologues, "elements"):
        return None
    people = objects_in(first_of(value, ("speakers",)))
    names = {one["id"]: one.get("name") for one in people if _is_key(one.get("id"))}

    def pieces() -> Pieces:
        for number, one in enumerate(monologues, start=1):
            elements = objects_in(one["elements"])
            speaker = one.get("speaker")
            named = names.get(speaker) if _is_key(speaker) else None
            yield SpokenPiece(
                "".join(str(e["value"]) for e in elements if isinstance(e.get("value"), str)).strip(),
                name_of(named) or name_of(one.get("speaker_name")) or name_of(speaker),
                next((t for e in elements if (t := seconds_of(e.get("ts"))) is not None), None),
                next((t for e in reversed(elements) if (t := seconds_of(e.get("end_ts"))) is not None), None),
                f"item {number}",
            )

    return pieces()


def _of_sections(value: Any) -> Pieces | None:
    """Archives of courts (oyez): sections of turns, each of blocks."""
    transcript = first_of(value, ("transcript",))
    sections = first_of(transcript if isinstance(transcript, dict) else value, ("sections",))
    if not _is_list_of(sections, "turns"):
        return None

    def pieces() -> Pieces:
        every = (turn for section in sections for turn in objects_in(section["turns"]))
        for number, turn in enumerate(every, start=1):
            speaker = turn.get("speaker")
            for first, block in enumerate(objects_in(turn.get("text_blocks"))):
                text = text_of(block.get("text"))
                if text is not None:
                    start, end = seconds_of(block.get("start")), seconds_of(block.get("stop"))
                    yield SpokenPiece(
                        text, name_of(speaker), start, end, f"item {number}", _role(speaker), begins=not first
                    )

    return pieces()


def _role(speaker: Any) -> str | None:
    roles = first_of(speaker, ("roles",))
    first = roles[0] if isinstance(roles, list) and roles else None
    return text_of(first_of(first, ("role_title", "title", "name")))


def _of_phrases(value: Any) -> Pieces | None:
    """Azure: phrases, of which the best guess is to be read, in ticks."""
    phrases = first_of(value, ("recognizedPhrases",))
    if not _is_list_of(phrases, "nBest"):
        return None

    def pieces() -> Pieces:
        for number, one in enumerate(phrases, start=1):
            best = next(iter(objects_in(one["nBest"])), {})
            begin, lasts = seconds_of(one.get("offsetInTicks")), seconds_of(one.get("durationInTicks"))
            start = None if begin is None else round(begin / _TICKS, 3)
            end = None if start is None or lasts is None else round(start + lasts / _TICKS, 3)
            yield SpokenPiece(
                text_of(best.get("display")) or "", name_of(one.get("speaker")), start, end, f"item {number}"
            )

    return pieces()


def _of_segments(value: Any) -> Pieces | None:
    """The list of segments in a value: of those that stand highest the first that has more than single words."""
    waiting = deque([(value, 0)])
    found: list[tuple[int, Sequence[Any]]] = []
    while waiting:
        one, depth = waiting.popleft()
        if _is_segments(one):
            found.append((depth, one))
        elif isinstance(one, dict) and depth < _DEPTH:
            waiting.extend((inner, depth + 1) for inner in list(one.values())[:_LOOKED_AT])
    of_one = next((rows for _, rows in found if not _are_words(rows)), None)
    rows = of_one if of_one is not None else found[0][1] if found else None
    return None if rows is None else _segments(rows)


def _are_words(rows: Sequence[Any]) -> bool:
    texts = [str(first_of(row, TEXTS)).split() for row in rows[:_LOOKED_AT]]
    return sum(map(len, texts)) < _WORDS_OF_WORDS * len(texts)


def _segments(rows: Sequence[Any]) -> Pieces:
    for number, row in enumerate(rows, start=1):
        text = first_of(row, TEXTS)
        if isinstance(text, str):
            role = text_of(first_of(row, _ROLES))
            start, end = time_of(first_of(row, STARTS)), time_of(first_of(row, ENDS))
            if isinstance(start, float) and isinstance(lasts := row.get("duration"), float | int) and end is None:
                end = seconds_of(start + lasts)
            yield SpokenPiece(text.strip(), name_of(first_of(row, SPEAKERS)), start, end, f"item {number}", role)


def _is_segments(rows: Any) -> bool:
    """Whether a list is one of segments: texts with a time and an end, or with speakers of whom some come again."""
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows[:_LOOKED_AT]):
        return False
    looked_at = [row for row in rows[:_LOOKED_AT] if not _is_silent(row)]
    spoken = [row for row in looked_at if isinstance(first_of(row, TEXTS), str)]
    if not spoken or len(spoken) < _MOST * len(looked_at):
        return False
    timed = sum(_is_timed(row) for row in looked_at)
    if timed >= _MOST * len(looked_at):
        return True
    speakers = Counter(name_of(first_of(row, SPEAKERS)) for row in spoken if any(key in row for key in SPEAKERS[:-1]))
    return speakers.total() >= _MOST * len(looked_at) and speakers.total() >= _COMES_AGAIN * len(speakers)


def _is_silent(row: Any) -> bool:
    """Whether nothing was understood in a segment: it has the field of the text, and null in it."""
    return first_of(row, TEXTS) is None and any(key in row for key in TEXTS)


def _is_timed(row: Any) -> bool:
    start, end = first_of(row, STARTS), first_of(row, (*ENDS, "duration"))
    return time_of(start) is not None and time_of(end) is not None


def _is_list_of(value: Any, key: str) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and key in one for one in value)


def _is_key(value: Any) -> bool:
    return isinstance(value, str | int)


def _in_seconds(pieces: list[SpokenPiece]) -> list[SpokenPiece]:
    """The same where times are in milliseconds (AssemblyAI): so slowly speaks nobody."""
    timed = [p for p in pieces if isinstance(p.start, float) and isinstance(p.end, float)]
    words = sum(len(p.text.split()) for p in timed)
    taken = sum(p.end - p.start for p in timed if isinstance(p.end, float) and isinstance(p.start, float))
    whole = all(isinstance(t, float) and t.is_integer() for p in timed for t in (p.start, p.end))
    if not timed or not whole or taken <= _MILLISECONDS * words:
        return pieces
    return [replace(p, start=_thousandth(p.start), end=_thousandth(p.end)) for p in pieces]


def _thousandth(time: float | str | None) -> float | str | None:
    return round(time / 1000, 3) if isinstance(time, float) else time


_SHAPES: tuple[Callable[[Any], Pieces | None], ...] = (
    _of_monologues,
    _of_sections,
    _of_phrases,
    pieces_of_words,
    _of_segments,
)
