"""Pictures as text: image files, and the pictures that a document shows."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import count

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.ocr import NOT_INSTALLED, is_installed, words_in
from scanner.extract.ocr_lines import write_words
from scanner.extract.package import Package
from scanner.extract.paper import PAGE_PIXELS, Grey
from scanner.extract.passage import Passage, Piece, Trouble
from scanner.extract.picture_unseen import picture_unseen
from scanner.extract.prose import Prose
from scanner.extract.unread_pages import UnreadPages
from scanner.model import Reason

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "ICO")
_EXTENSIONS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
_LARGEST_FACTOR = 3  # letters that are made larger still say no more
_LEAST_WIDTH, _LEAST_HEIGHT = 200, 100  # in a document: smaller pictures are signs and bullets
# What Pillow raises on bytes that are not the picture they begin as.
_DAMAGED = (OSError, ValueError, SyntaxError, IndexError, TypeError, KeyError)
_NUMBER = re.compile(r"(\d+)")
# A letterhead's crest comes with every letter: what it says is kept, by the digest of its bytes.
_CREST_WORDS = 12
_MOST_CRESTS = 500
_crests: dict[bytes, str] = {}


def read_picture(content: bytes, budget: Budget) -> Iterator[Piece]:
    """What a picture says beside its pixels, then its text, all pages of a TIFF in order.

    Raises ItemUnreadable when it is damaged, too large or of a kind that is not read, and when
    there is no Tesseract.
    """
    image = _opened(content, budget)
    unseen = picture_unseen(image)
    if unseen is not None:
        yield unseen
    if not is_installed():
        raise ItemUnreadable(Reason.NO_TEXT, NOT_INSTALLED)
    prose = Prose()
    unread = UnreadPages()
    for number in count(1):
        try:
            if not _turn_to(image, number):
                break
            prose.mark(f"page {number}")
            write_words(prose, words_in(_grey(image, budget), budget))
        except ItemUnreadable as error:
            unread.add(number, error)
            if error.reason in (Reason.TOO_LARGE, Reason.CORRUPT):
                break
    passage = prose.passage()
    if passage is not None:
        yield passage
    elif unread:
        raise unread.failure()
    yield from unread.troubles()


def document_pictures(package: Package, folder: str, budget: Budget) -> Iterator[Piece]:
    """The text of the large pictures in this folder of an Office file, each a passage.

    Without Tesseract there are none: a letterhead is no gap.
    """
    if not is_installed():
        return
    seen: set[bytes] = set()
    number = 0
    for name in sorted(package.names, key=_natural):
        if not (name.startswith(folder) and name.lower().endswith(_EXTENSIONS)):
            continue
        content = package.read(name)
        digest = blake2b(content, digest_size=16).digest()
        if digest in seen:
            continue
        seen.add(digest)
        number += 1
        yield from _document_picture(content, digest, f"picture {number}", budget)


def _document_picture(content: bytes, digest: bytes, place: str, budget: Budget) -> Iterator[Piece]:
    if digest in _crests:
        if _crests[digest]:
            yield Passage(_crests[digest], place=place)
        return
    try:
        image = _opened(content, budget)
        if image.width < _LEAST_WIDTH or image.height < _LEAST_HEIGHT:
            return
        grey = _grey(image, budget)
    except ItemUnreadable as error:
        # A picture that no program can show leaks nothing.
        if error.reason is Reason.TOO_LARGE:
            yield Trouble(error.reason, f"{place}: {error.detail}")
        return
    prose = Prose()
    try:
        write_words(prose, words_in(grey, budget))
    except ItemUnreadable as error:
        yield Trouble(error.reason, f"{place}: {error.detail}")
        return
    passage = prose.passage(place)
    _keep_crest(digest, passage)
    if passage is not None:
        yield passage


def _keep_crest(digest: bytes, passage: Passage | None) -> None:
    text = "" if passage is None else passage.text
    if len(text.split()) <= _CREST_WORDS and len(_crests) < _MOST_CRESTS:
        _crests[digest] = text


def _opened(content: bytes, budget: Budget) -> Image.Image:
    """The picture before its pixels are read. Raises ItemUnreadable."""
    try:
        image = Image.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError as error:
        if content[4:8] == b"ftyp":
            raise ItemUnreadable(
                Reason.UNSUPPORTED, "a HEIC or AVIF photo; save it as JPEG, or read it by eye"
            ) from error
        raise _damaged() from error
    except Image.DecompressionBombError as error:
        raise ItemUnreadable(
            Reason.TOO_LARGE,
            f"a picture of more than {budget.limits.max_picture_pixels} pixels",
        ) from error
    except _DAMAGED as error:
        raise _damaged() from error
    budget.take_picture(image.width, image.height)
    return image


def _turn_to(image: Image.Image, page: int) -> bool:
    """False when there is no such page. What moves is looked at once."""
    if page == 1:
        return True
    if image.format != "TIFF":
        return False
    try:
        image.seek(page - 1)
    except EOFError:
        return False
    except _DAMAGED as error:
        raise _damaged() from error
    return True


def _grey(image: Image.Image, budget: Budget) -> Grey:
    """The picture in shades of grey, upright as its camera says, about as large as a page."""
    budget.take_picture(image.width, image.height)
    try:
        flat = _flat(ImageOps.exif_transpose(image))
    except _DAMAGED as error:
        raise _damaged() from error
    pixels = flat.width * flat.height
    if pixels > 2 * PAGE_PIXELS:
        flat = flat.reduce(math.ceil(math.sqrt(pixels / (2 * PAGE_PIXELS))))
    factor = min(_LARGEST_FACTOR, math.isqrt(PAGE_PIXELS // max(pixels, 1)))
    if factor > 1:
        size = (flat.width * factor, flat.height * factor)
        flat = flat.resize(size, Image.Resampling.BICUBIC)
    return np.asarray(flat, dtype=np.uint8)


def _flat(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits a pixel
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if not image.has_transparency_data:
        return image.convert("L")
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image.convert("RGBA"))
    return white.convert("L")


def _damaged() -> ItemUnreadable:
    return ItemUnreadable(Reason.CORRUPT, "a damaged picture")


def _natural(name: str) -> list[str | int]:
    """image2 before image10."""
    return [int(word) if word.isdecimal() else word for word in _NUMBER.split(name)]
