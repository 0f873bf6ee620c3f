"""Who corrects in a browser, and whether single keys do something there."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from tests.unit.web.pages import Pages

from inquit.store import Store


def test_each_browser_corrects_under_its_own_name(pages: Pages, database: Path) -> None:
    assert "<bdi>Eva</bdi>" in pages.get("/")
    assert "<bdi>Ola Nord</bdi>" in pages.send("/you", "/you", name="  Ola   Nord ", keys="on")
    pages.send("/texts/1/statements/q1", "/texts/1/statements/q1/accept")
    pages.send("/people/1", "/people/rename", person="1", name="Anna Lee")
    assert "<bdi>Eva</bdi>" in pages.send("/you", "/you", name="", keys="on")
    pages.send("/texts/1/statements/q2", "/texts/1/statements/q2/accept")

    with Store(database, writes=False) as store:
        assert [one.reviewer for one in reversed(store.history())][:1] == ["Ola Nord"]
        assert {one.reviewer for one in store.history()} == {"Eva", "Ola Nord"}


@pytest.mark.parametrize("name", ["x" * 61, "a\tb\x07", "\u202egnitsop"])
def test_what_is_no_name_is_refused(pages: Pages, name: str) -> None:
    assert "a name for the log" in pages.send("/you", "/you", status=400, name=name)
    assert "<bdi>Eva</bdi>" in pages.get("/")


def test_a_name_is_shown_and_never_run(pages: Pages) -> None:
    name = "<script>x</script>\"';é"
    page = pages.send("/you", "/you", name=name, keys="on")
    assert f"<bdi>{escape(name).replace('&quot;', '&#34;').replace('&#x27;', '&#39;')}</bdi>" in page
    assert "<script>x" not in page


@pytest.mark.parametrize("value", ["%00", "%0a", "x" * 5_000, "%ff", "a%20b%07"])
def test_a_cookie_of_somebody_else_is_no_name(pages: Pages, value: str) -> None:
    pages.client.cookies.set("inquit-reviewer-8000", value, domain="127.0.0.1")
    assert "<bdi>Eva</bdi>" in pages.get("/") or value == "%ff"


def test_single_keys_can_be_off(pages: Pages) -> None:
    assert 'data-keys="off"' not in pages.get("/texts/1")
    assert "next and previous statement" in pages.get("/texts/1")
    pages.send("/you", "/you", name="Ola")
    assert 'data-keys="off"' in pages.get("/texts/1")
    assert "next and previous statement" not in pages.get("/texts/1")
    pages.send("/you", "/you", name="Ola", keys="on")
    assert 'data-keys="off"' not in pages.get("/texts/1")
