"""Bytes to Parts, one reader a file. Only `extract`, `Limits` and `title_of` are for others."""

from scanner.extract.limits import Limits
from scanner.extract.reading import extract, title_of

__all__ = ["Limits", "extract", "title_of"]
