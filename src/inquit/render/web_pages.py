"""What all pages have in common: templates that escape texts, and a policy that lets nothing in from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from inquit.text_safety import xml_safe

__all__ = ["page_file", "page_policy", "page_templates"]


def page_templates(*packages: str) -> Environment:
    """The templates in the folders `page` of packages, the first before the others.

    What they put into a page is escaped, and fit for HTML.
    With what all pages share: `opening.html` begins a page with its `page_title`, `policy` and `style`.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, "page") for package in (*packages, __package__)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
    )
    environment.filters["thousands"] = "{:,}".format
    environment.filters["percent"] = "{:.0%}".format
    return environment


def page_file(package: str, name: str) -> str:
    """A file of that folder as it is: a style, or a script."""
    return resources.files(package).joinpath("page", name).read_text("utf-8")


def page_policy(style: str, scripts: Sequence[str] = ()) -> str:
    """The Content-Security-Policy of a page: this style and these scripts, and nothing from elsewhere."""
    allowed = f"script-src {' '.join(map(_digest, scripts))}; " if scripts else ""
    return f"default-src 'none'; style-src {_digest(style)}; {allowed}base-uri 'none'; form-action 'none'"


def _finalized(value: Any) -> Any:
    """What is put into the page: text without what HTML cannot hold."""
    return xml_safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _digest(content: str) -> str:
    """The content of a style or script as the policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
