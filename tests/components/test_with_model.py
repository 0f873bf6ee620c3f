"""The component in the pipeline that comes with inquit."""

from __future__ import annotations

import multiprocessing
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from inquit import DEFAULT_MODEL, Extractor, Settings
from inquit.engines import Engine

pytestmark = pytest.mark.model

TEXT = "“We will not leave Kosovo,” said Igor Ivanov, the Russian foreign minister. He called it “a disaster”."


@pytest.fixture(scope="module")
def nlp() -> Any:
    language = spacy.load(DEFAULT_MODEL)
    language.add_pipe("inquit")
    return language


def test_it_runs(nlp: Any) -> None:
    doc = nlp(TEXT)

    assert doc._.quotes[0]["text"] == "“We will not leave Kosovo,”"
    assert doc._.quotes[0]["speaker"] == "Igor Ivanov"
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.quotes == doc._.quotes


@pytest.mark.parametrize("method", sorted({"fork", "spawn"} & set(multiprocessing.get_all_start_methods())))
def test_processes_of_every_kind_give_the_same(nlp: Any, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.language, "mp", multiprocessing.get_context(method))
    docs = list(nlp.pipe([TEXT, "Nothing.", TEXT], n_process=2, batch_size=1))

    assert [doc._.quotes for doc in docs] == [nlp(text)._.quotes for text in (TEXT, "Nothing.", TEXT)]


def test_names_of_the_reader_where_the_pipeline_finds_none() -> None:
    bare = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    bare.add_pipe("inquit", config={"entities": True})
    doc = bare(TEXT)
    found = [(entity.text, entity.label_) for entity in doc.ents]
    assert ("Igor Ivanov", "PERSON") in found
    assert ("Kosovo", "GPE") in found
    assert doc._.quotes[0]["speaker"] == "Igor Ivanov"

    bare.get_pipe("inquit").entities = False  # type: ignore[attr-defined]
    assert not bare(TEXT).has_annotation("ENT_IOB")


def test_names_of_the_pipeline_are_left_as_they_are() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    before = [(entity.text, entity.label_) for entity in nlp(TEXT).ents]
    nlp.add_pipe("inquit", config={"entities": True})
    assert [(entity.text, entity.label_) for entity in nlp(TEXT).ents] == before


@pytest.mark.parametrize(("engine", "finds_names"), [("reader", False), ("rules", True)])
def test_a_pipeline_that_is_loaded_here_finds_names_where_the_engine_does_not(
    engine: Engine, *, finds_names: bool
) -> None:
    extractor = Extractor(settings=Settings(engine=engine))
    assert ("ner" in extractor.nlp.pipe_names) == finds_names
    assert "senter" not in extractor.nlp.component_names
    assert [speaker.name for speaker in extractor.extract(TEXT).speakers] == ["Igor Ivanov"]


def test_a_pipeline_that_is_given_is_used_as_it_is() -> None:
    given = spacy.load(DEFAULT_MODEL)
    assert Extractor(given).nlp.pipe_names == given.pipe_names
