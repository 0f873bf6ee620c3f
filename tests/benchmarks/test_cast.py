"""What is counted of a cast against a list of characters."""

from __future__ import annotations

from tests.unit.notation import parsed

from cast import CastCounts, judged, row
from inquit.document import Roster
from inquit.entities.characters import index_characters

TEXT = parsed(
    "they/PRON saw/VERB/ROOT Anne/PROPN Hale/PROPN , Anne/PROPN , Miss/PROPN Hale/PROPN , Mr./PROPN Weller/PROPN",
    "they/PRON saw/VERB/ROOT Tom/PROPN , Tom/PROPN , Tom/PROPN , Bath/PROPN , Bath/PROPN , Bath/PROPN",
)
LIST = {
    "Miss Hale": {"aliases": ["Anne Hale", "Anne"]},
    "Tom": {"aliases": []},
    "Tommy": {"aliases": ["Mr. Weller"]},
    "The Cook": {"aliases": []},
}


def counts() -> CastCounts:
    cast = index_characters(TEXT, [[False] * len(p) for p in TEXT.paragraphs], Roster()).entities
    lines = [{"speaker": "Miss Hale"}, {"speaker": "Tom"}, {"speaker": "Tom"}]
    return judged(cast, {"text": TEXT.text, "characters": LIST, "quotes": lines})


def test_who_is_not_in_the_text_cannot_be_found_and_places_are_nobody() -> None:
    found = counts()

    assert (found.listed, found.found) == (3, 3)
    assert (found.cast, found.right) == (3, 2)


def test_the_main_name_counts_by_lines() -> None:
    assert (counts().lines, counts().by_main_name) == (3, 2)


def test_counts_add_up_to_a_row() -> None:
    total = CastCounts()
    total.add(counts())
    total.add(counts())

    assert row("all", total).startswith("| all | 1.000 | 0.667 | 0.000 | 0.000 | 0.667 | 6 | 6 |")
