"""A trained reader as the files that the package loads: an int8 ONNX encoder and one `.npz` a group of heads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from reader_labels import CLASSES, LINKS
from reader_model import Link, Reader
from small_graph import encoder_graph

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


def export_reader(reader: Reader, base: Path, out: Path, *, heads: Collection[str] = EVERY_HEAD) -> None:
    """Write the encoder, the vocabulary, and the given heads.

    base: the folder of the base model, for its vocabulary.
    """
    out.mkdir(parents=True, exist_ok=True)
    reader = reader.cpu().eval()
    parameters = {name: _array(tensor) for name, tensor in reader.bert.state_dict().items()}
    added = {f"{name}.weight": _array(table.weight) for name, table in (("case", reader.case), ("depth", reader.depth))}
    model = encoder_graph(parameters | added, reader.shape)
    (out / "encoder.onnx").write_bytes(model.SerializeToString())
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
