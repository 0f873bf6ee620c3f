"""Several processes that read texts: one stream in, one stream of results out, in the same order."""

from __future__ import annotations

from inquit.compute.service import Service
from inquit.compute.workers import Workers

__all__ = ["Service", "Workers"]
