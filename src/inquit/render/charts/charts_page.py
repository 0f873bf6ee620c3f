"""One HTML page of figures: a table, and a chart that is drawn from that table where scripts may run.

The data stand in the table only, escaped as all text; the script reads them there, so that none gets into a script.
"""

from __future__ import annotations

from importlib import resources
from typing import IO, Any, Final

from markupsafe import Markup

from inquit.breakdown import CountTable
from inquit.render.counts_tables import notes_on_counts
from inquit.render.stats_table import sums_in_words
from inquit.render.web_pages import page_file, page_policy, page_templates
from inquit.shipped_files import ShippedFolder

__all__ = ["shown_counts", "write_charts_page"]

_PACKAGE: Final = "inquit.render.charts"
_LIBRARY: Final = "chart.umd.min.js"


def write_charts_page(table: CountTable, stream: IO[str], *, version: str = "") -> None:
    """Write the page.

    Raises:
        LexiconError: the library that draws the charts is missing or damaged.
    """
    library = ShippedFolder(resources.files(_PACKAGE).joinpath("library"), what="charts").read(_LIBRARY)
    scripts = [library.decode("utf-8"), page_file(_PACKAGE, "draw.js")]
    style = page_file(_PACKAGE, "charts.css")
    stream.writelines(
        page_templates(_PACKAGE)
        .get_template("charts.html")
        .generate(
            policy=page_policy(style, scripts),
            style=Markup(style),
            scripts=[Markup(script) for script in scripts],
            **shown_counts(table),
            version=version,
        )
    )


def shown_counts(table: CountTable) -> dict[str, Any]:
    """What the templates of pages show of a table."""
    return {
        "table": table,
        "cells": {one.values: one.sums.counted for one in table.lines},
        "totals": table.margin(0),
        "names": table.names,
        "sums": sums_in_words(table.sums, by_turns=table.by_turns),
        "notes": list(notes_on_counts(table)),
    }
