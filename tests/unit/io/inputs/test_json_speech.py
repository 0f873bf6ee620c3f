"""JSON of speech services, archives of transcripts and chats: each shape gives the turns that are in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.unit.io.inputs.reading import read_all, read_one

from inquit.document import Failure
from inquit.errors import InputError
from inquit.source import Source

WHO = "Ann> Is it late? It is. | Bo> No."  # what most of the shapes below say


def read(value: Any) -> Source:
    return read_one("JSON", json.dumps(value, indent=1).encode())


def turns(source: Source) -> str:
    shown = []
    for turn in source.markup.turns:
        shown.append(f"{turn.speaker}> {' / '.join(span.of(source.text) for span in turn.spans)}")
        assert turn.label is None or turn.label.of(source.text) == turn.speaker
    return " | ".join(shown)


def times(source: Source) -> list[tuple[Any, Any]]:
    return [(one.start, one.end) for one in source.markup.times]


def segment(speaker: Any, text: str, start: Any, end: Any) -> dict[str, Any]:
    return {"speaker": speaker, "text": text, "start": start, "end": end}


TALK = [segment("Ann", "Is it late?", 0, 1.5), segment("Ann", "It is.", "1.6", "2"), segment("Bo", "No.", 2.5, 3)]


def word(text: str, speaker: Any, start: float, **more: Any) -> dict[str, Any]:
    return {
        "word": text.strip(".?").lower(),
        "punctuated_word": text,
        "start": start,
        "end": start + 0.5,
        "speaker": speaker,
        **more,
    }


WORDS = [word("Is", 0, 0), word("it?", 0, 0.5), word("No.", 1, 1)]


def amazon_item(text: str, start: str | None, label: str | None = None) -> dict[str, Any]:
    item: dict[str, Any] = {"alternatives": [{"content": text, "confidence": "0.9"}], "type": "punctuation"}
    if start is not None:
        item |= {"start_time": start, "end_time": f"{float(start) + 0.4:.1f}", "type": "pronunciation"}
    return item if label is None else {**item, "speaker_label": label}


AMAZON = [("Is", "0.0"), ("it", "0.5"), ("?", None), ("No", "1.0"), (".", None)]
ELEMENTS = [
    {"type": "text", "value": "Is", "ts": 0.5, "end_ts": 0.7},
    {"type": "punct", "value": " "},
    {"type": "text", "value": "it", "ts": 0.8, "end_ts": 0.9},
    {"type": "punct", "value": "?"},
]


@pytest.mark.parametrize(
    ("value", "expected", "when"),
    [
        (TALK, WHO, [(0.0, 1.5), (1.6, 2.0), (2.5, 3.0)]),
        (
            {"language": "en", "text": "Is it late? It is. No.", "segments": TALK},
            WHO,
            [(0.0, 1.5), (1.6, 2.0), (2.5, 3.0)],
        ),
        ({"data": {"transcript": {"segments": TALK}}}, WHO, [(0.0, 1.5), (1.6, 2.0), (2.5, 3.0)]),
        (
            [{"speaker_name": "Ann", "content": "One.", "startTime": "00:01:02,5", "endTime": "00:01:03"}] * 2,
            "Ann> One. One.",
            [(62.5, 63.0), (62.5, 63.0)],
        ),
        (
            [{"speaker": "Ann", "text": t} for t in ("One.", "Two")] + [{"speaker": "Bo", "text": "three."}],
            "Ann> One. / Two | Bo> three.",
            [],
        ),
        (
            {
                "id": "x",
                "text": "One. Two.",
                "words": [{"text": "One.", "start": 0, "end": 400, "speaker": "A"}] * 2,
                "utterances": [segment("A", "One one.", 250, 650), segment("B", "Two two.", 700, 900)],
            },
            "Speaker A> One one. | Speaker B> Two two.",
            [(0.25, 0.65), (0.7, 0.9)],
        ),
        (
            {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": WORDS}]}]}},
            "Speaker 0> Is it? | Speaker 1> No.",
            [(0.0, 1.0), (1.0, 1.5)],
        ),
        (
            {
                "results": {
                    "channels": [],
                    "utterances": [
                        {"start": 0, "end": 1, "transcript": "Is it?", "speaker": 0, "channel": 0},
                        {"start": 1, "end": 2, "transcript": "No.", "channel": 0},
                    ],
                }
            },
            "Speaker 0> Is it? | None> No.",
            [(0.0, 1.0), (1.0, 2.0)],
        ),
        (
            {
                "results": {
                    "channels": [
                        {"alternatives": [{"words": WORDS[:2]}]},
                        {"alternatives": [{"words": [word("No.", 0, 0.2)]}]},
                    ]
                }
            },
            "Channel 0> Is it? | Channel 1> No.",
            [(0.0, 1.0), (0.2, 0.7)],
        ),
        (
            {
                "results": {
                    "transcripts": [{"transcript": "Is it? No."}],
                    "items": [amazon_item(t, s, f"spk_{s >= '1'}" if s else None) for t, s in AMAZON],
                }
            },
            "spk_False> Is it? | spk_True> No.",
            [(0.0, 0.9), (1.0, 1.4)],
        ),
        (
            {
                "results": {
                    "items": [amazon_item(t, s) for t, s in AMAZON],
                    "speaker_labels": {
                        "segments": [
                            {
                                "items": [
                                    {"start_time": "0.0", "speaker_label": "spk_0"},
                                    {"start_time": "0.5", "speaker_label": "spk_0"},
                                ]
                            },
                            {"items": [{"start_time": "1.0", "speaker_label": "spk_1"}]},
                        ]
                    },
                }
            },
            "spk_0> Is it? | spk_1> No.",
            [(0.0, 0.9), (1.0, 1.4)],
        ),
        (
            {
                "results": {
                    "channel_labels": {
                        "channels": [
                            {"channel_label": "ch_0", "items": [amazon_item("Is", "0.0"), amazon_item("it?", "0.5")]},
                            {"channel_label": "ch_1", "items": [amazon_item("No.", "0.2")]},
                        ]
                    },
                    "items": [],
                }
            },
            "ch_0> Is it? | ch_1> No.",
            [(0.0, 0.9), (0.2, 0.6)],
        ),
        (
            {
                "results": [
                    {
                        "alternatives": [
                            {"transcript": "Is it?", "words": [{"startTime": "0s", "endTime": "0.5s", "word": "Is"}]}
                        ]
                    },
                    {
                        "alternatives": [
                            {
                                "words": [
                                    {"startTime": "0s", "endTime": "0.500s", "word": "Is", "speakerTag": 1},
                                    {"startTime": "0.5s", "endTime": "1s", "word": "it?", "speakerTag": 1},
                                    {
                                        "startTime": {"seconds": "1", "nanos": 500000000},
                                        "endTime": "2s",
                                        "word": "No.",
                                        "speakerTag": 2,
                                    },
                                ]
                            }
                        ]
                    },
                ]
            },
            "Speaker 1> Is it? | Speaker 2> No.",
            [(0.0, 1.0), (1.5, 2.0)],
        ),
        (
            {"results": [{"alternatives": [{"transcript": "Is it?"}], "resultEndTime": "2s"}]},
            "None> Is it?",
            [(None, 2.0)],
        ),
        (
            {
                "results": [
                    {
                        "type": "word",
                        "start_time": 0,
                        "end_time": 0.5,
                        "alternatives": [{"content": "Yes", "speaker": "S1"}],
                    },
                    {"type": "punctuation", "start_time": 0.5, "end_time": 0.5, "alternatives": [{"content": "."}]},
                ]
            },
            "S1> Yes.",
            [(0.0, 0.5)],
        ),
        (
            {
                "monologues": [{"speaker": 0, "elements": ELEMENTS}, {"speaker": 1, "elements": ELEMENTS}],
                "speakers": [{"id": 0, "name": "Ann Lee"}],
            },
            "Ann Lee> Is it? | Speaker 1> Is it?",
            [(0.5, 0.9), (0.5, 0.9)],
        ),
        (
            {
                "title": "x",
                "transcript": {
                    "sections": [
                        {
                            "turns": [
                                {
                                    "start": 0,
                                    "stop": 2,
                                    "speaker": {"name": "Ann Lee", "roles": [{"role_title": "Justice"}]},
                                    "text_blocks": [
                                        {"start": 0, "stop": 1, "text": "One."},
                                        {"start": 1, "stop": 2, "text": "Two."},
                                    ],
                                },
                                {
                                    "start": 2,
                                    "stop": 3,
                                    "speaker": None,
                                    "text_blocks": [{"start": 2, "stop": 3, "text": "Three."}],
                                },
                            ]
                        }
                    ]
                },
            },
            "Ann Lee> One. Two. | None> Three.",
            [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)],
        ),
        (
            {
                "recognizedPhrases": [
                    {"speaker": 1, "offsetInTicks": 5e6, "durationInTicks": 1e7, "nBest": [{"display": "Yes."}]}
                ]
            },
            "Speaker 1> Yes.",
            [(0.5, 1.5)],
        ),
    ],
)
def test_every_shape_gives_its_turns(value: Any, expected: str, when: list[Any]) -> None:
    source = read(value)

    assert turns(source) == expected
    assert times(source) == when
    assert source.markup.places == tuple(sorted(source.markup.places, key=lambda place: place.start))


def test_a_segment_in_which_nothing_was_understood_is_left_out() -> None:
    silent = {**segment("Bo", "", 2, 2.4), "text": None}
    assert turns(read({"segments": [*TALK[:2], silent, TALK[2]]})) == WHO


def test_segments_without_speakers_are_prose_with_times() -> None:
    source = read(
        {
            "text": " One two. Three.",
            "segments": [
                {"id": 0, "start": 0.0, "end": 1.0, "text": " One"},
                {"id": 1, "start": 1.0, "end": 2.0, "text": " two."},
                {"id": 2, "start": 9.0, "end": 10.0, "text": " Three."},
            ],
        }
    )

    assert source.text == "One two.\n\nThree."
    assert {turn.speaker for turn in source.markup.turns} == {None}
    assert times(source) == [(0.0, 1.0), (1.0, 2.0), (9.0, 10.0)]


def test_the_role_of_an_archive_is_kept() -> None:
    source = read([{"speaker": "Ann", "role": "Mayor", "text": "One.", "start": 0, "end": 1}])

    assert source.markup.turns[0].role == "Mayor"


@pytest.mark.parametrize(
    "value",
    [
        [{"id": 1, "text": "One."}, {"id": 2, "text": "Two."}],
        [{"speaker": "Ann", "text": "One."}, {"speaker": "Bo", "text": "Two."}],
        {"articles": [{"author": {"name": "Ann"}, "text": "One."}, {"text": "Two."}]},
    ],
)
def test_texts_by_different_people_are_no_talk(value: Any) -> None:
    assert [one.text for one in read_all("JSON", json.dumps(value).encode()) if isinstance(one, Source)] == [
        "One.",
        "Two.",
    ]


def test_each_piece_is_a_text_where_the_user_names_the_field() -> None:
    found = read_all("JSON", json.dumps(TALK).encode(), text_column="text")

    assert [one.text for one in found if isinstance(one, Source)] == ["Is it late?", "It is.", "No."]


@pytest.mark.parametrize("time", [float("nan"), float("inf"), -1, 10**400, "soon", {"a": 1}, [1], True, None])
def test_times_that_are_none_are_left_out(time: Any) -> None:
    source = read([segment("Ann", "One.", time, time), segment("Ann", "Two.", 1, 2), segment("Ann", "Three.", 2, 3)])

    assert turns(source).startswith("Ann> One. / Two.")
    assert times(source) == [(1.0, 2.0), (2.0, 3.0)]


SLACK: dict[str, Any] = {"type": "message", "ts": "1709375467.000200", "user": "U1"}


@pytest.mark.parametrize(
    ("value", "expected", "first"),
    [
        (
            [
                {
                    **SLACK,
                    "text": "Is <@U1> &amp; <@U2|bo> in <#C1|port>, <!here>? <https://x.org|this>",
                    "user_profile": {"real_name": "Ann Lee"},
                },
                {**SLACK, "text": "Ann has joined", "subtype": "channel_join"},
                {**SLACK, "text": "No.\nNot yet.", "edited": {"user": "U1"}},
                {**SLACK, "user": None, "text": "Built.", "subtype": "bot_message", "username": "builder"},
            ],
            "Ann Lee> Is @Ann Lee & @bo in #port, @here? this | Ann Lee> No. / Not yet. | builder> Built.",
            "2024-03-02T10:31:07+00:00",
        ),
        (
            {
                "guild": {},
                "messages": [
                    {
                        "id": "1",
                        "type": "Default",
                        "timestamp": "2024-03-02T10:31:07.123+00:00",
                        "content": "Hi <@7> <:sun:123>",
                        "author": {"name": "ann_l", "nickname": "Ann"},
                        "mentions": [{"id": "7", "name": "bo", "nickname": "Bo"}],
                    },
                    {"id": "2", "type": "GuildMemberJoin", "content": "Joined.", "author": {"name": "bo"}},
                    {"id": "3", "type": "Reply", "content": "Ho.", "author": {"name": "bo", "nickname": None}},
                ],
            },
            "Ann> Hi @Bo :sun: | bo> Ho.",
            "2024-03-02T10:31:07.123+00:00",
        ),
        (
            {
                "name": "port",
                "messages": [
                    {"id": 1, "type": "service", "date": "2024-03-02T10:00:00", "action": "invite"},
                    {
                        "id": 2,
                        "type": "message",
                        "date": "2024-03-02T10:31:07",
                        "from": "Ann",
                        "text": ["Hi ", {"type": "bold", "text": "all"}, "."],
                    },
                ],
            },
            "Ann> Hi all.",
            "2024-03-02T10:31:07",
        ),
        (
            {
                "participants": [{"name": "Ann"}],
                "messages": [
                    {"sender_name": "Bo", "timestamp_ms": 1709375468000, "content": "Caf\u00c3\u00a9?"},
                    {"sender_name": "Ann", "timestamp_ms": 1709375467000, "content": "Hi."},
                ],
            },
            "Ann> Hi. | Bo> Café?",
            "2024-03-02T10:31:07+00:00",
        ),
        (
            [{"role": "user", "content": "Hi."}, {"role": "assistant", "content": [{"type": "text", "text": "Ho."}]}],
            "user> Hi. | assistant> Ho.",
            None,
        ),
    ],
    ids=["Slack", "Discord", "Telegram", "Messenger", "model"],
)
def test_every_message_of_a_chat_is_a_turn_with_its_time(value: Any, expected: str, first: str | None) -> None:
    source = read(value)

    assert turns(source) == expected
    assert (times(source) or [(None, None)])[0] == (first, None)
    assert source.markup.places[0].label in ("message 1", "message 2")


@pytest.mark.parametrize(
    "value",
    [
        {"messages": [{"role": "x", "content": 5}]},
        {"results": [{}]},
        {"results": {"items": [5]}},
        {"monologues": [{"elements": None}]},
        {"transcript": {"sections": [{"turns": None}]}},
        {"recognizedPhrases": [{"nBest": 1}]},
        {"results": {"channels": [{}], "utterances": [{}]}},
    ],
)
def test_shapes_with_other_things_in_them_are_refused_or_empty(value: Any) -> None:
    try:
        found = read_all("JSON", json.dumps(value).encode())
    except InputError:
        return
    assert all(isinstance(one, Failure) or not one.text for one in found)
