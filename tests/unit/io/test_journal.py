"""The journal of a run: what is in it is found again as it was, and damage of any kind costs at most a result."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inquit import Document, Evidence, NotQuote, Place, Quote, Speaker, Step, TextSpan
from inquit.errors import OutputError
from inquit.io import journal as journals
from inquit.io.journal import Journal
from inquit.io.outfile import journal_path
from inquit.io.places_by_key import PlacesByKey
from inquit.source import Markup, Source

OWING = {"inquit": "1.0", "genre": "auto"}
SOURCES = [
    Source("a", "“Ja \ud800,” said Ann."),
    Source("b", "Nothing."),
    Source("c", "“Yes,” said Bo.", markup=Markup(bold=(TextSpan(0, 3),), fields={"when": object})),
]


def result(source: Source) -> Document:
    if source.id == "b":
        return Document("b", source.text, meta={"genre": "news"})
    via = (Step("Ann", TextSpan(13, 14), "name"), Step("Ann Lee", None, "roster", 0.97))
    quote = Quote("q1", "direct", (TextSpan(0, 5),), speaker_id="s1", confidence=0.1, evidence=Evidence("cue", via))
    speaker = Speaker("s1", "Ann\ud800", True, aliases=("A",), mentions=(TextSpan(1, 2),))
    odd = (NotQuote(TextSpan(1, 3), "term", 2),)
    return Document(source.id, source.text, (quote,), (speaker,), odd, {"notices": ["x"], "seconds": 0.25})


Open = Callable[..., Journal]


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    """Opens the journal of one output; the one before is closed, as one run at a time has it."""
    opened: list[Journal] = []

    def open_again(resume: bool = True, **owing: str) -> Journal:
        if opened:
            opened.pop().close()
        opened.append(Journal(tmp_path / "o.jsonl", OWING | owing, resume=resume))
        return opened[0]

    yield open_again
    for left in opened:
        left.close()


@pytest.fixture
def path(tmp_path: Path, open_: Open) -> Path:
    """A journal with three results."""
    begun = open_(resume=False)
    for source in SOURCES:
        begun.add(begun.key(source), result(source))
    begun.close()
    return begun.path


def found(journal: Journal) -> list[Document | None]:
    return [journal.find(journal.key(source), source.text) for source in SOURCES]


def test_results_come_back_as_they_were(open_: Open, path: Path) -> None:
    again = open_()
    assert (len(again), again.begun_with) == (3, OWING)
    assert found(again) == [result(source) for source in SOURCES]
    assert path.read_bytes().isascii()
    assert b"said Ann" not in path.read_bytes(), "the texts are not in it"


def test_it_is_hidden_and_its_owner_s_alone(path: Path) -> None:
    assert path.name == ".o.jsonl.resume"
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "other",
    [
        replace(SOURCES[0], id="A"),
        replace(SOURCES[0], text=SOURCES[0].text + " "),
        replace(SOURCES[0], text=SOURCES[0].text.replace("\ud800", "\ud801")),
        replace(SOURCES[0], markup=Markup(bold=(TextSpan(0, 3),))),
    ],
)
def test_another_text_is_not_found(open_: Open, path: Path, other: Source) -> None:
    again = open_()
    assert again.find(again.key(other), other.text) is None


def test_where_a_text_is_from_does_not_matter(open_: Open, path: Path) -> None:
    again = open_()
    moved = replace(SOURCES[0], path="there", encoding="cp1252", meta={"title": "T"}, notices=("odd",))
    moved = replace(moved, markup=Markup(places=(Place(0, "line 7"),)))
    assert again.find(again.key(moved), moved.text) == result(SOURCES[0])


def test_results_of_other_settings_are_not_found(open_: Open, path: Path) -> None:
    other = open_(genre="fiction")
    assert other.begun_with == OWING
    assert found(other) == [None, None, None]


def test_without_being_asked_to_it_goes_on_with_nothing(open_: Open, path: Path) -> None:
    anew = open_(resume=False)
    assert (len(anew), anew.begun_with, found(anew)) == (0, None, [None, None, None])


def test_results_are_added_to_those_that_are_there(open_: Open, path: Path) -> None:
    more = Source("d", "More.")
    again = open_()
    assert found(again)[2] == result(SOURCES[2])
    again.add(again.key(more), Document("d", "More."))
    assert found(again)[0] == result(SOURCES[0])
    once_more = open_()
    assert once_more.find(once_more.key(more), more.text) == Document("d", "More.")
    assert found(once_more) == [result(source) for source in SOURCES]


def test_many_equal_texts(open_: Open) -> None:
    begun = open_(resume=False)
    for seconds in (1, 2, 3):
        begun.add(begun.key(SOURCES[1]), replace(result(SOURCES[1]), meta={"seconds": seconds}))
    again = open_()
    assert len(again) == 3
    assert [again.find(again.key(SOURCES[1]), SOURCES[1].text) for _ in range(4)] == [
        replace(result(SOURCES[1]), meta={"seconds": 3})
    ] * 4


DAMAGES: dict[str, Callable[[bytes, int], bytes]] = {
    "a bit": lambda data, at: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
    "cut": lambda data, at: data[:at],
    "a line end": lambda data, at: data[:at] + b"\n" + data[at:],
    "zeros": lambda data, at: data[:at] + bytes(20) + data[at + 20 :],
    "left out": lambda data, at: data[:at] + data[at + 7 :],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_anywhere_costs_results_and_makes_no_wrong_ones(open_: Open, path: Path, damage: str) -> None:
    whole = path.read_bytes()
    for at in range(0, len(whole), 1 if damage in ("a bit", "cut") else 5):
        path.write_bytes(DAMAGES[damage](whole, at))
        again = open_()
        lost = [source for source, got in zip(SOURCES, found(again), strict=True) if got is None]
        assert all(got in (None, result(source)) for source, got in zip(SOURCES, found(again), strict=True))
        assert again.begun_with in (None, OWING)
        assert len(lost) <= (3 if damage == "cut" else 2)
        for source in lost:  # what is read anew is kept, whatever stands before it
            again.add(again.key(source), result(source))
        assert found(open_()) == [result(source) for source in SOURCES]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n\n\n",
        b"\xff\xfe\n",
        b"[]\n{}\nnull\n",
        b'{"check":"","of":"","result":{}}\n',
        b"[" * 100_000 + b"\n",
        b'{"check":"' + b"a" * 100_000,
        b"\0" * 100_000,
    ],
)
def test_garbage_is_nothing(open_: Open, path: Path, line: bytes) -> None:
    path.write_bytes(line + path.read_bytes())
    assert sum(one is not None for one in found(open_())) >= 2 + line.endswith(b"\n")
    path.write_bytes(line)
    assert found(open_()) == [None, None, None]


def test_a_line_without_end_does_not_fill_the_memory(open_: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "_LONGEST", 2_000)
    with path.open("ab") as file:
        file.write(b"x" * 1_000_000)
    again = open_()
    assert found(again) == [result(source) for source in SOURCES]
    long = Source("long", "“Ja” " * 1_000)
    again.add(again.key(long), Document("long", long.text, meta={"notices": ["x" * 3_000]}))
    again = open_()
    assert again.find(again.key(long), long.text) is None
    assert found(again) == [result(source) for source in SOURCES]


def test_a_whole_line_that_says_nonsense_is_no_result(open_: Open, path: Path) -> None:
    """Nobody writes such lines but on purpose."""
    nonsense: list[object] = [{}, [], None, {"id": 3}, {"id": "a", "quotes": [3], "speakers": []}]
    for record in nonsense:
        begun = open_()
        key = begun.key(SOURCES[0])
        begun._write({"of": key, "result": record})
        assert open_().find(key, SOURCES[0].text) is None


def links(path: Path) -> None:
    path.with_name("elsewhere").write_text("mine")
    path.symlink_to("elsewhere")


def other_names(path: Path) -> None:
    path.with_name("elsewhere").write_text("mine")
    path.hardlink_to(path.with_name("elsewhere"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there, and it has no named pipes")
@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("make", [links, other_names, Path.mkdir, os.mkfifo])
def test_what_no_run_has_left_is_not_touched(tmp_path: Path, make: Callable[[Path], None], resume: bool) -> None:
    path = journal_path(tmp_path / "o.jsonl")
    make(path)
    with pytest.raises(OutputError, match=r"\.o\.jsonl\.resume: .*; remove (it|this one) first"):
        Journal(tmp_path / "o.jsonl", OWING, resume=resume)
    assert os.path.lexists(path)
    assert all(file.read_text() == "mine" for file in tmp_path.glob("elsewhere"))


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such owners there")
def test_the_journal_of_another_user_is_not_trusted(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(OutputError, match="belongs to another user"):
        Journal(tmp_path / "o.jsonl", OWING, resume=True)


@pytest.mark.parametrize("resume", [True, False])
def test_one_run_at_a_time_has_it(tmp_path: Path, open_: Open, path: Path, resume: bool) -> None:
    holder = open_()
    with pytest.raises(OutputError, match=r"o\.jsonl: another run is writing it"):
        Journal(tmp_path / "o.jsonl", OWING, resume=resume)
    assert found(holder) == [result(source) for source in SOURCES]


def test_what_is_removed_is_gone_and_only_that(tmp_path: Path, open_: Open, path: Path) -> None:
    open_().remove()
    assert not path.exists()
    begun = open_(resume=False)
    path.rename(tmp_path / "moved")
    path.write_text("mine")
    begun.remove()
    assert path.read_text() == "mine"


def test_what_is_of_no_use_any_more_is_left_out(open_: Open, path: Path) -> None:
    """So that a run that fails every day in one place does not keep what every day was read anew."""
    sizes = set()
    for day in range(5):
        changed = Source("a", f"Other words of day {day}.")
        again = open_()
        assert all(again.find(again.key(source), source.text) for source in SOURCES[1:])
        again.add(again.key(changed), Document("a", changed.text))
        again.shrink()
        small = open_()
        assert (len(small), small.begun_with) == (3, OWING)
        assert found(small) == [None, result(SOURCES[1]), result(SOURCES[2])]
        assert small.find(small.key(changed), changed.text) == Document("a", changed.text)
        sizes.add(path.stat().st_size)
    assert len(sizes) == 1


def test_texts_of_one_id_are_all_of_use(open_: Open) -> None:
    begun = open_(resume=False)
    texts = [Source("x", text) for text in ("A", "B", "C")]
    for source in texts:
        begun.add(begun.key(source), Document("x", source.text))
    begun.shrink()
    again = open_()
    assert [again.find(again.key(source), source.text) for source in texts] == [
        Document("x", source.text) for source in texts
    ]


def test_what_a_run_could_not_get_at_is_not_forgotten(open_: Open, path: Path) -> None:
    whole = path.read_bytes()
    open_().shrink()
    assert path.read_bytes() == whole
    path.write_bytes(b"garbage\n" + whole + b"cut off")
    open_().shrink()
    assert path.read_bytes() == whole


def test_fields_of_the_user_s_may_be_as_deep_as_they_like(open_: Open) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    begun = open_(resume=False)
    source = Source("x", "“Ja”", markup=Markup(fields={"deep": deep}))
    begun.add(begun.key(source), Document("x", "“Ja”"))
    again = open_()
    assert again.find(again.key(source), "“Ja”") == Document("x", "“Ja”")
    while deep:  # from the outside, as the interpreter would do it one call within another
        deep = deep.pop()  # type: ignore[assignment]


def test_places_are_found_by_key() -> None:
    places = PlacesByKey()
    assert places.find("ab" * 32) is None
    places = PlacesByKey()
    keys = [f"{n * 7919 % 1000:016x}{n:048x}" for n in range(1000)]
    for place, key in enumerate(keys):
        places.add(key, place)
    assert [places.find(key) for key in keys] == list(range(1000))
    assert places.find("f" * 64) is None
    assert len(places) == 1000
