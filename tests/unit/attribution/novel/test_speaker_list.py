"""The characters that speak, as the speakers of a document."""

from __future__ import annotations

from tests.unit.attribution.novel.story import described, person, quote, rose, story
from tests.unit.notation import parsed

from inquit.attribution.novel.book import NARRATOR
from inquit.attribution.novel.speaker_list import SpeakerList
from inquit.document import RosterEntry, Speaker, TextSpan

EMMA = person("Emma Pell", "Emma", gender="female")
BOY = described("boy", gender="male")
GRAY = person("Mrs. Gray", entry=RosterEntry("Mrs. Gray", id="g7"))
GRAY_TOO = person("Mrs. Gray", entry=RosterEntry("Mrs. Gray", id="g7"))
TEXT = (rose("Emma Pell"), quote("Go", call="Emma"), "boy/NOUN/ROOT")


def speaker_list(narrator: int | None = None) -> SpeakerList:
    return SpeakerList(parsed(*TEXT), story(*TEXT, people=[EMMA, BOY, GRAY, GRAY_TOO]), narrator)


def test_ids_are_given_in_the_order_in_which_they_are_asked_for() -> None:
    speakers = speaker_list()
    assert [speakers.id_of(key) for key in (1, 0, 1, NARRATOR, None)] == ["s1", "s2", "s1", "s3", None]
    assert [speaker.name for speaker in speakers.all()] == ["boy", "Emma Pell", "narrator"]


def test_speakers_have_all_that_is_known_of_them() -> None:
    speakers = speaker_list()
    for key in (0, 1, NARRATOR):
        speakers.id_of(key)
    text = "Emma Pell rose up.\n\n“Go, Emma.”\n\nboy"
    spans = [TextSpan(at, at + len(name)) for name, at in (("Emma Pell", 0), ("Emma", text.index("Emma.")))]
    assert speakers.all() == (
        Speaker("s1", "Emma Pell", True, "person", gender="female", aliases=("Emma",), mentions=tuple(spans)),
        Speaker("s2", "boy", False, "person", gender="male", mentions=(TextSpan(len(text) - 3, len(text)),)),
        Speaker("s3", "narrator", False, "person"),
    )


def test_a_narrator_who_is_named_is_one_with_the_name() -> None:
    speakers = speaker_list(narrator=0)
    assert speakers.id_of(NARRATOR) == speakers.id_of(0) == "s1"
    assert speakers.name_of(NARRATOR) == "Emma Pell"
    assert speakers.printed_name(NARRATOR) == ("Emma Pell", TextSpan(0, 9))
    assert [speaker.name for speaker in speakers.all()] == ["Emma Pell"]


def test_those_of_one_roster_entry_are_one_speaker_with_its_id() -> None:
    speakers = speaker_list()
    assert [speakers.id_of(key) for key in (0, 3, 2)] == ["s1", "g7", "g7"]
    assert len(speakers.all()) == 2


def test_where_a_name_stands_first() -> None:
    speakers = speaker_list()
    assert speakers.printed_name(0) == ("Emma Pell", TextSpan(0, 9))
    assert speakers.printed_name(2) == ("Mrs. Gray", None)
    assert speakers.printed_name(NARRATOR) == ("narrator", None)
    assert [speakers.name_of(key) for key in (1, 2, NARRATOR)] == ["boy", "Mrs. Gray", "narrator"]


def test_the_paragraph_of_an_offset() -> None:
    speakers = speaker_list()
    assert [speakers.paragraph_at(offset) for offset in (0, 19, 20, 35)] == [0, 0, 1, 2]


def test_a_name_is_given_as_it_is_printed() -> None:
    text = (rose("Emma Pell"), "Boy/NOUN/ROOT")
    speakers = SpeakerList(parsed(*text), story(*text, people=[person("boy", "Boy")]), None)
    printed, span = speakers.printed_name(0)
    assert printed == "Boy"
    assert span is not None
    assert span.of(parsed(*text).text) == "Boy"
