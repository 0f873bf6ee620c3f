"""What a file knows about its text reaches the stages, in this process and in others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy

from inquit import (
    Document,
    Failure,
    GivenTime,
    GivenTurn,
    InputError,
    Markup,
    Place,
    RosterEntry,
    SettingsError,
    Source,
    TextSpan,
)
from inquit.compute import Workers
from inquit.compute.process import _plain
from inquit.source import Text, source_of, with_origin
from inquit.structure.text_structure import read_structure
from inquit.text.parsing import ParsedText

WHOLE = TextSpan(0, 4)
MARKUP = Markup(
    bold=(WHOLE,),
    turns=(GivenTurn((WHOLE,), "Ann Lee"),),
    times=(GivenTime(WHOLE, 1.5, 2.0), GivenTime(WHOLE, "2026-11-28T12:00:00")),
    cast=(RosterEntry("Ann Lee", ("Ann",)),),
    places=(Place(0, "page 7"),),
    fields={"section": "sport", "year": 1999},
)


def test_plain_text_has_no_markup() -> None:
    assert Source("a", "text").markup == Markup()
    assert read_structure(ParsedText("", ()), "news").markup == Markup()


def test_markup_is_in_the_structure() -> None:
    assert read_structure(ParsedText("", ()), "news", markup=MARKUP).markup is MARKUP


def test_markup_reaches_the_structure_in_the_same_process(monkeypatch: pytest.MonkeyPatch) -> None:
    from inquit import api

    seen: list[object] = []
    monkeypatch.setattr(api, "load_pipeline", lambda model, names: spacy.blank("en"))
    monkeypatch.setattr(api, "finder_for", lambda settings: None)
    monkeypatch.setattr(api, "parse", lambda text, nlp, **given: ParsedText(text, ()))

    def look(markup: Markup) -> None:
        seen.append(markup)
        raise InputError("seen")

    monkeypatch.setattr(api, "read_structure", lambda parsed, genre, markup: look(markup))
    monkeypatch.setattr(api, "read_transcript_structure", lambda parsed, transcript, markup: look(markup))
    results = [*api.Extractor("none").extract_many([Source("a", "text", markup=MARKUP), ("b", "text")])]

    assert results == [Failure("a", "seen"), Failure("b", "seen")]
    assert seen == [MARKUP, Markup()]


def test_markup_reaches_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent / "compute")
    import fake_reading

    with Workers(fake_reading.load, 2) as workers:
        sources: list[Text | Failure] = [
            Source("a", "markup", "a.txt", markup=MARKUP),
            Failure("b", "gone"),
            ("c", "markup"),
        ]
        found = [*workers.read(sources)]

    assert found == [Failure("a", repr(MARKUP)), Failure("b", "gone"), Failure("c", repr(Markup()))]


def test_the_origin_stands_before_what_was_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("a", "text", "a.txt", "cp1252", True, meta={"format": "text"}, markup=MARKUP)
    document = with_origin(Document("a", "text", meta={"engine": "rules"}), source)

    assert list(document.meta.items()) == [
        ("path", "a.txt"),
        ("encoding", "cp1252"),
        ("encoding_detected", True),
        ("fields", {"section": "sport", "year": 1999}),
        ("format", "text"),
        ("engine", "rules"),
    ]
    assert document.places == MARKUP.places
    monkeypatch.syspath_prepend(Path(__file__).parent / "compute")
    import fake_reading

    with Workers(fake_reading.load, 1) as workers:
        (elsewhere,) = workers.read([source])
    assert isinstance(elsewhere, Document)
    assert (elsewhere.text, elsewhere.places, elsewhere.meta["path"]) == ("text", MARKUP.places, "a.txt")


class OfTheScript(str):
    """A string that no other process knows the class of."""


def test_only_what_another_process_can_know_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OfTheScript, "__module__", "__main__")
    fields = {"row": lambda: 1}
    sent = _plain(OfTheScript("a"), Source("a", OfTheScript("text"), markup=Markup(bold=(WHOLE,), fields=fields)))
    assert (type(sent.id), type(sent.text)) == (str, str)
    assert sent.markup == Markup(bold=(WHOLE,))
    assert _plain("a", Source("a", "text", markup=MARKUP)).markup == MARKUP


@pytest.mark.parametrize(
    "given", [("a", "text", "more"), ("a",), "ab", "Hello.", 5, None, Path("a.txt"), (3, "text"), {"a": "text"}, b"ab"]
)
def test_a_text_is_a_pair(given: Any) -> None:
    with pytest.raises(
        SettingsError, match=r"each text must be a pair of id and text, or what inquit\.read gives, not"
    ):
        source_of(given)
    assert source_of(["a", "text"]) == Source("a", "text")  # type: ignore[arg-type]
