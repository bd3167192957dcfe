"""Archives: their members, unpacked within the item's budget."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Protocol

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.passage import Embedded, Piece, Trouble
from scanner.model import Reason

_CHUNK_BYTES = 1 << 20
_IS_ENCRYPTED = 0x1
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_zip(content: bytes, budget: Budget) -> Iterator[Piece]:
    """Every member as a file inside the file; a locked or damaged one as trouble."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [info for info in archive.infolist() if not _is_litter(info)]
        if not members:
            raise ItemUnreadable(Reason.EMPTY, "an archive without files")
        if len(members) > budget.limits.max_members:
            raise ItemUnreadable(
                Reason.TOO_LARGE, f"an archive of more than {budget.limits.max_members} files"
            )
        for info in members:
            yield _member(archive, info, budget)


def read_gzip(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The one file that was compressed."""
    import gzip

    with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
        yield Embedded("content", unpacked(packed, budget))


def unpacked(stream: _Readable | IO[bytes], budget: Budget) -> bytes:
    """All of a stream. Raises ItemUnreadable as soon as it exceeds what is left of the budget."""
    chunks = []
    while chunk := stream.read(_CHUNK_BYTES):
        budget.take_bytes(len(chunk))
        chunks.append(chunk)
    return b"".join(chunks)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Piece:
    if info.flag_bits & _IS_ENCRYPTED:
        return _trouble(Reason.ENCRYPTED, "a password-protected member of an archive")
    if info.file_size > budget.bytes_left:
        return _trouble(Reason.TOO_LARGE, "a member too large to unpack")
    try:
        with archive.open(info) as stream:
            return Embedded(info.filename, unpacked(stream, budget))
    except NotImplementedError:
        return _trouble(Reason.UNSUPPORTED, "a member packed in a way we do not read")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return _trouble(Reason.CORRUPT, "a damaged member of an archive")


def _trouble(reason: Reason, detail: str) -> Trouble:
    return Trouble(reason, detail, noun="member")


def _is_litter(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or info.filename.startswith(_LITTER) or info.filename.endswith(_LITTER)
