"""Which rows stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inquit import Document
from inquit.errors import SettingsError
from inquit.filters import RowFilter, folded, is_date


def _ids(document: Document) -> list[str]:
    return [quote.id for quote in document.quotes]


def test_an_empty_filter_changes_nothing(document: Document) -> None:
    assert RowFilter().apply(document) is document


def test_types_add_up(document: Document) -> None:
    assert _ids(RowFilter(types=frozenset({"direct"})).apply(document)) == ["q1", "q4", "q5"]
    assert _ids(RowFilter(types=frozenset({"direct", "mixed"})).apply(document)) == ["q1", "q2", "q4", "q5"]


def test_confidence_at_the_limit_stays(document: Document) -> None:
    assert _ids(RowFilter(min_confidence=0.71).apply(document)) == ["q1", "q2", "q3"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Igor Ivanov", ["q1", "q2", "q4"]),
        ("  igor   IVANOV ", ["q1", "q2", "q4"]),
        ("ivanov", ["q1", "q2", "q4"]),
        ("Robertson", ["q3"]),
        ("aide", ["q6", "q7"]),
        ("Ivan", []),
    ],
)
def test_a_speaker_is_found_by_name_alias_or_membership(document: Document, name: str, ids: list[str]) -> None:
    assert _ids(RowFilter(speakers=(name,)).apply(document)) == ids


def test_speakers_without_a_row_go(document: Document) -> None:
    found = RowFilter(speakers=("Ivanov", "Robertson")).apply(document)

    assert [speaker.name for speaker in found.speakers] == ["Igor Ivanov", "George Robertson"]


def test_the_addressee_of_a_row_that_stays_stays(document: Document) -> None:
    told = replace(document.quotes[2], addressee_id="s1")
    found = RowFilter(speakers=("Robertson",)).apply(replace(document, quotes=(*document.quotes[:2], told)))

    assert _ids(found) == ["q3"]
    assert [speaker.id for speaker in found.speakers] == ["s1", "s2"]
    addressee = found.addressee_of(found.quotes[0])
    assert addressee is not None
    assert addressee.name == "Igor Ivanov"


def test_statuses_add_up_and_all_pass_where_none_is_named(doubted: Document) -> None:
    assert _ids(RowFilter(statuses=frozenset({"denied"})).apply(doubted)) == ["q1"]
    assert _ids(RowFilter(statuses=frozenset({"asserted"})).apply(doubted))[0] == "q2"
    assert _ids(RowFilter(statuses=frozenset({"denied", "asserted"})).apply(doubted)) == _ids(doubted)
    assert _ids(RowFilter(types=frozenset({"direct"})).apply(doubted))[0] == "q1"


def test_what_is_left_out_for_its_status_is_counted_and_what_goes_anyway_is_not(doubted: Document) -> None:
    asserted = RowFilter(statuses=frozenset({"asserted"}))

    assert asserted.left_out_for_status(doubted) == {"denied": 1}
    assert replace(asserted, types=frozenset({"indirect"})).left_out_for_status(doubted) == {}
    assert RowFilter().left_out_for_status(doubted) == {}


def test_first_hand_leaves_out_what_somebody_else_reports(doubted: Document) -> None:
    assert _ids(RowFilter(first_hand=True).apply(doubted)) == [id_ for id_ in _ids(doubted) if id_ != "q3"]


def test_the_reporter_of_a_row_that_stays_stays(doubted: Document) -> None:
    found = RowFilter(speakers=("Robertson",)).apply(doubted)
    reporter = found.reporter_of(found.quotes[0])

    assert _ids(found) == ["q3"]
    assert reporter is not None
    assert reporter.name == "Igor Ivanov"


def test_a_speaker_is_not_found_by_what_is_said_to_them(document: Document) -> None:
    told = replace(document.quotes[2], addressee_id="s1")
    found = RowFilter(speakers=("Ivanov",)).apply(replace(document, quotes=(*document.quotes[:2], told)))

    assert _ids(found) == ["q1", "q2"]


def test_a_nested_row_survives_its_parent_as_a_row_of_its_own(document: Document) -> None:
    found = RowFilter(speakers=("Ivanov",)).apply(document)

    assert found.quotes[-1].id == "q4"
    assert found.quotes[-1].parent_id is None


def test_a_nested_row_moves_to_the_nearest_row_around_it_that_stays(document: Document) -> None:
    inner = replace(document.quotes[4], parent_id="q4")
    found = RowFilter(types=frozenset({"indirect"})).apply(
        replace(document, quotes=(*document.quotes[:4], replace(inner, type="indirect")))
    )

    assert [(quote.id, quote.parent_id) for quote in found.quotes] == [("q3", None), ("q5", "q3")]


def test_folding_takes_away_case_accents_and_white_space() -> None:
    assert folded(" Zoë \n ŁÓDŹ  Straße") == "zoe łodz strasse"


def _about(document: Document, **meta: object) -> Document:
    return replace(document, meta={**document.meta, **meta})


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-03", "2024-05-03T10:00:00Z", "2024-05-03 10:00"])
def test_dates_of_iso_8601(date: str) -> None:
    assert is_date(date)


@pytest.mark.parametrize("date", ["", "May 2024", "2024-5-3", "2024-05-03x", "20240503", "3 May 2024", None, 2024])
def test_other_dates_are_none(date: object) -> None:
    assert not is_date(date)


@pytest.mark.parametrize(
    ("date", "since", "until", "taken"),
    [
        ("2024-05-03", "2024-05", "2024-05", True),
        ("2024-05-03", "2024-05-03", "2024-05-03", True),
        ("2024-05-03T23:59:59", None, "2024-05-03", True),
        ("2024-05-03", "2024-05-04", None, False),
        ("2024-06-01", None, "2024-05", False),
        ("2024-12-31", None, "2024", True),
        ("2024", "2024", None, True),
        ("2024", "2024-05", None, False),  # it counts as of its beginning
        ("2024", None, "2024-05", True),
        ("2024-05", None, "2024-05-03", True),
        ("soon", "2024", None, False),
        (None, None, "2024", False),
    ],
)
def test_dates_bound_texts_on_both_sides(
    document: Document, date: str | None, since: str | None, until: str | None, taken: bool
) -> None:
    wanted = RowFilter(since=since, until=until)
    dated = _about(document, date=date)

    assert wanted.takes(dated) is taken
    assert bool(wanted.apply(dated).quotes) is taken
    assert wanted.misses_date(dated) is (date in ("soon", None))


def test_a_text_that_goes_for_something_else_is_not_counted_as_undated(document: Document) -> None:
    wanted = RowFilter(since="2024", sites=("Tribune",))

    assert not wanted.misses_date(_about(document, site="Herald"))
    assert wanted.misses_date(_about(document, site="tribune"))
    assert not RowFilter(sites=("Tribune",)).misses_date(document)


@pytest.mark.parametrize(
    ("where", "taken"),
    [
        ({"Outlet": "tribune"}, True),
        ({"outlet": "Trib"}, False),
        ({"n": "12"}, True),
        ({"n": "12.0"}, False),
        ({"title": "the bridge"}, True),
        ({"author": ""}, True),
        ({"title": ""}, False),
        ({"empty": ""}, True),
        ({"outlet": "Tribune", "n": "13"}, False),
        ({"path": "x.txt"}, False),  # neither kept nor what a reader would ask for
    ],
)
def test_columns_have_values(document: Document, where: dict[str, str], taken: bool) -> None:
    fields = {"outlet": "Tribune", "n": 12, "empty": None}
    about = _about(document, fields=fields, title="The  Bridge", path="x.txt")

    assert RowFilter(where=tuple(where.items())).takes(about) is taken


def test_a_role_has_all_words_wanted_with_those_of_its_affiliation(document: Document) -> None:
    first, *others = document.speakers
    minister = replace(first, role="Foreign Minister", affiliation="Nordland")
    told = replace(document, speakers=(minister, *(replace(one, role=None, affiliation=None) for one in others)))

    for words in ("minister", "NORDLAND foreign", "foreign minister"):
        assert _ids(RowFilter(roles=(words,)).apply(told)) == ["q1", "q2", "q4"]
    for words in ("mini", "prime minister", "-"):
        assert _ids(RowFilter(roles=(words,)).apply(told)) == []


def test_what_is_said_to_somebody(document: Document) -> None:
    told = replace(document.quotes[2], addressee_id="s1")
    found = RowFilter(addressees=("ivanov",)).apply(replace(document, quotes=(*document.quotes[:2], told)))

    assert _ids(found) == ["q3"]


def test_kinds_add_up(document: Document) -> None:
    first, *others = document.speakers
    told = replace(document, speakers=(replace(first, kind="organisation"), *(replace(o, kind=None) for o in others)))

    assert _ids(RowFilter(kinds=frozenset({"organisation"})).apply(told)) == ["q1", "q2", "q4"]
    assert _ids(RowFilter(kinds=frozenset({"person"})).apply(told)) == []


def test_a_speaker_is_found_by_an_id_of_the_users_own_and_not_by_ours(document: Document) -> None:
    first, *others = document.speakers
    quotes = (replace(quote, speaker_id="Q76") if quote.speaker_id == "s1" else quote for quote in document.quotes)
    known = replace(document, speakers=(replace(first, id="Q76"), *others), quotes=tuple(quotes))

    assert _ids(RowFilter(speakers=("q76",)).apply(known)) == ["q1", "q2", "q4"]
    assert _ids(RowFilter(speakers=("s2",)).apply(known)) == []


def test_texts_of_a_genre_and_of_a_time_of_adding(document: Document) -> None:
    about = _about(document, genre="fiction", added="2024-05-03T10:00:00+00:00")

    assert RowFilter(genres=frozenset({"fiction", "news"})).takes(about)
    assert not RowFilter(genres=frozenset({"news"})).takes(about)
    assert RowFilter(added_since="2024-05-03T10:00:00+00:00").takes(about)
    assert not RowFilter(added_since="2024-05-03T10:00:01+00:00").takes(about)
    assert not RowFilter(added_since="2024").takes(document)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"since": "May"}, "since must be a date as in 2024, 2024-05 or 2024-05-03"),
        ({"kinds": frozenset({"robot"})}, "kinds must be a frozenset of person, group"),
        ({"where": ("outlet", "x")}, "where must be a tuple of pairs"),
    ],
)
def test_a_filter_of_another_kind_is_one_sentence(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        RowFilter(**wrong)  # type: ignore[arg-type]
