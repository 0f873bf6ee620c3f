"""Who said it: from statements to quotes with speakers, evidence and confidence."""

from inquit.attribution.news import attribute

__all__ = ["attribute"]
