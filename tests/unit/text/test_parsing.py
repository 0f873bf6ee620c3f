"""Paragraphs of a text, and the columns that a parse becomes; the parses are made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.text.parsing import Paragraph, ParsedText, paragraph_spans, parse, parsed_from_doc

WRAPPED = (
    "The harbour board met on Monday to hear what the\n"
    "engineers had found under the old pier, and what\n"
    "it would cost to put right."
)


def shown(text: str) -> list[tuple[int, str]]:
    return [(number, span.of(text)) for number, span in paragraph_spans(text, language_of())]


def test_a_word_is_one_object_in_all_paragraphs() -> None:
    one, other = parse("Hester spoke.\n\nHester left.", spacy.blank("en")).paragraphs

    assert one.text[0] is other.text[0]
    assert one.text == ["Hester", "spoke", "."]


def test_progress_is_told_by_the_characters_parsed() -> None:
    told: list[float] = []
    parse("One two.\n\nThree.", spacy.blank("en"), progress=told.append)

    assert told == [8 / 14, 1.0]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n", "\n \t\n", "\r\n\r\n", "\r\n \r\n", "\n\u00a0\n"])
def test_blank_lines_part_paragraphs(gap: str) -> None:
    assert shown(f"One.{gap}Two.") == [(1, "One."), (2, "Two.")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_lines_that_are_not_wrapped_are_paragraphs(end: str) -> None:
    assert shown(f"First line.{end}Second line.{end}Third") == [(1, "First line."), (2, "Second line."), (3, "Third")]


def test_edge_white_space_is_left_out_and_nothing_else() -> None:
    assert shown(" \n\n  One.  \n\n\t\u00a0Two. \n ") == [(1, "One."), (2, "Two.")]


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n \u2028\n"])
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    assert paragraph_spans(text, language_of()) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_hard_wrapped_block_is_one_paragraph(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    assert shown(text) == [(1, text)]


def test_lines_that_all_end_their_sentence_are_not_wrapped() -> None:
    lines = ["The harbour board met on Monday at the pier.", "It heard the engineers out for about two hours.", "Done."]
    assert shown("\n".join(lines)) == list(enumerate(lines, start=1))


@pytest.mark.parametrize("odd", ["A short line", "A line that is far too long for wrapped text" * 3])
def test_a_line_that_does_not_fit_shows_that_a_block_is_not_wrapped(odd: str) -> None:
    assert len(shown(f"{odd}\n{WRAPPED}")) == 4


def test_each_block_is_judged_by_itself() -> None:
    assert shown(f"One.\nTwo.\n\n{WRAPPED}\n\nThree.\nFour.") == [
        (1, "One."),
        (2, "Two."),
        (3, WRAPPED),
        (4, "Three."),
        (5, "Four."),
    ]


@pytest.mark.parametrize(
    ("line", "dash"),
    [
        ("PARIS (Agency)", " - "),
        ("PARIS", " — "),
        ("FLINT, Mich., Oct. 4 (Agency)", " – "),
        ("NEW YORK", " -- "),
        ("ST. LOUIS, Mo.", " — "),
    ],
)
def test_a_dateline_is_a_piece_of_its_own(line: str, dash: str) -> None:
    assert shown(f"{line}{dash}The board met.") == [(1, line), (1, "The board met.")]


@pytest.mark.parametrize(
    "text",
    [
        "Paris - The board met.",  # not in capitals
        "NATO-led troops left.",
        "USA - The board met.",  # three capitals are rather an acronym
        "PARIS - the board met.",
        "PARIS The board met.",
        "The man from PARIS - He left.",
    ],
)
def test_what_is_not_a_dateline(text: str) -> None:
    assert shown(text) == [(1, text)]


def test_an_overlong_paragraph_comes_in_pieces_of_one_number() -> None:
    sentence = "The board met again and again. "
    text = f"Before.\n\n{sentence * 1_000}\n\nAfter."
    spans = paragraph_spans(text, language_of())
    pieces = [span for number, span in spans if number == 2]
    assert [number for number, _ in spans] == [1, *[2] * len(pieces), 3]
    assert len(pieces) > 2
    assert all(9_000 < span.end - span.start <= 10_000 for span in pieces[:-1])
    assert pieces[-1].end - pieces[-1].start <= 10_000
    assert all(span.of(text).startswith("The") and span.of(text).endswith("again.") for span in pieces)
    assert " ".join(span.of(text) for span in pieces) == text.split("\n\n")[1].strip()


def test_a_piece_ends_between_words_where_no_sentence_does() -> None:
    text = "word " * 10_000
    assert all(not set(words.split()) - {"word"} for _, words in shown(text))


def test_even_one_endless_word_is_cut() -> None:
    text = "x" * (2 * 10_000 + 1)
    assert [len(words) for _, words in shown(text)] == [10_000, 10_000, 1]


@given(
    st.lists(
        st.sampled_from(["\n", "\r\n", "\r", "\u2028", " ", "\u00a0", "PARIS", " - ", "Word", "word, ", "x" * 45, "."]),
        max_size=60,
    ).map("".join)
)
def test_paragraphs_are_in_order_and_nothing_but_white_space_and_datelines_dashes_is_left_out(text: str) -> None:
    spans = paragraph_spans(text, language_of())
    at = 0
    for _, span in spans:
        assert span.start >= at
        assert span.start < span.end
        assert not text[at : span.start].strip(" \n\r\u2028\u00a0-")
        assert not span.of(text)[0].isspace()
        assert not span.of(text)[-1].isspace()
        at = span.end
    assert not text[at:].strip(" \n\r\u2028\u00a0-")
    numbers = [number for number, _ in spans]
    assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    assert numbers == sorted(numbers)


class Counting:
    """A pipeline that notes how many characters it gets at once."""

    lang = "en"

    def __init__(self) -> None:
        self.vocab = Vocab()
        self.batches: list[int] = []

    def pipe(self, texts: list[str]) -> Iterator[Doc]:
        self.batches.append(sum(map(len, texts)))
        yield from (made([text], [0], vocab=self.vocab) for text in texts)


def test_a_long_text_is_parsed_in_batches_that_bound_the_memory() -> None:
    nlp = Counting()
    text = "\n\n".join("x" * 10_000 for _ in range(25))

    parsed = parse(text, nlp)  # type: ignore[arg-type]

    assert len(parsed.paragraphs) == 25
    assert nlp.batches == [100_000, 100_000, 50_000]


def made(words: Sequence[str], heads: Sequence[int], *, spaces: Sequence[bool] = (), vocab: Vocab | None = None) -> Doc:
    """A `Doc` with these heads, a tag of its own for each token, and spaces between all if not said otherwise."""
    return Doc(
        Vocab() if vocab is None else vocab,
        words=list(words),
        spaces=list(spaces) or [True] * (len(words) - 1) + [False],
        heads=list(heads),
        deps=["ROOT" if h == i else f"dep{i}" for i, h in enumerate(heads)],
        tags=[f"T{i}" for i in range(len(words))],
        pos=["X"] * len(words),
        lemmas=[word.upper() for word in words],
    )


def only(parsed: ParsedText) -> Paragraph:
    assert len(parsed.paragraphs) == 1
    return parsed.paragraphs[0]


def test_columns_say_what_the_doc_says() -> None:
    doc = Doc(
        Vocab(),
        words=["She", "saw", "New", "York", ".", "He", "left"],
        spaces=[True, True, True, False, True, True, False],
        heads=[1, 1, 3, 1, 1, 6, 6],
        deps=["nsubj", "ROOT", "compound", "dobj", "punct", "nsubj", "ROOT"],
        pos=["PRON", "VERB", "PROPN", "PROPN", "PUNCT", "PRON", "VERB"],
        tags=["PRP", "VBD", "NNP", "NNP", ".", "PRP", "VBD"],
        lemmas=["She", "see", "New", "York", ".", "he", "leave"],
        ents=["O", "O", "B-GPE", "I-GPE", "O", "O", "O"],
    )
    p = only(parsed_from_doc(doc))
    assert p.text == ["She", "saw", "New", "York", ".", "He", "left"]
    assert p.lower[:4] == ["she", "saw", "new", "york"]
    assert p.lemma == ["she", "see", "new", "york", ".", "he", "leave"]
    assert p.pos[:3] == ["PRON", "VERB", "PROPN"]
    assert p.tag[:3] == ["PRP", "VBD", "NNP"]
    assert p.dep[:4] == ["nsubj", "ROOT", "compound", "dobj"]
    assert p.head == [1, 1, 3, 1, 1, 6, 6]
    assert p.sent == [0] * 5 + [1] * 2
    assert p.ent_type == ["", "", "GPE", "GPE", "", "", ""]
    assert p.ent_iob == ["O", "O", "B", "I", "O", "O", "O"]
    assert [doc.text[a:b] for a, b in zip(p.start, p.end, strict=True)] == p.text
    assert len(p) == 7
    assert (p.number, p.span) == (1, TextSpan(0, len(doc.text)))
    assert p.token_span(2, 4).of(doc.text) == "New York"


def test_tokens_of_white_space_are_left_out_and_heads_still_point_at_the_same_words() -> None:
    p = only(parsed_from_doc(made(["Ann", "  ", "said", "\t", "no"], [2, 0, 2, 2, 2])))
    assert p.text == ["Ann", "said", "no"]
    assert p.head == [1, 1, 1]
    assert p.tag == ["T0", "T2", "T4"]


def test_a_token_under_white_space_becomes_a_root() -> None:
    p = only(parsed_from_doc(made(["Ann", "  ", "said"], [1, 1, 1])))
    assert p.text == ["Ann", "said"]
    assert p.head == [0, 1]


def test_a_doc_is_cut_into_paragraphs_and_heads_that_cross_become_roots() -> None:
    doc = made(["One", "two", "\n\n", "three", "four"], [3, 1, 1, 1, 3], spaces=[True, False, False, True, False])
    first, second = parsed_from_doc(doc).paragraphs
    assert (first.text, second.text) == (["One", "two"], ["three", "four"])
    assert (first.head, second.head) == ([0, 1], [0, 0])
    assert (first.number, second.number) == (1, 2)
    assert [doc.text[a:b] for a, b in zip(second.start, second.end, strict=True)] == ["three", "four"]


class Noting:
    """A pipeline that only makes tokens, and keeps the texts that it is shown."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.nlp = spacy.blank("en")
        self._tokenizer = self.nlp.tokenizer
        self.nlp.tokenizer = self._note

    def _note(self, text: str) -> Doc:
        self.texts.append(text)
        doc: Doc = self._tokenizer(text)
        return doc


@pytest.fixture
def noting() -> Noting:
    return Noting()


def test_each_paragraph_is_parsed_by_itself(noting: Noting) -> None:
    parsed = parse("PARIS - One two.\nThree.\n\nFour.", noting.nlp)
    assert noting.texts == ["PARIS", "One two.", "Three.", "Four."]
    assert [p.number for p in parsed.paragraphs] == [1, 1, 2, 3]


def test_offsets_index_the_untouched_text(noting: Noting) -> None:
    text = f"  One \ud800 two\ud83d.\r\n\r\n{WRAPPED.replace(chr(10), chr(13) + chr(10))}\n\n𝔘 é e\u0301\u200b end"
    parsed = parse(text, noting.nlp)
    assert parsed.text == text
    assert len(parsed.paragraphs) == 3
    assert [len(shown) for shown in noting.texts] == [p.span.end - p.span.start for p in parsed.paragraphs]
    assert not any(set("\r\n\ud800\ud83d") & set(shown) for shown in noting.texts)
    for p in parsed.paragraphs:
        assert all(p.span.contains(TextSpan(a, b)) for a, b in zip(p.start, p.end, strict=True))
        for word, a, b in zip(p.text, p.start, p.end, strict=True):
            assert word.replace("\ufffd", "?") == text[a:b].replace("\ud800", "?").replace("\ud83d", "?")
        assert not any(word.isspace() for word in p.text)


def tree(heads: Sequence[int]) -> Paragraph:
    """A paragraph of one-letter words with these heads."""
    n = len(heads)
    columns = {name: ["x"] * n for name in ("text", "lemma", "pos", "tag", "dep", "ent_type", "ent_iob")}
    return Paragraph(
        language=language_of(),
        number=1,
        span=TextSpan(0, 2 * n),
        head=list(heads),
        start=[2 * i for i in range(n)],
        end=[2 * i + 1 for i in range(n)],
        sent=[0] * n,
        **columns,
    )


@st.composite
def forests(draw: st.DrawFn) -> list[int]:
    """Heads of one or more trees, not always projective, over tokens in any order."""
    n = draw(st.integers(1, 25))
    order = draw(st.permutations(range(n)))
    heads = list(range(n))
    for k in range(1, n):
        if draw(st.integers(0, 5)):
            heads[order[k]] = order[draw(st.integers(0, k - 1))]
    return heads


def chain(heads: Sequence[int], token: int) -> list[int]:
    """The token and all above it."""
    out = [token]
    while heads[out[-1]] != out[-1]:
        out.append(heads[out[-1]])
    return out


@given(forests())
def test_children_depth_and_edges_agree_with_plain_definitions(heads: list[int]) -> None:
    p = tree(heads)
    n = len(heads)
    assert p.children == [[k for k in range(n) if heads[k] == i and k != i] for i in range(n)]
    assert p.depth == [len(chain(heads, i)) - 1 for i in range(n)]
    below = [[k for k in range(n) if i in chain(heads, k)] for i in range(n)]
    assert p.edges == [(min(tokens), max(tokens) + 1) for tokens in below]


def test_a_deep_tree_is_no_trouble() -> None:
    p = tree([*range(1, 5000), 4999])
    assert p.depth[0] == 4999
    assert p.edges[4999] == (0, 5000)


@given(forests(), st.integers(0, 60), st.integers(0, 10))
def test_tokens_in_are_those_that_share_a_character(heads: list[int], start: int, length: int) -> None:
    p = tree(heads)
    span = TextSpan(start, start + length)
    found = p.tokens_in(span)
    shared = [i for i in range(len(p)) if max(p.start[i], span.start) < min(p.end[i], span.end)]
    if length:
        assert list(found) == shared
    else:
        assert len(found) <= 1  # an empty span shares nothing; inside a token it may name it


def test_lines_that_are_quoted_are_paragraphs_of_their_own_without_the_signs() -> None:
    text = "Ann wrote:\n> We pay.\n> We pay more.\n>\n> And more.\n>> Never.\nBo did not."
    lines = ["Ann wrote:", "We pay.", "We pay more.", "And more.", "Never.", "Bo did not."]
    assert shown(text) == list(enumerate(lines, start=1))


def test_quoted_lines_that_are_wrapped_are_one_paragraph() -> None:
    quoted = "\n".join(f"> {line}" for line in WRAPPED.split("\n"))
    assert shown(f"Ann wrote:\n{quoted}\nBo did not.") == [(1, "Ann wrote:"), (2, quoted[2:]), (3, "Bo did not.")]


def test_what_is_parsed_has_no_signs_of_quotation_and_no_dash_on_a_signature(noting: Noting) -> None:
    quoted = "\n".join(f"> {line}" for line in WRAPPED.split("\n"))
    texts = [quoted, "“No.”—Ann Lund", '"No." --Ann Lund, mayor', "--Ann Lund", "--Ann left.", "“No”—and more", "a—B"]
    parse("\n\n".join(texts), noting.nlp)
    assert noting.texts == [
        WRAPPED.replace("\n", "   "),
        "“No.” Ann Lund",
        '"No."   Ann Lund, mayor',
        "  Ann Lund",
        "--Ann left.",  # dialogue
        "“No”—and more",
        "a—B",
    ]
