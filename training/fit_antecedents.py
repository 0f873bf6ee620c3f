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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from antecedent_data import ResolvedDocument, gold_quotes, resolved_documents
from inquit.document import Quote
from inquit.entities import name_speakers
from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.coreference.discourse import Discourse
from inquit.entities.coreference.learned_coreference import LearnedCoreference
from inquit.entities.coreference.weighed_candidates import WEIGHED, PhraseKind
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.description_wording import describe
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.scoring import same_speaker
from inquit.tagger.antecedents import Antecedents
from inquit.tagger.weight_files import Weights
from weight_tables import write_weights

FOLDS = 10
STRENGTH = 10.0  # of the penalty on squared weights; 1 is hardly worse
OF_DEV = 3  # times that a choice on dev counts; on dev 1 and 3 were tried, 0 is worse
ROOM = 5  # choices that a feature has to be known of


@dataclass(frozen=True)
class Case:
    """A choice: the features of the candidates and which of them are right."""

    document: str
    kind: PhraseKind
    keys: list[object]
    features: list[dict[str, float]]
    right: list[bool]
    rules: bool  # whether the rules choose rightly
    phrase: str


class Recorded(LearnedCoreference):
    """Answers as the rules do, and writes down what there was to choose from."""

    def __init__(
        self,
        given: tuple[NameIndex, Sequence[Quote], Discourse],
        links: Antecedents,
        accepted: Callable[[int, str], bool | None],
        out: list[Case],
    ) -> None:
        super().__init__(*given, links)
        self._accepted, self._out = accepted, out

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        by_rules, asked = self.choices(phrase, quote)
        if asked is not None and quote is not None:
            kind, candidates = asked
            right = [self._is_right(c.antecedent, phrase, quote) for c in candidates]
            if None not in right:
                self._out.append(
                    Case(
                        "",
                        kind,
                        [c.key for c in candidates],
                        [dict(c.features) for c in candidates],
                        [bool(r) for r in right],
                        bool(self._is_right(by_rules, phrase, quote)),
                        self._index.parsed.paragraphs[phrase.paragraph].text[phrase.head],
                    )
                )
        return by_rules

    def _is_right(self, found: Antecedent | None, phrase: SourcePhrase, quote: int) -> bool | None:
        return self._accepted(quote, self._name(found, phrase))

    def _name(self, found: Antecedent | None, phrase: SourcePhrase) -> str:
        for _ in range(5):
            if found is None:
                return describe(self._index, phrase)
            if found.key is not None:
                if found.key.kind == "name":
                    return self._index.entities[found.key.entity].name
                return self._discourse.name(found.key)
            if found.phrase is None:
                return ""
            phrase = found.phrase
            if phrase.mention is not None:
                return self._index.entity_of(phrase.mention).name
            if phrase.form == "group":
                return " and ".join(describe(self._index, m) for m in phrase.members)
            found = None if found.as_printed else self._rules.antecedent(phrase, None)
        return ""


def cases_of(document: ResolvedDocument) -> Iterator[Case]:
    """The choices in a document whose speaker gold knows."""
    out: list[Case] = []
    gold = document.gold.quotes
    names = {q["speaker"]: [q["speaker"], *q["aliases"]] for q in gold if q["speaker"]}

    def accepted(quote: int, name: str) -> bool | None:
        speaker = gold[quote]["speaker"]
        if speaker is None:
            return None
        return same_speaker(name, names[speaker], [n for s, n in names.items() if s != speaker])

    name_speakers(
        document.gold.parsed,
        gold_quotes(document.gold),
        coreference=lambda *given: Recorded(given, document.antecedents, accepted, out),
    )
    for case in out:
        yield Case(document.gold.id, *[getattr(case, f) for f in Case.__dataclass_fields__ if f != "document"])


@dataclass(frozen=True)
class Matrix:
    """The candidates of all choices of a kind, one after the other."""

    values: NDArray[np.float64]
    right: NDArray[np.bool_]
    case: NDArray[np.int64]  # of which choice each is


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


def with_dev(train: Sequence[Case], dev: Sequence[Case]) -> list[Case]:
    """All cases; the encoder has learned from the articles of the one part, where it seems surer than it is."""
    return [*train, *(list(dev) * OF_DEV)]


def out_of_fold(train: Sequence[Case], dev: Sequence[Case]) -> list[bool]:
    """Whether each choice on dev is right by weights that were fitted without its article."""
    fold = {d: i % FOLDS for i, d in enumerate(sorted({c.document for c in dev}))}
    weights = [fitted(with_dev(train, [c for c in dev if fold[c.document] != k])) for k in range(FOLDS)]
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
        [c for d in resolved_documents(paths, speakers, weights, args.cache) for c in cases_of(d)]
        for paths, speakers in ((args.train, args.speakers), (args.dev, None), (args.check, None))
    )
    found: dict[PhraseKind, dict[str, float]] = {}
    used = [c for c in (*train, *dev) if c.kind in WEIGHED]
    for kind in WEIGHED:
        own, held, seen = ([c for c in part if c.kind == kind] for part in (train, dev, check))
        found[kind] = fitted(with_dev(own, held))
        report(kind, "dev, left out", held, out_of_fold(own, held))
        report(kind, "only looked at", seen, [is_right(c, found[kind]) for c in seen])
    write(found, [*args.train, *args.dev], len(used))


if __name__ == "__main__":
    main()
