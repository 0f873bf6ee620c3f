"""Fit the weights by which the reader's coreference chooses among candidates.

    python training/fit_antecedents.py polnear_train.jsonl --speakers polnear_train_speakers.jsonl
        --dev polnear_dev.jsonl [--weights FOLDER] [--cache DIR]

The quotes of the gold files are named as the package names them, and each choice on the way is written down: the
candidates, what is known of each, which of them gold accepts. Weights make the right ones together as likely as can be
(a logistic choice; somebody is right at any of his places). Figures are left out by article.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from antecedent_choices import Case, cases_of
from antecedent_data import resolved_documents
from inquit.entities.coreference.weighed_candidates import PhraseKind
from inquit.tagger.weight_files import Weights
from weight_tables import write_weights

# Those for which links make a choice better, with articles left out; what has no weights is left to the rules.
WEIGHED: Sequence[PhraseKind] = ("he", "it")
FOLDS = 10
STRENGTH = 10.0  # of the penalty on squared weights; 1 is hardly worse
ROOM = 30  # choices that a feature has to be known of: with 5 the few far ones by chains alone get a weight of -4


def fitted(cases: Sequence[Case], strength: float = STRENGTH) -> dict[str, float]:
    """Weights by feature, for choices of one kind of which some candidate is right and some wrong."""
    useful = [c for c in cases if any(c.right) and not all(c.right)]
    known: dict[str, int] = defaultdict(int)
    for case in useful:
        for name in {n for f in case.features for n in f}:
            known[name] += 1
    names = sorted(name for name, count in known.items() if count >= ROOM)
    if not names:
        return {}
    rows = [[f.get(n, 0.0) for n in names] for c in useful for f in c.features]
    values = np.array(rows, dtype=float)
    scale = np.maximum(values.std(axis=0), 1e-6)
    values /= scale
    right = np.array([r for c in useful for r in c.right])
    of_case = np.repeat(np.arange(len(useful)), [len(c.right) for c in useful])
    starts = np.flatnonzero(np.r_[True, np.diff(of_case) > 0])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = values @ w
        score -= np.maximum.reduceat(score, starts)[of_case]
        e = np.exp(score)
        every = e / np.add.reduceat(e, starts)[of_case]
        held = np.where(right, e, 0)
        good = np.add.reduceat(held, starts)
        among = held / good[of_case]
        value = -np.log(good / np.add.reduceat(e, starts)).sum() + strength / 2 * (w @ w)
        return float(value), values.T @ (every - among) + strength * w

    w = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / scale
    return dict(zip(names, w.tolist(), strict=True))


def is_right(case: Case, weights: dict[str, float]) -> bool:
    """Whether the choice by these weights is right: of somebody, at all of his places together."""
    if not case.right:
        return False
    scores = np.array([sum(weights.get(n, 0.0) * x for n, x in f.items()) for f in case.features])
    share = np.exp(scores - scores.max())
    of: dict[object, float] = defaultdict(float)
    for key, s in zip(case.keys, share, strict=True):
        of[key] += s
    key = max(of, key=of.__getitem__)
    best = max((i for i, k in enumerate(case.keys) if k == key), key=scores.__getitem__)
    return case.right[best]


def out_of_fold(train: Sequence[Case], dev: Sequence[Case]) -> list[bool]:
    """Whether each choice on dev is right by weights that were fitted without its article."""
    fold = {d: i % FOLDS for i, d in enumerate(sorted({c.document for c in dev}))}
    weights = [fitted([*train, *(c for c in dev if fold[c.document] != k)]) for k in range(FOLDS)]
    return [is_right(c, weights[fold[c.document]]) for c in dev]


def report(kind: str, name: str, cases: Sequence[Case], right: Sequence[bool]) -> None:
    if cases:
        rules, there = (sum(f(c) for c in cases) / len(cases) for f in (lambda c: c.rules, lambda c: any(c.right)))
        fit = sum(right) / len(cases)
        print(f"{kind} {name}: {len(cases)} choices, right one there {there:.3f}, rules {rules:.3f}, fitted {fit:.3f}")


def write(weights: dict[PhraseKind, dict[str, float]], sources: Sequence[Path], cases: int) -> None:
    origin = [
        "how much what is known of a place speaks for it as that of the antecedent of a phrase, by kind of phrase;",
        f"fitted by training/fit_antecedents.py on {', '.join(p.stem for p in sources)}: {cases} choices",
    ]
    features = {f"{kind}|{name}": weight for kind, held in weights.items() for name, weight in held.items()}
    write_weights("antecedent_weights", origin, features)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--speakers", type=Path)
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="files that are only looked at")
    parser.add_argument("--weights", type=Path, help="of the reader; those of the package unless given")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()
    weights = Weights(args.weights) if args.weights else Weights()
    train, dev, check = (
        [c for d in resolved_documents(paths, speakers, weights, args.cache) for c in cases_of(d.gold, d.antecedents)]
        for paths, speakers in ((args.train, args.speakers), (args.dev, None), (args.check, None))
    )
    found: dict[PhraseKind, dict[str, float]] = {}
    used = [c for c in (*train, *dev) if c.kind in WEIGHED]
    for kind in WEIGHED:
        own, held, seen = ([c for c in part if c.kind == kind] for part in (train, dev, check))
        found[kind] = fitted([*own, *held])
        report(kind, "dev, left out", held, out_of_fold(own, held))
        report(kind, "only looked at", seen, [is_right(c, found[kind]) for c in seen])
    write(found, [*args.train, *args.dev], len(used))


if __name__ == "__main__":
    main()
