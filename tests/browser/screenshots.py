"""`python -m tests.browser.screenshots`: the main pages as pictures, for docs/screenshots.

Everybody in them is invented: it is the demonstration, worked on as the journeys work on it.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from register.reviewers.access import Role
from tests.browser import errands, journey
from tests.browser.case import Case, drafts
from tests.browser.chromium import chromium
from tests.browser.site import REVIEWERS, Site, add_people, served
from tests.browser.visitor import Visitor, sign_in, window
from tests.journeys.command import pupilguard

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
_TALLEST = 1400  # pixels; what lies below is cut off
_BELOW = 30  # pixels of the footer below its words
_COLOURS = 64

Shoot = Callable[[str], None]


def main() -> int:
    """Make them all anew; 0."""
    with demonstrated() as site, chromium() as browser, window(browser, site) as visitor:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()
        _take_all(visitor, site, lambda name: _shoot(visitor, name))
    return 0


@contextmanager
def demonstrated() -> Iterator[Site]:
    """The demonstration in a folder that goes with the block, served to one of each role."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "demo"
        run = pupilguard("demo", "--dir", folder, folder=folder.parent)
        if run.code != 0:
            raise SystemExit(run.err)
        add_people(folder, REVIEWERS.values())
        with served(folder) as site:
            yield site


def _take_all(visitor: Visitor, site: Site, shoot: Shoot) -> None:
    incidents = site.run("incidents", "export").document["incidents"]
    wrong = drafts(site, incidents, "wrong-recipient", "wrong-attachment")
    reported, closed, held, *none, shown = wrong[:6]
    visitor.go("/account/login/")
    shoot("sign-in")
    sign_in(visitor, REVIEWERS[Role.DPO])
    shoot("queue")
    _of_a_draft(visitor, shown, shoot)
    journey.report(visitor, reported)
    journey.close_as_not_reportable(visitor, closed)
    errands.add_to(visitor, reported)
    errands.hold_back(visitor, held)
    errands.report_by_hand(visitor)
    errands.dismiss(visitor, none)
    _of_a_case(visitor, reported, shoot)
    for name in ("register", "reports", "trust", "scans", "roster", "rules", "users", "audit"):
        visitor.go(f"/{name}/")
        shoot(name)
    visitor.go("/rules/suppressions/")
    shoot("suppressions")
    visitor.go("/report/")
    shoot("report-by-hand")
    visitor.go("/accessibility/")
    shoot("accessibility")


def _of_a_draft(visitor: Visitor, case: Case, shoot: Shoot) -> None:
    visitor.go(case.path)
    shoot("incident")
    for name in ("evidence", "recipients", "tasks"):
        visitor.go(f"{case.path}{name}/")
        shoot(name)
    visitor.go(f"{case.path}risk/")
    shoot("matrix")
    visitor.go(f"{case.path}evidence/")
    visitor.fill("Why you need to see it", journey.REASON)
    visitor.press("Show names and evidence")
    shoot("evidence-revealed")


def _of_a_case(visitor: Visitor, case: Case, shoot: Shoot) -> None:
    for name in ("assessment", "record", "decisions", "outputs", "timeline"):
        visitor.go(f"{case.path}{name}/")
        shoot(name)
    visitor.go(f"{case.path}outputs/regulator/")
    shoot("regulator-report")
    visitor.go(f"{case.path}recipients/1/")
    shoot("follow-up")


def _shoot(visitor: Visitor, name: str) -> None:
    """The page from its top, of few colours, so that the picture is small."""
    visitor.page.evaluate("document.activeElement?.blur()")
    taken = Image.open(io.BytesIO(visitor.page.screenshot(full_page=True)))
    end = visitor.page.locator("footer p").bounding_box()
    bottom = int(end["y"] + end["height"]) + _BELOW if end else taken.height
    cropped = taken.crop((0, 0, taken.width, min(bottom, taken.height, _TALLEST))).convert("RGB")
    few = cropped.quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
