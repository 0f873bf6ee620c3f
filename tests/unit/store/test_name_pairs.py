"""What is linked, and what is proposed, of a few hundred pairs of made-up names."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

from inquit.name_comparison.name_keys import name_key
from inquit.name_comparison.name_relations import related_names
from inquit.store.linked_people.automatic_links import Bearer, labels_of_group
from inquit.store.linked_people.link_kinds import KINDS_OF_LINKS, MADE_ALONE

# Ways to write one full name; whatever else is one person is proposed only.
LINKED: Final = {
    "accents",
    "article",
    "case",
    "full stops",
    "legal form",
    "punctuation",
    "suffixes that say nothing",
    "titles",
}
PROPOSED_AT_LEAST: Final = 0.95


class Pair(NamedTuple):
    how: str
    kind: str
    one: str
    other: str
    truth: str

    @property
    def is_linked(self) -> bool:
        """Whether two texts that have one name each are linked without a question."""
        keys = [name_key(name, self.kind) for name in (self.one, self.other)]
        bearers = [Bearer(place, key, (f"/{place}", "")) for place, key in enumerate(keys) if key is not None]
        if len(bearers) < len(keys) or bearers[0].key.group != bearers[1].key.group:
            return False
        return len(set(labels_of_group(bearers).values())) == 1

    @property
    def proposed(self) -> str | None:
        """The kind of link that somebody is asked about."""
        keys = [key for name in (self.one, self.other) if (key := name_key(name, self.kind)) is not None]
        return next((kind for _, _, kind in related_names(keys)), None)


def pairs() -> list[Pair]:
    lines = Path(__file__).with_name("name_pairs.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader([line for line in lines if line[0] != "#"], delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Pair(*row) for row in rows][1:]


def test_only_ways_to_write_one_name_are_linked() -> None:
    wrong = [pair for pair in pairs() if pair.is_linked != (pair.how in LINKED)]
    assert not wrong
    assert all(pair.truth == "same" for pair in pairs() if pair.is_linked)


def test_others_who_are_one_are_proposed() -> None:
    found = Counter(pair.proposed is not None for pair in pairs() if pair.truth == "same" and not pair.is_linked)
    assert found[True] >= PROPOSED_AT_LEAST * found.total()


def test_others_who_are_two_are_hardly_proposed() -> None:
    kinds = Counter(pair.proposed for pair in pairs() if pair.truth == "different")
    assert set(kinds) <= {None, "spelling"}
    assert kinds["spelling"] <= 3
    assert KINDS_OF_LINKS["spelling"].precision < 0.8


def test_what_is_made_alone_was_measured() -> None:
    assert {kind for kind in KINDS_OF_LINKS if kind not in MADE_ALONE} >= {
        "initial",
        "short form",
        "middle name",
        "acronym",
    }
    for kind in MADE_ALONE:
        assert KINDS_OF_LINKS[kind].right >= 100
