"""What must never happen in a browser, whatever stands in the register: nothing runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request, Response

# The browser writes this line for any page that answers 4xx, which is what some are to do.
_ANSWERED = "Failed to load resource: the server responded with a status of 4"


class Watch:
    """Notes dialogs, console errors, script errors, requests to elsewhere and answers of 500.

    A violation of the content security policy is a console error.
    """

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self._origin = origin
        self._seen: list[str] = []
        context.on("dialog", self._dialog)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._seen.append(f"script error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def told(self) -> list[str]:
        """What happened since it was last asked."""
        seen, self._seen = self._seen, []
        return seen

    def _dialog(self, dialog: Dialog) -> None:
        self._seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(_ANSWERED):
            self._seen.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._origin + "/", "data:")):
            self._seen.append(f"request to {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self._seen.append(f"{response.status} of {response.url}")
