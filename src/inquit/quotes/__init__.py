"""What was said: marks, reporting frames, and the statements they make."""

from inquit.quotes.drafts import Draft, Finding
from inquit.quotes.finder import find_statements

__all__ = ["Draft", "Finding", "find_statements"]
