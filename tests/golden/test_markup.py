"""The reader of golden cases, and the comparison."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.golden.compare import differences
from tests.golden.markup import Case, MarkupError, NotQuoted, SpeakerFields, read_case, read_cases

from inquit import Document, NotQuote, Quote, RosterEntry, Speaker, TextSpan

SPLIT = 'Two parts\n<q 1 "Ann Lee">“A,”</q> <src 1>Ann</src> <cue 1>said</cue>, <q 1>“B.”</q>\n'


def span(case: Case, words: str) -> TextSpan:
    start = case.text.index(words)
    return TextSpan(start, start + len(words))


def document(case: Case, **changes: object) -> Document:
    """What a program should make of SPLIT, with changes to its one row."""
    row: dict[str, object] = {
        "id": "q1",
        "type": "direct",
        "content": (span(case, "“A,”"), span(case, "“B.”")),
        "cue": (span(case, "said"),),
        "source": (span(case, "Ann"),),
        "speaker_id": "s1",
    }
    return Document("", case.text, (Quote(**row | changes),), (Speaker("s1", "Ann Lee", True),))  # type: ignore[arg-type]


def test_tags_become_spans() -> None:
    case = read_case(SPLIT)
    row = case.rows["1"]

    assert (case.title, case.text) == ("Two parts", "“A,” Ann said, “B.”")
    assert row.content == [span(case, "“A,”"), span(case, "“B.”")]
    assert (row.cue, row.source) == ([span(case, "said")], [span(case, "Ann")])
    assert (row.type, row.speaker, row.act, row.parent) == ("direct", "Ann Lee", "speech", None)


def test_rows_can_be_nested_and_described() -> None:
    case = read_case('x\n<q a mixed "O\'Dea">He <q b act=attitude in=a>‘hopes’</q></q>')

    assert (case.rows["a"].type, case.rows["a"].speaker) == ("mixed", "O'Dea")
    assert (case.rows["b"].parent, case.rows["b"].act, case.rows["b"].speaker) == ("a", "attitude", None)
    assert case.rows["a"].content == [TextSpan(0, len(case.text))]


def test_one_tag_can_serve_several_rows() -> None:
    case = read_case("x\n<src 1 2>Ann</src> <q 1>a</q> <q 2>b</q>")

    assert case.rows["1"].source == case.rows["2"].source == [TextSpan(0, 3)]


def test_options() -> None:
    case = read_case(
        "x\n@attitudes\n@extra ok\n@xfail-rules too hard\n@roster Ann Lee; Ann; A. L. = p1\n@roster Bo\n"
        '@speaker Ann Lee | role=head | gender=\n<not "scare quote">“a”</not> <not>“b”</not>'
    )

    assert (case.attitudes, case.extra, case.xfail) == (True, True, {"rules": "too hard"})
    assert case.roster == [RosterEntry("Ann Lee", ("Ann", "A. L."), "p1"), RosterEntry("Bo", (), None)]
    assert case.speakers == [SpeakerFields("Ann Lee", {"role": "head", "gender": None})]
    assert case.not_quoted == [NotQuoted(TextSpan(0, 3), "scare quote"), NotQuoted(TextSpan(4, 7), None)]


def test_escapes_and_other_angle_brackets() -> None:
    assert read_case("x\n\\ufeffa\\u00a0b\\r\\n\\U0001f62d").text == "\ufeffa\u00a0b\r\n😭"
    assert read_case("x\n<b> a < b C:\\x").text == "<b> a < b C:\\x"


def test_a_case_without_a_text() -> None:
    assert read_case("Nothing\n").text == ""


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<q 1>a", "is not closed"),
        ("a</q>", "closes nothing"),
        ("<q 1>a</cue>", "closes nothing"),
        ("<cue 1>said</cue>", "nothing is tagged as the content of 1"),
        ("<q>a</q>", "without the number of a row"),
        ("<q 1 in=2>a</q>", "is in 2, which is no row"),
        ('<q 1 "Ann" "Bo">a</q>', "two speakers"),
        ("@xfial x", "no such option"),
    ],
)
def test_mistakes_are_told(source: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        read_case(f"x\n{source}")


def test_a_file_holds_several_cases(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    path.write_text("# A remark.\n\n## One\na\n\nb\n\n## Two\n<q 1>c</q>\n", encoding="utf-8")

    assert [(case.title, case.text) for case in read_cases(path)] == [("One", "a\n\nb"), ("Two", "c")]


def test_what_is_as_expected_shows_no_difference() -> None:
    case = read_case(SPLIT)

    assert differences(case, document(case)) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": "mixed"}, "type is 'mixed', not 'direct'"),
        ({"speaker_id": None}, "speaker is None, not 'Ann Lee'"),
        ({"parent_id": "q9"}, "parent is 'q9', not None"),
        ({"cue": ()}, "cue is '', not 'said'"),
        ({"source": (TextSpan(0, 2),)}, "source is '“A', not 'Ann'"),
        ({"content": (TextSpan(0, 4),)}, "missing: direct | “A,” … “B.” | Ann Lee"),
        ({"content": (TextSpan(0, 4),)}, "unexpected: direct | “A,” | Ann Lee"),
    ],
)
def test_every_difference_is_told(changes: dict[str, object], message: str) -> None:
    case = read_case(SPLIT)

    assert message in "\n".join(differences(case, document(case, **changes)))


def test_edges_of_reported_clauses_are_not_compared() -> None:
    case = read_case("x\nAnn said <q 1 indirect>that it rains</q>.")
    row = Quote("q1", "indirect", (span(case, "it rains."),))

    assert differences(case, Document("", case.text, (row,))) == []


def test_marks_are_compared() -> None:
    case = read_case("x\n<q 1>“It rains”</q>")
    row = Quote("q1", "direct", (span(case, "It rains"),))

    assert len(differences(case, Document("", case.text, (row,)))) == 2


def test_what_is_found_beside_the_tags_is_told_unless_that_is_fine() -> None:
    case = read_case("x\n“a” “b”")
    got = Document("", case.text, (Quote("q1", "direct", (TextSpan(0, 3),)),), (), (NotQuote(TextSpan(4, 7), "term"),))

    assert differences(case, got) == ["unexpected: direct | “a” | None", "unexpected in not_quotes: “b”"]
    case.extra = True
    assert differences(case, got) == []


def test_marked_words_and_their_reason() -> None:
    case = read_case("x\n<not title>“a”</not> <not>“b”</not>")
    got = Document("", case.text, not_quotes=(NotQuote(TextSpan(0, 3), "term"),))

    assert differences(case, got) == ["reason of “a” is 'term', not 'title'", "not listed in not_quotes: “b”"]


def test_fields_of_speakers() -> None:
    case = read_case("x\n@speaker Ann Lee | role=head | members=A; B | named=True\n@speaker Bo")
    got = Document("", "", speakers=(Speaker("s1", "Ann Lee", True, role="boss", members=("A", "B")),))

    assert differences(case, got) == ["role of Ann Lee is 'boss', not 'head'", "no speaker 'Bo' among ['Ann Lee']"]
