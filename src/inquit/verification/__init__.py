"""Whether quotations stand in their sources, word for word, and whether it was that person who spoke."""

from __future__ import annotations

from inquit.verification.source_texts import Sources
from inquit.verification.verdicts import CheckedQuotation, Difference, Verification
from inquit.verification.verifying import verify

__all__ = ["CheckedQuotation", "Difference", "Sources", "Verification", "verify"]
