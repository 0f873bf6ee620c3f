"""The small reader's encoder, MiniLM, as an ONNX graph with its weights: seven bits a channel, tables eight."""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray

from encoder_graph import Arrays, Graph, add_layer, product_weights
from inquit.tagger.pieces import CASES, DEPTHS
from reader_encoder import MINILM, Shape

LEVELS = 255  # steps of a byte


def encoder_graph(own: Arrays, shape: Shape = MINILM) -> onnx.ModelProto:
    """The encoder of a reader, by parameters with the names of `encoder_graph.by_own_names`."""
    graph = Graph(shape, eight_bits=True, products=product_weights(shape, own))
    x = _embedded(graph, own)
    for i in range(shape.layers):
        x = add_layer(graph, own, i, x)
    return graph.finished(["ids", "case", "depth"])


def _embedded(graph: Graph, own: Arrays) -> str:
    # Every piece has a case and a depth, so one table has the sums of both and of what all pieces have.
    added = own["case.weight"][:, None] + own["depth.weight"] + own["types.weight"][0]
    table = graph.hold("added", added.reshape(CASES * DEPTHS, -1))
    row = graph.add("Add", [graph.add("Mul", ["case", graph.whole(DEPTHS)]), "depth"])
    end = graph.add("Shape", ["ids"], start=1, end=2)
    positions = graph.add("Slice", [_table(graph, "positions", own), graph.whole(0), end, graph.whole(0)])
    words = graph.add("Gather", [_table(graph, "words", own), "ids"])
    parts = (_values(graph, words, "words"), graph.add("Gather", [table, row]), _values(graph, positions, "positions"))
    return graph.normed(graph.total(*parts), own, "norm")


def _table(graph: Graph, name: str, own: Arrays) -> str:
    """The codes of a table; its scale and the code of 0 are held, too."""
    codes, scale, zero = in_bytes(own[f"{name}.weight"])
    graph.hold(f"{name}.scale", scale)
    graph.hold(f"{name}.zero", zero)
    return graph.hold(f"{name}.codes", codes)


def _values(graph: Graph, codes: str, name: str) -> str:
    return graph.add("DequantizeLinear", [codes, f"{name}.scale", f"{name}.zero"])


def in_bytes(table: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.uint8]]:
    """Codes of a table, one scale for all of it, and the code of 0."""
    least, largest = min(float(table.min()), 0.0), max(float(table.max()), 0.0)
    scale = np.float32((largest - least) / LEVELS)
    zero = np.rint(-least / scale)
    codes = np.clip(np.rint(table / scale) + zero, 0, LEVELS).astype(np.uint8)
    return codes, np.array(scale), np.array(zero, np.uint8)
