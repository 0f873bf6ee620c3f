"""The large reader's encoder, MPNet, as an ONNX graph without its large weights, which the package unpacks.

Two graphs with the same names: in eight bits for processors, with attention written out so that all of them agree
(`portable_encoder.py` says why), and in 32-bit floats for GPUs, where windows go through in batches and `there` says
which pieces are any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from reader_encoder import MPNET, relative_buckets

OPSET, IR_VERSION = 17, 8
CONTRIB = "com.microsoft"
GROUP = 64
PLACES = MPNET.positions - MPNET.first_position  # pieces that a window may have
SOME = 0.1  # far below the largest value of any piece; it only keeps a division by nothing away
HEAD_SIZE = MPNET.size // MPNET.heads
FAR_AWAY = -1e4  # added to the scores of pieces that are none
# The weights that are left out, by layer: how many times the vectors' size comes out, and goes in.
PRODUCTS = {"qkv": (3, 1), "o": (1, 1), "up": (4, 1), "down": (1, 4)}


class Graph:
    """Nodes and initializers as they are added."""

    def __init__(self, *, eight_bits: bool) -> None:
        self.eight_bits = eight_bits
        self.nodes: list[onnx.NodeProto] = []
        self.held: list[TensorProto] = []
        self._number = count()

    def add(self, operation: str, inputs: Sequence[str], *, domain: str = "", **attributes: object) -> str:
        """Add an operation; the name of its first result."""
        return self.several(operation, inputs, 1, domain=domain, **attributes)[0]

    def several(
        self, operation: str, inputs: Sequence[str], results: int, *, domain: str = "", **attributes: object
    ) -> list[str]:
        """Add an operation; the names of its results."""
        name = f"{operation}_{next(self._number)}"
        out = [f"{name}:{i}" for i in range(results)]
        self.nodes.append(helper.make_node(operation, inputs, out, name, domain=domain, **attributes))
        return out

    def hold(self, name: str, array: NDArray[np.generic]) -> str:
        """Add a small tensor."""
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def left_out(self, name: str, kind: int, shape: Sequence[int]) -> str:
        """Add a tensor that is given from memory when the graph is loaded."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="given from memory")
        self.held.append(tensor)
        return name

    def product(self, values: str, name: str, bias: NDArray[np.float32] | None = None, *, least: float = 0.0) -> str:
        """What comes out of a dense layer.

        least: where it is given, each piece's values are divided by their largest one, or this one, before they are cut
            to eight bits, and what comes out is multiplied by it. All values of a window share a scale then, which one
            value in thousands would stretch.
        """
        if not self.eight_bits:
            weight = self.left_out(f"{name}.weight", TensorProto.FLOAT, _shape(name))
            product = self.add("MatMul", [values, weight])
            return product if bias is None else self.add("Add", [product, self.hold(f"{name}.bias", bias)])
        if not least:
            return self._eight_bit_product(values, name, bias)
        largest = self.add("ReduceMax", [self.add("Abs", [values])], axes=[-1], keepdims=1)
        largest = self.add("Max", [largest, self.hold(f"{name}.least", np.array(least, np.float32))])
        return self.add("Mul", [self._eight_bit_product(self.add("Div", [values, largest]), name, bias), largest])

    def _eight_bit_product(self, values: str, name: str, bias: NDArray[np.float32] | None) -> str:
        codes = self.left_out(f"{name}.codes", TensorProto.INT8, _shape(name))
        scale = self.left_out(f"{name}.scale", TensorProto.FLOAT, _shape(name)[1:])
        cut, cut_scale, zero = self.several("DynamicQuantizeLinear", [values], 3)
        inputs = [cut, codes, cut_scale, scale, zero]
        if bias is not None:
            inputs += ["", self.hold(f"{name}.bias", bias)]
        return self.add("MatMulIntegerToFloat", inputs, domain=CONTRIB)


def _shape(name: str) -> tuple[int, int]:
    """What goes into a dense layer, and what comes out."""
    out, into = PRODUCTS[name.rpartition(".")[2]]
    return into * MPNET.size, out * MPNET.size


def encoder_graph(arrays: Mapping[str, NDArray[np.float32]], words: int, *, eight_bits: bool) -> onnx.ModelProto:
    """The encoder of a reader; its word embeddings, of so many pieces, and dense layers are left out."""
    graph = Graph(eight_bits=eight_bits)
    x = _embedded(graph, arrays, words)
    bias = _relative_bias(graph, arrays["bert.encoder.relative_attention_bias.weight"])
    for i in range(MPNET.layers):
        x = _layer(graph, arrays, i, x, bias)
    graph.nodes[-1].output[0] = "vectors"
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["windows", "pieces"]) for n in _inputs(graph)]
    outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["windows", "pieces", MPNET.size])]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.held)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=IR_VERSION)


def _inputs(graph: Graph) -> list[str]:
    return ["ids", "case", "depth"] if graph.eight_bits else ["ids", "case", "depth", "there"]


def _embedded(graph: Graph, arrays: Mapping[str, NDArray[np.float32]], words: int) -> str:
    codes = graph.left_out("words.codes", TensorProto.INT8, (words, MPNET.size // GROUP, GROUP))
    scales = graph.left_out("words.scales", TensorProto.FLOAT, (words, MPNET.size // GROUP, 1))
    values = graph.add("Cast", [graph.add("Gather", [codes, "ids"])], to=TensorProto.FLOAT)
    values = graph.add("Mul", [values, graph.add("Gather", [scales, "ids"])])
    x = graph.add("Reshape", [values, graph.hold("size", np.array([0, 0, MPNET.size], np.int64))])
    for name in ("case", "depth"):
        x = graph.add("Add", [x, graph.add("Gather", [graph.hold(f"{name}.weight", arrays[f"{name}.weight"]), name])])
    positions = graph.left_out("positions", TensorProto.FLOAT, (PLACES, MPNET.size))
    x = graph.add("Add", [x, graph.add("Gather", [positions, _places(graph)])])
    return graph.add(
        "LayerNormalization", [x, *_norm(graph, arrays, "bert.embeddings.LayerNorm")], epsilon=MPNET.epsilon
    )


def _places(graph: Graph) -> str:
    """0, 1, ... for the pieces of a window."""
    if not any(node.op_type == "Range" for node in graph.nodes):
        size = graph.add("Gather", [graph.add("Shape", ["ids"]), graph.hold("second", np.array(1, np.int64))])
        zero, one = (graph.hold(name, np.array(i, np.int64)) for i, name in enumerate(("zero", "one")))
        return graph.add("Range", [zero, size, one])
    return str(next(node.output[0] for node in graph.nodes if node.op_type == "Range"))


def _norm(graph: Graph, arrays: Mapping[str, NDArray[np.float32]], name: str) -> list[str]:
    return [graph.hold(f"{name}.{part}", arrays[f"{name}.{part}"]) for part in ("weight", "bias")]


def _relative_bias(graph: Graph, weight: NDArray[np.float32]) -> str:
    """What is added to the scores of pieces by how far they are apart, shape (1, heads, pieces, pieces)."""
    away = torch.arange(-PLACES + 1, PLACES)
    # Of a piece at 0 to one so far away.
    buckets = relative_buckets(torch.cat([torch.zeros(1, dtype=away.dtype), away]), MPNET.buckets)[0, 1:].numpy()
    table = graph.hold("relative", weight[buckets])
    columns = graph.add("Unsqueeze", [_places(graph), graph.hold("front", np.array([0], np.int64))])
    rows = graph.add("Unsqueeze", [_places(graph), graph.hold("behind", np.array([1], np.int64))])
    at = graph.add("Add", [graph.add("Sub", [columns, rows]), graph.hold("middle", np.array(PLACES - 1, np.int64))])
    bias = graph.add("Transpose", [graph.add("Gather", [table, at])], perm=[2, 0, 1])
    bias = graph.add("Unsqueeze", [bias, "front"])
    if graph.eight_bits:
        return bias
    gone = graph.add("Sub", [graph.hold("all", np.array(1, np.float32)), graph.add("Cast", ["there"], to=1)])
    gone = graph.add("Mul", [gone, graph.hold("far_away", np.array(FAR_AWAY, np.float32))])
    gone = graph.add("Unsqueeze", [gone, graph.hold("heads_and_rows", np.array([1, 2], np.int64))])
    return graph.add("Add", [bias, gone])


def _layer(graph: Graph, arrays: Mapping[str, NDArray[np.float32]], i: int, x: str, bias: str) -> str:
    own = f"bert.encoder.layer.{i}"
    mixed = _attention(graph, arrays, i, x, bias)
    x = _normed(graph, arrays, x, mixed, norm=f"{own}.attention", layer=f"{own}.attention.attn.o")
    up = graph.product(x, f"{i}.up", least=SOME)
    up_bias = graph.hold(f"{i}.up.bias", arrays[f"{own}.intermediate.dense.bias"])
    grown = graph.add("BiasGelu", [up, up_bias], domain=CONTRIB)
    down = graph.product(grown, f"{i}.down", least=SOME)
    return _normed(graph, arrays, x, down, norm=f"{own}.output", layer=f"{own}.output.dense")


def _normed(
    graph: Graph, arrays: Mapping[str, NDArray[np.float32]], x: str, change: str, *, norm: str, layer: str
) -> str:
    """The sum of what went into some layers and what came out, with the bias of the last one, set to one size."""
    parts = _norm(graph, arrays, f"{norm}.LayerNorm")
    bias = graph.hold(f"{layer}.bias", arrays[f"{layer}.bias"])
    return graph.add("SkipLayerNormalization", [x, change, *parts, bias], domain=CONTRIB, epsilon=MPNET.epsilon)


def _attention(graph: Graph, arrays: Mapping[str, NDArray[np.float32]], i: int, x: str, bias: str) -> str:
    own = f"bert.encoder.layer.{i}.attention.attn"
    biases = [arrays[f"{own}.{part}.bias"] for part in "qkv"]
    biases[0] = biases[0] / HEAD_SIZE**0.5  # as `product_weights` has it of the queries: a power of two, so exact
    together = graph.product(x, f"{i}.qkv", np.concatenate(biases))
    by_head = graph.hold(f"{i}.by_head", np.array([0, 0, MPNET.heads, HEAD_SIZE], np.int64))
    q, k, v = (
        graph.add("Transpose", [graph.add("Reshape", [part, by_head])], perm=perm)
        for part, perm in zip(
            graph.several("Split", [together], 3, axis=-1), ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True
        )
    )
    scores = graph.add("Add", [graph.add("MatMul", [q, k]), bias])
    mixed = _mixed(graph, scores, v)
    mixed = graph.add("Reshape", [graph.add("Transpose", [mixed], perm=[0, 2, 1, 3]), "size"])
    return graph.product(mixed, f"{i}.o")


def _mixed(graph: Graph, scores: str, values: str) -> str:
    top = graph.add("ReduceMax", [scores], axes=[-1], keepdims=1)
    power = graph.add("Exp", [graph.add("Sub", [scores, top])])
    last = "last_axis"
    if not any(tensor.name == last for tensor in graph.held):
        graph.hold(last, np.array([-1], np.int64))
    total = graph.add("ReduceSum", [power, last], keepdims=1)
    return graph.add("Div", [graph.add("MatMul", [power, values]), total])


def product_weights(arrays: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """The weights of the dense layers by the graph's names, shape (out, in)."""
    out: dict[str, NDArray[np.float32]] = {}
    for i in range(MPNET.layers):
        own = f"bert.encoder.layer.{i}"
        q, k, v = (arrays[f"{own}.attention.attn.{part}.weight"] for part in "qkv")
        out[f"{i}.qkv"] = np.concatenate([q / HEAD_SIZE**0.5, k, v])
        out[f"{i}.o"] = arrays[f"{own}.attention.attn.o.weight"]
        out[f"{i}.up"] = arrays[f"{own}.intermediate.dense.weight"]
        out[f"{i}.down"] = arrays[f"{own}.output.dense.weight"]
    return out
