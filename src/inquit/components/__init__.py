"""The spaCy pipeline component, and how to read what it wrote.

`nlp.add_pipe("inquit")` needs no import. A program that only reads stored docs calls `register_extensions()` once.
"""

from inquit.components.annotations import document_of, register_extensions
from inquit.components.quotes import QuoteComponent

__all__ = ["QuoteComponent", "document_of", "register_extensions"]
