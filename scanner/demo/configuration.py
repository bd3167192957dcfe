"""The config.yaml of the invented trust."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from scanner.demo.people import Trust

_HEAD = """\
# The invented trust that `pupilguard demo` writes. Nobody in it exists.
organisation:
  name: Northborough Learning Trust
  schools:
"""

_SOURCES = """\
roster:
  - type: csv
    path: roster
sources:
  - name: sent-mail
    type: mail_files
    path: mail
  - name: staff-share
    type: folder
    path: share
    audience:
"""

_REST = """\
  - name: merge-output
    type: folder
    path: letters
    audience: addressee
  - name: classcharts
    type: platform_export
    path: exports/classcharts
    platform: classcharts
    tables:
      account_links.csv:
        kind: account_links
        columns: {account: "Parent email", pupil: "Pupil ID", school: "School", role: "Role"}
      views.csv:
        kind: access_log
        columns: {account: "User", pupil: "Pupil ID", when: "Time", action: "Action", role: "Role"}
      behaviour.csv:
        kind: records
        columns: {pupil: "Pupil ID", text: "Comment", when: "Date", author: "Staff",
                  corrected_at: "Corrected"}
  - name: schoolbridge
    type: platform_export
    path: exports/schoolbridge
    platform: schoolbridge
    tables:
      account_links.csv:
        kind: account_links
        columns: {account: "Parent email", pupil: "Pupil ID", school: "School", role: "Role"}
rules:
  grace_days: 30
  agencies: agencies.csv
register:
  url: sqlite:///register.db
"""


def configuration(trust: Trust, readers: Mapping[str, Sequence[str]]) -> str:
    """The text of config.yaml; `readers` are the share's folders and who can read each."""
    schools = "".join(
        f"    - id: {s.id}\n      name: {s.name}\n      domains: [{s.domain}]\n"
        f"      pupil_domains: [{s.pupil_domain}]\n"
        for s in trust.schools
    )
    audience = "".join(
        f"      {json.dumps(folder)}: {json.dumps(list(who))}\n" for folder, who in readers.items()
    )
    return _HEAD + schools + _SOURCES + audience + _REST
