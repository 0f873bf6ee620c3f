"""Make the files of the large reader's distribution (`models/inquit-large`) of a trained reader.

    python training/export_large.py COLUMNS.npz large.npz --base WHEELS [--out FOLDER]

large.npz is what `fit_reader.py --shape mpnet` wrote, or several files that each hold some of it. Word embeddings and
dense layers are written in four bits, but for those that lose most by it, which get eight as long as there is room.
Pieces are numbered as in BERT's vocabulary, as for the small reader, whatever the base calls them. The act head is
fitted on what the exported encoder gives for the texts of COLUMNS.npz, which `prepare_reader.py` makes.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from encoder_graph import by_own_names, product_weights
from four_bits import in_eight_bits, in_four_bits
from inquit.shipped_files import write_manifest
from inquit.tagger.packed_weights import WORDS, grouped_values
from inquit.tagger.weight_files import FOLDER, Weights
from large_graph import encoder_graph
from reader_acts import fit_acts
from reader_board import Board
from reader_columns import load_columns
from reader_encoder import MPNET
from reader_export import PACKAGE_LINKS, export_acts
from reader_exported import ExportedReader
from reader_labels import CLASSES
from reader_model import Reader
from reader_weights import base_arrays, load_packed

OUT = Path(__file__).resolve().parent.parent / "models" / "inquit-large" / "src" / "inquit_large" / "trained"
PAD, FRONT, END = 0, 101, 102  # in BERT's vocabulary
ROOM = 61e6  # bytes of the encoder's matrices; with all else, the files have to stay below 65 million
# Of the act head: the vectors are half as long as the small reader's. On words not fitted on .87 was right in .896,
# 2 in .907, 5 in .913 (speech .901, .915, .925, attitudes .869, .862, .844).
STRENGTH = 2.0

Arrays = Mapping[str, NDArray[np.float32]]


def export_large(arrays: Arrays, words: NDArray[np.float32], out: Path) -> None:
    """Write the encoder and the heads that a reader has.

    arrays: its parameters by the names of `reader_weights.stored`.
    words: the base's word embeddings.
    """
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = (FOLDER / "vocab.txt").read_bytes()  # of BERT, as the small reader's
    (out / "vocab.txt").write_bytes(vocabulary)
    own = by_bert(words, len(vocabulary.split(b"\n")))
    products = product_weights(MPNET, by_own_names(MPNET, arrays))
    positions = arrays["bert.embeddings.position_embeddings.weight"][MPNET.first_position :].astype(np.float16)
    _save(out / "encoder.npz", {"positions": positions, **packed({WORDS: own, **products})})
    for name, eight_bits in (("encoder", True), ("encoder_floats", False)):
        model = encoder_graph(arrays, len(own), eight_bits=eight_bits)
        (out / f"{name}.onnx").write_bytes(model.SerializeToString())
    for head in CLASSES:
        if f"{head}.weight" in arrays:
            _save(out / f"{head}.npz", {part: arrays[f"{head}.{part}"] for part in ("weight", "bias")})
    links = {f"{there}.{part}": a for here, there in PACKAGE_LINKS.items() for part, a in _link(arrays, here)}
    _save(out / "links.npz", {name: array.astype(np.float16) for name, array in links.items()})


def by_bert(words: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """The base's word embeddings in the order of BERT's vocabulary."""
    own = words[MPNET.shift : MPNET.shift + count].copy()
    own[[PAD, FRONT, END]] = words[[MPNET.pad, MPNET.front, MPNET.end]]
    return own


def packed(matrices: Arrays) -> dict[str, NDArray[np.generic]]:
    """Matrices as the package unpacks them."""
    out: dict[str, NDArray[np.generic]] = {}
    lost: dict[str, float] = {}
    for name, matrix in matrices.items():
        codes, scales = in_four_bits(matrix)
        out |= {f"{name}.codes": codes, f"{name}.scales": scales}
        lost[name] = loss(matrix, codes, scales)
    room = ROOM - sum(array.nbytes for array in out.values())
    for name in sorted(lost, key=lost.__getitem__, reverse=True):
        if name != WORDS and matrices[name].size / 2 <= room:
            out[f"{name}.codes"], out[f"{name}.scales"] = in_eight_bits(matrices[name])
            room -= matrices[name].size / 2
            print(f"{name}: eight bits, as four lose {lost[name]:.4f} of its squares")
    return out


def loss(matrix: NDArray[np.float32], codes: NDArray[np.uint8], scales: NDArray[np.float16]) -> float:
    """The share of the squares of a matrix that rounding takes away."""
    values = grouped_values(codes, scales)
    return float(((values - matrix) ** 2).sum() / (matrix**2).sum())


def _link(arrays: Arrays, head: str) -> list[tuple[str, NDArray[np.float32]]]:
    if f"{head}.q.weight" not in arrays:
        return []
    return [
        ("query.weight", arrays[f"{head}.q.weight"]),
        ("query.bias", arrays[f"{head}.q.bias"]),
        ("key.weight", arrays[f"{head}.k.weight"]),
        ("key.bias", arrays[f"{head}.k.bias"]),
        ("distance", arrays[f"{head}.dist.weight"][:, 0]),
        ("none.weight", arrays[f"{head}.none.weight"][0]),
        ("none.bias", arrays[f"{head}.none.bias"][0]),
    ]


def _save(path: Path, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    np.savez(path, **arrays)  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("columns", type=Path)
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True, help="as `reader_weights.base_arrays` says")
    parser.add_argument("--out", type=Path, default=OUT, help="default: %(default)s")
    args = parser.parse_args()
    arrays, words = base_arrays(MPNET, args.base)
    export_large(arrays | load_packed(args.trained), words, args.out)
    write_manifest(args.out)
    columns = load_columns(args.columns)
    board = Board(columns, torch.device("cpu"), half=False)
    acts, said = fit_acts(ExportedReader(Reader(MPNET), Weights(args.out)), columns, board, strength=STRENGTH)
    export_acts(acts, args.out)
    write_manifest(args.out)
    print(said)


if __name__ == "__main__":
    main()
