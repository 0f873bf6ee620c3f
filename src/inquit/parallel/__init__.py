"""Several processes that read texts: one stream in, one stream of results out, in the same order."""

from __future__ import annotations

from inquit.parallel.workers import Workers, available_cores

__all__ = ["Workers", "available_cores"]
