"""What a run says of its roster."""

from __future__ import annotations

from inquit.cli.roster_use import RosterUse
from inquit.document import Document, Quote, Roster, RosterEntry, Speaker, TextSpan


def told(roster: Roster, *documents: Document) -> list[str]:
    use = RosterUse(roster)
    for document in documents:
        use.look_at(document)
    return list(use.messages())


def text(id: str, *speakers: str, named: bool = True, source: str = "", quotes: int = 1) -> Document:
    found = tuple(Speaker(f"s{n}", name, named) for n, name in enumerate(speakers, start=1))
    at = (TextSpan(0, len(source)),) if source else ()
    rows = tuple(Quote(f"q{n}", "direct", (TextSpan(0, 1),), source=at, speaker_id="s1") for n in range(1, quotes + 1))
    return Document(id, source or "“", rows, found)


def entries(*names: str, document: str | None = None) -> Roster:
    return Roster(tuple(RosterEntry(name, document=document) for name in names))


def test_nothing_is_said_where_everybody_speaks_and_where_nothing_was_read() -> None:
    assert told(entries("Ann", "Bo"), text("a", "Ann"), text("b", "Bo")) == []
    assert told(entries("Ann", "Bo")) == []
    assert told(Roster(), text("a", "Ann")) == []


def test_who_says_nothing_is_named_in_one_sentence() -> None:
    roster = entries("Ann", *(f"N{n}" for n in range(1, 8)))

    assert told(roster, text("a", "Ann")) == ["--roster: nothing is said by N1, N2, N3, N4, N5 and 2 more"]


def test_somebody_of_another_text_speaks_not_in_this_one() -> None:
    roster = Roster(
        (RosterEntry("Ann", document="a"), RosterEntry("Ann", document="b"), RosterEntry("Bo", document="c"))
    )

    assert told(roster, text("a", "Bo"), text("b", "Ann")) == [
        "--roster: rows are for texts that were not read: c",
        "--roster: nothing is said by Ann",
    ]


def test_descriptions_that_did_not_hold_are_named_where_they_were_met() -> None:
    roster = Roster((RosterEntry("Max", ("the boy", "the girl")),))

    said = told(roster, text("a", "boy", named=False), text("b", "Max"))
    assert [line[:98] for line in said] == [
        "--roster: in several texts a description is not one speaker's, and these were not taken: boy; name"
    ]
    everywhere = Roster(roster.entries, everywhere=True)
    assert told(everywhere, text("a", "boy", named=False), text("b", "Max")) == []
    own = Roster((RosterEntry("Max", ("the boy",)), RosterEntry("Tom", ("boy",), document="a")))
    assert told(own, text("a", "Tom"), text("b", "Max")) == []


def test_a_description_that_takes_a_large_part_of_a_text_is_named() -> None:
    roster = Roster((RosterEntry("Max", ("man",), document="a"),))

    assert told(roster, text("a", "Max", source="The man", quotes=4)) == [
        "--roster: a description gives a large part of a text to one speaker: 4 of 4 statements of a (Max: 'man')"
    ]
    assert told(roster, text("a", "Max", source="The man", quotes=3)) == []
    assert told(roster, text("a", "Max", source="Max", quotes=9)) == []


def test_pronouns_are_nobodys_names() -> None:
    roster = Roster((RosterEntry("Max", ("he", "I", "He", "the boy")),))

    said = told(roster, text("a", "Max"))
    assert [line.partition(";")[0] for line in said] == ["--roster: pronouns are nobody's names, and left out: he, I"]
