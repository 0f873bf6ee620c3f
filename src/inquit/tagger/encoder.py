"""Token vectors of a text: the encoder's runs over the windows of a block.

On a processor windows go through one by one. The encoder is quantised there with scales that are taken from what it is
given at once, so a batch would make the vectors of a text depend on its neighbours; one by one they depend on the text
alone, whatever the number of threads and processes. On a GPU the numbers are whole ones of 32 bits, and windows go
through in batches of like length: what fills up the shorter ones is masked.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inquit.engines import Device
from inquit.tagger.onnx_runtime import check_device, onnxruntime, providers
from inquit.tagger.pieces import Pieces
from inquit.tagger.vectors import Vectors
from inquit.tagger.windows import Block

__all__ = ["BATCH", "BlockReader", "Encoder", "Shown", "WindowColumns", "window_columns"]

Shown = NDArray[np.int64]  # a window as it is shown to the encoder: a row each of ids, case and depth

BATCH = 64  # windows that go through a GPU at once; by hand, some hundred megabytes of its memory
_BEGIN, _END_OF_PARAGRAPH = 101, 102  # [CLS] and [SEP] in the vocabulary


@dataclass(frozen=True)
class WindowColumns:
    """What the encoder is shown of a window; `place` is the piece of the text, -1 for the pieces put in between."""

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    depth: NDArray[np.int64]
    place: NDArray[np.int64]

    @property
    def shown(self) -> Shown:
        """What of it is shown."""
        return np.stack([self.ids, self.case, self.depth])


def window_columns(pieces: Pieces, lo: int, hi: int) -> WindowColumns:
    """The pieces `lo` up to `hi` with a piece in front and one at the end of each paragraph."""
    place = np.arange(lo, hi)
    ends = np.flatnonzero(np.diff(pieces.paragraph[lo:hi])) + 1
    place = np.concatenate([[-1], np.insert(place, ends, -1), [-1]])
    inside = place >= 0
    ids = np.where(inside, pieces.ids[place], _END_OF_PARAGRAPH)
    ids[0] = _BEGIN
    return WindowColumns(ids, np.where(inside, pieces.case[place], 0), np.where(inside, pieces.depth[place], 0), place)


class BlockReader(ABC):
    """What gives the vectors of blocks, wherever their windows are read.

    at_once: how many windows it wants to have before it reads them.
    """

    at_once: int

    @abstractmethod
    def read(self, windows: Sequence[Shown]) -> Sequence[Vectors]:
        """For each window its vectors, one a piece."""

    def vectors(self, pieces: Pieces, blocks: Iterable[Block]) -> Iterator[tuple[Block, Vectors]]:
        """Each block with one vector for each of its pieces, shape (pieces, size)."""
        held: list[tuple[Block, list[WindowColumns]]] = []
        for block in blocks:
            held.append((block, [window_columns(pieces, window.lo, window.hi) for window in block.windows]))
            if sum(len(columns) for _, columns in held) >= self.at_once:
                yield from self._of_blocks(held)
                held = []
        if held:
            yield from self._of_blocks(held)

    def _of_blocks(self, held: Sequence[tuple[Block, list[WindowColumns]]]) -> Iterator[tuple[Block, Vectors]]:
        vectors = iter(self.read([columns.shown for _, windows in held for columns in windows]))
        for block, windows in held:
            out = []
            for window, columns in zip(block.windows, windows, strict=True):
                kept = (columns.place >= window.keep_lo) & (columns.place < window.keep_hi)
                out.append(next(vectors)[kept])
            yield block, np.concatenate(out)


class Encoder(BlockReader):
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
        self.at_once = BATCH if self._masked else 1

    def read(self, windows: Sequence[Shown]) -> list[Vectors]:
        """For each window its vectors; those of like length go through together, so that little is padding."""
        order = sorted(range(len(windows)), key=lambda i: windows[i].shape[1])
        vectors: dict[int, Vectors] = {}
        for batch in np.array_split(order, -(-len(order) // self.at_once)) if order else ():
            read = self.session.run(["vectors"], self._feeds([windows[i] for i in batch]))[0]
            vectors |= {i: of_window[: windows[i].shape[1]] for i, of_window in zip(batch, read, strict=True)}
        return [vectors[i] for i in range(len(windows))]

    def _feeds(self, batch: Sequence[Shown]) -> dict[str, NDArray[np.int64]]:
        lengths = np.array([shown.shape[1] for shown in batch])
        size = lengths.max()
        columns = np.stack([np.pad(shown, ((0, 0), (0, size - shown.shape[1]))) for shown in batch], axis=1)
        feeds = dict(zip(("ids", "case", "depth"), columns, strict=True))
        if self._masked:
            feeds["there"] = (np.arange(size) < lengths[:, None]).astype(np.int64)
        return feeds
