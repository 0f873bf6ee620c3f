"""What an article says about the sources of its quotations, by links, files, titles and numbers."""

from __future__ import annotations

import re

import pytest

from inquit import Document, Source, TextSpan
from inquit.source import Link
from inquit.verification.linked_sources import LinkedSources, NamedSources
from inquit.verification.source_texts import Sources

SOURCES = (
    Source("docs/minutes.txt", "We go.", "docs/minutes.txt"),
    Source("https://www.example.org/tape/", "We stay."),
    Source("third.pdf", "We wait.", "third.pdf", meta={"title": "The Long Report on Harbours"}),
)
MINUTES, TAPE, REPORT = (one.id for one in SOURCES)
LINK = re.compile(r"<([^<>|]+)\|([^<>|]+)>")  # `<words|target>` in the texts below


def named(text: str, *, sources: tuple[Source, ...] = SOURCES) -> list[tuple[str, bool]]:
    """For each quotation in “” what is named for it, and whether that is sure."""
    links = []
    while found := LINK.search(text):
        links.append(Link(TextSpan(found.start(), found.start() + len(found[1])), found[2]))
        text = text[: found.start()] + found[1] + text[found.end() :]
    quotations = [(TextSpan(found.start() + 1, found.end() - 1),) for found in re.finditer("“[^”]*”", text)]
    linked = LinkedSources(Document("a", text), Sources(sources), quotations, links)
    return [(" ".join(sorted(one.ids)), one.sure) for one in map(linked.of, quotations)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We go,” she said (<minutes|minutes.txt>).", (MINUTES, True)),
        ("“We go,” she said (<minutes|../x/minutes.html#p3>).", (MINUTES, True)),
        ("“We go,” she <said|http://example.org/tape#t=3> on Monday.", (TAPE, True)),
        ("“We go,” she said: https://example.org/tape.", (TAPE, True)),
        ("“We go,” she said: [here](https://www.example.org/tape/).", (TAPE, True)),
        ('“We go,” she said <a href="docs/minutes.txt">there</a>.', (MINUTES, True)),
        ("“We go,” she said (minutes.txt).", (MINUTES, True)),
        ("“We go.” (MINUTES.TXT)", (MINUTES, True)),
        ("“We go,” says the long report on harbours.", (REPORT, True)),
        ("In The Long Report on Harbours she says “We go.”", (REPORT, True)),
        ("According to the <minutes|minutes.txt>, “we go.”", (MINUTES, True)),
        ("“We go,” she said (<page|https://example.org/other>).", ("", False)),
        ("“We go,” she said in the minutes.", ("", False)),
        ("“We go,” says the long report.", ("", False)),
        ("“We go,” she said [2].", (TAPE, False)),
        ("“We go,” she said [9].", ("", False)),
        ("“We go.”", ("", False)),
    ],
)
def test_what_names_a_source(text: str, wanted: tuple[str, bool]) -> None:
    assert named(text) == [wanted]


@pytest.mark.parametrize(
    "mark",
    ["[1]", "[^1]", "¹", "<1|#fn1>", "<[1]|#fn1>"],
)
@pytest.mark.parametrize(
    "entries",
    [
        "[1] Minutes of the council, minutes.txt\n[2] Tape, https://example.org/tape",
        "[^1]: docs/minutes.txt\n\n[^2]: https://example.org/tape",
        "1. <Minutes|minutes.txt> of May\n2. <Tape|https://example.org/tape>",
        "1) Minutes of the council,\n   in minutes.txt\n2) <Tape|https://example.org/tape>",
        "<Minutes|minutes.txt> of May\n\n<Tape|https://example.org/tape>",
    ],
)
def test_a_number_stands_for_an_entry_of_the_list_at_the_end(mark: str, entries: str) -> None:
    other = mark.replace("¹", "²").replace("1", "2")
    text = f"“We go,” she said.{mark}\n\nThen: “We stay,” he said {other}.\n\nSources\n\n{entries}\n"

    assert named(text) == [(MINUTES, True), (TAPE, True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“A go,” he said (minutes.txt). “B go,” he said (third.pdf).", [MINUTES, REPORT]),
        ("“A go.” (minutes.txt) “B go.” (third.pdf)", [MINUTES, REPORT]),
        ("“A go.” minutes.txt, third.pdf", [f"{MINUTES} {REPORT}"]),
        ("“A go,” he said. (third.pdf)\n\n“B go,” he said.", [REPORT, ""]),
    ],
)
def test_each_quotation_has_its_own(text: str, wanted: list[str]) -> None:
    assert [ids for ids, _ in named(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "According to minutes.txt, “A go.” But third.pdf says: “B go.”",
        "See minutes.txt for that. Then he said: “A go,” and left. “B go,” he said.",
        "“A go.” It rained. He was seen (minutes.txt) again. “B go,” he said.",
    ],
)
def test_what_may_belong_to_another_quotation_is_not_sure(text: str) -> None:
    found = named(text)

    assert found[1] in [(f"{MINUTES} {REPORT}", False), (MINUTES, False)]


def test_a_list_names_nothing_for_the_quotations_above_it() -> None:
    assert named("“We go.”\n\nSources:\n1. minutes.txt\n2. third.pdf") == [("", False)]


def test_two_files_of_one_name_are_both_meant() -> None:
    two = (Source("a/m.txt", "x", "a/m.txt"), Source("b/m.txt", "y", "b/m.txt"), Source("c.txt", "z"))

    assert named("“We go,” he said (m.txt).", sources=two) == [("a/m.txt b/m.txt", True)]


def test_many_quotations_and_references_take_linear_time() -> None:
    found = named("“We go,” she said in minutes.txt [1], and later ¹ https://example.org/tape. " * 5_000)

    assert set(found) == {(MINUTES, True)}


def test_without_quotations_or_sources_nothing_is_named() -> None:
    assert named("minutes.txt [1]") == []
    assert named("“We go,” (minutes.txt)", sources=()) == [("", False)]
    assert NamedSources() == NamedSources(frozenset(), False)
