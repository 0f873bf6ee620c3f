"""Texts again, led by coverage: what takes a branch that none took is kept and changed again.

    pip install atheris
    python benchmarks/fuzz_guided.py --findings DIR [--engine rules] [--genre news] [CORPUS] [-runs=N]

The texts, the changes and the invariants are those of `fuzz_texts.py`; libFuzzer, whose options follow, chooses what
is changed, by the branches of the package that a text takes. CORPUS is its own folder. It stops at no finding: each
way to fail is a file under DIR.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

import atheris  # noqa: E402

with atheris.instrument_imports(include=["inquit"]):
    from fuzz_runs import Notes
    from fuzz_texts import Corpus, ParsedAhead, Reading
    from hostile_texts import TextMaker
    from inquit import Settings
    from inquit.api import load_pipeline
    from inquit.settings import DEFAULT_MODEL
    from shrinking import shrunk

OWN_CHANGE = 0.8  # the others are libFuzzer's, of bytes


def main() -> None:
    """Fuzz until libFuzzer's options say to stop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=Path, required=True)
    parser.add_argument("--engine", default="rules")
    parser.add_argument("--genre", default="news")
    args, others = parser.parse_known_args()
    args.findings.mkdir(parents=True, exist_ok=True)
    nlp = ParsedAhead(load_pipeline(DEFAULT_MODEL))
    way = Reading(nlp, Settings(engine=args.engine, genre=args.genre, threads=1))
    maker = TextMaker(Corpus(args.findings).texts)
    notes = Notes(args.findings / "notes.json", args.findings)

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "surrogatepass" if _is_text(data) else "ignore")
        notes.about_to([way.about, text])
        complaint = way.complaint(text)
        notes.done += 1
        if complaint is not None:
            kind, signature = complaint
            what = {"way": way.about, "text": text}
            notes.found(
                kind, signature, what, lambda: shrunk(text, lambda less: way.complaint(less) == complaint, 30.0)
            )

    def changed(data: bytes, max_size: int, seed: int) -> bytes:
        choice = random.Random(seed)
        if choice.random() > OWN_CHANGE:
            return bytes(atheris.Mutate(data, max_size))
        text = data.decode("utf-8", "replace")
        text = maker.changed(text, choice) if text else maker.draw(choice)
        return text.encode("utf-8", "surrogatepass")[:max_size]

    atheris.Setup([sys.argv[0], *others], one, custom_mutator=changed)
    atheris.Fuzz()


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


if __name__ == "__main__":
    main()
