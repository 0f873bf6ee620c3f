"""A small pipeline that needs no model, and a stand-in for the analysis."""

from __future__ import annotations

import re
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import inquit.api
from inquit import Document, NotQuote, Quote, Settings, Speaker, Step, TextSpan
from inquit.document import Evidence
from inquit.pipelines import load_pipeline
from inquit.settings import DEFAULT_MODEL
from inquit.text.parsing import ParsedText


@pytest.fixture(scope="session")
def shipped() -> Language:
    """The shipped pipeline, loaded once."""
    return load_pipeline(DEFAULT_MODEL)


_SAID = re.compile(r"(“[^”]*”),? (said) (\w+)")


@Language.component("flat_parse")
def flat_parse(doc: Doc) -> Doc:
    """Give every token what the stages read, right or wrong."""
    for token in doc:
        token.tag_, token.dep_, token.lemma_ = "NN", "dep", token.lower_
        token.head = doc[0]
    doc.set_ents([], default="outside")
    return doc


def analyse(
    parsed: ParsedText, settings: Settings, *, id: str = "", transcript: object = None, seen: object = None
) -> Document:
    """A quote for each `“x,” said Y`."""
    del transcript, seen
    quotes = tuple(
        Quote(
            f"q{number}",
            "direct",
            (TextSpan(*found.span(1)),),
            (TextSpan(*found.span(2)),),
            (TextSpan(*found.span(3)),),
            "say",
            "attitude" if settings.attitudes else "speech",
            speaker_id="s1",
            confidence=0.9,
            evidence=Evidence("test", (Step(found[3], TextSpan(*found.span(3)), "name"),)),
        )
        for number, found in enumerate(_SAID.finditer(parsed.text), start=1)
    )
    name = settings.roster.entries[0].name if settings.roster.entries else "Ann"
    speakers = (Speaker("s1", name, True),) if quotes else ()
    dashes = tuple(NotQuote(TextSpan(*found.span()), "term") for found in re.finditer("'[^']*'", parsed.text))
    return Document(id, parsed.text, quotes, speakers, dashes)


@pytest.fixture
def fake_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inquit.api, "analyse", analyse, raising=False)


@pytest.fixture
def nlp(fake_analysis: None) -> Any:
    language = spacy.blank("en")
    language.add_pipe("flat_parse")
    language.add_pipe("inquit")
    return language
