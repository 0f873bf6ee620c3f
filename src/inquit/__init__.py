"""inquit: who said what."""
