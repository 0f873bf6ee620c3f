"""Fit the scorer that says who speaks each line of a novel, and measure it on novels that it was not fitted on.

    python training/fit_speakers.py NOVELS.jsonl [NOVELS.jsonl ...] [--out DIR] [--folds N]

A candidate's score is that of a small network; the speaker of a line competes with the other candidates. One scorer
reads from the end and knows who speaks behind; another reads onward and knows who spoke before, and what the first one
chose behind. In the first round the speakers before and behind are the gold ones, in the second also those that a
scorer chose which had not seen the novel, so that the scorer learns to live with its own mistakes. Novels are left out
by fold, copies of one title together; the certainty is fitted on what was chosen for novels left out.
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

from corpus import read
from inquit.attribution.novel.book import NARRATOR
from inquit.attribution.novel.narrator import narrator_of
from inquit.attribution.novel.ranking.speaker_model import ARRAYS, FOLDER, SCORERS, SpeakerModel, SpeakerScorer
from inquit.attribution.novel.speaker_choice import SpeakerChoice
from inquit.shipped_files import write_manifest
from speaker_card import write_speaker_card
from speaker_certainty import fit_certainty
from speaker_data import Names, NovelLines, novel_lines, printed_name
from speaker_network import Examples, fit
from speaker_readings import FromEnd, Onward, Reading, examples_of

TITLE_LETTERS = 10  # that two copies of a novel share: "DaisyMiller", "daisy_miller_a_study"


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


def save(model: SpeakerModel, out: Path) -> None:
    """Write the weights and their manifest into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, np.ndarray] = {"certainty": model.certainty}
    for name, scorer in zip(SCORERS, (model.from_end, model.onward), strict=True):
        arrays |= {f"{name}.mean": scorer.mean, f"{name}.scale": scorer.scale}
        for i, (weights, bias) in enumerate(scorer.layers):
            arrays |= {f"{name}.weights{i}": weights, f"{name}.bias{i}": bias}
    np.savez(out / ARRAYS, **arrays)  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them
    write_manifest(out)


# What forked processes fit on and read with, not passed on: to pickle it takes longer than a fit.
_given: dict[str, tuple[Examples, Reading]] = {}


def _left_out(fold: Sequence[int], *, seed: int, step: int) -> list[list[SpeakerChoice]]:
    """What a scorer fitted on the other novels chooses for those of a fold."""
    examples, reading = _given["all"]
    scorer = fit(examples, examples.without(fold), seed, reading.networks[step])
    return [reading.choices(i, scorer) for i in fold]


@dataclass(frozen=True)
class Plan:
    """Which novels are left out together, and how that is computed."""

    novels: Sequence[NovelLines]
    folds: Sequence[Sequence[int]]
    seed: int
    jobs: int

    def leave_out(self, reading: Reading) -> tuple[list[list[SpeakerChoice]], Examples]:
        """What is chosen for each novel, left out; and the examples for a scorer of all."""
        gold = examples_of(self.novels, [novel.gold_speakers for novel in self.novels], reading)
        examples = gold
        turns: list[list[SpeakerChoice]] = [[] for _ in self.novels]
        for step in range(len(reading.networks)):
            _given["all"] = examples, reading
            left_out = partial(_left_out, seed=self.seed, step=step)
            with get_context("fork").Pool(self.jobs) as pool:
                for fold, chosen in zip(self.folds, pool.map(left_out, self.folds, chunksize=1), strict=True):
                    for i, own in zip(fold, chosen, strict=True):
                        turns[i] = own
            total = sum((tally(n, t).right[""] for n, t in zip(self.novels, turns, strict=True)))
            print(f"{type(reading).__name__}, round {step + 1}: {total} right of novels left out", flush=True)
            before = [[turn.speaker for turn in chosen] for chosen in turns]
            examples = gold.joined(examples_of(self.novels, before, reading))
        return turns, examples

    def fit(self, examples: Examples) -> SpeakerScorer:
        """A scorer of all novels."""
        return fit(examples, examples.without([]), self.seed)


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
    plan = Plan(novels, folds_of(novels, args.folds), args.seed, args.jobs)
    from_end, examples = plan.leave_out(FromEnd(novels))
    last = plan.fit(examples)
    turns, examples = plan.leave_out(Onward(novels, from_end))
    if args.left_out is not None:
        lines = (json.dumps(record_of(novel, chosen)) + "\n" for novel, chosen in zip(novels, turns, strict=True))
        args.left_out.write_text("".join(lines), encoding="utf-8")
    certainty = fit_certainty(novels, turns)
    save(SpeakerModel(last, plan.fit(examples), certainty.weights), args.out)
    tallies = {novel.id: tally(novel, chosen) for novel, chosen in zip(novels, turns, strict=True)}
    print(write_speaker_card(args.out, args.novels, tallies, certainty, folds=args.folds, seed=args.seed))


if __name__ == "__main__":
    main()
