"""What a picture file says beside its pixels: captions, authors, remarks.

Tags: Exif 2.32, 4.6.4 and Microsoft's XP tags; PNG specification, 11.3.4 (textual data).
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from scanner.extract.package import properties_passage
from scanner.extract.passage import Passage

_EXIF = {
    0x010E: "description",
    0x013B: "creator",
    0x9C9B: "title",
    0x9C9C: "comment",
    0x9C9D: "creator",
    0x9C9E: "keywords",
    0x9C9F: "subject",
}
_NESTED, _USER_COMMENT = 0x8769, 0x9286
_PNG = frozenset({"title", "author", "description", "comment", "subject", "keywords", "caption"})
# What Pillow raises on a block of tags that is none.
_DAMAGED = (OSError, ValueError, SyntaxError, IndexError, TypeError, KeyError)


def picture_unseen(image: Image.Image) -> Passage | None:
    """All texts of people's making as one hidden passage; None where there are none."""
    try:
        return properties_passage(list(dict.fromkeys(_texts(image))))
    except _DAMAGED:
        return None  # no program can show it either


def _texts(image: Image.Image) -> Iterator[tuple[str, str]]:
    tags = image.getexif()
    for tag, name in _EXIF.items():
        yield name, _as_text(tags.get(tag))
    yield "comment", _as_text(tags.get_ifd(_NESTED).get(_USER_COMMENT))
    for key, value in image.info.items():
        if str(key).lower() in _PNG:
            yield str(key).lower(), _as_text(value)


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        value = bytes(item for item in value if isinstance(item, int) and 0 <= item < 256)
    if isinstance(value, bytes):
        plain = value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0")
        is_wide = len(plain) > 1 and plain[1:2] == b"\0"
        value = plain.decode("utf-16-le" if is_wide else "utf-8", "replace")
    return value.replace("\0", "").strip() if isinstance(value, str) else ""
