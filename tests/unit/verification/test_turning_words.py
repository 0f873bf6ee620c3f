"""What turns the meaning where words stand in the place of others."""

from __future__ import annotations

import pytest

from inquit.verification.turning_words import turned_by_bracket, turned_by_change

# said | printed, and what is touched; "-" for nothing.
CHANGES = """
negation: will | will not
negation: not |
negation: | not
negation: | never
negation: was | wasn't
negation: can | can't
negation: can | cannot
negation: no |
negation: everybody | nobody
negation: with | without
negation: hardly |
negation: neither nor | and
negation: able | unable
negation: legal | illegal
negation: agree | disagree
negation: possible | impossible
negation: honest | dishonest
negation: harmful | harmless
negation: hope | hopeless
negation: responsible | irresponsible
negation: tried to | refused to
negation: managed to | failed to
negation: admitted | denied
negation: will | will no longer
negation: supported | opposed
negation: guilty | innocent
negation: rule out | consider
negation: rather than | and
negation: is | is far from
negation: they were in five towns | they weren't in six towns
negation: yes | no
negation: NOT |
quantity: 5 | 6
quantity: five | six
quantity: 5 | 50
quantity: 1,000 | 1,100
quantity: 1.5 | 15
quantity: 5 million | 5 billion
quantity: 5 percent | 5
quantity: $5 | €5
quantity: 5 dollars | 5 euros
quantity: some | all
quantity: most | some
quantity: few | many
quantity: a few | few
quantity: half |
quantity: every |
quantity: a dozen | two dozen
quantity: more | less
quantity: at least | at most
quantity: almost |
quantity: only |
quantity: third | second
quantity: twenty-one | twenty-two
quantity: increased | decreased
quantity: over | under
quantity: raised | cut
quantity: -5 | 5
quantity: twice | once
quantity: more than five | five
date: in May | in June
date: on Friday | on Monday
date: 1984 | 1985
date: nineteen eighty-four | 1985
date: yesterday | today
date: last week | next week
date: before | after
date: this year | this month
date: the 1980s | the 1990s
date: Christmas |
name: Bergen | Oslo
name: Karin Vogt | Nils Vogt
name: the mayor | Lund
name: Polish | polish
name: the US | us
name: McKay's | Lund's
modal: may | will
modal: must | may
modal: might | may
modal: could | should
modal: shall |
modal: we'll | we
modal: have to | want to
modal: probably |
modal: perhaps |
modal: ought to | like to
condition: if | when
condition: unless | and
condition: provided that |
condition: until | and
condition: only when | when
frame: they say that |
frame: according to them |
frame: allegedly |
frame: reportedly |
frame: claimed | knew
frame: so-called |
frame: as if |
frame: people say |
-: do not | don't
-: do not | don’t
-: can't | cannot
-: cannot | can not
-: won't | will not
-: we'll | we will
-: he'd go | he would go
-: he'd gone | he had gone
-: no one | nobody
-: 5 | five
-: 5 | Five
-: 1,000 | 1000
-: 1,000 | a thousand
-: one hundred and five | 105
-: two thousand | 2,000
-: £5m | five million pounds
-: $5 | five dollars
-: 5bn | five billion
-: 50 % | fifty percent
-: 50 per cent | 50 percent
-: 3rd | third
-: twenty-first | 21st
-: nineteen eighty-four | 1984
-: twenty twenty | 2020
-: twelve | a dozen
-: Bergen's | Bergen
-: the bridge | the harbour
-: quickly | slowly
-: and | or
-: well |
-: no doubt |
-: to | into
-: come | income
-: side | inside
-: press | impress
-: would like to | want to
-: I think | I believe
-: The | A
-: | I
-: all right | right
-: THE TOWN OF BERGEN | the town of Bergen
-: will be sold soon in Bergen | in Bergen will be sold soon
-: |
"""

BRACKETS = """
-: he | the mayor
-: he | Mayor Lund
-: | Mayor Lund
-: they | the people of Bergen
-: it | the harbour
-: the harbour | the old harbour
-: | on Monday
-: | five
-: we'd decided | we had decided
-: |
-: sell | selling
negation: | not
negation: will | won't
negation: not |
negation: able | unable
quantity: five | six
quantity: | all
quantity: | most
quantity: some | many
quantity: five |
date: on Monday | on Friday
date: tomorrow | on Monday
name: Lund | Berg
name: Lund |
modal: may | will
modal: | must
condition: | if
frame: | allegedly
frame: they say |
"""


def cases(table: str) -> list[tuple[str, list[str], list[str]]]:
    rows = (line.partition(":") for line in table.strip().splitlines())
    return [(kind, *(side.split() for side in words.split("|"))) for kind, _, words in rows]  # type: ignore[misc]


@pytest.mark.parametrize(("kind", "said", "printed"), cases(CHANGES))
def test_words_in_the_place_of_others(kind: str, said: list[str], printed: list[str]) -> None:
    expected = None if kind == "-" else kind
    assert turned_by_change(said, printed) == expected
    assert turned_by_change(printed, said) == expected, "it does not matter which side has it"


@pytest.mark.parametrize(("kind", "said", "printed"), cases(BRACKETS))
def test_words_in_brackets(kind: str, said: list[str], printed: list[str]) -> None:
    assert turned_by_bracket(said, printed) == (None if kind == "-" else kind)


@pytest.mark.parametrize(("said", "printed", "kind"), [("Houses", "Homes", None), ("Karin", "Anna", "name")])
def test_a_capital_at_the_beginning_of_a_sentence_is_no_name(said: str, printed: str, kind: str | None) -> None:
    assert turned_by_change([said], [printed]) == "name"
    assert turned_by_change([said], [printed], opening=True) == kind


def test_may_is_a_month_by_its_capital() -> None:
    assert turned_by_change(["in", "May"], ["in", "June"]) == "date"
    assert turned_by_change(["May"], ["Will"], opening=True) == "modal"


def test_the_gravest_counts() -> None:
    assert turned_by_change(["if", "five", "may"], ["unless", "six", "must", "not"]) == "negation"
    assert turned_by_change(["if", "five", "may"], ["unless", "six", "must"]) == "quantity"


def test_how_often_a_word_stands_counts() -> None:
    assert turned_by_change(["not", "not"], ["not"]) == "negation"
    assert turned_by_change(["five", "five"], ["5", "5"]) is None


def test_strange_words() -> None:
    """What no language has is compared, and nothing breaks."""
    for word in ("", "'", "\ud800", "\x00", "9" * 5000, "½", "1e9", "10²", "million " * 500, "−", "1,00", "''n't"):
        assert turned_by_change([word], [word]) is None
        turned_by_change([word], ["five"])
        turned_by_change([], [word])
