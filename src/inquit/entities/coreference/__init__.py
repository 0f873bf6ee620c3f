"""Whom pronouns and descriptions stand for."""
