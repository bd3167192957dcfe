"""Packages without the time of their making, so that the same seed gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

MADE_AT = (2026, 11, 2, 9, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def settled_package(data: bytes) -> bytes:
    """The same zip package, with every time stamp of its own at one moment."""
    members: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            content = package.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(b"2026-11-02T09:00:00Z", content)
            members[name] = content
    return zipped(members)


def zipped(members: Mapping[str, bytes], stored_first: bool = False) -> bytes:
    """An archive of the members. `stored_first`: the first one uncompressed, as ODF wants it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(name, MADE_AT)
            is_plain = stored_first and number == 0
            info.compress_type = zipfile.ZIP_STORED if is_plain else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
