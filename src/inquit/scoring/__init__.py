"""Comparing what was found with what a reader marked; no spaCy needed."""

from inquit.scoring.names import same_name, same_speaker

__all__ = ["same_name", "same_speaker"]
