"""The table of connectors."""

from __future__ import annotations

from typing import get_args

from connectors import BUILT_IN
from scanner.config.configuration import FolderSource, MailFilesSource, PlatformExportSource


def test_every_type_of_source_has_its_connector() -> None:
    sources = (FolderSource, MailFilesSource, PlatformExportSource)
    types = {get_args(source.model_fields["type"].annotation)[0] for source in sources}
    assert types == set(BUILT_IN)
