"""Addresses become people, lists, agencies or strangers, however they are written."""

from __future__ import annotations

import pytest

from scanner.model import (
    Agency,
    Audience,
    Field,
    Group,
    GroupKind,
    KnownBy,
    Principal,
    Recipient,
    RecipientKind,
)
from scanner.personal import Personal
from scanner.who.mailbox import mailbox_key
from scanner.who.recipients import Recipients, role_of_mailbox, visible
from tests.school import school_roster
from tests.small_roster import a_contact, a_pupil, a_roster, a_teacher

SCHOOL = Recipients(school_roster())


def _resolved(address: str, recipients: Recipients = SCHOOL) -> Recipient:
    return recipients.resolved(Principal(Personal(address), Field.TO))


@pytest.mark.parametrize(
    ("address", "kind", "people"),
    [
        ("maravelle.q@postbox.example", RecipientKind.PERSON, ("C01",)),
        ("Maravelle.Q@PostBox.example", RecipientKind.PERSON, ("C01",)),
        (" maravelle.q@postbox.example ", RecipientKind.PERSON, ("C01",)),
        ("maravelle.q+school@postbox.example", RecipientKind.PERSON, ("C01",)),
        ("zorvane1@pupils.fir.example.sch.uk", RecipientKind.PERSON, ("P01",)),
        ("gavrielle.tunstock@webmail.example", RecipientKind.PERSON, ("S02",)),
        ("rosvita.kellingham@fir.example.sch.uk", RecipientKind.PERSON, ("S08",)),
        ("v.holmquist@council.example", RecipientKind.AGENCY, ("agency:2",)),
        ("somebody.else@council.example", RecipientKind.AGENCY, ()),
        ("marking@exams.examboard.example", RecipientKind.AGENCY, ()),
        ("somebody@notcouncil.example", RecipientKind.UNKNOWN, ()),
        ("office@fir.example.sch.uk", RecipientKind.ROLE, ()),
        ("office2@fir.example.sch.uk", RecipientKind.ROLE, ()),
        ("office@pupils.fir.example.sch.uk", RecipientKind.UNKNOWN, ()),
        ("office@elsewhere.example", RecipientKind.UNKNOWN, ()),
        ("nobody.here@fir.example.sch.uk", RecipientKind.UNKNOWN, ()),
        ("stranger@nowhere.example", RecipientKind.UNKNOWN, ()),
        ("all-staff@fir.example.sch.uk", RecipientKind.GROUP, ()),
        ("group:all-staff@fir.example.sch.uk", RecipientKind.GROUP, ()),
        ("group:unheard-of@fir.example.sch.uk", RecipientKind.GROUP, ()),
        ("public", RecipientKind.RESERVED, ()),
        ("anyone-with-link", RecipientKind.RESERVED, ()),
        ("organisation", RecipientKind.RESERVED, ()),
        ("a-vendors-account-17", RecipientKind.UNKNOWN, ()),
        ("", RecipientKind.UNKNOWN, ()),
    ],
)
def test_address_is_resolved(address: str, kind: RecipientKind, people: tuple[str, ...]) -> None:
    recipient = _resolved(address)
    assert (recipient.kind, recipient.people) == (kind, people)


@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("all-staff@fir.example.sch.uk", "S01 S02 S03 S04 S07 S11"),
        ("governors@fir.example.sch.uk", "S06"),
        ("all-pupils@ash.example.sch.uk", "P04 P05 P11"),
        ("all-parents@fir.example.sch.uk", "C01 C02 C03 C07 C09 C10 C11 C12"),
        ("sen-team@fir.example.sch.uk", "S04 S03"),
    ],
)
def test_group_holds_whom_the_contract_says(group: str, members: str) -> None:
    recipient = _resolved(group)
    assert " ".join(p for m in recipient.members for p in m.people) == members
    assert recipient.members_known


def test_group_of_no_roster_stays_unknown() -> None:
    assert not _resolved("group:unheard-of@fir.example.sch.uk").members_known


def _group(address: str, *members: str, kind: GroupKind = GroupKind.MIXED) -> Group:
    return Group(Personal(address), address, "elm", kind, tuple(map(Personal, members)))


@pytest.mark.parametrize(
    ("groups", "known"),
    [
        pytest.param([_group("one@elm.example.sch.uk")], False, id="mixed without members"),
        pytest.param([_group("one@elm.example.sch.uk", "a@elm.example.sch.uk")], True, id="listed"),
        pytest.param(
            [
                _group("one@elm.example.sch.uk", "two@elm.example.sch.uk"),
                _group("two@elm.example.sch.uk", "a@elm.example.sch.uk"),
            ],
            True,
            id="a list in a list",
        ),
        pytest.param(
            [
                _group("one@elm.example.sch.uk", "two@elm.example.sch.uk"),
                _group("two@elm.example.sch.uk", "one@elm.example.sch.uk"),
            ],
            False,
            id="a ring of lists",
        ),
        pytest.param(
            [
                _group("one@elm.example.sch.uk", "two@elm.example.sch.uk"),
                _group("two@elm.example.sch.uk"),
            ],
            False,
            id="an unknown list in a list",
        ),
    ],
)
def test_members_are_known_only_to_the_last_list(groups: list[Group], known: bool) -> None:
    roster = a_roster([a_teacher("S1", "Odette Marchbanksly", "a@elm.example.sch.uk")], (), groups)
    assert _resolved("one@elm.example.sch.uk", Recipients(roster)).members_known is known


def test_a_stranger_among_listed_members_stays_a_member() -> None:
    roster = a_roster([], (), [_group("one@elm.example.sch.uk", "stranger@nowhere.example")])
    (member,) = _resolved("one@elm.example.sch.uk", Recipients(roster)).members
    assert member.kind is RecipientKind.UNKNOWN


@pytest.mark.parametrize(
    ("address", "resembles"),
    [
        # one or two letters of the name
        ("maravele.q@postbox.example", "maravelle.q@postbox.example"),
        ("maravlele.q@postbox.example", "maravelle.q@postbox.example"),
        ("sennabeth.tharnabi@postbox.example", "sennabeth.tharnaby@postbox.example"),
        ("senabeth.tarnaby@postbox.example", "sennabeth.tharnaby@postbox.example"),
        ("senabeth.tarnabi@postbox.example", None),
        ("maravelle.z.jones@postbox.example", None),
        # the domain
        ("maravelle.q@postbx.example", "maravelle.q@postbox.example"),
        ("maravelle.q@psotbox.example", "maravelle.q@postbox.example"),
        ("maravelle.q@otherplace.example", None),
        # the ending of another country
        ("maravelle.q@postbox.test.example", "maravelle.q@postbox.example"),
        # an agency's domain
        ("somebody@counci1.example", "council.example"),
        ("somebody@examboard.com", "examboard.example"),
        ("somebody@unrelated.example", None),
        ("no-at-sign", None),
    ],
)
def test_lookalike_is_a_slip_away_from_a_known_address(address: str, resembles: str | None) -> None:
    found = _resolved(address).resembles
    assert (found.reveal() if found else None) == resembles


@pytest.mark.parametrize(
    ("address", "resembles"),
    [
        ("ann.lo@psotbox.example", True),
        ("bob@elm.example.org", False),
        ("rob@postbox.example", False),
        ("bib@postbox.example", False),
    ],
)
def test_short_names_are_not_slips_of_each_other(address: str, resembles: bool) -> None:
    roster = a_roster(
        [
            a_contact("C1", "Ann Lowenthorne", "ann.lo@postbox.example"),
            a_contact("C2", "Bob Lowenthorne", "bob@postbox.example"),
        ]
    )
    assert (_resolved(address, Recipients(roster)).resembles is not None) is resembles


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("ann.lo@dotless.example", ("C1",)),
        ("ann.lo+school@dotless.example", ("C1",)),
        ("ann.lo@dotless.example.org", ("C1",)),  # the provider's other name
        ("annlo@dotless.example", ("C1",)),
        ("a.n.n.lo@dotless.example", ("C1",)),
        ("b.ob@dotless.example", ("C2",)),
        ("bo.b@postbox.example", ()),
        ("dan@postbox.example", ("C4",)),
        ("d.an@postbox.example", ()),
        ("carla@bücher.example", ("C3",)),
        ("carla@xn--bcher-kva.example", ("C3",)),
        ("carla@XN--BCHER-KVA.example", ("C3",)),
        ("elsa@büro.example", ("C5",)),
        ("elsa@xn--bro-hoa.example", ("C5",)),
        ("elsa@buro.example", ()),
        ("fay+oak@postbox.example", ("C6",)),
        ("fay@postbox.example", ("C6",)),
        ("rené@postbox.example", ("C7",)),
        ("rene\u0301@postbox.example", ("C7",)),
        ("+fay@postbox.example", ()),
    ],
)
def test_one_mailbox_is_known_by_all_its_spellings(
    written: str, people: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    providers = frozenset({"dotless.example", "dotless.example.org"})
    monkeypatch.setattr("scanner.who.mailbox._DOTLESS", providers)
    mailbox_key.cache_clear()
    roster = a_roster(
        [
            a_contact("C1", "Ann Lowenthorne", "ann.lo@dotless.example"),
            a_contact("C2", "Bob Lowenthorne", "bob@dotless.example"),
            a_contact("C3", "Carla Lowenthorne", "carla@xn--bcher-kva.example"),
            a_contact("C4", "Dan Lowenthorne", "dan@postbox.example"),
            a_contact("C5", "Elsa Lowenthorne", "elsa@büro.example"),
            a_contact("C6", "Fay Lowenthorne", "fay+school@postbox.example"),
            a_contact("C7", "René Lowenthorne", "rené@postbox.example"),
        ]
    )
    assert Recipients(roster).holders(written) == people


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Gavrielle Tunstock", ("S02",)),
        ("Tunstock, Gavrielle", ("S02",)),
        ("TUNSTOCK Gavrielle", ("S02",)),
        ("Rosvita Kellingham", ()),  # has left
        ("Sennabeth Tharnaby", ()),  # a parent's name may be that of many
        ("Gavrielle", ()),
        ("Somebody Else", ()),
    ],
)
def test_staff_named_without_an_address_are_looked_up_as_in_a_directory(
    written: str, people: tuple[str, ...]
) -> None:
    named = Principal(Personal(written.lower()), Field.TO, Personal(written))
    assert SCHOOL.resolved(named).people == people
    account = Principal(Personal(written.lower()), Field.ACCOUNT, Personal(written))
    assert SCHOOL.resolved(account).people == ()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("all-staff@fir.example.sch.uk", RecipientKind.GROUP),
        ("ALL-STAFF@fir.example.sch.uk", RecipientKind.GROUP),
        ("office+urgent@fir.example.sch.uk", RecipientKind.ROLE),
        ("office-north@fir.example.sch.uk", RecipientKind.ROLE),
        ("officer@fir.example.sch.uk", RecipientKind.UNKNOWN),
    ],
)
def test_lists_and_shared_mailboxes_are_known_by_all_their_spellings(
    address: str, kind: RecipientKind
) -> None:
    assert _resolved(address).kind is kind


def test_two_staff_of_one_name_are_nobody_without_an_address() -> None:
    roster = a_roster(
        [
            a_teacher("S1", "Ada Lowenthorne", "a1@elm.example.sch.uk"),
            a_teacher("S2", "Ada Lowenthorne", "a2@elm.example.sch.uk"),
        ]
    )
    named = Principal(Personal("ada lowenthorne"), Field.TO, Personal("Ada Lowenthorne"))
    assert Recipients(roster).resolved(named).people == ()


def test_shared_mailbox_has_all_its_holders() -> None:
    roster = a_roster(
        [
            a_contact("C1", "Ann Lowenthorne", "family@postbox.example"),
            a_contact("C2", "Bob Lowenthorne", "family@postbox.example"),
            a_pupil("P1", "Cara Lowenthorne"),
        ]
    )
    assert _resolved("family@postbox.example", Recipients(roster)).people == ("C1", "C2")


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("office@fir.example.sch.uk", ("office", "fir")),
        ("safeguarding@ash.example.sch.uk", ("dsl", "ash")),
        ("sen.support@fir.example.sch.uk", ("senco", "fir")),
        ("exams@ash.example.sch.uk", ("exams_officer", "ash")),
        ("zorvane@fir.example.sch.uk", None),
        ("office@pupils.fir.example.sch.uk", None),
        ("office", None),
    ],
)
def test_role_mailbox_is_told_by_its_name(address: str, role: tuple[str, str] | None) -> None:
    assert role_of_mailbox(school_roster(), address) == role


def test_each_address_is_one_recipient_in_the_field_where_it_first_stood() -> None:
    audience = Audience(
        (
            Principal(Personal("torquilan@letterbag.example"), Field.TO),
            Principal(Personal("maravelle.q@postbox.example"), Field.CC),
            Principal(Personal("torquilan@letterbag.example"), Field.BCC),
        ),
        KnownBy.HEADERS,
    )
    found = {r.people: r.principal.field for r in SCHOOL.of(audience)}
    assert found == {("C02",): Field.TO, ("C01",): Field.CC}


def test_only_to_and_cc_are_visible() -> None:
    fields = (Field.TO, Field.CC, Field.BCC, Field.READER)
    people = [
        Recipient(Principal(Personal(f"{f}@nowhere.example"), f), RecipientKind.UNKNOWN)
        for f in fields
    ]
    assert [r.principal.field for r in visible(people)] == [Field.TO, Field.CC]


def test_agency_listed_with_a_personal_contact_is_found_by_person_first() -> None:
    roster = a_roster(
        [a_contact("C1", "Ann Lowenthorne", "ann@agency.example")],
        agencies=[Agency("agency.example", "Agency", "health", frozenset(), "pupils")],
    )
    recipients = Recipients(roster)
    assert _resolved("ann@agency.example", recipients).kind is RecipientKind.PERSON
    assert _resolved("bob@agency.example", recipients).kind is RecipientKind.AGENCY
