"""Every exception that leaves a module on purpose. The message is one sentence that names the thing and the way out.

BroadsheetError           the command ends with exit code 1 and prints the message
├── UsageError            the command was called wrongly: exit code 2
├── SiteError             a site file or a site's name is wrong
├── StageError            a batch cannot be written or read
│   └── SiteBusy          another process crawls that site
├── LocalError            the local stack cannot start, or a part of it keeps failing
├── WarehouseError        the warehouse is away, or refuses
└── NotAnArticle          a page that must not be staged as an article, with the reason for the books
"""

from __future__ import annotations


class BroadsheetError(Exception):
    """One clear sentence for the person at the terminal."""


class UsageError(BroadsheetError):
    """The call itself is wrong."""


class SiteError(BroadsheetError):
    """A site is unknown or its file is wrong."""


class StageError(BroadsheetError):
    """A staged batch or the archive cannot be written or read."""


class SiteBusy(StageError):  # noqa: N818 (it is a finding, not a fault)
    """Another process on this machine crawls that site."""


class LocalError(BroadsheetError):
    """The local stack cannot start, or a part of it keeps failing."""


class WarehouseError(BroadsheetError):
    """The warehouse cannot be reached or refuses what was asked."""


class NotAnArticle(BroadsheetError):  # noqa: N818 (it is a finding, not a fault)
    """What was fetched is no article.

    Attributes:
        state: "filtered" (rightly not an article: a list page, an advertisement) or "quarantined" (it should be
            one and cannot be read: no headline, no text, unreadable bytes).
        reason: one snake_case word for the books, e.g. "list_page", "empty_page", "no_headline".
        detail: a sentence for the person who looks into it.
    """

    def __init__(self, state: str, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.state = state
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        # Raised in a worker process, caught beside the reactor.
        return type(self), (self.state, self.reason, self.detail)
