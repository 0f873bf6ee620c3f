"""Coreference is asked through a protocol: the rules are one that answers, and another can stand in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from tests.unit.entities.hand_made import named_sources, names_of_news

from inquit.document import Quote, TextSpan
from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.coreference.discourse import Discourse, Referent
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.speaker_registry import SpeakerRegistry

SPOKE = "“ No/INTJ , ” {} said/VERB/ROOT ."
TEXT = (
    "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN and/CCONJ Tom@PERSON/PROPN Berg@PERSON/PROPN",
    SPOKE.format("{she/PRON/nsubj/said}"),
    SPOKE.format("{the/DET doctor/NOUN/nsubj/said}"),
)


@dataclass
class Learned:
    """Stands for a model that has read the whole text: everything is whoever is named last in the first paragraph."""

    index: NameIndex
    quotes: Sequence[Quote]
    discourse: Discourse

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        last = self.index.mentions_in(0)[-1]
        return Antecedent("learned", key=SpeakerKey("name", last.entity), span=last.span)


class Silent(Learned):
    """Knows nobody."""

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        return None


class Circular(Learned):
    """Sends whoever asks back to the phrase."""

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        return Antecedent("circle", phrase=phrase)


class Earlier(Learned):
    """Takes each pronoun for the first noun of the text, which is not to be read on."""

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        earlier = phrase_of_noun(self.index, 0, 0)
        return Antecedent("earlier", phrase=earlier, as_printed=True) if phrase.pronoun else None


def test_the_rules_answer_unless_another_is_chosen() -> None:
    assert named_sources(*TEXT).names == ["Ann Lund", "doctor"]
    learned = named_sources(*TEXT, coreference=Learned)
    assert learned.names == ["Tom Berg", "Tom Berg"]
    assert learned.rules == ["learned", "learned"]
    assert learned.via(0) == [("she", "source"), ("Tom Berg", "learned")]


def test_who_is_not_found_has_only_the_printed_words() -> None:
    silent = named_sources(*TEXT, coreference=Silent)
    assert silent.names == ["", "doctor"]
    assert silent.rules == ["pronoun", "description"]


def test_an_antecedent_stands_before_or_the_search_would_never_end() -> None:
    assert named_sources(TEXT[1], coreference=Circular).rules == ["pronoun"]


def test_an_earlier_phrase_is_taken_as_it_is_printed() -> None:
    found = named_sources("doctors=doctor/NOUN:NNS left/VERB/ROOT", TEXT[1], coreference=Earlier)
    assert (found.names, found.rules) == (["doctors"], ["earlier"])


def test_i_is_no_question_of_coreference() -> None:
    assert named_sources(SPOKE.format("{I/PRON}"), coreference=Learned).names == ["author"]


def test_what_was_said_before_a_place() -> None:
    index = names_of_news("so/ADV")
    discourse = Discourse(SpeakerRegistry(index))

    def referent(number: int) -> Referent:
        key = SpeakerKey("description", details=(number,))
        span = TextSpan(number * 10, number * 10 + 5)
        return Referent(key, span, 0, 0, 0, "person", None, plural=False, subject=False)

    for number in range(150):
        discourse.note(referent(number))
    assert [r.key.details[0] for r in discourse.before(1480)][:3] == [147, 146, 145]
    assert next(discourse.before(1481)).key.details == (148,)
    assert len(list(discourse.before(9999))) == 100  # what lies farther back is forgotten
    assert list(discourse.before(490)) == []


@pytest.mark.parametrize(
    ("notations", "names"),
    [
        (["Analysts=analyst/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")], ["analyst"]),
        (["Analysts=analyst/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{another/DET}")], ["another analyst"]),
        (
            [
                "Analysts=analyst/NOUN:NNS/nsubj/left left/VERB/ROOT",
                SPOKE.format("{one/NUM}"),
                "they/PRON are/AUX analysts=analyst/NOUN:NNS",
                SPOKE.format("{one/NUM}"),
            ],
            ["analyst", "analyst"],
        ),
        (
            ["tax/NOUN/compound/experts experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")],
            ["tax expert"],
        ),
        (
            ["old/ADJ/amod/experts experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")],
            ["old expert"],
        ),
        (
            ["two/NUM:CD/amod/experts experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")],
            ["expert"],
        ),
        (
            ["several/ADJ/amod/experts experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")],
            ["expert"],
        ),
        (
            ["such/ADJ/dep/experts experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")],
            ["expert"],
        ),
        (["experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", "so/ADV", SPOKE.format("{one/NUM}")], [""]),
        (["experts/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")], [""]),
        (["firms=firm/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM}")], [""]),
        (["experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{one/NUM man/NOUN}")], ["one man"]),
        (["experts=expert/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{two/NUM}")], [""]),
    ],
)
def test_one_of_many(notations: list[str], names: list[str]) -> None:
    assert named_sources(*notations).names == names


def test_each_one_is_another() -> None:
    analysts = "Analysts=analyst/NOUN:NNS/nsubj/left left/VERB/ROOT"
    found = named_sources(analysts, SPOKE.format("{one/NUM}"), analysts, SPOKE.format("{one/NUM}"))
    assert len(found.speakers) == 2
    assert found.via(0) == [("one", "source"), ("Analysts", "one of them")]
