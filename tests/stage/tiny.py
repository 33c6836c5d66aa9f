"""A small site, its addresses and articles, for the tests of what is staged."""

from __future__ import annotations

from datetime import UTC, datetime

from spiders.items import Address, Article, State
from spiders.site import Site

SITE = Site(name="tiny", title="The Tiny", base_url="https://tiny.example", timezone="Asia/Seoul", language="ko")
NOW = datetime(2026, 8, 5, 12, tzinfo=UTC)


def address(number: int, state: State = State.SEEN, reason: str | None = None) -> Address:
    url = f"https://tiny.example/{number}"
    return Address(source="tiny", url=url, url_canonical=url, key=f"k{number}", state=state, reason=reason, at=NOW)


def article(number: int, body: str = "본문입니다.") -> Article:
    url = f"https://tiny.example/{number}"
    return Article(source="tiny", url=url, url_canonical=url, headline=f"Nº {number}", body_text=body, published_at=NOW)
