"""Results as one HTML page that needs nothing else: the text with its quotes, beside tables of quotes and speakers."""

from __future__ import annotations

from inquit.render.report.report_page import MAX_WORDS, ReportWriter

__all__ = ["MAX_WORDS", "ReportWriter"]
