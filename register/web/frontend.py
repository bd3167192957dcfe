"""`python -m register.web.frontend`: the GOV.UK Frontend's styles and script, for the pages.

The package is fetched by npm, checked against the digest in govuk-frontend.txt, and what the
pages need of it is laid into `static/govuk`, from where the wheel carries it. Its typeface and
crown are reserved for GOV.UK (https://design-system.service.gov.uk/styles/typeface/), so the
styles get a typeface of the reader's own system and no image is taken over.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

_HERE = Path(__file__).parent
PIN = _HERE / "govuk-frontend.txt"
BUILT = _HERE / "static" / "govuk"
_STAMP = "version.txt"  # written last: what it names is all there
_INSIDE = "package/dist/govuk/"
_TYPEFACE = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif'


class FrontendFault(Exception):
    """The styles cannot be had; the message says what to do."""


def main() -> int:
    """Fetch, unless they are there already. 0, or 1 with the reason on stderr."""
    try:
        fetch(BUILT)
    except FrontendFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


def fetch(folder: Path) -> None:
    """Lay the pinned version's styles and script into `folder`. Raises FrontendFault."""
    if is_fetched(folder):
        return
    name, version, digest = PIN.read_text("utf-8").split()
    npm = shutil.which("npm") or _installed_npm()
    if npm is None:
        raise FrontendFault(
            "The pages' styles are fetched by npm, which is not installed: install Node.js and run"
            " `python -m register.web.frontend`, or install pupilguard from its wheel, which"
            " carries them."
        )
    with tempfile.TemporaryDirectory() as scratch:
        archive = _packed(npm, f"{name}@{version}", Path(scratch))
        _check(archive, digest)
        _lay_out(archive, folder)
    (folder / _STAMP).write_text(digest, "utf-8")


def is_fetched(folder: Path) -> bool:
    """Whether the pinned version lies in `folder`, whole."""
    digest = PIN.read_text("utf-8").split()[2]
    stamp = folder / _STAMP
    return stamp.exists() and stamp.read_text("utf-8") == digest


def _installed_npm() -> str | None:
    """npm, installed from Debian's packages where we may: as root, and with apt-get at hand."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "nodejs", "npm"]):
        subprocess.run([apt, *arguments], env=quietly, capture_output=True, check=False)
    return shutil.which("npm")


def _packed(npm: str, what: str, scratch: Path) -> Path:
    done = subprocess.run(
        [npm, "pack", "--silent", "--ignore-scripts", what],
        cwd=scratch,
        capture_output=True,
        check=False,
    )
    found = list(scratch.glob("*.tgz"))
    if done.returncode or not found:
        raise FrontendFault(f"npm could not fetch {what}; is the network there? Try again.")
    return found[0]


def _check(archive: Path, digest: str) -> None:
    """Compare with the digest that npm's own registries publish ("sha512-" and base64)."""
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != f"sha512-{found}":
        raise FrontendFault("What npm fetched is not what was pinned; nothing was installed.")


def _lay_out(archive: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as tar:
        styles = _read(tar, f"{_INSIDE}govuk-frontend.min.css").decode()
        script = _read(tar, f"{_INSIDE}govuk-frontend.min.js").decode()
    (folder / "govuk-frontend.min.css").write_text(_own_typeface(styles), "utf-8")
    (folder / "govuk-frontend.min.js").write_text(_without_map(script), "utf-8")


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    if file is None:
        raise FrontendFault(f"{name} is missing from the package.")
    return file.read()


def _own_typeface(styles: str) -> str:
    """The styles without GOV.UK's typeface and images, which only GOV.UK may use."""
    styles = re.sub(r"@font-face\s*{[^}]*}", "", styles)
    styles = re.sub(r'"?GDS Transport"?\s*,\s*arial\s*,\s*sans-serif', _TYPEFACE, styles)
    return _without_map(styles)


def _without_map(text: str) -> str:
    return re.sub(r"(/\*|//)# sourceMappingURL=\S+( ?\*/)?", "", text)


if __name__ == "__main__":
    sys.exit(main())
