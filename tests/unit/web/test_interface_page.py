"""The page about the interface for programs: all that is described, and it leads nowhere else."""

from __future__ import annotations

import re
from html import unescape

from tests.unit.web.pages import Pages


def test_all_that_can_be_asked_is_on_the_page(pages: Pages) -> None:
    page = pages.get("/docs")
    described = pages.client.get("/openapi.json").json()

    shown = set(re.findall(r"<b>(\w+)</b> <code>([^<]*)</code>", page))
    assert shown == {(method.upper(), path) for path, known in described["paths"].items() for method in known}
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {unescape(one) for one in re.findall(r'href="#([^"]+)"', page)} <= set(ids)
    assert page.count("<script") == page.count("<script src=")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_each_operation_and_value_is_explained(pages: Pages) -> None:
    pages.get("/")
    described = pages.client.get("/openapi.json").json()

    for path, operations in described["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"].endswith("."), path
            assert {"4XX", "5XX"} <= set(operation["responses"])
            assert operation["tags"]
    known = described["components"]["schemas"]
    assert {"extract.document", "verify.article", "Problem"} <= set(known)
    refs = set(re.findall(r"#/components/schemas/([\w.-]+)", str(described)))
    assert refs <= set(known)
    assert "x-inquit-schema" not in str(described)
