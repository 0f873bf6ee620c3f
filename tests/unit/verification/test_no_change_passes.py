"""No quotation with a word changed is ever called good, and what is called good can be made of its source again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.verification.word_sources import judged

from inquit.verification.verdicts import GOOD
from inquit.verification.word_folding import fold_words

# Small words and few of them, so that the same ones stand again and again; none is a filler.
WORDS = st.sampled_from(["we", "will", "not", "sell", "the", "old", "mill", "a", "it", "to"])
SIGNS = st.sampled_from([" ", " ", " ", ", ", ". ", " - ", "\n", "... ", " … "])
GAPS = st.sampled_from([" … ", " ... ", " [...] ", "… ", " [it] ", " [the mill] ", " [not] ", " "])


@st.composite
def texts(draw: st.DrawFn, least: int = 8) -> str:
    """Words with signs between them, no word twice in a row."""
    words = draw(st.lists(WORDS, min_size=least, max_size=30))
    kept = [word for at, word in enumerate(words) if not at or word != words[at - 1]]
    return "".join(word + draw(SIGNS) for word in kept)


def stands_in(words: list[str], text: str) -> bool:
    known = list(fold_words(text).words)
    return any(known[at : at + len(words)] == words for at in range(len(known) - len(words) + 1))


@given(texts(), st.data())
def test_a_piece_is_exact(text: str, data: st.DataObject) -> None:
    words = fold_words(text)
    lo = data.draw(st.integers(0, max(0, len(words) - 4)))
    hi = data.draw(st.integers(min(lo + 4, len(words)), len(words)))
    piece = words.span(lo, hi).of(text)

    found = judged(piece, text)

    assert found.verdict in ({"exact"} if hi - lo > 2 else {"too_short"})
    assert found.found is not None
    assert found.found.text == piece


@given(texts(), st.data())
def test_no_changed_word_passes(text: str, data: st.DataObject) -> None:
    words = fold_words(text)
    lo = data.draw(st.integers(0, max(0, len(words) - 4)))
    hi = data.draw(st.integers(min(lo + 4, len(words)), len(words)))
    changed = list(words.words[lo:hi])
    at = data.draw(st.integers(0, len(changed) - 1))
    match data.draw(st.sampled_from(["drop", "change", "add", "swap"])):
        case "drop":
            del changed[at]
        case "change":
            changed[at] = data.draw(WORDS)
        case "add":
            changed.insert(at, data.draw(WORDS))
        case _:
            changed.append(changed.pop(at))

    found = judged(" ".join(changed), text)

    assert (
        found.verdict not in GOOD
        or stands_in(changed, text)
        or {one.kind for one in found.differences}
        <= {
            "repetition",
            "false_start",
        }
    )


@given(texts(least=20), st.lists(WORDS, min_size=3, max_size=10), st.data())
def test_what_is_good_can_be_made_again(text: str, words: list[str], data: st.DataObject) -> None:
    """By leaving out of the source what is listed as left out, and nothing else."""
    quotation = "".join(word + data.draw(GAPS) for word in words)

    found = judged(quotation, text)

    if found.verdict in GOOD and found.found is not None:
        first, last = found.found.spans[0].start, found.found.spans[-1].end
        gone = [one.source for one in found.differences if one.source is not None]
        said = fold_words(text, first, last)
        kept = [
            word
            for word, start in zip(said.words, said.starts, strict=True)
            if not any(span.start <= start < span.end for span in gone)
        ]
        put_in = [word for one in found.differences if one.kind == "inserted" for word in fold_words(one.printed).words]
        printed = list(fold_words(quotation).words)
        assert len(kept) == len(printed) - len(put_in)
        for word in put_in:
            printed.remove(word)
        assert sorted(kept) == sorted(printed)
        assert all(one.printed.strip("[( ])") in ("…", "...") for one in found.differences if one.kind == "omitted")


@given(texts(), texts(least=3))
def test_offsets_give_the_words_back(text: str, quotation: str) -> None:
    found = judged(quotation, text)

    for one in found.differences:
        assert one.quotation is None or one.quotation.of(quotation) == one.printed
        assert one.source is None or one.source.of(text) == one.said
