"""The spaCy pipeline component, and how to read what it wrote. Importing this registers `doc._.quotes`."""

from inquit.components.annotations import document_of
from inquit.components.quotes import QuoteComponent

__all__ = ["QuoteComponent", "document_of"]
