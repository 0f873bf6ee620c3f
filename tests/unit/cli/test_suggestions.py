"""What somebody meant who wrote something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inquit import Document, Quote, Speaker, TextSpan
from inquit.cli.speakers_asked_for import SpeakersAskedFor
from inquit.cli.suggestions import instead_of_command
from inquit.nearest_names import nearest_names

COMMANDS = ["extract", "report", "stats"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("article.txt", "to read it: inquit extract article.txt"),
        ("my article.txt", 'to read it: inquit extract "my article.txt"'),
        ("https://x.org", "to read it: inquit extract https://x.org"),
        ("*", "to read it: inquit extract *"),
        ("-", "to read it: inquit extract -"),
        ("articles", "to read it: inquit extract articles"),
        ("extrct", "did you mean: inquit extract?"),
        ("help", "type inquit --help, or --help behind a command"),
        ("STATS", "did you mean: inquit stats?"),
        ("zzz", "the commands are extract, report, stats"),
    ],
)
def test_a_first_word_that_is_no_command(word: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()

    assert instead_of_command(word, COMMANDS) == f"there is no command {word!r}; {said}"


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("An Lee", ["ann lee"]),
        ("Lee", ["ann lee"]),
        ("Mr. Ortis", ["ruben ortiz"]),
        ("Órtiz", ["ruben ortiz"]),
        ("of", []),
        ("Kowalski", []),
    ],
)
def test_the_nearest_names(wanted: str, near: list[str]) -> None:
    assert nearest_names(wanted, ["ann lee", "ruben ortiz", "port of ellery"]) == near


def _document(*names: str, aliases: tuple[str, ...] = ()) -> Document:
    speakers = tuple(Speaker(f"s{i}", name, True, aliases=aliases) for i, name in enumerate(names))
    quotes = tuple(Quote(f"q{i}", "direct", (TextSpan(0, 1),), speaker_id=f"s{i}") for i in range(len(names)))
    return Document("d", "x", quotes, speakers)


def _messages(asked_for: list[str], *documents: Document) -> list[str]:
    looking = SpeakersAskedFor(asked_for)
    for document in documents:
        looking.look_at(document)
    return list(looking.messages())


def test_a_name_that_nobody_has_is_said_with_the_nearest() -> None:
    assert _messages(["Ann Leigh", "bo ray"], _document("Ann Lee"), _document("Bo Ray")) == [
        "--speaker 'Ann Leigh': nobody of this name says anything; near to it: Ann Lee"
    ]
    assert _messages(["Ann Leigh"], _document()) == [
        "--speaker 'Ann Leigh': nobody of this name says anything; `inquit speakers` lists who does"
    ]


@pytest.mark.parametrize("name", ["ANN LEE", "Lee", "Ánn  Lee"])
def test_names_and_other_names_in_any_case_are_somebody(name: str) -> None:
    assert _messages([name], _document("Ann Lee", aliases=("Lee",))) == []


def test_another_name_leads_to_the_fullest() -> None:
    assert _messages(["Leee"], _document("Ann Smith", aliases=("Lee",)))[0].endswith("near to it: Ann Smith")


def test_who_is_only_spoken_to_says_nothing() -> None:
    assert len(_messages(["Ann Lee"], replace(_document("Ann Lee"), quotes=()))) == 1


def test_of_a_value_with_commas_the_whole_or_its_parts_count() -> None:
    both = ["Ann Lee", "Jr.", "Ann Lee, Jr."]

    assert _messages(both, _document("Ann Lee, Jr.")) == []
    assert [message[:15] for message in _messages(both, _document("Ann Lee"))] == ["--speaker 'Jr.'"]


def test_nothing_is_said_where_nothing_was_asked_or_read() -> None:
    assert _messages([], _document("Ann Lee")) == _messages(["Ann Lee"]) == []
