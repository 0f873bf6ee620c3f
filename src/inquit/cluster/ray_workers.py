"""A function over many values by Ray Data: a pool of actors, each of which keeps what it has loaded.

Ray places the actors, hands values out as they are asked for, and starts an actor again, with its values, when it
or its machine is gone.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from inquit.errors import InquitError, said_by

__all__ = ["each_on_ray"]

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


def each_on_ray(
    ray: Any, function: Callable[[Any], object], values: Sequence[object], *, workers: int, gpus: float = 0.0
) -> Iterator[Any]:
    """What the function gives for each value, in any order, as they are done.

    workers: how many there may be; each takes a core.
    gpus: how much of a GPU each takes.

    Raises:
        InquitError: the function raised one; the rest is not done.
    """
    if not values:
        return
    data = ray.data
    rows = [{"value": pickle.dumps(value)} for value in values]
    pool = data.ActorPoolStrategy(size=min(workers, len(values)), max_tasks_in_flight_per_actor=1)
    results = data.from_items(rows, override_num_blocks=min(len(values), _MAX_TASKS)).map_batches(
        _Called,
        batch_size=1,
        compute=pool,
        fn_constructor_kwargs={"function": pickle.dumps(function)},
        num_cpus=1,
        num_gpus=gpus or None,
    )
    for row in results.iter_rows():
        result = pickle.loads(row["result"])
        if isinstance(result, InquitError):
            raise result
        yield result
