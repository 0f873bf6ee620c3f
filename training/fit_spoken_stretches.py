"""Fits `fiction_stretch_weights.tsv`: which stretches in quotation marks of a novel are somebody's words.

    python training/fit_spoken_stretches.py litbank_dev.jsonl pdnc_dev.jsonl

Figures are printed with each novel left out of the fit by which it is judged, also where it is in both corpora.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus import Pairs, overlap
from features import feature_matrix
from inquit.languages import language_of
from inquit.structure.spoken_stretches import IS_SAID, stretch_rows
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans
from weight_tables import write_weights

MIN_COUNT = 20  # stretches that have a feature; with 10 and 5, F1 moved by less than 0.001
STRENGTH = 0.2  # of the fit (C); 0.5 and 1 lost 0.002 on LitBank and 0.001 on PDNC
# A novel of LitBank gives 17 stretches, one of PDNC 1,250; counted alike, the 80 novels of LitBank would weigh nothing.
LITBANK_WEIGHT = 4.0
HALF = 0.5  # of a stretch has to be marked as said


@dataclass(frozen=True)
class Row:
    """A stretch of a novel."""

    corpus: str
    novel: str
    features: list[str]
    said: bool


def rows_of(path: Path) -> list[Row]:
    """The outermost stretches of the novels of a gold file."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text: str = document["text"]
        paragraphs = whole_paragraphs(paragraph_spans(text, language_of()))
        marked = find_marked(text, paragraphs, language_of())
        gold: Pairs = sorted(span for quote in document["quotes"] for span in quote["content"])
        novel = re.sub(r"[^a-z]", "", document["id"].split("/")[-1].lower())[:12]
        for i, features in stretch_rows(text, paragraphs, marked, language_of()):
            first = marked[i].spans[0]
            said = overlap([[first.start, first.end]], gold) >= HALF * (first.end - first.start)
            out.append(Row(path.stem, novel, features, said))
    return out


def fitted(matrix: csr_matrix, said: np.ndarray, weights: np.ndarray) -> LogisticRegression:
    """A logistic model; the bias is a feature."""
    model = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear", fit_intercept=False)
    return model.fit(matrix, said, sample_weight=weights)


def main() -> None:
    """Fit, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    rows = [row for path in parser.parse_args().gold for row in rows_of(path)]
    names, matrix = feature_matrix([row.features for row in rows], MIN_COUNT)
    said = np.array([row.said for row in rows])
    weights = np.array([LITBANK_WEIGHT if row.corpus.startswith("litbank") else 1.0 for row in rows])
    novel = np.array([row.novel for row in rows])
    chances = np.zeros(len(rows))
    for left_out in sorted(set(novel)):
        here = novel == left_out
        model = fitted(matrix[~here], said[~here], weights[~here])
        chances[here] = model.predict_proba(matrix[here])[:, 1]
    for corpus in sorted({row.corpus for row in rows}):
        show(corpus, chances, said, np.array([row.corpus == corpus for row in rows]))
    write(names, fitted(matrix, said, weights).coef_[0])


def show(corpus: str, chances: np.ndarray, said: np.ndarray, here: np.ndarray) -> None:
    """Precision and recall over stretches in marks; what gold has without marks is not counted."""
    taken = chances[here] >= IS_SAID
    right = int((taken & said[here]).sum())
    print(
        f"{corpus}: {int(here.sum())} stretches, precision {right / taken.sum():.4f}, "
        f"recall {right / said[here].sum():.4f}; taking all: precision {said[here].mean():.4f}"
    )


def write(names: list[str], weights: np.ndarray) -> None:
    """The table of the package."""
    origin = [
        "Weights of the model that says whether a stretch in quotation marks of a novel is somebody's words;",
        "see inquit.structure.spoken_stretches.",
        "Origin: fitted by training/fit_spoken_stretches.py on LitBank and PDNC.",
    ]
    write_weights("fiction_stretch_weights", origin, dict(zip(names, weights.tolist(), strict=True)))


if __name__ == "__main__":
    main()
