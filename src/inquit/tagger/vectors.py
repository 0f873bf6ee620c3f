"""What the encoder gives and the heads read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Vectors"]

# A row for each piece. Its own module, so that whoever only names it does not load ONNX Runtime.
Vectors = NDArray[np.float32]
