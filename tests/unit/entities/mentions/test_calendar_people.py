"""Months and days that are somebody's name."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import quoted_tokens
from tests.unit.notation import parsed

from inquit.entities.mentions.calendar_people import find_calendar_people
from inquit.entities.mentions.counted_capitals import find_counted_names

OPENED = "August/PROPN/nsubj/opened opened=open/VERB/ROOT it/PRON ."
PEOPLE = [
    (OPENED, ["august"], "one who does something"),
    ("“ No/INTJ ! ” said=say/VERB/ROOT Friday/PROPN/nsubj/said .", ["friday"], "one who speaks"),
    ("“ Come/VERB/ROOT , August/PROPN , ” said=say/VERB/ROOT he/PRON .", ["august"], "one who is called"),
    ("Come/VERB/ROOT , August/PROPN , said=say/VERB/ROOT he/PRON .", [], "nobody is called outside of quotes"),
    ("“ July/PROPN , August/PROPN , all/PRON . ”", [], "a list of months"),
    ("August/PROPN/nsubj/was was=be/AUX/ROOT hot/ADJ .", [], "what a month does"),
    ("In/ADP August/PROPN/nsubj/opened opened=open/VERB/ROOT it/PRON .", [], "behind a word that leads to a date"),
    ("August/PROPN/nsubj/opened 4/NUM opened=open/VERB/ROOT it/PRON .", [], "a figure beside it"),
    ("4/NUM August/PROPN/nsubj/opened opened=open/VERB/ROOT it/PRON .", [], "or before it"),
    ("He/PRON/nsubj/said said=say/VERB/ROOT Friday/PROPN/nsubj/said .", [], "another subject speaks"),
    ("Anne/PROPN/nsubj/opened opened=open/VERB/ROOT it/PRON .", [], "no word of the calendar"),
    ("May/AUX/nsubj/opened opened=open/VERB/ROOT it/PRON .", [], "a verb"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), PEOPLE, ids=[why for *_, why in PEOPLE])
def test_who_is_called_like_a_month_or_a_day(notation: str, expected: list[str], why: str) -> None:
    text = parsed(notation)
    assert list(find_calendar_people(text.paragraphs[0], quoted_tokens(text)[0])) == expected


def test_the_month_is_no_name_beside_the_man() -> None:
    text = parsed(OPENED, "rain/NOUN fell/VERB in/ADP August/PROPN .", "then/ADV came/VERB August/PROPN .")
    assert [(m.paragraph, m.words) for m in find_counted_names(text, quoted_tokens(text))] == [
        (0, ("august",)),
        (2, ("august",)),
    ]
    month = parsed("rain/NOUN fell/VERB in/ADP August/PROPN .", "then/ADV came/VERB August/PROPN .")
    assert not find_counted_names(month, quoted_tokens(month))
