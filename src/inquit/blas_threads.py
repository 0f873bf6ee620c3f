"""The threads of numpy's library for products of matrices.

They would wait busily between products, on cores that others need, and sums in another order would change the last
digits: results would depend on the number of cores.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

__all__ = ["has_known_library", "one_blas_thread"]


def one_blas_thread() -> AbstractContextManager[Any]:
    """While it lasts, numpy multiplies in the thread that asks."""
    limited: AbstractContextManager[Any] = _libraries().limit(limits=1)
    return limited


def has_known_library() -> bool:
    """Whether numpy multiplies with a library whose threads can be limited, rather than by itself or the system's."""
    return bool(_libraries().info())


@cache
def _libraries() -> Any:
    import numpy  # noqa: F401 - so that its library is there to be found
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")
