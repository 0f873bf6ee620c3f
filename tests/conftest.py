"""Values that several test folders use."""

from __future__ import annotations

import functools
import gc
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from typer.main import get_command

import inquit.pipelines
from inquit import Document, Evidence, NotQuote, Quote, Speaker, Step, TextSpan
from inquit.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language


class Expected(Protocol):
    """Compares a text with the file that holds what it should be."""

    def __call__(self, path: Path, text: str) -> None: ...


def pytest_configure() -> None:
    """What `nohup` and background jobs have the tests ignore, the programs that they start would ignore, too."""
    for name in ("SIGHUP", "SIGINT", "SIGQUIT"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)  # as good as ignored here, and not passed on


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected", action="store_true", help="write the files of expected output anew; look at the diff"
    )


@pytest.fixture(scope="session", autouse=True)
def _commands_are_made_once() -> Iterator[None]:
    """Typer makes the tree of commands anew for each run in this process, which takes longer than most of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", functools.cache(get_command))
        yield


@pytest.fixture(autouse=True)
def _what_a_command_kept_is_collected_after_all() -> Iterator[None]:
    """A command that runs in this process takes it for its own (`kept_for_good.py`); hypothesis asks the collector."""
    yield
    gc.unfreeze()


_LOADED_ANEW = inquit.pipelines._named


@pytest.fixture(scope="session", autouse=True)
def _pipelines_are_loaded_once() -> Iterator[None]:
    """The shipped pipeline takes half a second for each extractor and each command that runs in this process."""
    once = functools.cache(_LOADED_ANEW)

    def named(model: str, *, as_it_is: bool, names: bool) -> Language:
        return (once if model == DEFAULT_MODEL else _LOADED_ANEW)(model, as_it_is=as_it_is, names=names)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inquit.pipelines._named", named)
        yield


@pytest.fixture
def pipelines_loaded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that change a pipeline."""
    monkeypatch.setattr("inquit.pipelines._named", _LOADED_ANEW)


@pytest.fixture
def same_as_file(request: pytest.FixtureRequest) -> Expected:
    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-expected"):
            path.write_text(text, encoding="utf-8")
        assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()

    return compare


TEXT = (
    "“We will [not] leave,” said Igor Ivanov, the Russian foreign minister. He called it “a\n"
    "disaster”.\r\n"
    "\r\n"
    "NATO Secretary-General Lord George Robertson said that the alliance would answer “within days”, "
    "and that “when Ivanov says ‘soon’, he means never”.\n"
    "\n"
    "“It is over.” The truce, \x1b[31mhe said, would hold. これは日本語の文章です。 The “so-called” plan. =1+1"
)


def span(words: str, after: str = "") -> TextSpan:
    """Where the words stand in TEXT; the first place after `after`."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return TextSpan(start, start + len(words))


def _quotes() -> tuple[Quote, ...]:
    ivanov = Step("Igor Ivanov", span("Igor Ivanov"), "name")
    return (
        Quote(
            "q1",
            "direct",
            (span("“We will [not] leave,”"),),
            (span("said"),),
            (ivanov.span or span("Igor"),),
            "say",
            speaker_id="s1",
            confidence=0.98,
            evidence=Evidence("cue-subject", (ivanov,)),
        ),
        Quote(
            "q2",
            "mixed",
            (span("it “a\ndisaster”"),),
            (span("called"),),
            (span("He"),),
            "call",
            speaker_id="s1",
            confidence=0.71,
            evidence=Evidence("cue-subject", (Step("He", span("He"), ""), Step("Igor Ivanov", None, "pronoun"))),
        ),
        Quote(
            "q3",
            "indirect",
            (
                span("that the alliance would answer “within days”"),
                span("and that “when Ivanov says ‘soon’, he means never”"),
            ),
            (span("said", "Robertson "),),
            (span("NATO Secretary-General Lord George Robertson"),),
            "say",
            speaker_id="s2",
            confidence=0.93,
            evidence=Evidence("cue-subject"),
            paragraph=2,
        ),
        Quote(
            "q4",
            "direct",
            (span("‘soon’"),),
            (span("says"),),
            (span("Ivanov", "when "),),
            "say",
            speaker_id="s1",
            confidence=0.6,
            evidence=Evidence("cue-subject"),
            parent_id="q3",
            paragraph=2,
        ),
        Quote("q5", "direct", (span("“It is over.”"),), confidence=0.2, paragraph=3),
        Quote(
            "q6",
            "indirect",
            (span("The truce"), span("would hold")),
            (span("said", "mhe "),),
            (span("he", "31m"),),
            "say",
            speaker_id="p-7",
            confidence=0.4,
            evidence=Evidence("parenthetical"),
            paragraph=3,
        ),
        Quote(
            "q7",
            "indirect",
            (span("これは日本語の文章です。"),),
            act="attitude",
            speaker_id="p-7",
            confidence=0.41,
            paragraph=3,
        ),
    )


@pytest.fixture
def document() -> Document:
    """A document with everything in it that an output has to cope with."""
    return Document(
        "article.txt",
        TEXT,
        _quotes(),
        (
            Speaker(
                "s1",
                "Igor Ivanov",
                True,
                "person",
                "foreign minister",
                "Russia",
                "male",
                ("Ivanov",),
                (span("Igor Ivanov"), span("He"), span("Ivanov", "when ")),
            ),
            Speaker("s2", "George Robertson", True, "person", "Secretary-General", "NATO", aliases=("Róbertson",)),
            Speaker("p-7", "senior Russian general and his aide", False, "group", members=("general", "aide")),
        ),
        (NotQuote(span("“so-called”"), "scare quote", 3),),
        {"path": "article.txt", "encoding": "utf-8", "seconds": 0.25},
    )


@pytest.fixture
def doubted(document: Document) -> Document:
    """The same with its first statement denied, and what George Robertson says known from Igor Ivanov."""
    first, second, third, *rest = document.quotes
    doubted = replace(first, status="denied"), second, replace(third, reported_by_id="s1")
    return replace(document, quotes=(*doubted, *rest))


@pytest.fixture
def told(document: Document) -> Document:
    """The same with its first statement said to George Robertson."""
    first, *rest = document.quotes
    return replace(document, quotes=(replace(first, addressee_id="s2"), *rest))
