"""Which of several places is shown, and where it is: same speaker first, page, line, time."""

from __future__ import annotations

import inquit
from inquit import Document, Sources, TextSpan, TimeSpan
from inquit.document import Place
from inquit.source import GivenTime, Markup, Source
from inquit.verification.article_quotations import quotation_alone
from inquit.verification.found_places import found_place
from inquit.verification.judging import judge

TALK = "".join(f"MR. REED: Item {n} is next. We will go on with it.\n\n" for n in range(12))
PAGE = f"{TALK}MAYOR PELL: We will go on with it.\n\nMR. REED: Yes.\n\nMAYOR PELL: Good.\n"


def test_the_place_where_the_same_person_speaks_is_shown_however_late_it_comes() -> None:
    found = judge(quotation_alone("We will go on with it.", "Anna Pell"), Sources([PAGE]), "v1")
    assert (found.verdict, found.speaker.match, found.places) == ("exact", "same", 13)
    assert found.found is not None
    assert found.found.spans[0].start > len(TALK)


def test_where_nobody_fits_the_first_place_is_another_speakers() -> None:
    found = judge(quotation_alone("We will go on with it.", "Vera Lund"), Sources([PAGE]), "v1")
    assert (found.verdict, found.speaker.match) == ("other_speaker", "other")


def test_places_and_times_of_the_file() -> None:
    markup = Markup(
        places=(Place(0, "page 1"), Place(20, "page 2")),
        times=(GivenTime(TextSpan(0, 19), 1.0, 2.0), GivenTime(TextSpan(20, 39), 2.0, 4.5)),
    )
    sources = Sources([Source("a", "We will sell it all. And we will build.", "a.pdf", markup=markup)])
    place = found_place(sources.texts[0], [TextSpan(8, 15), TextSpan(21, 28)], sources)
    assert (place.path, place.place, place.time) == ("a.pdf", "page 1", TimeSpan(1.0, 4.5))
    assert found_place(sources.texts[0], [TextSpan(21, 28)], sources).place == "page 2"


def test_times_of_turns_that_were_extracted_before() -> None:
    turns = [inquit.Turn("Pell", "We sell it.", 0.0, 2.0), inquit.Turn("Reed", "You will not.", 2.0, 5.0)]
    document = inquit.extract(turns=turns, engine="rules")
    sources = Sources([document])
    at = document.text.index("will")
    assert found_place(sources.texts[0], [TextSpan(at, at + 4)], sources).time == TimeSpan(2.0, 5.0)


def test_nothing_is_said_of_places_that_nobody_knows() -> None:
    sources = Sources([Document("a", "We will sell it all.")])
    place = found_place(sources.texts[0], [TextSpan(0, 7)], sources)
    assert (place.place, place.time, place.path) == (None, None, None)
