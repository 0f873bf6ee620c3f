"""The reader of golden cases, and the comparison."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.golden.compare import differences
from tests.golden.confidence_lines import write_confidence
from tests.golden.markup import Case, MarkupError, NotQuoted, SpeakerFields, read_case, read_cases

from inquit import Document, NotQuote, Quote, RosterEntry, Speaker, TextSpan

SPLIT = """Two parts
@confidence 1=.80
<q 1 "Ann Lee" to="Bo Dee">“A,”</q> <src 1>Ann</src> <cue 1>said</cue>, <q 1>“B.”</q>
"""


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
        "addressee_id": "s2",
        "confidence": 0.8,
    }
    speakers = (Speaker("s1", "Ann Lee", True), Speaker("s2", "Bo Dee", True))
    return Document("", case.text, (Quote(**row | changes),), speakers)  # type: ignore[arg-type]


def test_tags_become_spans() -> None:
    case = read_case(SPLIT)
    row = case.rows["1"]

    assert (case.title, case.text) == ("Two parts", "“A,” Ann said, “B.”")
    assert row.content == [span(case, "“A,”"), span(case, "“B.”")]
    assert (row.cue, row.source) == ([span(case, "said")], [span(case, "Ann")])
    assert (row.type, row.speaker, row.addressee, row.act) == ("direct", "Ann Lee", "Bo Dee", "speech")


def test_rows_can_be_nested_and_described() -> None:
    case = read_case('x\n<q a mixed "O\'Dea">He <q b act=attitude in=a>‘hopes’</q></q>')

    assert (case.rows["a"].type, case.rows["a"].speaker) == ("mixed", "O'Dea")
    assert (case.rows["b"].parent, case.rows["b"].act, case.rows["b"].speaker) == ("a", "attitude", None)
    assert case.rows["a"].content == [TextSpan(0, len(case.text))]


def test_rows_can_be_doubtful_and_passed_on() -> None:
    row = read_case('x\nThe Herald: <q 1 "Bo" status=alleged by="Herald">“A.”</q>').rows["1"]

    assert (row.speaker, row.status, row.reported_by) == ("Bo", "alleged", "Herald")


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
        ("@confidence 1=.8\n<q 1>a</q>", "no confidence of rows: 1=.8"),
        ("@confidence\n<q 1>a</q>", "no confidence of rows"),
        ("@confidence 2=.80\n<q 1>a</q>", "a confidence of 2, which is no row"),
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

    assert differences(case, document(case), "rules") == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": "mixed"}, "type is 'mixed', not 'direct'"),
        ({"speaker_id": None}, "speaker is None, not 'Ann Lee'"),
        ({"addressee_id": None}, "addressee is None, not 'Bo Dee'"),
        ({"speaker_id": "s2", "addressee_id": "s1"}, "addressee is 'Ann Lee', not 'Bo Dee'"),
        ({"confidence": 0.77}, "confidence is 0.77, not 0.8"),
        ({"confidence": 0.83}, "confidence is 0.83, not 0.8"),
        ({"parent_id": "q9"}, "parent is 'q9', not None"),
        ({"status": "denied"}, "status is 'denied', not 'asserted'"),
        ({"reported_by_id": "s2"}, "reported_by is 'Bo Dee', not None"),
        ({"cue": ()}, "cue is '', not 'said'"),
        ({"source": (TextSpan(0, 2),)}, "source is '“A', not 'Ann'"),
        ({"content": (TextSpan(0, 4),)}, "missing: direct | “A,” … “B.” | Ann Lee"),
        ({"content": (TextSpan(0, 4),)}, "unexpected: direct | “A,” | Ann Lee"),
    ],
)
def test_every_difference_is_told(changes: dict[str, object], message: str) -> None:
    case = read_case(SPLIT)

    assert message in "\n".join(differences(case, document(case, **changes), "rules"))


def test_edges_of_reported_clauses_are_not_compared() -> None:
    case = read_case("x\n@confidence 1=.00\nAnn said <q 1 indirect>that it rains</q>.")
    row = Quote("q1", "indirect", (span(case, "it rains."),))

    assert differences(case, Document("", case.text, (row,)), "rules") == []


@pytest.mark.parametrize("confidence", [0.78, 0.8, 0.82])
def test_confidence_has_some_room(confidence: float) -> None:
    case = read_case(SPLIT)

    assert differences(case, document(case, confidence=confidence), "reader") == []


def test_each_engine_is_as_sure_as_the_case_says_of_it() -> None:
    case = read_case("x\n@confidence-reader 1=.90\n<q 1>“a”</q>")
    row = Quote("q1", "direct", (TextSpan(0, 3),), confidence=0.9)
    got = Document("", case.text, (row,))

    assert differences(case, got, "reader") == []
    assert differences(case, got, "rules")[0].startswith(
        "row 1: confidence is 0.9, and the case has none for the rules"
    )
    case.xfail["rules"] = "a row that may be missing needs none"
    assert differences(case, got, "rules") == []


def test_confidence_is_written_into_the_case(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    before = "# A remark.\n\n## One\na\n\n## Two\n@genre fiction\n<q b>“a”</q> <q 1>“b”</q>\n\n## Three\nc\n"
    path.write_text(before, encoding="utf-8")
    sure, unsure = (Quote("q1", "direct", (TextSpan(0, 1),), confidence=value) for value in (1.0, 0.5))

    first = write_confidence(path, "Two", "reader", {"b": sure, "1": unsure})
    assert first.confidence == {"reader": {"b": 1.0, "1": 0.5}}
    assert "fiction\n@confidence-reader b=1.00 1=.50\n<q b>" in path.read_text(encoding="utf-8")
    write_confidence(path, "Two", "rules", {"b": sure, "1": sure})
    assert "fiction\n@confidence-reader b=1.00 1=.50\n@confidence-rules b=1.00 1=1.00\n<q b>" in path.read_text("utf-8")
    write_confidence(path, "Two", "reader", {"b": sure, "1": sure})
    assert path.read_text("utf-8") == before.replace("fiction\n", "fiction\n@confidence b=1.00 1=1.00\n")


def test_marks_are_compared() -> None:
    case = read_case("x\n<q 1>“It rains”</q>")
    row = Quote("q1", "direct", (span(case, "It rains"),))

    assert len(differences(case, Document("", case.text, (row,)), "rules")) == 2


def test_what_is_found_beside_the_tags_is_told_unless_that_is_fine() -> None:
    case = read_case("x\n“a” “b”")
    got = Document("", case.text, (Quote("q1", "direct", (TextSpan(0, 3),)),), (), (NotQuote(TextSpan(4, 7), "term"),))

    assert differences(case, got, "rules") == ["unexpected: direct | “a” | None", "unexpected in not_quotes: “b”"]
    case.extra = True
    assert differences(case, got, "rules") == []


def test_marked_words_and_their_reason() -> None:
    case = read_case("x\n<not title>“a”</not> <not>“b”</not>")
    got = Document("", case.text, not_quotes=(NotQuote(TextSpan(0, 3), "term"),))

    assert differences(case, got, "rules") == ["reason of “a” is 'term', not 'title'", "not listed in not_quotes: “b”"]


def test_fields_of_speakers() -> None:
    case = read_case("x\n@speaker Ann Lee | role=head | members=A; B | named=True\n@speaker Bo")
    got = Document("", "", speakers=(Speaker("s1", "Ann Lee", True, role="boss", members=("A", "B")),))

    assert differences(case, got, "rules") == [
        "role of Ann Lee is 'boss', not 'head'",
        "no speaker 'Bo' among ['Ann Lee']",
    ]
