"""What an item is called: the contract's `items` entry."""

from __future__ import annotations

from scanner.personal import Personal


def locator(source_path: str, relative: str) -> Personal[str]:
    """The path below the source, prefixed by the source's path as the configuration writes it."""
    root = source_path.rstrip("/\\")
    return Personal(f"{root}/{printable(relative)}" if relative else root)


def printable(name: str) -> str:
    """A file's name as text that any database and JSON can hold.

    A name that is not in the file system's encoding reaches Python with lone surrogates, which
    neither can store.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
