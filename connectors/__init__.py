"""Where items come from, and the table of connectors that are built in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from connectors.base import Connector
from connectors.folder import Folder
from connectors.mail_files import MailFiles
from connectors.platform_export import PlatformExport
from scanner.config.configuration import Organisation

# By the `type` of a source. Each takes the settings block of its own type, which no signature
# that they share can say.
BUILT_IN: Final[Mapping[str, Callable[[Any, Organisation], Connector]]] = {
    "mail_files": MailFiles,
    "folder": Folder,
    "platform_export": PlatformExport,
}
