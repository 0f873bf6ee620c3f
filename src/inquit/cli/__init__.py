"""The command `inquit`. The only code that prints, and the only code that ends the process."""

from inquit.cli.app import app, main

__all__ = ["app", "main"]
