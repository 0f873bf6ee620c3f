"""Figures as a page with charts that a browser draws by itself."""

from __future__ import annotations

from inquit.render.charts.charts_page import write_charts_page

__all__ = ["write_charts_page"]
