"""A function over many values by Ray Data: a pool of actors, each of which keeps what it has loaded.

Ray places the actors, hands values out as they are asked for, and starts an actor again, with its values, when it
or its machine is gone.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from inquit.errors import InquitError, said_by

__all__ = ["WorkerPool", "each_on_ray"]

# Of many thousand values several go to an actor at once, so that whoever hands them out is not what all wait for.
_MAX_TASKS = 10_000


class _Called:
    """What an actor holds: the function, with all that it loads."""

    def __init__(self, function: bytes) -> None:
        self._function: Callable[[Any], object] = pickle.loads(function)

    def __call__(self, batch: Any) -> dict[str, list[Any]]:
        return {"result": [pickle.dumps(self._result(value)) for value in batch["value"]]}

    def _result(self, value: bytes) -> object:
        """What the function gives, or an error that any process can be sent."""
        try:
            return self._function(pickle.loads(value))
        except InquitError as error:
            return InquitError(str(error))
        except Exception as error:  # noqa: BLE001 - the one who started it is told
            return InquitError(f"{type(error).__name__}: {said_by(error)}; please report this, with the command")


class _There:
    """The loop over the results, in a process of the cluster: Ray Data runs in none that is only a client of it."""

    def __init__(self, asked: bytes) -> None:
        function, values, pool = pickle.loads(asked)
        self._results = _results(function, values, pool)

    def next(self) -> bytes | None:
        """The next result; None where there are no more."""
        return next(self._results, None)


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """The workers there are.

    size: how many there may be; each takes a core.
    gpus: how much of a GPU each takes.
    by_client: whether this process is only a client of Ray (`ray://`).
    """

    size: int
    gpus: float = 0.0
    by_client: bool = False


def each_on_ray(
    ray: Any, function: Callable[[Any], object], values: Sequence[object], pool: WorkerPool
) -> Iterator[Any]:
    """What the function gives for each value, in any order, as they are done.

    Raises:
        InquitError: the function raised one; the rest is not done.
    """
    if not values:
        return
    for result in _results_there(ray, function, values, pool) if pool.by_client else _results(function, values, pool):
        found = pickle.loads(result)
        if isinstance(found, InquitError):
            raise found
        yield found


def _results_there(
    ray: Any, function: Callable[[Any], object], values: Sequence[object], pool: WorkerPool
) -> Iterator[bytes]:
    loop = ray.remote(num_cpus=0)(_There).remote(pickle.dumps((function, values, pool)))
    while (result := ray.get(loop.next.remote())) is not None:
        yield result


def _results(function: Callable[[Any], object], values: Sequence[object], pool: WorkerPool) -> Iterator[bytes]:
    data = import_module("ray.data")
    rows = [{"value": pickle.dumps(value)} for value in values]
    actors = data.ActorPoolStrategy(size=min(pool.size, len(values)), max_tasks_in_flight_per_actor=1)
    results = data.from_items(rows, override_num_blocks=min(len(values), _MAX_TASKS)).map_batches(
        _Called,
        batch_size=1,
        compute=actors,
        fn_constructor_kwargs={"function": pickle.dumps(function)},
        num_cpus=1,
        num_gpus=pool.gpus or None,
    )
    for row in results.iter_rows():
        yield row["result"]
