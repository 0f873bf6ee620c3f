"""Who is there: names and their variants, roles, pronouns and descriptions, and whom they stand for."""

from inquit.entities.naming import Naming, name_speakers

__all__ = ["Naming", "name_speakers"]
