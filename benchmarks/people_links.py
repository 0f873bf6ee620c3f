"""How good the links of people across texts are: all that were made, to be judged by hand, and two trials.

    python benchmarks/people_links.py RESULTS.jsonl ... [--links]

RESULTS: what `inquit extract --with-text -f jsonl` wrote, of several corpora together. --links prints every link that
is made without a question, and every proposal with its score; whether they are right is for a reader to say.

The trials measure the link by a surname alone. *Hidden*: the given name of each person in each text is hidden in turn,
and the only other bearer of the surname, if there is just one, is who that was, or is not; pessimistic, as texts name
only well-known people so. *Samples*: what speakers are that have a surname alone, in samples of the texts, when exactly
one bearer of it is in the sample: those who are found more than once are printed to be judged.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from inquit.document import Document
from inquit.name_comparison.name_keys import NameKey, name_key
from inquit.name_comparison.name_relations import related_names
from inquit.record import read_document
from inquit.store import Store
from inquit.store.linked_people.proposed_links import suggestions

_SAMPLES = 200
_SAMPLE = 106  # texts: as many as the dev corpora have
_WELL_KNOWN = (1, 2, 3, 5)


def documents(paths: Iterable[Path]) -> Iterator[Document]:
    for path in paths:
        for number, line in enumerate(path.open(encoding="utf-8")):
            record = json.loads(line)
            if "error" not in record:
                found = read_document(record, record["text"])
                yield replace(found, meta={**found.meta, "path": f"/{path.name}/{number}"})


def made_links(store: Store) -> Iterator[tuple[str, str, int]]:
    """Each link that was made: the kind, who, and how many speakers beyond the first."""
    rows = store.db.execute("SELECT name, kind, linked_as FROM speakers WHERE person_id IS NOT NULL").fetchall()
    people: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind, label in rows:
        key = name_key(name, kind)
        people[label]["same name" if key is None or label.startswith(key.text) else "surname"] += 1
    for label, found in people.items():
        for kind, count in found.items():
            if beyond := count - (kind == "same name"):
                yield kind, label, beyond


def hidden(names: dict[str, dict[NameKey, set[int]]], least: int) -> tuple[int, int]:
    right = wrong = 0
    for bearers in names.values():
        one = {frozenset((a, b)) for a, b, _ in related_names(bearers)}
        for key, texts in bearers.items():
            for text in texts:
                others = [other for other, found in bearers.items() if len(found - {text}) >= least]
                if len([other for other, found in bearers.items() if found - {text}]) == 1 and others:
                    is_right = others[0] == key or frozenset((key, others[0])) in one
                    right, wrong = right + is_right, wrong + (not is_right)
    return right, wrong


def samples(speakers: list[tuple[int, NameKey]], least: int) -> Counter[tuple[str, str]]:
    """Who is found for which surname alone, over many samples of the texts."""
    texts, chance, found = sorted({text for text, _ in speakers}), random.Random(1), Counter[tuple[str, str]]()
    for _ in range(_SAMPLES):
        sample = set(chance.sample(texts, min(_SAMPLE, len(texts))))
        names = by_family(one for one in speakers if one[0] in sample)
        for text, key in speakers:
            bearers = names.get(key.family, {})
            if text in sample and len(key.words) == 1 and len(bearers) == 1:
                ((full, where),) = bearers.items()
                if len(where) >= least:
                    found[key.text, full.text] += 1
    return found


def by_family(speakers: Iterable[tuple[int, NameKey]]) -> dict[str, dict[NameKey, set[int]]]:
    names: dict[str, dict[NameKey, set[int]]] = defaultdict(lambda: defaultdict(set))
    for text, key in speakers:
        if key.is_full:
            names[key.family][key].add(text)
    return names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="+", type=Path)
    parser.add_argument("--links", action="store_true", help="print every link, to be judged")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "people.db") as store:
        for document in documents(asked.results):
            store.add(document)
        links, proposed = list(made_links(store)), suggestions(store.db)
        rows = store.db.execute("SELECT document_id, name FROM speakers WHERE named AND kind = 'person'").fetchall()
    speakers = [(text, key) for text, name in rows if (key := name_key(name, "person")) is not None]
    for kind in ("same name", "surname"):
        print(f"{kind}: {sum(count for its, _, count in links if its == kind)} links")
    for kind, count in Counter(one.kind for one in proposed).most_common():
        print(f"proposed, {kind}: {count}")
    for least in _WELL_KNOWN:
        right, wrong = hidden(by_family(speakers), least)
        print(f"hidden, bearer in {least} or more texts: {right} right, {wrong} wrong")
        print(f"samples, bearer in {least} or more texts: {samples(speakers, least).most_common()}")
    if asked.links:
        for kind, label, count in links:
            print(f"{kind}\t{label}\t{count}")
        for one in proposed:
            print(f"{one.kind}\t{' - '.join(one.names)}\t{one.score}\t{'; '.join(one.why)}")


if __name__ == "__main__":
    main()
