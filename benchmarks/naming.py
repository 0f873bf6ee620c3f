"""How well sources are named, given gold quotes: who, full name, by naming rule and by kind of mention.

    python benchmarks/naming.py GOLD.jsonl [GOLD.jsonl ...] [--wrong N] [--cache FOLDER]

Every gold quote with a source and a speaker is taken as a `Quote`; nothing else of the gold is shown to the stage.
What counts as the right name is what `inquit.scoring` says.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from inquit.document import Quote, TextSpan
from inquit.entities import name_speakers
from inquit.languages import language_of
from inquit.scoring import same_name, same_speaker
from inquit.settings import DEFAULT_MODEL
from inquit.text.parsing import ParsedText, parse


def names_of(quote: dict[str, Any]) -> list[str]:
    return [quote["speaker"], *quote["aliases"]]


def mention_type(mention: str, speaker: str) -> str:
    """A coarse kind of mention, for the breakdown."""
    said, name = mention.lower().split(), speaker.lower().split()
    if mention.lower() in language_of().vocabulary.pronouns:
        return mention.lower()
    if said == name:
        return "same words"
    if "and" in name:
        return "joint"
    if set(name) <= set(said):
        return "name inside"
    return "part of name" if set(name) & set(said) else "other"


def as_quote(i: int, gold: dict[str, Any]) -> Quote:
    """The gold quote as the earlier stages would hand it over."""
    content, cue, source = (tuple(TextSpan(s, e) for s, e in gold[k]) for k in ("content", "cue", "source"))
    return Quote(id=f"q{i + 1}", type=gold["type"], content=content, cue=cue, source=source)


def load(path: Path, cache: Path | None) -> list[tuple[dict[str, Any], ParsedText]]:
    """Gold documents with their parse, kept in `cache` between runs."""
    store = cache / f"{path.stem}.pkl" if cache else None
    if store and store.exists():
        out: list[tuple[dict[str, Any], ParsedText]] = pickle.loads(store.read_bytes())
        return out
    import spacy

    nlp = spacy.load(DEFAULT_MODEL)
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    out = [(doc, parse(doc["text"], nlp)) for doc in docs]
    if store:
        store.write_bytes(pickle.dumps(out))
    return out


def measure(data: list[tuple[dict[str, Any], ParsedText]]) -> tuple[list[dict[str, Any]], float]:
    """One row a gold quote, and the microseconds a word that naming took."""
    rows: list[dict[str, Any]] = []
    seconds, count = 0.0, 0
    for doc, parsed in data:
        gold = doc["quotes"]
        quotes = [as_quote(i, g) for i, g in enumerate(gold)]
        begin = time.perf_counter()
        speakers, namings = name_speakers(parsed, quotes)
        seconds += time.perf_counter() - begin
        count += len(doc["text"].split())
        names = {s.id: s.name for s in speakers}
        by_speaker = {g["speaker"]: g for g in gold if g["speaker"]}
        for g, naming in zip(gold, namings, strict=True):
            if not g["source"] or not g["speaker"]:
                continue
            pred = names[naming.speaker_id] if naming and naming.speaker_id else ""
            mention = " ".join(doc["text"][s:e] for s, e in g["source"])
            others = [o for s, o in by_speaker.items() if s != g["speaker"]]
            rows.append(
                {
                    "doc": doc["id"],
                    "mention": mention,
                    "gold": g["speaker"],
                    "pred": pred,
                    "rule": naming.rule if naming else "none",
                    "type": mention_type(mention, g["speaker"]),
                    "who": same_speaker(pred, names_of(g), map(names_of, others)),
                    "full": same_name(pred, [g["speaker"], *g.get("also", ())]),
                    "context": doc["text"][max(0, g["source"][0][0] - 200) : g["source"][-1][1] + 60],
                }
            )
    return rows, 1e6 * seconds / max(count, 1)


def report(rows: list[dict[str, Any]], by: str) -> None:
    """Print n, who and full name for each value of a column."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row[by] if by else "all"].append(row)
    for name, group in sorted(groups.items(), key=lambda kv: -len(kv[1])):
        who, full = (sum(r[k] for r in group) / len(group) for k in ("who", "full"))
        print(f"  {name:20} n {len(group):5}  who {who:.3f}  full_name {full:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="print this many wrong rows")
    parser.add_argument("--from", dest="skip", type=int, default=0, help="skip this many wrong rows first")
    parser.add_argument("--rule", help="only wrong rows of this naming rule")
    parser.add_argument("--context", action="store_true", help="with the text around the mention")
    parser.add_argument("--brief", action="store_true", help="only the totals")
    parser.add_argument("--cache", type=Path, help="a folder that keeps parses between runs")
    args = parser.parse_args()
    for path in args.gold:
        rows, cost = measure(load(path, args.cache))
        print(f"{path.name}: {cost:.1f} microseconds a word")
        for by in ("",) if args.brief else ("", "rule", "type"):
            report(rows, by)
        wrong = [r for r in rows if not (r["who"] and r["full"]) and (not args.rule or r["rule"] == args.rule)]
        for row in wrong[args.skip : args.skip + args.wrong]:
            mark = "full" if row["who"] else "WHO "
            print(
                f"{mark} {row['doc'][-30:]} [{row['rule']}] {row['mention']!r}: {row['pred']!r}, gold {row['gold']!r}"
            )
            if args.context:
                print("      ", " ".join(row["context"].split()))


if __name__ == "__main__":
    main()
