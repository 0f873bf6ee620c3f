"""ZIP archives as results."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["ZipWriter"]


class ZipWriter(ZipFile):
    """A packed archive that nobody but its writer completes: one that is left half-written stays so.

    `ZipFile` completes what was not closed when it is forgotten, on a stream that is closed by then.
    """

    def __init__(self, stream: object) -> None:
        super().__init__(stream, "w", ZIP_DEFLATED)  # type: ignore[call-overload]

    def __del__(self) -> None:
        """Nothing."""
