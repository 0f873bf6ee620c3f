"""The encoder with attention written so that it gives the same vectors on every processor with AVX2.

    python training/portable_encoder.py [FOLDER]

ONNX Runtime adds up the 8-bit products exactly, and its other operations give the same bits with AVX2 and AVX-512: all
but Softmax, whose sums are taken eight or sixteen at a time. The last bit of a float then decides on which side of a
rounding a value falls when the next layer is cut to eight bits, and one value on the other side moves vectors by a
hundredth. Written out, the sum is one that does not depend on the processor. `benchmarks/processors.py` shows it.

The division comes after the product with the values, which are eight times narrower than the attention of a window.
`reader_export.py` exports so; run by itself, this rewrites the encoder in FOLDER (default: the package) and its digest.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, helper, numpy_helper

from inquit.shipped_files import write_manifest
from inquit.tagger.weight_files import FOLDER

LAST_AXIS = "last_axis"


def without_softmax(model: onnx.ModelProto) -> onnx.ModelProto:
    """A copy of the model in which each Softmax and the product after it are sums, powers and a division.

    Raises:
        ValueError: the model holds a Softmax whose result does not go into one product on the left.
    """
    portable = onnx.ModelProto()
    portable.CopyFrom(model)
    graph = portable.graph
    softmaxes = {node.output[0]: node for node in graph.node if node.op_type == "Softmax"}
    products = {node.input[0]: node for node in graph.node if node.op_type == "MatMul" and node.input[0] in softmaxes}
    if set(products) != set(softmaxes):
        raise ValueError("a Softmax of this model is followed by something else than one product")
    nodes: list[NodeProto] = []
    for node in model.graph.node:
        if node.op_type == "Softmax":
            continue
        softmax = softmaxes.get(node.input[0]) if node.op_type == "MatMul" else None
        nodes += [node] if softmax is None else _in_parts(softmax, node)
    if softmaxes:
        graph.initializer.append(numpy_helper.from_array(np.array([-1], np.int64), LAST_AXIS))
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(portable)
    return portable


def _in_parts(softmax: NodeProto, product: NodeProto) -> Iterator[NodeProto]:
    """What stands for a Softmax over the last axis and the product with the values after it."""
    scores, values, result = softmax.input[0], product.input[1], product.output[0]
    top, below, power, total, weighted = (f"{softmax.name}/{part}" for part in ("top", "below", "power", "sum", "mean"))
    yield helper.make_node("ReduceMax", [scores], [top], top, axes=[-1], keepdims=1)
    yield helper.make_node("Sub", [scores, top], [below], below)
    yield helper.make_node("Exp", [below], [power], power)
    yield helper.make_node("ReduceSum", [power, LAST_AXIS], [total], total, keepdims=1)
    yield helper.make_node("MatMul", [power, values], [weighted], product.name)
    yield helper.make_node("Div", [weighted, total], [result], f"{product.name}/shared")


def main() -> None:
    """Rewrite the encoder of a folder of weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(FOLDER), help="default: %(default)s")
    folder = parser.parse_args().folder
    path = folder / "encoder.onnx"
    onnx.save(without_softmax(onnx.load(path)), path)
    write_manifest(folder)


if __name__ == "__main__":
    main()
