"""The parts of a corpus on Ray: on this machine, or on many."""

from __future__ import annotations

from inquit.cluster.corpus_on_ray import RayOptions, read_on_ray

__all__ = ["RayOptions", "read_on_ray"]
