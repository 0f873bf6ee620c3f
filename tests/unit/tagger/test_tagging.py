"""What the heads give, made into cues with sources and contents: with heads that say what is written down here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from inquit.document import TextSpan
from inquit.tagger.act_head import ActHead
from inquit.tagger.antecedents import AntecedentHeads
from inquit.tagger.link_head import BUCKETS, LinkHead
from inquit.tagger.name_heads import MentionHeads
from inquit.tagger.pieces import Pieces, load_tokenizer
from inquit.tagger.tag_head import BEGIN, INSIDE, OUTSIDE, TAGS
from inquit.tagger.tagged_text import TaggedText
from inquit.tagger.tagging import Heads, Tagger
from inquit.tagger.windows import Block

WORDS = "Ann Lee said he left today".split()
TEXT = " ".join(WORDS)
ANN, LEE, SAID, HE, LEFT, TODAY = range(6)
NOTHING = len(WORDS)  # the last column of links

Table = Mapping[int, Mapping[int, float]]  # by row: columns with their probabilities


def rows_of(table: Table, size: int, rest: int) -> NDArray[np.float32]:
    """Rows of probabilities; what they leave open goes to the column `rest`."""
    out = np.full((len(WORDS), size), 1e-9)
    for row in range(len(WORDS)):
        given = table.get(row, {})
        for column, chance in given.items():
            out[row, column] = chance
        if rest not in given:
            out[row, rest] = 1 - sum(given.values())
    return np.asarray(np.log(out), dtype=np.float32)


class Written:
    """A head or encoder that knows what it says; a vector is the place of its piece in the text."""

    def __init__(self, rows: NDArray[np.float32]) -> None:
        self.rows = rows

    def log_probabilities(
        self, vectors: NDArray[np.float32], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float32]:
        places = vectors[:, 0].astype(int)
        if rows is None:
            return np.array(self.rows[places])
        return np.array(self.rows[np.ix_(places[rows], [*places, self.rows.shape[1] - 1])])

    def vectors(self, pieces: Pieces, blocks: Iterable[Block]) -> Iterator[tuple[Block, NDArray[np.float32]]]:
        return ((block, np.arange(block.lo, block.hi, dtype=np.float32)[:, None]) for block in blocks)


class Made(Tagger):
    """A tagger of made heads, without weights."""

    def __init__(self, heads: Heads) -> None:
        self.tokenizer = load_tokenizer("\n".join(["[UNK]", *map(str.lower, WORDS)]))
        self.heads = heads
        self.encoder = cast(Any, Written(np.zeros((0, 0), dtype=np.float32)))


def read(tags: Table, *, cue_of: Table | None = None, source_of: Table | None = None, act: float = 0.0) -> TaggedText:
    """The view of the text; `act`: the log odds of speech for each place that a cue has on the average."""
    heads = made_heads(tags, cue_of=cue_of, source_of=source_of, act=act)
    return Made(heads).read(TEXT, [TextSpan(0, len(TEXT))], [])


def made_heads(tags: Table, *, cue_of: Table | None = None, source_of: Table | None = None, act: float = 0.0) -> Heads:
    """Heads that say what is written down."""
    return Heads(
        cast(Any, Written(rows_of(tags, len(TAGS), OUTSIDE))),
        cast(Any, Written(rows_of(cue_of or {}, len(WORDS) + 1, NOTHING))),
        cast(Any, Written(rows_of(source_of or {}, len(WORDS) + 1, NOTHING))),
        ActHead(np.array([act], dtype=np.float32), 0.0),
    )


def span(first: int, last: int | None = None) -> TextSpan:
    start = TEXT.index(WORDS[first])
    end = TEXT.index(WORDS[first if last is None else last])
    return TextSpan(start, end + len(WORDS[first if last is None else last]))


CUE = {SAID: {BEGIN["cue"]: 0.9}}
SOURCE = {ANN: {BEGIN["source"]: 0.9}, LEE: {INSIDE["source"]: 0.9}}
CONTENT = {HE: {BEGIN["content"]: 0.8}, LEFT: {INSIDE["content"]: 0.5, BEGIN["content"]: 0.1}}


def test_cues_and_contents_stand_where_their_pieces_do() -> None:
    view = read(CUE | CONTENT)
    assert [cue.span for cue in view.cues] == [span(SAID)]
    assert [content.span for content in view.contents] == [span(HE, LEFT)]
    assert view.contents[0].chance == pytest.approx((0.8 * 0.5) ** 0.5)


def test_a_cue_is_as_sure_as_its_surest_word_wherever_it_begins() -> None:
    view = read({SAID: {BEGIN["cue"]: 0.6}, HE: {INSIDE["cue"]: 0.7, BEGIN["cue"]: 0.2}})
    (cue,) = view.cues
    assert cue.span == span(SAID, HE)
    assert cue.chance == pytest.approx(0.9)


def test_the_act_is_read_from_all_pieces_of_a_cue() -> None:
    (cue,) = read({SAID: {BEGIN["cue"]: 0.9}, HE: {INSIDE["cue"]: 0.9}}, act=1.0).cues
    assert cue.speech == pytest.approx(1 / (1 + np.exp(-(SAID + HE) / 2)))


@pytest.mark.parametrize(("chance", "found"), [(0.19, True), (0.18, False)])
def test_a_part_may_be_less_likely_than_none(chance: float, *, found: bool) -> None:
    """e times: the bias against "no part"; 0.5 / e is 0.184."""
    assert bool(read({HE: {OUTSIDE: 0.5, BEGIN["content"]: chance, BEGIN["cue"]: 0.1}}).contents) is found


def test_the_source_of_a_cue_is_the_mention_that_it_is_linked_to() -> None:
    (cue,) = read(CUE | SOURCE, source_of={SAID: {ANN: 0.4, LEE: 0.2, HE: 0.3}}).cues
    assert (cue.source, cue.whole) == (span(ANN, LEE), True)
    assert cue.source_chance == pytest.approx(0.6)


def test_a_mention_as_likely_as_nothing_is_the_source() -> None:
    (cue,) = read(CUE | SOURCE, source_of={SAID: {ANN: 0.25, LEE: 0.25, NOTHING: 0.5}}).cues
    assert cue.source == span(ANN, LEE)


def test_a_cue_that_is_linked_to_nothing_has_no_source() -> None:
    (cue,) = read(CUE | SOURCE, source_of={SAID: {ANN: 0.2, HE: 0.2}}).cues
    assert (cue.source, cue.whole) == (None, True)
    assert cue.source_chance == pytest.approx(0.6)


@pytest.mark.parametrize("tags", [CUE, CUE | SOURCE])
def test_a_word_that_no_mention_holds_may_be_the_source(tags: Table) -> None:
    (cue,) = read(tags, source_of={SAID: {ANN: 0.2, HE: 0.5}}).cues
    assert (cue.source, cue.whole) == (span(HE), False)
    assert cue.source_chance == pytest.approx(0.5)


def test_the_pieces_of_a_cue_say_together_what_its_source_is() -> None:
    tags = SOURCE | {SAID: {BEGIN["cue"]: 0.9}, HE: {INSIDE["cue"]: 0.9}}
    (cue,) = read(tags, source_of={SAID: {ANN: 0.9}, HE: {ANN: 0.3}}).cues
    assert cue.source == span(ANN, LEE)
    assert cue.source_chance == pytest.approx(0.6)


def test_each_cue_has_its_own_source() -> None:
    tags = SOURCE | CUE | {LEFT: {BEGIN["cue"]: 0.9}}
    said, left = read(tags, source_of={SAID: {ANN: 0.9}, LEFT: {HE: 0.8}}).cues
    assert (said.source, left.source) == (span(ANN, LEE), span(HE))


def test_words_are_as_likely_said_as_their_pieces_on_the_average() -> None:
    view = read(CUE | CONTENT)
    assert view.said(span(HE)) == pytest.approx(0.8)
    assert view.said(span(HE, LEFT)) == pytest.approx((0.8 + 0.6) / 2)
    assert view.said(TextSpan(3, 3)) == 0.0


def test_words_belong_to_cues_as_their_pieces_do_on_the_average() -> None:
    tags = {SAID: {BEGIN["cue"]: 0.9}, HE: {INSIDE["cue"]: 0.9}, TODAY: {BEGIN["cue"]: 0.9}}
    tags[LEFT] = {BEGIN["content"]: 0.9}
    view = read(tags, cue_of={LEFT: {SAID: 0.4, HE: 0.2, TODAY: 0.1}, TODAY: {SAID: 0.2}})
    assert view.cues_of(span(LEFT)) == pytest.approx({0: 0.6, 1: 0.1})
    assert view.cues_of(span(LEFT, TODAY)) == pytest.approx({0: 0.4, 1: 0.05})
    assert set(view.cues_of(TextSpan(3, 3)).values()) == {0.0}  # between two words


def test_what_the_block_before_has_read_is_context(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(starts: Sequence[int], size: int) -> Iterator[Block]:
        yield Block(0, 0, HE, ())
        yield Block(LEE, HE, size, ())

    monkeypatch.setattr("inquit.tagger.tagging.blocks", two)
    view = read(CUE | SOURCE | CONTENT, cue_of={HE: {SAID: 0.7}}, source_of={SAID: {ANN: 0.6, LEE: 0.3}})
    assert [cue.span for cue in view.cues] == [span(SAID)]
    assert view.cues[0].source == span(ANN, LEE)
    assert [content.span for content in view.contents] == [span(HE, LEFT)]
    assert view.cues_of(span(HE)) == pytest.approx({0: 0.7})
    assert view.said(span(SAID, HE)) == pytest.approx(0.4, abs=1e-3)


def linking_nearest() -> AntecedentHeads:
    """Heads that link each word to the one before it."""
    flat, none = np.zeros((1, 1), dtype=np.float32), np.zeros(1, dtype=np.float32)
    nearer = np.arange(BUCKETS, dtype=np.float32)
    given = {"query.weight": flat, "key.weight": flat, "none.weight": none, "none.bias": np.float32(0)}
    head = LinkHead(cast(Any, given | {"query.bias": none, "key.bias": none, "distance": nearer}))
    return AntecedentHeads(head, head)


@pytest.mark.parametrize("parted", [False, True])
def test_antecedents_of_the_words_that_are_asked_for(monkeypatch: pytest.MonkeyPatch, *, parted: bool) -> None:
    if parted:
        cut = (Block(0, 0, HE, ()), Block(LEE, HE, len(WORDS), ()))
        monkeypatch.setattr("inquit.tagger.tagging.blocks", lambda starts, size: iter(cut))
    made = made_heads({})
    words = [TEXT.index(WORDS[i]) for i in (ANN, LEE, HE)]
    view = Made(replace(made, antecedent_of=linking_nearest())).read(TEXT, [TextSpan(0, len(TEXT))], [], heads=words)
    assert view.antecedents is not None
    found = view.antecedents.earlier(words[2])
    assert found is not None
    assert found[0][-1] == words[1]
    assert max(found[1]) == found[1][-1]
    assert sum(found[1]) + found[2] == pytest.approx(1, abs=0.05)


def test_without_a_head_or_words_to_ask_for_there_are_no_antecedents() -> None:
    made = made_heads({})
    whole = [TextSpan(0, len(TEXT))]
    assert Made(made).read(TEXT, whole, [], heads=[0, 4]).antecedents is None
    assert Made(replace(made, antecedent_of=linking_nearest())).read(TEXT, whole, []).antecedents is None


PERSON_NAME = 1  # both as a tag where a name begins, and as a mention


def naming() -> MentionHeads:
    """Heads to which "Lee" is a name, and in a mention with the word before it."""
    edges = [Written(rows_of({LEE: {i: 0.9}}, len(WORDS) + 1, NOTHING)) for i in (ANN, LEE)]
    return MentionHeads(*(Written(rows_of({LEE: {PERSON_NAME: 0.9}}, n, 0)) for n in (9, 13)), *edges)  # type: ignore[arg-type]


@pytest.mark.parametrize("parted", [False, True])
def test_names_and_mentions_are_there_once_for_whoever_wants_them(
    monkeypatch: pytest.MonkeyPatch, *, parted: bool
) -> None:
    if parted:
        cut = [Block(0, 0, HE, ()), Block(LEE, HE, len(WORDS), ())]
        monkeypatch.setattr("inquit.tagger.tagging.blocks", lambda starts, size: iter(cut))
    made, whole = Made(replace(made_heads({}), named=naming())), [TextSpan(0, len(TEXT))]
    view = made.read(TEXT, whole, [], names=True, mentions=True)
    assert [(n.span, n.kind) for n in view.names] == [(span(LEE), "person")]
    assert [(m.span, m.head, m.form) for m in view.mentions] == [(span(ANN, LEE), span(LEE), "name")]
    assert not made.read(TEXT, whole, [], names=True).mentions
    assert not made.read(TEXT, whole, [], mentions=True).names
    assert not Made(made_heads({})).read(TEXT, whole, [], names=True, mentions=True).names


def test_progress_is_told_by_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(starts: Sequence[int], size: int) -> Iterator[Block]:
        yield from (Block(0, 0, HE, ()), Block(HE, HE, size, ()))

    monkeypatch.setattr("inquit.tagger.tagging.blocks", two)
    heard: list[float] = []
    tell: Callable[[float], None] = heard.append
    Made(made_heads({})).read(TEXT, [TextSpan(0, len(TEXT))], [], progress=tell)
    assert heard == [0.5, 1.0]


@pytest.mark.parametrize(("marked", "asked"), [((), [ANN, LEE, SAID, HE]), ((TODAY,), list(range(len(WORDS))))])
def test_the_cue_is_asked_for_where_words_are_reported_or_in_marks(marked: Sequence[int], asked: list[int]) -> None:
    """And what is found of these words is what is found of all."""
    heads = made_heads(CUE | {HE: {BEGIN["content"]: 0.9}}, cue_of={HE: {SAID: 0.7}, TODAY: {SAID: 0.6}})
    shown: list[int] = []
    everything = heads.cue_of.log_probabilities

    def heard(vectors: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        shown.extend(rows.tolist())
        return everything(vectors, rows)

    cast(Any, heads.cue_of).log_probabilities = heard
    paragraphs = [TextSpan(0, span(HE).end), TextSpan(span(LEFT).start, len(TEXT))]
    view = Made(heads).read(TEXT, paragraphs, [(0, span(word)) for word in marked])
    assert shown == asked
    assert view.cues_of(span(HE)) == pytest.approx({0: 0.7})
    assert view.cues_of(span(TODAY)) == pytest.approx({0: 0.6 if marked else 0.0}, abs=1e-6)
