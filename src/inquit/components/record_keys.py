"""Where the result stands in a `Doc`."""

from __future__ import annotations

__all__ = ["CUE", "CUES", "KEY", "QUOTES", "SOURCE", "SOURCES"]

KEY = "inquit"  # of `doc.user_data`
QUOTES, CUES, SOURCES = "inquit_quotes", "inquit_cues", "inquit_sources"  # of `doc.spans`
CUE, SOURCE = "cue", "source"  # labels of spans; those of statements have their types
