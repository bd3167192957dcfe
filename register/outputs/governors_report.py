"""The report to governors, each term and each year: figures, in the regulator's own lists."""

from __future__ import annotations

from register.lent.controller import Controller
from register.outputs.document import Document, Section, Table
from register.reports.complaints import ComplaintCounts
from register.reports.figures import Counts, Figures
from register.reports.period import Period

BY_MONTH = "By month"  # the title of the first table, which a chart may stand for


def governors_report(figures: Figures, period: Period, controller: Controller) -> Document:
    """Nothing in it names a person or a single incident."""
    return Document(
        name=f"breach-report-{period.first}-{period.last}",
        title=f"Personal data breaches: {period.name}",
        opening=(controller.name, period.words),
        sections=(
            Section("In short", (in_short(figures),)),
            Section("Breaches", tables=tuple(tables(figures))),
        ),
    )


def in_short(figures: Figures) -> str:
    """The report in a few sentences."""
    breaches = _of_breaches(figures) if figures.breaches else "No breach was confirmed."
    near = _said(figures.near_misses, "near miss", "near misses")
    besides = f"There {'was' if figures.near_misses == 1 else 'were'} {near} besides."
    return (
        f"{breaches} {besides if figures.near_misses else 'No near miss was confirmed.'}"
        f" {_said(figures.dismissed, 'draft was', 'drafts were')} dismissed as no breach, and"
        f" {_said(figures.waiting, 'waits', 'wait')} for a decision."
        f" {_of_complaints(figures.complaints)}"
    )


def _of_breaches(figures: Figures) -> str:
    late = figures.reported - figures.in_time
    reported = f"{figures.reported:,} of them reported to the regulator"
    if figures.reported:
        reported += f", {'all' if not late else figures.in_time} within 72 hours"
    return (
        f"{_said(figures.breaches, 'breach', 'breaches')} concerning"
        f" {_said(figures.people, 'person', 'people')}; {reported}. The people concerned were told"
        f" of {f'{figures.told:,}' if figures.told else 'none'} of them."
    )


def _of_complaints(counts: ComplaintCounts) -> str:
    if not counts.received:
        return "No complaint about an incident was received."
    acknowledged = f"{counts.acknowledged:,} of them acknowledged"
    if counts.acknowledged:
        late = counts.acknowledged - counts.in_time
        acknowledged += f", {'all' if not late else counts.in_time} within 30 days"
    received = _said(counts.received, "complaint was", "complaints were")
    return f"{received} received; {acknowledged}."


def tables(figures: Figures) -> list[Table]:
    """The lists with something in them."""
    lists: tuple[tuple[str, str, Counts], ...] = (
        (BY_MONTH, "Month", figures.by_month),
        ("By school", "School", figures.by_school),
        ("By category", "Category", figures.by_category),
        ("By type of incident", "Type", figures.by_type),
        ("By type of data", "Data", figures.by_data),
        ("By kind of people", "People", figures.by_subjects),
        ("By number of people", "People", figures.by_band),
        ("By severity", "Severity", figures.by_severity),
        ("By time to report", "Time", figures.by_time_to_report),
    )
    breaches = [_table(title, heading, "Breaches", counts) for title, heading, counts in lists]
    drafts = _table("Drafts dismissed as no breach, and why", "Why", "Drafts", figures.by_dismissal)
    return [table for table in (*breaches, drafts) if table is not None]


def _table(title: str, heading: str, counted: str, counts: Counts) -> Table | None:
    """None where nothing was counted."""
    if not any(count for _, count in counts):
        return None
    rows = tuple((word, str(count)) for word, count in counts)
    return Table(title, (heading, counted), rows, is_charted=title == BY_MONTH)


def _said(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
