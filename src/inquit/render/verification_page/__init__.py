"""A verification as one HTML page that needs nothing else: each quotation beside what its source has."""

from __future__ import annotations

from inquit.render.verification_page.page_of_verdicts import ArticleVerdicts, VerificationPage

__all__ = ["ArticleVerdicts", "VerificationPage"]
