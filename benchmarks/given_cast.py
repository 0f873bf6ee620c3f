"""Who speaks in novels, with the list of characters given as a roster and without.

    python benchmarks/given_cast.py NOVELS.jsonl [--novel ID ...] [--engine rules]

NOVELS.jsonl is a gold file whose records have `characters`: by the main name of each, `aliases` and `gender` (M, F). An
accepted name "narrator" says who tells the book. The scorer of speakers is the shipped one, which was fitted on the
novels of PDNC: on these, look at the difference alone; `training/fit_speakers.py` has the figures of novels left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpora import Corpus, compared, read_corpus, total
from inquit.api import Extractor
from inquit.attribution.novel.speaker_list import NARRATOR_NAME
from inquit.document import Gender, Roster, RosterEntry
from inquit.engines import Engine
from inquit.record import document_record
from inquit.settings import Settings

GENDERS: dict[str, Gender] = {"F": "female", "M": "male"}
FIGURES = ("quoted.detect", "quoted.who", "quoted.full_name")


def main() -> None:
    """Read the novels both ways, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("novels", type=Path)
    parser.add_argument("--novel", action="append", help="only the novels of these ids")
    parser.add_argument("--engine", choices=("rules", "reader"), default="rules", help="default: %(default)s")
    args = parser.parse_args()
    records = {record["id"]: record for record in map(json.loads, args.novels.read_text("utf-8").splitlines())}
    chosen = args.novel or list(records)
    whole = read_corpus(args.novels)
    corpus = replace(whole, documents=tuple(one for one in whole.documents if one.id in chosen))
    print("| recall of | " + " | ".join(FIGURES) + " |\n|---|" + "---|" * len(FIGURES))
    for name, with_roster in (("the text alone", False), ("the list of characters given", True)):
        rosters = {id_: roster_of(records[id_]) if with_roster else Roster() for id_ in chosen}
        print(row(name, corpus, rosters, args.engine), flush=True)


def roster_of(record: Mapping[str, Any]) -> Roster:
    """The characters of a novel as a user would list them."""
    told = {q["speaker"] for q in record["quotes"] if NARRATOR_NAME in map(str.lower, q["aliases"])}
    return Roster(
        tuple(
            RosterEntry(
                name,
                tuple(alias for alias in about["aliases"] if alias != name),
                gender=GENDERS.get(about["gender"]),
                narrator=name in told,
            )
            for name, about in record["characters"].items()
        ),
        everywhere=True,
    )


def row(name: str, corpus: Corpus, rosters: Mapping[str, Roster], engine: Engine) -> str:
    """The figures of the novels, each read with its roster."""
    usual = Settings(engine=engine, genre="fiction", thoughts=True)
    extractor = Extractor(settings=usual)
    found = []
    for document in corpus.documents:
        one = Extractor(extractor.nlp, settings=replace(usual, roster=rosters[document.id]))
        found.append(document_record(one.extract(document.text, id=document.id)))
    scores = total(compared(corpus, found)).scores()
    return f"| {name} | " + " | ".join(f"{scores[figure].recall:.3f}" for figure in FIGURES) + " |"


if __name__ == "__main__":
    main()
