"""The act head: speech or attitude, fitted on the vectors of cues whose words are in a list of either kind."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

from inquit.tagger.windows import WINDOW
from reader_board import Board
from reader_columns import Columns
from reader_evaluate import usual_windows
from reader_model import Reader
from reader_windows import AS_IS, Batch, padded

TEXTS = 300  # of the training part; 100 were as right on unseen words, 60 less
STRENGTH = 0.05  # inverse, of the L2 penalty; not swept
FOLDS = 5


def act_examples(reader: Reader, columns: Columns, board: Board) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The mean vector of each cue that the lists know, and its row of `columns.acts`."""
    x, rows = [], []
    for text in columns.texts(part="train", corpora=["polnear"])[:TEXTS]:
        for w in usual_windows(columns, text, WINDOW):
            wanted = np.flatnonzero((columns.acts[:, 0] >= w.keep_lo) & (columns.acts[:, 1] < w.keep_hi))
            if not len(wanted):
                continue
            with torch.no_grad():
                vectors = reader.vectors(board.inputs(Batch(padded([w.place]), np.array([AS_IS]))))[0].numpy()
            column = {int(place): i for i, place in enumerate(w.place)}
            for row in wanted.tolist():
                lo, hi = (column[int(place)] for place in columns.acts[row, :2])
                x.append(vectors[lo : hi + 1].mean(axis=0))
                rows.append(row)
    return np.stack(x), np.array(rows)


def fit_acts(
    reader: Reader, columns: Columns, board: Board, *, strength: float = STRENGTH
) -> tuple[dict[str, NDArray[np.float32]], str]:
    """The weights of the head, and how right it is on words that it was not fitted on."""
    x, rows = act_examples(reader, columns, board)
    word, y = columns.acts[rows, 2], columns.acts[rows, 3] > 0
    fold = word % FOLDS
    guesses = np.zeros(len(rows), dtype=bool)
    for k in range(FOLDS):
        guesses[fold == k] = _model(strength).fit(x[fold != k], y[fold != k]).predict(x[fold == k])
    model = _model(strength).fit(x, y)
    report = (
        f"act: {len(rows)} cues of {len(np.unique(word))} words, {y.mean():.2f} speech; right on words not fitted on: "
        f"{accuracy_score(y, guesses):.3f} (speech {guesses[y].mean():.3f}, attitude {1 - guesses[~y].mean():.3f})"
    )
    return {"weight": model.coef_[0].astype(np.float32), "bias": model.intercept_.astype(np.float32)}, report


def _model(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=1000, class_weight="balanced")
