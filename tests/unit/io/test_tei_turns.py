"""Transcripts and plays in TEI: turns as utterances and speeches, with their times, around the text as it is."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from inquit import Document, Quote, Speaker, TextSpan, TimeSpan
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.output_format import WriteOptions

TEI = "{http://www.tei-c.org/ns/1.0}"
PAGE = (
    "The Ferry\n\nMIRA: We wait & see. (Laughter.)\n\nA bell.\n\nUntil noon; he said that it was late.\n\n"
    "PIKE: Aye.\nMIRA: So?  \n\nThey leave.\n\nPIKE\n\naside\n\nNever."
)


def at(words: str) -> TextSpan:
    return TextSpan(PAGE.index(words), PAGE.index(words) + len(words))


MIRA_AGAIN, PIKE_AGAIN = (TextSpan(PAGE.rindex(name), PAGE.rindex(name) + 4) for name in ("MIRA", "PIKE"))


def talk(**meta: Any) -> Document:
    return Document(
        "talk",
        PAGE,
        (
            Quote(
                "q1",
                "direct",
                (at("We wait & see."), at("Until noon; he said that it was late.")),
                source=(at("MIRA"),),
                speaker_id="s1",
                time=TimeSpan(1.5, 9.0),
            ),
            Quote("q2", "indirect", (at("that it was late"),), cue=(at("said"),), speaker_id="s2", parent_id="q1"),
            Quote("q3", "direct", (at("Aye."),), source=(at("PIKE"),), speaker_id="s2", time=TimeSpan(9.0, None)),
            Quote("q4", "direct", (at("So?"),), source=(MIRA_AGAIN,), time=TimeSpan("14:05", "soon")),
            Quote("q5", "direct", (at("Never."),), source=(PIKE_AGAIN,), speaker_id="s2"),
        ),
        (Speaker("s1", "Mira", named=True), Speaker("s2", "Pike", named=True)),
        meta=meta,
    )


def root_of(document: Document) -> ElementTree.Element:
    stream = io.StringIO()
    writer = output_format("tei").open(stream, WriteOptions())
    writer.document(document)
    writer.finish()
    return ElementTree.fromstring(stream.getvalue())


def shown(element: ElementTree.Element) -> tuple[str, str]:
    return element.tag.removeprefix(TEI), "".join(element.itertext())


def test_turns_are_utterances_behind_labels_with_points_of_a_timeline() -> None:
    root = root_of(talk(genre="transcript"))
    (body,) = root.iter(f"{TEI}body")
    utterances = list(body.iter(f"{TEI}u"))
    plain = [
        {name.rpartition("}")[2]: value for name, value in one.attrib.items() if name != "next" and name != "prev"}
        for one in utterances
    ]

    assert "".join(body.itertext()) == PAGE
    assert [shown(one) for one in body] == [
        ("p", "The Ferry"),
        ("label", "MIRA: "),
        ("u", "We wait & see. (Laughter.)"),
        ("p", "A bell."),
        ("u", "Until noon; he said that it was late."),
        ("label", "PIKE: "),
        ("u", "Aye."),
        ("label", "MIRA: "),
        ("u", "So?"),
        ("p", "They leave."),
        ("label", "PIKE"),
        ("p", "aside"),
        ("u", "Never."),
    ]
    assert plain == [
        {"id": "d1.q1.b1", "who": "#d1.s1", "start": "#d1.t1"},
        {"id": "d1.q1.b2", "who": "#d1.s1", "end": "#d1.t2"},
        {"id": "d1.q3.b1", "who": "#d1.s2", "start": "#d1.t2"},
        {"id": "d1.q4.b1", "start": "#d1.t3"},
        {"id": "d1.q5.b1", "who": "#d1.s2"},
    ]
    assert [one.get("next") for one in utterances] == ["#d1.q1.b2", None, None, None, None]
    assert [one.get("prev") for one in utterances] == [None, "#d1.q1.b1", None, None, None]
    assert [one.get("n") for one in utterances[1].iter(f"{TEI}said")] == ["direct", "indirect"]
    points = [(one.get("interval"), one.get("absolute")) for one in root.iter(f"{TEI}when")]
    assert points == [(None, None), ("1.5", None), ("9.0", None), (None, "14:05:00")]


def test_turns_of_a_play_are_speeches() -> None:
    for meta in ({"format": "Fountain"}, {"format": "TEI", "play": True}):
        root = root_of(talk(genre="transcript", **meta))
        (body,) = root.iter(f"{TEI}body")
        speeches = list(body.iter(f"{TEI}sp"))

        assert "".join(body.itertext()) == PAGE
        assert [list(map(shown, one)) for one in speeches] == [
            [
                ("speaker", "MIRA: "),
                ("p", "We wait & see. (Laughter.)"),
                ("stage", "A bell."),
                ("p", "Until noon; he said that it was late."),
            ],
            [("speaker", "PIKE: "), ("p", "Aye.")],
            [("speaker", "MIRA: "), ("p", "So?")],
            [("speaker", "PIKE"), ("stage", "aside"), ("p", "Never.")],
        ]
        assert [one.get("who") for one in speeches] == ["#d1.s1", "#d1.s2", None, "#d1.s2"]


def test_other_texts_have_paragraphs() -> None:
    root = root_of(talk(genre="news"))

    assert [shown(one)[0] for one in next(root.iter(f"{TEI}body"))] == ["p"] * 9
    assert not list(root.iter(f"{TEI}timeline"))


@given(st.text(alphabet="ab:\n\r\t\u2028", max_size=40), st.data())
def test_the_text_comes_back_whatever_is_whose(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: TextSpan(*sorted(ends)))
    some = st.lists(spans, max_size=2).map(tuple)
    quotes = tuple(
        Quote(f"q{n}", "direct", content, source=data.draw(some))
        for n, content in enumerate(data.draw(st.lists(st.lists(spans, min_size=1, max_size=3).map(tuple), max_size=3)))
    )
    kinds: list[dict[str, Any]] = [{"genre": "transcript"}, {"genre": "transcript", "play": True}]
    meta = data.draw(st.sampled_from(kinds))
    root = root_of(Document("d", text, quotes, meta=meta))
    ids = [value for one in root.iter() for name, value in one.attrib.items() if name.endswith("}id")]

    assert "".join(next(root.iter(f"{TEI}body")).itertext()) == text
    assert len(set(ids)) == len(ids)
    assert {value[1:] for one in root.iter() for name in ("next", "prev") if (value := one.get(name))} <= set(ids)
