"""Fit the confidence of rows, and check how well it is calibrated.

    python training/fit_confidence.py DEV.jsonl [DEV.jsonl ...] [--cache DIR]

The files have resolved speakers. A row of either engine is right if it is a statement of the gold document and its
speaker is one that a reader accepts; a row that no gold statement matches is wrong. One logistic model is fitted on all
rows and written to the package; the calibration printed is out of fold: the model that judges a document has not seen
it. Attitudes are included for PolNeAR, which annotates them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

import inquit.languages
from corpus import GoldDocument, iou, load, overlap
from features import feature_matrix
from inquit.attribution.news import attributions_of
from inquit.document import Quote, Roster, TextSpan
from inquit.languages.linear_model import LinearModel
from inquit.scoring import same_speaker
from inquit.settings import Engine, Settings
from inquit.statements import finder_for
from inquit.structure.text_structure import read_structure

FOLDS = 10
BINS = 10
ENGINES: tuple[Engine, ...] = ("reader", "rules")
MIN_COUNT = 5  # a feature seen in fewer rows is noise
# Inverse strength of the L2 penalty; not swept.
STRENGTH = 0.15
COVERED = 0.5  # as in the common scorer: a row is matched where the IoU of its content reaches this


@dataclass(frozen=True)
class Row:
    """A predicted row with a speaker."""

    document: str
    engine: Engine
    features: list[str]
    quoted: bool
    matched: bool
    right: bool


def rows_of(document: GoldDocument, engine: Engine) -> Iterator[Row]:
    """The outermost rows with a speaker; those whose gold speaker nobody could tell are left out."""
    settings = Settings(engine=engine, attitudes=document.id.startswith("polnear"))
    structure = read_structure(document.parsed, "news")
    finding = finder_for(settings).find(structure, attitudes=settings.attitudes)
    attributions, speakers = attributions_of(structure.parsed, finding.drafts, Roster())
    names = {speaker.id: speaker.name for speaker in speakers}
    for a in attributions:
        if a.quote.speaker_id is None or a.quote.parent_id is not None:
            continue
        gold = matching(a.quote, document.quotes)
        if gold is not None and gold["speaker"] is None:
            continue
        right = gold is not None and named_right(names[a.quote.speaker_id], gold, document.quotes)
        yield Row(
            document.id, engine, [*a.grounds.features(a.quote)], a.quote.type != "indirect", gold is not None, right
        )


def matching(quote: Quote, gold: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The gold statement whose content is most like the row's; for quoted words, the one that holds them."""
    content = pairs(quote.content)
    size = sum(e - s for s, e in content)

    def likeness(q: dict[str, Any]) -> float:
        held = overlap(content, q["content"]) / size if quote.type != "indirect" else 0.0
        return max(iou(content, q["content"]), held)

    best = max(gold, key=likeness, default=None)
    return best if best is not None and likeness(best) >= COVERED else None


def named_right(name: str, gold: dict[str, Any], quotes: Sequence[dict[str, Any]]) -> bool:
    others = [[q["speaker"], *q["aliases"]] for q in quotes if q["speaker"] not in (None, gold["speaker"])]
    return same_speaker(name, [gold["speaker"], *gold["aliases"]], others)


def pairs(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def fit(rows: Sequence[Row]) -> LinearModel:
    names, matrix = feature_matrix([row.features for row in rows], MIN_COUNT)
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000).fit(matrix, [r.right for r in rows])
    return LinearModel({f: float(w) for f, w in zip(names, model.coef_[0], strict=True)})


def calibration(scored: Sequence[tuple[float, bool]]) -> tuple[float, list[str]]:
    """The expected calibration error over equal-width bins, and a line a bin."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for p, right in scored:
        bins[min(BINS - 1, int(p * BINS))].append((p, right))
    error, lines = 0.0, []
    for i, held in enumerate(bins):
        if held:
            said = sum(p for p, _ in held) / len(held)
            was = sum(right for _, right in held) / len(held)
            error += abs(said - was) * len(held) / len(scored)
            lines.append(f"| {i / BINS:.1f}-{(i + 1) / BINS:.1f} | {len(held)} | {said:.2f} | {was:.2f} |")
    return error, lines


def report(label: str, scored: Sequence[tuple[float, Row]]) -> None:
    """Print how well calibrated some rows are: all of them, and those that match a gold statement."""
    if not scored:
        return
    error, lines = calibration([(p, row.right) for p, row in scored])
    matched, _ = calibration([(p, row.right) for p, row in scored if row.matched])
    print(f"{label}: {len(scored)} rows, expected calibration error {error:.3f} (of matched rows alone {matched:.3f})")
    print("\n".join(lines))


def write(model: LinearModel, paths: Sequence[Path], rows: int) -> None:
    lines = [
        "# log odds that a row is a statement and its speaker is right; fitted by training/fit_confidence.py on",
        f"# {', '.join(p.stem for p in paths)}: {rows} rows of both engines, with resolved speakers",
        "feature\tweight",
        *(f"{feature}\t{weight:.3f}" for feature, weight in sorted(model.weights.items())),
    ]
    path = Path(inquit.languages.__file__).parent / "en" / "confidence_weights.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("named", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()
    documents = {path: load(path, args.cache) for path in args.named}
    order = {d.id: i for i, d in enumerate(d for ds in documents.values() for d in ds)}
    rows = {
        path: [row for d in ds for engine in ENGINES for row in rows_of(d, engine)] for path, ds in documents.items()
    }
    every = [row for held in rows.values() for row in held]
    write(fit(every), args.named, len(every))
    folds = [fit([r for r in every if order[r.document] % FOLDS != k]) for k in range(FOLDS)]
    for path, held in rows.items():
        scored = [(round(folds[order[r.document] % FOLDS].probability(r.features), 2), r) for r in held]
        for engine in ENGINES:
            for label, quoted in (("quoted", True), ("without marks", False)):
                report(
                    f"{path.stem}, {engine}, {label}",
                    [(p, r) for p, r in scored if r.engine == engine and r.quoted == quoted],
                )


if __name__ == "__main__":
    main()
