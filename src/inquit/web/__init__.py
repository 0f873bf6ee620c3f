"""Reading and correcting a corpus in a browser: pages over a database, for whoever sits at this machine.

Needs the extras `web` and `store`; importing it without them raises `ExtraMissingError`.
"""

from __future__ import annotations

from importlib.util import find_spec

from inquit.errors import ExtraMissingError

if find_spec("fastapi") is None or find_spec("uvicorn") is None:
    raise ExtraMissingError("inquit serve", "fastapi", extra="web")
if find_spec("python_multipart") is None:
    raise ExtraMissingError("inquit serve", "python-multipart", extra="web")

from inquit.web.serving import ServerAddress, serve

__all__ = ["ServerAddress", "serve"]
