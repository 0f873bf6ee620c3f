"""Fit the scorer that says who speaks each line of a novel, and measure it on novels that it was not fitted on.

    python training/fit_speakers.py NOVELS.jsonl [NOVELS.jsonl ...] [--out DIR] [--folds N]

A candidate's score is that of a small network; the speaker of a line competes with the other candidates. The features
tell who spoke before. In the first round these are the gold speakers, in the second those that a scorer chose which had
not seen the novel, so that the scorer learns to live with its own mistakes. Novels are left out by fold, copies of one
title together; the certainty is fitted on what was chosen for novels left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from corpus import read
from inquit.attribution.confidence import certainty_features
from inquit.attribution.novel.book import NARRATOR, CharacterKey
from inquit.attribution.novel.decoding import SpeakerChoice, likeliest_choices
from inquit.attribution.novel.narrator import narrator_of
from inquit.attribution.novel.ranking.line_features import LINE_FEATURES, FeatureMatrix
from inquit.attribution.novel.ranking.speaker_model import ARRAYS, FOLDER, SpeakerScorer
from inquit.attribution.novel.ranking.taken_up import TAKEN_UP_FEATURES
from inquit.shipped_files import write_manifest
from speaker_card import Certainty, write_speaker_card
from speaker_data import Names, NovelLines, novel_lines, printed_name
from speaker_network import Examples, fit

# By round: the choices of the first are only features of the second, and of novels left out fewer do, for time.
NETWORKS_OF_ROUNDS = (1, 2)
# Of one line in so many it is left out what the reader says, so that the scorer also does without one (engine "rules").
UNREAD = 4
# Lines of short texts count as often: there are thirty times as many of whole novels, and what to do with a name that
# stands once has to be learned from short ones. More helps them and costs novels: docs/fiction.md.
SHORT_WEIGHT = 5
SHORT = 300  # lines
TITLE_LETTERS = 10  # that two copies of a novel share: "DaisyMiller", "daisy_miller_a_study"
CERTAINTY_STRENGTH = 1.0  # inverse strength of the L2 penalty


def examples_of(novels: Sequence[NovelLines], speakers: Sequence[Sequence[CharacterKey | None]]) -> Examples:
    """The lines whose speaker is among the candidates, given who spoke the lines before."""
    known = [(i, n) for i, novel in enumerate(novels) for n, right in enumerate(novel.right) if right.any()]
    rows = np.concatenate([_read(novels[i].rows(n, speakers[i]), n) for i, n in known])
    right = [novels[i].right[n] for i, n in known]
    sizes = np.array([len(marks) for marks in right])
    short = np.array([len(novel.right) < SHORT for novel in novels])
    own = np.array([i for i, _ in known])
    times = np.where(short[own], SHORT_WEIGHT, 1)
    return Examples(rows, np.concatenate(right), np.cumsum(sizes) - sizes, sizes, own, times)


def _read(rows: FeatureMatrix, n: int) -> FeatureMatrix:
    """The features of line `n`; of some lines without what the reader says."""
    if n % UNREAD == 0:
        rows[:, len(LINE_FEATURES) - len(TAKEN_UP_FEATURES) : len(LINE_FEATURES)] = 0.0
    return rows


def choices(novel: NovelLines, scorer: SpeakerScorer) -> list[SpeakerChoice]:
    """What the package would choose for every line, as `inquit.attribution.novel.decoding` does it."""
    return likeliest_choices(novel.book, scorer, lambda n: (novel.found[n], novel.features[n]))


@dataclass
class Tally:
    """Right and all gold stretches, by how the speaker is given."""

    all: Counter[str]
    right: Counter[str]

    def recall(self, kind: str = "") -> float:
        """The share of gold stretches found in which the right speaker was chosen; of one kind or of all."""
        return self.right[kind] / max(1, self.all[kind])


def tally(novel: NovelLines, turns: Sequence[SpeakerChoice]) -> Tally:
    """How many stretches of a novel have the right speaker."""
    out = Tally(Counter(), Counter())
    names = Names([q for quotes in novel.gold for q in quotes if q is not None])
    for turn, quotes in zip(turns, novel.gold, strict=True):
        printed = printed_name(novel.book, turn.speaker)
        for quote in quotes:
            if quote is None or quote["speaker"] is None:
                continue
            for kind in {"", quote.get("attribution", "")}:
                out.all[kind] += 1
                out.right[kind] += names.is_right(printed, quote)
    return out


def fit_certainty(novels: Sequence[NovelLines], turns: Sequence[Sequence[SpeakerChoice]]) -> Certainty:
    """Certainty, fitted on choices for novels left out."""
    rows, right = [], []
    for novel, chosen in zip(novels, turns, strict=True):
        names = Names([q for quotes in novel.gold for q in quotes if q is not None])
        for turn, quotes, said in zip(chosen, novel.gold, novel.said, strict=True):
            printed = printed_name(novel.book, turn.speaker)
            for quote in quotes:
                if turn.speaker is not None and (quote is None or quote["speaker"] is not None):
                    rows.append(certainty_features(turn.chance, said, turn.kind))
                    right.append(names.is_right(printed, quote))
    model = LogisticRegression(C=CERTAINTY_STRENGTH, fit_intercept=False, max_iter=1000)
    model.fit(np.array(rows), np.array(right))
    chances, wrong = model.predict_proba(np.array(rows))[:, 1], ~np.array(right, dtype=bool)
    least = np.argsort(chances, kind="stable")[: len(rows) // 10]
    shares = _calibration_error(chances, ~wrong), float(wrong[least].sum() / wrong.sum())
    return Certainty(model.coef_[0].astype(np.float32), *shares)


def _calibration_error(chances: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    places = np.minimum((chances * bins).astype(int), bins - 1)
    return sum(
        float(abs(chances[places == b].mean() - right[places == b].mean()) * (places == b).mean())
        for b in range(bins)
        if (places == b).any()
    )


def record_of(novel: NovelLines, turns: Sequence[SpeakerChoice]) -> dict[str, object]:
    """What was chosen for a novel, in the format that `inquit score` and other scorers read."""
    narrator = narrator_of(novel.book, [turn.speaker for turn in turns])
    keys = [narrator if t.speaker == NARRATOR and narrator is not None else t.speaker for t in turns]
    quotes = [
        {
            "id": f"q{n}",
            "type": "direct",
            "content": [[s.span.start, s.span.end] for s in line.stretches],
            "cue": [],
            "source": [],
            "speaker": printed_name(novel.book, key),
            "parent_id": None,
            "confidence": round(turn.chance, 3),
        }
        for n, (line, turn, key) in enumerate(zip(novel.book.lines, turns, keys, strict=True))
    ]
    return {"id": novel.id, "seconds": 0.0, "quotes": quotes}


def save(scorer: SpeakerScorer, certainty: np.ndarray, out: Path) -> None:
    """Write the weights and their manifest into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    layers = {
        f"{name}{i}": a
        for i, pair in enumerate(scorer.layers)
        for name, a in zip(("weights", "bias"), pair, strict=True)
    }
    arrays = {"mean": scorer.mean, "scale": scorer.scale, "certainty": certainty, **layers}
    np.savez(out / ARRAYS, **arrays)  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them
    write_manifest(out)


# The novels and the examples that forked processes fit on, not passed on: to pickle them takes longer than a fit.
_given: dict[str, tuple[Sequence[NovelLines], Examples]] = {}


def _left_out(fold: Sequence[int], *, seed: int, networks: int) -> list[list[SpeakerChoice]]:
    """What a scorer fitted on the other novels chooses for those of a fold."""
    novels, examples = _given["all"]
    scorer = fit(examples, examples.without(fold), seed, networks)
    return [choices(novels[i], scorer) for i in fold]


def folds_of(novels: Sequence[NovelLines], folds: int) -> list[list[int]]:
    """The novels in groups, the longest ones in groups apart; what two corpora have of one title is in one group.

    With as many groups as there are whole novels, each of these is left out alone but for a few short texts.
    """
    lengths: Counter[str] = Counter()
    for novel in novels:
        lengths[_title(novel.id)] += len(novel.right)
    place = {title: at % folds for at, (title, _) in enumerate(lengths.most_common())}
    return [[i for i, novel in enumerate(novels) if place[_title(novel.id)] == f] for f in range(folds)]


def _title(id_: str) -> str:
    name = id_.rsplit("/", 1)[-1].lower()
    letters = "".join(c for c in name if c.isalpha())
    return letters.removeprefix("the")[:TITLE_LETTERS]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("novels", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    parser.add_argument("--out", type=Path, default=FOLDER, help="default: into the package")
    parser.add_argument("--folds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes, each with one thread")
    parser.add_argument(
        "--left-out", type=Path, metavar="FILE", help="write what was chosen for novels left out, as results"
    )
    args = parser.parse_args()

    torch.set_num_threads(1)
    novels = [novel_lines(document, args.cache) for path in args.novels for document in read(path, args.cache)]
    folds = folds_of(novels, args.folds)
    before: list[Sequence[CharacterKey | None]] = [novel.gold_speakers for novel in novels]
    turns: list[list[SpeakerChoice]] = [[] for _ in novels]
    for step, networks in enumerate(NETWORKS_OF_ROUNDS):
        _given["all"] = novels, examples_of(novels, before)
        left_out = partial(_left_out, seed=args.seed, networks=networks)
        with get_context("fork").Pool(args.jobs) as pool:
            for fold, chosen in zip(folds, pool.map(left_out, folds, chunksize=1), strict=True):
                for i, own in zip(fold, chosen, strict=True):
                    turns[i] = own
        before = [[turn.speaker for turn in chosen] for chosen in turns]
        total = sum((tally(n, t).right[""] for n, t in zip(novels, turns, strict=True)))
        print(f"round {step + 1}: {total} right of novels left out", flush=True)
    if args.left_out is not None:
        lines = (json.dumps(record_of(novel, chosen)) + "\n" for novel, chosen in zip(novels, turns, strict=True))
        args.left_out.write_text("".join(lines), encoding="utf-8")
    examples = examples_of(novels, before)
    scorer = fit(examples, examples.without([]), args.seed)
    certainty = fit_certainty(novels, turns)
    save(scorer, certainty.weights, args.out)
    tallies = {novel.id: tally(novel, chosen) for novel, chosen in zip(novels, turns, strict=True)}
    print(write_speaker_card(args.out, args.novels, tallies, certainty, folds=args.folds, seed=args.seed))


if __name__ == "__main__":
    main()
