"""Figures with charts: a page and a workbook."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from typing import Any

import openpyxl
import pytest
from tests.unit.breakdown.test_statement_counts import MONDAY, TUESDAY, UNDATED, counted

from inquit.cli.count_charts import CountsHtmlWriter, CountsXlsxWriter
from inquit.io.outputs import WriteOptions
from inquit.render.charts import write_charts_page

HOSTILE = "</script></table><script>alert(1)</script>\x1b=cmd"


def page_of(by: str, *, site: str = "Tribune") -> str:
    stream = io.StringIO()
    write_charts_page(counted(MONDAY.__class__(**{**vars_of(MONDAY), "meta": {"site": site}}), TUESDAY, by=by), stream)
    return stream.getvalue()


def vars_of(document: Any) -> dict[str, Any]:
    return {name: getattr(document, name) for name in document.__dataclass_fields__}


@pytest.mark.parametrize("by", ["site", "site,person", "person,site", "month"])
def test_the_browser_runs_the_two_scripts_of_the_page_and_nothing_of_a_text(by: str) -> None:
    page = page_of(by, site=HOSTILE)
    policy = page.split('Content-Security-Policy" content="')[1].split('"')[0]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)

    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"&#39;sha256-{digest}&#39;" in policy or f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src")
    assert "alert(1)" not in page or "&lt;script&gt;alert(1)" in page
    assert "\x1b" not in page


def test_the_page_has_a_table_of_what_is_drawn() -> None:
    table = page_of("person,site").split("<table")[1].split("</table>")[0]
    rows = [re.findall(r">([^<>]*\w[^<>]*)<", row) for row in table.split("<tr>")[1:]]

    assert rows[0] == ["person", "Tribune", "Herald", "All"]
    assert rows[1] == ["Ann Lee", "1", "1", "2"]


def test_nothing_is_fetched() -> None:
    assert not re.search(r"<(?:link|img|iframe|script src)|@import|url\(", page_of("site"))


@pytest.mark.parametrize(("by", "series"), [("site", 1), ("month,person", 3)])
def test_a_workbook_has_the_figures_and_a_chart_of_them(by: str, series: int) -> None:
    stream = io.BytesIO()
    writer = CountsXlsxWriter(stream, WriteOptions(by=tuple(by.split(","))))
    for document in (MONDAY, TUESDAY, UNDATED):
        writer.document(document)
    writer.finish()
    book = openpyxl.load_workbook(stream)

    assert book.sheetnames == ["figures", "chart"]
    (chart,) = book["chart"]._charts
    assert len(chart.series) == series
    figures = [row[0].value for row in book["figures"].iter_rows(min_row=2)]
    assert len(figures) == len(counted(MONDAY, TUESDAY, UNDATED, by=by).lines)


def test_no_cell_is_a_formula() -> None:
    stream = io.BytesIO()
    writer = CountsXlsxWriter(stream, WriteOptions(by=("site",)))
    writer.document(MONDAY.__class__(**{**vars_of(MONDAY), "meta": {"site": "=1+1"}}))
    writer.finish()

    assert openpyxl.load_workbook(stream)["chart"]["A2"].data_type == "s"


def test_of_nothing_there_is_a_page_and_a_workbook() -> None:
    page, book = io.StringIO(), io.BytesIO()
    CountsHtmlWriter(page, WriteOptions(by=("site",))).finish()
    CountsXlsxWriter(book, WriteOptions(by=("site",))).finish()

    assert "</html>" in page.getvalue()
    assert openpyxl.load_workbook(book).sheetnames == ["figures", "chart"]
