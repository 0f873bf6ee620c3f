"""Texts whose layout, or whose file, says who speaks: what is read of them before anything is parsed."""
