"""The Morning Post: pages written for the tests of extraction, a story inside what usually surrounds one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from spiders.extract import read_article
from spiders.items import Article, Page
from spiders.normalise.article import normalise
from spiders.site import Site

WEB = Site(name="web", title="Any publisher", base_url="", schedule=None)
URL = "https://www.morning-post.example/city/2026/03/04/ferry-bridge-opens"

PARAGRAPHS = (
    "The new bridge over the harbor opened on Wednesday morning, an hour late, because the mayor's scissors were in the other coat.",
    "By noon some four thousand people had crossed it on foot, and the ferry that it replaces carried its last eleven passengers.",
    "The city paid 84 million for the bridge, nine more than planned. An audit will say in June where the nine went.",
    "Ferry captain Ines Holm said that she would miss the fog most. She starts work as the bridge's operator on Monday.",
)
MENU = "".join(
    f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("City", "Business", "Sports", "Culture", "Weather")
)
RELATED = "".join(
    f'<li><a href="/city/{n}"><h4>Another story of the day, number {n}, about something else entirely</h4></a></li>'
    for n in range(6)
)


class MorningPost:
    """Prints pages and reads them."""

    url = URL
    paragraphs = PARAGRAPHS
    text = "\n\n".join(PARAGRAPHS)

    def page(
        self,
        body: str | None = None,
        *,
        head: str = "",
        title: str = "Bridge replaces the last harbor ferry",
        after: str = "",
        language: str = "en",
    ) -> str:
        """A page with head, menu, story and footer."""
        text = body if body is not None else "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | Morning Post</title>
    <meta property="og:site_name" content="Morning Post">{head}</head><body>
    <header><ul class="menu">{MENU}</ul></header>
    <main><article><h1>{title}</h1>{text}</article>{after}</main>
    <aside class="related"><h3>Read also</h3><ul>{RELATED}</ul></aside>
    <footer><p>Morning Post, Quay Street 4. All rights reserved. Imprint, privacy statement and terms of use apply.</p></footer>
    </body></html>"""

    def json_ld(self, **fields: Any) -> str:
        """A script element with an article's JSON-LD."""
        block = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Bridge replaces the last harbor ferry",
            **fields,
        }
        return f'<script type="application/ld+json">{json.dumps(block)}</script>'

    def read(self, html: str | bytes, url: str = URL, site: Site = WEB, content_type: str | None = None) -> Article:
        """The page as the pipeline would have it."""
        body = html if isinstance(html, bytes) else html.encode()
        return normalise(read_article(Page(url=url, body=body, content_type=content_type), site), site)


@pytest.fixture(scope="session")
def post() -> MorningPost:
    """The paper of these tests."""
    return MorningPost()
