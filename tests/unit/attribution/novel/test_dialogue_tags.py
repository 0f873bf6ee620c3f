"""Clauses beside a quote, as far as they say who speaks."""

from __future__ import annotations

import pytest
from tests.unit.attribution.novel.story import described, person, story
from tests.unit.notation import at

from inquit.attribution.novel.book import Book
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.attribution.novel.dialogue_tags import DialogueTagParser

EMMA = person("Emma", gender="female")
TOM = person("Tom Hale", "Tom", gender="male")
BOY = described("boy", gender="male")
OLD_MAN = described("old man", gender="male")
PEOPLE = [EMMA, TOM, BOY, OLD_MAN]
GO = "“ Go/VERB/ROOT , ”"


def parser(book: Book) -> DialogueTagParser:
    return DialogueTagParser(0, book.paragraphs[0], book.characters.quoted[0], book.characters)


def shown(book: Book, tag: DialogueTag | None) -> str:
    """`kind: source verb`, a verb that reports no talk in brackets."""
    if tag is None:
        return "-"
    words = book.paragraphs[0].text
    verb = "" if tag.verb is None else words[tag.verb]
    return f"{tag.kind}: {words[tag.source]} {verb if tag.speech else f'({verb})'}".rstrip()


def after(notation: str) -> str:
    book = story(notation, people=PEOPLE)
    at_ = book.lines[0].stretches[0].hi
    return shown(book, parser(book).after(at_))


def before(notation: str) -> str:
    book = story(notation, people=PEOPLE)
    stretches = book.lines[0].stretches
    return shown(book, parser(book).before(stretches[-1].lo, stretches[-2].hi if len(stretches) > 1 else 0))


AFTER = {
    "subject before": (f"{GO} Emma/PROPN/nsubj/said said/VERB/ROOT .", "name: Emma said"),
    "subject behind": (f"{GO} said/VERB/ROOT Emma/PROPN/nsubj/said .", "name: Emma said"),
    "she": (f"{GO} she/PRON/nsubj/said said/VERB/ROOT .", "pronoun: she said"),
    "I": (f"{GO} I/PRON/nsubj/said said/VERB/ROOT .", "I: I said"),
    "i is no narrator": (f"{GO} said/VERB/ROOT i/PRON/nsubj/said .", "other: i said"),
    "described": (f"{GO} said/VERB/ROOT the/DET/det/boy boy/NOUN/nsubj/said .", "noun: boy said"),
    "described in two words": (
        f"{GO} said/VERB/ROOT the/DET/det/man old/ADJ/amod/man man/NOUN/nsubj/said .", "noun: man said"
    ),
    "nobody of the book": (f"{GO} said/VERB/ROOT the/DET/det/cat cat/NOUN/nsubj/said .", "other: cat said"),
    "misread as a noun": (f"{GO} cried/NOUN/ROOT Emma/PROPN/dep/cried .", "name: Emma cried"),
    "glued to a dash": ("“ Go/VERB/ROOT ” --cried/NOUN/dep/Go Emma/PROPN/dep/Go .", "name: Emma --cried"),
    "behind an adjective": (
        f"{GO} cried/VERB/ROOT the/DET/dep/cried angry/ADJ/dep/cried Emma/PROPN/dep/cried .", "name: Emma cried"
    ),
    "fifth behind the verb": (
        f"{GO} cried/VERB/ROOT a/DET/dep/cried b/ADJ/dep/cried c/ADJ/dep/cried d/ADJ/dep/cried Emma/PROPN/dep/cried .",
        "name: Emma cried",
    ),
    "sixth behind the verb": (
        f"{GO} cried/VERB/ROOT a/DET/dep/cried b/ADJ/dep/cried c/ADJ/dep/cried d/ADJ/dep/cried e/ADJ/dep/cried "
        "Emma/PROPN/dep/cried .", "-"
    ),
    "not over a comma": (f"{GO} cried/VERB/ROOT loudly/ADV/dep/cried , Emma/PROPN/dep/cried .", "-"),
    "not whose mother": (
        f"{GO} said/VERB/ROOT Emma/PROPN/poss/mother 's/PART:POS/case/Emma mother/NOUN/dep/said .",
        "other: mother said"
    ),
    "not to whom": (f"{GO} cried/VERB/ROOT to/ADP/prep/cried Emma/PROPN/pobj/to .", "-"),
    "not into what": (f"{GO} cried/VERB/ROOT at/ADP/prep/cried Emma/PROPN/pobj/at .", "-"),
    "a particle": (f"{GO} put/VERB/ROOT in/ADP/prep/put Emma/PROPN/pobj/in .", "name: Emma put"),
    "a particle only right behind": (
        f"{GO} cried/VERB/ROOT very/ADV/dep/cried in/ADP/prep/cried Emma/PROPN/pobj/in .", "-"
    ),
    "his own": (f"{GO} cried/VERB/ROOT his/PRON:PRP$/poss/Emma Emma/PROPN/dep/cried .", "name: Emma cried"),
    "no name behind a verb": (f"{GO} cried/VERB/ROOT seeing/VERB/dep/cried Emma/PROPN/dep/cried .", "-"),
    "two words later": (f"{GO} then/ADV/advmod/said said/VERB/ROOT Emma/PROPN/nsubj/said .", "name: Emma said"),
    "misread and three words later": (
        f"{GO} so/ADV/dep/cried very/ADV/dep/cried then/ADV/dep/cried cried/NOUN/ROOT Emma/PROPN/dep/cried .", "-"
    ),
    "behind another sentence": (f"{GO} So/ADV/ROOT . | said/VERB/ROOT Emma/PROPN/nsubj/said .", "-"),
    "the mark that ends the quote": ("“ Go/VERB/ccomp/said ” . said/VERB/ROOT Emma/PROPN/nsubj/said .",
                                     "name: Emma said"),
    "verb of no talk, comma": (f"{GO} Emma/PROPN/nsubj/smiled smiled/VERB/ROOT .", "name: Emma (smiled)"),
    "verb of no talk, no comma": ("“ Go/VERB/dep/smiled ! ” Emma/PROPN/nsubj/smiled smiled/VERB/ROOT .", "-"),
    "verb of no talk, inverted": ("“ Go/VERB/dep/smiled ! ” smiled/VERB/ROOT Emma/PROPN/nsubj/smiled .",
                                  "name: Emma (smiled)"),
    "a finite verb of nobody ends it": (
        f"{GO} smiled/VERB:VBD/ROOT ; Emma/PROPN/nsubj/said said/VERB/ROOT .", "-"
    ),
    "a participle does not": (
        f"{GO} smiling/VERB:VBG/ROOT , then/ADV/advmod/said said/VERB/ROOT Emma/PROPN/nsubj/said .",
        "name: Emma said",
    ),
    "an auxiliary of no talk": (f"{GO} Emma/PROPN/nsubj/was was/AUX/ROOT .", "-"),
    "twelve words": (
        f"{GO} " + " ".join(f"w{n}/ADV/dep/smiled" for n in range(11)) + " Emma/PROPN/nsubj/smiled smiled/VERB/ROOT .",
        "-",
    ),
    "eleven words": (
        f"{GO} " + " ".join(f"w{n}/ADV/dep/smiled" for n in range(10)) + " Emma/PROPN/nsubj/smiled smiled/VERB/ROOT .",
        "name: Emma (smiled)",
    ),
    "up to the next quote": (f"{GO} then/ADV/ROOT “ Now/ADV/dep/then ” said/VERB/dep/then Emma/PROPN/nsubj/said .",
                             "-"),
    "was her reply": (f"{GO} was/AUX/ROOT her/PRON:PRP$/poss/reply reply/NOUN/attr/was .", "pronoun: her was"),
    "came his answer": (f"{GO} came=come/VERB/ROOT his/PRON:PRP$/poss/answer calm/ADJ/amod/answer answer/NOUN/x/came .",
                        "pronoun: his came"),
    "was Emma's reply": (f"{GO} was/AUX/ROOT Emma/PROPN/poss/reply 's/PART:POS/case/Emma reply/NOUN/attr/was .",
                         "name: Emma was"),
    "was my reply": (f"{GO} was/AUX/ROOT my/PRON:PRP$/poss/reply reply/NOUN/attr/was .", "-"),
    "was her dress": (f"{GO} was/AUX/ROOT her/PRON:PRP$/poss/dress dress/NOUN/attr/was .", "-"),
    "felt her reply": (f"{GO} felt/VERB/ROOT her/PRON:PRP$/poss/reply reply/NOUN/dobj/felt .", "other: reply (felt)"),
    "was, her reply": (f"{GO} was/AUX/ROOT , her/PRON:PRP$/poss/reply reply/NOUN/attr/was .", "-"),
    "a reply seven words on": (
        f"{GO} was/AUX/ROOT her/PRON:PRP$/poss/reply " + " ".join(f"w{n}/ADJ/amod/reply" for n in range(5))
        + " reply/NOUN/attr/was .", "pronoun: her was"
    ),
    "a reply eight words on": (
        f"{GO} was/AUX/ROOT her/PRON:PRP$/poss/reply " + " ".join(f"w{n}/ADJ/amod/reply" for n in range(6))
        + " reply/NOUN/attr/was .", "-"
    ),
    "shared subject": (
        f"{GO} Emma/PROPN/nsubj/rose rose/VERB/ROOT and/CCONJ/cc/rose said/VERB/conj/rose .", "name: Emma (rose)"
    ),
    "a lost subject": (f"{GO} Emma/PROPN/ROOT so/ADV/dep/Emma said/VERB/dep/Emma .", "name: Emma said"),
    "a subject lost too far away": (
        f"{GO} Emma/PROPN/ROOT so/ADV/dep/Emma very/ADV/dep/Emma then/ADV/dep/Emma smiled/VERB:VBN/dep/Emma .", "-"
    ),
    "a subject lost behind": (f"{GO} smiled/VERB/ROOT the/DET/x/smiled tall/ADJ/x/smiled Emma/PROPN/x/smiled .",
                              "name: Emma (smiled)"),
    "lost behind: the end of the name": (f"{GO} smiled/VERB/ROOT Tom/PROPN/x/smiled Hale/PROPN/x/smiled .",
                                         "name: Hale (smiled)"),
    "lost behind: not over a comma": (f"{GO} smiled/VERB:VBN/ROOT , Emma/PROPN/x/smiled .", "-"),
    "lost behind: not over a verb": (f"{GO} smiled/VERB:VBN/ROOT seeing/SCONJ/x/smiled Emma/PROPN/x/smiled .", "-"),
    "lost behind: not over four": (
        f"{GO} smiled/VERB:VBN/ROOT a/DET/x/smiled b/ADJ/x/smiled c/ADJ/x/smiled d/ADJ/x/smiled Emma/PROPN/x/smiled .",
        "-",
    ),
    "lost behind: whose": (
        f"{GO} smiled/VERB/ROOT Emma/PROPN/x/boy 's/PART:POS/case/Emma boy/NOUN/x/smiled .", "noun: boy (smiled)"
    ),
    "whom somebody hears": (
        f"{GO} Tom/PROPN/nsubj/heard heard=hear/VERB/ROOT Emma/PROPN/nsubj/say say/VERB:VB/ccomp/heard .",
        "name: Emma say"
    ),
    "hearing and no word of it": (
        f"{GO} Tom/PROPN/nsubj/heard heard=hear/VERB/ROOT Emma/PROPN/nsubj/walk walk/VERB:VB/ccomp/heard .",
        "name: Tom (heard)"
    ),
    "lost behind: his own": (f"{GO} smiled/VERB/ROOT her/PRON:PRP$/x/boy boy/NOUN/x/smiled .", "noun: boy (smiled)"),
}  # fmt: skip


@pytest.mark.parametrize(("notation", "expected"), AFTER.values(), ids=AFTER)
def test_behind_a_quote(notation: str, expected: str) -> None:
    assert after(notation) == expected


BEFORE = {
    "said": ("Emma/PROPN/nsubj/said said/VERB/ROOT , “ Go/VERB/ccomp/said ”", "name: Emma said"),
    "verb of no talk": ("Emma/PROPN/nsubj/rose rose/VERB/ROOT : “ Go/VERB/dep/rose ”", "name: Emma (rose)"),
    "the verb of talk, not the nearest": (
        "Emma/PROPN/nsubj/said said/VERB/ROOT , smiling/VERB:VBG/advcl/said : “ Go/VERB/ccomp/said ”",
        "name: Emma said",
    ),
    "behind the end of a sentence": ("Emma/PROPN/nsubj/said said/VERB/ROOT . “ Go/VERB/dep/said ”", "-"),
    "not beyond the end of a sentence": (
        "Emma/PROPN/nsubj/said said/VERB/ROOT . | Then/ADV/ROOT , “ Go/VERB/dep/Then ”", "-"
    ),
    "glued to a dash": ("Emma/PROPN/ROOT cried--/NOUN/dep/Emma “ Go/VERB/dep/Emma ”", "name: Emma cried--"),
    "misread": ("Emma/PROPN/ROOT cried/NOUN/dep/Emma “ Go/VERB/dep/Emma ”", "-"),
    "what": ("what/PRON/nsubj/said said/VERB/ROOT “ Go/VERB/ccomp/said ”", "-"),
    "who": ("Emma/PROPN/ROOT , who/PRON/nsubj/said said/VERB/relcl/Emma “ Go/VERB/ccomp/said ”", "name: Emma said"),
    "it": ("it/PRON/nsubj/said said/VERB/ROOT “ Go/VERB/ccomp/said ”", "-"),
    "the name that begins the sentence": (
        "So/ADV/ROOT . | Tom/PROPN/dep/said , to/PART/aux/see see/VERB/advcl/said what/PRON/attr/is it/PRON/nsubj/is "
        "is/AUX/ccomp/see , said/VERB/ROOT : “ Go/VERB/ccomp/said ”", "name: Tom said"
    ),
    "not a name inside it": (
        "To/PART/aux/see see/VERB/ROOT Tom/PROPN/dobj/see , what/PRON/nsubj/said said/VERB/dep/see “ Go/VERB/x/see ”",
        "-",
    ),
    "but a subject inside it": (
        "When/ADV/x/came Tom/PROPN/nsubj/came came/VERB/ROOT , it/PRON/nsubj/said said/VERB/x/came “ Go/VERB/x/came ”",
        "name: Tom said",
    ),
    "a parenthesis that ends in a name": (
        "Tom/PROPN/dep/thinking , thinking/VERB/ROOT of/ADP/prep/thinking Emma/PROPN/pobj/of , "
        "said--/NOUN/dep/thinking “ Go/VERB/dep/thinking ”", "name: Tom said--"
    ),
    "a thing for its subject": (
        "Tom/PROPN/nsubj/rose rose/VERB/ROOT and/CCONJ/cc/rose dropping/VERB/conj/rose a/DET/det/cup "
        "cup/NOUN/nsubj/said said/VERB/conj/rose : “ Go/VERB/ccomp/said ”", "name: Tom said"
    ),
    "a thing for its subject, and who only stands inside": (
        "Tom/PROPN/dep/said whom/PRON/dobj/knew Emma/PROPN/nsubj/knew knew/VERB/relcl/Tom the/DET/det/cup "
        "cup/NOUN/nsubj/said said/VERB/ROOT : “ Go/VERB/ccomp/said ”", "other: cup said"
    ),
    "twenty-five words": (
        "Emma/PROPN/nsubj/said said/VERB/ROOT " + " ".join(f"w{n}/ADV/dep/said" for n in range(25))
        + " “ Go/VERB/ccomp/said ”", "-"
    ),
    "twenty-four words": (
        "Emma/PROPN/nsubj/said said/VERB/ROOT " + " ".join(f"w{n}/ADV/dep/said" for n in range(24))
        + " “ Go/VERB/ccomp/said ”", "name: Emma said"
    ),
    "not beyond the quote before": (
        "Emma/PROPN/nsubj/said said/VERB/ROOT “ Go/VERB/ccomp/said ” and/CCONJ/cc/said “ Run/VERB/conj/Go ”", "-"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("notation", "expected"), BEFORE.values(), ids=BEFORE)
def test_before_a_quote(notation: str, expected: str) -> None:
    assert before(notation) == expected


def read(notation: str, word: str, *, speech: bool = True) -> DialogueTag:
    book = story(notation, people=PEOPLE)
    return parser(book).read(at(book.paragraphs[0], word), None, speech=speech)


def test_a_name_says_who_it_is() -> None:
    assert read("Emma/PROPN/ROOT", "Emma") == DialogueTag("name", 0, 0, None, speech=True, character=0)


def test_a_pronoun_says_of_which_gender() -> None:
    assert read("he/PRON/ROOT", "he") == DialogueTag("pronoun", 0, 0, None, speech=True, gender="male")
    assert read("She/PRON/ROOT", "She", speech=False) == DialogueTag(
        "pronoun", 0, 0, None, speech=False, gender="female"
    )
    assert read("him/PRON/ROOT", "him").kind == "other"


@pytest.mark.parametrize(("beside", "character"), [("Emma/PROPN/x/Weston Weston/PROPN/ROOT", 0),
                                                   ("Weston/PROPN/ROOT Emma/PROPN/x/Weston", 0),
                                                   ("Emma/PROPN/x/house house/NOUN/ROOT", None)])  # fmt: skip
def test_a_word_of_a_longer_name_is_the_name(beside: str, character: int | None) -> None:
    book = story(beside, people=PEOPLE)
    p = book.paragraphs[0]
    word = next(i for i, w in enumerate(p.text) if w != "Emma")
    assert parser(book).read(word).character == character


@pytest.mark.parametrize(
    ("notation", "owner", "word"),
    [
        ("the/DET/det/boy boy/NOUN/ROOT", None, ""),
        ("his/PRON:PRP$/poss/boy boy/NOUN/ROOT", None, "his"),
        ("her/PRON:PRP$/poss/boy boy/NOUN/ROOT", None, "her"),
        ("my/PRON:PRP$/poss/boy boy/NOUN/ROOT", None, "my"),
        ("our/PRON:PRP$/poss/boy boy/NOUN/ROOT", None, ""),
        ("Emma/PROPN/poss/boy 's/PART:POS/case/Emma boy/NOUN/ROOT", 0, ""),
        ("Emma/PROPN/poss/boy ’s/PART:POS/case/Emma boy/NOUN/ROOT", 0, ""),
        ("Emma/PROPN/poss/boy ’/PART:POS/case/Emma boy/NOUN/ROOT", 0, ""),
        ("cat/NOUN/poss/boy 's/PART:POS/case/cat boy/NOUN/ROOT", None, ""),
        ("boy/NOUN/ROOT", None, ""),
    ],
)
def test_a_description_says_whose_relation_it_is(notation: str, owner: int | None, word: str) -> None:
    tag = read(notation, "boy")
    assert (tag.kind, tag.character, tag.gender, tag.owner, tag.owner_word) == ("noun", 2, "male", owner, word)


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Emma/PROPN/nsubj/rose rose/VERB/ROOT .", "name: Emma (rose)"),
        ("Emma/PROPN/nsubj/said said/VERB/ROOT .", "name: Emma said"),
        ("Emma/PROPN/nsubj/was was/AUX/ROOT .", "name: Emma (was)"),
        ("Emma/PROPN/nsubj/calm calm/ADJ/ROOT .", "-"),
        ("Emma/PROPN/dobj/rose rose/VERB/ROOT .", "-"),
        ("Rain/NOUN/nsubj/fell fell/VERB/ROOT ; Emma/PROPN/nsubj/rose rose/VERB/conj/fell .", "name: Emma (rose)"),
        ("“ Emma/PROPN/nsubj/rose rose/VERB/ROOT . ”", "-"),
    ],
)
def test_the_narration_beside_a_quote_has_a_subject(notation: str, expected: str) -> None:
    book = story(notation, people=PEOPLE)
    assert shown(book, parser(book).beat(range(len(book.paragraphs[0])))) == expected


EVERYONE = described("everyone", anonymous=True, several=True)
VOICE = described("voice", anonymous=True)


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (f"{GO} everyone/NOUN/nsubj/cried cried=cry/VERB/ROOT .", "noun: everyone cried"),
        (f"{GO} came=come/VERB/ROOT voice/NOUN/nsubj/came .", "noun: voice came"),  # it is heard
        # too far from the quote, or not said
        (
            f"{GO} Then/ADV after/ADP a/DET while/NOUN everyone/NOUN/nsubj/spoke spoke=speak/VERB/ROOT .",
            "other: everyone spoke",
        ),
        (f"{GO} everyone/NOUN/nsubj/left left=leave/VERB/ROOT .", "other: everyone (left)"),
    ],
)
def test_nobody_in_particular_speaks_right_beside_the_quote(notation: str, expected: str) -> None:
    book = story(notation, people=[EVERYONE, VOICE])
    assert shown(book, parser(book).after(book.lines[0].stretches[0].hi)) == expected


def test_a_voice_is_its_owners() -> None:
    book = story(
        f"{GO} said/VERB/ROOT Emma/PROPN/poss/voice 's/PART:POS/case/Emma voice/NOUN/nsubj/said .", people=PEOPLE
    )
    assert shown(book, parser(book).after(book.lines[0].stretches[0].hi)) == "name: Emma said"


@pytest.mark.parametrize("behind", ["Emma/PROPN/dobj/Said", "the/DET/det/boy boy/NOUN/dobj/Said"])
def test_a_verb_before_its_subject_leads_up_to_the_quote(behind: str) -> None:
    book = story(f"Said=say/VERB/ROOT {behind} , “ Go/VERB/x/Said ! ”", people=PEOPLE)
    kind = "name: Emma" if "Emma" in behind else "noun: boy"
    assert shown(book, parser(book).before(book.lines[0].stretches[0].lo)) == f"{kind} Said"
