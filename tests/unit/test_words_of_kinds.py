"""Tables whose words are of kinds say in their comments what each kind is."""

from __future__ import annotations

from pathlib import Path

import pytest

import inquit.languages

ENGLISH = Path(inquit.languages.__file__).parent / "en"


@pytest.mark.parametrize("name", ["inscription_words", "narrator_words", "no_statements", "source_phrases"])
def test_each_kind_of_words_is_explained(name: str) -> None:
    lines = (ENGLISH / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    remarks = " ".join(line for line in lines if line.startswith("#"))
    kinds = {line.split("\t")[1] for line in lines if not line.startswith("#")} - {"kind"}
    assert {kind for kind in kinds if f"{kind}: " not in remarks} == set()
