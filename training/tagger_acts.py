"""The act head: speech or attitude, fitted on the vectors of cues whose words are in a list of either kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

from corpus import GoldDocument
from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.tagger.encoder import Encoder
from inquit.tagger.pieces import Tokens
from inquit.tagger.windows import blocks
from inquit.text.parsing import Paragraph
from piece_spans import held
from tagger_data import labelled

DOCUMENTS = 300  # of the training part; 100 were as right on unseen words, 60 less
STRENGTH = 0.05  # inverse, of the L2 penalty; not swept
FOLDS = 5


def cue_words(p: Paragraph, cue: TextSpan) -> list[str]:
    return [p.lemma[i] if p.lower[i] != "according" else "accord" for i in p.tokens_in(cue)]


def examples(
    documents: Sequence[GoldDocument], encoder: Encoder, tokenizer: Tokens
) -> Iterator[tuple[np.ndarray, bool, str]]:
    """The mean vector of each gold cue that the lists know, whether it is speech, and the word they know it by."""
    reporting = language_of().reporting
    speech, attitudes = reporting.of_act("speech"), reporting.of_act("attitude")
    for document in documents:
        pieces = labelled(document, tokenizer).pieces
        paragraphs = document.parsed.paragraphs
        for block in blocks(pieces.paragraph_starts, len(pieces)):
            vectors = None
            for quote in document.quotes:
                lo, hi = held(pieces, *quote["cue"][0]) if quote["cue"] else (0, 0)
                if lo == hi or not block.own <= lo < hi <= block.hi:
                    continue
                p = paragraphs[int(pieces.paragraph[lo])]
                words = cue_words(p, TextSpan(*quote["cue"][0]))
                known = next(((w, True) for w in words if w in speech), None)
                known = known or next(((w, False) for w in words if w in attitudes), None)
                if known is not None:
                    vectors = encoder.vectors(pieces, block) if vectors is None else vectors
                    yield vectors[lo - block.lo : hi - block.lo].mean(axis=0), known[1], known[0]


def fit_acts(
    documents: Sequence[GoldDocument], encoder: Encoder, tokenizer: Tokens
) -> tuple[dict[str, np.ndarray], str]:
    """The weights of the head, and how right it is on words that it was not fitted on."""
    rows = list(examples(documents[:DOCUMENTS], encoder, tokenizer))
    x, y = np.stack([row[0] for row in rows]), np.array([row[1] for row in rows])
    words = sorted({row[2] for row in rows})
    fold = np.array([words.index(row[2]) % FOLDS for row in rows])
    guesses = np.zeros(len(rows), dtype=bool)
    for k in range(FOLDS):
        model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced").fit(x[fold != k], y[fold != k])
        guesses[fold == k] = model.predict(x[fold == k])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced").fit(x, y)
    report = (
        f"act: {len(rows)} cues of {len(words)} words, {y.mean():.2f} speech; right on words not fitted on: "
        f"{accuracy_score(y, guesses):.3f} (speech {guesses[y].mean():.3f}, attitude {1 - guesses[~y].mean():.3f})"
    )
    return {"weight": model.coef_[0].astype(np.float32), "bias": model.intercept_.astype(np.float32)}, report
