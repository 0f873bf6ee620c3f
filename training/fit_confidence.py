"""Fit the confidence of rows, and check how well it is calibrated.

    python training/fit_confidence.py DEV.jsonl [DEV.jsonl ...] [--cache DIR]

The files have resolved speakers. A row of any engine is right if it is a statement of the gold document and its speaker
is one that a reader accepts; a row that no gold statement matches is wrong. One logistic model is fitted on all rows
and written to the package; more likely never makes a row less sure (`direction`). The calibration printed is out of
fold: the model that judges a document has not seen it. Attitudes are included for PolNeAR, which annotates them. An
engine whose weights are not installed is left out.

Articles that the reader was trained on, and of which readers told the speakers, were tried as more data for how the
speaker is named alone (with features of their own for all else): log loss out of fold .4324, without .4328, calibration
no better.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from corpus import GoldDocument, iou, load, overlap
from features import feature_matrix
from inquit.attribution.news import attributions_of
from inquit.document import Quote, Roster, TextSpan
from inquit.engines import ENGINES, Engine
from inquit.errors import ExtraMissingError
from inquit.languages.linear_model import LinearModel
from inquit.scoring import same_speaker
from inquit.settings import Settings
from inquit.statements import finder_for
from inquit.structure.text_structure import read_structure
from inquit.text.entity_columns import without_names
from weight_tables import write_weights

FOLDS = 10
BINS = 10
MIN_COUNT = 5  # a feature seen in fewer rows is noise
STRENGTH = 0.15  # of one over the L2 penalty; .05 and .4 are no better
COVERED = 0.5  # as in the common scorer: a row is matched where the IoU of its content reaches this
CERTAIN = 0.95  # what is said of a stricter use
RISING = ("chance=", "source=", "sureness=")
FALLING = ("back=", "rivals=")


@dataclass(frozen=True)
class Row:
    """A predicted row with a speaker."""

    document: str
    engine: Engine
    features: list[str]
    quoted: bool
    mention: str
    matched: bool
    right: bool


def available() -> Iterator[Engine]:
    """The engines that can be loaded."""
    for engine in ENGINES:
        try:
            finder_for(Settings(engine=engine))
        except ExtraMissingError as error:
            print(f"without the engine {engine}: {error}")
        else:
            yield engine


def rows_of(document: GoldDocument, engine: Engine) -> Iterator[Row]:
    """The outermost rows with a speaker; those whose gold speaker nobody could tell are left out."""
    settings = Settings(engine=engine, attitudes=document.id.startswith("polnear"))
    parsed = document.parsed if settings.needs_names else without_names(document.parsed)
    structure = read_structure(parsed, "news")
    finding = finder_for(settings).find(structure, attitudes=settings.attitudes)
    structure = finding.page or structure
    attributions, speakers = attributions_of(structure.parsed, finding.drafts, Roster(), links=finding.antecedents)
    names = {speaker.id: speaker.name for speaker in speakers}
    for a in attributions:
        if a.quote.speaker_id is None or a.quote.parent_id is not None:
            continue
        gold = matching(a.quote, document.quotes)
        if gold is not None and gold["speaker"] is None:
            continue
        yield Row(
            document.id,
            engine,
            [*a.grounds.features(a.quote)],
            quoted=a.quote.type != "indirect",
            mention=a.grounds.naming or "none",
            matched=gold is not None,
            right=gold is not None and named_right(names[a.quote.speaker_id], gold, document.quotes),
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


def direction(feature: str) -> tuple[float | None, float | None]:
    """The bounds of a weight: steps of a chance add, steps of what makes a choice harder take away."""
    if feature.startswith(RISING):
        return 0.0, None
    return (None, 0.0) if feature.startswith(FALLING) else (None, None)


def fit(rows: Sequence[Row]) -> LinearModel:
    """The likeliest weights within their bounds, with an L2 penalty."""
    names, matrix = feature_matrix([row.features for row in rows], MIN_COUNT)
    side = np.array([1.0 if row.right else -1.0 for row in rows])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = side * (matrix @ weights)
        slope = -(matrix.T @ (side * expit(-margin))) + weights / STRENGTH
        return float(np.logaddexp(0, -margin).sum() + weights @ weights / (2 * STRENGTH)), slope

    bounds = [direction(name) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    return LinearModel({f: float(w) for f, w in zip(names, found.x, strict=True)})


def calibration(scored: Sequence[tuple[float, bool]]) -> tuple[float, list[str]]:
    """The expected calibration error over equal-width bins, and a line a bin."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for p, right in scored:
        bins[min(BINS - 1, int(p * BINS))].append((p, right))
    error, lines = 0.0, []
    for i, held in enumerate(bins):
        if held:
            said, was = means(held)
            error += abs(said - was) * len(held) / len(scored)
            lines.append(f"| {i / BINS:.1f}-{(i + 1) / BINS:.1f} | {len(held)} | {said:.2f} | {was:.2f} |")
    return error, lines


def means(held: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The mean confidence, and the share of right rows."""
    return sum(p for p, _ in held) / len(held), sum(right for _, right in held) / len(held)


def report(label: str, scored: Sequence[tuple[float, Row]]) -> None:
    """Print how well calibrated some rows are: by tenths, where they are certain, and by how the speaker is named."""
    print(f"\n{label}: {in_short(scored)}\n\n| confidence | rows | mean | right |\n|---|---|---|---|")
    print("\n".join(calibration(judged(scored))[1]))
    if certain := [(p, right) for p, right in judged(scored) if p >= CERTAIN]:
        print(f"\nof {len(certain)} rows with a confidence of {CERTAIN} and more {means(certain)[1]:.3f} are right")
    print("\n| speaker named by | rows | mean | right |\n|---|---|---|---|")
    for mention in sorted({row.mention for _, row in scored}):
        held = [(p, row.right) for p, row in scored if row.mention == mention]
        print("| {} | {} | {:.2f} | {:.2f} |".format(mention, len(held), *means(held)))


def in_short(scored: Sequence[tuple[float, Row]]) -> str:
    """The expected calibration error, of all rows and of those that match a gold statement."""
    (error, _), (matched, _) = (calibration(judged(held)) for held in (scored, [s for s in scored if s[1].matched]))
    return f"{len(scored)} rows, expected calibration error {error:.3f} (of matched rows alone {matched:.3f})"


def judged(scored: Sequence[tuple[float, Row]]) -> list[tuple[float, bool]]:
    return [(p, row.right) for p, row in scored]


def write(model: LinearModel, paths: Sequence[Path], rows: int, engines: Sequence[Engine]) -> None:
    origin = [
        "log odds that a row is a statement and its speaker is right; fitted by training/fit_confidence.py on",
        f"{', '.join(p.stem for p in paths)}: {rows} rows of the engines {', '.join(engines)},",
        "with resolved speakers; weights of chances are bound to be positive, of distance and rivals negative",
    ]
    write_weights("confidence_weights", origin, model.weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("named", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()
    engines = list(available())
    documents = {path: load(path, args.cache) for path in args.named}
    order = {d.id: i for i, d in enumerate(d for ds in documents.values() for d in ds)}
    rows = {
        path: [row for d in ds for engine in engines for row in rows_of(d, engine)] for path, ds in documents.items()
    }
    every = [row for held in rows.values() for row in held]
    write(fit(every), args.named, len(every), engines)
    folds = [fit([r for r in every if order[r.document] % FOLDS != k]) for k in range(FOLDS)]
    scored = {
        path: [(round(folds[order[r.document] % FOLDS].probability(r.features), 2), r) for r in held]
        for path, held in rows.items()
    }
    for engine in engines:
        for label, quoted in (("quoted", True), ("without marks", False)):
            some = {
                p: [x for x in held if x[1].engine == engine and x[1].quoted == quoted] for p, held in scored.items()
            }
            report(f"{engine}, {label}", [x for held in some.values() for x in held])
            for path, held in some.items():
                if held:
                    print(f"{path.stem}, {engine}, {label}: {in_short(held)}")


if __name__ == "__main__":
    main()
