"""What is left alone because it has not changed, and what stands uninspected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from register.filing.scan_run import Tally
from scanner.model import Bookmark, Finding, Reason
from scanner.personal import Personal

Maker = Callable[..., Finding]
SOURCE = "sent-mail"


def standing(register: Any) -> list[tuple[str, str]]:
    return [(gap.item.reveal(), gap.reason) for gap in register.gaps()]


def test_an_item_is_unchanged_only_in_the_state_it_was_recorded_in(
    register: Any, scan: Any, item: Any
) -> None:
    assert not register.is_unchanged(item("a"), "1")
    scan.clean(item("a"), "1")
    assert register.is_unchanged(item("a"), "1")
    assert not register.is_unchanged(item("a"), "2")
    assert not register.is_unchanged(item("b"), "1")
    assert not register.is_unchanged(item("a", source="other"), "1")
    scan.clean(item("a"), "2")
    assert register.is_unchanged(item("a"), "2")
    assert not register.is_unchanged(item("a"), "1")


def test_a_mail_that_was_read_is_the_same_item(register: Any, scan: Any, item: Any) -> None:
    scan.clean(item("box/new/17.host"))
    assert register.is_unchanged(item("box/cur/17.host:2,S"), "1")


def test_a_gap_stands_and_is_counted_in_every_scan(
    register: Any, new_scan: Any, item: Any, gap: Any, home: Any
) -> None:
    began = home.clock.now
    new_scan().missed(gap("locked.docx"))
    for _ in range(2):
        home.clock.now += timedelta(days=1)
        scan = new_scan()
        assert register.is_unchanged(item("locked.docx"), "1")
        assert register.keep(item("locked.docx")) is True
        assert register.clear_stale_gaps(scan.run, SOURCE) == 0
        (shown,) = register.gaps()
        assert (shown.item.reveal(), shown.reason) == ("locked.docx", "encrypted")
        assert (shown.first_at, shown.last_at) == (began, home.clock.now)


def test_an_unchanged_item_that_was_inspected_keeps_no_gap(
    register: Any, scan: Any, new_scan: Any, item: Any
) -> None:
    scan.clean(item("a"))
    new_scan()
    assert register.keep(item("a")) is False


def test_a_gap_goes_when_its_item_is_inspected(
    register: Any, scan: Any, item: Any, gap: Any
) -> None:
    scan.missed(gap("a"))
    scan.missed(gap("b"))
    scan.clean(item("a"), "2")
    assert standing(register) == [("b", "encrypted")]


def test_a_gap_goes_when_its_item_is_gone_and_comes_back_with_it(
    register: Any, new_scan: Any, item: Any, gap: Any
) -> None:
    new_scan().missed(gap("a"))
    later = new_scan()
    assert register.clear_stale_gaps(later.run, SOURCE) == 1
    assert standing(register) == []
    assert not register.is_unchanged(item("a"), "1"), "it would count as inspected"


def test_gaps_of_another_source_are_left_alone(register: Any, new_scan: Any, gap: Any) -> None:
    new_scan().missed(gap("a", source="share"))
    assert register.clear_stale_gaps(new_scan().run, SOURCE) == 0
    assert register.clear_gaps_outside([SOURCE, "share"]) == 0
    assert standing(register) == [("a", "encrypted")]
    assert register.clear_gaps_outside([SOURCE]) == 1
    assert standing(register) == []


def test_an_interrupted_scan_clears_nothing(register: Any, new_scan: Any, gap: Any) -> None:
    new_scan().missed(gap("a"))
    new_scan().missed(gap("b"))
    assert standing(register) == [("a", "encrypted"), ("b", "encrypted")]


def test_a_gap_worth_another_try_is_tried_in_the_next_scan(
    register: Any, scan: Any, item: Any, gap: Any
) -> None:
    scan.missed(gap("a", Reason.TIMEOUT, can_retry=True))
    scan.missed(gap("b", Reason.ENCRYPTED))
    assert not register.is_unchanged(item("a"), "1")
    assert register.is_unchanged(item("b"), "1")


def test_a_gap_without_a_state_is_never_unchanged(
    register: Any, scan: Any, item: Any, gap: Any
) -> None:
    scan.clean(item("share"), "1")
    scan.missed(gap("share", Reason.UNAVAILABLE), state="")
    assert not register.is_unchanged(item("share"), "1")
    assert not register.is_unchanged(item("share"), "")
    assert standing(register) == [("share", "source unavailable")]


def test_gaps_within_an_item_are_replaced_by_what_the_next_look_gives(
    register: Any, new_scan: Any, item: Any, gap: Any, home: Any
) -> None:
    began = home.clock.now
    first = (gap("mail.eml", Reason.ENCRYPTED), gap("mail.eml", Reason.CORRUPT))
    new_scan().clean(item("mail.eml"), gaps=first)
    home.clock.now += timedelta(days=1)
    second = (gap("mail.eml", Reason.TOO_DEEP), gap("mail.eml", Reason.ENCRYPTED))
    new_scan().clean(item("mail.eml"), "2", gaps=second)
    shown = {g.reason: g.first_at for g in register.gaps()}
    assert shown == {"encrypted": began, "nested too deep": home.clock.now}


def test_an_item_with_findings_and_a_gap_has_both(
    register: Any, new_scan: Any, item: Any, gap: Any, finding: Maker
) -> None:
    recorded = new_scan().found(finding("mail.eml"), gaps=(gap("mail.eml"),))
    assert len(recorded.opened) == 1
    new_scan()
    assert register.is_unchanged(item("mail.eml"), "1")
    assert register.keep(item("mail.eml")) is True


def test_a_bookmark_is_kept_by_source_and_moves_on(register: Any) -> None:
    assert register.bookmark("a") is None
    register.save_bookmark("a", Bookmark("1"))
    register.save_bookmark("b", Bookmark("9"))
    register.save_bookmark("a", Bookmark("2"))
    assert register.bookmark("a") == Bookmark("2")
    assert register.bookmark("b") == Bookmark("9")


def test_the_digest_in_a_log_leads_back_to_the_item(
    register: Any, scan: Any, finding: Maker, gap: Any
) -> None:
    scan.found(finding("mail/a.eml"))
    scan.missed(gap("mail/b.eml"))
    for locator in ("mail/a.eml", "mail/b.eml"):
        digest = register.digest(SOURCE, Personal(locator))
        assert locator not in digest
        assert register.locator(digest) == register.locator(digest[:12]) == Personal(locator)
    assert register.locator(register.digest(SOURCE, Personal("mail/c.eml"))) is None
    assert register.locator("") is None


def test_a_finished_run_keeps_what_it_counted(register: Any, scan: Any, home: Any) -> None:
    from register import models

    home.clock.now += timedelta(seconds=4)
    register.finish_run(scan.run, Tally(120, 117, 3, 14, 9, 1))
    run = models.Run.objects.get()
    assert (run.state, run.version, run.finished_at) == ("finished", "1", home.clock.now)
    assert (run.items, run.inspected, run.gaps, run.findings) == (120, 117, 3, 14)
    assert (run.incidents_opened, run.incidents_extended) == (9, 1)


def test_a_failed_run_says_so(register: Any, scan: Any) -> None:
    from register import models

    register.finish_run(scan.run, Tally(), failed=True)
    assert models.Run.objects.get().state == "failed"
