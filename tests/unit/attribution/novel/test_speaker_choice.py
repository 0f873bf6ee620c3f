"""Who is only described."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.attribution.novel.story import described, person, quote, story

from inquit.attribution.novel.book import NARRATOR
from inquit.attribution.novel.speaker_choice import is_only_described

EMMA, BOY, VOICE, EVERYONE = range(4)
PEOPLE = [
    person("Emma", gender="female"),
    described("boy", gender="male"),
    described("voice", anonymous=True),
    described("everyone", anonymous=True),
]


def test_who_has_no_name_may_have_one_elsewhere_but_a_crowd_needs_none() -> None:
    book = story(quote("Go"), people=[*PEOPLE[:3], replace(PEOPLE[3], several=True)])
    found = [is_only_described(book, key) for key in (EMMA, BOY, VOICE, EVERYONE, NARRATOR, None)]
    assert found == [False, True, True, False, False, False]
