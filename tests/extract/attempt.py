"""A page in, "article" or the reason why it is none out; what comes out can be stored."""

from __future__ import annotations

import json
import random

from spiders.errors import NotAnArticle
from spiders.extract import read_article
from spiders.items import Page, record
from spiders.normalise.article import normalise
from spiders.site import Site

WEB = Site(name="web", title="Any publisher", base_url="", schedule=None)
URL = "https://x.example/a/b"


def attempt(body: bytes, content_type: str | None = None) -> str:
    """Read, finished and recorded as the crawl does it."""
    try:
        article = normalise(read_article(Page(url=URL, body=body, content_type=content_type), WEB), WEB)
    except NotAnArticle as finding:
        return finding.reason
    assert article.body_text == "\n\n".join(block.text for block in article.body_blocks if block.text)
    stored = json.dumps(record(article), allow_nan=False)
    assert "\\u0000" not in stored
    assert "\\ud8" not in stored
    return "article"


def mutated(page: bytes, chance: random.Random, foreign: bytes = b"") -> bytes:
    """The page with bytes changed, stretches lost, doubled or taken from another page, now and then very often."""
    body = bytearray(page)
    for _ in range(chance.randint(1, 40)):
        place, kind = chance.randrange(len(body)), chance.random()
        if kind < 0.4:
            body[place] = chance.randrange(256)
        elif kind < 0.65:
            del body[place : place + chance.randint(1, 30)]
        elif kind < 0.9 or not foreign:
            other = chance.randrange(len(body))
            body[place:place] = body[other : other + chance.randint(1, 60)]
        else:
            other = chance.randrange(len(foreign))
            times = chance.choice((1, 1, 1, 1, 300))
            body[place:place] = foreign[other : other + chance.randint(1, 90)] * times
        if not body:
            return page
    return bytes(body)
