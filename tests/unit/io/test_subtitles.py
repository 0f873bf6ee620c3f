"""SubRip and WebVTT: a cue a turn, with times that hold whatever the file knows of them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit import Document, Quote, Speaker, TextSpan, TimeSpan
from inquit.document import Time
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.cue_times import cue_times
from inquit.io.outputs.output_format import RefusedError, WriteOptions

TURNS = [
    ("s1", "We sail at noon."),
    ("s2", "Not in this wind, we do not; the last time cost us two masts & a boy's <left> arm --> remember?"),
    (None, "Aye."),
]
SPEAKERS = (Speaker("s1", "Mira Lund", named=True), Speaker("s2", "the bosun: Pike", named=False))


def made(times: Sequence[TimeSpan | None], turns: Sequence[tuple[str | None, str]] = TURNS) -> Document:
    text, quotes = "", []
    for number, ((speaker, said), time) in enumerate(zip(turns, times, strict=True), start=1):
        span = TextSpan(len(text), len(text) + len(said))
        quotes.append(Quote(f"q{number}", "direct", (span,), speaker_id=speaker, time=time))
        text += f"{said}\n\n"
    return Document("talk", text, tuple(quotes), SPEAKERS)


def written(name: str, *documents: Document) -> str:
    stream = io.StringIO()
    writer = output_format(name).open(stream, WriteOptions())
    for document in documents:
        writer.document(document)
    writer.finish()
    return stream.getvalue()


KNOWN = (TimeSpan(1.0, 2.5), TimeSpan(3.0004, 3661.9996), TimeSpan(4000.0, 4001.0))


def test_subrip() -> None:
    assert written("srt", made(KNOWN)) == (
        "1\n00:00:01,000 --> 00:00:02,500\nMira Lund: We sail at noon.\n\n"
        "2\n00:00:03,000 --> 01:01:02,000\nThe bosun Pike: Not in this wind, we do\n"
        "not; the last time cost us two masts & a\nboy's <left> arm -- > remember?\n\n"
        "3\n01:06:40,000 --> 01:06:41,000\nAye.\n\n"
    )


def test_webvtt_has_voices_and_no_tags_of_the_text() -> None:
    assert written("vtt", made(KNOWN)) == (
        "WEBVTT\n\n"
        "1\n00:00:01.000 --> 00:00:02.500\n<v Mira Lund>We sail at noon.\n\n"
        "2\n00:00:03.000 --> 01:01:02.000\n<v The bosun Pike>Not in this wind, we do not; the last time\n"
        "cost us two masts &amp; a boy's &lt;left&gt; arm --&gt;\nremember?\n\n"
        "3\n01:06:40.000 --> 01:06:41.000\nAye.\n\n"
    )


def times_of(*spans: TimeSpan | None, lengths: Sequence[int] = (17, 34, 17)) -> list[tuple[float, float]] | None:
    document = made(spans)
    return cue_times(document.quotes, lengths)


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        # an end that is not known is the next beginning, or when it has been read
        ([TimeSpan(0.0, None), TimeSpan(5.0, None), TimeSpan(9.0, None)], [(0, 5), (5, 9), (9, 10)]),
        # a beginning that is not known is the end of the row before; what is left is shared by length
        ([TimeSpan(0.0, None), None, None], [(0, 1), (1, 3), (3, 4)]),
        ([TimeSpan(0.0, None), None, TimeSpan(6.0, 8.0)], [(0, 2), (2, 6), (6, 8)]),
        ([TimeSpan(0.0, 1.0), None, TimeSpan(6.0, 8.0)], [(0, 1), (1, 6), (6, 8)]),
        ([TimeSpan(0.0, 1.0), TimeSpan(None, 4.0), TimeSpan(6.0, 8.0)], [(0, 1), (1, 6), (6, 8)]),
        # rows before the first time
        ([None, None, TimeSpan(10.0, 11.0)], [(7, 8), (8, 10), (10, 11)]),
        ([None, TimeSpan(0.0, 2.0), TimeSpan(2.0, 3.0)], [(0, 1), (1, 3), (3, 4)]),
        # below 0
        ([TimeSpan(-10.0, None), TimeSpan(5.0, 7.0), TimeSpan(8.0, 9.0)], [(0, 15), (15, 17), (18, 19)]),
        # times of day, over midnight, and with dates
        (
            [TimeSpan("23:59:50", None), TimeSpan("00:00:05", None), TimeSpan("00:00:10", "00:00:11")],
            [(0, 15), (15, 20), (20, 21)],
        ),
        (
            [TimeSpan("2024-05-01T23:00:00Z", None), TimeSpan("2024-05-03T23:00:00Z", None), None],
            [(0, 172_800), (172_800, 172_802), (172_802, 172_803)],
        ),
        # another kind of time than the first says nothing, and so does what is none
        ([TimeSpan(0.0, None), TimeSpan("at two", None), TimeSpan("14:00:00", None)], [(0, 1), (1, 3), (3, 4)]),
        # back, and ends before beginnings
        ([TimeSpan(5.0, 1.0), TimeSpan(2.0, 2.0), TimeSpan(9.0, None)], [(5, 6), (2, 9), (9, 10)]),
    ],
)
def test_every_row_has_a_beginning_and_an_end(spans: list[TimeSpan | None], shown: list[tuple[float, float]]) -> None:
    assert times_of(*spans) == shown


def test_cues_come_in_the_order_of_their_times() -> None:
    starts = re.findall(
        r"(\S+) -->", written("vtt", made([TimeSpan(9.0, 9.5), TimeSpan(1.0, 2.0), TimeSpan(3.0, 4.0)]))
    )

    assert starts == sorted(starts)
    assert len(starts) == 3


def test_rows_within_others_are_no_cues() -> None:
    document = made(KNOWN)
    inner = replace(document.quotes[1], id="q2a", parent_id="q2", content=(TextSpan(18, 24),))

    assert written("srt", replace(document, quotes=(*document.quotes, inner))) == written("srt", document)


@pytest.mark.parametrize("name", ["srt", "vtt"])
@pytest.mark.parametrize(
    "times", [(None, None, None), (TimeSpan(None, 3.0), TimeSpan(None, None), TimeSpan("?", None))]
)
def test_a_text_without_times_is_refused_by_name(name: str, times: Sequence[TimeSpan | None]) -> None:
    with pytest.raises(RefusedError, match=r"talk: .* needs to know when .* take another format, such as transcript"):
        written(name, made(times))


def test_nothing_is_written_of_a_text_that_is_refused() -> None:
    stream = io.StringIO()
    with pytest.raises(RefusedError):
        output_format("vtt").open(stream, WriteOptions()).document(made((None, None, None)))
    assert stream.getvalue() == ""


def test_what_is_blank_makes_no_cue() -> None:
    with pytest.raises(RefusedError):
        written("vtt", made([TimeSpan(0.0, None)], [("s1", "\x1f")]))


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_a_second_text_is_refused_by_name(name: str) -> None:
    with pytest.raises(RefusedError, match=r"two: .* the cues of one text, and talk is in this one"):
        written(name, made(KNOWN), replace(made(KNOWN), id="two"))


ANY_TIME: st.SearchStrategy[Time | None] = (
    st.none() | st.floats(-(2**40), 2**40) | st.sampled_from(["23:59:59", "00:00:01", "2024-05-01T01:02:03Z", "", "x"])
)


@given(st.lists(st.tuples(st.text(min_size=1), st.none() | st.builds(TimeSpan, ANY_TIME, ANY_TIME)), max_size=5))
def test_any_text_and_any_times_make_cues_that_are_in_order_and_last(
    turns: list[tuple[str, TimeSpan | None]],
) -> None:
    document = made([time for _, time in turns], [("s1", said) for said, _ in turns])
    times = cue_times(document.quotes, [len(said) for said, _ in turns])
    try:
        page = written("vtt", document)
    except RefusedError:
        return
    assert times is not None
    assert all(0 <= start <= end for start, end in times)
    header, *cues = page.rstrip("\n").split("\n\n")
    assert header == "WEBVTT"
    assert len(cues) == len([said for said, _ in turns if said.strip()])
    for cue in cues:
        assert cue.count("-->") == 1
