"""Texts that are quoted from, and what is said in them: corpora with gold, and transcripts with their turns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import inquit
from corpora import read_corpus
from inquit import Extractor, Failure, Settings
from inquit.document import TextSpan
from inquit.source import Source

__all__ = ["WORD", "WORDS", "Original", "Stretch", "folded", "read_originals"]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _kinds() -> dict[str, frozenset[str]]:
    """The words of the table, by their kind."""
    kinds = defaultdict[str, set[str]](set)
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        word, kind = line.split("\t")
        kinds[kind].add(word)
    return {kind: frozenset(words) for kind, words in kinds.items()}


_TABLE = Path(__file__).with_name("quotation_words.tsv")
WORDS = _kinds()
_DOUBLE = '“”"«»„'
_MARKS = _DOUBLE + "‘’'`"
_MARKED = re.compile(r"[“\"]\s*([^“”\"]*\w)[^\w“”\"]*[”\"]")
_END = re.compile(r"(?<=\w\w[.!?])\s+(?=[A-Z])")
_MOST_WORDS = 40
# "Ann Lund", "Mrs. de Vries": what a gold file calls a speaker may also be a description.
_NAME_WORD = re.compile(r"\b[A-Z][a-z]{2,}\b")
_NAME = re.compile(r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.|Mrs?\.|Dr\.|de|van|von|of|the) ?){1,5}")


def folded(text: str) -> str:
    """The words of a text, with a space before and behind each: to see whether a text holds others.

    Of its own, so that what is expected is not taken from the code that is measured.
    """
    return f" {' '.join(WORD.findall(text.casefold().replace('’', chr(39))))} "


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that somebody says: where, without marks around them, in the order of the text."""

    spans: tuple[TextSpan, ...]
    speaker: str | None


@dataclass(frozen=True, eq=False)
class Original:
    """A text that is quoted from.

    given: what the tool reads: with turns, where a file has them.
    labelled: whether the text itself says who speaks.
    persons: the names of those who speak, each with all its forms.
    """

    id: str
    given: Source
    stretches: Sequence[Stretch]
    labelled: bool = False
    persons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.given.text

    @cached_property
    def folded(self) -> str:
        return folded(self.text)

    @cached_property
    def vocabulary(self) -> list[str]:
        """The words in small letters, each once."""
        return sorted({word for word in WORD.findall(self.text) if word.islower() and word.isalpha()})

    @cached_property
    def names(self) -> dict[str, str]:
        """Words that are names of persons here and nothing else, each with the person."""
        small = {*self.vocabulary}
        found: dict[str, str] = {}
        for person, forms in self.persons.items():
            named = " ".join((person, *(form for form in forms if _NAME.fullmatch(form))))
            for word in _NAME_WORD.findall(named):
                if word.lower() not in small | WORDS["title"]:
                    found.setdefault(word, person)
        return found

    def has(self, words: str) -> bool:
        """Whether these words stand in it, one after the other."""
        return folded(words) in self.folded

    def times(self, words: str) -> int:
        """How many times they do."""
        return self.folded.count(folded(words))


def read_originals(paths: Iterable[Path]) -> Iterator[Original]:
    """The texts of gold files (`.jsonl`) and folders of transcripts, in their order."""
    for path in paths:
        yield from _transcripts(path) if path.is_dir() else _gold(path)


def _gold(path: Path) -> Iterator[Original]:
    for document in read_corpus(path).documents:
        stretches, persons = list[Stretch](), dict[str, tuple[str, ...]]()
        for quote in document.quotes:
            speaker = quote.speaker if quote.speaker and _NAME.fullmatch(quote.speaker) else None
            if quote.type == "direct":
                stretches += _direct(document.text, quote.content, speaker)
            elif quote.type == "mixed":
                stretches += [
                    Stretch((TextSpan(found.start(1), found.end(1)),), speaker)
                    for span in quote.content
                    for found in _MARKED.finditer(document.text, span.start, span.end)
                ]
            if speaker is not None:
                persons[speaker] = quote.aliases
        yield Original(document.id, Source(document.id, document.text), stretches, persons=persons)


def _direct(text: str, content: Sequence[TextSpan], speaker: str | None) -> list[Stretch]:
    """A statement as one; none where marks stand inside, as where each paragraph has its own."""
    spans = [_in_marks(text, span) for span in content]
    whole = tuple(span for span in spans if span is not None)
    return [Stretch(whole, speaker)] if len(whole) == len(spans) else []


def _in_marks(text: str, span: TextSpan) -> TextSpan | None:
    """What stands between the marks of a stretch; None where it has none, or others inside."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    marked = start > span.start and end < span.end
    return TextSpan(start, end) if marked and start < end and not {*text[start:end]} & {*_DOUBLE} else None


def _transcripts(folder: Path) -> Iterator[Original]:
    extractor = Extractor(settings=Settings(turns_only=True))
    for path in sorted(folder.iterdir()):
        for source in inquit.read(path):
            if isinstance(source, Failure):
                continue
            document = extractor.extract(source)
            if document.meta.get("genre") != "transcript":
                continue
            turns = [quote for quote in document.quotes if quote.parent_id is None and quote.speaker is not None]
            persons = {turn.speaker.name: turn.speaker.aliases for turn in turns if turn.speaker is not None}
            stretches = [
                Stretch((part,), turn.speaker.name)
                for turn in turns
                if turn.speaker
                for span in turn.content
                for part in _quotable(source.text, span)
            ]
            yield Original(path.name, source, stretches, labelled=True, persons=persons)


def _quotable(text: str, turn: TextSpan) -> Iterator[TextSpan]:
    """Some sentences of a turn each, as many as an article would quote at once."""
    start = last = turn.start
    for end in [*(found.end() for found in _END.finditer(text, turn.start, turn.end)), turn.end]:
        if start < last and len(WORD.findall(text, start, end)) > _MOST_WORDS:
            yield _trimmed(text, start, last)
            start = last
        last = end
    if start < turn.end:
        yield _trimmed(text, start, turn.end)


def _trimmed(text: str, start: int, end: int) -> TextSpan:
    while start < end - 1 and text[start].isspace():
        start += 1
    while start < end - 1 and text[end - 1].isspace():
        end -= 1
    return TextSpan(start, end)
