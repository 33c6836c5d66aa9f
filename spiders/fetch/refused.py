"""Refused: an address that is not fetched, or not to its end, by a rule of ours, with its state for the books."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from spiders.items import State


class Refused(IgnoreRequest):
    """Scrapy neither retries nor logs it as an error.

    Attributes:
        state: how the address ends.
        reason: one snake_case word.
        detail: a sentence.
        duplicate_of: canonical address of the article it turned out to be.
    """

    def __init__(self, state: State, reason: str, detail: str = "", duplicate_of: str | None = None) -> None:
        super().__init__(detail or reason)
        self.state, self.reason, self.detail, self.duplicate_of = state, reason, detail, duplicate_of


def interrupted() -> Refused:
    """The run was asked to stop."""
    return Refused(State.DEFERRED, "interrupted", "The run was asked to stop before this was read.")
