"""The invented trust: the same for the same seed, complete, and true to the contract."""

from __future__ import annotations

import csv
import io
import mailbox
import re
from email import message_from_bytes
from email.utils import getaddresses
from pathlib import Path

import oxmsg
import pytest
import yaml

from scanner.demo.compound_file import compound_file
from scanner.demo.outlook_message import outlook_message
from scanner.demo.population import invented_trust
from scanner.demo.trust import write_trust
from scanner.demo.truth import Truth
from scanner.demo.upn import check_letter, upn

PATTERNS = frozenset(
    "wrong-recipient wrong-attachment bulk-recipients-visible internal-overshare personal-account "
    "external-unknown lookalike-address no-contact-order address-disclosed hidden-data "
    "failed-redaction letter-mismatch open-share public-dataset account-mislink cross-school "
    "record-mismatch improper-access special-category-exposed".split()
)
CATEGORIES = frozenset(
    "contact_details date_of_birth identifiers attainment attendance behaviour exclusion sen "
    "health safeguarding looked_after pupil_premium ethnicity religion political trade_union "
    "sexual_life biometric genetic criminal financial pay staff_hr credentials".split()
)
COLUMNS = {
    "roster/pupils.csv": "pupil_id, upn, given_name, family_name, preferred_name, "
    "former_family_name, date_of_birth, school, year_group, form, email, status, left_on, "
    "address, postcode, destination_school",
    "roster/contacts.csv": "contact_id, given_name, family_name, emails, phone, address, postcode",
    "roster/relationships.csv": "pupil_id, contact_id, relationship, parental_responsibility, "
    "may_receive, address_confidential",
    "roster/staff.csv": "staff_id, given_name, family_name, email, school, roles, classes, "
    "year_groups, status, personal_email",
    "roster/groups.csv": "address, name, school, kind, members",
    "roster/agency_contacts.csv": "email, name, organisation, pupils, categories",
    "agencies.csv": "domain, name, kind, categories, scope",
}
ROLES = frozenset(
    "headteacher slt dsl senco head_of_year tutor teacher teaching_assistant office finance hr it "
    "nurse cover exams_officer governor trust_officer other".split()
)
RESERVED = re.compile(r"@(?:[\w-]+\.)*(?:example|example\.(?:com|org|net|sch\.uk))$")
ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo")
    write_trust(path)
    return path


@pytest.fixture(scope="module")
def truth(folder: Path) -> Truth:
    return Truth.read(folder)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_seed_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_trust(tmp_path)
    assert contents(tmp_path) == contents(folder)


def test_another_seed_writes_other_people(folder: Path, tmp_path: Path) -> None:
    write_trust(tmp_path, seed=2)
    assert rows(tmp_path, "roster/pupils.csv") != rows(folder, "roster/pupils.csv")
    assert {p.pattern for p in Truth.read(tmp_path).planted} == PATTERNS


def test_every_pattern_is_planted_and_has_a_lookalike(truth: Truth) -> None:
    assert {planted.pattern for planted in truth.planted} == PATTERNS
    assert {lookalike.pattern for lookalike in truth.lookalikes} == PATTERNS


def test_every_planted_twin_has_its_lookalike(truth: Truth) -> None:
    planted = {twin for p in truth.planted for twin in p.twins}
    assert planted <= {lookalike.twin for lookalike in truth.lookalikes}


def test_every_item_of_the_truth_exists(folder: Path, truth: Truth) -> None:
    items = [item for p in truth.planted for item in p.items]
    items += [item for lookalike in truth.lookalikes for item in lookalike.items]
    for item in [*items, *truth.ordinary]:
        path, _, place = item.partition("#")
        assert (folder / path).is_file(), item
        if place.startswith("row"):
            assert 1 <= int(place[3:]) <= len(rows(folder, path)), item
        if place.startswith("message"):
            assert 1 <= int(place[7:]) <= len(mailbox.mbox(folder / path, create=False)), item


def test_every_file_is_in_the_truth_and_none_is_both_planted_and_silent(
    folder: Path, truth: Truth
) -> None:
    guilty = {item for p in truth.planted for item in p.items}
    known = {item.partition("#")[0] for item in guilty | truth.silent_items()}
    written = {n for n in contents(folder) if n.split("/")[0] in _SOURCES}
    assert written == known
    quiet = {item for lookalike in truth.lookalikes for item in lookalike.items}
    assert not guilty & (quiet | set(truth.ordinary))


_SOURCES = ("mail", "share", "letters", "exports")


def test_truth_survives_its_file(truth: Truth) -> None:
    assert Truth.from_json(truth.to_json()) == truth


def test_subjects_and_categories_are_those_of_roster_and_contract(
    folder: Path, truth: Truth
) -> None:
    people = {r["pupil_id"] for r in rows(folder, "roster/pupils.csv")}
    people |= {r["contact_id"] for r in rows(folder, "roster/contacts.csv")}
    people |= {r["staff_id"] for r in rows(folder, "roster/staff.csv")}
    for planted in truth.planted:
        assert planted.subjects and set(planted.subjects) <= people
        assert planted.recipients
        assert set(planted.categories) <= CATEGORIES


def test_letters_and_drafts_are_near_misses(truth: Truth) -> None:
    near = {p.pattern for p in truth.planted if p.near_miss}
    assert near == {"letter-mismatch", "wrong-recipient"}


def test_tables_have_the_columns_of_the_contract(folder: Path) -> None:
    for name, columns in COLUMNS.items():
        first = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        assert first.split(",") == columns.split(", "), name


@pytest.mark.parametrize("number", ["B801200005001", "P207000016049", "X00180001701A"])
def test_check_letter_agrees_with_measured_numbers(number: str) -> None:
    assert check_letter(number[1:]) == number[0]


def test_check_letter_turns_down_the_wrong_example_of_help_pages() -> None:
    assert check_letter("207000016049") != "Q"


@pytest.mark.parametrize("temporary", ["", "B"])
def test_upn_has_thirteen_characters(temporary: str) -> None:
    number = upn(899, 2101, 2021, 7, temporary)
    assert len(number) == 13
    assert number.endswith(temporary)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pupils_have_valid_numbers_and_the_trust_its_size(seed: int) -> None:
    trust = invented_trust(seed)
    assert 110 <= len(trust.pupils) <= 130
    assert all(check_letter(p.upn[1:]) == p.upn[0] for p in trust.pupils)
    assert len({p.upn for p in trust.pupils}) == len(trust.pupils)
    assert len({c.contact_id for c in trust.contacts}) == len(trust.contacts)
    assert all(trust.contacts_of(p) for p in trust.pupils)
    assert sum(p.upn[-1].isalpha() for p in trust.pupils) == 1
    names = [p.name for p in trust.pupils]
    assert {n for n in names if names.count(n) > 1} == {"Mohammed Ali"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_only_the_family_mailbox_has_two_holders(seed: int) -> None:
    trust = invented_trust(seed)
    emails = [e for c in trust.contacts for e in c.emails]
    assert {e for e in emails if emails.count(e) > 1} == {"the.llewellyns@mailbox.example"}


def test_roster_has_the_families_that_policies_are_tried_on(folder: Path) -> None:
    links = rows(folder, "roster/relationships.csv")
    assert any(r["may_receive"] == "no" for r in links)
    assert any(r["address_confidential"] == "yes" for r in links)
    pupils = rows(folder, "roster/pupils.csv")
    for column in ("preferred_name", "former_family_name", "destination_school", "left_on"):
        assert any(p[column] for p in pupils), column
    assert any(";" in p["school"] for p in pupils)
    staff = rows(folder, "roster/staff.csv")
    assert {role for s in staff for role in s["roles"].split(";")} == ROLES
    assert {s["status"] for s in staff} == {"current", "leaver"}
    contacts = {c["emails"] for c in rows(folder, "roster/contacts.csv")}
    assert any(s["personal_email"] in contacts for s in staff if s["personal_email"])


def test_sizes_are_those_of_a_small_trust(folder: Path, truth: Truth) -> None:
    written = contents(folder)
    assert 70 <= sum(name.startswith("mail/") for name in written) <= 130
    assert 70 <= sum(name.startswith("share/") for name in written) <= 120
    suffixes = {name.rsplit(".", 1)[-1] for name in written if name.startswith("share/")}
    assert suffixes == set("docx xlsx csv pdf pptx html txt rtf odt ods zip".split())
    assert len(truth.planted) >= 50
    assert len(truth.ordinary) >= 60


def test_all_addresses_are_on_reserved_domains(folder: Path) -> None:
    for name, data in contents(folder).items():
        if name.rsplit(".", 1)[-1] not in ("csv", "eml", "yaml", "mbox", "txt", "html", "json"):
            continue
        text = data.decode("utf-8")
        strange = {a for a in ADDRESS.findall(text) if not RESERVED.search(a)}
        assert not strange, name


def test_unknown_recipients_are_no_slip_away_from_anybody(truth: Truth, folder: Path) -> None:
    roster = {e for c in rows(folder, "roster/contacts.csv") for e in c["emails"].split(";")}
    stranger = next(p for p in truth.planted if p.twins == (13,)).recipients[0]
    assert all(_common_start(stranger, known) < len(known) - 8 for known in roster)
    slips = [r for p in truth.planted if p.pattern == "lookalike-address" for r in p.recipients]
    assert slips and not roster & set(slips)


def _common_start(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def test_every_shared_file_lies_under_a_configured_prefix(folder: Path) -> None:
    config = yaml.safe_load((folder / "config.yaml").read_text(encoding="utf-8"))
    share = next(s for s in config["sources"] if s["name"] == "staff-share")
    for path in (folder / "share").rglob("*"):
        if path.is_file():
            below = path.relative_to(folder / "share").as_posix()
            assert any(below.startswith(f"{prefix}/") for prefix in share["audience"]), below
    assert config["register"] == {"url": "sqlite:///register.db"}
    assert [s["type"] for s in config["sources"]].count("platform_export") == 2
    readers = {r for who in share["audience"].values() for r in who}
    assert {"public", "anyone-with-link", "organisation"} <= readers
    groups = {g["address"] for g in rows(folder, "roster/groups.csv")}
    assert {r.removeprefix("group:") for r in readers if r.startswith("group:")} <= groups


def test_recipients_of_planted_mails_stand_in_the_mail(folder: Path, truth: Truth) -> None:
    checked = 0
    for planted in truth.planted:
        item = planted.items[0]
        if not item.endswith(".eml"):
            continue
        mail = message_from_bytes((folder / item).read_bytes())
        fields = [*mail.get_all("To", []), *mail.get_all("Cc", [])]
        seen = {address.lower() for _, address in getaddresses(fields)}
        assert {r.removeprefix("group:") for r in planted.recipients} <= seen, item
        assert planted.near_miss == (mail["X-Unsent"] == "1")
        checked += 1
    assert checked > 20


def test_outlook_message_reads_back() -> None:
    data = outlook_message(
        "Ann Beck <ann@oak.example.sch.uk>",
        ["Siobhán <s@mailbox.example>"],
        ["c@mailbox.example"],
        ["b@mailbox.example"],
        "Café",
        "long " * 2000,
        "<p>Zofia Wójcik</p>",
        [("a.txt", b"small"), ("b.bin", bytes(70_000)), ("empty.txt", b"")],
        headers={"From": "ann@oak.example.sch.uk", "X-Unsent": "1"},
    )
    message = oxmsg.Message.load(io.BytesIO(data))
    assert (message.subject, message.body) == ("Café", "long " * 2000)
    assert message.html_body == "<p>Zofia Wójcik</p>"
    kinds = [(r.email_address, r.properties.int_prop_value(0x0C15)) for r in message.recipients]
    assert kinds == [
        ("s@mailbox.example", 1),
        ("c@mailbox.example", 2),
        ("b@mailbox.example", 3),
    ]
    assert [(a.file_name, a.size) for a in message.attachments] == [
        ("a.txt", 5),
        ("b.bin", 70_000),
        ("empty.txt", 0),
    ]
    assert message.message_headers["X-Unsent"] == "1"


def test_compound_file_refuses_what_one_table_cannot_hold() -> None:
    with pytest.raises(ValueError, match="too large"):
        compound_file({"big": bytes(8_000_000)})
