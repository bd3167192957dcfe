"""What the engine lends the review pages: evidence read anew, the matcher, the roster."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from register.lent.evidence import Evidence, Spot
from scanner.config.configuration import Config, load_config
from scanner.config.pages import PagesSettings
from scanner.installation import connectors, reading_limits
from scanner.personal import Personal
from scanner.serving.current_roster import CurrentRoster
from scanner.serving.evidence_reader import SourceEvidence
from scanner.serving.outgoing_names import OutgoingNames
from scanner.serving.page_settings import pages_of
from scanner.serving.roster_shown import RosterShown
from scanner.serving.serve import laid_out
from tests.journeys.small_trust import HEALTH, SmallTrust, mail, roster_rows, small_trust

TODAY = date(2026, 11, 21)


@pytest.fixture
def trust(tmp_path: Path) -> SmallTrust:
    return small_trust(tmp_path / "trust")


@pytest.fixture
def config(trust: SmallTrust) -> Config:
    return load_config(trust.config)


# --------------------------------------------------------------------------- evidence


@pytest.fixture
def evidence(config: Config) -> Iterator[SourceEvidence]:
    reader = SourceEvidence(
        lambda: connectors(config), reading_limits(config), config.engine, config.limits
    )
    yield reader
    reader.close()


def spot(words: str, text: str = HEALTH, **changes: object) -> Spot:
    start = text.index(words)
    made = Spot("P1", "health", "0", "body", "", start, start + len(words))
    return replace(made, **changes)  # type: ignore[arg-type]


def told(found: Evidence) -> list[str]:
    return [
        f"{p.before.reveal()}[{p.words.reveal()}]{p.after.reveal()}".strip() for p in found.passages
    ]


def test_evidence_is_read_anew_with_the_words_around_it(
    trust: SmallTrust, evidence: SourceEvidence
) -> None:
    trust.write("share/plan.txt", HEALTH)
    found = evidence.read("share", Personal("share/plan.txt"), [spot("asthma"), spot("inhaler")])
    assert found.fault == ""
    assert told(found) == [
        HEALTH.replace("asthma", "[asthma]"),
        HEALTH.replace("inhaler", "[inhaler]"),
    ]


def test_no_more_than_a_few_words_around_it_are_shown(
    trust: SmallTrust, evidence: SourceEvidence
) -> None:
    text = "x" * 500 + "asthma" + "y" * 500
    trust.write("share/plan.txt", text)
    found = evidence.read("share", Personal("share/plan.txt"), [spot("asthma", text)])
    assert told(found) == ["x" * 120 + "[asthma]" + "y" * 120]


def test_evidence_of_one_mail_of_many_is_its_own(
    trust: SmallTrust, evidence: SourceEvidence
) -> None:
    for number in range(3):
        trust.write(f"mail/{number}.eml", mail("a@example.com", text=f"Mail {number}: asthma"))
    body = "Mail 1: asthma"
    found = evidence.read("mail", Personal("mail/1.eml"), [spot("asthma", body, part="1")])
    assert told(found) == ["Mail 1: [asthma]"]


@pytest.mark.parametrize(
    ("source", "name", "fault"),
    [
        ("share", "share/moved.txt", "no longer where it was"),
        ("elsewhere", "share/plan.txt", "names its source no longer"),
        ("share", "share/locked.pdf", "cannot be read any more"),
    ],
)
def test_evidence_that_is_gone_is_told(
    trust: SmallTrust, evidence: SourceEvidence, source: str, name: str, fault: str
) -> None:
    trust.write("share/plan.txt", HEALTH)
    trust.write("share/locked.pdf", b"%PDF-1.7 and no more")
    found = evidence.read(source, Personal(name), [spot("asthma")])
    assert fault in found.fault
    assert found.passages == ()


def test_evidence_that_has_changed_is_told(trust: SmallTrust, evidence: SourceEvidence) -> None:
    trust.write("share/plan.txt", "Short.")
    found = evidence.read("share", Personal("share/plan.txt"), [spot("inhaler")])
    assert "has changed" in found.fault
    assert found.passages == ()


def test_another_item_in_the_same_place_is_told(
    trust: SmallTrust, evidence: SourceEvidence
) -> None:
    trust.write("share/plan.txt", HEALTH)
    here, place = [spot("asthma")], Personal("share/plan.txt")
    flagged = evidence.read("share", place, here, Personal("as it was flagged"))
    assert "you see what stands there now" in flagged.fault
    assert told(flagged) == [HEALTH.replace("asthma", "[asthma]")]
    assert evidence.read("share", place, here, None).fault == ""


def test_a_source_that_does_not_answer_is_told(trust: SmallTrust, config: Config) -> None:
    (trust.folder / "share").rmdir()
    reader = SourceEvidence(
        lambda: connectors(config), reading_limits(config), config.engine, config.limits
    )
    found = reader.read("share", Personal("share/plan.txt"), [spot("asthma")])
    assert "cannot be listed" in found.fault


def test_evidence_of_one_item_lists_no_source(
    trust: SmallTrust, evidence: SourceEvidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust.write("share/plan.txt", HEALTH)

    def listed(*_: object) -> None:
        raise AssertionError("the source was listed for one item")

    monkeypatch.setattr("connectors.folder.Folder.items", listed)
    found = evidence.read("share", Personal("share/plan.txt"), [spot("asthma")])
    assert told(found) == [HEALTH.replace("asthma", "[asthma]")]


def test_evidence_in_a_mailbox_that_was_emptied_is_told(
    trust: SmallTrust, evidence: SourceEvidence
) -> None:
    separator = b"From head@oak.example.sch.uk Mon Mar  2 09:00:00 2026\n"
    trust.write("mail/Sent", separator + mail("a@example.com", text=HEALTH))
    here = spot("asthma", HEALTH, part="1")
    assert told(evidence.read("mail", Personal("mail/Sent#message1"), [here]))
    gone = evidence.read("mail", Personal("mail/Sent#message2"), [here])
    assert gone == Evidence((), "It is no longer where it was: it was moved, renamed or deleted.")


def test_evidence_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    trust = small_trust(tmp_path / "guarded", in_process=False)
    config = load_config(trust.config)
    trust.write("share/plan.txt", HEALTH)
    reader = SourceEvidence(
        lambda: connectors(config), reading_limits(config), config.engine, config.limits
    )
    try:
        for _ in range(2):  # the reader stays for the next
            found = reader.read("share", Personal("share/plan.txt"), [spot("asthma")])
            assert told(found) == [HEALTH.replace("asthma", "[asthma]")]
    finally:
        reader.close()


# --------------------------------------------------------------------------- names


def test_the_matcher_follows_the_roster(trust: SmallTrust, config: Config) -> None:
    current = CurrentRoster(config)
    names = OutgoingNames(current, TODAY)
    assert names.named("Zelphine Quandervast was named.") == ()
    rename_first_pupil(trust, "Zelphine", "Quandervast")
    assert [n.what for n in names.named("Zelphine Quandervast was named.")] == ["a pupil's name"]


def first_pupil() -> dict[str, str]:
    return dict(next(iter(roster_rows("pupils.csv"))))


def rename_first_pupil(trust: SmallTrust, given: str, family: str) -> None:
    wanted = first_pupil()["pupil_id"]

    def change(row: dict[str, str]) -> None:
        if row["pupil_id"] == wanted:
            row.update(given_name=given, family_name=family)

    trust.change_rows("pupils.csv", change)
    later = (trust.folder / "roster/pupils.csv").stat().st_mtime + 5
    os.utime(trust.folder / "roster/pupils.csv", (later, later))


def rows(table: str) -> list[dict[str, str]]:
    return [dict(row) for row in roster_rows(table)]


def contact_of(pupil: str) -> dict[str, str]:
    wanted = next(r["contact_id"] for r in rows("relationships.csv") if r["pupil_id"] == pupil)
    return next(row for row in rows("contacts.csv") if row["contact_id"] == wanted)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> OutgoingNames:
    trust = small_trust(tmp_path_factory.mktemp("names") / "trust")
    return OutgoingNames(CurrentRoster(load_config(trust.config)), TODAY)


class TestTheMatcher:
    def test_finds_every_pupil_by_whole_name(self, names: OutgoingNames) -> None:
        for row in rows("pupils.csv"):
            name = f"{row['given_name']} {row['family_name']}"
            assert names.named(f"A letter about {name} went astray."), row["pupil_id"]

    @pytest.mark.parametrize(
        "write",
        [
            lambda p: f"{p['family_name']}, {p['given_name']}",
            lambda p: f"{p['given_name']} {p['family_name']}".upper(),
            lambda p: f"{p['given_name'][:-2]}{p['given_name'][-1]} {p['family_name']}",
            lambda p: p["upn"],
            lambda p: p["email"] or p["upn"],
            lambda p: (
                "Date of birth: " + date.fromisoformat(p["date_of_birth"]).strftime("%d/%m/%Y")
            ),
        ],
        ids=["turned round", "capitals", "a slip", "UPN", "e-mail", "date of birth"],
    )
    def test_finds_a_pupil_however_written(self, names: OutgoingNames, write: object) -> None:
        assert callable(write)
        text = f"It concerned {write(first_pupil())} and nobody else."
        (found,) = names.named(text)
        assert "pupil" in found.what or "birth" in found.what
        assert 0 < found.start < found.end <= len(text)

    def test_finds_a_contact_and_their_address(self, names: OutgoingNames) -> None:
        contact = contact_of(first_pupil()["pupil_id"])
        whole = f"{contact['given_name']} {contact['family_name']}"
        address = contact["emails"].split(";")[0].strip()
        assert [n.what for n in names.named(f"We rang {whole}.")] == [
            "the name of a pupil's contact"
        ]
        assert [n.what for n in names.named(f"Sent to {address}.")] == [
            "an e-mail address of a pupil or contact"
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "The mail was sent on 20 November 2026 at 15:02 and recalled at 15:30.",
            "The recipient deleted it and said so in writing to dpo@trust.example.org.",
            "Children of Year 5; health data; 12 subjects; reported to the regulator.",
            "Rose, Grace and May are words; so are Will, Hope and Mark my words.",
        ],
    )
    def test_leaves_ordinary_words_alone(self, names: OutgoingNames, text: str) -> None:
        assert names.named(text) == ()

    def test_leaves_staff_at_work_alone(self, names: OutgoingNames) -> None:
        others = {(r["given_name"], r["family_name"]) for r in (*rows("pupils.csv"),)}
        for row in rows("staff.csv"):
            if (row["given_name"], row["family_name"]) not in others:
                name = f"{row['given_name']} {row['family_name']}"
                found = [n.what for n in names.named(f"{name} recalled the mail.")]
                assert "a pupil's name" not in found
                assert "the name of a pupil's contact" not in found

    def test_takes_a_lone_given_name_only_of_whom_the_text_is_about(
        self, names: OutgoingNames
    ) -> None:
        pupil = first_pupil()
        text = f"We told {pupil['given_name']} what had happened."
        assert names.named(text) == ()
        assert [n.what for n in names.named(text, {pupil["pupil_id"]})] == ["a pupil's name"]


# --------------------------------------------------------------------------- the roster


class TestTheRoster:
    @pytest.fixture
    def shown(self, config: Config) -> RosterShown:
        return RosterShown(CurrentRoster(config))

    def test_tells_who_an_id_is(self, shown: RosterShown) -> None:
        pupil = first_pupil()
        found = shown.person(pupil["pupil_id"])
        assert found is not None
        assert found.kind == "pupil"
        assert found.name.reveal() == f"{pupil['given_name']} {pupil['family_name']}"
        assert found.group == pupil["form"]
        assert shown.person("nobody") is None

    def test_lists_those_who_may_be_written_to(self, shown: RosterShown) -> None:
        for pupil in rows("pupils.csv"):
            links = [r for r in rows("relationships.csv") if r["pupil_id"] == pupil["pupil_id"]]
            wanted = {
                r["contact_id"]
                for r in links
                if r["may_receive"] == "yes" and r["parental_responsibility"] != "no"
            }
            found = shown.entitled_contacts(pupil["pupil_id"])
            assert {contact.id for contact in found} == wanted

    def test_counts_people_and_rows(self, shown: RosterShown) -> None:
        with (Path(__file__).parent / "school/roster/pupils.csv").open(encoding="utf-8") as file:
            pupils = list(csv.DictReader(file))
        files = {file.name: file for file in shown.files()}
        assert files["pupils.csv"].rows == len(pupils)
        assert files["agencies.csv"].rows > 0
        for school, counts in shown.heads().items():
            wanted = [
                p for p in pupils if school in p["school"].split(";") and p["status"] == "current"
            ]
            assert counts.get("pupil", 0) == len(wanted)

    def test_groups_pupils_who_share_a_name(self, trust: SmallTrust, shown: RosterShown) -> None:
        first, second = [r for r in rows("pupils.csv") if r["status"] == "current"][:2]

        def change(row: dict[str, str]) -> None:
            if row["pupil_id"] in (first["pupil_id"], second["pupil_id"]):
                row.update(given_name="Zelphine", family_name="Quandervast", school=first["school"])

        trust.change_rows("pupils.csv", change)
        shared = [{person.id for person in group} for group in shown.same_names()]
        assert {first["pupil_id"], second["pupil_id"]} in shared

    def test_keeps_the_last_good_one_when_a_file_is_spoilt(
        self, trust: SmallTrust, config: Config
    ) -> None:
        current = CurrentRoster(config)
        before = current.roster()
        assert current.roster() is before
        trust.write("roster/pupils.csv", "pupil_id\nP1\n")
        assert current.roster() is before


# --------------------------------------------------------------------------- serving


def test_who_has_no_account_yet_is_told_how_to_make_one(config: Config) -> None:
    with laid_out(config, TODAY) as served:
        assert served.address == "http://localhost:8000/"
        assert any("pupilguard users add NAME --role dpo" in hint for hint in served.hints)
        from register.web.desk import desk

        assert list(desk().schools) == [school.id for school in config.organisation.schools]
        assert {source.name for source in desk().sources} == {"share", "mail"}
        assert all(not rule.is_own for rule in desk().rules)


def test_the_settings_of_the_pages_reach_them(trust: SmallTrust) -> None:
    pages = {
        "idle_minutes": 5,
        "longest_hours": 2,
        "second_factor": ["lead"],
        "names": ["a.example"],
    }
    trust.configure(lambda settings: settings.update(pages=pages))
    made = pages_of(load_config(trust.config))
    assert made.idle == timedelta(minutes=5)
    assert made.longest == timedelta(hours=2)
    assert [role.value for role in made.second_factor] == ["lead"]
    assert made.hosts == ("a.example",)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, ""),
        ({"host": "0.0.0.0"}, "in clear"),
        ({"host": "0.0.0.0", "is_https": True}, ""),
        ({"host": "127.0.0.2"}, ""),
        ({"port": 70_000}, "port"),
        ({"second_factor": ["head"]}, "second_factor"),
        ({"names": ["https://a.example"]}, "host name"),
    ],
)
def test_faults_of_the_pages_are_told(changes: dict[str, object], fault: str) -> None:
    if not fault:
        assert PagesSettings.model_validate(changes).port == 8000
        return
    with pytest.raises(ValueError, match=fault):
        PagesSettings.model_validate(changes)


@pytest.mark.parametrize(
    ("url", "is_right"),
    [
        ("https://login.example.org/tenant/v2.0", True),
        ("http://127.0.0.1:9000", True),
        ("http://login.example.org", False),
        ("login.example.org", False),
    ],
)
def test_a_provider_is_reached_by_tls(url: str, is_right: bool) -> None:
    provider = {
        "id": "one", "name": "One", "server_url": url, "client_id": "a", "secret": "env:X",
    }  # fmt: skip
    if is_right:
        made = PagesSettings.model_validate({"sign_on": [provider]})
        assert made.sign_on[0].server_url == url
        return
    with pytest.raises(ValueError, match="https"):
        PagesSettings.model_validate({"sign_on": [provider]})
