"""What news and novels read from the tables of titles and nouns that they share."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit.languages import language_of
from inquit.languages.language import Language
from inquit.languages.vocabulary import Vocabulary
from inquit.languages.word_entries import Address, HeadNoun, Pronoun, Title

TABLES = {
    "titles": (
        "form\tkind\tgender\tnoun\taddress\tnovel_gender\tnovel_noun",
        "capt\trank\t\tcaptain\trank\tmale\tcaptain",
        "dr.\thonorific\t\tdoctor\t\t\t",
        "insp\t\t\t\t\t\tinspector",
        "mrs\thonorific\tfemale\t\twife\t\t",
        "squire\t\tmale\t\ttitle\t\t",
    ),
    "head_nouns": ("noun\tkind\tclass", "memo\tdocument\ttext", "panel\tgroup\tgroup", "poll\tdocument\tpoll"),
    "person_nouns": (
        "noun\tclass\tgender\tnovel_gender\tgenre",
        "actress\tartist\tfemale\t\tboth",
        "captain\tmilitary\t\tmale\tboth",
        "coach\tsport\t\t\tnews",
        "wench\t\tfemale\t\tnovels",
    ),
    "novel_words": ("form\tkind", "cry\tno person", "dear\tepithet", "husband\tspouse", "march\tno name"),
    "name_parts": ("form\tkind", "gop\tparty:republican", "ltd\tlegal", "van\tparticle"),
    "nicknames": ("form\tnames", "bert\talbert,robert"),
    "vocatives": ("form\tnoun\tgender", "ma\tmother\tfemale", "love\tlove\t"),
    "pronouns": ("form\tperson\tnumber\tgender\tuse", "she\t3\tsingular\tfemale\tpersonal"),
}


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    for name, lines in TABLES.items():
        (tmp_path / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Language("xx", tmp_path).vocabulary


def test_titles_of_news(vocabulary: Vocabulary) -> None:
    assert vocabulary.titles == {
        "capt": Title("capt", "rank", None, "captain"),
        "dr.": Title("dr.", "honorific", None, "doctor"),
        "mrs": Title("mrs", "honorific", "female", None),
    }
    assert vocabulary.honorifics == {"dr.", "mrs"}


def test_forms_of_address_of_novels(vocabulary: Vocabulary) -> None:
    assert vocabulary.addresses == {
        "capt": Address("capt", "rank", "male"),
        "mrs": Address("mrs", "wife", "female"),
        "squire": Address("squire", "title", "male"),
    }
    assert vocabulary.title_nouns == {"capt": "captain", "insp": "inspector"}


def test_nouns_of_news(vocabulary: Vocabulary) -> None:
    assert vocabulary.head_nouns == {
        "actress": HeadNoun("actress", "person", "artist", "female"),
        "captain": HeadNoun("captain", "person", "military", None),
        "coach": HeadNoun("coach", "person", "sport", None),
        "memo": HeadNoun("memo", "document", "text", None),
        "panel": HeadNoun("panel", "group", "group", None),
        "poll": HeadNoun("poll", "document", "poll", None),
    }
    assert vocabulary.news_persons == {"actress", "captain", "coach"}
    assert vocabulary.text_nouns == {"memo"}


def test_nouns_of_novels(vocabulary: Vocabulary) -> None:
    assert vocabulary.person_nouns == {"actress": "female", "captain": "male", "wench": "female"}
    assert vocabulary.no_persons == {"coach", "cry"}
    assert vocabulary.epithets == {"dear"}
    assert vocabulary.spouse_nouns == {"husband"}
    assert vocabulary.no_names == {"march"}
    assert vocabulary.vocatives == {
        "actress": ("actress", "female"),
        "capt": ("capt", "male"),
        "captain": ("captain", "male"),
        "love": ("love", None),
        "ma": ("mother", "female"),
        "mrs": ("mrs", "female"),
        "squire": ("squire", "male"),
        "wench": ("wench", "female"),
    }


def test_parts_of_names(vocabulary: Vocabulary) -> None:
    assert vocabulary.party_words == {"gop": "republican"}
    assert vocabulary.legal_forms == {"ltd"}
    assert vocabulary.particles == {"van"}
    assert vocabulary.suffixes == frozenset()
    assert vocabulary.nicknames == {"bert": {"albert", "robert"}}
    assert vocabulary.pronouns == {"she": Pronoun("she", "3", "singular", "female", "personal")}


def test_english_knows_what_novels_add() -> None:
    """A few of each list, written out."""
    english = language_of().vocabulary
    assert english.titles["senator"].kind == "office"
    assert "squire" not in english.titles
    assert english.addresses["captain"].gender == "male"
    assert english.titles["captain"].gender is None
    assert english.person_nouns["milkmaid"] == "female"
    assert "milkmaid" not in english.head_nouns
    assert "coach" in english.head_nouns
    assert "coach" in english.no_persons
    assert english.title_nouns["dr"] == "doctor"
