"""What the tests of entities make by hand: names of news and of books, and sources that stand in braces.

    “ No/INTJ , ” {he/PRON/nsubj/said} said/VERB/ROOT .

The braces are in the notation of `tests.unit.notation`: before the first token of a source and behind its last one.
What each source says are the words in quotation marks of its paragraph, or else its last token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.unit.notation import parsed

from inquit.document import Quote, Roster, Speaker, TextSpan
from inquit.entities import Naming, name_speakers
from inquit.entities.characters import CharacterIndex, index_characters
from inquit.entities.coreference.antecedent import CoreferenceFactory
from inquit.entities.coreference.rule_coreference import RuleCoreference
from inquit.entities.mention_index import NameIndex, index_mentions
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens, tokens_in_quotes
from inquit.entities.name_strategies import RecognisedNames
from inquit.text.parsing import Paragraph, ParsedText

__all__ = [
    "NamedSources",
    "named_sources",
    "names_of_book",
    "names_of_news",
    "printed",
    "quoted_tokens",
    "without_braces",
]


@dataclass(frozen=True, slots=True)
class NamedSources:
    """What came out for the sources of a text, in order."""

    speakers: tuple[Speaker, ...]
    namings: tuple[Naming | None, ...]

    @property
    def names(self) -> list[str]:
        """What each source is called; "" for nobody."""
        by_id = {speaker.id: speaker.name for speaker in self.speakers}
        return [by_id[n.speaker_id] if n and n.speaker_id else "" for n in self.namings]

    @property
    def rules(self) -> list[str]:
        """Which step decided for each source."""
        return [n.rule if n else "" for n in self.namings]

    def speaker(self, name: str) -> Speaker:
        """The speaker of that name."""
        return next(speaker for speaker in self.speakers if speaker.name == name)

    def via(self, source: int) -> list[tuple[str, str]]:
        """The steps from a source to the name."""
        naming = self.namings[source]
        return [(step.text, step.why) for step in naming.via] if naming is not None else []


def named_sources(
    *notations: str, roster: Roster | None = None, coreference: CoreferenceFactory = RuleCoreference
) -> NamedSources:
    """Who the sources in braces are."""
    text, sources = without_braces(notations)
    quotes = [_quote(f"q{i}", text, *source) for i, source in enumerate(sources, start=1)]
    return NamedSources(*name_speakers(text, quotes, roster, coreference=coreference))


def names_of_news(*notations: str, roster: Roster | None = None) -> NameIndex:
    """Who is named in a text that is read as news; what stands in “ ” is somebody's words."""
    text = parsed(*notations)
    quotes = [Quote("q", "direct", tuple(_marked(p))) for p in text.paragraphs]
    return index_mentions(text, RecognisedNames(), tokens_in_quotes(text, quotes), roster)


def names_of_book(*notations: str, roster: Roster | None = None) -> CharacterIndex:
    """Who is named and described in a text that is read as a book; what stands in “ ” is said."""
    text = parsed(*notations)
    return index_characters(text, quoted_tokens(text), roster or Roster())


def quoted_tokens(text: ParsedText) -> QuotedTokens:
    """The tokens between “ and ”, marks included."""
    spans = [list(_marked(p)) for p in text.paragraphs]
    return [
        [any(span.start <= start < span.end for span in own) for start in p.start]
        for p, own in zip(text.paragraphs, spans, strict=True)
    ]


def printed(index: NameIndex | CharacterIndex, mention: NameMention) -> str:
    """The words of a mention."""
    return mention.span.of(index.parsed.text)


def without_braces(notations: Sequence[str]) -> tuple[ParsedText, list[tuple[int, int, int]]]:
    """The text, and for each source its paragraph and the tokens from `lo` to `hi`."""
    bare: list[str] = []
    sources: list[tuple[int, int, int]] = []
    for number, notation in enumerate(notations):
        tokens, place, begin = [], 0, 0
        for token in notation.split():
            tokens.append(token.removeprefix("{").removesuffix("}"))
            begin = place if token.startswith("{") else begin
            place += token != "|"
            if token.endswith("}"):
                sources.append((number, begin, place))
        bare.append(" ".join(tokens))
    return parsed(*bare), sources


def _quote(name: str, text: ParsedText, number: int, lo: int, hi: int) -> Quote:
    p = text.paragraphs[number]
    source = p.token_span(lo, hi)
    said = [span for span in _marked(p) if not span.contains(source)]
    content = tuple(said) or (p.token_span(len(p) - 1, len(p)),)
    return Quote(name, "direct" if said else "indirect", content, source=(source,))


def _marked(p: Paragraph) -> list[TextSpan]:
    begins = [start for start, word in zip(p.start, p.text, strict=True) if word == "“"]
    ends = [end for end, word in zip(p.end, p.text, strict=True) if word == "”"]
    return [TextSpan(*pair) for pair in zip(begins, ends, strict=True)]
