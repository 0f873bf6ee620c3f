"""Fit the model of where reported words end and write it into the package.

    python training/fit_content_ends.py TRAIN.jsonl --dev DEV.jsonl [--cache DIR]

content_end_weights.tsv    is this phrase reported with the words before it?  (`statements/neural/phrases_behind.py`)

The rows are the phrases behind the first word of what annotators marked, up to the one with which the writer's own
words begin. The parse alone is looked at: what the reader tags in texts that it was trained on is right too often. How
much the tags count beside the parse is fitted on DEV; these three numbers are printed, and stand in
`statements/neural/content_ends.py`.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from corpus import GoldDocument, load
from fit_finder import Row, fit, report, write
from inquit.document import TextSpan
from inquit.languages.linear_model import LinearModel
from inquit.languages.relations import COORDINATOR
from inquit.statements.neural.content_edges import head_of
from inquit.statements.neural.content_ends import odds_of
from inquit.statements.neural.phrases_behind import ReportedWords, phrase_features, phrases_behind
from inquit.statements.subjects import EDGE_POS
from inquit.structure.text_structure import read_structure
from inquit.tagger.tagging import Tagger
from inquit.text.parsing import Paragraph

NAME = "content_end_weights"


@dataclass(frozen=True)
class Judged:
    """A phrase that may be reported: where it stands, up to the next one, where the words begin, and its row."""

    span: TextSpan
    start: int
    row: Row


def judged(documents: Sequence[GoldDocument]) -> list[Judged]:
    return [one for d, document in enumerate(documents) for one in _judged(d, document)]


def _judged(d: int, document: GoldDocument) -> Iterator[Judged]:
    for p, cue, content in parts(document):
        words, end = reported(p, cue, content)
        if end <= words.start or not p.text[words.start][0].isalnum():
            continue
        phrases = phrases_behind(words)
        for phrase, (at, until) in zip(phrases, pairwise([*(one.at for one in phrases), words.limit]), strict=True):
            if not all(p.pos[k] in EDGE_POS or p.dep[k] == COORDINATOR for k in range(end, at)):
                break
            row = Row(d, phrase_features(words, phrase), at < end)
            yield Judged(p.token_span(at, until), p.start[words.start], row)
            if at >= end:
                break


def parts(document: GoldDocument) -> Iterator[tuple[Paragraph, TextSpan | None, TextSpan]]:
    """The contents that have a cue, with their paragraph and the cue, if it is there too."""
    paragraphs = document.parsed.paragraphs
    starts = [p.span.start for p in paragraphs]
    for quote in document.quotes:
        for content in (TextSpan(*pair) for pair in quote["content"] if quote["cue"]):
            p = paragraphs[max(0, bisect_right(starts, content.start) - 1)]
            if p.span.contains(content) and p.tokens_in(content):
                cues = [cue for pair in quote["cue"] if p.span.contains(cue := TextSpan(*pair))]
                yield p, cues[0] if cues else None, content


def reported(p: Paragraph, cue: TextSpan | None, content: TextSpan) -> tuple[ReportedWords, int]:
    """The words from the first one of a content to the end of its sentence or its cue, and where the content ends."""
    tokens = p.tokens_in(content)
    start, end = tokens.start, tokens.stop
    while end > start and p.pos[end - 1] in EDGE_POS:
        end -= 1
    main = None if cue is None else head_of(p, cue)
    main = main if main is not None and p.sent[main] == p.sent[start] else None
    limit = ReportedWords(p, start, main, len(p)).sentence_end
    if main is not None and start <= main < limit:
        limit = max(start + 1, main)
    return ReportedWords(p, start, main, limit), end


def with_tags(documents: Sequence[GoldDocument], model: LinearModel) -> tuple[list[list[float]], list[bool]]:
    """Of each phrase the log odds by parse, by tags and by links to the last piece, and whether it is reported."""
    tagger, known = Tagger(), judged(documents)
    tagged = []
    for document in documents:
        spans = [(m.depth, s) for m in read_structure(document.parsed, "news").marks.marked for s in m.spans]
        tagged.append(tagger.read(document.text, [p.span for p in document.parsed.paragraphs], spans))
    columns = []
    for one in known:
        view = tagged[one.row.document]
        goes_on = view.goes_on(one.start, one.span.start)
        by_reach = 0.0 if goes_on is None else odds_of(goes_on)
        columns.append([model.log_odds(one.row.features), odds_of(view.said(one.span)), by_reach])
    return columns, [one.row.right for one in known]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()
    dev = load(args.dev, args.cache)
    model = fit(NAME, [one.row for one in judged(load(args.train, args.cache))])
    write(NAME, model, args.train)
    report(NAME, model, [one.row for one in judged(dev)])
    both = LogisticRegression().fit(*with_tags(dev, model))
    parse, tags, reach = both.coef_[0]
    print(f"by parse {parse:.2f}, by tags {tags:.2f}, by reach {reach:.2f}, bias {both.intercept_[0]:.2f}")


if __name__ == "__main__":
    main()
