"""Whose words stand where in a source: turns without a parse, statements of what is read, each once and bounded."""

from __future__ import annotations

import pytest
from tests.unit.verification.articles import Row, article, span_of

import inquit
from inquit import Sources
from inquit.document import TextSpan
from inquit.verification import source_passages
from inquit.verification.source_voices import Passage, SourceVoice

MINUTES = """HARBOUR COUNCIL, MINUTES

MAYOR PELL: Good evening. We will sell the old harbour by May. [Applause] And we will build a school.

MR. REED: I do not think so. My neighbour told me, "They came at night and took the boats," and I believe her.

MAYOR PELL: Let us go on. I said last year, "We have no money for this at all," and that is true.

MR. REED: I object to it.
"""


def voice(sources: Sources, words: str) -> SourceVoice | None:
    text = sources.texts[0]
    span = span_of(text.text, words)
    return sources.passages.passage(text.source, text.document, span).voice_at(span)


def name_at(sources: Sources, words: str) -> str | None:
    found = voice(sources, words)
    return None if found is None or found.speaker is None else found.speaker.name


def test_turns_of_a_transcript_are_known_without_a_parse() -> None:
    sources = Sources([MINUTES])
    assert name_at(sources, "sell the old harbour by May") == "Pell"
    assert name_at(sources, "I do not think so") == "Reed"
    assert name_at(sources, "harbour by May. [Applause] And we will") == "Pell"
    assert name_at(sources, "build a school.\n\nMR. REED: I do") is None
    assert name_at(sources, "HARBOUR COUNCIL") is None
    assert sources.passages.parsed == 0
    assert "extractor" not in vars(sources.passages)


def test_what_is_no_speech_within_a_turn() -> None:
    sources = Sources([MINUTES])
    found = voice(sources, "sell the old harbour")
    assert found is not None
    span = span_of(MINUTES, "MAYOR PELL: Good evening. We will sell the old harbour by May. [Applause] And")
    silent = [one.of(MINUTES).strip() for one in found.unspoken(span)]
    assert silent == ["MAYOR PELL:", "[Applause]"]
    assert found.unspoken(span_of(MINUTES, "sell the old harbour")) == ()


def test_turns_that_a_file_gives_are_surer_than_labels() -> None:
    turns = [inquit.Turn("Anna Pell", "We will sell it."), inquit.Turn("Tom Reed", "You will not.")]
    document = inquit.extract(turns=turns, engine="rules")
    assert name_at(Sources([document]), "You will not") == "Tom Reed"


def test_a_document_is_taken_as_it_is() -> None:
    text = "“We will sell it,” Pell said. “Not us, ‘never’ again,” Reed said."
    document = article(
        text,
        Row(("“We will sell it,”",), "Pell", confidence=0.7),
        Row(("“Not us, ‘never’ again,”",), "Reed"),
        Row(("‘never’",), "Lund", within=2),
    )
    sources = Sources([document])
    first, outer, inner = (voice(sources, words) for words in ("We will", "us, ‘never", "never"))
    assert first is not None
    assert (first.sure, first.second_hand) == (0.7, False)
    assert outer is not None
    assert outer.second_hand is False
    assert inner is not None
    assert inner.second_hand is True
    assert voice(sources, "Pell said") is None
    assert sources.passages.parsed == 0


def test_ones_own_words_of_before_are_not_second_hand() -> None:
    text = "“I said, ‘We will sell it,’ and we did,” Pell said."
    document = article(
        text, Row((text[: text.index(" Pell")],), "Pell"), Row(("‘We will sell it,’",), "Pell", within=1)
    )
    found = voice(Sources([document]), "We will sell it")
    assert found is not None
    assert found.second_hand is False


def test_a_statement_that_is_reported_by_somebody_is_second_hand() -> None:
    text = "Pell would sell it, Reed claimed. Lund will not."
    document = article(
        text,
        Row(("Pell would sell it",), "Pell", "indirect", more={"reported_by_id": "s2"}),
        Row(("Lund will not",), "Reed", "indirect"),
    )
    sources = Sources([document])
    told, own = voice(sources, "would sell it"), voice(sources, "Lund will not")
    assert told is not None
    assert told.second_hand is True
    assert told.reported is True
    assert own is not None
    assert own.second_hand is False


def test_one_voice_must_say_both_ends() -> None:
    passage = Passage(
        (
            SourceVoice((TextSpan(0, 10), TextSpan(15, 30))),
            SourceVoice((TextSpan(16, 20),), second_hand=True),
            SourceVoice((TextSpan(40, 50),)),
        )
    )
    outer, inner, last = passage.voices
    assert passage.voice_at(TextSpan(2, 28)) is outer
    assert passage.voice_at(TextSpan(17, 20)) is inner
    assert passage.voice_at(TextSpan(17, 21)) is outer
    assert passage.voice_at(TextSpan(9, 12)) is None
    assert passage.voice_at(TextSpan(29, 41)) is None
    assert passage.voices_in(TextSpan(5, 45)) == (outer, inner, last)
    assert passage.voices_in(TextSpan(10, 15)) == ()
    assert outer.unspoken(TextSpan(5, 33)) == (TextSpan(10, 15), TextSpan(30, 33))


@pytest.mark.model
def test_whose_words_a_turn_repeats_is_read_when_it_matters() -> None:
    sources = Sources([MINUTES], settings=inquit.Settings(engine="rules"))
    other, own = voice(sources, "They came at night"), voice(sources, "We have no money for this")
    assert other is not None
    assert other.second_hand is True
    assert name_at(sources, "They came at night") == "my neighbour"
    assert own is not None
    assert own.second_hand is False
    assert name_at(sources, "We have no money for this") == "Pell"
    assert sources.passages.parsed > 0


@pytest.mark.model
def test_the_parse_of_a_transcript_holds_speech_alone() -> None:
    sources = Sources([MINUTES])
    text = sources.texts[0]
    span = span_of(MINUTES, "old harbour")
    paragraphs = sources.passages.paragraphs(text.source, None, span)
    assert [p.text[:3] for p in paragraphs] == [["Good", "evening", "."], ["I", "do", "not"]]
    assert not {"PELL", "Applause"} & {word for p in paragraphs for word in p.text}
    for p in paragraphs:
        assert [MINUTES[a:b] for a, b in zip(p.start, p.end, strict=True)] == p.text
    parsed = sources.passages.parsed
    assert sources.passages.paragraphs(text.source, None, span) == paragraphs
    assert sources.passages.parsed == parsed


@pytest.mark.model
def test_of_a_long_source_only_parts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in {"READ_WHOLE": 2_000, "PART": 1_000, "BEFORE": 400, "BEHIND": 200}.items():
        monkeypatch.setattr(source_passages, name, size)
    filling = "The sea was calm, and the boats lay in the harbour without a sound all day.\n\n"
    said = "Mayor Anna Pell spoke. “We will sell the boats,” she said.\n\n"
    sources = Sources([filling * 40 + said + filling * 40], settings=inquit.Settings(engine="rules", genre="news"))
    assert name_at(sources, "We will sell the boats") == "Anna Pell"
    first = sources.passages.parsed
    assert first < len(sources.texts[0].text) / 8
    assert name_at(sources, "Mayor Anna") is None
    assert sources.passages.parsed == first
    text = sources.texts[0]
    (before, here, behind) = sources.passages.paragraphs(text.source, None, span_of(text.text, "sell the boats"))
    assert here.span.of(text.text) == said.strip()
    assert before.span.of(text.text) == behind.span.of(text.text) == filling.strip()


@pytest.mark.model
def test_tags_and_references_do_not_move_places() -> None:
    text = "Mayor <b>Anna Pell</b> spoke.\n\n&ldquo;We will sell &amp; build,&rdquo; she said."
    sources = Sources([text], settings=inquit.Settings(engine="rules"))
    assert name_at(sources, "We will sell &amp; build") == "Anna Pell"
    paragraphs = sources.passages.paragraphs(sources.texts[0].source, None, span_of(text, "sell"))
    words = {text[a:b] for p in paragraphs for a, b in zip(p.start, p.end, strict=True)}
    assert {"sell", "&amp;", "build"} <= words
