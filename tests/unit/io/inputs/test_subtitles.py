"""Subtitles: who says what, by all the ways in which they show it, and what of it is no speech."""

from __future__ import annotations

import pytest
from tests.unit.io.inputs.reading import read_one

from inquit.source import Source

Turns = list[tuple[str | None, str]]


def _clock(seconds: float, sign: str) -> str:
    return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02}{sign}{round(seconds % 1 * 1000):03}"


def srt(*cues: str, gap: float = 0) -> Source:
    """What is read of cues of two seconds each."""
    times = [n * (2 + gap) for n in range(len(cues))]
    shown = (
        f"{n}\n{_clock(t, ',')} --> {_clock(t + 2, ',')}\n{cue}\n"
        for n, (t, cue) in enumerate(zip(times, cues, strict=True), 1)
    )
    return read_one("SRT", "\n".join(shown).encode())


def vtt(*cues: str) -> Source:
    shown = (f"{_clock(2 * n, '.')} --> {_clock(2 * n + 2, '.')}\n{cue}\n" for n, cue in enumerate(cues))
    return read_one("WebVTT", "\n".join(("WEBVTT\n", *shown)).encode())


def turns(source: Source) -> Turns:
    shown = [
        (turn.speaker, " / ".join(" ".join(source.text[span.start : span.end].split()) for span in turn.spans))
        for turn in source.markup.turns
    ]
    for turn in source.markup.turns:
        assert turn.label is None or turn.label.of(source.text) == turn.speaker
    return shown


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (
            ["<v Mira Lund>Is it\nlate?</v>", "<v.loud Tom>It <i>is</i>", "late.", "<v Mira Lund>Oh."],
            [("Mira Lund", "Is it late?"), ("Tom", "It is late."), ("Mira Lund", "Oh.")],
        ),
        (["<v Mira>Yes?</v><v Tom>No.</v>", "Never."], [("Mira", "Yes?"), ("Tom", "No. Never.")]),
        (["<v A &amp; B>Fish &lt;3</v>"], [("A & B", "Fish <3")]),
        (["<v Mira>Yes,</v>", "<v Mira>I do.</v>"], [("Mira", "Yes, I do.")]),
        (["<v Mira Lund.loud>Tom!", "<v j.r.oakes>Yes?"], [("Mira Lund", "Tom!"), ("j.r.oakes", "Yes?")]),
    ],
)
def test_voices_are_speakers(cues: list[str], expected: Turns) -> None:
    assert turns(vtt(*cues)) == expected


@pytest.mark.parametrize(
    ("cues", "expected"),  # cues are parted by bars, and so are turns
    [
        ("MIRA: Who is it? | TOM: Me. | MIRA: Come in.", "MIRA> Who is it? | TOM> Me. | MIRA> Come in."),
        ("MIRA:\nWho is | it? | TOM:\nMe. | TOM: Again.", "MIRA> Who is it? | TOM> Me. Again."),
        ("MAN 2: Run! | MAN 1: Why? | MAN 2: Run.", "MAN 2> Run! | MAN 1> Why? | MAN 2> Run."),
        ("MIRA (on phone): Hello? | MIRA: Hello?", "MIRA> Hello? Hello?"),
        ("Mira Lund: One. | Tom Oakes: Two. | Mira Lund: So.", "Mira Lund> One. | Tom Oakes> Two. | Mira Lund> So."),
        ("(Mira Lund)\nIs it? | (Tom Oakes)\nIt is. | (Mira Lund)\nOh.",
         "Mira Lund> Is it? | Tom Oakes> It is. | Mira Lund> Oh."),
        ("[Mira] Is it? | [woman 2] It is. | [Mira] Oh.", "Mira> Is it? | woman 2> It is. | Mira> Oh."),
        ("[Mira] Is it? | [Mira, whispering] It is. | [sighs] Oh.", "Mira> Is it? It is. Oh."),
        ("MIRA: Is it?\nTOM: It is. | MIRA: Oh.", "MIRA> Is it? | TOM> It is. | MIRA> Oh."),
        ("MIRA: Who?\n- Me. | TOM: You. | MIRA: Oh.", "MIRA> Who? | None> Me. | TOM> You. | MIRA> Oh."),
        ("- MIRA: Who?\n- TOM: Me. | MIRA: Oh.", "MIRA> Who? | TOM> Me. | MIRA> Oh."),
        (">> Reporter: GOOD EVENING. | >> AND YOU. | NOW.", "Reporter> GOOD EVENING. | None> AND YOU. NOW."),
        (">>> Reporter: Now. >> Then?", "Reporter> Now. | None> Then?"),
        ("MIRA: One. | ♪ la la ♪ | TOM: Two. | MIRA: NOTE: so.", "MIRA> One. | TOM> Two. | MIRA> NOTE: so."),
    ],
)  # fmt: skip
def test_labels_dashes_and_arrows_part_turns(cues: str, expected: str) -> None:
    found = turns(srt(*cues.split(" | ")))

    assert " | ".join(f"{speaker}> {said}" for speaker, said in found) == expected


@pytest.mark.parametrize(
    "cues",
    [
        ["NOTE: this was cut.", "Nobody knows why.", "It is so.", "Or not."],
        ["And he said: no.", "And he said: yes.", "I do not know.", "Do you?"],
        ["(Laughter)", "Thank you.", "(Laughter)\nThank you.", "(Applause)"],
        ["At 10:30 we left.", "12:45, they did.", "So it was.", "It was."],
        ["See http://example.org for more.", "It is there.", "So it was."],
        ["(Wind Howling)\nWe left.", "(Wind Howling)\nWe left again.", "It was late."],
    ],
)
def test_what_only_looks_like_a_label_is_none(cues: list[str]) -> None:
    assert {turn.speaker for turn in srt(*cues).markup.turns} == {None}


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("(WIND HOWLING)", ""),
        ("[ Door ] Come in.", "Come in."),
        ("Come in. (door creaks)", "Come in."),
        ("(sighs) Come in.", "Come in."),
        ("It is (as I said) late.", "It is (as I said) late."),
        ("IT IS (AS I SAID) LATE.", "IT IS (AS I SAID) LATE."),
        ("♪ Oh the sea\ngoes on ♪", ""),
        ("♪ Oh the sea", ""),
        ("# Oh the sea #", ""),
        ("Come. ♪ la la ♪ In.", "Come. In."),
        ("<i>Come</i> <c.yellow>in</c> {\\an8}now", "Come in now"),
        ("Come<00:00:01.000><c> in</c>", "Come in"),
        ('<font color="#fff">Come &amp; go</font>', "Come & go"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("Come -- if you\nmust.", "Come -- if you must."),
        ("I...", "I..."),
        ("[...] and so on", "[...] and so on"),
    ],
)
def test_what_is_no_speech_is_left_out(cue: str, said: str) -> None:
    assert srt(cue).text == said


def test_sentences_go_on_over_cues_and_paragraphs_end_at_pauses() -> None:
    assert srt("He was", "here. And", "there.").text == "He was here. And there."
    assert srt("He was", "here.", "And there.", gap=4).text == "He was here.\n\nAnd there."


def test_the_time_of_each_cue_is_kept() -> None:
    source = srt("MIRA: One", "two.", "TOM: Three.", "MIRA: Four.")
    times = source.markup.times

    assert [(one.start, one.end) for one in times] == [(0.0, 2.0), (2.0, 4.0), (4.0, 6.0), (6.0, 8.0)]
    assert [one.span.of(source.text) for one in times] == ["One", "two.", "Three.", "Four."]
    assert [place.label for place in source.markup.places] == ["cue 1", "cue 2", "cue 3", "cue 4"]


def test_captions_that_roll_stand_once() -> None:
    source = vtt(
        " \nso<00:00:00.500><c> this</c>", "so this\n ", "so this\nis<00:00:02.500><c> how</c>", "is how\n ",
        "is how\nit was", "it was", "it was it was done",
    )  # fmt: skip

    assert source.text == "so this is how it was it was done"


def test_who_repeats_himself_is_heard_twice() -> None:
    assert srt("No.", "No.", "I will not.", "Not now.", "Not then.", "I mean it.", "Go.").text.startswith("No. No. I")


def test_what_stands_around_cues_is_left_out() -> None:
    data = (
        b"WEBVTT - a talk\nKind: captions\nLanguage: en\n\nNOTE made by\nhand: so\n\nSTYLE\n::cue { color: red }\n\n"
        b"REGION\nid:a\n\nintro\n00:01.000 --> 00:02.000 align:start\nOne.\n\nNOTE x\n\nlast\n"
        b"00:03.000 --> 00:04.000\nTwo.\n"
    )
    assert read_one("WebVTT", data).text == "One. Two."


def test_numbers_and_empty_lines_within_cues_of_subrip() -> None:
    data = (
        b"7\r\n0:0:1,5 --> 0:0:2,0\r\nOne\r\n\r\ntwo.\r\n8\r\n00:00:03,000 --> 00:00:04,000\r\n1987\r\nwas worse.\r\n"
    )
    source = read_one("SRT", data)

    assert source.text == "One two. 1987 was worse."
    assert [place.label for place in source.markup.places] == ["cue 7", "cue 8"]


def test_cues_are_read_in_the_order_of_their_times_and_a_note_says_so() -> None:
    data = b"1\n00:00:09,000 --> 00:00:10,000\nLast.\n\n2\n00:00:01,000 --> 00:00:02,000\nFirst.\n"
    source = read_one("SRT", data)

    assert source.text == "First.\n\nLast."
    assert source.notices == ("x: 1 cue is shown before the cue in front; all are read in the order of their times",)


@pytest.mark.parametrize("times", ["00:00:09,000 --> 00:00:01,000", "-00:00:01,000 --> -00:00:00,500", "00:0x --> 1"])
def test_times_that_cannot_be_are_left_out_with_a_note(times: str) -> None:
    source = read_one("SRT", f"1\n{times}\nOne.\n\n2\n00:00:11,000 --> 00:00:12,000\nTwo.\n".encode())

    assert "One." in source.text
    assert "Two." in source.text
    assert [time.start for time in source.markup.times if time.end is not None and time.start is not None] == [11.0]
    assert source.notices == ("x: 1 cue has a time that cannot be made out; what is said there has none, or part",)


def test_a_file_without_cues_is_empty() -> None:
    assert read_one("WebVTT", b"WEBVTT\n\nNOTE nothing\n").notices == ("x: empty, so there are no statements in it",)
