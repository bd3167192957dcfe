"""The styles of the pages: fetched once, checked, and without what only GOV.UK may use."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from register.web import frontend

STYLES = (
    '@font-face{font-family:"GDS Transport";src:url(light.woff2)}'
    '.govuk-body{font-family:"GDS Transport",arial,sans-serif}/*# sourceMappingURL=a.map */'
)


def packed(folder: Path) -> tuple[Path, str]:
    """What npm would fetch, and its digest."""
    archive = folder / "govuk-frontend.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        for name, text in (("css", STYLES), ("js", "export{}")):
            data = text.encode()
            member = tarfile.TarInfo(f"package/dist/govuk/govuk-frontend.min.{name}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    return archive, f"sha512-{digest}"


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package at hand and a pin that names it; the digest of the pin."""
    archive, digest = packed(tmp_path)
    pin = tmp_path / "pin.txt"
    pin.write_text(f"govuk-frontend 6.0.0 {digest}\n")
    monkeypatch.setattr(frontend, "PIN", pin)
    monkeypatch.setattr(frontend.shutil, "which", lambda name: name)
    monkeypatch.setattr(frontend, "_packed", lambda *_: archive)
    return digest


def test_the_styles_have_the_readers_own_typeface(npm: str, tmp_path: Path) -> None:
    folder = tmp_path / "govuk"
    frontend.fetch(folder)
    styles = (folder / "govuk-frontend.min.css").read_text()
    assert "GDS Transport" not in styles
    assert "font-face" not in styles
    assert "sourceMappingURL" not in styles
    assert "font-family:system-ui" in styles
    assert frontend.is_fetched(folder)


def test_what_is_there_is_not_fetched_again(
    npm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "govuk"
    frontend.fetch(folder)
    monkeypatch.setattr(frontend.shutil, "which", lambda name: None)
    frontend.fetch(folder)
    assert frontend.is_fetched(folder)


def test_another_package_than_the_pinned_one_is_not_installed(npm: str, tmp_path: Path) -> None:
    frontend.PIN.write_text(f"govuk-frontend 6.0.0 {npm[:-4]}AAA=\n")
    folder = tmp_path / "govuk"
    with pytest.raises(frontend.FrontendFault, match="not what was pinned"):
        frontend.fetch(folder)
    assert not frontend.is_fetched(folder)


def test_without_npm_it_says_what_to_do(
    npm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(frontend.shutil, "which", lambda name: None)
    monkeypatch.setattr(frontend, "BUILT", tmp_path / "govuk")
    assert frontend.main() == 1
    assert "install Node.js" in capsys.readouterr().err
