"""Links, openings and records of a platform, held against the roster."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from rules.policy import Limits, load_policy
from scanner.may.entitlement import Entitlement
from scanner.may.platform_access import PlatformAccess
from scanner.model import (
    Audience,
    Exposure,
    Item,
    ItemKind,
    KnownBy,
    Opening,
    Origin,
    Place,
    Record,
    RecordKind,
    Standing,
)
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.what.statement import Statement
from scanner.who.recipients import Recipients
from tests.rules.scene import an_item
from tests.school import school_roster
from tests.small_roster import a_pupil, a_roster, a_teacher

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
LINKS, LOG, RECORDS = RecordKind.ACCOUNT_LINKS, RecordKind.ACCESS_LOG, RecordKind.RECORDS
MOTHER = "maravelle.q@postbox.example"  # C01, of P01 and P02
BARRED = "caspelin@letterbag.example"  # C08, of P06
TEACHER = "gavrielle.tunstock@fir.example.sch.uk"  # S02, fir, teaches 5A
ASH_TEACHER = "dorvan.highmoor@ash.example.sch.uk"
TRUST = "corwenna@fir.example.sch.uk"
GONE = "rosvita.kellingham@fir.example.sch.uk"
PUPIL = "zorvane1@pupils.fir.example.sch.uk"
WORKER = "v.holmquist@council.example"  # P03
STRANGER = "stranger@nowhere.example"


def _row(kind: RecordKind, pupil: str, account: str | None = None, **more: object) -> Item:
    record = Record(
        kind,
        "a platform",
        Personal(pupil),
        account=Personal(account) if account is not None else None,
        **more,  # type: ignore[arg-type]
    )
    audience = Audience((), KnownBy.EXPORT)
    return an_item(ItemKind.RECORD, audience, when=NINE, record=record)


def _exposures(
    item: Item,
    said: Sequence[Statement] = (),
    roster: Roster | None = None,
    limits: Limits | None = None,
) -> list[Exposure]:
    roster = roster or school_roster()
    policy = load_policy(limits)
    platform = PlatformAccess(roster, policy, Entitlement(roster, policy), Recipients(roster))
    return list(platform.exposures(item, said))


def _bases(item: Item) -> list[str]:
    return [exposure.basis for exposure in _exposures(item)]


OTHER, NOT_THEIRS, BAR = "other_schools_account", "not_their_child", "barred_contact"
NOT_TO_OPEN = "not_theirs_to_open"


@pytest.mark.parametrize(
    ("pupil", "account", "more", "bases"),
    [
        ("P01", MOTHER, {}, []),
        ("W301123420001", MOTHER, {}, []),
        ("P02", MOTHER, {"account_school": "Fir Primary"}, []),
        ("P03", MOTHER, {}, [NOT_THEIRS]),
        ("P03", MOTHER, {"account_school": "fir"}, [NOT_THEIRS]),
        ("P11", MOTHER, {"account_school": "fir"}, [OTHER]),  # a namesake at ash
        ("P04", MOTHER, {"account_school": "Fir Primary"}, [OTHER]),
        ("P10", MOTHER, {"account_school": "ash"}, [NOT_THEIRS]),  # is to join ash
        ("P03", MOTHER, {"account_school": "Elsewhere School"}, [OTHER]),
        ("P06", BARRED, {}, [BAR]),
        ("P06", "ivorenne.d@postbox.example", {}, []),
        ("P01", PUPIL, {}, []),
        ("P03", PUPIL, {}, [NOT_THEIRS]),
        ("P04", PUPIL, {}, [OTHER]),
        ("P01", TEACHER, {}, []),
        ("P04", TEACHER, {}, [OTHER]),
        ("P01", TRUST, {"account_school": "ash"}, []),
        ("P01", GONE, {}, [NOT_THEIRS]),
        ("P03", STRANGER, {}, [NOT_THEIRS]),
        ("P03", "vendor-17", {}, [NOT_THEIRS]),
        ("P03", "sync", {"account_role": "service"}, []),
        ("P03", "newteacher@fir.example.sch.uk", {"account_role": "staff"}, []),
        ("P03", STRANGER, {"account_role": "staff"}, [NOT_THEIRS]),
        ("P99", MOTHER, {}, [OTHER]),
        ("Q207000016049", MOTHER, {}, [OTHER]),
        ("P99", "sync", {"account_role": "service"}, []),
    ],
)
def test_account_is_linked_to_its_own_children(
    pupil: str, account: str, more: dict[str, object], bases: list[str]
) -> None:
    assert _bases(_row(LINKS, pupil, account, **more)) == bases


@pytest.mark.parametrize(
    ("pupil", "account", "more", "bases"),
    [
        ("P01", MOTHER, {}, []),
        ("P03", MOTHER, {}, [NOT_TO_OPEN]),
        ("P03", MOTHER, {"linked_pupils": frozenset({Personal("P03")})}, []),  # the link is wrong
        ("P06", BARRED, {}, [BAR]),
        ("P01", PUPIL, {}, []),
        ("P03", PUPIL, {}, [NOT_TO_OPEN]),
        ("P01", GONE, {}, [NOT_TO_OPEN]),
        ("P03", STRANGER, {}, [NOT_TO_OPEN]),
        ("P03", WORKER, {}, []),
        ("P07", WORKER, {}, [NOT_TO_OPEN]),
        ("P01", TEACHER, {}, []),
        ("P04", TEACHER, {}, [OTHER]),
        ("P04", ASH_TEACHER, {}, []),
        ("P01", ASH_TEACHER, {}, [OTHER]),
        ("P10", ASH_TEACHER, {}, []),  # is to join ash
        ("P04", TRUST, {}, []),
        ("P03", "sync", {"account_role": "service"}, []),
        ("P03", "newteacher@fir.example.sch.uk", {"account_role": "staff"}, []),
        ("P99", TEACHER, {}, [OTHER]),
    ],
)
def test_record_is_opened_by_those_who_may(
    pupil: str, account: str, more: dict[str, object], bases: list[str]
) -> None:
    assert _bases(_row(LOG, pupil, account, **more)) == bases


def test_pupil_of_no_roster_is_exposed_without_a_subject() -> None:
    (exposure,) = _exposures(_row(LINKS, "P99", MOTHER))
    assert (exposure.subject, exposure.category, exposure.entitled) == ("", "identity", False)


@pytest.mark.parametrize(
    ("account", "standing"),
    [
        (PUPIL, Standing.PUPIL),
        (GONE, Standing.LEAVER),
        (STRANGER, Standing.UNKNOWN),
        (MOTHER, Standing.CONTACT),
    ],
)
def test_who_opened_it_is_told(account: str, standing: Standing) -> None:
    (exposure,) = _exposures(_row(LOG, "P03", account))
    assert exposure.standing is standing


# -- hundreds within the hour


def _many(count: int = 300, form: str = "5A", roles: str = "teacher", classes: str = "") -> Roster:
    return a_roster(
        [
            *(a_pupil(f"P{n}", f"Child Number{n}wick", form=form) for n in range(count)),
            a_teacher(
                "S1",
                "Ivo Marsh",
                "ivo@elm.example.sch.uk",
                roles=roles,
                classes=frozenset(classes.split()),
            ),
        ]
    )


def _opened(
    roster: Roster, count: int, seconds_apart: float, limits: Limits | None = None, at: int = 0
) -> list[str]:
    log = tuple(Opening(NINE + timedelta(seconds=n * seconds_apart), f"P{n}") for n in range(count))
    record = Record(
        LOG, "a platform", Personal(f"P{at}"), Personal("ivo@elm.example.sch.uk"), account_log=log
    )
    item = an_item(ItemKind.RECORD, Audience((), KnownBy.EXPORT), when=log[at].at, record=record)
    return [e.basis for e in _exposures(item, (), roster, limits)]


@pytest.mark.parametrize(
    ("roster", "count", "seconds_apart", "bases"),
    [
        pytest.param(_many(), 201, 10, [NOT_TO_OPEN], id="201 within the hour"),
        pytest.param(_many(), 200, 10, [], id="200 within the hour"),
        pytest.param(_many(), 250, 60, [], id="250 in a school day"),
        pytest.param(_many(classes="5A"), 250, 10, [], id="all of them taught"),
        pytest.param(_many(classes="9Z"), 250, 10, [NOT_TO_OPEN], id="another class taught"),
        pytest.param(_many(roles="exams_officer"), 250, 10, [], id="the exams officer"),
        pytest.param(_many(roles="office"), 250, 10, [], id="the office"),
        pytest.param(_many(roles="slt"), 250, 10, [], id="slt"),
        pytest.param(_many(roles="trust_officer"), 250, 10, [], id="a trust officer"),
        pytest.param(_many(roles="teacher it"), 250, 10, [NOT_TO_OPEN], id="it staff"),
    ],
)
def test_staff_open_no_more_than_hundreds_they_do_not_teach(
    roster: Roster, count: int, seconds_apart: float, bases: list[str]
) -> None:
    assert _opened(roster, count, seconds_apart) == bases


@pytest.mark.parametrize("at", [0, 100, 200])
def test_every_opening_of_the_burst_belongs_to_it(at: int) -> None:
    assert _opened(_many(), 201, 10, at=at) == [NOT_TO_OPEN]


def test_opening_the_same_pupils_again_counts_them_once() -> None:
    roster = _many(count=100)
    log = tuple(Opening(NINE + timedelta(seconds=n), f"P{n % 100}") for n in range(1000))
    record = Record(
        LOG, "a platform", Personal("P0"), Personal("ivo@elm.example.sch.uk"), account_log=log
    )
    item = an_item(ItemKind.RECORD, Audience((), KnownBy.EXPORT), when=NINE, record=record)
    assert _exposures(item, (), roster) == []


def test_a_school_sets_what_is_too_many() -> None:
    assert _opened(_many(), 51, 10, Limits(access_burst=50)) == [NOT_TO_OPEN]
    assert _opened(_many(), 51, 10, Limits(access_burst=51)) == []
    assert _opened(_many(), 51, 10, Limits(access_burst=50, burst_minutes=5)) == []


def test_classes_taught_are_told_in_any_letters() -> None:
    assert _opened(_many(form="5A", classes="5a"), 250, 10) == []


# -- a record filed on one pupil that speaks of another


def _said(*pairs: tuple[str, str]) -> list[Statement]:
    place = Place(0, 0, 5, Origin.BODY, None)
    return [Statement(subject, category, place, frozenset()) for subject, category in pairs]


def _filed(pupil: str, *linked: str, **more: object) -> Item:
    return _row(RECORDS, pupil, linked_accounts=tuple(map(Personal, linked)), **more)  # type: ignore[arg-type]


OF_P03 = (("P03", "identity"), ("P03", "behaviour"))


def test_record_that_names_another_is_told_of_that_one_to_the_linked_accounts() -> None:
    found = _exposures(_filed("P01", MOTHER), _said(*OF_P03))
    assert {(e.subject, e.category, e.recipient.people, e.basis) for e in found} == {
        ("P03", "identity", ("C01",), "filed_on_another"),
        ("P03", "behaviour", ("C01",), "filed_on_another"),
    }


@pytest.mark.parametrize(
    ("pupil", "linked", "said", "more", "opens"),
    [
        pytest.param("P01", [MOTHER], OF_P03, {}, True, id="another family"),
        pytest.param("P03", [], OF_P03, {}, False, id="the pupil it is filed on"),
        pytest.param(
            "P01", [MOTHER], (("P01", "behaviour"), *OF_P03), {}, False, id="both are named"
        ),
        pytest.param("P01", [MOTHER], (), {}, False, id="nobody is named"),
        pytest.param("P01", [MOTHER], (("S02", "identity"),), {}, False, id="a teacher is named"),
        pytest.param("P01", [MOTHER], (("C03", "health"),), {}, False, id="a parent is named"),
        pytest.param("P01", [MOTHER], (("P02", "behaviour"),), {}, False, id="their other child"),
        pytest.param("P01", [], OF_P03, {}, True, id="no account is linked"),
        pytest.param("P99", [MOTHER], OF_P03, {}, True, id="filed on a pupil of no roster"),
        pytest.param(
            "P01",
            [MOTHER],
            OF_P03,
            {"corrected_at": NINE + timedelta(minutes=14)},
            False,
            id="corrected in time",
        ),
        pytest.param(
            "P01",
            [MOTHER],
            OF_P03,
            {"corrected_at": NINE + timedelta(minutes=15)},
            True,
            id="corrected too late",
        ),
        pytest.param(
            "P01",
            [MOTHER],
            OF_P03,
            {
                "corrected_at": NINE + timedelta(minutes=10),
                "accessed": (NINE + timedelta(minutes=5),),
            },
            True,
            id="seen before it was corrected",
        ),
        pytest.param(
            "P01",
            [MOTHER],
            OF_P03,
            {
                "corrected_at": NINE + timedelta(minutes=10),
                "accessed": (NINE + timedelta(minutes=11),),
            },
            False,
            id="seen after it was corrected",
        ),
    ],
)
def test_record_speaks_of_whom_it_is_filed_on(
    pupil: str,
    linked: list[str],
    said: tuple[tuple[str, str], ...],
    more: dict[str, object],
    opens: bool,
) -> None:
    assert bool(_exposures(_filed(pupil, *linked, **more), _said(*said))) is opens


def test_item_without_a_record_exposes_nothing() -> None:
    item = an_item(ItemKind.FILE, Audience((), KnownBy.CONFIG))
    assert _exposures(item) == []
