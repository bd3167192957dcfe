"""The sources of a configuration: what is scanned, and who can see it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Discriminator, Tag, model_validator
from pydantic import Field as Setting

from scanner.config.values import AudienceWord, Prefix, Settings, Text, fault
from scanner.model import RecordKind

AudienceRules = Annotated[Mapping[Prefix, tuple[AudienceWord, ...]], Setting(min_length=1)]


class SourceSettings(Settings):
    """What every source has. Its `path` as written begins the locators of its items."""

    name: Text = Setting(description="Your name for this source; appears in every report.")
    type: str = Setting(description="Kind of source.")
    path: Text = Setting(description="Folder to read; nothing in it is ever changed.")

    @property
    def folder(self) -> Path:
        return self.beside(self.path)


class MailFilesSource(SourceSettings):
    """A folder tree of .eml, .msg, mbox and Maildir."""

    name: Text = Setting(
        description="Your name for this source; appears in every report.", examples=["sent-mail"]
    )
    type: Literal["mail_files"] = Setting(
        description="A folder tree of .eml, .msg, mbox or Maildir.", examples=["mail_files"]
    )
    path: Text = Setting(
        description="Folder to read; nothing in it is ever changed.", examples=["mail"]
    )


class FolderSource(SourceSettings):
    """A shared folder, or letters about to be sent."""

    name: Text = Setting(
        description="Your name for this source; appears in every report.",
        examples=["staff-share", "merge-output"],
    )
    type: Literal["folder"] = Setting(
        description="A folder of documents and who can read it.", examples=["folder"]
    )
    path: Text = Setting(
        description="Folder to read; nothing in it is ever changed.", examples=["share", "letters"]
    )
    audience: Annotated[
        Annotated[AudienceRules, Tag("folders")] | Annotated[Literal["addressee"], Tag("letters")],
        Discriminator(lambda value: "letters" if isinstance(value, str) else "folders"),
    ] = Setting(
        description="Who can read what lies below: each folder with its readers; the longest "
        "matching folder wins, . is the rest, a file under none is reported as a gap. Readers are "
        "mail addresses, group:ADDRESS, or the words organisation, anyone-with-link, public. "
        "The one word addressee instead means letters, each for the person it is addressed to.",
        examples=[
            {
                ".": ["group:all-staff@oak.example.sch.uk"],
                "Pupil Shared": ["group:all-pupils@oak.example.sch.uk"],
                "Public": ["public"],
            },
            "addressee",
        ],
    )


COLUMNS: Final = (
    "account",
    "pupil",
    "school",
    "role",
    "when",
    "action",
    "text",
    "author",
    "corrected_at",
)
REQUIRED_COLUMNS: Final[Mapping[RecordKind, tuple[str, ...]]] = {
    RecordKind.ACCOUNT_LINKS: ("account", "pupil"),
    RecordKind.ACCESS_LOG: ("account", "pupil", "when"),
    RecordKind.RECORDS: ("pupil", "text"),
}


def _columns(columns: Mapping[str, str]) -> Mapping[str, str]:
    for number, name in enumerate(columns, 1):
        if name not in COLUMNS:
            close = get_close_matches(name.lower(), COLUMNS, 1)
            meant = f"did you mean {close[0]}?" if close else f"we know {', '.join(COLUMNS)}"
            raise fault(f"has a column that we do not know (entry {number}): {meant}")
    return columns


class TableSettings(Settings):
    """One file of a platform's export."""

    kind: RecordKind = Setting(
        description="account_links (who is linked to which pupil), access_log (who opened whose "
        "record) or records (what is written about whom).",
        examples=["account_links"],
    )
    columns: Annotated[Mapping[str, Text], AfterValidator(_columns)] = Setting(
        description="Our name of a column, then the vendor's heading. account_links wants account "
        "and pupil; access_log account, pupil and when; records pupil and text. "
        "Optional: school, role, action, author, corrected_at.",
        examples=[{"account": "Parent email", "pupil": "Pupil ID"}],
    )

    @model_validator(mode="after")
    def _has_the_columns_of_its_kind(self) -> TableSettings:
        lacking = [name for name in REQUIRED_COLUMNS[self.kind] if name not in self.columns]
        if lacking:
            raise fault(f"columns: {' and '.join(lacking)} missing, which {self.kind} needs")
        return self


class PlatformExportSource(SourceSettings):
    """Tables exported from a parents' or pupils' platform."""

    name: Text = Setting(
        description="Your name for this source; appears in every report.", examples=["classcharts"]
    )
    type: Literal["platform_export"] = Setting(
        description="CSV files exported from a platform.", examples=["platform_export"]
    )
    path: Text = Setting(
        description="Folder to read; nothing in it is ever changed.",
        examples=["exports/classcharts"],
    )
    platform: Text = Setting(
        description="The platform's name, as reports should say it.", examples=["classcharts"]
    )
    tables: Mapping[Text, TableSettings] = Setting(
        min_length=1,
        description="Each exported file: its kind, and the vendor's headings for our columns.",
        examples=[
            {
                "account_links.csv": {
                    "kind": "account_links",
                    "columns": {"account": "Parent email", "pupil": "Pupil ID", "school": "School"},
                },
                "views.csv": {
                    "kind": "access_log",
                    "columns": {
                        "account": "User",
                        "pupil": "Pupil ID",
                        "when": "Time",
                        "action": "Action",
                    },
                },
                "behaviour.csv": {
                    "kind": "records",
                    "columns": {
                        "pupil": "Pupil ID",
                        "text": "Comment",
                        "when": "Date",
                        "author": "Staff",
                    },
                },
            }
        ],
    )


Source = Annotated[
    MailFilesSource | FolderSource | PlatformExportSource, Setting(discriminator="type")
]
