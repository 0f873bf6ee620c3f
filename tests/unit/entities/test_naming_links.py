"""Whom pronouns and descriptions beside a quote stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from inquit.document import Roster, RosterEntry

pytestmark = pytest.mark.model

Read = Callable[..., Any]


def test_he_and_she_follow_the_subject(read: Read) -> None:
    found = read(
        "Peter Holm met Clara Dahl at the harbour. {He} said the ship was late.\n\n"
        "“We wait,” {Dahl} said. {She} added that the crew was tired."
    )
    assert found.names == ["Peter Holm", "Clara Dahl", "Clara Dahl"]
    assert found.speaker("Peter Holm").gender == "male"
    assert found.speaker("Clara Dahl").gender == "female"


def test_a_name_inside_a_quote_is_a_poor_antecedent(read: Read) -> None:
    found = read("“I never met Oscar Brandt,” {Simon Wulff} said.\n\n“Not once,” {he} said.")
    assert found.names == ["Simon Wulff", "Simon Wulff"]


def test_gender_is_only_what_the_text_shows(read: Read) -> None:
    assert read("{Maria Lund} said no.").speakers[0].gender is None
    assert read("{Mrs. Lund} said no.").speakers[0].gender == "female"


def test_i_inside_a_quote_is_its_speaker(read: Read) -> None:
    found = read("“Yesterday {I} said that I would resign,” {Olga Weber} told the court.")
    assert found.names[0] == found.names[1] == "Olga Weber"
    assert found.rules[0] == "enclosing quote"


def test_i_in_an_article_is_its_author(read: Read) -> None:
    found = read("The tax is a mistake. {I} said so in May, and {we} will see.")
    assert found.names == ["author", "author"]
    assert not found.speakers[0].named
    assert len(found.speakers) == 1


def test_a_signature_names_the_author(read: Read) -> None:
    found = read("{I} say the tax is a mistake that all of us will pay for.\n\nRuth Hansen, Aarhus")
    assert found.names == ["Ruth Hansen"]


def test_relative_pronouns(read: Read) -> None:
    found = read(
        "Ivan Petrov, {who} said he would stay, left on Friday. The firm, {which} said it was closing, is old."
    )
    assert found.names == ["Ivan Petrov", "firm"]
    assert set(found.rules) == {"relative pronoun"}


def test_who_stands_for_people(read: Read) -> None:
    found = read("Voters in the northern states, {who} said they were angry, stayed at home.")
    assert found.names == ["voters in the northern states"]


def test_unnamed_sources_keep_their_best_description(read: Read) -> None:
    found = read(
        "{A senior Norwegian general} said the talks had failed.\n\n"
        "{The general, who asked not to be named,} said they would go on.\n\n{The commander} said no more."
    )
    assert found.names == ["senior Norwegian general"] * 3
    speaker = found.speakers[0]
    assert (speaker.named, speaker.kind) == (False, "person")
    assert "The commander" in speaker.aliases


def test_a_role_finds_its_person(read: Read) -> None:
    found = read(
        "Mayor Hanna Voss opened the bridge. Governor Emil Falk was there.\n\n"
        "“It is safe,” {the mayor} said.\n\n“It is,” {the governor} said."
    )
    assert found.names == ["Hanna Voss", "Emil Falk"]


def test_a_vice_president_is_not_the_president(read: Read) -> None:
    found = read("President Otto Brand came with Vice President Max Thiel.\n\n{The president} said it was time.")
    assert found.names == ["Otto Brand"]


def test_documents_and_later_mentions_of_them(read: Read) -> None:
    found = read(
        "{A new study of 400 towns by the Lowell Institute} shows that rents rose. {The study} says wages fell.\n\n"
        "{The report} blames taxes."
    )
    assert len(set(found.names)) == 1
    assert found.speakers[0].kind == "document"


def test_descriptions_that_say_something_new_are_somebody_new(read: Read) -> None:
    found = read("{The Holm campaign} said yes.\n\n{The Brandt campaign} said no.")
    assert found.names == ["Holm campaign", "Brandt campaign"]


def test_one_description_in_several_wordings(read: Read) -> None:
    found = read("{Peter Holm’s team} said yes. Peter Holm smiled.\n\n{The Holm team} said so again.")
    assert len(found.speakers) == 1


def test_they_are_a_group(read: Read) -> None:
    found = read("{Residents of the valley} said the dam leaked. {They} said nobody listened.")
    assert found.names == ["residents of the valley"] * 2
    assert found.speakers[0].kind == "group"


def test_it_is_the_organisation(read: Read) -> None:
    found = read("{The Lowell Institute} said rents rose. {It} said wages fell.")
    assert found.names == ["Lowell Institute"] * 2


def test_possessive_pronoun_in_a_description(read: Read) -> None:
    assert read("Peter Holm was not at home. {His lawyer} said he was ill.").names == ["Peter Holm’s lawyer"]


def test_the_chain_leads_from_the_mention_to_the_name(read: Read) -> None:
    found = read("Peter Holm spoke first. “No,” {he} said.")
    steps = found.namings[0].via
    assert [step.text for step in steps] == ["he", "Peter Holm"]
    assert steps[-1].why == "pronoun"
    assert steps[-1].span is not None


def test_roster_name_and_id_win(read: Read) -> None:
    roster = Roster((RosterEntry("Dr. Peter Emil Holm", ("Peter Holm",), "p-17"),))
    found = read("{Peter Holm} said yes.\n\n“Yes,” {he} said.\n\n“No,” said {Clara Dahl}.", roster)
    assert found.names == ["Dr. Peter Emil Holm", "Dr. Peter Emil Holm", "Clara Dahl"]
    assert [s.id for s in found.speakers] == ["p-17", "s1"]
    assert found.rules[0] == "roster"


def test_ids_follow_the_order_of_speaking(read: Read) -> None:
    found = read("Clara Dahl listened. “Yes,” said {Peter Holm}.\n\n“No,” said {Dahl}.")
    assert [(s.id, s.name) for s in found.speakers] == [("s1", "Peter Holm"), ("s2", "Clara Dahl")]


def test_a_noun_before_its_complement_heads_the_phrase(read: Read) -> None:
    found = read("{A source familiar with the ad} said it cost a million. {The source} would not be named.")
    assert found.names == ["source familiar with the ad"] * 2


def test_a_source_that_holds_the_cue_too(read: Read) -> None:
    assert read("Peter Holm spoke first. “No,” {he said}.").names == ["Peter Holm"]


def test_those_who_are_described_by_their_clause_are_no_pronoun(read: Read) -> None:
    assert read("{Those who came early} said it was cold.").rules == ["description"]


def test_a_role_in_the_next_clause_belongs_to_its_subject(read: Read) -> None:
    found = read("In an interview with Clara Dahl, the candidate said it was late. {Dahl} said so too.")
    assert found.speaker("Clara Dahl").role is None


def test_streets_and_laws_are_nobody(read: Read) -> None:
    found = read("{Ann Lund} spoke. Wall Street fell, and so did the Lund Act.\n\n“It fell,” {she} said.")
    assert found.names == ["Ann Lund"] * 2


def test_a_lone_given_name_shows_its_gender_for_ranking(read: Read) -> None:
    found = read("“I would go,” {Melanie} said. Kevin was asleep.\n\n“Here he is,” {she} said.")
    assert found.names == ["Melanie"] * 2
    assert found.speakers[0].gender == "female"


def test_they_are_not_a_man_who_spoke_last(read: Read) -> None:
    assert read("{Mr. Lund} said no. {They} said yes.").names == ["Lund", ""]


def test_the_newspaper_is_the_one_spoken_to(read: Read) -> None:
    found = read("“We expect to win,” {Karin Bro} told the Harbour Post.\n\nAccording to {the newspaper}, it was sold.")
    assert found.names == ["Karin Bro", "Harbour Post"]
