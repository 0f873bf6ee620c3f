"""The encoders as ONNX graphs: what BERT and MPNet have in common, written so that it is fast and portable.

On a processor the results have to be the same with AVX2, AVX-512 and VNNI, because the last bit of a float decides on
which side of a rounding a value falls when the next layer is cut to eight bits, and one value on the other side moves
vectors by a hundredth. ONNX Runtime adds up the 8-bit products exactly where weights have seven bits, and its other
operations give the same bits: all but Softmax, whose sums are taken eight or sixteen at a time. So attention is written
out; that the weights of attention add up to 1 is seen to after the product with the values, which are eight times
narrower than the attention of a window. `benchmarks/processors.py` shows that processors agree.

Which operations are fast was measured (docs/tagger.md): one product for queries, keys and values; biases in the
products, which add them while they write; LayerNormalization and not SkipLayerNormalization, whose loop takes ten times
as long.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import count

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from inquit.tagger.packed_weights import seven_bits
from reader_encoder import Shape, library_names

OPSET, IR_VERSION = 17, 8
CONTRIB = "com.microsoft"
# The dense layers, by layer: how many times the vectors' size comes out, and goes in.
PRODUCTS = {"qkv": (3, 1), "o": (1, 1), "up": (4, 1), "down": (1, 4)}

Arrays = Mapping[str, NDArray[np.float32]]


class Graph:
    """Nodes and initializers as they are added.

    products: the weights of the dense layers, shape (out, in); those that are not there are left out of the graph, and
        given from memory when it is loaded.
    """

    def __init__(self, shape: Shape, *, eight_bits: bool, products: Arrays | None = None) -> None:
        self.shape, self.eight_bits = shape, eight_bits
        self.nodes: list[onnx.NodeProto] = []
        self.held: dict[str, TensorProto] = {}
        self._products = products or {}
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
        """Add a tensor, once."""
        if name not in self.held:
            self.held[name] = numpy_helper.from_array(np.ascontiguousarray(array).reshape(array.shape), name)
        return name

    def whole(self, *values: int) -> str:
        """Add a tensor of whole numbers."""
        return self.hold(f"whole:{','.join(map(str, values))}", np.array(values, np.int64))

    def left_out(self, name: str, kind: int, shape: Sequence[int]) -> str:
        """Add a tensor that is given from memory when the graph is loaded."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="given from memory")
        self.held[name] = tensor
        return name

    def product(
        self, values: str, name: str, bias: NDArray[np.float32], *, least: float = 0.0, signed: bool = True
    ) -> str:
        """What comes out of a dense layer.

        least: where it is given, each piece's values are divided by their largest one, or this one, before they are cut
            to eight bits, and what comes out is multiplied by it. All values of a window share a scale then, which one
            value in thousands would stretch.
        signed: whether a value below 0 may be as far from it as this largest one.
        """
        held = self.hold(f"{name}.bias", bias)
        if not self.eight_bits:
            weight = self.left_out(f"{name}.weight", TensorProto.FLOAT, self._size(name))
            return self.add("Add", [self.add("MatMul", [values, weight]), held])
        if not least:
            return self._eight_bit_product(values, name, held)
        far = self.add("Abs", [values]) if signed else values
        largest = self.add("ReduceMax", [far], axes=[-1], keepdims=1)
        largest = self.add("Max", [largest, self.hold(f"{name}.least", np.array(least, np.float32))])
        product = self._eight_bit_product(self.add("Div", [values, largest]), name)
        return self.add("Add", [self.add("Mul", [product, largest]), held])

    def _eight_bit_product(self, values: str, name: str, bias: str = "") -> str:
        cut, cut_scale, zero = self.several("DynamicQuantizeLinear", [values], 3)
        if name in self._products:
            codes, scale = seven_bits(self._products[name])
            held = [self.hold(f"{name}.codes", codes), self.hold(f"{name}.scale", scale)]
        else:
            into, out = self._size(name)
            held = [
                self.left_out(f"{name}.codes", TensorProto.INT8, (into, out)),
                self.left_out(f"{name}.scale", TensorProto.FLOAT, (out,)),
            ]
        inputs = [cut, held[0], cut_scale, held[1], zero, "", bias]
        return self.add("MatMulIntegerToFloat", inputs if bias else inputs[:5], domain=CONTRIB)

    def _size(self, name: str) -> tuple[int, int]:
        """What goes into a dense layer, and what comes out."""
        out, into = PRODUCTS[name.rpartition(".")[2]]
        return into * self.shape.size, out * self.shape.size

    def normed(self, values: str, arrays: Arrays, name: str) -> str:
        """The values of each piece, set to one size."""
        parts = [self.hold(f"{name}.{part}", arrays[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.add("LayerNormalization", [values, *parts], epsilon=self.shape.epsilon)

    def total(self, *parts: str) -> str:
        """The sum of tensors. In eight bits as an operation that ONNX Runtime does not join with the norm after it."""
        if self.eight_bits:
            return self.add("Sum", parts)
        first, *others = parts
        for other in others:
            first = self.add("Add", [first, other])
        return first

    def finished(self, inputs: Sequence[str]) -> onnx.ModelProto:
        """The graph whose last operation gives the vectors."""
        self.nodes[-1].output[0] = "vectors"
        shown = [helper.make_tensor_value_info(n, TensorProto.INT64, ["windows", "pieces"]) for n in inputs]
        vectors = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["windows", "pieces", self.shape.size])
        made = helper.make_graph(self.nodes, "encoder", shown, [vectors], list(self.held.values()))
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(made, opset_imports=opsets, ir_version=IR_VERSION)


def by_own_names(shape: Shape, arrays: Arrays) -> dict[str, NDArray[np.float32]]:
    """The parameters of an encoder by the names of `reader_encoder.Encoder`.

    arrays: by the names of `reader_weights.stored`; those of the encoder begin with "bert.".
    """
    names = library_names(shape)
    own = {here: arrays[f"bert.{there}"] for here, there in names.items() if f"bert.{there}" in arrays}
    return own | {name: arrays[name] for name in ("case.weight", "depth.weight")}


def product_weights(shape: Shape, own: Arrays) -> dict[str, NDArray[np.float32]]:
    """The weights of the dense layers by the graph's names, shape (out, in)."""
    out: dict[str, NDArray[np.float32]] = {}
    for i in range(shape.layers):
        layer = f"layers.{i}"
        out[f"{i}.qkv"] = np.concatenate(_queries_keys_values(shape, own, i, "weight"))
        out[f"{i}.o"] = own[f"{layer}.attention.o.weight"]
        out[f"{i}.up"], out[f"{i}.down"] = own[f"{layer}.up.weight"], own[f"{layer}.down.weight"]
    return out


def _queries_keys_values(shape: Shape, own: Arrays, i: int, part: str) -> list[NDArray[np.float32]]:
    q, k, v = (own[f"layers.{i}.attention.{name}.{part}"] for name in "qkv")
    return [q * np.float32(_scaled(shape)[0]), k, v]


def _scaled(shape: Shape) -> tuple[float, float]:
    """What queries, and what their products with keys are multiplied by: 1 / root of the size of a head, in all.

    Queries by all of it where that is exact, as in the large reader's weights; by half of it where it is not. Nothing
    tells the ways to share it apart but how values are rounded; of those tried, this moved the fewest rows.
    """
    root = math.sqrt(shape.size // shape.heads)
    return (1 / root, 1.0) if root.is_integer() else (root**-0.5, root**-0.5)


def add_layer(graph: Graph, own: Arrays, i: int, x: str, *, bias: str = "", least: float = 0.0) -> str:
    """Add a layer; the name of what comes out.

    bias: what is added to the scores of attention.
    least: as for `Graph.product`, of the two dense layers behind attention; what Gelu gives is never far below 0.
    """
    layer = f"layers.{i}"
    mixed = _attention(graph, own, i, x, bias)
    x = graph.normed(graph.total(x, mixed), own, f"{layer}.attention.norm")
    grown = graph.add("Gelu", [graph.product(x, f"{i}.up", own[f"{layer}.up.bias"], least=least)], domain=CONTRIB)
    down = graph.product(grown, f"{i}.down", own[f"{layer}.down.bias"], least=least, signed=False)
    return graph.normed(graph.total(x, down), own, f"{layer}.norm")


def _attention(graph: Graph, own: Arrays, i: int, x: str, bias: str) -> str:
    shape = graph.shape
    together = graph.product(x, f"{i}.qkv", np.concatenate(_queries_keys_values(shape, own, i, "bias")))
    by_head = graph.add("Reshape", [together, graph.whole(0, 0, 3 * shape.heads, shape.size // shape.heads)])
    q, k, v = graph.several("Split", [graph.add("Transpose", [by_head], perm=[0, 2, 1, 3])], 3, axis=1)
    scores = graph.add("FusedMatMul", [q, k], domain=CONTRIB, transB=1, alpha=_scaled(shape)[1])
    mixed = _mixed(graph, graph.add("Add", [scores, bias]) if bias else scores, v)
    mixed = graph.add("Transpose", [mixed], perm=[0, 2, 1, 3])
    mixed = graph.add("Reshape", [mixed, graph.whole(0, 0, shape.size)])
    return graph.product(mixed, f"{i}.o", own[f"layers.{i}.attention.o.bias"])


def _mixed(graph: Graph, scores: str, values: str) -> str:
    top = graph.add("ReduceMax", [scores], axes=[-1], keepdims=1)
    power = graph.add("Exp", [graph.add("Sub", [scores, top])])
    total = graph.add("ReduceSum", [power, graph.whole(-1)], keepdims=1)
    return graph.add("Mul", [graph.add("MatMul", [power, values]), graph.add("Reciprocal", [total])])
