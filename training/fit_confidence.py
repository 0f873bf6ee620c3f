"""Count the precisions that a row's confidence is made of, and check how well it is calibrated.

    python training/fit_confidence.py TRAIN.jsonl --named DEV.jsonl [DEV.jsonl ...] [--cache DIR]

TRAIN has source mentions only: how often each rule finds the right mention is counted there. The --named files have
resolved speakers: how often each naming step is right, once the mention is right, is counted there. The calibration
printed at the end is out of fold: the naming precisions used for a document come from the other nine tenths of the
documents. The first --named file is the one that the expected calibration error is reported on; attitudes are
included for files of the PolNeAR corpus, which annotates them.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import inquit.lexicons
from corpus import GoldDocument, iou, load, overlap
from inquit.document import Quote, Roster, TextSpan
from inquit.quotes.finder import find_statements
from inquit.scoring import same_speaker
from inquit.speakers.attribute import Attribution, attributions_of
from inquit.speakers.confidence import mention_key

FOLDS = 10
BINS = 10
# Counts are drawn towards the precision of the rule as a whole (mention) or of all rows (naming) as by this many rows.
PRIOR_ROWS = 10
COVERED = 0.5  # as in the common scorer: a row is matched where the IoU of its content reaches this


@dataclass(frozen=True)
class Row:
    """A predicted row that matches a gold statement."""

    document: str
    rule: str
    key: str
    naming: str
    quoted: bool
    mention_right: bool | None  # None: gold names no mention
    name_right: bool | None  # None: gold names no speaker


Table = dict[tuple[str, str], float]


def rows_of(document: GoldDocument) -> tuple[list[Row], int]:
    """The matched rows with a speaker of a document, and how many rows with a speaker match nothing."""
    finding = find_statements(document.parsed, attitudes=document.id.startswith("polnear"))
    attributions, speakers = attributions_of(document.parsed, finding.drafts, Roster())
    names = {speaker.id: speaker.name for speaker in speakers}
    out, unmatched = [], 0
    for a in attributions:
        if a.naming is None or a.quote.speaker_id is None or a.quote.parent_id is not None:
            continue
        gold = matching(a.quote, document.quotes)
        if gold is None:
            unmatched += 1
            continue
        out.append(
            Row(
                document.id,
                a.rule,
                mention_key(a.rule, a.chance),
                a.naming,
                a.quote.type != "indirect",
                mention_right(a, gold),
                None if gold["speaker"] is None else named_right(names[a.quote.speaker_id], gold, document.quotes),
            )
        )
    return out, unmatched


def matching(quote: Quote, gold: Sequence[dict]) -> dict | None:
    """The gold statement whose content is most like the row's; for quoted words, the one that holds them."""
    content = pairs(quote.content)
    size = sum(e - s for s, e in content)

    def likeness(q: dict) -> float:
        held = overlap(content, q["content"]) / size if quote.type != "indirect" else 0.0
        return max(iou(content, q["content"]), held)

    best = max(gold, key=likeness, default=None)
    return best if best is not None and likeness(best) >= COVERED else None


def named_right(name: str, gold: dict, quotes: Sequence[dict]) -> bool:
    others = [[q["speaker"], *q["aliases"]] for q in quotes if q["speaker"] not in (None, gold["speaker"])]
    return same_speaker(name, [gold["speaker"], *gold["aliases"]], others)


def mention_right(a: Attribution, gold: dict) -> bool | None:
    if not gold["source"]:
        return None
    spans = list(a.quote.source) or [step.span for step in a.quote.evidence.via[:1] if step.span is not None]
    return overlap(pairs(spans), gold["source"]) > 0


def pairs(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def mention_table(rows: Sequence[Row]) -> tuple[Table, Counter[str]]:
    """Precisions of the mention step by rule and chance, drawn towards the rule's own and that to the whole."""
    known = [r for r in rows if r.mention_right is not None]
    whole = sum(bool(r.mention_right) for r in known) / len(known)
    rules = shrunk(((r.rule, bool(r.mention_right)) for r in known), defaultdict(lambda: whole))
    prior = {r.key: rules[r.rule] for r in known}
    keys = shrunk(((r.key, bool(r.mention_right)) for r in known), prior)
    counts = Counter(r.key for r in known)
    counts["any"] = len(known)
    return {("mention", k): v for k, v in keys.items()} | {("mention", "any"): whole}, counts


def naming_table(rows: Sequence[Row]) -> tuple[Table, Counter[str]]:
    """Precisions of the naming step where the mention was right, drawn towards that of all."""
    known = [r for r in rows if r.name_right is not None and r.mention_right]
    whole = sum(bool(r.name_right) for r in known) / len(known)
    table = shrunk(((r.naming, bool(r.name_right)) for r in known), defaultdict(lambda: whole))
    counts = Counter(r.naming for r in known)
    counts["any"] = len(known)
    return {("naming", k): v for k, v in table.items()} | {("naming", "any"): whole}, counts


def shrunk(observed: Iterable[tuple[str, bool]], prior: dict[str, float]) -> dict[str, float]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for key, ok in observed:
        right[key] += ok
        total[key] += 1
    return {k: (right[k] + PRIOR_ROWS * prior[k]) / (n + PRIOR_ROWS) for k, n in total.items()}


def score(row: Row, mention: Table, naming: Table) -> float:
    m = mention.get(("mention", row.key), mention["mention", "any"])
    return round(m * naming.get(("naming", row.naming), naming["naming", "any"]), 2)


def calibration(scored: Sequence[tuple[float, bool]]) -> tuple[float, list[str]]:
    """The expected calibration error over equal-width bins, and a line a bin."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for p, right in scored:
        bins[min(BINS - 1, int(p * BINS))].append((p, right))
    error, lines = 0.0, []
    for i, held in enumerate(bins):
        if held:
            said = sum(p for p, _ in held) / len(held)
            was = sum(right for _, right in held) / len(held)
            error += abs(said - was) * len(held) / len(scored)
            lines.append(f"| {i / BINS:.1f}-{(i + 1) / BINS:.1f} | {len(held)} | {said:.2f} | {was:.2f} |")
    return error, lines


def write(
    mention: Table, naming: Table, counts: dict[tuple[str, str], int], train: Path, named: Sequence[Path]
) -> None:
    rows = sorted({**mention, **naming}.items())
    lines = [
        "# Fitted by training/fit_confidence.py. Precision of the mention step by rule and link probability (bin),",
        f"# counted on {train.stem}; of the naming step, on {', '.join(p.stem for p in named)}; rows: how many.",
        "step\tkey\tprecision\trows",
        *(f"{step}\t{key}\t{value:.3f}\t{counts[step, key]}" for (step, key), value in rows),
    ]
    path = Path(inquit.lexicons.__file__).parent / "confidence.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--named", type=Path, nargs="+", required=True)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()

    mention, mention_counts = mention_table([row for d in load(args.train, args.cache) for row in rows_of(d)[0]])
    documents = {path: load(path, args.cache) for path in args.named}
    order = {d.id: i for i, d in enumerate(d for ds in documents.values() for d in ds)}
    found = {path: [rows_of(d) for d in ds] for path, ds in documents.items()}
    rows = [row for results in found.values() for held, _ in results for row in held]
    naming, naming_counts = naming_table(rows)
    counts = {("mention", k): n for k, n in mention_counts.items()} | {
        ("naming", k): n for k, n in naming_counts.items()
    }
    write(mention, naming, counts, args.train, args.named)

    folds = [naming_table([r for r in rows if order[r.document] % FOLDS != k])[0] for k in range(FOLDS)]
    for path, results in found.items():
        for label, quoted in (("quoted", True), ("reported without marks", False)):
            scored = [
                (score(r, mention, folds[order[r.document] % FOLDS]), bool(r.name_right))
                for held, _ in results
                for r in held
                if r.quoted == quoted and r.name_right is not None
            ]
            error, lines = calibration(scored)
            print(f"{path.stem}, {label}: {len(scored)} rows, expected calibration error {error:.3f}")
            print("\n".join(lines))
        print(f"{path.stem}: {sum(n for _, n in results)} rows with a speaker match no gold statement")


if __name__ == "__main__":
    main()
