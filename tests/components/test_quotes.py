"""The component `inquit`, without a model."""

from __future__ import annotations

import gc
import multiprocessing
import subprocess
import sys
import weakref
from dataclasses import fields
from typing import Any

import pytest
import spacy
from confection import ConfigValidationError
from spacy.matcher import Matcher
from spacy.tokens import Doc, DocBin

from inquit import (
    Document,
    ModelMissingError,
    Quote,
    Roster,
    RosterEntry,
    Settings,
    SettingsError,
    Speaker,
    TextSpan,
)
from inquit.components import document_of, register_extensions
from inquit.components.annotations import annotate

TEXT = "“We won,” said Ann. The 'term'.\n\nThey “left” said Bo."


def test_the_quotes_are_plain_dicts_with_the_fields_of_the_json(nlp: Any) -> None:
    doc = nlp(TEXT)

    assert [(quote["text"], quote["speaker"], quote["type"]) for quote in doc._.quotes] == [
        ("“We won,”", "Ann", "direct"),
        ("“left”", "Ann", "direct"),
    ]
    assert doc._.quotes[1]["paragraph"] == 1
    assert [speaker["name"] for speaker in doc._.speakers] == ["Ann"]
    assert doc.user_data["inquit"]["not_quotes"][0]["text"] == "'term'"


def test_span_groups_are_whole_tokens_that_know_their_quote(nlp: Any) -> None:
    doc = nlp(TEXT)

    assert [(span.text, span.label_, span.id_) for span in doc.spans["inquit_quotes"]] == [
        ("“We won,”", "direct", "q1"),
        ("“left”", "direct", "q2"),
    ]
    assert [(span.text, span.label_) for span in doc.spans["inquit_cues"]] == [("said", "cue"), ("said", "cue")]
    assert [(span.text, span.id_) for span in doc.spans["inquit_sources"]] == [("Ann", "q1"), ("Bo", "q2")]


def test_the_document_can_be_had_back(nlp: Any) -> None:
    document = document_of(nlp(TEXT))

    assert document is not None
    assert document.text == TEXT
    assert document.text_of(document.quotes[0].content) == "“We won,”"


def test_a_doc_that_inquit_did_not_see_has_no_quotes() -> None:
    register_extensions()
    doc = spacy.blank("en")("“x,” said Ann.")

    assert doc._.quotes == doc._.speakers == []
    assert document_of(doc) is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x", "“"])
def test_texts_with_next_to_nothing_in_them(nlp: Any, text: str) -> None:
    assert nlp(text)._.quotes == []


def test_running_twice_changes_nothing(nlp: Any) -> None:
    doc = nlp(TEXT)
    before = doc.to_bytes()

    assert nlp.get_pipe("inquit")(doc).to_bytes() == before


def test_bytes_and_docbin_keep_everything(nlp: Any) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    stored = DocBin(store_user_data=True)
    stored.add(doc)
    unpacked = next(DocBin().from_bytes(stored.to_bytes()).get_docs(nlp.vocab))

    for copy in (again, unpacked):
        assert copy._.quotes == doc._.quotes
        assert document_of(copy) == document_of(doc)
        assert [span.text for span in copy.spans["inquit_quotes"]] == ["“We won,”", "“left”"]


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the fake analysis reaches forks only")
@pytest.mark.parametrize("n_process", [1, 2])
def test_several_processes_give_the_same(nlp: Any, n_process: int) -> None:
    docs = list(nlp.pipe([TEXT, "none", TEXT], n_process=n_process, batch_size=1))

    assert [len(doc._.quotes) for doc in docs] == [2, 0, 2]
    assert docs[0]._.quotes == docs[2]._.quotes == nlp(TEXT)._.quotes
    assert len(docs[2].spans["inquit_cues"]) == 2


def test_the_configuration_reaches_the_analysis(nlp: Any) -> None:
    nlp.remove_pipe("inquit")
    roster = [{"name": "Ann Lee", "aliases": ["Ann"], "id": "p1"}, {"name": "Bo"}]
    nlp.add_pipe("inquit", config={"attitudes": True, "roster": roster})
    doc = nlp(TEXT)

    assert doc._.quotes[0]["act"] == "attitude"
    assert doc._.quotes[0]["speaker"] == "Ann Lee"


def test_descriptions_of_a_roster_hold_everywhere_if_it_says_so() -> None:
    entries = [{"name": "Max", "aliases": ["the boy"], "gender": "male", "narrator": True}]
    component: Any = spacy.blank("en").add_pipe("inquit", config={"roster": {"entries": entries, "everywhere": True}})

    max_ = RosterEntry("Max", ("the boy",), gender="male", narrator=True)
    assert component.settings.roster == Roster((max_,), everywhere=True)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"attitudes": "yes"}, "attitudes must be True or False, not 'yes'"),
        ({"thoughts": 1}, "thoughts must be True or False, not 1"),
        ({"attitudes": 1}, "attitudes must be True or False, not 1"),
        ({"turns_only": None}, "turns_only must be True or False, not None"),
        ({"roster": "x.csv"}, "roster must be a list of speakers, not 'x.csv'; each entry must look like"),
        ({"roster": {"entries": []}}, r"roster must be a list of speakers, not {'entries': \[\]}; each entry"),
        (
            {"roster": [{"name": "Ann", "document": "a"}]},
            "roster entry {'name': 'Ann', 'document': 'a'}: each entry must",
        ),
        ({"roster": ["Ann"]}, "roster entry 'Ann': each entry must look like"),
        ({"engine": "redaer"}, "there is no engine 'redaer'; take one of reader, large, rules"),
        ({"engine": ["rules"]}, r"engine must be a str, not \['rules'\]"),
        ({"genre": None}, "genre must be a str, not None"),
        ({"threads": 0}, "threads must be at least 1"),
        ({"min_report_chance": 2}, "min_report_chance must be from 0 to 1"),
        ({"entities": "yes"}, "entities must be True or False, not 'yes'"),
    ],
)
def test_a_wrong_configuration_is_explained_in_our_own_words(config: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        spacy.blank("en").add_pipe("inquit", config=config)


def test_the_component_takes_every_setting() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("inquit")

    config = nlp.get_pipe_config("inquit")
    assert {*config} - {"factory", "entities"} == {field.name for field in fields(Settings)}
    assert nlp.get_pipe("inquit").settings == Settings(threads=1)  # type: ignore[attr-defined]
    given = {"engine": "rules", "genre": "fiction", "threads": 2, "turns_only": True, "min_report_chance": 0.2}
    nlp.replace_pipe("inquit", "inquit", config=given)
    assert nlp.get_pipe("inquit").settings == Settings(**given)  # type: ignore[attr-defined, arg-type]


def test_spans_know_who_speaks_as_quotes_do(nlp: Any) -> None:
    doc = nlp(TEXT)
    document = document_of(doc)

    assert document is not None
    quoted, cue, source = (doc.spans[group][1] for group in ("inquit_quotes", "inquit_cues", "inquit_sources"))
    for span in (quoted, cue, source):
        assert span._.speaker == document.quotes[1].speaker
        assert span._.confidence == document.quotes[1].confidence
    assert f"{quoted._.speaker}: {quoted.text}" == "Ann: “left”"


def test_other_spans_know_the_statement_that_they_stand_in(nlp: Any) -> None:
    doc = nlp(TEXT)

    assert str(doc[1:3]._.speaker) == "Ann"
    assert doc[1:3]._.confidence == 0.9
    assert doc[0:7]._.speaker is None  # some of it is nobody's
    assert doc[5:7]._.speaker is None
    assert doc[5:5]._.speaker is None
    assert doc[5:5]._.confidence is None


def test_tokens_know_whether_they_are_said(nlp: Any) -> None:
    doc = nlp(TEXT)

    assert [token.text for token in doc if token._.in_quote] == ["“", "We", "won", ",", "”", "“", "left", "”"]
    matcher = Matcher(nlp.vocab)
    matcher.add("said", [[{"_": {"in_quote": True}, "LOWER": "left"}]])
    assert len(matcher(doc)) == 1


def test_the_innermost_statement_counts() -> None:
    register_extensions()
    doc = spacy.blank("en")("A said B said that C left town")
    outer = Quote("q1", "indirect", (TextSpan(7, 30),), speaker_id="s1", confidence=0.5)
    inner = Quote("q2", "indirect", (TextSpan(19, 25),), speaker_id="s2", confidence=0.25, parent_id="q1")
    alike = Quote("q3", "indirect", (TextSpan(19, 25),), confidence=0.125, parent_id="q2")
    people = (Speaker("s1", "A", named=True), Speaker("s2", "B", named=True))
    annotate(doc, Document("", doc.text, (outer, inner), people))

    assert [str(token.doc[token.i : token.i + 1]._.speaker) for token in doc] == [*["None"] * 2, *"AAABBA"]
    assert str(doc[4:8]._.speaker) == "A"
    annotate(doc, Document("", doc.text, (outer, inner, alike), people))
    assert doc[5:7]._.confidence == 0.125
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert str(doc[1:2]._.speaker) == "A"


def test_what_inquit_did_not_see_is_said_by_nobody() -> None:
    register_extensions()
    doc = spacy.blank("en")("“x,” said Ann.")

    assert not doc[1]._.in_quote
    assert (doc[0:2]._.speaker, doc[0:2]._.confidence) == (None, None)


def test_a_doc_that_is_gone_is_kept_nowhere(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert doc[1]._.in_quote
    gone = weakref.ref(doc)
    del doc
    gc.collect()

    assert gone() is None


def test_a_setting_that_there_is_not_raises() -> None:
    with pytest.raises(ConfigValidationError, match="unexpected argument: 'atitudes'"):
        spacy.blank("en").add_pipe("inquit", config={"atitudes": True})


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"name": ""},
        {"name": ["A"]},
        {"name": "A", "alias": ["B"]},
        {"name": "A", "aliases": "B"},
        {"name": "A", "aliases": [1]},
        {"name": "A", "id": 1},
        {1: "A", "name": "A"},
        [["name", "A"]],
    ],
)
def test_a_wrong_roster_entry_raises(entry: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match="each entry must look like"):
        spacy.blank("en").add_pipe("inquit", config={"roster": [entry]})


@pytest.mark.parametrize(("engine", "also"), [("rules", " and NER"), ("reader", "")])
def test_a_pipeline_without_the_needed_parts_is_told_what_it_lacks(fake_analysis: None, engine: str, also: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("inquit", name="who", config={"engine": engine})

    with pytest.raises(ModelMissingError, match=f"'who' needs a tagger and a parser and a lemmatizer{also} before it"):
        nlp("Some text.")
    assert len(nlp("")) == 0


def test_spacy_can_analyse_the_pipeline(nlp: Any) -> None:
    problems = nlp.analyze_pipes()["problems"]["inquit"]

    assert sorted(problems) == ["token.dep", "token.lemma", "token.tag"]  # flat_parse declares nothing


def test_it_is_found_in_a_process_that_imports_only_spacy() -> None:
    program = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('inquit'); print(nlp('')._.quotes)"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"[]\n"


def test_having_inquit_installed_leaves_other_extensions_alone() -> None:
    program = """
import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc
nlp = spacy.blank("en")
assert not Doc.has_extension("quotes")
Doc.set_extension("quotes", default=1)
assert nlp("x")._.quotes == 1
try:
    nlp.add_pipe("inquit")
except Exception as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)

    assert done.stdout.startswith("doc._.quotes is already defined by something else, and inquit needs it; remove it")


def test_stored_docs_are_read_without_the_component(nlp: Any, tmp_path: Any) -> None:
    stored = DocBin(store_user_data=True)
    stored.add(nlp(TEXT))
    stored.to_disk(tmp_path / "docs.spacy")
    program = """
import sys, spacy
from spacy.matcher import Matcher
from spacy.tokens import DocBin
from inquit.components import register_extensions
register_extensions()
doc = next(DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank("en").vocab))
print(len(doc._.quotes), doc._.quotes[0]["speaker"], len(doc.spans["inquit_quotes"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "docs.spacy")], capture_output=True, check=True, text=True
    )

    assert done.stdout == "2 Ann 2\n"


def test_the_pipeline_can_be_saved_and_loaded(nlp: Any, tmp_path: Any) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")

    assert loaded(TEXT)._.quotes == nlp(TEXT)._.quotes
