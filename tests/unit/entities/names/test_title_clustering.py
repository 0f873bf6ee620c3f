"""Which names of a book are one person's."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_book, printed, quoted_tokens
from tests.unit.notation import parsed

from inquit.document import Roster, RosterEntry
from inquit.entities.mentions.counted_capitals import find_counted_names
from inquit.entities.names.name_evidence import NameEvidence
from inquit.entities.names.title_clustering import find_people


def saw(*names: str, times: int = 1) -> str:
    """A paragraph in which somebody sees whoever has the names, each so often."""
    seen = " , ".join(" ".join(f"{word}@PERSON/PROPN" for word in name.split()) for name in names for _ in range(times))
    return f"they/PRON saw/VERB/ROOT {seen}"


def he(name: str, pronoun: str = "he") -> str:
    """A paragraph in which a pronoun takes up the name as subject."""
    *titles, last = name.split()
    words = " ".join(f"{title}/PROPN" for title in titles)
    return f"so/ADV {words} {last}/PROPN/nsubj/came came/VERB/ROOT as/SCONJ {pronoun}/PRON did/VERB"


def people(*notations: str) -> list[set[str]]:
    """The forms of each person's name: titles, words."""
    text = parsed(*notations)
    quoted = quoted_tokens(text)
    found, _ = find_people(NameEvidence(text, quoted, find_counted_names(text, quoted)))
    return [{" ".join(filter(None, (title, *words))) for title, words in person.forms} for person in found]


CLUSTERS = [
    ([saw("Anne Hale", "Anne", "Hale")], [{"anne hale", "anne", "hale"}], "given name and family name"),
    ([saw("Anne Hale", "Frank Hale")], [{"anne hale"}, {"frank hale"}], "two of one family"),
    ([saw("Anne Hale", "Anne Weller")], [{"anne hale"}, {"anne weller"}], "two of one given name"),
    ([saw("Anne Hale", "A. Hale")], [{"anne hale", "a hale"}], "an initial"),
    ([saw("Elizabeth Hale", "Lizzie Hale")], [{"elizabeth hale", "lizzie hale"}], "a pet form"),
    ([saw("Elizabeth Hale", "Eliz Hale")], [{"elizabeth hale"}, {"eliz hale"}], "not any short form"),
    ([saw("Xan Hale", "Mrs. Xan Hale"), *[he("Xan Hale")] * 4], [{"xan hale"}, {"mrs xan hale"}], "of two genders"),
    ([saw("Mr. Hale", "Mrs. Hale")], [{"mr hale"}, {"mrs hale"}], "husband and wife"),
    ([saw("Mr. Hale", "Miss Hale")], [{"mr hale"}, {"miss hale"}], "father and daughter"),
    ([saw("Mrs. Hale", "Miss Hale")], [{"miss hale"}, {"mrs hale"}], "mother and daughter"),
    ([saw("Miss Hale", "Aunt Hale")], [{"aunt hale", "miss hale"}], "two titles of one gender"),
    ([saw("Mr. Hale", times=2), saw("Dr. Hale")], [{"dr hale", "mr hale"}], "a title of either gender is a man's"),
    ([saw("Dr. Hale", "Mrs. Hale")], [{"dr hale"}, {"mrs hale"}], "not a wife's"),
    ([saw("Mr. Hale", "Mr. Weller")], [{"mr hale"}, {"mr weller"}], "of two families"),
    ([saw("Anne Hale", "Miss Hale")], [{"anne hale", "miss hale"}], "an unmarried woman"),
    ([saw("Anne Hale", "Mr. Hale")], [{"anne hale"}, {"mr hale"}], "a title of another gender"),
    ([saw("Anne Hale", "Mrs. Hale")], [{"anne hale"}, {"mrs hale"}], "a wife is called by her husband's name"),
    ([saw("Mrs. Anne Hale", "Mrs. Hale")], [{"mrs anne hale", "mrs hale"}], "unless she is known to be one"),
    ([saw("Anne Hale", "Mrs. Anne")], [{"anne hale", "mrs anne"}], "or called by her own"),
    ([saw("Mrs. Anne Hale", "Miss Hale")], [{"mrs anne hale"}, {"miss hale"}], "no wife is a miss"),
    ([saw("Frank Hale", "Captain Hale")], [{"frank hale", "captain hale"}], "a rank with the family name"),
    ([saw("Frank Hale", "Captain Frank")], [{"frank hale"}, {"captain frank"}], "not with the given name"),
    ([saw("Anne Hale", "Aunt Anne")], [{"anne hale", "aunt anne"}], "kin with the given name"),
    ([saw("Anne Hale", "Aunt Hale")], [{"anne hale"}, {"aunt hale"}], "not with the family name"),
    ([saw("Mr. Frank Hale", times=3), saw("Mr. Hale", times=3)], [{"mr frank hale", "mr hale"}], "one Mr. Hale"),
    (
        [saw("Mr. Frank Hale", times=3), saw("Mr. Hale", times=3), saw("Hales", times=3)],
        [{"mr frank hale"}, {"mr hale"}, {"hales"}],
        "and so does the plural",
    ),
    (
        [saw("Mr. Frank Hale", times=3), saw("Mr. Hale", times=3), saw("Mr. Tom Hale", times=3)],
        [{"mr frank hale"}, {"mr hale"}, {"mr tom hale"}],
        "or another one",
    ),
    ([saw("Captain Hale"), saw("the Captain", times=10)], [{"captain hale", "captain"}], "a rank alone"),
    ([saw("Captain Hale"), saw("the Captain", times=11)], [{"captain hale"}, {"captain"}], "not of one rarely named"),
    (
        [saw("Captain Hale", "Captain Weller"), saw("the Captain", times=4)],
        [{"captain hale"}, {"captain weller"}, {"captain"}],
        "nor of one of two",
    ),
    ([saw("Captain Hale"), saw("Mr. Hale", times=2)], [{"mr hale"}, {"captain hale"}], "a captain is no mister"),
    ([saw("Captain Hale", times=2), saw("Mr. Hale")], [{"captain hale"}, {"mr hale"}], "in whatever order"),
    (
        [saw("Frank Hale", "Captain Hale", "Mr. Hale")],
        [{"frank hale", "captain hale"}, {"mr hale"}],
        "with a full name",
    ),
    (
        [saw("Frank Hale", "Mr. Hale"), saw("Captain Hale")],
        [{"frank hale", "captain hale"}, {"mr hale"}],
        "in whatever order they come",
    ),
    ([saw("Sir Frank", times=2), saw("Mr. Frank")], [{"mr frank"}, {"sir frank"}], "a sir is no mister"),
    ([saw("Lady Hale", "Mrs. Hale")], [{"lady hale"}, {"mrs hale"}], "a lady is no mistress"),
    ([saw("Frank Hale", "Sir Frank")], [{"frank hale"}, {"sir frank"}], "nobody else becomes a sir"),
    ([saw("Sir Frank Hale", "Sir Frank")], [{"sir frank hale", "sir frank"}], "but who is one"),
    ([saw("Sir Thomas Hale"), saw("Tom Hale")], [{"sir thomas hale"}, {"tom hale"}], "a sir's pet name is his son's"),
    ([saw("Mr. Thomas Hale"), saw("Tom Hale")], [{"mr thomas hale", "tom hale"}], "a mister's is his own"),
    ([saw("Sir Thomas Hale"), saw("Thomas Hale")], [{"sir thomas hale", "thomas hale"}], "so is the same name"),
    ([saw("Sir Thomas Hale"), saw("T. Hale")], [{"sir thomas hale", "t hale"}], "or an initial"),
    ([saw("Elizabeth", "Lizzie")], [{"elizabeth", "lizzie"}], "a pet form alone"),
    ([saw("Elizabeth Hale", "Lizzie")], [{"elizabeth hale", "lizzie"}], "of a full name"),
    (
        [saw("Elizabeth Hale", "Elizabeth Weller"), saw("Lizzie", times=3)],
        [{"elizabeth hale"}, {"elizabeth weller"}, {"lizzie"}],
        "a pet form that two may have",
    ),
    ([saw("Sir Thomas", "Tom", "Tom", "Tom")], [{"tom"}, {"sir thomas"}], "no sir has a pet name"),
    ([saw("Lady Elizabeth Hale"), saw("Lizzie")], [{"lady elizabeth hale"}, {"lizzie"}], "no lady"),
    ([saw("Miss Elizabeth"), saw("Lizzie", times=2)], [{"lizzie", "miss elizabeth"}], "a title with a given name"),
]


@pytest.mark.parametrize(("notations", "expected", "why"), CLUSTERS, ids=[why for *_, why in CLUSTERS])
def test_forms_of_one_person(notations: list[str], expected: list[set[str]], why: str) -> None:
    assert sorted(people(*notations), key=sorted) == sorted(expected, key=sorted)


FAMILIES = [
    ([saw("Frank Hale", "Tom Hale", "Mr. Hale")], [{"frank hale", "mr hale"}, {"tom hale"}], "of two the first"),
    (
        [saw("Frank Hale", "Tom Hale", "Mr. Hale"), saw("Frank", times=5)],
        [{"frank hale", "frank"}, {"tom hale", "mr hale"}],
        "not who is called by the given name",
    ),
    (
        [saw("Frank Hale", "Bister Hale", "Mr. Hale"), saw("Frank", times=5)],
        [{"frank hale", "frank", "mr hale"}, {"bister hale"}],
        "a slip of the tongue is nobody of the family",
    ),
    (
        [saw("Mr. Frank Hale", times=3), saw("Mr. Hale", times=3), saw("Hales")],
        [{"mr frank hale"}, {"mr hale"}, {"hales"}],
        "a family of men has two of a name",
    ),
    (
        [saw("Mr. Frank Hale", times=3), saw("Mr. Hale", times=3), saw("Hales"), saw("Mrs. Hale")],
        [{"mr frank hale", "mr hale"}, {"hales"}, {"mrs hale"}],
        "a couple has not",
    ),
    (
        [saw("Frank Hale", "Tom Hale", "Mr. Hale"), saw("Frank", times=4)],
        [{"frank hale", "frank", "mr hale"}, {"tom hale"}],
        "five times",
    ),
    (
        [saw("Anne Hale", "Maria Hale", "Miss Hale"), saw("Miss Anne")],
        [{"anne hale", "miss anne"}, {"maria hale", "miss hale"}],
        "the eldest needs no given name",
    ),
    (
        [saw("Mr. Frank Hale", times=3), saw("Mr. Hale", times=3), saw("Mrs. Frank Hale")],
        [{"mr frank hale"}, {"mr hale"}, {"mrs frank hale"}],
        "who is often titled with the given name is another",
    ),
    ([saw("Mr. Frank Hale", times=2), saw("Mr. Hale", times=2)], [{"mr frank hale", "mr hale"}], "three times"),
    ([saw("Mr. Frank Hale", times=4), saw("Mr. Hale", times=3)], [{"mr frank hale", "mr hale"}], "and not more often"),
    (
        [saw("Frank Hale", times=2), saw("Tom Hale"), saw("Hale")],
        [{"frank hale", "hale"}, {"tom hale"}],
        "who is named most",
    ),
    (
        [saw("Anne Hale", times=2), saw("Tom Hale"), saw("Hale")],
        [{"anne hale"}, {"tom hale", "hale"}],
        "a man rather than a woman",
    ),
    (
        [saw("Anne Hale"), saw("Tom Hale"), *[he("Hale", "she")] * 4],
        [{"anne hale", "hale"}, {"tom hale"}],
        "unless pronouns say so",
    ),
    ([saw("Tom Hale"), *[he("Hale", "she")] * 4], [{"tom hale"}, {"hale"}], "of another gender she is somebody else"),
    ([saw("Tom Hale"), *[he("Hale", "she")] * 2], [{"tom hale", "hale"}], "if pronouns settle it"),
    ([saw("Mr. Hale", "Hale")], [{"mr hale", "hale"}], "who has it with a title"),
    ([saw("Sir Walter", "Walter")], [{"sir walter", "walter"}], "also a given name"),
]


@pytest.mark.parametrize(("notations", "expected", "why"), FAMILIES, ids=[why for *_, why in FAMILIES])
def test_whose_a_name_is_that_a_family_shares(notations: list[str], expected: list[set[str]], why: str) -> None:
    assert sorted(people(*notations), key=sorted) == sorted(expected, key=sorted)


SINGLE = [
    (["so/ADV went/VERB Xan/PROPN"], [], "too little to be a person"),
    (["so/ADV went/VERB Xan/PROPN , Xan/PROPN"], [], "twice"),
    (["so/ADV went/VERB Xan/PROPN , Xan/PROPN , Xan/PROPN"], [{"xan"}], "three times"),
    (["so/ADV went/VERB Xan@PERSON/PROPN"], [{"xan"}], "or surely a person"),
    (["so/ADV went/VERB Xan@PERSON/PROPN to/ADP Xan/PROPN"], [{"xan"}], "by .35"),
    (["so/ADV went/VERB the/DET Xan@PERSON/PROPN"], [], "not against an article"),
    (["so/ADV went/VERB Xan/PROPN Zed/PROPN"], [], "a full name that shows no person"),
    (["so/ADV went/VERB Xan/PROPN Zed@PERSON/PROPN"], [{"xan zed"}], "one that does"),
    (
        ["so/ADV went/VERB Xan/PROPN Zed@PERSON/PROPN to/ADP Xan/PROPN Zed/PROPN , Xan/PROPN Zed/PROPN"],
        [{"xan zed"}],
        "by a third of its uses",
    ),
    (
        ["so/ADV went/VERB Xan/PROPN Zed@PERSON/PROPN" + " to/ADP Xan/PROPN Zed/PROPN ," * 3],
        [],
        "but not by a quarter",
    ),
    (["so/ADV went/VERB Mr./PROPN Xan/PROPN Zed@GPE/PROPN"], [{"mr xan zed"}], "with a title any name is a person's"),
    ([saw("Frank Hale", "Tom Hale", "Frank")], [{"frank hale", "frank"}, {"tom hale"}], "a given name"),
    ([saw("Frank Hale", "Tom Frank", "Frank")], [{"frank hale"}, {"tom frank", "frank"}], "or a family name"),
    (
        [saw("Frank Hale", times=2), saw("Tom Frank", "Frank")],
        [{"frank hale", "frank"}, {"tom frank"}],
        "whichever is used more",
    ),
    (
        [saw("Charles Hale", times=2), saw("Charles Weller"), saw("Charles")],
        [{"charles hale", "charles"}, {"charles weller"}],
        "of two who is named most",
    ),
    (
        [saw("Charles Hale", times=10), saw("Charles Weller", times=3), saw("Charles")],
        [{"charles hale"}, {"charles weller", "charles"}],
        "unless the other needs the full name",
    ),
    (
        [saw("Charles Hale", times=9), saw("Charles Weller", times=3), saw("Charles")],
        [{"charles hale", "charles"}, {"charles weller"}],
        "ten times",
    ),
    (
        [saw("Charles Hale", times=10), saw("Charles Weller", times=4), saw("Charles")],
        [{"charles hale", "charles"}, {"charles weller"}],
        "three times as often",
    ),
    (
        [saw("Charles Hale", times=10), saw("Charles Weller", times=2), saw("Charles")],
        [{"charles hale", "charles"}, {"charles weller"}],
        "and that one is in the book",
    ),
]


@pytest.mark.parametrize(("notations", "expected", "why"), SINGLE, ids=[why for *_, why in SINGLE])
def test_names_of_one_word_and_of_nobody(notations: list[str], expected: list[set[str]], why: str) -> None:
    assert sorted(people(*notations), key=sorted) == sorted(expected, key=sorted)


def owners(*notations: str) -> list[str]:
    book = names_of_book(*notations)
    return [book.entity_of(mention).name for mention in book.mentions]


def test_a_given_name_that_two_bear_is_that_of_whoever_was_named_in_full_last() -> None:
    hale, weller, charles = saw("Charles Hale"), saw("Charles Weller"), saw("Charles")
    assert owners(hale, hale, weller, charles)[-1] == "Charles Weller"
    assert owners(hale, hale, weller, hale, charles)[-1] == "Charles Hale"
    assert owners(charles, hale, weller, weller)[0] == "Charles Weller"
    assert owners(hale, hale, weller, *["so/ADV"] * 11, charles)[-1] == "Charles Weller"
    assert owners(hale, hale, weller, *["so/ADV"] * 12, charles)[-1] == "Charles Hale"


FORMS = [
    ([saw("Anne Hale", times=2), saw("Anne", times=5)], "Anne Hale", ("Anne",), "the full name"),
    ([saw("Anne Hale", times=1), saw("Anne", times=29)], "Anne", ("Anne Hale",), "if it stands twice"),
    ([saw("Anne Hale", times=2), saw("Anne", times=28)], "Anne Hale", ("Anne",), "in a long book"),
    ([saw("Anne Hale", times=1), saw("Anne", times=28)], "Anne Hale", ("Anne",), "in a short one once"),
    ([saw("Anne Hale", times=2), saw("Anne", times=132)], "Anne", ("Anne Hale",), "in three of two hundred uses"),
    ([saw("Anne Hale", times=2), saw("Anne", times=131)], "Anne Hale", ("Anne",), "not less"),
    ([saw("Mr. Hale", times=1), saw("Hale", times=2)], "Mr. Hale", ("Hale",), "a title in a third of the uses"),
    ([saw("Mr. Hale", times=1), saw("Hale", times=3)], "Hale", ("Mr. Hale",), "not in a quarter"),
    ([saw("Miss Anne Hale"), saw("Anne Hale", times=2)], "Anne Hale", ("Miss Anne Hale",), "a full name as mostly"),
    ([saw("Mrs. Anne Hale")], "Mrs. Anne Hale", (), "unless it is a wife's"),
    ([*[saw("ANNE")] * 9, saw("Anne")], "Anne", (), "not in capitals"),
    ([*[saw("ANNE")] * 11, saw("Anne")], "ANNE", (), "unless nearly always"),
    ([saw("Pa’son Hale", times=2), saw("Parson Hale")], "Parson Hale", ("Pa’son Hale",), "not as it is spoken"),
    (["they/PRON saw/VERB/ROOT Anne--who/PROPN , Anne's/PROPN"], "Anne", (), "without what is glued to it"),
    (["they/PRON met/VERB/ROOT Mlle/PROPN . Anne/PROPN"] * 2, "Mlle. Anne", (), "a title with its full stop"),
]


@pytest.mark.parametrize(("notations", "name", "variants", "why"), FORMS, ids=[why for *_, why in FORMS])
def test_the_form_that_is_shown(notations: list[str], name: str, variants: tuple[str, ...], why: str) -> None:
    (character,) = names_of_book(*notations).entities
    assert (character.name, character.variants) == (name, variants)


def test_the_roster_says_whose_forms_are_one_persons() -> None:
    entry = RosterEntry("Miss Hale", ("Lucy", "Aunt Lucy"), gender="female")
    other = RosterEntry("Lucy Weller", ("Mrs. Weller", "The Duchess"))
    told = [saw("Lucy", "Miss Hale", "Lucy Weller", "Mrs. Weller"), "they/PRON met/VERB/ROOT the/DET Duchess/PROPN"]
    book = names_of_book(*told * 3, roster=Roster((entry, other)))

    assert {one.name: set(one.variants) for one in book.entities} == {
        "Miss Hale": {"Lucy"},
        "Lucy Weller": {"Mrs. Weller", "Duchess"},
    }


def test_an_alias_of_two_entries_settles_nothing() -> None:
    entries = RosterEntry("Anne Hale", ("Annie",)), RosterEntry("Ann Weller", ("Annie",))
    book = names_of_book(saw("Anne Hale", "Ann Weller", "Annie", times=2), roster=Roster(entries))

    assert [one.name for one in book.entities if "Annie" in (one.name, *one.variants) and one.entry is None] == [
        "Annie"
    ]


def test_what_is_known_of_a_character() -> None:
    book = names_of_book(he("Mrs. Hale", "she"), saw("Captain Weller", "Weller"), "“ Come/VERB , Weller/PROPN ! ”")
    by_name = {character.name: character for character in book.entities}
    hale, weller = by_name["Mrs. Hale"], by_name["Captain Weller"]
    assert (hale.named, hale.kind, hale.gender, hale.likely_gender) == (True, "person", "female", "female")
    assert (hale.family, hale.married, hale.titles, hale.uses, hale.subjects) == (
        "hale",
        True,
        frozenset({"mrs"}),
        1,
        1,
    )
    assert (hale.entry, hale.noun, hale.words) == (None, "", ("hale",))
    assert (weller.family, weller.married, weller.titles) == ("weller", False, frozenset({"captain"}))
    assert (weller.uses, weller.subjects, weller.gender) == (3, 0, "male")
    assert weller.all_words == {"captain", "weller", ""}
    assert weller.personhood == pytest.approx((2.0 + 0.7 + 0.7 + 2.0) / 3)
    assert [span.of(book.parsed.text) for span in weller.spans] == ["Captain Weller", "Weller", "Weller"]
    assert [printed(book, mention) for mention in book.mentions_in(1)] == ["Captain Weller", "Weller"]
    assert book.at(1, 2) is book.at(1, 3) is book.mentions_in(1)[0]
    assert book.at(1, 1) is None


FAMILY = [
    ([saw("Frank Hale")], "hale", "the last word of a full name"),
    ([saw("Mr. Hale")], "hale", "the word behind a title"),
    ([saw("Sir Walter")], None, "not behind one that goes with the given name"),
    ([saw("Lady Anne")], None, "of a woman"),
    ([saw("Aunt Anne")], None, "or one of kin"),
    ([saw("Anne")], None, "or none"),
    ([saw("Aunt Hale", "Miss Hale", "Miss Hale")], "hale", "one title is enough"),
]


@pytest.mark.parametrize(("notations", "family", "why"), FAMILY, ids=[why for *_, why in FAMILY])
def test_the_family_name(notations: list[str], family: str | None, why: str) -> None:
    (character,) = names_of_book(*notations).entities
    assert character.family == family


@pytest.mark.parametrize(
    ("notations", "gender"),
    [
        ([saw("Dr. Hale"), *[he("Hale", "she")] * 4], "female"),
        ([saw("Miss Xan"), he("Xan"), *["saw/VERB Xan/PROPN as/SCONJ he/PRON"] * 3], "female"),
        ([saw("Hale"), he("Hale"), "saw/VERB Hale/PROPN as/SCONJ he/PRON"], "male"),
    ],
)
def test_the_gender_is_what_most_uses_show_or_what_is_likely(notations: list[str], gender: str) -> None:
    (character,) = names_of_book(*notations).entities
    assert character.gender == gender


def test_a_title_outweighs_ten_uses_without_one() -> None:
    (mary,) = names_of_book(saw("Aunt Xan Hale"), *[he("Xan")] * 9).entities
    (more,) = names_of_book(saw("Aunt Xan Hale"), *[he("Xan")] * 11).entities
    assert (mary.gender, more.gender) == ("female", "male")


@pytest.mark.parametrize(
    ("entry", "name", "variants", "is_known"),
    [
        (RosterEntry("Anna Hale", ("anne hale",), "p1"), "Anna Hale", ("Anne Hale", "Anne"), True),
        (RosterEntry("Anne", (), "p1"), "Anne", ("Anne Hale",), True),
        (RosterEntry("Anna", ("Hale",), "p1"), "Anne Hale", ("Anne",), False),
    ],
)
def test_the_roster_has_the_name(entry: RosterEntry, name: str, variants: tuple[str, ...], is_known: bool) -> None:
    roster = Roster((RosterEntry("Tom Weller"), entry))
    (character,) = names_of_book(saw("Anne Hale", times=2), saw("Anne"), roster=roster).entities
    assert (character.name, character.variants) == (name, variants)
    assert character.entry == (entry if is_known else None)


MAN = "so/ADV the/DET man/NOUN/nsubj/came came/VERB/ROOT as/SCONJ {}/PRON did/VERB"
DESCRIBED = [
    (["so/ADV the/DET man/NOUN came/VERB/ROOT"], "male", "the noun shows it"),
    (["so/ADV the/DET cousin/NOUN came/VERB/ROOT"], None, "or not"),
    (["so/ADV the/DET woman/NOUN/compound/servant servant/NOUN came/VERB/ROOT"], "female", "or another word"),
    ([MAN.replace("man", "cousin").format("she")] * 2, "female", "or two pronouns behind the subject"),
    ([MAN.replace("man", "cousin").format("he")] * 2, "male", "of either gender"),
    ([MAN.replace("man", "cousin").format("she")], None, "not one"),
    ([MAN.replace("man", "cousin").replace("nsubj", "dobj").format("she")] * 2, None, "nor behind an object"),
    ([MAN.format("she")] * 4, "male", "the noun is surer"),
    (
        [MAN.replace("man", "cousin").format("she")] * 4 + [MAN.replace("man", "cousin").format("he")],
        "female",
        "more than three times as many",
    ),
    (
        [MAN.replace("man", "cousin").format("she")] * 3 + [MAN.replace("man", "cousin").format("he")],
        None,
        "not just three times",
    ),
]


@pytest.mark.parametrize(("notations", "gender", "why"), DESCRIBED, ids=[why for *_, why in DESCRIBED])
def test_gender_of_whom_a_book_describes(notations: list[str], gender: str | None, why: str) -> None:
    (character,) = names_of_book(*notations).entities
    assert (character.gender, character.named, character.subjects) == (
        gender,
        False,
        sum("/nsubj/" in notation for notation in notations),
    )


def test_the_only_bearer_of_a_title_is_meant_by_its_noun() -> None:
    parson = "so/ADV {}/DET parson/NOUN left/VERB/ROOT"
    tringham, hale = saw("Parson Tringham"), saw("Parson Hale")
    assert owners(tringham, parson.format("the")) == ["Parson Tringham"] * 2
    assert owners(tringham, parson.format("a")) == ["Parson Tringham", "parson"]
    assert owners(tringham, hale, parson.format("the")) == ["Parson Tringham", "Parson Hale", "parson"]
    assert owners(tringham, "so/ADV the/DET old/ADJ/x/parson parson/NOUN left/VERB/ROOT")[1] == "old parson"
    assert owners(saw("Dr. Hale"), "so/ADV the/DET doctor/NOUN left/VERB/ROOT") == ["Dr. Hale"] * 2
    (character,) = names_of_book(tringham, parson.format("the")).entities
    assert (character.uses, len(character.mentions)) == (1, 2)
