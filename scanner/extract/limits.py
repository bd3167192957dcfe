"""How much of one item is read before it is called too large."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.errors import ItemUnreadable
from scanner.model import Reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost. Beyond it the item, or the member that asks for more, is a Gap."""

    max_item_bytes: int = 50_000_000
    max_depth: int = 5  # of attachments in attachments, archives in archives
    max_members: int = 2_000  # attachments and archive members of the whole item
    max_text_chars: int = 20_000_000  # of all its parts together
    max_expanded_bytes: int = 500_000_000  # of everything unpacked on the way
    max_picture_pixels: int = 64_000_000  # of one picture; a 48 megapixel photo is read
    max_ocr_pages: int = 50  # pictures and scanned pages of the whole item
    max_ocr_seconds: float = 45.0  # of Tesseract for the whole item; less than an item may take


class Budget:
    """What is left of the limits while one item is read; shared by all its members."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._members = limits.max_members
        self._bytes = limits.max_expanded_bytes
        self._chars = limits.max_text_chars
        self._ocr_pages = limits.max_ocr_pages
        self._ocr_seconds = limits.max_ocr_seconds

    @property
    def bytes_left(self) -> int:
        return self._bytes

    def take_member(self) -> None:
        """Count one attachment or member. Raises ItemUnreadable when there are too many."""
        self._members -= 1
        if self._members < 0:
            raise ItemUnreadable(
                Reason.TOO_LARGE, f"holds more than {self.limits.max_members} files"
            )

    def take_bytes(self, count: int) -> None:
        """Count unpacked bytes. Raises ItemUnreadable when there are too many."""
        self._bytes -= count
        if self._bytes < 0:
            raise ItemUnreadable(
                Reason.TOO_LARGE, f"unpacks to more than {self.limits.max_expanded_bytes} bytes"
            )

    def take_chars(self, count: int) -> None:
        """Count characters of text. Raises ItemUnreadable when there are too many."""
        self._chars -= count
        if self._chars < 0:
            raise ItemUnreadable(
                Reason.TOO_LARGE, f"holds more than {self.limits.max_text_chars} characters"
            )

    def take_ocr_page(self) -> float:
        """Count one picture or scanned page, and give the seconds that are left for it.

        Raises ItemUnreadable when there are too many, or when the others took all the time.
        """
        if self._ocr_pages <= 0:
            raise ItemUnreadable(
                Reason.TOO_LARGE, f"more than {self.limits.max_ocr_pages} pictures or scanned pages"
            )
        if self._ocr_seconds <= 0:
            raise ItemUnreadable(
                Reason.TOO_LARGE,
                f"pictures that take more than {self.limits.max_ocr_seconds:g} seconds to read",
            )
        self._ocr_pages -= 1
        return self._ocr_seconds

    def take_ocr_seconds(self, seconds: float) -> None:
        """Count the time that Tesseract took; the next picture gets what is left."""
        self._ocr_seconds -= seconds

    def take_picture(self, width: int, height: int) -> None:
        """Look at a picture before it is decoded. Raises ItemUnreadable when it is too large."""
        if width * height > self.limits.max_picture_pixels:
            raise ItemUnreadable(
                Reason.TOO_LARGE, f"a picture of more than {self.limits.max_picture_pixels} pixels"
            )
