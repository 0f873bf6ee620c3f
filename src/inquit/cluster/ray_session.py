"""Ray as it is used here: started for one run, or found; quiet, and reporting to nobody.

What a local Ray listens at takes a token that is made for the run and known to its processes only.
"""

from __future__ import annotations

import importlib
import logging
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, nullcontext, redirect_stdout, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from inquit.errors import ExtraMissingError, WorkerError, in_one_line
from inquit.io.checked_stream import cause_of

__all__ = ["AUTO", "CLIENT", "ray_session"]

AUTO = "auto"
CLIENT = "ray://"
_STDERR = 2
_SECONDS = 10.0  # until somebody answers at an address
# Ray holds only the names of parts and how many rows they have: the least that it takes, rather than a third of memory.
_OBJECT_STORE = 100_000_000
# Sockets of Ray stand below this folder, and the path of a socket may have some hundred characters.
_SHORT_FOLDER = Path("/tmp")
_ALWAYS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_DATA_LOG_LEVEL": "CRITICAL",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",  # would send the folder of the user's project to all machines
}


@contextmanager
def ray_session(address: str | None, *, cores: int) -> Iterator[Any]:
    """Ray, by `import ray`, until the block ends.

    address: of a cluster that runs; None to start Ray on this machine, with so many cores.

    Raises:
        ExtraMissingError: it is not installed.
        WorkerError: no cluster answers there, or none can be started here.
    """
    if find_spec("ray") is None:
        raise ExtraMissingError("--on ray", "ray", extra="ray")
    local = address is None
    if address not in (None, AUTO):
        _see_that_somebody_answers(str(address))
    folder = Path(tempfile.mkdtemp(prefix="inquit-ray-", dir=_short_folder())) if local else None
    try:
        # Ray has its workers look for modules in the folder that it is started in, and nothing there is to be run.
        elsewhere = nullcontext() if folder is None else chdir(folder)
        with elsewhere, _own_standard_streams(), _environment({**_ALWAYS, **(_token() if local else {})}):
            yield from _connected(address, cores, folder)
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _connected(address: str | None, cores: int, folder: Path | None) -> Iterator[Any]:
    ray = importlib.import_module("ray")
    _quieten()
    options: dict[str, Any] = {"logging_level": logging.CRITICAL, "log_to_driver": False}
    if folder is None:
        options["address"] = address
    else:
        options |= {
            "num_cpus": cores,
            "include_dashboard": False,
            "object_store_memory": _OBJECT_STORE,
            "_temp_dir": str(folder),
            "_node_ip_address": "127.0.0.1",
        }
    try:
        ray.init(**options)
    except Exception as error:
        where = "Ray cannot be started here" if address is None else f"no Ray cluster can be joined at {address}"
        raise WorkerError(
            f"{where} ({in_one_line(str(error))}); see that it runs, in the same version and with the same token"
        ) from error
    try:
        _quieten()
        yield ray
    finally:
        with suppress(Exception):
            ray.shutdown()


def _see_that_somebody_answers(address: str) -> None:
    """Ray itself would try for minutes."""
    host, _, port = address.removeprefix(CLIENT).rpartition(":")
    if not host or not port.isdigit():
        raise WorkerError(f"{address}: no address of a Ray cluster; write auto, HOST:PORT or ray://HOST:PORT")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise WorkerError(
            f"no Ray cluster answers at {address} ({cause_of(error)}); see that it runs, or leave out --address to use "
            "this machine"
        ) from error


def _short_folder() -> str | None:
    return str(_SHORT_FOLDER) if _SHORT_FOLDER.is_dir() and os.access(_SHORT_FOLDER, os.W_OK) else None


def _token() -> dict[str, str]:
    return {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}


def _quieten() -> None:
    """Ray and its parts say nothing but by errors, which are said here."""
    for name in ("ray", "ray.data", "ray._private", "ray.util"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def _own_standard_streams() -> Iterator[None]:
    """Within the block nothing gets to the standard streams but what goes to `sys.stderr`.

    Ray's library in C++ writes past Python, and its threads print there what happens to workers and machines.
    """
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        stderr = sys.stderr
        try:
            is_usual = stderr is not None and stderr.fileno() == _STDERR
        except (OSError, ValueError):
            is_usual = False
        if not is_usual:
            yield
            return
        stderr.flush()
        with open(os.dup(_STDERR), "w", encoding=stderr.encoding, errors=stderr.errors, buffering=1) as own:
            os.dup2(nowhere.fileno(), _STDERR)
            sys.stderr = own
            try:
                yield
            finally:
                sys.stderr = stderr
                own.flush()
                os.dup2(own.fileno(), _STDERR)


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
