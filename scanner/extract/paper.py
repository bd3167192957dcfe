"""A picture of a page as if its paper were white all over, whatever the light it was taken in."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey: TypeAlias = NDArray[np.uint8]  # rows of pixels, 0 is black

PAGE_PIXELS = 9_000_000  # A4 at 300 dpi, what Tesseract is best at
_TILE_PIXELS = 64
_SAMPLE = 4  # every fourth pixel, across and down, tells the paper of a tile
_PAPER_PERCENTILE = 75
_DARKEST = 0.6  # of the page's own paper; a tile darker than that is a picture or a black heading


def on_white_paper(grey: Grey) -> Grey:
    """The picture with the brightness of each place divided by that of the paper there."""
    height, width = grey.shape
    down, across = height // _TILE_PIXELS, width // _TILE_PIXELS
    if not down or not across:
        return grey
    inner = grey[: down * _TILE_PIXELS, : across * _TILE_PIXELS]
    tiles = inner.reshape(down, _TILE_PIXELS, across, _TILE_PIXELS)[:, ::_SAMPLE, :, ::_SAMPLE]
    samples = tiles.swapaxes(1, 2).reshape(down, across, -1)
    paper = np.percentile(samples, _PAPER_PERCENTILE, axis=2)
    least = max(float(np.median(grey)) * _DARKEST, 1.0)
    coarse = Image.fromarray(np.maximum(paper, least).astype(np.float32))
    fine = np.asarray(coarse.resize((width, height), Image.Resampling.BILINEAR))
    white: Grey = (np.minimum(grey / fine, 1.0) * 255).astype(np.uint8)
    return white
