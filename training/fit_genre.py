r"""Fits `genre_weights.tsv`: what tells a novel from an article, by rates of words.

    python training/fit_genre.py --news polnear_train.jsonl polnear_dev.jsonl wikinews_dev.jsonl \
        --fiction litbank_dev.jsonl pdnc_dev.jsonl

Each text is taken as a whole and in pieces of several lengths, so that the weights hold for any. Figures are printed
with every text left out of the fit by which it is judged (ten parts).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.structure.genre import IS_FICTION, GenreCounts, count_words, rate_above_news
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans

KINDS = ("address", "figure", "name", "past", "public", "scene")
LENGTHS = (250, 500, 1000, 2000, 6000)  # words
STARTS = 4  # pieces of each length from a novel; an article gives one
PARTS = 10
STRENGTH = 0.3  # of the fit (C); 0.1 and 1 moved fewer than five pieces of 3,000
OUT = Path(__file__).parents[1] / "src" / "inquit" / "languages" / "en" / "genre_weights.tsv"


@dataclass(frozen=True)
class Piece:
    """A text or a part of one."""

    corpus: str
    id: str
    words: int  # 0 for a whole text
    fiction: bool
    counts: GenreCounts


def counts_of(text: str) -> GenreCounts:
    """What the model sees of a text."""
    return count_words(
        text,
        find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of()),
        TextSpan(0, len(text)),
        language_of(),
    )


def pieces(path: Path, *, fiction: bool) -> Iterator[Piece]:
    """The texts of a gold file, whole and in pieces."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text, id_ = document["text"], document["id"]
        yield Piece(path.stem, id_, 0, fiction, counts_of(text[:100_000]))
        words = [m.span() for m in re.finditer(r"\S+", text)]
        for length in LENGTHS:
            spare = len(words) - length
            starts = range(0, spare + 1, max(1, spare // STARTS)) if spare > length else [0] if spare >= 0 else []
            for first in [*starts][: STARTS if fiction else 1]:
                part = text[words[first][0] : words[first + length - 1][1]]
                yield Piece(path.stem, id_, length, fiction, counts_of(part))


def main() -> None:
    """Fit, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", nargs="+", type=Path, required=True)
    parser.add_argument("--fiction", nargs="+", type=Path, required=True)
    given = parser.parse_args()
    data = [p for path in given.news for p in pieces(path, fiction=False)]
    data += [p for path in given.fiction for p in pieces(path, fiction=True)]
    whole = [p for p in data if not p.fiction and not p.words]
    news = {k: 100 * sum(p.counts[k][0] for p in whole) / sum(p.counts[k][1] for p in whole) for k in KINDS}
    rows = np.array([[rate_above_news(*p.counts[k], news[k]) for k in KINDS] for p in data])
    labels = np.array([p.fiction for p in data])
    # the same novel may be in two corpora: its title, not its id, says what belongs together
    part = np.array([sum(map(ord, title(p.id))) % PARTS for p in data])
    odds = np.zeros(len(data))
    for i in range(PARTS):
        odds[part == i] = fitted(rows[part != i], labels[part != i]).decision_function(rows[part == i])
    show(data, odds)
    model = fitted(rows, labels)
    write(news, dict(zip(KINDS, model.coef_[0], strict=True)), float(model.intercept_[0]))


def title(id_: str) -> str:
    """The letters of a title without its corpus and number."""
    return re.sub(r"[^a-z]", "", id_.split("/")[-1].lower())[:12]


def fitted(rows: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    """A logistic model of the rates."""
    return LogisticRegression(C=STRENGTH, max_iter=1000).fit(rows, labels)


def show(data: list[Piece], odds: np.ndarray) -> None:
    """How many texts and pieces are taken for what they are."""
    right: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for p, x in zip(data, odds, strict=True):
        right[p.corpus, p.words].append((x >= IS_FICTION) == p.fiction)
        if not p.fiction and x >= IS_FICTION:
            print(f"taken for fiction: {p.id}, {p.words or 'all'} words, {x:.1f}")
    for (corpus, words), hits in sorted(right.items()):
        print(f"{corpus:15} {words or 'all':>5} words: {sum(hits)} of {len(hits)}")


def write(news: dict[str, float], weights: dict[str, float], bias: float) -> None:
    """The table of the package."""
    lines = [
        "# Log odds that a text is fiction, by words of a kind in 100 beyond what news has; inquit.structure.genre.",
        "# Origin: fitted by training/fit_genre.py on PolNeAR train and dev and Wikinews, and on LitBank and PDNC.",
        "# news: how many of the kind 100 words of news hold.",
        "kind\tnews\tweight",
        *sorted([f"{k}\t{news[k]:.2f}\t{w:.3f}" for k, w in weights.items()] + [f"bias\t0\t{bias:.3f}"]),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
