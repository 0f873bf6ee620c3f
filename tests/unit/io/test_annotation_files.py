"""TEI, brat, token columns, DocBin and Label Studio, read back as their programs would read them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from inquit import Document, Failure, NotQuote, Quote, Speaker, TextSpan
from inquit.components.annotations import document_of
from inquit.components.docbin import DocBinWriter
from inquit.io.outputs.brat_output import BratWriter
from inquit.io.outputs.conll_output import COLUMNS, ConllWriter
from inquit.io.outputs.label_studio_output import LabelStudioWriter
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.tei_output import TeiWriter
from inquit.text_safety import encodable, xml_safe

FAILURE = Failure("no.txt", "no.txt: no such file")
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _fed(writer: Any, *documents: Document) -> None:
    for document in documents:
        writer.document(document)
    writer.failure(FAILURE)
    writer.finish()


def quoting(text: str, *spans: tuple[int, int], **fields: Any) -> Document:
    """A document in which each span is a statement."""
    quotes = tuple(Quote(f"q{n}", "direct", (TextSpan(*span),)) for n, span in enumerate(spans, start=1))
    return Document("d", text, quotes, **fields)


# ---------------------------------------------------------------- TEI


def tei(*documents: Document, **options: Any) -> ElementTree.Element:
    stream = io.StringIO()
    _fed(TeiWriter(stream, WriteOptions(version="1.2.0", model="m", **options)), *documents)
    return ElementTree.fromstring(stream.getvalue().encode())


def body_text(root: ElementTree.Element) -> str:
    (body,) = root.iter(f"{TEI}body")
    return "".join(body.itertext())


def said(root: ElementTree.Element) -> dict[str, str]:
    """By the id of their first part, the statements, put together along `next`."""
    parts = {element.attrib[XML_ID]: element for element in root.iter(f"{TEI}said")}
    found = {}
    for id_, element in parts.items():
        if "prev" not in element.attrib:
            found[id_] = ""
            while True:
                found[id_] += "".join(element.itertext())
                if "next" not in element.attrib:
                    break
                following = parts[element.attrib["next"].removeprefix("#")]
                assert following.attrib["prev"] == f"#{element.attrib[XML_ID]}"
                element = following
    return found


def test_tei_holds_the_text_and_the_statements(document: Document) -> None:
    root = tei(document)

    assert root.tag == f"{TEI}TEI"
    assert body_text(root) == xml_safe(document.text)
    assert list(said(root).values()) == [
        xml_safe("".join(span.of(document.text) for span in quote.content)) for quote in document.quotes
    ]
    first = next(root.iter(f"{TEI}said"))
    assert first.attrib == {XML_ID: "d1.q1", "who": "#d1.s1", "direct": "true", "n": "direct", "cert": "0.98"}
    assert [quote.text for quote in root.iter(f"{TEI}quote")] == ["“a\ndisaster”"]


def test_tei_points_from_statements_to_speakers_and_from_cues_to_statements(told: Document) -> None:
    root = tei(told)
    ids = {element.attrib[XML_ID] for element in root.iter() if XML_ID in element.attrib}
    pointers = [
        element.attrib[name]
        for element in root.iter()
        for name in ("who", "toWhom", "corresp", "next", "prev")
        if name in element.attrib
    ]
    names = [name.text for name in root.iter(f"{TEI}persName") if "type" not in name.attrib]
    cues = {seg.attrib["corresp"]: seg.text for seg in root.iter(f"{TEI}seg") if seg.attrib["type"] == "cue"}

    assert {pointer.removeprefix("#") for pointer in pointers} <= ids
    assert names == ["Igor Ivanov", "George Robertson"]
    assert cues["#d1.q2"] == "called"
    (group,) = root.iter(f"{TEI}personGrp")
    assert [name.text for name in group.iter(f"{TEI}persName") if name.attrib["type"] == "member"] == [
        "general",
        "aide",
    ]


def test_tei_points_to_the_addressee(told: Document) -> None:
    first, *rest = tei(told).iter(f"{TEI}said")

    assert first.attrib["toWhom"] == "#d1.s2"
    assert not any("toWhom" in element.attrib for element in rest)


def test_tei_has_the_reporter_as_the_source_and_the_status_with_the_type(doubted: Document) -> None:
    said = {element.attrib[XML_ID]: element.attrib for element in tei(doubted).iter(f"{TEI}said")}

    assert said["d1.q1"]["n"] == "direct denied"
    assert said["d1.q3"]["source"] == "#d1.s1"
    assert "source" not in said["d1.q1"]


def test_several_documents_are_a_tei_corpus_with_ids_of_their_own(document: Document) -> None:
    root = tei(document, Document("e", ""), document)
    ids = [element.attrib[XML_ID] for element in root.iter() if XML_ID in element.attrib]

    assert root.tag == f"{TEI}teiCorpus"
    assert len(root.findall(f"{TEI}TEI")) == 3
    assert len(set(ids)) == len(ids)


def test_tei_of_nothing_is_still_tei() -> None:
    assert tei().tag == f"{TEI}TEI"


def test_a_statement_over_paragraphs_is_tied_together() -> None:
    text = "“One.\n\n“Two.”\r\n \r\n“Three,” he said."
    root = tei(quoting(text, (0, len(text) - 9)))

    assert body_text(root) == text
    assert [element.text for element in root.iter(f"{TEI}said")] == ["“One.", "“Two.”", "“Three,”"]
    assert len(said(root)) == 1


def test_statements_that_cross_are_cut_where_they_do() -> None:
    root = tei(quoting("abcdef", (0, 4), (2, 6)))

    assert body_text(root) == "abcdef"
    assert said(root) == {"d1.q1": "abcd", "d1.q2": "cdef"}


def test_tei_marks_what_is_no_statement_on_request() -> None:
    document = quoting("a “b” c", not_quotes=(NotQuote(TextSpan(2, 5), "scare quote"),))

    assert [q.attrib for q in tei(document, with_not_quotes=True).iter(f"{TEI}q")] == [{"type": "scare_quote"}]
    assert not list(tei(document).iter(f"{TEI}q"))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\na\r\r\n\tb\x0c\n\n", "a\x00\ud800\uffff & <b> ]]>", "\r", "a\n\x85\n\u2028\nb"]
)
def test_tei_keeps_white_space_and_shows_what_it_cannot_hold(text: str) -> None:
    assert body_text(tei(Document(text, text, meta={"path": text}))) == xml_safe(text)


# ---------------------------------------------------------------- brat


def brat(*documents: Document) -> dict[str, str]:
    stream = io.BytesIO()
    _fed(BratWriter(stream, WriteOptions()), *documents)
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def entities(annotations: str, text: str) -> list[tuple[str, list[str]]]:
    """Kind and fragments of the entities, cut from the text by their positions."""
    found = []
    for line in annotations.splitlines():
        if line.startswith("T"):
            _, what, shown = line.split("\t")
            kind, places = what.split(" ", 1)
            pieces = [text[int(a) : int(b)] for a, b in (place.split() for place in places.split(";"))]
            assert " ".join(pieces) == shown
            found.append((kind, pieces))
    return found


def test_brat_has_text_annotations_and_configuration(document: Document) -> None:
    files = brat(document, document)
    text, annotations = files["00001-article.txt.txt"], files["00001-article.txt.ann"]
    found = entities(annotations, text)

    assert len(files) == 5
    assert text == document.text
    assert [kind for kind, _ in found][:4] == ["Direct", "Cue", "Source", "Mixed"]
    assert found[3] == ("Mixed", ["it “a", "disaster”"])
    assert "R1\tCueOf Arg1:T2 Arg2:T1\n" in annotations
    assert "InsideOf Arg1:T10 Arg2:T7\n" in annotations
    assert "\tAnnotatorNotes T1\tspeaker: Igor Ivanov (s1); confidence 0.98; cue-subject\n" in annotations
    kinds = re.split(r"\[relations\]", files["annotation.conf"])[0].split()[1:]
    assert {kind for kind, _ in found} <= set(kinds)


def test_a_note_of_brat_names_the_addressee(told: Document) -> None:
    annotations = brat(told)["00001-article.txt.ann"]

    assert "\tspeaker: Igor Ivanov (s1); to: George Robertson (s2); confidence 0.98; cue-subject\n" in annotations
    assert annotations.count("; to: ") == 1


def test_a_note_of_brat_names_the_reporter_and_an_unusual_status(doubted: Document) -> None:
    annotations = brat(doubted)["00001-article.txt.ann"]

    assert "\tspeaker: Igor Ivanov (s1); denied; confidence 0.98; cue-subject\n" in annotations
    assert "\tspeaker: George Robertson (s2); reported by: Igor Ivanov (s1); confidence" in annotations
    assert annotations.count("; reported by: ") == annotations.count("; denied") == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "/abs", "C:\\x", "a\x00b", "", "..", "x" * 300, "\ud800"])
def test_names_in_the_archive_stay_in_it(name: str) -> None:
    names = list(brat(Document(name, "x")))

    assert all(re.fullmatch(r"[\w.-]{5,100}", one) and not one.startswith(".") for one in names)


# ---------------------------------------------------------------- CoNLL


def conll(*documents: Document) -> list[dict[str, str]]:
    stream = io.StringIO()
    _fed(ConllWriter(stream, WriteOptions()), *documents)
    lines = stream.getvalue().encode().decode().split("\n")
    assert lines[0] == f"# global.columns = {' '.join(COLUMNS)}"
    rows = [line.split("\t") for line in lines if line and not re.match(r"# [a-z]", line)]
    assert {len(row) for row in rows} <= {len(COLUMNS)}
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_conll_gives_text_and_statements_back(document: Document) -> None:
    rows = conll(document)

    assert all(document.text[int(row["START"]) : int(row["END"])] == row["FORM"] for row in rows)
    for quote in document.quotes:
        own = [row for row in rows if re.search(rf"-{quote.id}(\||$)", row["QUOTE"])]
        assert sum(f"B-{quote.id}" in row["QUOTE"].split("|") for row in own) == 1
        said = "".join(row["FORM"] for row in own)
        assert said == re.sub(r"\s", "", "".join(span.of(document.text) for span in quote.content))
    inner = next(row for row in rows if row["FORM"] == "soon")
    assert (inner["QUOTE"], inner["TYPE"], inner["SPEAKER"]) == ("I-q3|I-q4", "indirect|direct", "s2|s1")
    assert [row["FORM"] for row in rows if row["CUE"] == "B-q2"] == ["called"]


def test_conll_has_a_column_for_the_addressee(told: Document) -> None:
    rows = conll(told)

    assert {row["ADDRESSEE"] for row in rows if row["QUOTE"].endswith("q1")} == {"s2"}
    assert {row["ADDRESSEE"] for row in rows if row["QUOTE"].endswith("-q2") or row["QUOTE"] == "_"} == {"_"}


def test_conll_has_columns_for_status_and_reporter(doubted: Document) -> None:
    rows = conll(doubted)

    assert {row["STATUS"] for row in rows if row["QUOTE"].endswith("-q1")} == {"denied"}
    assert {row["REPORTED_BY"] for row in rows if row["QUOTE"].endswith("-q3")} == {"s1"}
    assert {row["STATUS"] for row in rows if row["QUOTE"] == "_"} == {"_"}


def test_conll_parts_paragraphs_and_documents(document: Document) -> None:
    stream = io.StringIO()
    _fed(ConllWriter(stream, WriteOptions()), document, replace(document, id="two\nlines"))
    text = stream.getvalue()

    assert text.count("\n1\t") == 6
    assert text.count("\n\n") == 6
    assert "# newdoc id = two lines\n" in text
    assert "# speaker p-7 = senior Russian general and his aide\n" in text


def test_marks_that_end_within_a_token_take_all_of_it() -> None:
    rows = conll(quoting("Unbelievable", (2, 4)))

    assert [(row["FORM"], row["QUOTE"]) for row in rows] == [("Unbelievable", "B-q1")]


# ---------------------------------------------------------------- DocBin


def docs(*documents: Document) -> list[Doc]:
    stream = io.BytesIO()
    _fed(DocBinWriter(stream, WriteOptions()), *documents)
    return list(DocBin().from_bytes(stream.getvalue()).get_docs(spacy.blank("en").vocab))


def test_a_docbin_gives_the_documents_back(document: Document) -> None:
    first, empty, second = docs(document, Document("e", ""), document)
    back = document_of(first)

    assert (first.text, empty.text, second.text) == (document.text, "", document.text)
    assert back is not None
    assert (back.quotes, back.speakers, back.not_quotes) == (document.quotes, document.speakers, document.not_quotes)
    assert [(span.text, span.label_, span.id_) for span in first.spans["inquit_quotes"]][:2] == [
        ("“We will [not] leave,”", "direct", "q1"),
        ("it “a\ndisaster”", "mixed", "q2"),
    ]


def test_a_docbin_has_a_mark_for_half_characters() -> None:
    text = "“\ud800” x"
    speaker = Speaker("\ud800", "\ud800", True, aliases=("\udfff",))
    document = replace(quoting(text, (0, 3)), speakers=(speaker,), meta={"path": "\ud800"})
    (doc,) = docs(document)

    assert doc.text == encodable(text)
    assert doc.user_data["inquit"]["quotes"][0]["text"] == "“\ufffd”"


# ---------------------------------------------------------------- Label Studio


def tasks(*documents: Document) -> Any:
    stream = io.StringIO()
    _fed(LabelStudioWriter(stream, WriteOptions(version="1.0", model="m")), *documents)
    return json.loads(stream.getvalue().encode())


def test_label_studio_gets_a_task_a_document(document: Document) -> None:
    task, empty = tasks(document, Document("e", ""))
    (prediction,) = task["predictions"]
    regions = {result["id"]: result for result in prediction["result"] if result["type"] == "labels"}
    relations = [result for result in prediction["result"] if result["type"] == "relation"]

    assert task["data"] == {"id": "article.txt", "text": document.text}
    assert prediction["model_version"] == "inquit 1.0 m"
    assert empty["predictions"][0]["result"] == []
    for region in regions.values():
        value = region["value"]
        assert document.text[value["start"] : value["end"]] == value["text"]
    assert regions["q1-direct-1"]["meta"] == {"text": ["Igor Ivanov"]}
    assert {relation[end] for relation in relations for end in ("from_id", "to_id")} <= set(regions)
    assert ("q4-direct-1", "q3-indirect-1", ["inside"]) in [
        (relation["from_id"], relation["to_id"], relation["labels"]) for relation in relations
    ]


def test_label_studio_shows_the_addressee(told: Document) -> None:
    (task,) = tasks(told)
    metas = [result["meta"]["text"] for result in task["predictions"][0]["result"] if "meta" in result]

    assert metas[:2] == [["Igor Ivanov", "to George Robertson"], ["Igor Ivanov"]]


def test_label_studio_shows_the_reporter_and_an_unusual_status(doubted: Document) -> None:
    (task,) = tasks(doubted)
    metas = [result["meta"]["text"] for result in task["predictions"][0]["result"] if "meta" in result]

    assert metas[:3] == [["Igor Ivanov", "denied"], ["Igor Ivanov"], ["George Robertson", "reported by Igor Ivanov"]]


def test_label_studio_of_nothing_is_an_empty_list() -> None:
    assert tasks() == []
