"""Names that sign quoted words in brackets, behind a tilde, and on the line below."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph, parsed, stretch, stretches_in, text_of

from inquit.document import TextSpan
from inquit.statements.signatures import bracketed_name, is_short_name, is_signed, signature_after

ANN = "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/ROOT"
SAID = "“ We/PRON/nsubj/waited waited/VERB/ROOT three/NUM/nummod/years years/NOUN/dobj/waited . ”"


def bracketed(notation: str) -> str | None:
    p = paragraph(notation)
    text = text_of(p)
    found = bracketed_name(p, text, stretches_in(p)[0])
    return None if found is None else found.source.of(text)


def test_a_tilde_signs() -> None:
    text = parsed(f"{SAID} | ~/SYM/ROOT | {ANN}")
    p = text.paragraphs[0]
    found = signature_after(p, text.text, stretches_in(p)[0], None)
    assert found is not None
    assert found.source.of(text.text) == "Ann Lund"


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (f"( ~{ANN} ~)", "Ann Lund"),
        (f"( ~{ANN} , mayor/NOUN/appos/Lund ~) .", "Ann Lund, mayor"),
        ("( ~Mayor/PROPN/compound/Roe Roe/PROPN/ROOT ~)", "Mayor Roe"),  # known by the title
        ("( ~the/DET/det/owners owners/NOUN/ROOT ~)", None),
        ("( ~Mill/PROPN/compound/Lane Lane/PROPN/ROOT ~)", None),  # nobody's name
        (f"( ~{ANN} ~) said/VERB/ROOT", None),  # a sentence goes on
    ],
)
def test_a_name_in_brackets(behind: str, name: str | None) -> None:
    assert bracketed(f"{SAID} | {behind}") == name


def test_a_name_in_brackets_behind_a_title_says_whose_it_is() -> None:
    assert bracketed(f"“ Long/ADJ/amod/Waits Waits/NOUN/ROOT ” | ( ~{ANN} ~)") is None


NAME = f"{ANN} , mayor/NOUN/appos/Lund"


def below(between: str, *, name: str = NAME, behind: str = "") -> str | None:
    """Whom a name signs that stands in a paragraph of its own behind these line breaks and spaces."""
    above = paragraph(SAID)
    start = above.span.end + len(between)
    under = paragraph(name, number=2, start=start)
    text = text_of(above) + between + text_of(paragraph(name)) + behind
    found = signature_after(above, text, stretch(above, text_of(above)), under)
    assert found is None or found.cue is None
    return None if found is None else found.source.of(text)


@pytest.mark.parametrize(
    ("between", "behind", "signs"),
    [
        ("\n", "", True),
        ("\n", "\n\nMore.", True),
        ("\n", "\nMore.", False),  # the block goes on
        ("\n\n", "", False),  # a heading, perhaps
        ("\n\n" + " " * 20, "\nMore.", True),  # on the right
        ("\n    ", "\nMore.", False),
    ],
)
def test_a_name_alone_below(between: str, behind: str, *, signs: bool) -> None:
    assert below(between, behind=behind) == ("Ann Lund, mayor" if signs else None)


@pytest.mark.parametrize(
    "name",
    [
        "ann/NOUN/ROOT",
        "Mill/PROPN/compound/Lane Lane/PROPN/ROOT",
        "Ann@PERSON/PROPN/nsubj/left left/VERB/ROOT",
    ],
)
def test_what_stands_below_and_is_no_name(name: str) -> None:
    assert below("\n", name=name) is None


def test_a_name_below_does_not_sign_a_quote_in_a_sentence() -> None:
    above = paragraph(f"He/PRON/nsubj/said said/VERB/ROOT : {SAID.replace('/ROOT', '/ccomp/said')}")
    text = text_of(above) + "\nAnn Lund, mayor"
    under = paragraph(NAME, number=2, start=above.span.end + 1)
    found = signature_after(above, text, stretches_in(above)[0], under)
    assert found is None


def test_a_name_in_the_last_line_of_the_paragraph() -> None:
    p = paragraph(f"{SAID} | {ANN}")
    text = text_of(p).replace("” Ann", "”\nAnn")
    found = signature_after(p, text, stretches_in(p)[0], None)
    assert found is not None
    assert found.source == TextSpan(text.index("Ann"), len(text))


def test_an_office_that_is_taken_for_a_verb() -> None:
    p = paragraph("Ann/PROPN/nsubj/guide Lund/PROPN/flat/Ann , guide/VERB:VB/ROOT")
    assert is_short_name(p, p.span)
    told = paragraph("Ann/PROPN/nsubj/guided Lund/PROPN/flat/Ann , guided/VERB:VBD/ROOT")
    assert not is_short_name(told, told.span)
    longer = paragraph("Ann/PROPN/nsubj/guide guide/VERB:VB/ROOT")
    assert not is_short_name(longer, longer.span)


@pytest.mark.parametrize(
    ("behind", "signed"),
    [
        ("— Ann/PROPN/nsubj/was Lund/PROPN/flat/Ann", True),
        ("— Valley/PROPN/nsubj/was Herald/PROPN/flat/Valley", False),
        ("— Ann/PROPN/nsubj/was Lund/PROPN/flat/Ann , 2020/NUM/dep/Ann", False),
        ("Ann/PROPN/nsubj/was Lund/PROPN/flat/Ann", False),
        ("— the/DET/det/mayor mayor/NOUN/nsubj/was", False),
        ("— Ann/PROPN/nsubj/left left/VERB/dep/was", False),
        ("—", False),
    ],
)
def test_a_stretch_that_is_signed(behind: str, signed: bool) -> None:
    p = paragraph(f"“ The/DET/det/pump pump/NOUN/nsubj/was was/AUX/ROOT old/ADJ/acomp/was ” {behind}")
    assert is_signed(p, stretches_in(p)[0]) == signed


def test_a_term_is_not_signed_nor_are_words_in_a_sentence() -> None:
    signature = "— Ann/PROPN/nsubj/pump Lund/PROPN/flat/Ann"
    term = paragraph(f"“ The/DET/det/pump pump/NOUN/ROOT ” {signature}")
    assert not is_signed(term, stretches_in(term)[0])
    inside = paragraph(
        "He/PRON/nsubj/said said/VERB/ROOT “ the/DET/det/pump pump/NOUN/obj/said of/ADP/prep/pump old/ADJ/amod/pump ” "
        + signature
    )
    assert not is_signed(inside, stretches_in(inside)[0])
