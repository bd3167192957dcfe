"""What a person at a terminal sees of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from scanner.verbs.screen import out

if TYPE_CHECKING:
    from register.reviewers.accounts import AccountView


def show_accounts(accounts: Sequence[AccountView]) -> None:
    """One line each."""
    if not accounts:
        out().print("Nobody has an account; `pupilguard users add` makes one.")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("username", "role", "schools", "signs in by", "second factor", "state"):
        table.add_column(heading)
    for account in accounts:
        table.add_row(
            escape(account.username),
            account.role.words,
            ", ".join(account.schools) or "all",
            _ways(account),
            "yes" if account.has_second_factor else "no",
            "active" if account.is_active else "disabled",
        )
    out().print(table)


def show_changed(account: AccountView, message: str) -> None:
    """Whom it was about, and what came of it."""
    schools = ", ".join(account.schools) or "all schools"
    out().print(f"{escape(account.username)} ({account.role.words}, {schools}): {message}")


def _ways(account: AccountView) -> str:
    ways = (("password", account.has_password), ("single sign-on", account.has_single_sign_on))
    return " or ".join(way for way, has in ways if has) or "nothing"
