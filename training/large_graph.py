"""The large reader's encoder, MPNet, as an ONNX graph without its large weights, which the package unpacks.

Two graphs with the same names: in eight bits for processors, and in 32-bit floats for GPUs, where windows go through in
batches and `there` says which pieces are any.
"""

from __future__ import annotations

import numpy as np
import onnx
import torch
from onnx import TensorProto

from encoder_graph import Arrays, Graph, add_layer, by_own_names
from reader_encoder import MPNET, relative_buckets

GROUP = 64
PLACES = MPNET.positions - MPNET.first_position  # pieces that a window may have
SOME = 0.1  # far below the largest value of any piece; it only keeps a division by nothing away
FAR_AWAY = -1e4  # added to the scores of pieces that are none


def encoder_graph(arrays: Arrays, words: int, *, eight_bits: bool) -> onnx.ModelProto:
    """The encoder of a reader; its word embeddings, of so many pieces, and dense layers are left out.

    arrays: by the names of `reader_weights.stored`.
    """
    own = by_own_names(MPNET, arrays)
    graph = Graph(MPNET, eight_bits=eight_bits)
    places = _places(graph)
    x = _embedded(graph, own, words, places)
    bias = _relative_bias(graph, own, places)
    for i in range(MPNET.layers):
        x = add_layer(graph, own, i, x, bias=bias, least=SOME)
    return graph.finished(["ids", "case", "depth"] if eight_bits else ["ids", "case", "depth", "there"])


def _places(graph: Graph) -> str:
    """0, 1, ... for the pieces of a window."""
    size = graph.add("Gather", [graph.add("Shape", ["ids"]), graph.hold("second", np.array(1, np.int64))])
    zero, one = (graph.hold(name, np.array(i, np.int64)) for i, name in enumerate(("zero", "one")))
    return graph.add("Range", [zero, size, one])


def _embedded(graph: Graph, own: Arrays, words: int, places: str) -> str:
    codes = graph.left_out("words.codes", TensorProto.INT8, (words, MPNET.size // GROUP, GROUP))
    scales = graph.left_out("words.scales", TensorProto.FLOAT, (words, MPNET.size // GROUP, 1))
    values = graph.add("Cast", [graph.add("Gather", [codes, "ids"])], to=TensorProto.FLOAT)
    values = graph.add("Mul", [values, graph.add("Gather", [scales, "ids"])])
    words_of = graph.add("Reshape", [values, graph.whole(0, 0, MPNET.size)])
    case, depth = (
        graph.add("Gather", [graph.hold(f"{name}.weight", own[f"{name}.weight"]), name]) for name in ("case", "depth")
    )
    positions = graph.left_out("positions", TensorProto.FLOAT, (PLACES, MPNET.size))
    parts = (words_of, case, depth, graph.add("Gather", [positions, places]))
    return graph.normed(graph.total(*parts), own, "norm")


def _relative_bias(graph: Graph, own: Arrays, places: str) -> str:
    """What is added to the scores of pieces by how far they are apart, shape (1, heads, pieces, pieces)."""
    away = torch.arange(-PLACES + 1, PLACES)
    # Of a piece at 0 to one so far away.
    buckets = relative_buckets(torch.cat([torch.zeros(1, dtype=away.dtype), away]), MPNET.buckets)[0, 1:].numpy()
    table = graph.hold("relative", own["relative.weight"][buckets])
    columns, rows = (graph.add("Unsqueeze", [places, graph.whole(axis)]) for axis in (0, 1))
    at = graph.add("Add", [graph.add("Sub", [columns, rows]), graph.hold("middle", np.array(PLACES - 1, np.int64))])
    bias = graph.add("Transpose", [graph.add("Gather", [table, at])], perm=[2, 0, 1])
    bias = graph.add("Unsqueeze", [bias, graph.whole(0)])
    if graph.eight_bits:
        return bias
    gone = graph.add("Sub", [graph.hold("all", np.array(1, np.float32)), graph.add("Cast", ["there"], to=1)])
    gone = graph.add("Mul", [gone, graph.hold("far_away", np.array(FAR_AWAY, np.float32))])
    gone = graph.add("Unsqueeze", [gone, graph.whole(1, 2)])
    return graph.add("Add", [bias, gone])
