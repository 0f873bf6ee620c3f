"""Who said it: from statements to quotes with speakers, evidence and confidence."""

from inquit.speakers.attribute import attribute

__all__ = ["attribute"]
