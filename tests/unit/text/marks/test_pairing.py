"""Pairing of quotation marks. In the cases {…} stands round what must be found, nested as the quotes are."""

from __future__ import annotations

import time

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.text.marks.pairing import Marked, find_marked, whole_paragraphs
from inquit.text.parsing import MAX_PIECE, paragraph_spans


def find(text: str) -> tuple[Marked, ...]:
    return find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of())


def shown(text: str) -> str:
    """The text with braces round every span that was found."""
    inserts = []
    for order, marked in enumerate(find(text)):
        for span in marked.spans:
            inserts += [(span.start, 1, order, "{"), (span.end, 0, -order, "}")]
    for at, _, _, brace in sorted(inserts, reverse=True):
        text = text[:at] + brace + text[at:]
    return text


def check(case: str) -> None:
    assert shown(case.replace("{", "").replace("}", "")) == case


@pytest.mark.parametrize(
    "case",
    [
        '{"I will go,"} she said. {"Today."}',
        "{“I will go,”} she said. {“Today.”}",
        "{''I will go,''} she said. {''Today.''}",
        "{``I will go,''} she said. {``Today.''}",
        "{«I will go,»} she said. {«Today.»}",
        "{« I will go, »} she said. {« Today. »}",
        "{»I will go,«} she said. {»Today.«}",
        "{„I will go,“} she said. {„Today.“}",
        "{„I will go,”} she said. {„Today.”}",
        "{'I will go,'} she said. {'Today.'}",
        "{‘I will go,’} she said. {‘Today.’}",
        "{`I will go,'} she said. {`Today.'}",
        "{‚I will go,‘} she said. {‚Today.‘}",
        "{‹I will go,›} she said. {‹Today.›}",
        "{「I will go,」} she said. {『Today.』}",
        "{”I will go,”} she said. {”Today.”}",
        "He called it {“a plan”}; she called it {\"a hope\"}, they {'a joke'}.",
    ],
)
def test_every_style_of_marks(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ('"A b."', "straight-double"),
        ("“A b.”", "curly-double"),
        ("“A b.", "curly-double"),
        ("''A b.''", "apostrophe-double"),
        ("``A b.''", "penn-double"),
        ("„A b.“", "low-high-double"),
        ("«A b.»", "guillemet"),
        ("‘A b.’", "curly-single"),
        ('“A b."', "curly-double"),
        ("”A b.”", "right-double"),
    ],
)
def test_the_style_is_named(text: str, style: str) -> None:
    assert [marked.style for marked in find(text)] == [style]


@pytest.mark.parametrize(
    "case",
    [
        "{“He told me {‘go away’} and left,”} she said.",
        "{\"He told me {'go away'} and left,\"} she said.",
        "{‘He told me {“go away”} and left,’} she said.",
        "{'He told me {\"go away\"} and left,'} she said.",
        "{“He told me {“go away”} and left,”} she said.",
        '{"He told me {"go away"} and left,"} she said.',
        '{“He told me {"go away"} and left,”} she said.',
        "{“{‘Go away,’} he said.”}",
        "{\"He said {'no.'}\"}",
        "{“He said {‘no.’} ”}",
        "{''He said {'no.'}''}",
        "{„Er sagte {‚nein‘} und ging.“}",
        "{«Il a dit {“non”} hier.»}",
    ],
)
def test_nested_quotes(case: str) -> None:
    check(case)


def test_a_nested_quote_names_its_parent() -> None:
    outer, inner, innermost, last = find("“A ‘b “c d” e’ f,” she said. “G.”")
    assert [m.depth for m in (outer, inner, innermost, last)] == [0, 1, 2, 0]
    assert [m.parent for m in (outer, inner, innermost, last)] == [None, 0, 1, None]


@pytest.mark.parametrize(
    "case",
    [
        "I don't think the boys' dogs' bowls weren't full.",
        "In the '90s rock 'n' roll was O'Brien's, not the Smiths' music.",
        "’Tis the season, 'tis, and give 'em the dogs' bowls.",
        "He was 5'10\" tall, she 6' 2\".",
        'Take a 12" pipe and a 14" board.',
        "{'I can't see the dogs' bowls,'} he said.",
        "{‘I can’t see the dogs’ bowls in the ’90s,’} he said.",
        "{'The boys' dogs don't bark,'} he said, {'nor do the girls'.'}",
        "Call it {'odd'} and the boys' luck.",
        "Singin' an' dancin' in th' rain.",
        "They met at {'2nd Street people'} he knew.",
        "the `quoted` code and a ``` fence",
    ],
)
def test_single_marks_and_apostrophes(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        '{“I will go,"} she said.',
        '{"I will go,”} she said.',
        "{“I will go,“} she said.",
        "{”I will go,“} she said.",
        '{" I will go,"} she said. {"Today."}',
        '{"I will go, "} she said. {"Today."}',
        '{" I will go, "} she said, {" but not today. "}',
        '{""I will go,""} she said.',
        'She said:{"I will go."} He left.',
        '{"I will go,"}she said. {"Today."}',
        '{"Yes"}—he paused—{"or no."}',
        'He said, ({"I will go"}) [{"today"}].',
        '{"I will [not] (ever) go . . . today,"} she said.',
        '{"...and then I went?!"} she said.',
        '\\{"I will go\\"} she said.',
    ],
)
def test_sloppy_marks(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        'A stray " mark. {"I will go,"} she said. {"Today."}',
        '{"He has a 12" nail,"} she said. {"Today."}',
        'I will go," she said. {"Today,"} he said.',
        "I will go,” she said. {“Today,”} he said.",
        "» First item\n\n» Second item, {“so called”}",
        "Home » News » Sports",
        "He said {“no”}.” Then {“yes”}.",
        'A 3" hole.\n\n{"I will go,"} she said.',
        'An empty "" pair and {"a full one"}.',
    ],
)
def test_a_stray_mark_does_not_swallow_the_rest(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        '{"I will go. She left.}\n\nHe stayed.',
        "{“I will go. She left.}\n\nHe said {“today,”} and stayed.",
        "{“I will go, she said.} {“Today,”} he said.",
    ],
)
def test_an_unclosed_quote_ends_with_its_paragraph_or_at_the_next(case: str) -> None:
    check(case)


def test_unclosed_is_said() -> None:
    first, second = find("“I will go, she said.\n\nHe left. “Today,” he said.")
    assert (first.closed, second.closed) == (False, True)


@pytest.mark.parametrize(("left", "right"), [('"', '"'), ("“", "”"), ("''", "''"), ("‘", "’"), ("'", "'"), ("«", "»")])
def test_a_quote_over_paragraphs_is_one(left: str, right: str) -> None:
    text = f"She said: {left}One two.\n\n{left}Three four.\n\n{left}Five,{right} and left. {left}Six.{right}"
    whole, last = find(text)
    assert [span.of(text) for span in whole.spans] == [f"{left}One two.", f"{left}Three four.", f"{left}Five,{right}"]
    assert whole.closed
    assert last.spans[0].of(text) == f"{left}Six.{right}"


def test_a_quote_inside_one_over_paragraphs() -> None:
    text = "“One ‘a b’ two.\n\n“‘C d,’ he said.”"
    check("{“One {‘a b’} two.}\n\n{“{‘C d,’} he said.”}")
    assert [m.parent for m in find(text)] == [None, 0, 0]


def test_both_levels_may_go_on() -> None:
    text = "“I said: ‘One.\n\n“‘Two.’ So there.”"
    outer, inner = find(text)
    assert [span.of(text) for span in outer.spans] == ["“I said: ‘One.", "“‘Two.’ So there.”"]
    assert [span.of(text) for span in inner.spans] == ["‘One.", "‘Two.’"]


def test_each_paragraph_closed_is_a_quote_each() -> None:
    check("{“One.”}\n\n{“Two.”}")


def test_verse_goes_on_by_line_but_not_over_a_blank_line() -> None:
    check('He sang:\n\n{"Seven ships upon the sea}\n{Hey and ho}\n{and home again!"}')
    check('He sang:\n\n{"Seven ships upon the sea}\n\nAnd home again!" He left.')


def test_the_straight_marks_of_a_block_quotation_are_skipped() -> None:
    check('"He called it {“a plan,”} and we called it {“a hope.”}\n\n"She said {“no”} and {“never.”}')


def test_pieces_of_a_long_paragraph_are_joined() -> None:
    sentence = "The quick fox jumps over the dog. "
    text = '"' + sentence * (MAX_PIECE // len(sentence) + 9) + '," he said.'
    numbered = paragraph_spans(text, language_of())
    assert len(numbered) > 1
    assert whole_paragraphs(numbered) == [TextSpan(0, len(text))]
    assert [marked.closed for marked in find(text)] == [True]


@pytest.mark.parametrize(
    "mark", ['"', "'", "“", "”", "''", "«", '" ', "' ", ' "', "a' ", " 'a", '"a ', "'\"", "\n\n“", "\n'"]
)
def test_time_grows_with_the_marks_and_no_faster(mark: str) -> None:
    def seconds(count: int) -> float:
        text = mark * count
        begin = time.process_time()
        find(text)
        return time.process_time() - begin

    small, large = seconds(2_000), seconds(20_000)
    assert large < 40 * small + 1.0  # 10 times the marks; a quadratic reader would take 100 times as long
