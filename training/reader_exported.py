"""The exported encoder with the heads of the reader that it was exported from, to be measured like one."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from inquit.tagger.onnx_runtime import onnxruntime
from reader_model import Inputs, Reader


class ExportedReader(Reader):
    """A reader whose vectors are those of an ONNX file, window by window, as in use."""

    def __init__(self, reader: Reader, encoder: Path) -> None:
        super().__init__(reader.shape)
        self.load_state_dict(reader.state_dict())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        self._session = onnxruntime.InferenceSession(str(encoder), options, providers=["CPUExecutionProvider"])
        self.eval()

    def vectors(self, inputs: Inputs) -> Tensor:
        ids = self.own_ids(inputs)
        out = torch.zeros((*ids.shape, self.shape.size))
        for i, size in enumerate(inputs.there.sum(dim=1).tolist()):
            columns = {"ids": ids, "case": inputs.case, "depth": inputs.depth}
            feeds = {name: column[i : i + 1, :size].numpy() for name, column in columns.items()}
            out[i, :size] = torch.from_numpy(self._session.run(["vectors"], feeds)[0][0])
        return out
