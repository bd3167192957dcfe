"""What an item is called: the contract's `items` entry."""

from __future__ import annotations

from scanner.personal import Personal


def locator(source_path: str, relative: str) -> Personal[str]:
    """The path below the source, prefixed by the source's path as the configuration writes it."""
    root = _root(source_path)
    return Personal(f"{root}/{printable(relative)}" if relative else root)


def below(source_path: str, name: Personal[str]) -> str | None:
    """The path below the source that `locator` made this of; None for one of another source."""
    start, whole = f"{_root(source_path)}/", name.reveal()
    return whole.removeprefix(start) if whole.startswith(start) else None


def numbered(relative: str, word: str) -> tuple[str, int] | None:
    """The file and the number of what is one of many in it: "Sent#message3" is Sent and 3."""
    file, mark, number = relative.rpartition(f"#{word}")
    return (file, int(number)) if mark and number.isascii() and number.isdigit() else None


def printable(name: str) -> str:
    """A file's name as text that any database and JSON can hold.

    A name that is not in the file system's encoding reaches Python with lone surrogates, which
    neither can store.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _root(source_path: str) -> str:
    return source_path.rstrip("/\\")
