"""The Rampart model as a finder, where a school installed it; without it, a fault in words."""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
import sys

import pytest

from detectors import GATED
from detectors.base import DetectorContext
from detectors.rampart_names import PACKAGE, RampartNames
from scanner.errors import ConfigError
from scanner.model import NameForm
from tests.detectors.school_text import NOBODY, part_of

IS_INSTALLED = all(map(importlib.util.find_spec, (PACKAGE, "onnxruntime", "tokenizers")))
TEXT = "Please tell Michael Thompson that it rains. The order has come."


@pytest.mark.skipif(not IS_INSTALLED, reason="the model is not installed")
def test_full_names_in_the_windows_are_unrostered_people() -> None:
    finder = RampartNames()
    (mention,) = finder.mentions_in(part_of(TEXT), [(0, len(TEXT))])
    assert TEXT[mention.start : mention.end] == "Michael Thompson"
    assert (mention.value, mention.form) == ("unrostered", NameForm.UNROSTERED)
    filler = "It rains. " * 100
    far = part_of(filler + TEXT)
    (mention,) = finder.mentions_in(far, [(0, len(filler + TEXT))])
    assert mention.start == len(filler) + TEXT.index("Michael")


def test_missing_model_is_a_fault_that_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module(RampartNames.__module__)
    monkeypatch.setattr(module, "PACKAGE", "no_such_package")
    finder = GATED["rampart"](DetectorContext(roster=NOBODY))
    assert list(finder.mentions_in(part_of(TEXT), [])) == []
    with pytest.raises(ConfigError, match="no-such-package"):
        list(finder.mentions_in(part_of(TEXT), [(0, len(TEXT))]))


def test_neither_the_model_nor_its_makers_code_is_loaded_until_used() -> None:
    code = (
        "import sys; from detectors.rampart_names import RampartNames; RampartNames(); "
        "sys.exit(bool({'onnxruntime', 'tokenizers', 'arcjet'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
