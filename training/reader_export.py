"""A trained reader as the files that the package loads: an int8 ONNX encoder and one `.npz` a group of heads."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from portable_encoder import without_softmax
from reader_encoder import Shape, library_names
from reader_labels import CLASSES, LINKS
from reader_model import Link, Reader

OPSET = 17
# The names of the package for the link heads.
PACKAGE_LINKS = {
    "co": "cue_of",
    "so": "source_of",
    "an": "antecedent_of",
    "begin": "first_of",
    "end": "last_of",
    "stop": "content_last",
}
# What the encoder learns from, and nobody asks: where reported words begin is seen well enough by their tags.
TRAINED_ONLY = frozenset({"start"})
EVERY_HEAD = frozenset((*CLASSES, *LINKS))

Arrays = dict[str, NDArray[np.float32]]


class _LibraryEncoder(nn.Module):
    """The encoder of a reader as a model of the transformers library, whose graph ONNX Runtime knows how to fuse."""

    def __init__(self, reader: Reader, base: Path) -> None:
        super().__init__()
        shape = reader.shape
        config = BertConfig.from_pretrained(base, num_hidden_layers=shape.layers, attn_implementation="eager")
        self.bert = BertModel(config, add_pooling_layer=False)
        state, names = reader.bert.state_dict(), library_names(shape)
        self.bert.load_state_dict({names[here]: value for here, value in state.items()}, strict=False)
        self.case, self.depth = reader.case, reader.depth

    def forward(self, ids: Tensor, case: Tensor, depth: Tensor) -> Tensor:
        words = self.bert.embeddings.word_embeddings(ids) + self.case(case) + self.depth(depth)
        vectors: Tensor = self.bert(inputs_embeds=words).last_hidden_state
        return vectors


def export_reader(
    reader: Reader, base: Path, out: Path, *, heads: Collection[str] = EVERY_HEAD, int8: bool = True
) -> None:
    """Write the encoder, the vocabulary, and the given heads.

    base: the folder of the base model, for its configuration and vocabulary.
    """
    out.mkdir(parents=True, exist_ok=True)
    reader = reader.cpu().eval()
    _export_encoder(_LibraryEncoder(reader, base).eval(), reader.shape, out / "encoder.onnx", int8=int8)
    for name, layer in reader.classes.items():
        if name in heads:
            np.savez(out / f"{name}.npz", weight=_array(layer.weight), bias=_array(layer.bias))
    links: Arrays = {}
    for name, link in reader.links.items():
        if name in heads and name not in TRAINED_ONLY:
            links |= _link_arrays(PACKAGE_LINKS[name], link)
    save_links(out, links)
    # As bytes, so that the digest is the same on every system.
    (out / "vocab.txt").write_bytes((base / "vocab.txt").read_bytes().replace(b"\r\n", b"\n").rstrip(b"\n"))


def save_links(out: Path, links: Mapping[str, NDArray[np.floating]]) -> None:
    """Write the link heads in 16 bits, which is as much as they need."""
    halves = {name: array.astype(np.float16) for name, array in links.items()}
    np.savez(out / "links.npz", **halves)  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them


def export_acts(acts: Arrays, out: Path) -> None:
    """Write the head that is fitted on the exported encoder."""
    np.savez(out / "acts.npz", **acts)  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them


def _array(tensor: Tensor) -> NDArray[np.float32]:
    values: NDArray[np.float32] = tensor.detach().numpy().astype(np.float32)
    return values


def _link_arrays(name: str, link: Link) -> Arrays:
    return {
        f"{name}.query.weight": _array(link.q.weight),
        f"{name}.query.bias": _array(link.q.bias),
        f"{name}.key.weight": _array(link.k.weight),
        f"{name}.key.bias": _array(link.k.bias),
        f"{name}.distance": _array(link.dist.weight[:, 0]),
        f"{name}.none.weight": _array(link.none.weight[0]),
        f"{name}.none.bias": _array(link.none.bias[0]),
    }


def _export_encoder(encoder: _LibraryEncoder, shape: Shape, path: Path, *, int8: bool) -> None:
    """The encoder as ONNX; with int8, weights of 7 bits a channel.

    The results have to be the same on all processors: one bit is left free because those without VNNI add products of
    8 and 8 bits in 16 and would saturate, and attention is written out (`portable_encoder.py` says why).
    """
    ids = torch.full((1, 16), 1000)
    zeros = torch.zeros_like(ids)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            encoder,
            (ids, zeros, zeros),
            plain,
            input_names=["ids", "case", "depth"],
            output_names=["vectors"],
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "case", "depth", "vectors")},
            opset_version=OPSET,
            dynamo=False,
        )
        graph = optimizer.optimize_model(str(plain), model_type="bert", num_heads=shape.heads, hidden_size=shape.size)
        graph.save_model_to_file(str(fused if int8 else path))
        if int8:
            quantize_dynamic(
                fused,
                path,
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )
            onnx.save(without_softmax(onnx.load(path)), path)
