"""Words with times and speakers, as Amazon, Deepgram, Google and Speechmatics write them, joined to what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from inquit.io.inputs.json_values import first_of, name_of, objects_in, seconds_of, text_of
from inquit.io.inputs.spoken_pieces import SpokenPiece

__all__ = ["pieces_of_words"]

_STARTS = ("start_time", "startTime", "start", "start_offset", "startOffset")
_ENDS = ("end_time", "endTime", "end", "end_offset", "endOffset")
_WORDS = ("punctuated_word", "word", "content", "text", "value")
_SPEAKERS = ("speaker_label", "speakerLabel", "speaker_tag", "speakerTag", "speaker")
_SIGN = "punctuation"


@dataclass(slots=True)
class _Run:
    """Words of one speaker, up to the end of a sentence."""

    speaker: str | None
    start: float | None
    end: float | None = None
    words: list[str] = field(default_factory=list)

    def piece(self, number: int) -> SpokenPiece:
        return SpokenPiece("".join(self.words).strip(), self.speaker, self.start, self.end, f"item {number}")


def pieces_of_words(value: Any) -> Iterator[SpokenPiece] | None:
    """What is said in the results of a service that gives single words; None where these are none."""
    results = first_of(value, ("results",))
    if isinstance(results, dict):
        return _utterances(results) or _amazon(results) or _channels(results)
    if not isinstance(results, list):
        return None
    if any(isinstance(one, dict) and one.get("type") in ("word", _SIGN) for one in results):
        return _runs(results)
    if all(isinstance(one, dict) and isinstance(one.get("alternatives"), list) for one in results) and results:
        return _google(results)
    return None


def _utterances(results: dict[str, Any]) -> Iterator[SpokenPiece] | None:
    """Deepgram's own turns, where it was asked for them."""
    rows = results.get("utterances")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        return None
    several = len({_key(row.get("channel")) for row in rows}) > 1

    def pieces() -> Iterator[SpokenPiece]:
        for number, row in enumerate(rows, start=1):
            speaker = _channel(row.get("channel")) if several else name_of(row.get("speaker"))
            start, end = seconds_of(row.get("start")), seconds_of(row.get("end"))
            yield SpokenPiece(text_of(row.get("transcript")) or "", speaker, start, end, f"item {number}")

    return pieces()


def _amazon(results: dict[str, Any]) -> Iterator[SpokenPiece] | None:
    """AWS Transcribe: the speaker of a word is with the word, or with its time in another list."""
    channels = first_of(results.get("channel_labels"), ("channels",))
    items = results.get("items")
    if isinstance(channels, list) and channels:
        return _by_channel((one.get("channel_label"), one.get("items")) for one in objects_in(channels))
    if not isinstance(items, list):
        return None
    at: dict[Any, Any] = {}
    for segment in objects_in(first_of(results.get("speaker_labels"), ("segments",))):
        for item in objects_in(segment.get("items")):
            if isinstance(start := item.get("start_time"), str | int | float):
                at[start] = item.get("speaker_label")
    return _runs(items, lambda item: _at(item.get("start_time"), at))


def _at(start: Any, speakers: Mapping[Any, Any]) -> Any:
    return speakers.get(start) if isinstance(start, str | int | float) else None


def _channels(results: dict[str, Any]) -> Iterator[SpokenPiece] | None:
    """Deepgram: channels with words, of which each may be somebody."""
    channels = results.get("channels")
    if not isinstance(channels, list):
        return None
    words = [first_of(_best(one), ("words",)) for one in channels]
    spoken = [(number, one) for number, one in enumerate(words) if isinstance(one, list) and one]
    return _by_channel(spoken) if len(spoken) > 1 else _runs(spoken[0][1]) if spoken else None


def _google(results: list[dict[str, Any]]) -> Iterator[SpokenPiece]:
    """Google: where speakers are told apart, the last result has all words anew, each with its speaker."""
    last = objects_in(first_of(_best(results[-1]), ("words",)))
    if any(first_of(word, _SPEAKERS) not in (None, 0) for word in last):
        return _runs(last)
    return chain.from_iterable(map(_google_result, range(1, len(results) + 1), results))


def _google_result(number: int, result: dict[str, Any]) -> Iterator[SpokenPiece]:
    best = _best(result)
    words = objects_in(first_of(best, ("words",)))
    start = seconds_of(first_of(words[0], _STARTS)) if words else None
    end = seconds_of(first_of(words[-1], _ENDS)) if words else None
    if end is None:
        end = seconds_of(first_of(result, ("resultEndTime", "result_end_time", "resultEndOffset")))
    speaker = _channel(first_of(result, ("channelTag", "channel_tag")))
    yield SpokenPiece((text_of(first_of(best, ("transcript",))) or "").strip(), speaker, start, end, f"item {number}")


def _by_channel(channels: Iterable[tuple[Any, Any]]) -> Iterator[SpokenPiece]:
    """What is said on several channels, by the time at which each piece begins."""
    pieces = [
        SpokenPiece(one.text, _channel(label), one.start, one.end, one.place)
        for label, items in channels
        for one in _runs(objects_in(items))
    ]
    return iter(sorted(pieces, key=lambda piece: piece.start if isinstance(piece.start, float) else 0.0))


def _runs(items: Iterable[Any], speaker_of: Callable[[Any], Any] = lambda item: None) -> Iterator[SpokenPiece]:
    """The words, joined as long as one speaks and a sentence goes on."""
    run: _Run | None = None
    number = 0
    for item in items:
        best = _best(item)
        word = text_of(first_of(best, _WORDS)) if best is not None else text_of(first_of(item, _WORDS))
        if word is None:
            continue
        if item.get("type") == _SIGN:
            if run is not None:
                run.words.append(word)
            continue
        named = (first_of(item, _SPEAKERS), first_of(best, _SPEAKERS), speaker_of(item))
        speaker = name_of(next((one for one in named if one is not None), None))
        if run is not None and (speaker != run.speaker or run.words[-1].endswith((".", "?", "!"))):
            number += 1
            yield run.piece(number)
            run = None
        if run is None:
            run = _Run(speaker, seconds_of(first_of(item, _STARTS)))
        run.words.append(f" {word}")
        run.end = seconds_of(first_of(item, _ENDS)) or run.end
    if run is not None:
        yield run.piece(number + 1)


def _best(value: Any) -> Any:
    """The first of the guesses that a result or a word has; None where it has none."""
    guesses = first_of(value, ("alternatives",))
    return guesses[0] if isinstance(guesses, list) and guesses and isinstance(guesses[0], dict) else None


def _channel(value: Any) -> str | None:
    if isinstance(value, list):  # Deepgram: [0, 1] is the first of one
        value = value[0] if value else None
    return name_of(value, "Channel")


def _key(value: Any) -> str:
    return str(value)[:20]
