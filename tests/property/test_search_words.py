"""Whatever is typed to search by, it is searched for, or said in a sentence that it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inquit.document import Document, Quote, TextSpan
from inquit.errors import SettingsError
from inquit.store import Store

TEXT = "We don’t close the ferry terminal of the U.S. in Łódź before COVID-19, said Zoë."
TYPED = st.lists(
    st.sampled_from(
        ["ferry", "NEAR(", "OR", "AND", "NOT", "*", "-", '"', "“", "a*", "-b", "^", ":", "{", "\0", "🙂", " "]
    )
    | st.text(max_size=5)
).map("".join)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.add(Document("d", TEXT, (Quote("q1", "direct", (TextSpan(0, len(TEXT)),)),)))
        yield opened


@given(typed=TYPED | st.text(), around=st.booleans(), order=st.sampled_from(("date", "rank")))
@example(typed="COVID-19", around=False, order="rank")
@example(typed='"', around=False, order="rank")
@example(typed="statement:ferry NEAR(a b, 3) ^x", around=True, order="rank")
@example(typed="\ud800 x\0y", around=True, order="rank")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_can_be_typed_is_an_error_of_sqlite(store: Store, typed: str, around: bool, order: str) -> None:
    with suppress(SettingsError):  # said in a sentence
        found = store.find(typed, around=around, order=order)  # type: ignore[arg-type]
        assert found.total == len(found.hits) <= 1
        for hit in found.hits:
            assert all(mark.end <= len(hit.statement) for mark in hit.marks)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_stretch_of_words_finds_its_statement(store: Store, data: st.DataObject) -> None:
    words = TEXT.split()
    first = data.draw(st.integers(0, len(words) - 1))
    some = words[first : data.draw(st.integers(first + 1, len(words)))]
    typed = " ".join(some)

    for one in (typed, f'"{typed}"', f"{some[0][:3]}* {typed.upper()}", f"nothing OR {typed}"):
        (hit,) = store.find(one).hits
        assert hit.marks
    assert store.find(f"-{some[0]}").total == 0
