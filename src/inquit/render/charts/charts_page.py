"""One HTML page of figures: a table, and a chart that is drawn from that table where scripts may run.

The data stand in the table only, escaped as all text; the script reads them there, so that none gets into a script.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import IO, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from inquit.breakdown import CountTable
from inquit.render.counts_tables import notes_on_counts
from inquit.render.stats_table import sums_in_words
from inquit.shipped_files import ShippedFolder
from inquit.text_safety import xml_safe

__all__ = ["write_charts_page"]

_LIBRARY: Final = "chart.umd.min.js"


def write_charts_page(table: CountTable, stream: IO[str], *, version: str = "") -> None:
    """Write the page.

    Raises:
        LexiconError: the library that draws the charts is missing or damaged.
    """
    library = ShippedFolder(resources.files("inquit.render.charts").joinpath("library"), what="charts").read(_LIBRARY)
    scripts = [library.decode("utf-8"), _data("draw.js")]
    style = _data("charts.css")
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts)
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src {allowed}; base-uri 'none'"
    environment = Environment(
        loader=PackageLoader("inquit.render.charts", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: xml_safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters["thousands"] = "{:,}".format
    environment.filters["percent"] = "{:.0%}".format
    stream.writelines(
        environment.get_template("charts.html").generate(
            policy=f"{policy}; form-action 'none'",
            style=Markup(style),
            scripts=[Markup(script) for script in scripts],
            table=table,
            cells={one.values: one.sums.counted for one in table.lines},
            totals=table.margin(0),
            names=table.names,
            sums=sums_in_words(table.sums, by_turns=table.by_turns),
            notes=list(notes_on_counts(table)),
            version=version,
        )
    )


def _data(name: str) -> str:
    return resources.files("inquit.render.charts").joinpath("page", name).read_text("utf-8")


def _digest(content: str) -> str:
    """The content of a style or script as a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
