"""Fit the three logistic models of the rule finder and write them into the package.

    python training/fit_finder.py TRAIN.jsonl --dev DEV.jsonl [--cache DIR]

frame_weights.tsv    is this candidate frame a report?  (label: cue overlaps, content IoU >= 0.5)
link_weights.tsv     does this verb introduce this quoted stretch?
stretch_weights.tsv  is this quoted stretch somebody's words?

A later model reads the probabilities of an earlier one; those it is fitted on come from cross-fitting (5 folds over
documents), so that they are as unsure as they will be on new text. Weights are L1-regularised, so that only features
that pay stay; only counts and weights of single words are written, no text.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from corpus import GoldDocument, iou, load, overlap
from features import feature_matrix
from inquit.languages.linear_model import LinearModel
from inquit.statements.cue_links import candidate_cues, link_features, stretch_features
from inquit.statements.frame_features import frame_features
from inquit.statements.frames import Frame, find_frames
from inquit.statements.paragraph_candidates import ParagraphCandidates, chances, find_candidates
from inquit.structure.text_structure import read_structure
from inquit.text.marks.marked_stretches import MarkedStretches, Stretch
from inquit.text.parsing import Paragraph
from weight_tables import write_weights

FOLDS = 5
MIN_COUNT = 4  # a feature seen in fewer rows is noise
MIN_WEIGHT = 0.005  # written with three digits; smaller ones change nothing
MATCH = 0.5  # content IoU at which a prediction counts as found, as in the common scorer
COVERED = 0.8  # share of a stretch inside gold content at which the stretch is somebody's words
# Inverse strength of the L1 penalty. For frames 0.6 gave the same average precision on polnear_dev with twice as many
# weights; the others have few features and were not swept.
STRENGTH = {"frame_weights": 0.3, "link_weights": 0.3, "stretch_weights": 0.3, "content_end_weights": 0.3}
ORIGIN = {
    "frame_weights": "log odds that a candidate frame (cue, content) is a report",
    "link_weights": "log odds that a verb introduces a quoted stretch",
    "stretch_weights": "log odds that a quoted stretch is somebody's words",
    "content_end_weights": "log odds that a phrase is reported with the words before it",
}
FITTED_BY = {"content_end_weights": "fit_content_ends.py"}  # what this script does not fit itself


@dataclass(frozen=True)
class Row:
    """One training example: the document it comes from, its features, and whether it is right."""

    document: int
    features: list[str]
    right: bool


def fit(name: str, rows: Sequence[Row], documents: frozenset[int] | None = None) -> LinearModel:
    """A model fitted on the rows of the given documents (all where none are given)."""
    used = [row for row in rows if documents is None or row.document in documents]
    names, matrix = feature_matrix([row.features for row in used], MIN_COUNT)
    model = LogisticRegression(
        l1_ratio=1.0, solver="liblinear", C=STRENGTH[name], fit_intercept=False, max_iter=200, random_state=0
    ).fit(matrix, [row.right for row in used])
    return LinearModel({f: float(w) for f, w in zip(names, model.coef_[0], strict=True) if abs(w) >= MIN_WEIGHT})


def cross_fit(name: str, rows: Sequence[Row], documents: int) -> list[LinearModel]:
    """For each fold a model that has not seen it; document i is in fold i % FOLDS."""
    every = frozenset(range(documents))
    return [fit(name, rows, every - frozenset(range(k, documents, FOLDS))) for k in range(FOLDS)]


def marks_of(document: GoldDocument) -> MarkedStretches:
    """What stands in quotation marks in a text."""
    return read_structure(document.parsed, "news").marks


def frame_rows(documents: Sequence[GoldDocument]) -> list[Row]:
    return [row for d, document in enumerate(documents) for row in _frame_rows(d, document)]


def _frame_rows(d: int, document: GoldDocument) -> Iterator[Row]:
    marks = marks_of(document)
    for p, outer in zip(marks.paragraphs, marks.outer, strict=True):
        gold = [q for q in document.quotes if in_paragraph(q, p)]
        inside = [stretch.span for stretch in outer]
        for frame in find_frames(p):
            if not any(s.start <= p.start[frame.cue] < s.end for s in inside):
                yield Row(d, frame_features(p, frame), is_report(p, frame, gold))


def in_paragraph(quote: dict[str, Any], p: Paragraph) -> bool:
    return any(s < p.span.end and p.span.start < e for s, e in quote["cue"])


def is_report(p: Paragraph, frame: Frame, gold: list[dict[str, Any]]) -> bool:
    content = [[p.start[a], p.end[b - 1]] for a, b in frame.content]
    return any(is_cue(p, frame.cue, q) and iou(content, q["content"]) >= MATCH for q in gold)


def is_cue(p: Paragraph, token: int, quote: dict[str, Any]) -> bool:
    return any(s < p.end[token] and p.start[token] < e for s, e in quote["cue"])


def readings(document: GoldDocument, model: LinearModel) -> list[ParagraphCandidates]:
    marks = marks_of(document)
    return [find_candidates(p, outer, model) for p, outer in zip(marks.paragraphs, marks.outer, strict=True)]


def gold_of(document: GoldDocument, p: Paragraph, stretch: Stretch) -> dict[str, Any] | None:
    """The gold statement that holds the words of the stretch."""
    span = [[p.start[stretch.lo], p.end[stretch.hi - 1]]]
    size = span[0][1] - span[0][0]
    held = [q for q in document.quotes if overlap(span, q["content"]) >= COVERED * size]
    return min(held, key=lambda q: sum(e - s for s, e in q["content"]), default=None)


def link_rows(documents: Sequence[GoldDocument], frame_models: Sequence[LinearModel]) -> list[Row]:
    out = []
    for d, document in enumerate(documents):
        for reading in readings(document, frame_models[d % FOLDS]):
            p, last = reading.paragraph, None
            for stretch in reading.stretches:
                gold = gold_of(document, p, stretch)
                held, cue = chances(reading.frames, stretch), None
                for found in candidate_cues(p, stretch, reading.quoted):
                    right = gold is not None and is_cue(p, found.token, gold)
                    cue = found.token if right else cue
                    features = link_features(
                        p, stretch, found, reading.quoted, chance=held.get(found.token, 0.0), used=found.token == last
                    )
                    if gold is not None and gold["cue"]:
                        out.append(Row(d, features, right))
                last = cue
    return out


def stretch_rows(
    documents: Sequence[GoldDocument], frame_models: Sequence[LinearModel], link_models: Sequence[LinearModel]
) -> list[Row]:
    out = []
    for d, document in enumerate(documents):
        closed = [m.closed for m in marks_of(document).marked]
        for reading in readings(document, frame_models[d % FOLDS]):
            p, last = reading.paragraph, None
            for stretch in reading.stretches:
                held = chances(reading.frames, stretch)
                best, link = last, 0.0
                for found in candidate_cues(p, stretch, reading.quoted):
                    features = link_features(
                        p, stretch, found, reading.quoted, chance=held.get(found.token, 0.0), used=found.token == last
                    )
                    probability = link_models[d % FOLDS].probability(features)
                    if probability > link:
                        best, link = found.token, probability
                last = best
                chance = max(held.values(), default=0.0)
                features = stretch_features(p, stretch, chance=chance, link=link, closed=closed[stretch.marked])
                out.append(Row(d, features, gold_of(document, p, stretch) is not None))
    return out


def report(name: str, model: LinearModel, rows: Sequence[Row]) -> None:
    """Print how well a model ranks rows that it was not fitted on."""
    from sklearn.metrics import average_precision_score, log_loss

    right = [row.right for row in rows]
    scores = [model.probability(row.features) for row in rows]
    print(
        f"{name}: {len(model.weights)} weights; dev rows {len(rows)}, right {sum(right)}, "
        f"average precision {average_precision_score(right, scores):.4f}, log loss {log_loss(right, scores):.4f}",
        flush=True,
    )


def write(name: str, model: LinearModel, train: Path) -> None:
    script = FITTED_BY.get(name, "fit_finder.py")
    origin = f"{ORIGIN[name]}; fitted by training/{script} on {train.stem} (PolNeAR, Newell et al. 2018)"
    write_weights(name, [origin], model.weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()
    train, dev = load(args.train, args.cache), load(args.dev, args.cache)

    rows = frame_rows(train)
    frames, folded_frames = fit("frame_weights", rows), cross_fit("frame_weights", rows, len(train))
    write("frame_weights", frames, args.train)
    report("frame_weights", frames, frame_rows(dev))

    rows = link_rows(train, folded_frames)
    links, folded_links = fit("link_weights", rows), cross_fit("link_weights", rows, len(train))
    write("link_weights", links, args.train)
    report("link_weights", links, link_rows(dev, [frames] * FOLDS))

    rows = stretch_rows(train, folded_frames, folded_links)
    stretches = fit("stretch_weights", rows)
    write("stretch_weights", stretches, args.train)
    report("stretch_weights", stretches, stretch_rows(dev, [frames] * FOLDS, [links] * FOLDS))


if __name__ == "__main__":
    main()
