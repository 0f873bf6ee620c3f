"""The model card of the scorer of speakers, written by the script that fits it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from inquit.attribution.novel.ranking.line_features import LINE_FEATURES
from inquit.attribution.novel.ranking.turn_taking import TURN_FEATURES
from inquit.attribution.novel.ranking.turns_ahead import AHEAD_FEATURES
from inquit.tagger.weight_files import Weights

NAME = "MODEL_CARD.md"
OWN_ROW = 400  # quoted stretches
KINDS = ("", "explicit", "anaphoric", "implicit")

_TEXT = """# The scorer of speakers in fiction

Two networks with two hidden layers each that score who may speak a line of dialogue, from features of each candidate
(how the line is introduced, who is named where around it, who is told something beside it, whom the small reader takes
pronouns to mean). One reads from the end of a text and also sees who speaks behind the line ({from_end} features), the
other reads onward and sees who spoke before and what the first one chose behind ({onward} features). Written by
`training/fit_speakers.py`; how they are used is in `docs/fiction.md`.

| | |
|---|---|
| fitted on | {files}: {novels} texts, {stretches} quoted stretches (Project Dialogism Novel Corpus, \
Vishnubhotla and others 2022; LitBank, Bamman and others 2019) |
| left out | in {folds} groups, the longest texts in groups apart; two copies of a title are in one group |
| seed | {seed} |
| weights | digest {weights} |

## Figures on novels left out of the fit

The share of the gold stretches found in quotation marks that are given to the right speaker, characters found by inquit
itself. explicit: "said Emma"; anaphoric: "she said"; implicit: neither.

{figures}

Calibration of the confidence of rows, on the same choices: expected calibration error {calibration:.3f} (the logistic
model behind it has {certainty} weights and is fitted on them). The least sure tenth of the rows holds
{least_sure:.3f} of the errors.

## Use and limits

For English novels and stories; it knows those of 1811 to 1924 best. It chooses among characters that are named or
described around a line, and never says that it does not know: the confidence does.

## Licence

The weights are under the licence of inquit (MIT). They were fitted on a research corpus (without a licence file) and
hold no text of it.
"""


@dataclass(frozen=True)
class Certainty:
    """The weights of certainty, its expected calibration error, and the share of errors in the least sure tenth."""

    weights: NDArray[np.float32]
    error: float
    least_sure: float


class Recalls(Protocol):
    """Counts of right stretches by kind."""

    all: Counter[str]
    right: Counter[str]


def write_speaker_card(
    out: Path,
    files: Sequence[Path],
    tallies: Mapping[str, Recalls],
    certainty: Certainty,
    *,
    folds: int,
    seed: int,
) -> str:
    """Write the card beside the weights; its text."""
    lines = ["| | all | explicit | anaphoric | implicit | stretches |", "|---|---|---|---|---|---|"]
    # excerpts are too short for rows of their own
    rows = [(id_.rsplit("/", 1)[-1], t.all, t.right) for id_, t in sorted(tallies.items()) if t.all[""] >= OWN_ROW]
    corpora = sorted({id_.split("/")[0] for id_ in tallies})
    for corpus in corpora:
        own = [tally for id_, tally in tallies.items() if id_.split("/")[0] == corpus]
        rows.append((f"**{corpus}**", _sum(t.all for t in own), _sum(t.right for t in own)))
    lines += [_row(*row) for row in rows]
    text = _TEXT.format(
        from_end=len(LINE_FEATURES) + len(AHEAD_FEATURES),
        onward=len(LINE_FEATURES) + len(AHEAD_FEATURES) + len(TURN_FEATURES),
        files=" and ".join(file.stem for file in files),
        novels=len(tallies),
        stretches=_sum(t.all for t in tallies.values())[""],
        folds=folds,
        seed=seed,
        weights=Weights(out).digest,
        figures="\n".join(lines),
        certainty=len(certainty.weights),
        calibration=certainty.error,
        least_sure=certainty.least_sure,
    )
    (out / NAME).write_text(text, encoding="utf-8")
    return text


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter[str]())


def _row(name: str, every: Counter[str], right: Counter[str]) -> str:
    cells = [f"{right[kind] / every[kind]:.3f}" if every[kind] else "" for kind in KINDS]
    return f"| {name} | {' | '.join(cells)} | {every['']} |"
