"""What is reported inside turns: by people, and nothing that only looks like a report."""

from __future__ import annotations

import pytest
from tests.invariants import check

from inquit import Document, Extractor, Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(settings=Settings(engine="rules", genre="transcript"))


def _reports(extractor: Extractor, said: str) -> list[tuple[str | None, str]]:
    document = extractor.extract(
        f"ANN LEE: {said}\n\nTOM ROE: Why is that?\n\nANN LEE: I do not know.\n\nTOM ROE: Oh.\n"
    )
    assert isinstance(document, Document)
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return [
        (
            None if quote.speaker_id is None else names[quote.speaker_id],
            " ".join(span.of(document.text) for span in quote.content),
        )
        for quote in document.quotes
        if quote.parent_id is not None
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The bridge is shut today. I thank you, and thank you, Mr Speaker, for the time.",
        "Mr. Deputy Speaker, I beg to move that the bill be read a second time. It is short.",
        "The vision tells us that the bridge will open in May. The board has met twice.",
        "There is a bill about bridges. It says that all of them are safe. We shall see.",
    ],
)
def test_what_nobody_is_said_to_say_is_no_report(extractor: Extractor, said: str) -> None:
    assert _reports(extractor, said) == []


def test_people_in_turns_are_quoted(extractor: Extractor) -> None:
    said = "The bridge is shut. Tom Roe told me on Monday that it was not safe. I went home."

    assert [name for name, _ in _reports(extractor, said)] == ["Tom Roe"]


def test_words_in_quotation_marks_are_kept_though_a_thing_says_them(extractor: Extractor) -> None:
    said = 'There was a label on the box. It said, "This side must never face the sun." We turned it.'
    reports = _reports(extractor, said)

    assert [name for name, _ in reports] == [None]
    assert "never face the sun" in reports[0][1]


def test_whoever_is_named_in_full_elsewhere_is_one_person(extractor: Extractor) -> None:
    document = extractor.extract(
        "HON. G. ANGENE: The road is bad.\n\nHON. T. TURA: George Angene said on Monday that the road was good.\n\n"
        "HON. G. ANGENE: It was raining.\n\nHON. T. TURA: I see.\n"
    )
    assert isinstance(document, Document)
    (angene,) = (speaker for speaker in document.speakers if "Angene" in speaker.name)

    assert angene.name == "George Angene"
    assert [quote.speaker_id == angene.id for quote in document.quotes if quote.parent_id is not None] == [True]


def test_rows_name_the_paragraph_that_they_begin_in(extractor: Extractor) -> None:
    page = (
        "ANN LEE: I saw\n  it. The council said that the bridge\n  was 'safe for all'.\n\n"
        "TOM ROE: Why?\n\nANN LEE: I do not know.\n\nTOM ROE: Oh.\n"
    )
    document = extractor.extract(page)

    assert any(quote.parent_id is not None and quote.paragraph == 2 for quote in document.quotes)
    check(document, page)
