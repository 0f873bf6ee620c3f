"""The exported encoder with the heads of the reader that it was exported from, to be measured like one."""

from __future__ import annotations

import torch
from torch import Tensor

from inquit.tagger.encoder_files import load_encoder
from inquit.tagger.weight_files import Weights
from reader_encoder import MINILM
from reader_model import Inputs, Reader, numbered


class ExportedReader(Reader):
    """A reader whose vectors are those of the encoder that the package loads, window by window, as in use."""

    def __init__(self, reader: Reader, weights: Weights) -> None:
        super().__init__(reader.shape)
        self.load_state_dict(reader.state_dict())
        self._session = load_encoder(weights, threads=torch.get_num_threads()).session
        self.eval()

    def vectors(self, inputs: Inputs) -> Tensor:
        ids = numbered(inputs, MINILM)  # the package has one vocabulary for all encoders
        out = torch.zeros((*ids.shape, self.shape.size))
        for i, size in enumerate(inputs.there.sum(dim=1).tolist()):
            columns = {"ids": ids, "case": inputs.case, "depth": inputs.depth}
            feeds = {name: column[i : i + 1, :size].numpy() for name, column in columns.items()}
            out[i, :size] = torch.from_numpy(self._session.run(["vectors"], feeds)[0][0])
        return out
