"""The six files of a roster: every fault with its file and row, all at once, quoting nobody."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scanner.errors import RosterError
from scanner.model import NameKind
from scanner.roster.csv_files import load_csv_roster
from scanner.roster.people import postcode_form
from scanner.roster.roster import Roster
from scanner.roster.weakness import weaknesses
from tests.school import FOLDER, SCHOOLS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented school's roster, to be spoilt."""
    return Path(shutil.copytree(FOLDER / "roster", tmp_path / "roster"))


def _load(folder: Path) -> Roster:
    return load_csv_roster(folder, SCHOOLS, FOLDER / "agencies.csv")


def _faults(folder: Path) -> list[str]:
    with pytest.raises(RosterError) as caught:
        _load(folder)
    return [str(problem) for problem in caught.value.problems]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "says"),
    [
        ("pupils.csv", "2015-03-09", "09/03/2015", "row 2", "date_of_birth is not a date"),
        ("pupils.csv", "2015-03-09", "2015-02-30", "row 2", "date_of_birth is not a date"),
        ("pupils.csv", "2026-07-20", "last July", "row 13", "left_on is not a date"),
        ("pupils.csv", ",leaver,", ",gone,", "row 13", "status must be 'current' or 'leaver'"),
        ("pupils.csv", "Brixolan,Tharnaby", ",Tharnaby", "row 4", "given_name is empty"),
        ("pupils.csv", "P03,", ",", "row 4", "pupil_id is empty"),
        ("pupils.csv", "P03,", "P01,", "row 4", "has the same pupil_id as row 2"),
        ("pupils.csv", ",fir,5,5A,zorv", ",oak,5,5A,zorv", "row 2", "names the school 'oak'"),
        ("pupils.csv", ",fir,5,5A,zorv", ",,5,5A,zorv", "row 2", "names no school"),
        ("contacts.csv", "C02,", "C01,", "row 3", "has the same contact_id as row 2"),
        ("contacts.csv", "C02,", "P01,", "row 3", "uses an id of pupils.csv"),
        ("staff.csv", "S01,", "P01,", "row 2", "uses an id of pupils.csv"),
        ("staff.csv", "headteacher", "janitor", "row 2", "has the role 'janitor'"),
        ("staff.csv", ",leaver,", ",left,", "row 9", "status must be"),
        ("relationships.csv", "P01,C01", "P99,C01", "row 2", "names a pupil_id that"),
        ("relationships.csv", "P01,C01", "P01,C99", "row 2", "names a contact_id that"),
        ("relationships.csv", "yes,yes,no", "yes,maybe,no", "row 2", "may_receive must be yes"),
        ("relationships.csv", "yes,yes,no", "yes,,no", "row 2", "may_receive must be yes"),
        ("relationships.csv", "yes,yes,no", "yes,yes,", "row 2", "address_confidential must be"),
        (
            "relationships.csv",
            "mother,yes",
            "mother,perhaps",
            "row 2",
            "parental_responsibility must be",
        ),
        ("groups.csv", ",fir,staff,\n", ",fir,everybody,\n", "row 2", "kind must be"),
        ("groups.csv", ",fir,staff,\n", ",oak,staff,\n", "row 2", "names the school 'oak'"),
        ("groups.csv", "all-parents@fir", "all-staff@fir", "row 3", "has the same address"),
        ("agency_contacts.csv", ",P03,", ",P99,", "row 2", "names a pupil id that"),
    ],
)
def test_fault_names_its_file_and_row(
    folder: Path, file: str, old: str, new: str, place: str, says: str
) -> None:
    _change(folder / file, old, new)
    faults = _faults(folder)
    assert [f for f in faults if f.startswith(f"{file} {place}: {says}")], faults


@pytest.mark.parametrize(
    ("file", "damage", "says"),
    [
        ("pupils.csv", lambda path: path.unlink(), "pupils.csv: is missing from roster"),
        ("groups.csv", lambda path: path.unlink(), "groups.csv: is missing from roster"),
        (
            "staff.csv",
            lambda path: path.write_bytes("staff_id,Zoë".encode("cp1252")),
            "staff.csv: is not UTF-8; save it as 'CSV UTF-8'",
        ),
        (
            "contacts.csv",
            lambda path: _change(path, "phone,", "telephone,"),
            "contacts.csv: lacks the column phone",
        ),
        (
            "contacts.csv",
            lambda path: path.write_text("", "utf-8"),
            "contacts.csv: lacks the columns contact_id, given_name, family_name, emails, phone, "
            "address, postcode",
        ),
    ],
)
def test_fault_of_a_whole_file_is_told_once(
    folder: Path, file: str, damage: Callable[[Path], object], says: str
) -> None:
    damage(folder / file)
    assert [fault for fault in _faults(folder) if fault.startswith(f"{file}: ")] == [says]


def test_every_fault_of_every_file_is_told_at_once(folder: Path) -> None:
    _change(folder / "pupils.csv", "2015-03-09", "soon")
    _change(folder / "pupils.csv", "2017-11-21", "soon")
    _change(folder / "staff.csv", "headteacher", "janitor")
    _change(folder / "groups.csv", ",fir,staff,\n", ",fir,everybody,\n")
    places = {fault.partition(":")[0] for fault in _faults(folder)}
    assert {"pupils.csv row 2", "pupils.csv row 3", "staff.csv row 2", "groups.csv row 2"} <= places


def test_faults_quote_nobody(folder: Path) -> None:
    _change(folder / "pupils.csv", "2015-03-09", "Tharnaby")
    _change(folder / "pupils.csv", "P03,", "P01,")
    _change(folder / "relationships.csv", "yes,yes,no", "Quibblewick,Quibblewick,Quibblewick")
    said = "\n".join(_faults(folder))
    assert "Tharnaby" not in said
    assert "Quibblewick" not in said


def test_roster_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path / "nowhere")
    assert "does not exist" in fault


def test_a_row_that_cannot_be_read_is_one_fault(folder: Path) -> None:
    _change(folder / "pupils.csv", "2015-03-09", "soon")
    assert [fault.partition(":")[0] for fault in _faults(folder)] == ["pupils.csv row 2"]


@pytest.mark.parametrize("file", ["pupils.csv", "contacts.csv", "staff.csv"])
def test_a_file_that_cannot_be_read_is_one_fault(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"\xff\xfe")
    assert [fault.partition(":")[0] for fault in _faults(folder)] == [file]


def test_an_id_that_stands_twice_is_told_even_where_its_first_row_is_faulty(folder: Path) -> None:
    _change(folder / "pupils.csv", "2015-03-09", "soon")
    _change(folder / "pupils.csv", "P03,", "P01,")
    told = [f for f in _faults(folder) if f.startswith("pupils.csv")]
    assert [fault.partition(":")[0] for fault in told] == ["pupils.csv row 2", "pupils.csv row 4"]


def test_empty_roster_is_refused(folder: Path) -> None:
    header = (folder / "pupils.csv").read_text("utf-8").splitlines()[0]
    (folder / "pupils.csv").write_text(header + "\n", "utf-8")
    for file in ("relationships.csv", "agency_contacts.csv"):
        path = folder / file
        path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    assert _faults(folder) == ["pupils.csv: holds no pupils; an empty roster would find nothing"]


def test_agencies_are_checked_too(folder: Path, tmp_path: Path) -> None:
    agencies = tmp_path / "agencies.csv"
    agencies.write_text("domain,name,kind,categories,scope\nx.example,X,health,,all\n", "utf-8")
    with pytest.raises(RosterError, match=r"agencies\.csv row 2: scope must be"):
        load_csv_roster(folder, SCHOOLS, agencies)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param("x.example,X,health,helth,pupils", "helth", id="a category"),
        pytest.param("x.example,X,helth,health,pupils", "kind", id="a kind"),
    ],
)
def test_unknown_word_of_an_agency_is_a_fault(
    folder: Path, tmp_path: Path, row: str, says: str
) -> None:
    agencies = tmp_path / "agencies.csv"
    agencies.write_text(f"domain,name,kind,categories,scope\n{row}\n", "utf-8")
    with pytest.raises(RosterError, match=rf"agencies\.csv row 2: .*{says}"):
        load_csv_roster(folder, SCHOOLS, agencies)


def test_unknown_destination_school_is_a_fault(folder: Path) -> None:
    _change(folder / "pupils.csv", "LK9 6RS,ash", "LK9 6RS,oak")
    assert [f for f in _faults(folder) if f.startswith("pupils.csv row 11: ")]


def test_row_number_is_the_one_a_spreadsheet_shows_below_a_blank_line(folder: Path) -> None:
    _change(folder / "staff.csv", "S01,", "\nS01,")
    _change(folder / "staff.csv", "headteacher", "janitor")
    assert [f for f in _faults(folder) if f.startswith("staff.csv row 3: ")]


# -- what is read as it is meant


def test_byte_order_mark_is_no_part_of_the_first_heading(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert _load(folder).people.keys() == _load(FOLDER / "roster").people.keys()


def test_columns_stand_in_any_order_and_unknown_ones_are_ignored(folder: Path) -> None:
    path = folder / "relationships.csv"
    lines = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    lines[0].append("house")
    turned = [[*reversed([*line, "Fern"][:7])] for line in lines]
    path.write_text("\n".join(",".join(line) for line in turned), "utf-8")
    assert _load(folder).links == _load(FOLDER / "roster").links


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_read(folder: Path, ending: str) -> None:
    for path in folder.glob("*.csv"):
        text = path.read_text("utf-8")
        path.write_bytes(text.replace("\n", ending).encode())
    assert len(_load(folder).people) == len(_load(FOLDER / "roster").people)


def test_blank_rows_are_no_people(folder: Path) -> None:
    with (folder / "pupils.csv").open("a", encoding="utf-8") as file:
        file.write("\n,,,,,,,,,,,,,,,\n")
    assert _load(folder).people.keys() == _load(FOLDER / "roster").people.keys()


def test_optional_files_and_columns_may_be_left_out(folder: Path) -> None:
    (folder / "agency_contacts.csv").unlink()
    path = folder / "pupils.csv"
    lines = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    assert lines[0][12] == "left_on"
    kept = [[cell for i, cell in enumerate(line) if i != 12] for line in lines]
    path.write_text("\n".join(",".join(line) for line in kept), "utf-8")
    roster = load_csv_roster(folder, SCHOOLS)
    assert roster.people["P12"].left_on is None
    assert not roster.agencies


def test_cells_are_read_as_people_write_them(folder: Path) -> None:
    _change(
        folder / "contacts.csv",
        "maravelle.q@postbox.example",
        " Maravelle.Q@Postbox.example ; second@postbox.example;",
    )
    _change(folder / "contacts.csv", "LK1 2ZQ", "lk12zq")
    _change(folder / "relationships.csv", "yes,yes,no", "yes, YES ,No")
    roster = _load(folder)
    emails = [email.reveal() for email in roster.people["C01"].emails]
    assert emails == ["maravelle.q@postbox.example", "second@postbox.example"]
    postcode = roster.people["C01"].postcode
    assert postcode is not None
    assert postcode.reveal() == "LK1 2ZQ"
    link = roster.link("P01", "C01")
    assert link is not None
    assert link.may_receive


def test_preferred_and_former_names_are_names() -> None:
    roster = _load(FOLDER / "roster")
    names = {
        person: [(n.given.reveal(), n.family.reveal(), n.kind) for n in roster.people[person].names]
        for person in ("P01", "P04")
    }
    assert names["P01"][1:] == [("Zorvy", "Quibblewick", NameKind.PREFERRED)]
    assert names["P04"][1:] == [("Ottilwen", "Pennyfeld", NameKind.FORMER)]


def test_dual_registration_keeps_the_main_school_first(folder: Path) -> None:
    _change(folder / "pupils.csv", ",fir,5,5A,zorv", ",ash; fir,5,5A,zorv")
    assert _load(folder).people["P01"].schools == ("ash", "fir")


@pytest.mark.parametrize(
    ("written", "compared"),
    [("lk12zq", "LK1 2ZQ"), (" LK1  2ZQ ", "LK1 2ZQ"), ("w1a 0ax", "W1A 0AX"), ("", "")],
)
def test_postcode_is_compared_in_one_form(written: str, compared: str) -> None:
    assert postcode_form(written) == compared


def test_fingerprint_changes_with_any_file(folder: Path) -> None:
    before = _load(folder).fingerprint
    assert _load(FOLDER / "roster").fingerprint == before
    _change(folder / "groups.csv", "SEN team", "SEND team")
    assert _load(folder).fingerprint != before


# -- what is weak


def test_invented_school_has_its_weakness_told_by_id() -> None:
    roster = _load(FOLDER / "roster")
    assert [problem.message for problem in weaknesses(roster) if problem.is_fault] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "contacts.csv",
            "maravelle.q@postbox.example",
            "",
            "contacts.csv: C01 has no e-mail address",
        ),
        ("relationships.csv", "P03,C03", "P01,C03", "relationships.csv: P03 has no contact"),
        (
            "pupils.csv",
            "Brixolan,Tharnaby",
            "ZORVANE,Quibblewick",
            "pupils.csv: P01 and P03 share a name and a school",
        ),
        (
            "pupils.csv",
            "Brixolan,Tharnaby",
            "Zorvy,Quibblewick",
            "pupils.csv: P01 and P03 share a name and a school",
        ),
    ],
)
def test_weakness_is_told_and_no_fault(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    before = {str(problem) for problem in weaknesses(_load(folder))}
    _change(folder / file, old, new)
    told = [p for p in weaknesses(_load(folder)) if str(p) not in before]
    assert [str(problem).startswith(says) for problem in told] == [True]
    assert not any(problem.is_fault for problem in told)


def test_namesakes_at_two_schools_are_no_weakness() -> None:
    assert not [p for p in weaknesses(_load(FOLDER / "roster")) if "share a name" in p.message]
