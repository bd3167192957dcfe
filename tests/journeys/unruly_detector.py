"""A detector of somebody else, installed as a package offers one, which does what the text says.

It stands for every bug in a parser or detector: the word in the text decides whether it raises
what it read, prints it, ends its process or takes for ever.
"""

from __future__ import annotations

from pathlib import Path

RAISE = "zzraise"
LEAVE = "zzleave"
PRINT = "zzprint"
KILL = "zzkill"
SLEEP = "zzsleep"
REMOVE = "zzremove"  # the file beside it that ends in ".vanishing"

_CODE = """
import logging, os, pathlib, signal, sys, time, warnings

class Unruly:
    name = "unruly"
    categories = frozenset()

    def mentions(self, part):
        text = part.text.reveal()
        logging.getLogger("unruly").error("read %s", text)
        warnings.warn(text)
        if "zzprint" in text:
            print(text)
            os.write(2, text.encode())
        if "zzraise" in text:
            raise ValueError(text)
        if "zzleave" in text:
            sys.exit(text)
        if "zzkill" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "zzsleep" in text:
            time.sleep(600)
        if "zzremove" in text:
            for path in pathlib.Path(text.split()[-1]).glob("*.vanishing.txt"):
                path.unlink(missing_ok=True)
        return ()
"""


def installed_below(folder: Path) -> Path:
    """A folder for PYTHONPATH, in which the detector is installed as `unruly`."""
    information = folder / "unruly-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: unruly\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(
        "[pupilguard.detectors]\nunruly = unruly:Unruly\n"
    )
    (folder / "unruly.py").write_text(_CODE)
    return folder
