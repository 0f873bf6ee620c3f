"""Who speaks the lines of a story, and to whom."""

from __future__ import annotations

import pytest
from tests.unit.books import Read

from inquit.attribution.novel.ranking import speaker_model as scorer
from inquit.attribution.novel.ranking.speaker_model import load_speaker_model
from inquit.document import Document, Roster, RosterEntry
from inquit.errors import LexiconError
from inquit.tagger.weight_files import Weights

pytestmark = pytest.mark.model

TALK = """\
“You are late,” said Hester Pell.

“The road was bad,” answered Martin Cole.

“It is always bad in March.”

“So you told me last year.”
"""


def speakers(document: Document) -> list[str | None]:
    return [None if (s := document.speaker_of(quote)) is None else s.name for quote in document.quotes]


def addressees(document: Document) -> list[str | None]:
    return [None if (s := document.addressee_of(quote)) is None else s.name for quote in document.quotes]


def test_turns(read: Read) -> None:
    document = read(TALK)
    assert speakers(document) == ["Hester Pell", "Martin Cole", "Hester Pell", "Martin Cole"]
    assert addressees(document) == ["Martin Cole", "Hester Pell", "Martin Cole", "Hester Pell"]


def test_a_name_behind_settles_the_turns_before(read: Read) -> None:
    lines = ['"Good morning."', '"Good morning."', '"Is it far?"', '"A mile," said Tom.']
    document = read("\n\n".join(["Anne Weller met Tom Hale in the lane.", *lines]))
    assert speakers(document) == ["Anne Weller", "Tom Hale", "Anne Weller", "Tom Hale"]


def test_every_row_says_what_it_was_given_by(read: Read) -> None:
    rules = [quote.evidence.rule for quote in read(TALK).quotes]
    assert rules == ["cue after, inverted; name", "cue after, inverted; name", "turns", "turns"]
    assert all(0 < quote.confidence <= 1 for quote in read(TALK).quotes)


def test_who_is_called_by_name_is_the_addressee(read: Read) -> None:
    document = read("Hester Pell and Martin Cole sat by the fire.\n\n“You should have written, Hester.”")
    assert (speakers(document), addressees(document)) == (["Martin Cole"], ["Hester Pell"])


def test_said_to_somebody(read: Read) -> None:
    document = read("“Come in,” said Hester Pell to Martin Cole.")
    assert addressees(document) == ["Martin Cole"]


def test_a_new_scene_ends_the_talk(read: Read) -> None:
    text = TALK + "\n* * *\n\n“Two tickets,” said Anne Weller.\n"
    assert addressees(read(text))[-1] is None


def test_a_speech_over_paragraphs_is_one_row(read: Read) -> None:
    text = "“I saw him twice,” said Hester Pell. “He had a lamp.\n\n“Then he was gone.”\n\nThe fire had gone out."
    rows = read(text).quotes
    assert [len(row.content) for row in rows] == [3]


def test_a_quote_inside_a_quote_is_nested(read: Read) -> None:
    rows = read("‘He only said “Wait for me” and went,’ said Hester Pell.").quotes
    assert [(row.id, row.parent_id) for row in rows] == [("q1", None), ("q2", "q1")]


def test_what_is_reported_without_marks_has_its_character(read: Read) -> None:
    document = read("Hester Pell came in. She said that the road was bad.\n\n“Sit down,” said Martin Cole.")
    reported = next(quote for quote in document.quotes if quote.type == "indirect")
    speaker = document.speaker_of(reported)
    assert speaker is not None
    assert speaker.name == "Hester Pell"
    assert reported.evidence.rule == "clause; pronoun"


def test_a_report_by_a_pronoun_is_less_sure_than_one_by_name(read: Read) -> None:
    named, meant = (
        next(quote for quote in read(text).quotes if quote.type == "indirect").confidence
        for text in (
            "Hester Pell came in. Hester Pell said that the road was bad.\n\n“Sit down,” said Martin Cole.",
            "Hester Pell came in. She said that the road was bad.\n\n“Sit down,” said Martin Cole.",
        )
    )
    assert meant < named


@pytest.mark.parametrize(
    ("reply", "name", "named"), [("“I was out, Martin,”", "Martin", True), ("“I was out,”", "narrator", False)]
)
def test_the_narrator(read: Read, reply: str, name: str, named: bool) -> None:
    before = "I knocked. Then I saw that Hester Pell stood behind me.\n\n“I thought you were out,” I said."
    document = read(f"{before}\n\n{reply} said Hester.")
    speaker = document.speaker_of(document.quotes[0])
    assert speaker is not None
    assert (speaker.name, speaker.named) == (name, named)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Josiah. I knocked.\n\n“Are you in?” I asked.\n\n“Come in,” said Hester Pell.", "Josiah"),
        ("I knocked.\n\n“Who is it?” asked Hester Pell.\n\n“Josiah,” I said.", "Josiah"),
        ("I knocked.\n\n“Come in,” said Hester Pell.\n\n“No,” I said.\n\nYours truly,\n\nJosiah\n", "Josiah"),
        ("I knocked.\n\n“I am Mr. Crane's brother,” I said.\n\n“Come in,” said Hester Pell.", "narrator"),
    ],
)
def test_the_narrator_says_the_name(read: Read, text: str, name: str) -> None:
    document = read(text)
    own = [name for quote, name in zip(document.quotes, speakers(document), strict=True) if name != "Hester Pell"]
    assert own == [name]


def test_a_vocative_in_answer_to_the_narrator_counts_more(read: Read) -> None:
    text = (
        "I came in. Hester Pell stood there.\n\n“Is he in?” I asked.\n\n“Jane, be quiet,” said Hester Pell.\n\n"
        "The door opened, and she looked out.\n\n“Where is everybody? Lucy!” cried Hester Pell.\n"
    )
    assert speakers(read(text))[0] == "Jane"


def test_a_roster_gives_its_ids(read: Read) -> None:
    document = read(TALK, Roster((RosterEntry("Hester Margaret Pell", ("Hester Pell",), "hp"),)))
    assert document.quotes[0].speaker_id == "hp"
    assert speakers(document)[0] == "Hester Margaret Pell"


def test_two_names_of_one_roster_entry_are_one_speaker(read: Read) -> None:
    roster = Roster((RosterEntry("Hester Pell", ("The Widow Gray", "Hester Gray"), "hp"),))
    document = read("“You are late,” said Hester Pell.\n\n“Very late,” said Hester Gray.", roster)
    assert [speaker.id for speaker in document.speakers].count("hp") == 1
    assert [quote.speaker_id for quote in document.quotes] == ["hp", "hp"]


def test_titles_in_marks_are_no_lines(read: Read) -> None:
    document = read("Hester Pell had read “The Long Road” twice.\n\n“It is dull,” she said.")
    assert len(document.quotes) == 1
    assert [found.span.of(document.text) for found in document.not_quotes] == ["“The Long Road”"]


def test_results_are_the_same_every_time(read: Read) -> None:
    first, second = read(TALK), read(TALK)
    assert (first.quotes, first.speakers) == (second.quotes, second.speakers)


def test_a_book_without_talk(read: Read) -> None:
    document = read("The road was long. Nobody was on it.")
    assert document.quotes == ()


def test_a_line_in_an_empty_room(read: Read) -> None:
    """With nobody named anywhere the speaker is unknown."""
    document = read("“Is anybody there?”")
    assert [(quote.speaker_id, quote.confidence) for quote in document.quotes] == [(None, 0.0)]


def test_damaged_weights_are_named(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    class Damaged(Weights):
        def read(self, name: str) -> bytes:
            raise LexiconError(f"{self.folder / name}: damaged; reinstall inquit")

    monkeypatch.setattr(scorer, "Weights", Damaged)
    load_speaker_model.cache_clear()
    with pytest.raises(LexiconError, match=r"speakers\.npz: damaged"):
        load_speaker_model()
    monkeypatch.undo()
    load_speaker_model.cache_clear()
