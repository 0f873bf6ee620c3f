"""What a reading of a quotation in a source makes of it: the one place where verdicts are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.structure.foreign_text import other_language
from inquit.verification.article_quotations import Quotation
from inquit.verification.completed_figures import completed_figures
from inquit.verification.governing_words import governing_words
from inquit.verification.left_out_verbs import is_taken_by_another_verb
from inquit.verification.letter_case import case_differences
from inquit.verification.listed_differences import CLEANED, CUTS, MARKED, listed_differences
from inquit.verification.piecing import LEAST_PIECE, MAX_STRANGE, FoundPart, apart, reading_of
from inquit.verification.printed_beside import held_against
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import ASIDE, Departure, Reading
from inquit.verification.replaced_words import with_replaced_words
from inquit.verification.same_voice import is_one_voice, parted
from inquit.verification.source_texts import Sources
from inquit.verification.source_voices import Passage, SourceVoice
from inquit.verification.verdicts import GOOD, Difference, SpeakerCheck, Verdict
from inquit.verification.who_speaks import check_speaker

__all__ = ["JudgedReading", "judge_reading", "stitched"]

_OTHER_LANGUAGE = "It is in another language than English: what turns the meaning was not looked at."
_TAKEN = "Words behind an omission go with a verb that is left out, and are read as another's."

# Characters on either side that show the language of a few words.
_NEAR: Final = 500


@dataclass(frozen=True, slots=True)
class JudgedReading:
    """A reading with its verdict."""

    reading: Reading
    verdict: Verdict
    differences: tuple[Difference, ...]
    turns_meaning: bool | None
    speaker: SpeakerCheck
    second_hand: bool | None = None
    notes: tuple[str, ...] = ()


def judge_reading(quotation: Quotation, quoted: QuotedWords, reading: Reading, sources: Sources) -> JudgedReading:
    """The verdict on a quotation if this is how it lies in its source."""
    departures = (*reading.departures, *case_differences(quoted, reading), *completed_figures(quoted, reading))
    reading = replace(reading, departures=tuple(sorted(departures, key=_in_the_article)))
    source, spans = reading.source, reading.spans()
    around = TextSpan(min(span.start for span in spans), max(span.end for span in spans))
    passage = sources.passages.passage(source.source, source.document, around)
    judged = _is_judged(source.text, around)
    paragraphs = sources.passages.paragraphs(source.source, source.document, around) if judged else ()
    reading = with_replaced_words(quoted, reading, paragraphs, sources.passages)
    taken = is_taken_by_another_verb(quoted, reading, paragraphs)
    within = _speech(quotation, passage, spans)
    governing = held_against(governing_words(paragraphs, spans, within), quotation, sources.passages)
    missing = [one for one in reading.departures if one.said[0] < one.said[1]]
    printed = [source.words.span(*one.said) for one in missing if one.kind == ASIDE and one.mark is not None]
    unbroken = len(missing) == len(printed)
    one_voice = all(is_one_voice(passage, part, unbroken=unbroken) for part in parted(spans, printed))
    if not one_voice:
        reading = _without_labels(reading, passage)
    differences = listed_differences(quoted, reading, governing, judged=judged)
    exact = not differences and unbroken and _same_characters(quotation, quoted, reading)
    one_voice = one_voice or exact
    verdict = _verdict(differences, exact=exact, one_voice=one_voice, taken=taken)
    if not one_voice and _is_put_together(reading):
        verdict = "stitched"
    voice = passage.voice_of(spans) or (passage.voice_of(spans[:1]) if one_voice else None)
    speaker = check_speaker(quotation, voice, passage.speakers)
    turned = any(difference.touches for difference in differences)
    return JudgedReading(
        reading,
        "other_speaker" if verdict in GOOD and speaker.match == "other" else verdict,
        differences,
        turned if judged else None,
        speaker,
        None if voice is None else voice.second_hand,
        (*([] if judged else [_OTHER_LANGUAGE]), *([_TAKEN] if taken else [])),
    )


def _speech(quotation: Quotation, passage: Passage, spans: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """What the claimed speaker says in the source around a stretch: that others say something in it is a frame.

    Where the words are reported by somebody, and the article has them from the one who is reported, that one's words.
    What the source gives in its own words is nobody's but the one's who is said to speak.
    """
    saying = tuple(passage.saying(spans))
    matches = [check_speaker(quotation, voice, passage.speakers).match for voice in saying]
    own = (voice for voice, match in zip(saying, matches, strict=True) if match == "same")
    outer = (voice for voice, match in zip(saying, matches, strict=True) if not voice.reported or match == "doubtful")
    voice = next(own, next(reversed(tuple(outer)), None))
    return () if voice is None else voice.spans


def _is_put_together(reading: Reading) -> bool:
    """Whether it is made of long pieces, with hardly a word that is in none."""
    runs = reading.runs()
    long = all(hi - lo >= LEAST_PIECE for lo, hi in runs)
    return len(runs) > 1 and long and reading.words_shared >= (1 - MAX_STRANGE) * len(reading.places)


def _in_the_article(one: Departure) -> tuple[tuple[int, int], int, tuple[int, int]]:
    """By what differences are in the order of the quotation."""
    return one.quoted, 0 if one.mark is None else one.mark.start, one.said


def stitched(quotation: Quotation, quoted: QuotedWords, parts: Sequence[FoundPart], sources: Sources) -> JudgedReading:
    """The verdict on a quotation whose parts stand apart."""
    reading = reading_of(parts, len(quoted))
    heard = {_voice_at(sources, part) for part in parts if part.source is reading.source}
    voice = heard.pop() if len(heard) == 1 else None
    return JudgedReading(
        reading, "stitched", (), None, check_speaker(quotation, voice), notes=tuple(filter(None, (apart(parts),)))
    )


def _voice_at(sources: Sources, part: FoundPart) -> SourceVoice | None:
    source, span = part.source, part.source.words.span(part.place, part.end)
    return sources.passages.passage(source.source, source.document, span).voice_at(span)


def _without_labels(reading: Reading, passage: Passage) -> Reading:
    """A reading over several voices, in which what nobody says between them counts as no difference."""
    span = reading.source.words.span
    return replace(
        reading,
        departures=tuple(
            replace(one, kind=ASIDE) if one.kind == "left_out" and not passage.voices_in(span(*one.said)) else one
            for one in reading.departures
        ),
    )


def _is_judged(text: str, around: TextSpan) -> bool:
    """Whether it can be told what turns the meaning: not in another language."""
    near = TextSpan(max(0, around.start - _NEAR), min(len(text), around.end + _NEAR))
    return other_language(text, near, language_of()) is None


def _verdict(differences: Sequence[Difference], *, exact: bool, one_voice: bool, taken: bool) -> Verdict:
    """The contract: what turns the meaning first, then what is no longer the words, then what is."""
    kinds: set[str] = {difference.kind for difference in differences}
    if not one_voice and not kinds - CLEANED - MARKED - {"left_out", *CUTS}:
        return "stitched"
    if taken or any(difference.touches for difference in differences) or kinds - CLEANED - MARKED:
        return "altered"
    if kinds & MARKED:
        return "shortened"
    if kinds:
        return "cleaned"
    return "exact" if exact else "same_words"


def _same_characters(quotation: Quotation, quoted: QuotedWords, reading: Reading) -> bool:
    """Whether the source has the characters inside the marks, one stretch after another."""
    text = reading.source.text
    starts = reading.source.words.starts
    number = 0
    for span in quotation.spans:
        size = sum(span.start <= start < span.end for start in quoted.starts)
        if not size:
            continue
        printed = span.of(quotation.article)
        stripped = printed.strip()
        first = span.start + len(printed) - len(printed.lstrip())
        place = reading.places[number]
        if place is None:
            return False
        begin = starts[place] - (quoted.starts[number] - first)
        if begin < 0 or text[begin : begin + len(stripped)] != stripped:
            return False
        number += size
    return True
