"""What an editor has passed is known again, and only as long as it is the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.checked_examples import checked_article

from inquit.cli.accepted_quotations import Accepted, AcceptedQuotations, read_accepted
from inquit.document import Document
from inquit.errors import InputError, OutputError
from inquit.io.outfile import OutputFile
from inquit.source import Source
from inquit.verification import CheckedQuotation, Sources, Verification
from inquit.verification.verdicts import VERDICTS, SpeakerCheck

MINUTES = "ANN LUND: We will sell the harbour.\n"
SOURCES = Sources([Source("minutes.txt", MINUTES), Source("other.txt", "It rained.")])
CHANGED = Sources([Source("minutes.txt", MINUTES + "BO RAY: No.\n")])
ELSEWHERE = Sources([Source("other.txt", "It rained.")])
ARTICLE = checked_article()
ALTERED = next(one for one in ARTICLE if one.verdict == "altered")
NOT_GOOD = {"v5", "v6", "v7", "v8", "v9"}


def of(*quotations: CheckedQuotation, id: str = "draft.txt") -> Verification:
    return Verification(Document(id, ARTICLE.document.text), quotations, 2)


def passed(sources: Sources = SOURCES, *ids: str) -> list[Accepted]:
    accepting = AcceptedQuotations((), sources, ids, every=() if ids else VERDICTS)
    accepting.apply(ARTICLE)
    return accepting.new


def marked(known: Iterable[Accepted], one: CheckedQuotation, sources: Sources = SOURCES) -> CheckedQuotation:
    (now,) = AcceptedQuotations(known, sources).apply(of(one))
    return now


def test_all_that_is_not_good_is_passed() -> None:
    accepting = AcceptedQuotations((), SOURCES, every=VERDICTS)
    marked = accepting.apply(replace(ARTICLE, quotations=tuple(replace(one, accepted=False) for one in ARTICLE)))

    assert {one.id for one in marked if one.accepted} == NOT_GOOD
    assert [one.words for one in accepting.new] == [one.text for one in ARTICLE if one.id in NOT_GOOD]


def test_all_of_some_verdicts_are_passed() -> None:
    accepting = AcceptedQuotations((), SOURCES, every=("altered", "exact"))
    accepting.apply(ARTICLE)

    assert [one.words for one in accepting.new] == [ALTERED.text]


def test_a_good_one_from_a_third_party_is_not_good() -> None:
    told = replace(next(iter(ARTICLE)), second_hand=True)
    accepting = AcceptedQuotations((), SOURCES, every=VERDICTS)
    accepting.apply(of(told))

    assert [one.findings for one in accepting.new] == [("exact", "second_hand")]


@pytest.mark.parametrize("ids", [("v5",), ("draft.txt:v5",)])
def test_one_is_passed_by_its_id(ids: tuple[str, ...]) -> None:
    (one,) = passed(SOURCES, *ids)

    assert (one.words, one.speaker, one.source, one.article) == (ALTERED.text, None, "minutes.txt", "draft.txt")
    assert one.findings == ("altered", "second_hand", "turns_meaning")


def test_ids_of_nothing_are_known() -> None:
    accepting = AcceptedQuotations((), SOURCES, ("v5", "v77", "other.txt:v5"))
    accepting.apply(ARTICLE)

    assert accepting.missing == ["v77", "other.txt:v5"]


@pytest.mark.parametrize(
    "again",
    [
        ALTERED,
        replace(ALTERED, id="v1", text=ALTERED.text.replace(" ", "\n").rstrip(".")),
        replace(ALTERED, second_hand=False, turns_meaning=False),  # less than what was passed
    ],
)
def test_it_is_known_again(again: CheckedQuotation) -> None:
    assert marked(passed(), again).accepted


@pytest.mark.parametrize(
    ("other", "notes"),
    [
        (replace(ALTERED, text="Nobody will sell the harbour."), ()),
        (replace(ALTERED, speaker=SpeakerCheck("Bo Ray")), ()),
        (
            replace(ALTERED, verdict="stitched"),
            ("Accepted before (altered, second hand, turns meaning), but not as stitched: judged anew.",),
        ),
    ],
)
def test_another_one_is_not(other: CheckedQuotation, notes: tuple[str, ...]) -> None:
    now = marked(passed(), other)

    assert (now.accepted, now.notes) == (False, notes)


@pytest.mark.parametrize(
    ("sources", "why"),
    [(CHANGED, "but minutes.txt is another text now"), (ELSEWHERE, "but minutes.txt is no source now")],
)
def test_against_another_text_it_is_judged_anew(sources: Sources, why: str) -> None:
    now = marked(passed(), ALTERED, sources)

    assert not now.accepted
    assert why in now.notes[-1]


def test_what_is_good_now_needs_no_note() -> None:
    good = replace(ALTERED, verdict="exact", turns_meaning=False, second_hand=None)

    assert marked(passed(), good, CHANGED).notes == ()


def test_what_was_found_nowhere_may_go_on_so() -> None:
    nowhere = next(one for one in ARTICLE if one.verdict == "not_found")
    known = passed()

    assert marked(known, replace(nowhere, accepted=False), CHANGED).accepted
    assert not marked(known, replace(nowhere, accepted=False, verdict="altered")).accepted


def test_the_file_goes_round(tmp_path: Path) -> None:
    path = tmp_path / "passed.jsonl"
    first = AcceptedQuotations((), SOURCES, ("v5",))
    first.apply(ARTICLE)
    assert first.save(path) == 1
    second = AcceptedQuotations(read_accepted(path), SOURCES, ("v7", "v5"))
    second.apply(ARTICLE)

    assert second.save(path) == 2
    assert [one.words for one in read_accepted(path)] == [ALTERED.text, "I never said it."]
    assert read_accepted(path)[:1] == first.new


def test_what_others_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "passed.jsonl"
    both = AcceptedQuotations((), SOURCES, ("v5",)), AcceptedQuotations((), SOURCES, ("v7",))
    for one in both:
        one.apply(ARTICLE)

    assert [one.save(path) for one in both] == [1, 2]


def test_two_runs_do_not_write_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "passed.jsonl"
    with OutputFile(path) as other:
        other.open()
        with pytest.raises(OutputError, match=r"another run is writing it, .* choose another file for --accepted"):
            AcceptedQuotations((), SOURCES).save(path)


def test_characters_that_no_file_holds_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "passed.jsonl"
    odd = CheckedQuotation("v1", "a \ud800 \0\u2028 b", "altered", speaker=SpeakerCheck("\x1b[31m"))
    accepting = AcceptedQuotations((), SOURCES, every=VERDICTS)
    accepting.apply(of(odd))
    accepting.save(path)

    assert marked(read_accepted(path), odd).accepted


LINE = {"words": "a", "speaker": None, "findings": ["altered"], "source": None, "sha256": "", "article": "a.txt"}


@pytest.mark.parametrize(
    "line",
    [
        "a",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps(LINE | {"words": 1}),
        json.dumps(LINE | {"findings": 1}),
        json.dumps(LINE | {"findings": [1]}),
        json.dumps(LINE | {"sha256": None}),
        json.dumps(LINE | {"speaker": ["a"]}),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "passed.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n\n{line}\n")

    with pytest.raises(InputError, match=r"passed\.jsonl, line 3: no accepted quotation"):
        read_accepted(path)


@pytest.mark.parametrize("data", [b"\xff\xfe\0", b"\x80"])
def test_another_file_is_none_of_them(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)

    with pytest.raises(InputError, match="no file of accepted quotations"):
        read_accepted(path)
    with pytest.raises(InputError):
        AcceptedQuotations((), SOURCES).save(path)
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["photo.jpg"]
