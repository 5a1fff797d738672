"""Shelter: phones check in to an emergency shelter, with or without the internet."""

__version__ = "0.1.0"
