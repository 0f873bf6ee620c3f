"""Documents of all shapes, as a database has to give them back."""

from __future__ import annotations

import string
from typing import Any, get_args

from hypothesis import strategies as st

from inquit import Document, Evidence, NotQuote, Place, Quote, Speaker, Step, TextSpan, TimeSpan
from inquit.document import Act, Gender, QuoteType, SpeakerKind, Status

# Any characters, and more often than by chance those that SQLite, JSON or UTF-8 take for something else.
WORDS = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\x00\x01\x1b\r\n\t'\";%_*\ud83e\udd8a\ud800🦊é “”"),
    max_size=12,
)
_MAYBE = st.none() | WORDS
# What JSON holds; numbers that are none are not equal to themselves.
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
_KNOWN = st.sampled_from("title author site date url genre engine weights model path fields".split())
METAS = st.dictionaries(_KNOWN | WORDS, _PLAIN, max_size=8)
FIELDS = st.dictionaries(st.text(string.printable, min_size=1, max_size=5), _PLAIN, max_size=4)
_TIMES = st.none() | st.floats(allow_nan=False, allow_infinity=False) | WORDS


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with anything in every field that can hold it."""
    text = draw(WORDS.filter(bool)) * draw(st.integers(1, 4))
    edges = st.integers(0, len(text))
    spans = st.tuples(edges, edges).map(lambda pair: TextSpan(*sorted(pair)))
    some = st.lists(spans, max_size=3).map(tuple)
    speakers = [_speaker(draw, id_, some) for id_ in draw(st.lists(WORDS, max_size=3, unique=True))]
    who = st.none() | st.sampled_from([one.id for one in speakers]) if speakers else st.none()
    ids = draw(st.lists(WORDS, max_size=4, unique=True))
    return Document(
        id=draw(WORDS),
        text=text,
        quotes=tuple(_quote(draw, ids, number, who, spans) for number in range(len(ids))),
        speakers=tuple(speakers),
        not_quotes=tuple(draw(st.lists(st.builds(NotQuote, spans, WORDS, st.integers(1, 9)), max_size=2))),
        meta=draw(METAS),
        places=tuple(draw(st.lists(st.builds(Place, edges, WORDS), max_size=2))),
    )


def _speaker(draw: st.DrawFn, id_: str, some: st.SearchStrategy[tuple[TextSpan, ...]]) -> Speaker:
    words = st.lists(WORDS, max_size=2).map(tuple)
    return Speaker(
        id=id_,
        name=draw(WORDS),
        named=draw(st.booleans()),
        kind=draw(_one_of(SpeakerKind)),
        role=draw(_MAYBE),
        affiliation=draw(_MAYBE),
        gender=draw(_one_of(Gender)),
        aliases=draw(words),
        mentions=draw(some),
        members=draw(words),
    )


def _one_of(names: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(get_args(names))


def _quote(
    draw: st.DrawFn, ids: list[str], number: int, who: st.SearchStrategy[str | None], spans: st.SearchStrategy[TextSpan]
) -> Quote:
    some = st.lists(spans, max_size=2).map(tuple)
    # rows stand in later ones, too, as results of other programs have them
    others = [id_ for id_ in ids if id_ != ids[number]]
    return Quote(
        id=ids[number],
        type=draw(st.sampled_from(get_args(QuoteType))),
        content=(draw(spans), *draw(some)),
        cue=draw(some),
        source=draw(some),
        cue_lemma=draw(_MAYBE),
        act=draw(st.sampled_from(get_args(Act))),
        speaker_id=draw(who),
        confidence=draw(st.floats(0, 1)),
        evidence=Evidence(
            draw(WORDS), tuple(draw(st.lists(st.builds(Step, WORDS, st.none() | spans, WORDS), max_size=2)))
        ),
        parent_id=draw(st.none() | st.sampled_from(others)) if others else None,
        paragraph=draw(st.integers(1, 9)),
        addressee_id=draw(who),
        status=draw(st.sampled_from(get_args(Status))),
        time=draw(st.none() | st.builds(TimeSpan, _TIMES, _TIMES)),
        reported_by_id=draw(who),
    )
