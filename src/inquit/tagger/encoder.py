"""Token vectors of a text: the encoder's runs over the windows of a block.

On a processor windows go through one by one. The encoder is quantised there with scales that are taken from what it is
given at once, so a batch would make the vectors of a text depend on its neighbours; one by one they depend on the text
alone, whatever the number of threads and processes. On a GPU the numbers are whole ones of 32 bits, and windows go
through in batches: what fills up the shorter ones is masked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inquit.engines import Device
from inquit.tagger.onnx_runtime import check_device, onnxruntime, providers
from inquit.tagger.pieces import Pieces
from inquit.tagger.vectors import Vectors
from inquit.tagger.windows import Block

__all__ = ["Encoder", "WindowColumns", "window_columns"]

BATCH = 64  # windows that go through a GPU at once; by hand, some hundred megabytes of its memory
_BEGIN, _END_OF_PARAGRAPH = 101, 102  # [CLS] and [SEP] in the vocabulary


@dataclass(frozen=True)
class WindowColumns:
    """What the encoder is shown of a window; `place` is the piece of the text, -1 for the pieces put in between."""

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    depth: NDArray[np.int64]
    place: NDArray[np.int64]


def window_columns(pieces: Pieces, lo: int, hi: int) -> WindowColumns:
    """The pieces `lo` up to `hi` with a piece in front and one at the end of each paragraph."""
    place = np.arange(lo, hi)
    ends = np.flatnonzero(np.diff(pieces.paragraph[lo:hi])) + 1
    place = np.concatenate([[-1], np.insert(place, ends, -1), [-1]])
    inside = place >= 0
    ids = np.where(inside, pieces.ids[place], _END_OF_PARAGRAPH)
    ids[0] = _BEGIN
    return WindowColumns(ids, np.where(inside, pieces.case[place], 0), np.where(inside, pieces.depth[place], 0), place)


class Encoder:
    """The encoder's weights in an ONNX Runtime session.

    model: the bytes of the ONNX file.
    threads: how many threads a run may use.
    given: the tensors that the file leaves out, by name.
    device: where it runs; on a GPU the model takes one more column, `there`, which says which pieces are any.

    Raises:
        ExtraMissingError: ONNX Runtime is not the one for GPUs.
        SettingsError: there is no GPU that it can use.
    """

    def __init__(
        self,
        model: bytes,
        *,
        threads: int,
        given: Iterable[tuple[str, NDArray[np.generic]]] = (),
        device: Device = "cpu",
    ) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # warnings are about optimisations, and not for users
        options.add_session_config_entry(
            "session.intra_op.allow_spinning", "0"
        )  # the parser needs the cores in between
        tensors = {name: onnxruntime.OrtValue.ortvalue_from_numpy(array) for name, array in given}
        options.add_external_initializers(list(tensors), list(tensors.values()))
        self.session = onnxruntime.InferenceSession(model, options, providers=providers(device))
        check_device(device, self.session.get_providers())
        self._masked = any(column.name == "there" for column in self.session.get_inputs())

    def vectors(self, pieces: Pieces, blocks: Iterable[Block]) -> Iterator[tuple[Block, Vectors]]:
        """Each block with one vector for each of its pieces, shape (pieces, size)."""
        held: list[tuple[Block, list[WindowColumns]]] = []
        for block in blocks:
            held.append((block, [window_columns(pieces, window.lo, window.hi) for window in block.windows]))
            if not self._masked or sum(len(columns) for _, columns in held) >= BATCH:
                yield from self._run(held)
                held = []
        yield from self._run(held)

    def _run(self, held: Sequence[tuple[Block, list[WindowColumns]]]) -> Iterator[tuple[Block, Vectors]]:
        columns = [window for _, windows in held for window in windows]
        batches = [columns] if self._masked else [[window] for window in columns]
        vectors = iter([v for batch in batches if batch for v in self.session.run(["vectors"], self._feeds(batch))[0]])
        for block, windows in held:
            out = []
            for window, shown in zip(block.windows, windows, strict=True):
                kept = (shown.place >= window.keep_lo) & (shown.place < window.keep_hi)
                out.append(next(vectors)[: len(kept)][kept])
            yield block, np.concatenate(out)

    def _feeds(self, batch: Sequence[WindowColumns]) -> dict[str, NDArray[np.int64]]:
        size = max(len(columns.ids) for columns in batch)
        feeds = {
            name: np.stack([np.pad(getattr(columns, name), (0, size - len(columns.ids))) for columns in batch])
            for name in ("ids", "case", "depth")
        }
        if self._masked:
            feeds["there"] = np.stack([(np.arange(size) < len(columns.ids)).astype(np.int64) for columns in batch])
        return feeds
