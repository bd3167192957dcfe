"""What a dry run asks the register: which findings somebody holds back. It stores nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable

from register.filing.suppression import Hold, State, address_digest, place_digest
from register.reports.shown import SuppressionView
from register.vault.key import FIRST_VERSION, KEY_BYTES, Keyring
from scanner.model import Finding


class Rehearsal:
    """The active suppressions, asked finding by finding as a scan that stores would ask them."""

    def __init__(self, suppressions: Iterable[SuppressionView]) -> None:
        # A key for this run alone: what it digests is compared with itself, and kept nowhere.
        self._keyring = Keyring({FIRST_VERSION: os.urandom(KEY_BYTES)})
        self._holds = tuple(self._hold(s) for s in suppressions if s.state is State.ACTIVE)

    def held_back(self, findings: Iterable[Finding]) -> int:
        """How many of these would open nothing."""
        return sum(
            any(hold.covers(self._keyring, finding) for hold in self._holds) for finding in findings
        )

    def _hold(self, suppression: SuppressionView) -> Hold:
        scope = suppression.scope
        return Hold(
            suppression=suppression.number,
            pattern=scope.pattern,
            source=scope.source,
            places=frozenset(place_digest(self._keyring, place) for place in scope.places),
            subjects=frozenset(scope.subjects),
            categories=frozenset(scope.categories),
            addresses=frozenset(address_digest(self._keyring, one) for one in scope.addresses),
            people=frozenset(scope.people),
        )
