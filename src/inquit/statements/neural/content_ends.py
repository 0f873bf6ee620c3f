"""Where reported words end: tags run on over what the writer adds, "(denied) the charge" "in a speech on Monday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import NamedTuple, Protocol

from inquit.document import TextSpan
from inquit.glyphs import DASH_TOKENS
from inquit.languages import Language
from inquit.languages.linear_model import LinearModel, sigmoid
from inquit.languages.relations import COORDINATOR
from inquit.statements.neural.content_parts import ContentPart, trim
from inquit.statements.neural.phrases_behind import Phrase, ReportedWords, phrase_features, phrases_behind
from inquit.text.parsing import Paragraph

__all__ = ["ContentEnds", "odds_of"]


class _Weights(NamedTuple):
    """What counts how much for a phrase being reported."""

    parse: float
    tags: float
    bias: float
    reach: float = 0.0


# What parse and tags say together of whether a phrase is reported: log odds. Fitted on the phrases behind what the
# reader finds in polnear_dev, as its tags of the texts that it was trained on are too sure. For those behind what
# annotators marked `training/fit_content_ends.py` prints 0.82, 0.37, 0.27, with which reported.detect is 0.002 lower.
_ALONE = _Weights(parse=0.59, tags=0.45, bias=0.1)
# Where links to the last piece are known, too. Of thirteen sets tried on polnear_dev the best by F1 of reported.detect;
# that which the script prints, of what annotators marked there (0.77, 0.26, 0.15, reach 0.19), is 0.003 lower.
_LINKED = _Weights(parse=0.45, tags=0.2, bias=0.0, reach=0.6)
_SURE = 0.99  # tags are taken for no surer than this
# Words that go on less likely than this are not looked at farther, so that endless ones do not take endless time.
_LEAST = 1e-4
# Of two ends the better one shares more with what may be reported; that it shares half at all, as a statement has to be
# found, counts half as much as the share itself. It has to be better by `_BETTER`. Chosen by F1 of reported.detect on
# polnear_dev, of values that leave as many statements exact.
_SHARE = 2.0
_HALF = 0.5
_BETTER = 0.05
_LOOSE = DASH_TOKENS | {",", ";", ":", "("}  # what no words end with


@dataclass(frozen=True, slots=True)
class _End:
    """An offset where reported words may end, with its probability.

    possible: words can be cut there; otherwise it only says how likely they end before.
    """

    at: int
    chance: float
    possible: bool


class WordChances(Protocol):
    """How likely the words of a text are reported; `tagger.tagged_text.TaggedText` knows."""

    def said(self, span: TextSpan) -> float:
        """By their tags."""

    def goes_on(self, start: int, at: int) -> float | None:
        """That what is reported from `start` on goes on at `at`; None where that is not known."""


class ContentEnds:
    """Cuts the parts of one text where they most likely end."""

    def __init__(self, language: Language, view: WordChances) -> None:
        self._model: LinearModel = language.model("content_end_weights")
        self._view = view

    def cut(self, p: Paragraph, cue: int, part: ContentPart) -> bool:
        """Cut a part in the paragraph of its cue to what that reports; nothing may be left. Whether it was cut."""
        is_trimmed = trim(p, cue, part)
        return self._cut_at_end(p, cue, part) or is_trimmed

    def _cut_at_end(self, p: Paragraph, cue: int, part: ContentPart) -> bool:
        """Cut a part behind the last phrase that is reported; no words in quotation marks, and nothing before them."""
        tokens = p.tokens_in(part.span)
        if not tokens or part.start >= part.end or (part.stretches and part.stretches[0].span.start <= part.start):
            return False
        own = cue if p.sent[cue] == p.sent[tokens.start] else None
        words = ReportedWords(p, tokens.start, own, tokens.stop)
        kept = max((stretch.span.end for stretch in part.stretches), default=part.start)
        ends = list(self._ends(words, kept))
        ends.append(_End(part.end, 1 - sum(end.chance for end in ends), possible=True))
        worth = {end.at: _worth(part.start, end.at, ends) for end in ends if end.possible}
        best = max(worth, key=worth.__getitem__)
        if worth[best] <= worth[part.end] + _BETTER:
            return False
        part.end = best
        return True

    def _ends(self, words: ReportedWords, kept: int) -> Iterator[_End]:
        """Where the words may end before their limit, with the probability of each; not before the offset `kept`."""
        p, going_on = words.p, 1.0
        phrases = [phrase for phrase in phrases_behind(words) if p.start[phrase.at] >= kept]
        edges = pairwise([*(phrase.at for phrase in phrases), words.limit])
        for phrase, (at, until) in zip(phrases, edges, strict=True):
            last = at
            while last > words.start and (p.text[last - 1] in _LOOSE or p.dep[last - 1] == COORDINATOR):
                last -= 1
            if last > words.start:
                chance = self._is_reported(words, phrase, p.token_span(at, until))
                yield _End(p.end[last - 1], going_on * (1 - chance), phrase.can_be_cut)
                going_on *= chance
            if going_on < _LEAST:
                return

    def _is_reported(self, words: ReportedWords, phrase: Phrase, span: TextSpan) -> float:
        """How likely a phrase is reported if what is before it is; `span` reaches to the next one."""
        by_parse, by_tags = self._model.log_odds(phrase_features(words, phrase)), odds_of(self._view.said(span))
        goes_on = self._view.goes_on(words.p.start[words.start], span.start)
        if goes_on is None:
            return sigmoid(_ALONE.parse * by_parse + _ALONE.tags * by_tags + _ALONE.bias)
        by_reach = _LINKED.reach * odds_of(goes_on)
        return sigmoid(_LINKED.parse * by_parse + _LINKED.tags * by_tags + by_reach + _LINKED.bias)


def odds_of(said: float) -> float:
    """The log odds of how likely words are reported, by their tags."""
    said = min(max(said, 1 - _SURE), _SURE)
    return log(said / (1 - said))


def _worth(start: int, end: int, ends: Sequence[_End]) -> float:
    """How much words up to `end` are expected to share with what is reported."""
    total = 0.0
    for other in ends:
        shared = (min(end, other.at) - start) / (max(end, other.at) - start)
        total += other.chance * ((shared >= _HALF) + _SHARE * shared)
    return total
