"""The front door, with a pipeline that knows three words instead of a trained one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from inquit import api
from inquit.api import Extractor, analyse, extract, load_pipeline
from inquit.digests import text_digest
from inquit.document import Document, Failure, Roster, RosterEntry, TimeSpan
from inquit.errors import InputError, ModelMissingError, SettingsError
from inquit.languages import language_of
from inquit.provenance import engine_of
from inquit.settings import Settings, SettingsKeywords
from inquit.source import Source, Turn
from inquit.text.parsing import Paragraph, ParsedText, parse

# word: lemma, part of speech, tag, dependency, offset of the head
KNOWN = {
    "Lund": ("Lund", "PROPN", "NNP", "nsubj", 1),
    "said": ("say", "VERB", "VBD", "ROOT", 0),
    "hoped": ("hope", "VERB", "VBD", "ROOT", 0),
    "it": ("it", "PRON", "PRP", "nsubj", 1),
    "failed": ("fail", "VERB", "VBD", "ccomp", -2),
}
SAID = "Lund said it failed"
PARTS = ("tags", "deps", "lemmas", "entities")


@Language.factory("three_words", default_config={"parts": PARTS})
def make(nlp: Language, name: str, parts: list[str]) -> ThreeWords:
    return ThreeWords(parts)


class ThreeWords:
    """Writes the parts of a parse that it is told to."""

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts

    def __call__(self, doc: Doc) -> Doc:
        known = [KNOWN.get(token.text, (token.text, "X", "FW", "dep", 0)) for token in doc]
        heads = [i + row[4] if 0 <= i + row[4] < len(doc) else i for i, row in enumerate(known)]
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            pos=[row[1] for row in known],
            lemmas=[row[0] for row in known] if "lemmas" in self.parts else None,
            tags=[row[2] for row in known] if "tags" in self.parts else None,
            deps=[row[3] for row in known] if "deps" in self.parts else None,
            heads=heads if "deps" in self.parts else None,
            ents=["B-PERSON" if row[1] == "PROPN" else "O" for row in known] if "entities" in self.parts else None,
        )


def pipeline(*parts: str) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("three_words", config={"parts": list(parts)})
    return nlp


@pytest.fixture
def nlp() -> Language:
    return pipeline(*PARTS)


def test_a_pipeline_with_all_parts_is_taken_as_it_is(nlp: Language) -> None:
    assert load_pipeline(nlp) is nlp
    assert Extractor(nlp).nlp is nlp


@pytest.mark.parametrize(
    ("lacking", "message"),
    [
        ("tags", "lacks a tagger;"),
        ("deps", "lacks a parser;"),
        ("lemmas", "lacks a lemmatizer;"),
        ("entities", "lacks NER;"),
    ],
)
def test_a_part_that_is_missing_is_named(lacking: str, message: str) -> None:
    with pytest.raises(ModelMissingError, match=message):
        load_pipeline(pipeline(*[part for part in PARTS if part != lacking]))


def test_all_parts_that_are_missing_are_named() -> None:
    with pytest.raises(ModelMissingError, match="a tagger and a parser and a lemmatizer and NER"):
        load_pipeline(spacy.blank("en"))


def test_a_pipeline_for_another_language() -> None:
    with pytest.raises(ModelMissingError, match="is for language 'de'; inquit reads English"):
        load_pipeline(spacy.blank("de"))


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(ModelMissingError, match=r"'no_such_model' cannot be loaded.*Install it"):
        load_pipeline("no_such_model")


def test_extract_gives_a_document_over_the_untouched_text(nlp: Language) -> None:
    text = f"  {SAID}\r\n\r\nit failed \ud800"
    document = Extractor(nlp).extract(text, id="a")
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("a", text)
    for quote in document.quotes:
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content)


@pytest.mark.parametrize("text", ["", " \n\n\t", "\ufeff"])
def test_a_text_without_words_is_a_document_without_quotes(nlp: Language, text: str) -> None:
    settings = Settings()
    provenance = {**engine_of(settings), "lexicons": language_of().digest}
    meta = {"text_sha256": text_digest(text), **provenance, "genre": "news"}
    assert Extractor(nlp, settings=settings).extract(text) == Document("", text, meta=meta)


@pytest.mark.parametrize("text", [b"Lund said it failed", None, 3, ["Lund"]])
def test_only_a_str_is_a_text(nlp: Language, text: object) -> None:
    with pytest.raises(InputError, match=f"'a'.* not {type(text).__name__}"):
        Extractor(nlp).extract(text, id="a")  # type: ignore[arg-type]


TURNS = [
    Turn(None, "Good morning."),
    Turn("Mira Lund", "Is it open?", 1.5, 2),
    Turn(" Tom Oakes ", ""),
    Turn(None, "No.\n\nNot before Friday.", "14:00:03"),
    Turn("", "So it rained."),
]


def test_turns_are_a_text_with_who_says_it_when_and_where(nlp: Language) -> None:
    document = Extractor(nlp).extract(turns=iter(TURNS), id="talk")
    said = [(document.speaker_of(quote), document.text_of(quote.content)) for quote in document.quotes]

    assert (document.id, document.meta["genre"]) == ("talk", "transcript")
    assert document.text == "Good morning.\n\nIs it open?\n\nNo.\n\nNot before Friday.\n\nSo it rained."
    assert [(speaker.name if speaker else None, words) for speaker, words in said] == [
        (None, "Good morning."),
        ("Mira Lund", "Is it open?"),
        ("Tom Oakes", "No. … Not before Friday. … So it rained."),
    ]
    assert [quote.time for quote in document.quotes] == [None, TimeSpan(1.5, 2), TimeSpan("14:00:03", None)]
    assert [document.place_of(quote) for quote in document.quotes] == ["turn 1", "turn 2", "turn 4"]
    assert extract(turns=TURNS, model=nlp).quotes == document.quotes


def test_no_turns_are_an_empty_text(nlp: Language) -> None:
    assert Extractor(nlp).extract(turns=[]).text == ""


@pytest.mark.parametrize("text", [SAID, "", Source("a", SAID)])
def test_a_text_and_turns_are_one_too_many(nlp: Language, text: str | Source) -> None:
    with pytest.raises(SettingsError, match="both a text and turns are given"):
        Extractor(nlp).extract(text, turns=TURNS)


@pytest.mark.parametrize(
    "turns", ["Lund", ["Lund"], [("Lund", "No.")], [{"speaker": "Lund", "text": "No."}], 3, TURNS[0]]
)
def test_what_are_no_turns_is_refused(nlp: Language, turns: Any) -> None:
    with pytest.raises(SettingsError, match="turns must be Turn values, each with a speaker and a text, not"):
        Extractor(nlp).extract(turns=turns)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((3, "No."), "speaker must be a str, or None, not 3"),
        (("Lund", None), "text must be a str, not None"),
        (("Lund", "No.", [1]), r"start must be a number of seconds, a time in ISO 8601, or None, not \[1\]"),
        (("Lund", "No.", 1.0, True), "end must be a number of seconds"),
    ],
)
def test_a_turn_of_nonsense_is_refused(given: tuple[Any, ...], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Turn(*given)


def test_extract_takes_a_pipeline_and_settings(nlp: Language, settings_seen: list[Settings]) -> None:
    settings = Settings(attitudes=True)
    assert extract(SAID, model=nlp, settings=settings).text == SAID
    assert settings_seen == [settings]


def test_settings_are_taken_one_by_one(nlp: Language, settings_seen: list[Settings]) -> None:
    roster = Roster((RosterEntry("Rosa Lund"),), everywhere=True)
    extract(SAID, model=nlp, engine="rules", genre="news", roster=roster)
    extract(SAID, model=nlp, settings=Settings(attitudes=True, engine="rules"), attitudes=False, threads=1)
    Extractor(nlp, min_report_chance=0.5, turns_only=True).extract(SAID)

    assert settings_seen == [
        Settings(engine="rules", genre="news", roster=roster),
        Settings(engine="rules", threads=1),
        Settings(min_report_chance=0.5, turns_only=True),
    ]


def test_what_is_set_otherwise_than_usual_stands_in_the_results(nlp: Language) -> None:
    roster = Roster((RosterEntry("Rosa Lund"), RosterEntry("Tom Oakes")))
    settings = Settings(attitudes=True, genre="news", roster=roster, min_report_chance=0.5, turns_only=True, threads=1)

    told = extract(SAID, model=nlp, settings=settings, engine="rules").meta["settings"]
    assert told.pop("roster").startswith("2 names, with the digest ")
    assert told == {"attitudes": True, "genre": "news", "min_report_chance": 0.5, "turns_only": True}
    assert "settings" not in extract(SAID, model=nlp, engine="rules", threads=1).meta
    others = [
        extract(SAID, model=nlp, roster=Roster(entries)).meta["settings"] for entries in (roster.entries[:1],) * 2
    ]
    assert others[0] == others[1] != {"roster": told}


def test_every_setting_is_a_keyword() -> None:
    hints = get_type_hints(SettingsKeywords)

    assert hints == get_type_hints(Settings)
    assert list(hints) == list(SettingsKeywords.__annotations__)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"engin": "rules"}, "there is no setting 'engin'; take of engine, device, threads, attitudes, thoughts"),
        ({"engine": "magic"}, "there is no engine 'magic'"),
        ({"settings": Settings(), "genre": None}, "genre must be a str, not None"),
    ],
)
def test_a_keyword_that_makes_no_sense_is_refused(nlp: Language, given: Any, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        extract(SAID, model=nlp, **given)


def test_a_document_has_the_id_that_it_is_given(nlp: Language) -> None:
    assert extract(SAID, model=nlp, id="a7").id == "a7"


def test_a_path_is_no_text(nlp: Language) -> None:
    message = r"a text must be a str, not (Posix|Windows)Path; read files with inquit\.read\(path\)"
    with pytest.raises(InputError, match=message):
        extract(Path("article.txt"), model=nlp)  # type: ignore[arg-type]
    (failure,) = Extractor(nlp).extract_many([("a", Path("article.txt"))])  # type: ignore[list-item]
    assert isinstance(failure, Failure)
    assert "read files with inquit.read(path)" in failure.error


def test_the_name_of_a_file_is_a_text_of_which_one_is_warned(
    nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(SAID)

    with pytest.warns(UserWarning, match=r"'article.txt' is the name of a file.*inquit\.read\('article.txt'\)") as seen:
        assert Extractor(nlp).extract("article.txt").text == "article.txt"
    assert seen[0].filename == __file__
    for text in ("other.txt", ".", "", "\0", "\ud800", "a" * 300, "a\nb"):
        assert Extractor(nlp).extract(text).text == text


@pytest.mark.parametrize("texts", ["Some text.", b"ab", Path("a.txt"), 5, None, Source("a", "text")])
def test_what_is_no_list_of_texts_says_what_to_call(nlp: Language, texts: Any) -> None:
    with pytest.raises(SettingsError, match=r"texts must be pairs of id and text.*`extract`, for paths inquit\.read"):
        next(Extractor(nlp).extract_many(texts))


@pytest.mark.parametrize("jobs", [1, 2])
def test_texts_without_ids_are_no_pairs(nlp: Language, jobs: int) -> None:
    results = Extractor(nlp).extract_many([("a", SAID), "ab"], jobs=jobs)  # type: ignore[list-item]

    with pytest.raises(SettingsError, match="each text must be a pair of id and text"):
        list(results)


@pytest.fixture
def settings_seen(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings that texts are read with."""
    seen: list[Settings] = []

    def note(parsed: ParsedText, settings: Settings, *, id: str, **given: object) -> Document:
        seen.append(settings)
        return Document(id, parsed.text)

    monkeypatch.setattr(api, "analyse", note)
    return seen


def test_the_usual_settings_hold_if_none_are_given(nlp: Language, settings_seen: list[Settings]) -> None:
    Extractor(nlp).extract(SAID)
    assert settings_seen == [Settings()]


def test_extract_many_answers_every_text_in_order(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse_or_fail(parsed: ParsedText, settings: Settings, *, id: str, **given: object) -> Document:
        if id == "broken":
            raise ZeroDivisionError("a bug")
        return Document(id, parsed.text)

    monkeypatch.setattr(api, "analyse", analyse_or_fail)
    texts = [("a", SAID), ("bytes", b""), ("broken", SAID), ("b", "")]
    first, bytes_, broken, last = Extractor(nlp).extract_many(texts)  # type: ignore[arg-type]
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.id, last.id) == ("a", "b")
    assert isinstance(bytes_, Failure)
    assert "must be a str, not bytes" in bytes_.error
    assert isinstance(broken, Failure)
    assert (broken.id, broken.error) == ("broken", "ZeroDivisionError: a bug; please report this with the text")


def test_progress_rises_to_the_whole_of_each_text(nlp: Language) -> None:
    told: list[float] = []
    for _ in Extractor(nlp, settings=Settings(engine="rules")).extract_many(
        [("a", f"{SAID}.\n\n{SAID}.")], progress=told.append
    ):
        pass

    assert len(told) > 2
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1


def test_extract_many_reads_one_text_at_a_time(nlp: Language) -> None:
    asked = []

    def texts() -> Iterator[tuple[str, str]]:
        for id_ in "abc":
            asked.append(id_)
            yield id_, SAID

    results = Extractor(nlp).extract_many(texts())
    assert asked == []
    next(results)
    assert asked == ["a"]


def test_attitudes_reach_the_finder_and_the_roster_the_naming(nlp: Language) -> None:
    parsed = parse("Lund hoped it failed", nlp)
    (p,) = parsed.paragraphs
    assert isinstance(p, Paragraph)
    without = analyse(parsed, Settings(), id="a")
    assert (without.id, without.quotes) == ("a", ())
    roster = Roster((RosterEntry("Rosa Lund", id="p1"),))
    found = analyse(parsed, Settings(attitudes=True, roster=roster))
    assert [quote.act for quote in found.quotes] == ["attitude"]
    assert [(speaker.id, speaker.name) for speaker in found.speakers] == [("p1", "Rosa Lund")]


@pytest.mark.parametrize(
    "files",
    [
        {"meta.json": "{}"},
        {"meta.json": "no JSON", "config.cfg": ""},
        {"meta.json": '{"lang": "en", "name": "x", "version": "1"}', "config.cfg": "[nlp]\nlang = 3\npipeline = [1]\n"},
        {"meta.json": '{"lang": "en", "name": "x", "version": "1"}', "config.cfg": "[nlp"},
    ],
)
def test_a_damaged_pipeline_is_named_in_our_own_words(files: dict[str, str], tmp_path: Path) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(ModelMissingError, match=r"cannot be loaded \(\w+\): it is damaged, or was made for") as caught:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"model": 5}, "model must be a spaCy pipeline, or the name or path of one, not 5"),
        ({"model": None}, "model must be a spaCy pipeline"),
        ({"settings": {"engine": "rules"}}, "settings must be Settings, or None, not"),
        ({"settings": "rules"}, "settings must be Settings, or None, not 'rules'"),
    ],
)
def test_an_extractor_of_nonsense_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Extractor(**given)
