"""Who is there: names and their variants, roles, pronouns and descriptions, and whom they stand for."""

from inquit.entities.cast import Cast, build_cast
from inquit.entities.naming import Naming, name_speakers

__all__ = ["Cast", "Naming", "build_cast", "name_speakers"]
