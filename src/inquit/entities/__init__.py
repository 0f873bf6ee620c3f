"""Who is there: names and their variants, roles, pronouns and descriptions, and whom they stand for."""

from inquit.entities.mention_index import MentionIndex, index_mentions
from inquit.entities.naming import Naming, name_speakers

__all__ = ["MentionIndex", "Naming", "index_mentions", "name_speakers"]
