"""A corpus in parts, read by Ray."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from inquit.cluster.ray_session import CLIENT, ray_session
from inquit.cluster.ray_workers import WorkerPool, each_on_ray
from inquit.errors import InquitError, WorkerError, said_by
from inquit.settings import available_cores
from inquit.shards import CorpusRun, Part, PartOptions, PartSummary, read_part

__all__ = ["RayOptions", "read_on_ray"]

# Bytes that are looked at here in a second or two; of more, machines look at their own files.
_SMALL = 300_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RayOptions:
    """Where parts are read.

    address: of a cluster; None for this machine.
    jobs: how many workers there are; None for one a core.
    gpus: how much of a GPU a worker takes.
    """

    address: str | None = None
    jobs: int | None = None
    gpus: float = 0.0


@dataclass(frozen=True, slots=True)
class _ReadPart:
    """What a worker does with a part; it can be sent there."""

    options: PartOptions
    folder: str
    suffix: str

    def __call__(self, part: Part) -> PartSummary:
        return read_part(part, f"{self.folder}/{part.name}{self.suffix}", self.options)


def read_on_ray(run: CorpusRun, where: RayOptions, begun: Callable[[int], None]) -> Iterator[PartSummary]:
    """Plan a run, do what is missing of it, and write its manifest; what came of each part, as it is done.

    begun: is told how many parts there are.

    Raises:
        InquitError: it cannot be done, or not on; what is done stays.
    """
    with ray_session(where.address, cores=where.jobs or available_cores()) as ray:
        pool = _pool(ray.cluster_resources(), where)
        try:
            if sum(file.size for file in run.files) < _SMALL:
                run.plan()
            else:
                run.plan(partial(_planned, ray, pool))
            begun(len(run.parts))
            read = _ReadPart(run.options, run.folder.address, run.suffix)
            for summary in each_on_ray(ray, read, run.parts, pool):
                run.add(summary)
                yield summary
        except InquitError:
            raise
        except Exception as error:
            raise WorkerError(f"Ray gave up ({said_by(error)}); the same command goes on from there") from error
    run.finish()


def _pool(resources: Mapping[str, float], where: RayOptions) -> WorkerPool:
    """The workers, at least one of which finds room."""
    cores, gpus = resources.get("CPU", 0.0), resources.get("GPU", 0.0)
    if cores < 1 or gpus < where.gpus:
        what = "cores" if cores < 1 else "GPUs"
        raise WorkerError(f"Ray has {cores:g} cores and {gpus:g} GPUs, too few {what} for one worker; add a machine")
    by_client = (where.address or "").startswith(CLIENT)
    return WorkerPool(where.jobs or int(cores), where.gpus, by_client)


def _planned(ray: Any, pool: WorkerPool, plan: Callable[[Any], Any], files: Any) -> list[Any]:
    """The files as planned, in order."""
    numbered = each_on_ray(ray, partial(_numbered, plan), list(enumerate(files)), replace(pool, gpus=0.0))
    return [planned for _, planned in sorted(numbered, key=lambda one: one[0])]


def _numbered(plan: Callable[[Any], Any], file: tuple[int, Any]) -> tuple[int, Any]:
    return file[0], plan(file[1])
