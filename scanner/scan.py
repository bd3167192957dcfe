"""One scan: every source listed, what changed inspected, what was found put into the register."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.base import Connector
from register.filing.scan_run import Recorded, ScanRun, Tally
from scanner.engine.engine import Engine
from scanner.errors import AccessDenied, SourceUnavailable
from scanner.model import Bookmark, Gap, Inspected, Item, Reason
from scanner.personal import Personal

if TYPE_CHECKING:
    from register.book import Register
    from scanner.rehearsal import Rehearsal

log = logging.getLogger(__name__)

_TRIES = 3
_PAUSE_SECONDS = 2.0

Progress = Callable[[str, int], None]


@dataclass(slots=True)
class ScanResult:
    """What a scan counted: `scan --json`. Always items = inspected + gaps.

    `findings` are those of the items that this scan read; `suppressed` what is held back of them
    and of the unchanged items, and not among the findings.
    """

    items: int = 0
    inspected: int = 0
    gaps: int = 0
    findings: int = 0
    suppressed: int = 0
    opened: set[str] = field(default_factory=set)
    extended: set[str] = field(default_factory=set)
    seconds: float = 0.0
    by_source: dict[str, list[int]] = field(default_factory=dict)  # inspected, gaps

    def as_json(self) -> dict[str, object]:
        """The contract's document."""
        return {
            "items": self.items,
            "inspected": self.inspected,
            "gaps": self.gaps,
            "incidents_opened": len(self.opened),
            "incidents_extended": len(self.extended - self.opened),
            "findings": self.findings,
            "suppressed": self.suppressed,
            "seconds": round(self.seconds, 1),
        }

    def count(self, source: str, is_gap: bool) -> None:
        """Count one item as inspected or as a gap."""
        self.items += 1
        self.gaps += is_gap
        self.inspected += not is_gap
        self.by_source.setdefault(source, [0, 0])[is_gap] += 1


class Scan:
    """One run over all sources. Without a register nothing is stored (`--dry-run`).

    `rehearsal`: what such a run asks instead, so that it counts what somebody holds back.
    """

    def __init__(
        self,
        engine: Engine,
        register: Register | None,
        rules_state: str,
        progress: Progress | None = None,
        rehearsal: Rehearsal | None = None,
    ) -> None:
        self._engine = engine
        self._register = register
        self._rules_state = rules_state
        self._progress = progress or (lambda source, done: None)
        self._rehearsal = rehearsal
        self._run: ScanRun | None = None
        self._states: dict[tuple[str, Personal[str]], str] = {}
        self.result = ScanResult()
        self.gaps: list[Gap] = []  # of a dry run, which has no register to list them from

    def over(
        self,
        sources: Iterator[tuple[str, Connector]],
        version: str,
        heads: Mapping[str, int] | None = None,
    ) -> ScanResult:
        """Scan the sources one after another and say what was counted.

        `heads`: how many people of each kind the roster holds, to hold the next one against.
        Raises RegisterError when the register cannot take it: what was stored until then stays,
        and the source's bookmark stays where it was.
        """
        began = time.monotonic()
        if self._register is not None:
            self._run = self._register.start_run(version, heads)
        finished = False
        names = []
        try:
            for name, connector in sources:
                names.append(name)
                self._source(name, connector)
            if self._register is not None:
                self._register.clear_gaps_outside(names)
            finished = True
        finally:
            self.result.seconds = time.monotonic() - began
            self._finish(failed=not finished)
        return self.result

    def _finish(self, *, failed: bool) -> None:
        if self._register is None or self._run is None:
            return
        result = self.result
        tally = Tally(
            items=result.items,
            inspected=result.inspected,
            gaps=result.gaps,
            findings=result.findings,
            incidents_opened=len(result.opened),
            incidents_extended=len(result.extended - result.opened),
            suppressed=result.suppressed,
        )
        self._register.finish_run(self._run, tally, failed=failed)

    def _source(self, name: str, connector: Connector) -> None:
        listing = _Listing(name, connector, self._bookmark(name))
        changed = self._changed(name, listing)
        for outcome in self._engine.outcomes(changed):
            self._take(outcome)
        if self._register is not None and self._run is not None and listing.is_whole:
            # Only now: what was found up to the bookmark is stored.
            self._register.clear_stale_gaps(self._run, name)
            if listing.bookmark is not None:
                self._register.save_bookmark(name, listing.bookmark)
        counts = self.result.by_source.get(name, [0, 0])
        log.info("source done: %d inspected, %d gaps", counts[0], counts[1])

    def _bookmark(self, name: str) -> Bookmark | None:
        return self._register.bookmark(name) if self._register is not None else None

    def _changed(self, name: str, listing: _Listing) -> Iterator[Item | Gap]:
        """What must be inspected; the unchanged is counted and let stand."""
        for entry in listing:
            if isinstance(entry, Item):
                state = state_of(entry, self._rules_state)
                if self._register is not None and self._register.is_unchanged(entry, state):
                    self.result.count(name, is_gap=self._register.keep(entry))
                    self.result.suppressed += self._register.held_back(entry)
                    self._progress(name, self.result.items)
                    continue
                self._states[entry.source, entry.locator] = state
            yield entry

    def _take(self, outcome: Inspected | Gap) -> None:
        if isinstance(outcome, Inspected):
            source, locator = outcome.item.source, outcome.item.locator
            gaps, findings = outcome.gaps, outcome.findings
        else:
            source, locator = outcome.source, outcome.locator
            gaps, findings = (outcome,), ()
        state = self._states.pop((source, locator), "")
        recorded = Recorded()
        if self._register is not None and self._run is not None:
            recorded = self._register.record(self._run, outcome, state)
        else:
            self.gaps += gaps
            if self._rehearsal is not None:
                recorded = Recorded(suppressed=self._rehearsal.held_back(findings))
        self.result.count(source, is_gap=bool(gaps))
        self.result.findings += len(findings) - recorded.suppressed
        self.result.suppressed += recorded.suppressed
        self.result.opened |= set(recorded.opened)
        self.result.extended |= set(recorded.extended)
        self._progress(source, self.result.items)


class _Listing:
    """A connector's entries, with its failures as gaps and its bookmark kept for later."""

    def __init__(self, name: str, connector: Connector, since: Bookmark | None) -> None:
        self._name = name
        self._connector = connector
        self._since = since
        self.bookmark: Bookmark | None = None
        self.is_whole = False

    def __iter__(self) -> Iterator[Item | Gap]:
        for attempt in range(1, _TRIES + 1):
            listed = 0
            try:
                for entry in self._connector.items(self._since):
                    if isinstance(entry, Bookmark):
                        self.bookmark = entry
                    else:
                        listed += 1
                        yield entry
            except AccessDenied as error:
                yield self._gap(Reason.DENIED, str(error))
                return
            except SourceUnavailable as error:
                # Listed again from the start, what was already given would be counted twice.
                if attempt == _TRIES or listed:
                    yield self._gap(Reason.UNAVAILABLE, str(error))
                    return
                time.sleep(_PAUSE_SECONDS * attempt)
                continue
            self.is_whole = True
            return

    def _gap(self, reason: Reason, detail: str) -> Gap:
        return Gap(self._name, Personal(self._name), reason, detail, can_retry=True)


def state_of(item: Item, rules_state: str) -> str:
    """All that a verdict hangs on: content, audience, roster and rules."""
    audience = item.audience
    readers = sorted(
        f"{p.field}:{p.address.reveal()}:{p.display_name.reveal()}" for p in audience.principals
    )
    return "\n".join(
        (
            item.version,
            rules_state,
            audience.known_by,
            str(audience.to_addressee),
            str(item.is_draft),
            item.likely_school,
            *readers,
        )
    )
