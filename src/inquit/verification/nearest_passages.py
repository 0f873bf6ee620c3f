"""Statements in other words than the speaker's, each beside what the speaker said that is nearest; nothing is judged.

Near is what shares words, the more so the rarer they are. Looked at are sources of which it is known who speaks:
transcripts, what was extracted before, and texts that are short enough to be read for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final
from weakref import WeakKeyDictionary

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.languages import language_of
from inquit.verification.found_places import found_place
from inquit.verification.source_passages import READ_WHOLE
from inquit.verification.source_texts import Sources, SourceText
from inquit.verification.source_voices import Passage, SourceVoice
from inquit.verification.speaker_forms import forms_of
from inquit.verification.speakers_compared import compare_speakers
from inquit.verification.verdicts import NearPassage, ReportedStatement
from inquit.verification.word_folding import fold_words

__all__ = ["reported_statements"]

MOST_SHOWN: Final = 3
# Of what is weighed in a statement so much must be shared; or more, where it is one word.
_NEAR: Final = 0.25
_NEAR_BY_ONE: Final = 0.3
# What a word weighs that the speaker never says, beside 1 for one that is said once.
_UNSAID: Final = 0.3
# Characters of short texts that are read only to know who speaks in them.
_READ_IN_ALL: Final = 300_000
# Speakers of sources that somebody is compared with.
_MOST_COMPARED: Final = 200
_SENTENCE = r"[.!?…][[:closing:])\]]{0,4}\s+"
# A sentence that is shorter says little by itself; it goes with the next one.
_SHORT: Final = 20
# Endings do not count: "wants" and "wanted" are one. So many letters of a word do; that some words are taken for others
# costs little, as more than one must be shared, or a rare one.
_STEM: Final = 4


def reported_statements(document: Document, sources: Sources) -> tuple[ReportedStatement, ...]:
    """The statements of an article in other words than the speaker's, with the nearest passages of the sources."""
    nearest = _KNOWN.get(sources) or _KNOWN.setdefault(sources, _Nearest(sources))
    told = [quote for quote in document.quotes if quote.type == "indirect" and quote.act == "speech"]
    return tuple(
        ReportedStatement(
            quote.id,
            quote.text,
            quote.content,
            None if quote.speaker is None else quote.speaker.name,
            tuple(nearest.passages(quote)),
        )
        for quote in told
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Something that a speaker of a source says."""

    source: SourceText
    span: TextSpan
    speaker: Speaker
    words: frozenset[str]


class _Said:
    """All that one speaker of the sources says, to be asked for what shares words with something."""

    def __init__(self, sentences: Iterable[_Sentence]) -> None:
        self._sentences = list(sentences)
        self._having: dict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self._sentences):
            for word in sentence.words:
                self._having[word].append(at)

    def near(self, words: frozenset[str]) -> list[_Sentence]:
        """The nearest sentences, the nearest first."""
        weights = {word: 1 / len(self._having[word]) ** 0.5 if word in self._having else _UNSAID for word in words}
        shared: dict[int, list[str]] = defaultdict(list)
        for word in words:
            for at in self._having.get(word, ()):
                shared[at].append(word)
        whole = sum(weights.values())
        found = ((sum(map(weights.__getitem__, common)) / whole, -at, len(common)) for at, common in shared.items())
        near = ((score, at) for score, at, common in found if score >= (_NEAR if common > 1 else _NEAR_BY_ONE))
        return [self._sentences[-at] for _, at in nlargest(MOST_SHOWN, near)]


class _Nearest:
    """What the speakers of the sources say, read as far as it is asked for."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._read: dict[int, Passage] = {}
        self._by_word: dict[str, list[tuple[int, Speaker]]] = defaultdict(list)
        self._said: dict[Speaker, _Said] = {}
        self._left = _READ_IN_ALL
        self._unread: list[int] = []
        for at, text in enumerate(sources.texts):
            passage = sources.passages.known(text.source, text.document)
            if passage is not None:
                self._enter(at, passage)
            elif len(text.text) <= READ_WHOLE:
                self._unread.append(at)

    def passages(self, quote: Quote) -> Iterator[NearPassage]:
        """The nearest passages of the speaker of a statement."""
        words = _weighed(quote.text)
        if quote.speaker is None or not words:
            return
        for found in self._said_by(quote.speaker).near(words):
            yield NearPassage(found_place(found.source, [found.span], self._sources), found.speaker.name)

    def _said_by(self, speaker: Speaker) -> _Said:
        known = self._said.get(speaker)
        if known is None:
            self._read_where_named(speaker)
            known = self._said[speaker] = _Said(self._sentences(speaker))
        return known

    def _enter(self, at: int, passage: Passage) -> None:
        self._read[at] = passage
        for speaker in passage.speakers:
            for word in _name_words(speaker):
                self._by_word[word].append((at, speaker))

    def _read_where_named(self, speaker: Speaker) -> None:
        """Read the short texts that hold a word of the name, as long as there is time for it."""
        words = _name_words(speaker)
        for at in list(self._unread):
            text = self._sources.texts[at]
            small = text.text.casefold()
            if len(small) <= self._left and any(word in small for word in words):
                self._unread.remove(at)
                self._left -= len(small)
                self._enter(at, self._sources.passages.passage(text.source, None, TextSpan(0, len(text.text))))

    def _sentences(self, speaker: Speaker) -> Iterator[_Sentence]:
        near = dict.fromkeys(one for word in _name_words(speaker) for one in self._by_word.get(word, ()))
        meant: dict[int, list[Speaker]] = defaultdict(list)
        for at, found in list(near)[:_MOST_COMPARED]:
            if compare_speakers(speaker, found, self._read[at].speakers) == "same":
                meant[at].append(found)
        for at, speakers in meant.items():
            names = {one.name for one in speakers}
            for voice in self._read[at].voices:
                if voice.speaker is not None and voice.speaker.name in names:
                    yield from _sentences_of(self._sources.texts[at], voice, voice.speaker)


# What is known of sources that were asked before.
_KNOWN: Final[WeakKeyDictionary[Sources, _Nearest]] = WeakKeyDictionary()


def _name_words(speaker: Speaker) -> frozenset[str]:
    """The words of names and offices by which somebody is looked up."""
    forms = forms_of(speaker)
    names = [key for one in (forms, *forms.members) for key in (one.name, *one.others) if key is not None]
    words = {word for key in names for word in key.words if len(word) > 1}
    return frozenset(words | forms.offices | ({forms.letters} - {""}))


def _sentences_of(source: SourceText, voice: SourceVoice, speaker: Speaker) -> Iterator[_Sentence]:
    end = language_of().compiled(_SENTENCE)
    for span in voice.spans:
        start = span.start
        stops = [found.end() for found in end.finditer(source.text, span.start, span.end)]
        for stop in (*stops, span.end):
            if stop - start >= _SHORT or stop == span.end:
                said = TextSpan(start, start + len(source.text[start:stop].rstrip()))
                start = stop
                if words := _weighed(said.of(source.text)):
                    yield _Sentence(source, said, speaker, words)


def _weighed(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, without their endings."""
    language = language_of()
    words: Sequence[str] = fold_words(text).words
    small = language.words("everyday_words") | language.words("function_words") | language.words("pronouns")
    small |= language.words("meaning_words", "modal") - language.words("calendar_words")
    return frozenset(word[:_STEM] for word in words if word not in small)
