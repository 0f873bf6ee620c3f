"""How inquit was installed, and so the command that installs it with more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["install_command", "model_command"]

_PACKAGE = "inquit"
_MODELS = "models"  # the folder of the distributions with models, in a clone


def install_command(extra: str) -> str:
    """What to run so that the packages of an extra are there, too.

    A package from an index is named; what was installed from a folder, such as a clone, or from an address, is
    installed from there again, because an index may have another inquit, or none.
    """
    origin = _origin()
    url = str(origin.get("url", ""))
    if "dir_info" in origin and (folder := _folder(url)) is not None:
        editable = "-e " if origin["dir_info"].get("editable") else ""
        return f"pip install {editable}'.[{extra}]' (in {folder})"
    if "vcs_info" in origin:
        return f"pip install '{_PACKAGE}[{extra}] @ {origin['vcs_info'].get('vcs', 'git')}+{url}'"
    if "archive_info" in origin:
        return f"pip install '{_PACKAGE}[{extra}] @ {url}'"
    return f"pip install '{_PACKAGE}[{extra}]'"


def model_command(package: str) -> str:
    """What to run so that a distribution with a model is there, too; it lies beside inquit in the repository."""
    origin = _origin()
    url = str(origin.get("url", ""))
    if "dir_info" in origin and (folder := _folder(url)) is not None:
        return f"pip install ./{_MODELS}/{package} (in {folder})"
    if "vcs_info" in origin:
        vcs = origin["vcs_info"].get("vcs", "git")
        return f"pip install '{package} @ {vcs}+{url}#subdirectory={_MODELS}/{package}'"
    return f"pip install ./{_MODELS}/{package} (in a clone of inquit's repository)"


def _origin() -> dict[str, Any]:
    """Where pip, or a program like it, had the package from; nothing where that was an index."""
    import json  # all this is for a message that few see, and every start would pay for it
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        noted = distribution(_PACKAGE).read_text("direct_url.json")
        found = json.loads(noted or "{}")
    except (PackageNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _folder(url: str) -> Path | None:
    """The folder of a `file:` URL, if it is still there."""
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    folder = Path(url2pathname(unquote(urlsplit(url).path)))
    return folder if (folder / "pyproject.toml").is_file() else None
