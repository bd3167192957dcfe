"""The regulator's own words, letter for letter, so that our figures compare with published ones.

Source: the lists of the Information Commissioner's data security incident trends (domain facts,
4.1). Nothing here is shortened or corrected: a trust's totals are laid beside the regulator's.
"""

from __future__ import annotations

from datetime import timedelta

CYBER = "Cyber"
NON_CYBER = "Non Cyber"
INCIDENT_CATEGORIES = (CYBER, NON_CYBER)

INCIDENT_TYPES = (
    "Alteration of personal data",
    "Brute Force",
    "Cryptographic flaw",
    "Data emailed to incorrect recipient",
    "Data of wrong data subject shown in client portal",
    "Data posted or faxed to incorrect recipient",
    "Denial of service",
    "Failure to redact",
    "Failure to use bcc",
    "Hardware/software misconfiguration",
    "Incorrect disposal of hardware",
    "Incorrect disposal of paperwork",
    "Loss/theft of device containing personal data",
    "Loss/theft of paperwork or data left in insecure location",
    "Malware",
    "Not Provided",
    "Other cyber incident",
    "Other non-cyber incident",
    "Phishing",
    "Ransomware",
    "Unauthorised access",
    "Verbal disclosure of personal data",
)

DATA_TYPES = (
    "Basic personal identifiers",
    "Identification data",
    "Health data",
    "Data revealing racial or ethnic origin",
    "Political opinions",
    "Religious or philosophical beliefs",
    "Trade union membership",
    "Sex life data",
    "Sexual orientation data",
    "Gender Reassignment Data",
    "Genetic or biometric data",
    "Criminal convictions or offences",
    "Economic and financial data",
    "Official documents",
    "Location data",
    "Unknown",
)

SUBJECT_KINDS = (
    "Children",
    "Students",
    "Employees",
    "Users",
    "Subscribers",
    "Customers or prospective customers",
    "Patients",
    "Vulnerable adults",
    "Unknown",
)

SUBJECT_BANDS = ("1-9", "10-99", "100-1k", "1k-10k", "10k-100k", "100k+", "Unknown")
_BAND_ENDS = (10, 100, 1_000, 10_000, 100_000)

TIMES_TO_REPORT = ("under 24 h", "24-72 h", "72 h to 1 week", "over 1 week")
_TIME_ENDS = (timedelta(hours=24), timedelta(hours=72), timedelta(weeks=1))


def subject_band(count: int | None) -> str:
    """The band that a number of data subjects falls in; none known, or nought, is "Unknown"."""
    if not count:
        return SUBJECT_BANDS[-1]
    return SUBJECT_BANDS[sum(count >= end for end in _BAND_ENDS)]


def time_to_report(taken: timedelta) -> str:
    """The band of the time from awareness to the report. 72 hours to the second are in time."""
    first, *later = _TIME_ENDS
    if taken < first:
        return TIMES_TO_REPORT[0]
    return TIMES_TO_REPORT[1 + sum(taken > end for end in later)]
