"""What the tables of one platform say together: who is linked to whom, who opened what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from connectors.moment import moment
from connectors.table_file import Row
from scanner.model import Opening
from scanner.personal import Personal

# A UPN: a check letter, eleven digits, a digit or letter. DfE, "Unique pupil numbers (UPNs)".
_UPN = re.compile(r"[A-Za-z]\d{11}[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class AccountTies:
    """One account: its address where a table maps it, its pupils, and all it opened, by time."""

    name: Personal[str]
    school: str = ""  # as exported; empty when the tables name several
    role: str = ""
    pupils: frozenset[Personal[str]] = frozenset()
    openings: tuple[Opening, ...] = field(default=(), repr=False)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class PupilTies:
    """One pupil: the accounts linked to them, and when anybody opened their record."""

    accounts: tuple[Personal[str], ...] = ()
    openings: tuple[datetime, ...] = field(default=(), repr=False)
    digest: str = ""


NO_TIES = PupilTies()


@dataclass(frozen=True, slots=True, repr=False)
class Ties:
    """The joined tables, looked up by what a row says. Rows of one account share its value."""

    accounts: Mapping[str, AccountTies]
    pupils: Mapping[str, PupilTies]

    def account(self, written: str) -> AccountTies:
        key = account_key(written)
        return self.accounts.get(key) or AccountTies(Personal(account_name(written)))

    def pupil(self, written: str) -> PupilTies:
        return self.pupils.get(pupil_name(written), NO_TIES)


def pupil_name(written: str) -> str:
    """A pupil as exported, a UPN in capitals: some platforms write its letter small."""
    name = written.strip()
    return name.upper() if _UPN.fullmatch(name) else name


def account_name(written: str) -> str:
    """An account as exported, an address in lower case."""
    name = written.strip()
    return name.lower() if "@" in name else name


def account_key(written: str) -> str:
    return written.strip().casefold()


class TiesReader:
    """Gathers ties row by row; `ties` gives what was gathered."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._schools: dict[str, set[str]] = defaultdict(set)
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._pupils: dict[str, set[str]] = defaultdict(set)
        self._accounts: dict[str, set[str]] = defaultdict(set)
        self._openings: dict[str, list[Opening]] = defaultdict(list)
        self._times: dict[str, list[datetime]] = defaultdict(list)

    def add_link(self, row: Row) -> None:
        """A row of a table of links; one without account or pupil says nothing."""
        account, pupil = row.values.get("account", ""), row.values.get("pupil", "")
        if not account or not pupil:
            return
        key, name = account_key(account), pupil_name(pupil)
        self._names.setdefault(key, account_name(account))
        self._pupils[key].add(name)
        self._accounts[name].add(key)
        if address := row.values.get("address", ""):
            self._addresses[key] = account_name(address)
        if school := row.values.get("school", ""):
            self._schools[key].add(school)
        if role := row.values.get("role", ""):
            self._roles[key].add(role.lower())

    def add_opening(self, row: Row) -> None:
        """A row of an access log; one without account, pupil or a time we can read is nothing."""
        account, pupil = row.values.get("account", ""), row.values.get("pupil", "")
        at = moment(row.values.get("when", ""))
        if not account or not pupil or at is None:
            return
        key, name = account_key(account), pupil_name(pupil)
        self._names.setdefault(key, account_name(account))
        self._openings[key].append(Opening(at, name))
        self._times[name].append(at)

    def ties(self) -> Ties:
        accounts = {key: self._account(key) for key in self._names}
        pupils = {
            name: self._pupil(name, accounts) for name in self._accounts.keys() | self._times.keys()
        }
        return Ties(accounts, pupils)

    def _account(self, key: str) -> AccountTies:
        name = self._addresses.get(key) or self._names[key]
        school, role = _only(self._schools.get(key)), _only(self._roles.get(key))
        pupils = sorted(self._pupils.get(key, ()))
        log = sorted(self._openings.get(key, ()), key=lambda one: (one.at, one.pupil))
        facts = [name, school, role, *pupils, *(f"{one.at} {one.pupil}" for one in log)]
        return AccountTies(
            Personal(name),
            school,
            role,
            frozenset(Personal(pupil) for pupil in pupils),
            tuple(log),
            digest(facts),
        )

    def _pupil(self, name: str, accounts: Mapping[str, AccountTies]) -> PupilTies:
        # Two vendor's ids may be one address.
        linked = sorted({accounts[key].name.reveal() for key in self._accounts.get(name, ())})
        times = sorted(self._times.get(name, ()))
        facts = [*linked, *(str(at) for at in times)]
        return PupilTies(tuple(Personal(one) for one in linked), tuple(times), digest(facts))


def _only(found: set[str] | None) -> str:
    return next(iter(found)) if found is not None and len(found) == 1 else ""


def digest(facts: Iterable[str]) -> str:
    """What changes when any of these does."""
    total = blake2b(digest_size=16)
    for fact in facts:
        total.update(f"{len(fact)}:{fact}".encode("utf-8", "surrogatepass"))
    return total.hexdigest()
