"""Long lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict

M = TypeVar("M", bound=Model)

ON_A_PAGE = 50
COUNTED = 500  # counting further costs time and tells nobody anything


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page stands among its neighbours. Addresses keep the filters."""

    number: int
    before: str  # the address of the page before, or ""
    after: str
    first: int  # of the lines shown, from 1
    last: int
    total: str  # "12", or "more than 2,000"


def page_of(rows: QuerySet[M], request: HttpRequest) -> tuple[Sequence[M], Page]:
    """The rows that `?page=` asks for, and where they stand; a wrong number is the first page."""
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    start = (number - 1) * ON_A_PAGE
    found = list(rows[start : start + ON_A_PAGE + 1])
    shown, more = found[:ON_A_PAGE], len(found) > ON_A_PAGE
    return shown, Page(
        number=number,
        before=_address(request.GET, number - 1) if number > 1 else "",
        after=_address(request.GET, number + 1) if more else "",
        first=start + 1 if shown else 0,
        last=start + len(shown),
        total=_total(rows),
    )


def _total(rows: QuerySet[M]) -> str:
    counted = rows.order_by()[: COUNTED + 1].count()
    return f"{counted:,}" if counted <= COUNTED else f"more than {COUNTED:,}"


def _address(query: QueryDict, number: int) -> str:
    copied = query.copy()
    copied["page"] = str(number)
    return f"?{copied.urlencode()}"
