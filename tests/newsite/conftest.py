"""Pages of the Bay Gazette, a paper written for these tests."""

from __future__ import annotations

import json
from typing import Any

import pytest

from spiders.items import Page
from spiders.newsite.sample import Sample, read_sample

BASE = "https://www.bay-gazette.example"
TEXT = (
    "The new bridge over the harbor opened on Wednesday morning, an hour late, because the mayor's scissors were lost.",
    "By noon some four thousand people had crossed it on foot, and the ferry that it replaces carried the last eleven.",
    "The city paid 84 million for the bridge, nine more than planned. An audit will say in June where the nine went.",
)
KOREAN = (
    "항구를 가로지르는 새 다리가 수요일 아침 예정보다 한 시간 늦게 문을 열었다. 시장이 가위를 찾지 못했기 때문이다.",
    "정오까지 약 사천 명이 걸어서 다리를 건넜고, 다리가 대신하게 될 나룻배는 마지막 손님 열한 명을 태웠다.",
    "시는 다리에 8천4백만을 썼는데 계획보다 9백만이 많다. 6월에 나올 감사 결과가 그 까닭을 밝힐 것이다.",
)


class Gazette:
    """Prints pages."""

    base = BASE

    def html(
        self,
        path: str,
        *,
        head: str = "",
        printed: str = "",
        language: str = "en",
        name: str | None = "The Bay Gazette",
        data: dict[str, Any] | None = None,
        links: tuple[str, ...] = (),
    ) -> str:
        """An article's page."""
        block = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": f"Bridge opens, says {path}"}
        script = f'<script type="application/ld+json">{json.dumps(block | data)}</script>' if data else ""
        site_name = f'<meta property="og:site_name" content="{name}">' if name else ""
        more = "".join(f'<li><a href="{link}">More</a></li>' for link in links)
        return (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            f"<title>Bridge opens, says {path}</title>"
            f'<link rel="canonical" href="{BASE}{path}">{site_name}{script}{head}</head><body><main><article>'
            f"<h1>Bridge opens, says {path}</h1><p class=printed>{printed}</p>"
            + "".join(f"<p>{line}</p>" for line in (KOREAN if language == "ko" else TEXT))
            + f"</article></main><ul>{more}</ul></body></html>"
        )

    def page(self, path: str, *, host: str = BASE, **said: Any) -> Page:
        """The same as it was fetched."""
        return Page(url=f"{host}{path}", body=self.html(path, **said).encode())

    def sample(self, path: str, *, host: str = BASE, **said: Any) -> Sample:
        """The same, read."""
        return read_sample(self.page(path, host=host, **said))


@pytest.fixture
def gazette() -> Gazette:
    """The paper."""
    return Gazette()
