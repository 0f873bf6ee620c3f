"""The trained reader as the files that the package loads: an int8 ONNX encoder and one `.npz` a head."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from portable_encoder import without_softmax
from tagger_model import Link, TaggerModel

OPSET = 17


def export_model(model: TaggerModel, vocabulary: Path, out: Path, *, int8: bool = True) -> None:
    """Write the encoder, the vocabulary, and the heads that are trained with it."""
    out.mkdir(parents=True, exist_ok=True)
    export_encoder(model, out / "encoder.onnx", int8=int8)
    np.savez(out / "tags.npz", weight=array(model.tags.weight), bias=array(model.tags.bias))
    links = link_arrays("cue_of", model.cue_of) | link_arrays("source_of", model.source_of)
    np.savez(out / "links.npz", **links)  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them
    # As bytes, so that the digest is the same on every system.
    (out / "vocab.txt").write_bytes(vocabulary.read_bytes().replace(b"\r\n", b"\n").rstrip(b"\n"))


def export_acts(acts: dict[str, np.ndarray], out: Path) -> None:
    """Write the head that is fitted on the exported encoder."""
    np.savez(out / "acts.npz", **acts)  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them


def array(tensor: torch.Tensor) -> np.ndarray:
    values: np.ndarray = tensor.detach().numpy().astype(np.float32)
    return values


def link_arrays(name: str, link: Link) -> dict[str, np.ndarray]:
    return {
        f"{name}.query.weight": array(link.query.weight),
        f"{name}.query.bias": array(link.query.bias),
        f"{name}.key.weight": array(link.key.weight),
        f"{name}.key.bias": array(link.key.bias),
        f"{name}.distance": array(link.distance.weight[:, 0]),
        f"{name}.none.weight": array(link.none.weight[0]),
        f"{name}.none.bias": array(link.none.bias[0]),
    }


def export_encoder(model: TaggerModel, path: Path, *, int8: bool) -> None:
    """The encoder as ONNX; with int8, weights of 7 bits a channel.

    The results have to be the same on all processors: one bit is left free because those without VNNI add products of
    8 and 8 bits in 16 and would saturate, and attention is written out (`portable_encoder.py` says why).
    """
    encoder = model.encoder.eval()
    encoder.bert.set_attn_implementation("eager")
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
        config = encoder.bert.config
        graph = optimizer.optimize_model(
            str(plain), model_type="bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size
        )
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
