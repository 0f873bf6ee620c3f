"""The component in the pipeline that comes with inquit."""

from __future__ import annotations

import multiprocessing
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from inquit import DEFAULT_MODEL

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
