"""When a demonstration is right, and which folder it may write in."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.demo import show
from scanner.demo.outcome import outcome
from scanner.demo.truth import Truth
from scanner.errors import ConfigError

NOTHING_PLANTED = Truth((), (), ())


@pytest.mark.parametrize(("gaps", "is_right"), [(0, True), (1, False)])
def test_an_item_that_was_not_inspected_makes_it_wrong(gaps: int, is_right: bool) -> None:
    assert outcome(NOTHING_PLANTED, [], gaps).is_right is is_right


class Killed(Exception):
    """Ends the writing half-way."""


def killed(folder: Path) -> Truth:
    (folder / "roster").mkdir()
    (folder / "config.yaml").write_text("half")
    raise Killed


def written(folder: Path) -> Truth:
    assert not (folder / "roster").exists()
    return NOTHING_PLANTED


def test_a_demonstration_that_was_killed_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "write_trust", killed)
    with pytest.raises(Killed):
        show._written(tmp_path / "demo")
    monkeypatch.setattr(show, "write_trust", written)
    assert show._written(tmp_path / "demo") == NOTHING_PLANTED
    assert not (tmp_path / "demo/config.yaml").exists()


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(ConfigError, match="holds no earlier demonstration"):
        show._written(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(ConfigError, match="is a file"):
        show._written(tmp_path / "thesis.txt")
