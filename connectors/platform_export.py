"""Tables exported from a parents' or pupils' platform: links, access logs, records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from connectors.content import BytesContent
from connectors.gap import gap, gap_at, gone
from connectors.litter import is_litter
from connectors.locator import locator, numbered
from connectors.moment import moment
from connectors.platform_ties import (
    AccountTies,
    PupilTies,
    Ties,
    TiesReader,
    digest,
    pupil_name,
)
from connectors.table_file import Row, require_headings, table_rows
from connectors.tree import (
    Found,
    FoundObstacle,
    found_at,
    path_below,
    problems_of_root,
    require_root,
    walk,
)
from scanner.config.configuration import Organisation, PlatformExportSource, TableSettings
from scanner.errors import ItemUnreadable, Problem
from scanner.model import (
    Audience,
    Bookmark,
    Field,
    Gap,
    Item,
    ItemKind,
    KnownBy,
    Principal,
    Reason,
    Record,
    RecordKind,
)
from scanner.personal import Personal

# Where an account stands in every row of the kind.
_WITH_ACCOUNT = frozenset({RecordKind.ACCOUNT_LINKS, RecordKind.ACCESS_LOG})
_TIMES = ("when", "corrected_at")
_ROW = "row"


class PlatformExport:
    """The rows of one platform's exported tables, each joined with what the others say of it.

    An export is written anew as a whole, so every run reads all of it; what has not changed is
    known by its version. The bookmark only says that the reading came to its end.
    """

    def __init__(self, source: PlatformExportSource, organisation: Organisation) -> None:
        self._source = source
        self._organisation = organisation

    def check(self) -> list[Problem]:
        """Whether every table is there with its headings. Reads no row below them."""
        problems = problems_of_root(self._source.folder, self._source.name)
        if any(problem.is_fault for problem in problems):
            return problems
        for name, table in self._source.tables.items():
            try:
                require_headings(self._path(name), table.columns)
            except ItemUnreadable as why:
                problems.append(Problem(self._place(name), why.detail))
        return problems

    def items(self, bookmark: Bookmark | None) -> Iterator[Item | Gap | Bookmark]:
        """Every row, then a bookmark. Raises SourceUnavailable or AccessDenied for the folder.

        A table that cannot be read is one Gap. So is every table of openings and records while a
        table of links cannot be read: without it everybody would seem to be nobody's parent.
        """
        require_root(self._source.folder, self._source.name)
        ties, unreadable = self._gathered()
        count = 0
        for name, table in self._source.tables.items():
            for entry in self._of_table(name, table, ties, unreadable):
                count += 1
                yield entry
        yield from self._strays()
        yield Bookmark(f"listed {count}")

    def at(self, locator: Personal[str]) -> Item | Gap:
        """The row of this name, joined as `items` joins it: its table is read no further.

        Raises SourceUnavailable or AccessDenied for the folder.
        """
        relative = path_below(self._source, locator)
        if relative is None:
            return gone(self._source, locator)
        name, number = numbered(relative, _ROW) or (relative, 0)
        table = self._source.tables.get(name)
        if table is None:
            found = found_at(self._source.folder, relative)
            return self._stray(found) or gone(self._source, locator)
        ties, unreadable = self._gathered()
        entry = next(self._of_table(name, table, ties, unreadable, number), None)
        if entry is None or (isinstance(entry, Gap) and entry.reason is Reason.VANISHED):
            return gone(self._source, locator)
        if isinstance(entry, Gap):
            return gap_at(self._source, locator, ItemUnreadable(entry.reason, entry.detail))
        return entry

    def _gathered(self) -> tuple[Ties, dict[str, ItemUnreadable]]:
        """What the tables say together, and which of them could not be read."""
        reader = TiesReader()
        unreadable: dict[str, ItemUnreadable] = {}
        adders = {
            RecordKind.ACCOUNT_LINKS: reader.add_link,
            RecordKind.ACCESS_LOG: reader.add_opening,
        }
        for name, table in self._source.tables.items():
            add = adders.get(table.kind)
            if add is None:
                continue
            try:
                for row in table_rows(self._path(name), table.columns):
                    add(row)
            except ItemUnreadable as why:
                unreadable[name] = why
        return reader.ties(), unreadable

    def _of_table(
        self,
        name: str,
        table: TableSettings,
        ties: Ties,
        unreadable: dict[str, ItemUnreadable],
        only: int | None = None,
    ) -> Iterator[Item | Gap]:
        """Its rows, or `only` the one of this number; a Gap where it cannot be read (on)."""
        why = unreadable.get(name) or self._lack_of_links(table, unreadable)
        if why is not None:
            yield gap(self._source, name, why)
            return
        try:
            for row in table_rows(self._path(name), table.columns):
                if only is None or row.number == only:
                    yield self._of_row(f"{name}#{_ROW}{row.number}", table.kind, row, ties)
        except ItemUnreadable as failure:
            yield gap(self._source, name, failure)

    def _lack_of_links(
        self, table: TableSettings, unreadable: dict[str, ItemUnreadable]
    ) -> ItemUnreadable | None:
        tables = self._source.tables
        lacks = any(tables[name].kind is RecordKind.ACCOUNT_LINKS for name in unreadable)
        if table.kind is RecordKind.ACCOUNT_LINKS or not lacks:
            return None
        why = "The table of links could not be read, so nobody knows who sees these rows."
        return ItemUnreadable(Reason.AUDIENCE_UNKNOWN, why)

    def _of_row(self, relative: str, kind: RecordKind, row: Row, ties: Ties) -> Item | Gap:
        fault = row.fault or _fault(kind, row)
        if fault:
            return gap(self._source, relative, ItemUnreadable(Reason.ROW_REJECTED, fault))
        written = row.values.get("account", "")
        account = ties.account(written) if written else None
        pupil = ties.pupil(row.values["pupil"])
        record = self._record(kind, row, account, pupil)
        author = row.values.get("author", "")
        return Item(
            source=self._source.name,
            locator=locator(self._source.path, relative),
            kind=ItemKind.RECORD,
            audience=_audience(record),
            content=_content(kind, row),
            version=_version(record, row, account, pupil),
            group=Personal(self._source.platform),
            actor=Personal(author) if author else None,
            when=_time(row, "when"),
            likely_school=self._school(record.account_school),
            record=record,
        )

    def _record(
        self, kind: RecordKind, row: Row, account: AccountTies | None, pupil: PupilTies
    ) -> Record:
        values = row.values
        author = values.get("author", "")
        is_opening = kind is RecordKind.ACCESS_LOG
        return Record(
            kind=kind,
            platform=self._source.platform,
            pupil=Personal(pupil_name(values["pupil"])),
            account=account.name if account else None,
            account_school=values.get("school", "") or (account.school if account else ""),
            account_role=values.get("role", "").lower() or (account.role if account else ""),
            action=values.get("action", ""),
            author=Personal(author) if author else None,
            corrected_at=_time(row, "corrected_at"),
            account_log=account.openings if account else (),
            # Who else opened the record says nothing about one opening of it.
            accessed=() if is_opening else pupil.openings,
            linked_accounts=pupil.accounts,
            linked_pupils=account.pupils if account else frozenset(),
        )

    def _school(self, written: str) -> str:
        """The id of the school named by id or name; of the only school where there is one."""
        schools = self._organisation.schools
        wanted = written.casefold()
        named = [s.id for s in schools if wanted in (s.id.casefold(), s.name.casefold())]
        if len(named) == 1:
            return named[0]
        return schools[0].id if len(schools) == 1 else ""

    def _strays(self) -> Iterator[Gap]:
        """What lies in the folder and is no table: a new export, perhaps, that nobody named."""
        for found in walk(self._source.folder):
            stray = self._stray(found)
            if stray is not None:
                yield stray

    def _stray(self, found: Found) -> Gap | None:
        if self._source.folder / found.relative in map(self._path, self._source.tables):
            return None
        if isinstance(found, FoundObstacle):
            return gap(self._source, found.relative, found.why)
        if is_litter(found.name):
            return None
        why = "No entry under tables names this file; add one, or move the file away."
        return gap(self._source, found.relative, ItemUnreadable(Reason.UNSUPPORTED, why))

    def _path(self, name: str) -> Path:
        return self._source.folder / name

    def _place(self, name: str) -> str:
        return f"{self._source.name}, table {name}"


def _fault(kind: RecordKind, row: Row) -> str:
    """Why this row says nothing; empty when it does. Names our columns, quotes no value."""
    values = row.values
    wanted = ["pupil"]
    wanted += ["account"] if kind in _WITH_ACCOUNT else []
    wanted += ["when"] if kind is RecordKind.ACCESS_LOG else []
    empty = [name for name in wanted if not values.get(name)]
    if empty:
        return f"Empty: {' and '.join(empty)}."
    wrong = [name for name in _TIMES if values.get(name) and _time(row, name) is None]
    return f"Not a date of the form dd/mm/yyyy or ISO: {' and '.join(wrong)}." if wrong else ""


def _time(row: Row, column: str) -> datetime | None:
    return moment(row.values.get(column, ""))


def _audience(record: Record) -> Audience:
    """The account of a link or an opening; of a record, everybody linked to its pupil."""
    is_of_account = record.kind in _WITH_ACCOUNT and record.account is not None
    accounts = (record.account,) if is_of_account else record.linked_accounts
    principals = tuple(Principal(account, Field.ACCOUNT) for account in accounts if account)
    return Audience(principals, KnownBy.EXPORT)


def _content(kind: RecordKind, row: Row) -> BytesContent:
    """What a record says, as JSON; links and openings say nothing beyond their columns."""
    if kind is not RecordKind.RECORDS:
        return BytesContent(Personal(b""))
    text = json.dumps({"text": row.values.get("text", "")}, ensure_ascii=False)
    return BytesContent(Personal(text.encode()))


def _version(record: Record, row: Row, account: AccountTies | None, pupil: PupilTies) -> str:
    """Of the row and of all that was joined to it."""
    columns = (f"{name}={value}" for name, value in sorted(row.values.items()))
    linked = (account.reveal() for account in record.linked_accounts)
    openings = pupil.digest if record.accessed else ""
    return digest([record.kind, account.digest if account else "", openings, *columns, *linked])
